package worker_test

import (
	"reflect"
	"slices"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/session"
)

// analysis is what is known of the moment of a session, made another way.
func analysis(t *testing.T, s *session.Session) {
	t.Helper()
	st := s.State()
	p, at, in := st.Data.Problem, st.Run.Snapshot, st.Analysis
	wrong, undecided := [2]int{}, [2]int{}
	for i, x := range p.X {
		switch z := at.Params.Z(x); {
		case z == 0:
			undecided[int(p.Y[i])]++
		case (z > 0) != (p.Y[i] == 1):
			wrong[int(p.Y[i])]++
		}
	}
	if !in.ClassificationKnown || in.Wrong != wrong || in.Undecided != undecided {
		t.Errorf("k %d: known %v, %v wrong and %v undecided; want %v and %v", at.Iter, in.ClassificationKnown, in.Wrong, in.Undecided, wrong, undecided)
	}
	if want := trainer.CurvatureAt(p, at.Params, at.Lambda); !in.CurvatureKnown || !reflect.DeepEqual(in.Curvature, want) {
		t.Errorf("k %d: the curvature is %+v, known %v", at.Iter, in.Curvature, in.CurvatureKnown)
	}
	shown := func(pane string) bool {
		return slices.Contains([]int{st.View.Main, st.View.SecondPane()}, slices.Index(session.Panes(), pane))
	}
	if table := in.Examples; shown("examples") {
		if row := len(p.X) / 2; table == nil || table.Value(session.ExampleColumn{Kind: session.ExampleDZ}, row) != trainer.DZ(at.Params.Z(p.X[row]), p.Y[row]) || len(table.Rows) != len(p.X) {
			t.Errorf("k %d: the examples are shown, and their table is of another moment", at.Iter)
		}
	}
	if shown("data") && len(p.X) <= session.MaxSampledExamples {
		counted := [2]int{}
		for i, v := range in.ExampleCorrectness.Train {
			counted[int(p.Y[i])] += map[trainer.Correctness]int{trainer.Incorrect: 1}[v]
		}
		if counted != wrong {
			t.Errorf("k %d: %v are marked as wrong, %v are", at.Iter, counted, wrong)
		}
	}
	looks := shown("loop")
	if looks && in.Loop == nil {
		t.Fatalf("k %d: a pane looks inside, and there are no sums", at.Iter)
	}
	if looks && in.Loop.RunLines(1, 0).Params.B != at.Params.B {
		t.Errorf("k %d: the sums are of another moment", at.Iter)
	}
}

// What is quick is known of every moment before anything is shown, and so often
// it is made: once.
func TestPromptly(t *testing.T) {
	c := beginWith(t, true)
	for _, i := range []session.Intent{
		session.Step{N: 1}, session.Step{N: 300}, session.Show{Panes: []string{"loop"}}, session.Back{N: 7}, session.SetAlpha(2), session.Step{N: 1},
		session.Show{Panes: []string{"examples"}}, session.Sort{Column: "dw1"}, session.Wrong{On: true}, session.Step{N: 3},
		session.Show{Panes: []string{"data", "surface"}}, session.Data{Name: "moons"}, session.Step{N: 2}, session.Restart{},
	} {
		c.do(i)
		analysis(t, c.s)
	}
	c.do(session.Show{Panes: []string{"loop"}})
	sums := c.s.State().Analysis.Loop
	c.do(session.Digits{N: 9})
	if c.s.State().Analysis.Loop != sums {
		t.Error("the sums of one moment were made twice")
	}
	c.do(session.Show{Panes: []string{"examples", "data"}})
	table, verdicts := c.s.State().Analysis.Examples, c.s.State().Analysis.ExampleCorrectness
	c.do(session.Digits{N: 8})
	if in := c.s.State().Analysis; in.Examples != table || in.ExampleCorrectness != verdicts {
		t.Error("the table of one moment was made twice")
	}
	if c.do(session.Sort{Column: "loss"}); c.s.State().Analysis.Examples.Sort != "loss" {
		t.Error("it is sorted by another column")
	}
	c.do(session.Threshold{T: 0.9})
	wrong := 0
	for _, v := range c.s.State().Analysis.ExampleCorrectness.Train {
		if v == trainer.Incorrect {
			wrong++
		}
	}
	if in := c.s.State().Analysis; wrong != in.Wrong[0]+in.Wrong[1] {
		t.Errorf("above 0.9 %d are marked as wrong, %v are", wrong, in.Wrong)
	}
}

// Of large data it comes later: until then nothing is said, and what comes for a
// moment that has passed is not shown.
func TestLargeDataAreClassifiedLater(t *testing.T) {
	set := datasets.Set{Features: []datasets.Feature{{Name: "x"}}}
	for i := range 120_000 {
		set.X, set.Y = append(set.X, []float64{float64(i%7) - 3}), append(set.Y, float64(i%2))
	}
	data, err := session.Prepare(session.DataSource{}, set, trainer.Zeros(1), 1e-8)
	if err != nil {
		t.Fatal(err)
	}
	c := beginWith(t, true)
	c.s = session.New(data, session.Config{Tolerance: 1e-8, Alpha: 0.1})
	out := c.h.RunInline(c.s, c.s.InitialWork())
	at := slices.IndexFunc(out.Work, func(w session.Work) bool { return w.WorkTicket().Slot == session.Classifying })
	if at < 0 || c.s.State().Analysis.ClassificationKnown {
		t.Fatalf("120 000 examples are classified at once: %v", c.s.State().Analysis.ClassificationKnown)
	}
	late := c.h.TaskFor(out.Work[at])()
	c.do(session.Step{N: 1})
	c.take(c.s.Deliver(late))
	if c.s.State().Analysis.ClassificationKnown {
		t.Error("what holds at k 0 is shown at k 1")
	}
	c.until(func() bool { return c.s.State().Analysis.ClassificationKnown })
	analysis(t, c.s)
}
