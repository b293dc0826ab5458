package session

import (
	"cmp"
	"math"
	"slices"

	"descent/trainer"
)

// GuessFacts is what a question about the next step has to know of all examples.
type GuessFacts struct {
	Correct int    // examples, at the threshold
	Changed bool   // the last step changed that, or is not known
	Pulls   []Pull // of each derivative that may be asked about
}

// Pull is examples of which one pulls most of all at a parameter: its term of the
// derivative is the largest, whatever its sign. The others lie in the middle and at the
// end. They stand in the order of their numbers.
type Pull struct {
	Options []Option // fewer than two: all pull alike
	Most    int      // a place in Options; −1 where there are none
}

// NewGuessFacts looks at every example: three passes over them.
func NewGuessFacts(w PrepareGuess) GuessFacts {
	correct := func(at trainer.Params) int {
		all := trainer.Predict(w.Problem, at, w.Threshold)
		return all.Correct[0] + all.Correct[1]
	}
	facts := GuessFacts{Correct: correct(w.At), Changed: true}
	if w.Before != nil {
		facts.Changed = correct(*w.Before) != facts.Correct
	}
	dz := allDZ(w.Problem, w.At)
	for _, of := range w.Derivatives {
		facts.Pulls = append(facts.Pulls, maxPullOf(w.Problem, dz, of))
	}
	return facts
}

// allDZ is the dz of all examples.
func allDZ(p trainer.Problem, at trainer.Params) []float64 {
	dz := make([]float64, len(p.X))
	for i, x := range p.X {
		dz[i] = trainer.DZ(at.Z(x), p.Y[i])
	}
	return dz
}

// maxPullOf finds who pulls at a parameter. Of large data the middle is that of a sample.
func maxPullOf(p trainer.Problem, dz []float64, of Quantity) Pull {
	pull := func(i int) float64 {
		if of.Index > 0 {
			return math.Abs(dz[i]) * math.Abs(p.X[i][of.Index-1])
		}
		return math.Abs(dz[i])
	}
	most, least := 0, 0
	for i := range dz {
		if pull(i) > pull(most) {
			most = i
		}
		if pull(i) <= pull(least) {
			least = i
		}
	}
	order := slices.SortedStableFunc(SampleIndices(len(dz), -1), func(i, j int) int { return cmp.Compare(pull(j), pull(i)) })
	some := []int{most}
	for _, i := range []int{order[len(order)/2], least} {
		if pull(i) < pull(most) && !slices.Contains(some, i) {
			some = append(some, i)
		}
	}
	if slices.Sort(some); len(some) < 2 {
		return Pull{Most: -1}
	}
	found := Pull{Most: slices.Index(some, most)}
	for _, i := range some {
		found.Options = append(found.Options, Option{Word: ExampleOption, Example: i + 1})
	}
	return found
}

// guessKey is the moment that the facts of a question are of; no λ changes them.
func (s *Session) guessKey() analysisKey {
	return analysisKey{position: s.position(), threshold: s.view.Threshold}
}

// awaitsGuess reports whether the next question, or the answer that a step has brought, waits
// for what takes passes over the examples. Nothing that has a turn goes before it.
func (s *Session) awaitsGuess() bool {
	q := s.guessing.pending
	if due := s.asksNext() || q != nil && q.stepped; !due {
		return false
	}
	_, known := s.analysis.guess.get(s.guessKey())
	return !known
}

// requestGuess asks for what is awaited.
func (s *Session) requestGuess() {
	if key := s.guessKey(); s.awaitsGuess() && !s.busy(PreparingGuess) {
		s.request(PrepareGuess{s.tracker.Start(PreparingGuess, key), s.data.Problem, s.timeline.Current().Params, s.previousParams(), s.view.Threshold, s.derivatives()})
	}
}

// correctHere counts the examples that are correct. For the question of a page, which comes
// once, it is a pass over them.
func (s *Session) correctHere() float64 {
	if facts, known := s.analysis.guess.get(s.guessKey()); known {
		return float64(facts.Correct)
	}
	return s.exactValue("correct")
}

// pullHere finds who pulls at a parameter, for a page as correctHere does.
func (s *Session) pullHere(of Quantity) Pull {
	if facts, known := s.analysis.guess.get(s.guessKey()); known {
		if i := slices.Index(s.derivatives(), of); i >= 0 {
			return facts.Pulls[i]
		}
	}
	return maxPullOf(s.data.Problem, allDZ(s.data.Problem, s.timeline.Current().Params), of)
}
