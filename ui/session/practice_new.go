package session

import (
	"slices"

	"descent/datasets"
	"descent/trainer/answer"
)

// openPracticeData opens data that nobody has seen: a few examples of round numbers, drawn from a
// seed. The log has the data with their seed, and the start that is drawn for them.
func (s *Session) openPracticeData(set string) {
	s.drawnData++
	seed := s.config.Seed + s.drawnData
	if had := s.data.ReadOptions.Seed; s.data.Name == datasets.Paper && had != nil && *had == seed { // they are those here
		s.drawnData++
		seed++
	}
	s.startOpening(openRequest{
		source:        DataSource{Name: datasets.Paper, ReadOptions: ReadOptions{Seed: &seed}, Preprocessing: datasets.Preprocessing{Scale: datasets.NoScaling}},
		practiceTopic: set,
	}, nil)
}

// startPracticeOnData begins at round numbers at which as few mistakes as can be give a right number, and asks for
// those of a set.
func (s *Session) startPracticeOnData(set string, seed uint64) {
	at, _ := answer.Draw(s.practiceExercise(), seed, practiceDecimals)
	told := s.out.Events
	Init{append(slices.Clone(at.Params.W), at.Params.B)}.do(s)
	s.out.Events = told // the practice says what there is
	s.syncIterationCursor()
	s.startPractice(set)
	if s.practice != nil {
		s.practice.newData = true
	}
}
