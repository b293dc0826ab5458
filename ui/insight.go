package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
	"descent/ui/pane"
)

// insight is what takes more than a glance at the data to know: the optimum,
// once and for all, and what is true at one moment, computed once for it. The
// Model shares it with its copies; only the event loop touches it.
type insight struct {
	tag    int                // of the data
	sought bool               // the optimum was asked for
	cancel context.CancelFunc // of the search for it
	busy   bool               // a curvature is under way

	optimum    trainer.Optimum
	conditions trainer.Conditions
	rule       trainer.StopRule

	at        moment
	measured  bool // curvature is that of at
	curvature trainer.Curvature
}

// sought brings what was found out about the data.
type sought struct {
	tag        int
	optimum    trainer.Optimum
	conditions trainer.Conditions
	rule       trainer.StopRule
}

// measured brings the curvature at one moment.
type measured struct {
	tag       int
	at        moment
	curvature trainer.Curvature
}

// quickly is the m·n² up to which a curvature takes a millisecond or two.
const quickly = 1e6

// anew is the insight into other data: nothing yet.
func (i *insight) anew() *insight {
	if i == nil {
		return &insight{}
	}
	if i.cancel != nil {
		i.cancel()
	}
	return &insight{tag: i.tag + 1}
}

// look asks for what is not known yet and is slow: it has one curvature at most
// under way, and none while the moments pass by.
func (m Model) look() tea.Cmd {
	i, p := m.insight, m.lesson.problem
	if _, n := p.Size(); n > mostSolved {
		return nil
	}
	if !i.sought {
		ctx, cancel := context.WithCancel(m.ctx)
		i.sought, i.cancel = true, cancel
		tag, tolerance := i.tag, m.options.Tolerance
		return func() tea.Msg {
			defer cancel()
			optimum, err := trainer.FindOptimum(ctx, p)
			if err != nil {
				return nil // nobody wants it any more, or there is nothing to find
			}
			return sought{tag, optimum, trainer.ConditionsOf(p), trainer.NewStopRule(p, tolerance)}
		}
	}
	if i.busy || m.player.playing || i.measured && i.at == m.now() || m.quick() {
		return nil
	}
	i.busy = true
	tag, at, params := i.tag, m.now(), m.timeline.Current().Params
	return func() tea.Msg { return measured{tag, at, trainer.CurvatureAt(p, params)} }
}

// mostSolved is how many features the optimum, the conditions and the curvature
// are found for: they take n² of memory and n³ of time, which is a second for
// that many and an hour for ten thousand. With more features they stay unknown.
const mostSolved = 400

// quick tells whether the curvature may be computed while drawing.
func (m Model) quick() bool {
	examples, n := m.lesson.problem.Size()
	return float64(examples)*float64(n+1)*float64(n+1) <= quickly
}

// arrive keeps what was found out, unless there are other data now.
func (msg sought) arrive(m *Model) {
	if msg.tag == m.insight.tag {
		m.insight.optimum, m.insight.conditions, m.insight.rule = msg.optimum, msg.conditions, msg.rule
	}
}

// arrive keeps a curvature, unless the moment has passed.
func (msg measured) arrive(m *Model) {
	if msg.tag != m.insight.tag {
		return
	}
	m.insight.busy = false
	if msg.at == m.now() {
		m.insight.meet(msg.at)
		m.insight.curvature, m.insight.measured = msg.curvature, true
	}
}

// meet forgets what belonged to another moment.
func (i *insight) meet(at moment) {
	if i.at != at {
		i.at, i.measured, i.curvature = at, false, trainer.Curvature{}
	}
}

// insights adds what is known of the moment to its frame.
func (m Model) insights(f pane.Frame) pane.Frame {
	i := m.insight
	i.meet(m.now())
	if !i.measured && m.quick() {
		i.curvature, i.measured = trainer.CurvatureAt(f.Problem, f.At.Params), true
	}
	f.Curvature, f.Optimum, f.Conditions, f.Rule = i.curvature, i.optimum, i.conditions, i.rule
	return f
}
