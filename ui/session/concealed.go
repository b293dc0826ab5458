package session

import (
	"maps"
	"slices"

	"descent/trainer"
	"descent/ui/timeline"
)

// concealment is what a question that is open must not let be seen.
type concealment struct {
	parts        []string // of the screen, by their names among Parts
	quantities   []string // by their names
	index        int      // of those, 0 for all
	maxLoopLines int      // so many lines of the loop may have run: with more it tells
}

// allLines lets all of the loop be seen.
const allLines = MaxIteration

// concealmentOf is the table of what gives answers away.
func (s *Session) concealmentOf(q *pendingQuestion) concealment {
	if q.Computed != nil {
		return s.stepConcealment(*q.Computed)
	}
	if q.Quantity == nil {
		return concealment{maxLoopLines: allLines}
	}
	p := s.data.Problem
	m, _ := p.Size()
	example := trainer.LinesBeforeExample(p, s.focus()) + 1 // its first line tells nothing
	one := []string{"graph", "examples", "words"}
	mean := []string{"parameters", "update", "surface", "graph", "examples", "words"}
	summed := trainer.LinesBeforeExample(p, m)
	switch of := *q.Quantity; of.Name {
	case "z":
		return concealment{one, []string{"z", "a", "L", "dz"}, 0, example}
	case "a":
		return concealment{one, []string{"a", "L", "dz"}, 0, example + 1}
	case "L":
		return concealment{one, []string{"L"}, 0, example + 2}
	case "dz":
		return concealment{one, []string{"dz"}, 0, example + 3}
	case "dw", "db", "|dw|":
		return concealment{mean, []string{of.Name, "|dw|"}, of.Index, summed}
	case "w", "b", "|w|":
		return concealment{append(mean, "data", "loop"), []string{of.Name, "|w|"}, of.Index, allLines}
	case "J", "dJ":
		return concealment{[]string{"j", "curve", "cost", "surface", "examples", "words"}, []string{"J", "dJ"}, 0, summed}
	case "correct", "wrong":
		return concealment{[]string{"data", "examples", "cost", "words"}, []string{"correct", "wrong"}, 0, allLines}
	case "testcorrect", "testwrong":
		return concealment{[]string{"data", "examples", "cost", "words"}, []string{"testcorrect", "testwrong"}, 0, allLines}
	case "testJ":
		return concealment{[]string{"curve", "cost", "examples", "words"}, []string{"testJ"}, 0, allLines}
	case "rises":
		return concealment{[]string{"curve", "cost", "words"}, []string{"rises"}, 0, allLines}
	}
	return concealment{maxLoopLines: allLines}
}

// stepConcealment is what gives away what the next step does.
func (s *Session) stepConcealment(a ComputedQuestion) concealment {
	switch a.Subject {
	case CostMoves:
		return s.costConcealment()
	case ParameterMoves:
		return concealment{[]string{"parameters", "update", "surface", "graph", "examples", "words"}, []string{a.Quantity.Name, "|dw|"}, a.Quantity.Index, 0}
	case CorrectMoves:
		parts := []string{"words"}
		if s.knownBeyond() {
			parts = append(parts, "cost") // where the accuracy is drawn below J
		}
		return concealment{parts: parts, maxLoopLines: allLines}
	case PullsMost:
		return concealment{[]string{"graph", "examples", "words"}, []string{"z", "a", "L", "dz"}, 0, 1}
	case LowestCost:
		return s.costConcealment()
	case ParameterNext:
	}
	return concealment{parts: []string{"update", "surface", "words"}, maxLoopLines: trainer.LinesBeforeExample(s.data.Problem, len(s.data.Problem.X)) + 1}
}

// guessConcealment is what gives away some question that may be asked next.
func (s *Session) guessConcealment() concealment {
	parts := []string{"parameters", "update", "graph", "examples"}
	return concealment{parts: append(parts, s.costConcealment().parts...)}
}

// costConcealment is what gives away where J goes: what is known of it beyond here.
func (s *Session) costConcealment() concealment {
	parts := []string{"surface", "words"}
	if s.knownBeyond() {
		parts = append(parts, "curve", "cost")
	}
	return concealment{parts: parts, maxLoopLines: allLines}
}

// knownBeyond reports whether a run is known beyond the iteration that is shown.
func (s *Session) knownBeyond() bool {
	beyond := func(r timeline.Run) bool { return r.Head().Iter > s.timeline.Cursor() }
	return beyond(s.timeline.Present()) || slices.ContainsFunc(s.timeline.Ghosts(), beyond)
}

// activeConcealment is what is not to be seen now, and whether there is something.
func (s *Session) activeConcealment() (keep concealment, is bool) {
	switch {
	case s.inPractice():
		return s.practiceConcealment(), true
	case s.inSummary():
		return s.summaryConcealment(), true
	case s.awaitsGuess():
		return s.guessConcealment(), true
	}
	q := s.openQuestion()
	if q == nil {
		return keep, false
	}
	return s.concealmentOf(q), true
}

// concealed are the parts of the screen that would give away what is asked for.
// Whatever shows one, on a screen, in a line or in a file, leaves it out.
func (s *Session) concealed() map[string]bool {
	keep, secret := s.activeConcealment()
	if !secret || s.lessonAt.settingUp {
		return nil
	}
	parts := map[string]bool{}
	for _, name := range keep.parts {
		parts[name] = true
	}
	if s.iterationCursor.line > keep.maxLoopLines || s.view.Vectors && keep.maxLoopLines < allLines { // a line of vectors is one of all examples
		parts["loop"] = true
	}
	return parts
}

// conceals reports whether a quantity would give away what is asked for.
func (s *Session) conceals(of Quantity) bool {
	keep, secret := s.activeConcealment()
	if !secret || of.Name == "" {
		return false
	}
	return slices.Contains(keep.quantities, of.Name) && (keep.index == 0 || of.Index == keep.index || of.Index == 0)
}

// Hidden are the parts that are not to be seen, by their names.
func (st State) Hidden() map[string]bool {
	if len(st.Concealed) == 0 {
		return st.View.Hidden
	}
	all := maps.Clone(st.Concealed)
	maps.Copy(all, st.View.Hidden)
	return all
}
