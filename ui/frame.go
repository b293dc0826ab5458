package ui

import (
	"fmt"

	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/timeline"
)

// steadyFor is how many snapshots a column of numbers keeps its decimals for:
// those of 20 steps.
const steadyFor = 21

// frame is the present moment, for the panes.
func (m Model) frame(s layout.Screen) pane.Frame {
	at, recent := m.timeline.Current(), m.timeline.Recent(steadyFor)
	m.pass.over(m.lesson.problem, recent)
	f := pane.Frame{
		Theme: m.theme, Plain: m.options.Plain, Spoken: m.options.spoken,
		Set: m.lesson.set, Problem: m.lesson.problem, Facts: m.lesson.facts, Columns: m.lesson.columns,
		At: at, Recent: recent, Alpha: m.timeline.Alpha(), Forks: m.timeline.Pending(),
		Present: present(m.timeline.Present()), Limit: m.options.Limit,
		Wrong: m.pass.predicted.Wrong, Undecided: m.pass.predicted.Undecided, StillWrong: m.pass.lasting, Separates: m.pass.separates,
		Digits: m.digits, LogCost: m.logCost, Compact: s.Compact,
		Moving: m.moving(), Notice: m.notice,
	}
	f.Features, f.Pair, f.Surface, f.Views = m.pair("Data"), m.surface.pair(m.pair("Surface")), m.surface.sample, m.views
	for _, g := range m.timeline.Ghosts() {
		ghost := present(g)
		ghost.Shared = m.timeline.Present().Shared(g)
		f.Ghosts = append(f.Ghosts, ghost)
	}
	if f.Notice.Text == "" {
		f.Notice.Text = m.reading.text()
	}
	f.Inside, f.Focus, f.Main = m.inside, m.focus(), m.main
	f.Shown, f.Projector, f.Hidden = m.shown(len(s.Mains) > 1), m.projector, m.hidden
	return m.traced(m.insights(f))
}

// moving says what goes on without a key.
func (m Model) moving() string {
	switch {
	case m.player.playing:
		return "playing " + m.player.rate()
	case m.exporting != nil:
		return m.exporting.progress()
	case m.owed.goal != nil:
		return "going until " + language.Read(m.owed.goal.until) + m.behindIt()
	case m.owed.named:
		return fmt.Sprintf("going to k %d", m.timeline.Cursor()+m.owed.steps) + m.behindIt()
	}
	return ""
}

// behindIt is what waits for the end of a way, and what ends it.
func (m Model) behindIt() string {
	switch n := len(m.waiting); n {
	case 0:
		return ", Esc stops"
	case 1:
		return ", 1 more waits, Esc stops"
	default:
		return fmt.Sprintf(", %d more wait, Esc stops", n)
	}
}

// traced adds what the loop holds at the line cursor, if a pane shows it.
func (m Model) traced(f pane.Frame) pane.Frame {
	for _, i := range f.Shown {
		if pane.Mains()[i].Trace {
			f.Sums = m.pass.loop()
			f.Trace, f.Before = f.Sums.RunLines(f.Alpha, m.line), f.Sums.RunLines(f.Alpha, m.line-1)
			break
		}
	}
	return f
}

func present(r timeline.Run) pane.Run {
	return pane.Run{From: r.From(), Alpha: r.Alpha(), Along: r.Compared(), Costs: r.Costs(), Changes: r.Changes(), Path: r.Path()}
}

// want is what the layout must make room for.
func (m Model) want() layout.Want {
	_, n := m.lesson.problem.Size()
	return layout.Want{
		Params: n + 1, Extra: 2 * max(0, m.digits-defaultDigits), Zoom: m.zoom,
		Projector: m.projector, Coarse: m.options.Plain,
		Curves: [2]bool{pane.Mains()[m.main].Curve, pane.Mains()[m.beside()].Curve},
	}
}
