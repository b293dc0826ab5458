package session_test

import (
	"testing"

	"descent/ui/session"
)

// last is the newest event of a kind that came, and whether one came.
func last[E session.Event](c *client) (e E, ok bool) {
	for _, event := range c.events {
		if event, is := event.(E); is {
			e, ok = event, true
		}
	}
	return e, ok
}

func TestShow(t *testing.T) {
	show := func(panes ...string) session.Intent { return session.Show{Panes: panes} }
	for _, c := range []struct {
		do           []session.Intent
		main, beside string
	}{
		{nil, "data", "surface"},
		{[]session.Intent{show("loop")}, "loop", "surface"},
		{[]session.Intent{show("loop"), show("surface")}, "surface", "loop"}, // the two stay
		{[]session.Intent{show("loop"), show("surface"), show("surface")}, "surface", "loop"},
		{[]session.Intent{show("cost", "graph")}, "cost", "graph"},
		{[]session.Intent{show("cost", "graph"), show("data")}, "data", "graph"},
	} {
		d := begin("iris-hard", 0)
		d.do(c.do...)
		g := d.s.State().View
		if main, beside := session.Panes()[g.Main], session.Panes()[g.SecondPane()]; main != c.main || beside != c.beside {
			t.Errorf("%v: %s beside %s, not %s beside %s", c.do, main, beside, c.main, c.beside)
		}
	}
}

func TestHide(t *testing.T) {
	c := begin("iris-hard", 0)
	hidden := func(want string) {
		t.Helper()
		if got := c.s.Word("hidden"); got != want {
			t.Errorf("hidden is %s, not %s", got, want)
		}
	}
	hidden("none")
	before := c.s.State()
	c.do(session.Hide{Parts: []string{"curve", "j"}})
	hidden("j, curve")
	c.do(session.HideMain{})
	hidden("j, curve, data")
	c.do(session.HideMain{}, session.Hide{Parts: []string{"j"}, Off: true})
	hidden("curve")
	c.do(session.HideNone{})
	hidden("none")
	if len(before.View.Hidden) != 0 {
		t.Error("a state has changed")
	}
}

func TestViews(t *testing.T) {
	c := begin("iris-hard", 0)
	view := func(pane string) (session.ViewRange, bool) {
		w, ok := c.s.State().View.Views[pane]
		return w, ok
	}
	c.do(session.SetView{Ranges: []session.Range{{Axis: "x2", Lo: 1, Hi: 2}, {Axis: "x1", Lo: -1, Hi: 3}}})
	if w, ok := view("data"); !ok || w != (session.ViewRange{X: [2]float64{-1, 3}, Y: [2]float64{1, 2}}) {
		t.Errorf("the view is %v", w)
	}
	c.do(session.SetView{Ranges: []session.Range{{Axis: "x1", Lo: 0, Hi: 4}}})
	if w, _ := view("data"); w.X != [2]float64{0, 4} || w.Y != [2]float64{1, 2} {
		t.Errorf("one axis alone: %v", w)
	}
	c.do(session.Pair{A: "w1", B: "b"}, session.SetView{Ranges: []session.Range{{Axis: "b", Lo: 0, Hi: 1}, {Axis: "w1", Lo: 0, Hi: 1}}})
	if _, ok := view("surface"); !ok {
		t.Error("the surface has no view")
	}
	c.do(session.Pair{A: "b", B: "w2"})
	if _, ok := view("surface"); ok || c.s.State().View.Pair("surface", 3) != [2]int{1, 2} {
		t.Errorf("another pair has the view of the one before, or is %v", c.s.State().View.Pairs)
	}
	c.do(session.LogJ{On: true}, session.SetView{Ranges: []session.Range{{Axis: "k", Lo: 0, Hi: 9}, {Axis: "J", Lo: 0.01, Hi: 1}}})
	if w, _ := view("cost"); w.Y != [2]float64{-2, 0} {
		t.Errorf("J on a log scale is in view as %v", w.Y)
	}
	c.do(session.ViewOff{Pane: "cost"})
	if _, ok := view("cost"); ok {
		t.Error("the view of the curve is still there")
	}
	c.s.SetView("cost", session.ViewRange{})
	c.do(session.CommandName{Name: "log"}) // J is another number then
	if _, ok := view("cost"); ok {
		t.Error("the view of the curve outlives its scale")
	}
	c.do(session.ViewOff{})
	if n := len(c.s.State().View.Views); n != 0 {
		t.Errorf("%d views are left", n)
	}
	c.s.SetView("data", session.ViewRange{})
	if c.s.ResetView("data"); len(c.s.State().View.Views) != 0 {
		t.Error("the view is still there")
	}
	c.s.SetView("data", session.ViewRange{})
	c.do(session.Data{Name: "moons"})
	if g := c.s.State().View; len(g.Views)+len(g.Pairs) != 0 {
		t.Errorf("other data are seen by %v and %v", g.Views, g.Pairs)
	}
	one := begin("hours", 0)
	if one.do(session.SetView{Ranges: []session.Range{{Axis: "x1", Lo: 0, Hi: 4}, {Axis: "a", Lo: 0, Hi: 1}}}); len(one.s.State().View.Views) != 1 {
		t.Error("of one feature a is the upright axis")
	}
}

func TestSwitches(t *testing.T) {
	c := begin("iris-hard", 0)
	for _, name := range []string{"zoom", "log", "wrong", "proof"} {
		c.do(session.CommandName{Name: name})
	}
	c.do(session.Sort{Column: "loss"}, session.Adjust{Name: "sort", Direction: "turn"}, session.Adjust{Name: "digits", Direction: "up", N: 99})
	g := c.s.State().View
	if !g.Zoom || !g.LogJ || !g.Wrong || !g.Proof || g.Sort != "loss" || !g.Ascending || g.Digits != session.MaxDigits {
		t.Errorf("the view is %+v", g)
	}
	c.do(session.CommandName{Name: "zoom"}, session.Adjust{Name: "digits", Direction: "down", N: 99})
	if g := c.s.State().View; g.Zoom || g.Digits != session.MinDigits {
		t.Errorf("the view is %+v", g)
	}
}

// What does not fit the data is refused, and changes nothing.
func TestRefused(t *testing.T) {
	for _, a := range []session.Action{
		session.Until{Condition: session.Condition{Clauses: []session.Clause{{Left: session.Quantity{Name: "w", Index: 3}}}}},
		session.Alpha{Schedule: []session.ScheduledValue{{Value: 1, From: session.FromNextStep}, {Value: 2, From: 9}}},
		session.Compare{}, session.Compare{Alphas: []float64{1, 2, 3, 4, 5}},
		session.Init{Values: []float64{1, 2}}, session.Init{Values: []float64{1e308, 1e308, 0, 1}},
		session.Example{}, session.Example{I: 101}, session.LineAt{L: 1_000_000},
		session.Show{Panes: []string{"window"}},
		session.Pair{A: "x1", B: "w1"}, session.Pair{A: "x1", B: "x9"}, session.Pair{A: "x1", B: "x1"}, session.Pair{A: "q", B: "x1"},
		session.SetView{Ranges: []session.Range{{Axis: "x1", Lo: 0, Hi: 1}}}, session.SetView{Ranges: []session.Range{{Axis: "a", Lo: 0, Hi: 1}}},
		session.SetView{Ranges: []session.Range{{Axis: "x1", Lo: 0, Hi: 1}, {Axis: "J", Lo: 0, Hi: 1}}},
		session.SetView{Ranges: []session.Range{{Axis: "k", Lo: 0, Hi: 1}, {Axis: "J", Lo: 0, Hi: 1}}},
	} {
		c := begin("iris-hard", 0)
		c.do(session.Step{N: 3}, session.LogJ{On: true})
		before := moment(c.s)
		if c.s.Check(a) == nil {
			t.Errorf("%T%v fits", a, a)
		}
		c.do(a)
		if refused, ok := last[session.Refused](c); !ok || refused.Err == nil {
			t.Errorf("%T%v is not refused", a, a)
		}
		if got := moment(c.s); got != before {
			t.Errorf("%T%v: %s", a, a, differ(got, before))
		}
	}
}
