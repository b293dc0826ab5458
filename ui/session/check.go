package session

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"descent/ui/number"
	"descent/ui/timeline"
)

// validator is an action that may not fit the data or the run.
type validator interface{ validate(s *Session) error }

// Check tells what of an action does not fit as things are now, so that a line
// can be mended before it waits for its turn.
func (s *Session) Check(a Action) error {
	if err := s.blockedByPractice(a); err != nil {
		return err
	}
	if a, ok := a.(validator); ok {
		return a.validate(s)
	}
	return nil
}

func (a Until) validate(s *Session) error {
	if err := s.checkCondition(a.Condition); err != nil {
		return err
	}
	for _, c := range a.Condition.Clauses {
		for _, q := range []Quantity{c.Left, c.Right} {
			if s.conceals(q) {
				return fmt.Errorf("%s is asked for: answer first", q)
			}
		}
	}
	return nil
}

func (a Alpha) validate(s *Session) error { return s.fitsSchedule("alpha", a.Schedule) }

func (l Lambda) validate(s *Session) error { return s.fitsSchedule("lambda", l.Schedule) }

func (s *Session) fitsSchedule(name string, plan []ScheduledValue) error {
	if len(plan) != 1 || plan[0].From != FromNextStep && plan[0].From != s.timeline.Cursor() {
		return fmt.Errorf("%s takes one value here, for the next step: goto %d first, then the one for there", name, plan[len(plan)-1].From)
	}
	return nil
}

func (a Compare) validate(*Session) error { return fitsRuns("α", len(a.Alphas)) }

func (a CompareLambda) validate(*Session) error { return fitsRuns("λ", len(a.Lambdas)) }

func fitsRuns(of string, n int) error {
	if n == 0 || n > timeline.MaxGhosts {
		return fmt.Errorf("1 to %d different %s, not %d", timeline.MaxGhosts, of, n)
	}
	return nil
}

func (a Init) validate(s *Session) error {
	if _, n := s.data.Problem.Size(); len(a.Values) != n+1 {
		return fmt.Errorf("%d numbers are needed (%s and b), not %d", n+1, number.Count(n, "weight"), len(a.Values))
	}
	return nil
}

func (a Predict) validate(s *Session) error {
	if _, n := s.data.Set.AsRead().Size(); len(a.X) != n {
		return fmt.Errorf("a new example has %s here, not %d: give %s", number.Count(n, "number"), len(a.X), strings.Join(s.featureNames(), " "))
	}
	return nil
}

func (a Filter) validate(s *Session) error {
	if strings.HasPrefix(a.Name, "test") && len(s.data.Test.X) == 0 {
		return errors.New("no rows are kept for testing: test 30% keeps some")
	}
	return nil
}

func (ExampleNew) validate(s *Session) error {
	if s.view.NewExample == nil {
		return errors.New("there is no new example: predict and its numbers make one")
	}
	return nil
}

// featureNames are those of the data as they were read.
func (s *Session) featureNames() []string {
	var names []string
	for _, f := range s.data.Set.AsRead().Features {
		names = append(names, strconv.Quote(f.Name))
	}
	return names
}

func (a Example) validate(s *Session) error {
	if m, _ := s.data.Problem.Size(); a.I < 1 || a.I > m {
		return fmt.Errorf("there is no example %d: give a number from 1 to %d", a.I, m)
	}
	return nil
}

func (a LineAt) validate(s *Session) error {
	if count := s.lineCount(); a.L >= count {
		return fmt.Errorf("there is no line %d inside an iteration: its loop has %d, and after the last it is the next", a.L, count)
	}
	return nil
}

func (a Show) validate(*Session) error {
	for _, name := range a.Panes {
		if !slices.Contains(Panes(), name) {
			return fmt.Errorf("there is no pane %q: there are %s", name, strings.Join(Panes(), ", "))
		}
	}
	return nil
}

func (a Pair) validate(s *Session) error {
	_, n := s.data.Problem.Size()
	pane, i := parseAxis(a.A, n)
	switch other, j := parseAxis(a.B, n); {
	case pane == "" || other == "":
		return fmt.Errorf("there is no %s or %s: the data have %s", a.A, a.B, number.Count(n, "feature"))
	case pane != other || i == j:
		return fmt.Errorf("there are no two: the data have %s", number.Count(n, "feature"))
	}
	return nil
}
