package session

import (
	"slices"

	"descent/datasets"
	"descent/trainer/answer"
)

// openDrill opens data that nobody has seen: a few examples of round numbers, drawn from a
// seed. The log has the data with their seed, and the start that is drawn for them.
func (s *Session) openDrill(set string) {
	s.drawn++
	seed := s.config.Seed + s.drawn
	if had := s.data.ReadOptions.Seed; s.data.Name == datasets.Paper && had != nil && *had == seed { // they are those here
		s.drawn++
		seed++
	}
	s.startOpening(opening{
		origin: DataSource{Name: datasets.Paper, ReadOptions: ReadOptions{Seed: &seed}, Preprocessing: datasets.Preprocessing{Scale: datasets.NoScaling}},
		drill:  set,
	}, nil)
}

// startDrill begins at round numbers at which as few mistakes as can be give a right number, and asks for
// those of a set.
func (s *Session) startDrill(set string, seed uint64) {
	at, _ := answer.Draw(s.practiceMoment(), seed, handDecimals)
	told := s.out.Events
	Init{append(slices.Clone(at.Params.W), at.Params.B)}.do(s)
	s.out.Events = told // the practice says what there is
	s.syncLineCursor()
	s.practise(set)
	if s.practice != nil {
		s.practice.drawn = true
	}
}
