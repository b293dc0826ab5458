package session_test

import (
	"fmt"
	"testing"

	"descent/trainer"
	"descent/ui/session"
)

// The focused example is the loop's i, and stays so when the loop is left;
// nothing else is remembered.
func TestLines(t *testing.T) {
	c := begin("iris-hard", 0)
	count := trainer.LineCount(prepare("iris-hard").Problem, 0)
	for _, step := range []struct {
		do             session.Intent
		k, line, focus int
	}{
		{session.Example{I: 5}, 0, trainer.LinesBeforeExample(prepare("iris-hard").Problem, 4) + 1, 4},
		{session.Step{N: 3}, 3, 0, 4},
		{session.Lines{N: 1}, 3, 1, 4},
		{session.Lines{N: 1}, 3, 2, 0},
		{session.Lines{N: -1}, 3, 1, 0},
		{session.Lines{N: -5}, 3, 0, 0},
		{session.Lines{N: -1}, 2, count - 1, 99},
		{session.Lines{N: 1}, 3, 0, 99},
		{session.LineAt{L: 7}, 3, 7, 0},
		{session.Lines{N: count}, 4, 0, 0},
		{session.LineAt{L: session.EndOfLoop}, 4, trainer.LinesBeforeExample(prepare("iris-hard").Problem, 100), 99},
		{session.Goto{}, 0, 0, 99},
		{session.Lines{N: -1}, 0, 0, 99},
		{session.Node{I: 4}, 0, 0, 99},
	} {
		c.do(step.do)
		if in := c.s.State().Inside; c.k() != step.k || in.Line != step.line || in.Focus != step.focus {
			t.Fatalf("%T%v: k %d, line %d, focus %d, not k %d, line %d, focus %d", step.do, step.do, c.k(), in.Line, in.Focus, step.k, step.line, step.focus)
		}
	}
	if c.s.State().Inside.Node != 4 {
		t.Error("the graph is not walked")
	}
}

// Play at a pace is one press after the other: the key behind it waits for the
// step under way.
func TestPlayAtAPaceIsPresses(t *testing.T) {
	p, one := session.CommandName{Name: "play"}, session.Step{N: 1}
	fast, _ := fastAndSlow(t, "iris-hard", session.Step{N: 5}, p, p, session.SetAlpha(1), one)
	if fast.k() != 7 {
		t.Errorf("k is %d", fast.k())
	}
	fastAndSlow(t, "iris-hard", session.Step{N: 5}, session.Back{N: 2}, session.SetAlpha(1), p, session.Restart{}, one)
	fastAndSlow(t, "iris-hard", session.Step{N: 5}, p, session.SetAlpha(1), session.Compare{Alphas: []float64{0.1}}, p, one)
}

// fullSpeed plays a comparison at full speed, with each piece of work done when
// it is asked for one by one.
func fullSpeed(limit int) *client {
	c := begin("iris-hard", limit)
	c.do(session.Compare{Alphas: []float64{0.1, 1}}, session.Speed{PerSecond: 0})
	c.late = true
	c.do(session.Play{On: true})
	return c
}

// What is shown of a comparison is shown when all runs have come there.
func TestComparisonAtFullSpeed(t *testing.T) {
	c := fullSpeed(0)
	waited := 0
	for c.k() < 500 {
		c.one()
		st := c.s.State()
		for _, g := range st.Run.Ghosts {
			if g.Head().Iter < c.k() {
				t.Fatalf("shown is k %d, a ghost is at %d", c.k(), g.Head().Iter)
			}
		}
		if c.k() < c.head() {
			waited++
		}
	}
	if waited == 0 {
		t.Error("nothing was waited for")
	}
	// What has landed is part of the run, shown or not, where play is left or α
	// is another.
	for _, then := range []session.Intent{session.Stop{}, session.SetAlpha(0.5), session.Speed{PerSecond: 10}, session.Restart{}} {
		c := fullSpeed(0)
		for c.k() == c.head() {
			c.one()
		}
		head := c.head()
		c.do(then)
		if st := c.s.State(); st.Run.Forks || len(st.Run.Ghosts) > 3 {
			t.Errorf("%T: the run is left", then)
		}
		if _, restarts := then.(session.Restart); !restarts && c.k() != head {
			t.Errorf("%T: k is %d of %d", then, c.k(), head)
		}
		c.do(session.Stop{})
		c.settle()
	}
}

// Slowing down at full speed drops what is under way.
func TestSlower(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Speed{PerSecond: 0})
	c.late = true
	c.do(session.Play{On: true}, session.Speed{PerSecond: 10})
	if c.settle(); c.k() != 1 || c.head() != 1 {
		t.Errorf("k is %d of %d", c.k(), c.head())
	}
}

// A fork that is under way comes, though the α that led to it is chosen no more.
func TestForkUnderWay(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Step{N: 10}, session.Back{N: 5}, session.SetAlpha(2), session.Speed{PerSecond: 0})
	c.late = true
	c.do(session.Play{On: true})
	c.beat()
	c.do(session.SetAlpha(c.s.State().Run.Present.Changes()[0].Alpha))
	if c.k() != 5 {
		t.Fatalf("k is %d", c.k())
	}
	c.do(session.Speed{PerSecond: 0}) // asks again what is owed
	c.one()
	if st := c.s.State(); len(st.Run.Ghosts) != 1 || st.Run.Present.Changes()[1].Alpha != 2 {
		t.Errorf("%d ghosts, α %v", len(st.Run.Ghosts), st.Run.Present.Changes())
	}
	c.do(session.Stop{})
}

// What is changed while updates are under way stands behind them in the log.
func TestLogOfPlay(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Step{N: 2}, session.Speed{PerSecond: 0})
	c.late = true
	c.do(session.Play{On: true}, session.SetAlpha(1), session.Digits{N: 8})
	c.one()
	c.one()
	c.do(session.Stop{})
	var log []string
	for _, e := range c.s.Log() {
		log = append(log, fmt.Sprintf("%d %T%v", e.K, e.Action, e.Action))
	}
	want := fmt.Sprintf("[0 session.Step{%d false} %[2]d session.Alpha{[{1 -1}]} %[2]d session.Digits{8} %[2]d session.Step{%[3]d false}]", 2+64, 2+64, c.k()-66)
	if got := fmt.Sprint(log); got != want {
		t.Errorf("the log is %s, not %s", got, want)
	}
}

// Written with vectors an iteration has eight lines, and the line cursor is the
// loop's: behind the last turn of what a line stands for.
func TestLinesOfVectors(t *testing.T) {
	c := begin("iris-hard", 0)
	p := prepare("iris-hard").Problem
	m, _ := p.Size()
	last, count := trainer.LinesBeforeExample(p, m-1), trainer.LineCount(p, 0)
	c.do(session.Step{N: 2})
	c.do(session.Form{Name: session.VectorForm})
	for i, want := range []int{last + 2, last + 3, last + 4, last + 5, last + 7, last + 9, last + 11} {
		c.do(session.Lines{N: 1})
		if in := c.s.State().Inside; in.Line != want || in.Focus != m-1 || c.k() != 2 {
			t.Fatalf("line %d: k %d, %d lines of the loop, example %d; want %d", i+1, c.k(), in.Line, in.Focus, want)
		}
	}
	c.do(session.Lines{N: 1})
	if c.k() != 3 || c.s.State().Inside.Line != 0 {
		t.Fatalf("the last line leads to k %d, line %d", c.k(), c.s.State().Inside.Line)
	}
	c.do(session.Lines{N: -1})
	if c.k() != 2 || c.s.State().Inside.Line != count-1 {
		t.Fatalf("back leads to k %d, line %d", c.k(), c.s.State().Inside.Line)
	}
	c.do(session.Lines{N: -3})
	if c.s.State().Inside.Line != last+5 {
		t.Fatalf("back by three leads to line %d", c.s.State().Inside.Line)
	}
	// From the middle of a turn to the line behind the one that it stands for.
	c.do(session.LineAt{L: trainer.LinesBeforeExample(p, 44) + 5}) // dz of example 45
	if c.do(session.Lines{N: 1}); c.s.State().Inside.Line != last+7 {
		t.Fatalf("behind dz of example 45 comes line %d", c.s.State().Inside.Line)
	}
	c.do(session.CommandName{Name: "form"})
	if c.do(session.Lines{N: 1}); c.s.State().View.Vectors || c.s.State().Inside.Line != last+8 {
		t.Fatalf("as a loop again the next is line %d", c.s.State().Inside.Line)
	}
}
