package ui

import (
	"fmt"

	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// frame is the present moment, for the panes.
func (m *Model) frame(s layout.Screen) pane.Frame {
	st := m.state()
	f := m.pass.Frame(st, m.options.Limit)
	f.Theme, f.Plain, f.Compact = m.dress.theme, m.options.Plain, s.Compact
	f.Moving, f.Notice, f.Projector = m.progressText(st), m.notice, m.dress.projector
	f.Pair, f.Surface = m.surface.pairFor(f.Pair, m.tracker), m.surface.sample
	f.Shown, f.Inside.Entered = shownPanes(st.Gaze, len(s.Mains) > 1), m.insidePane
	if f.Notice.Text == "" {
		f.Notice.Text = m.readingText(st.InProgress)
	}
	return m.withTrace(f, st.Inside.Line)
}

// progressText says what goes on without a key.
func (m *Model) progressText(st session.State) string {
	switch under := st.InProgress; {
	case st.Play.On:
		return "playing " + language.Rate(st.Play.PerSecond)
	case m.currentExport() != nil:
		return m.currentExport().Progress()
	case under.Until != nil:
		return "going until " + language.ConditionText(*under.Until) + waitingText(under)
	case under.Long:
		return fmt.Sprintf("going to k %d", st.World.At.Iter+under.Steps) + waitingText(under)
	}
	return ""
}

// waitingText is what waits for the end of a way, and what ends it.
func waitingText(under session.InProgress) string {
	switch n := under.Waiting; n {
	case 0:
		return ", Esc stops"
	case 1:
		return ", 1 more waits, Esc stops"
	default:
		return fmt.Sprintf(", %d more wait, Esc stops", n)
	}
}

// withTrace adds what the loop holds at the line cursor, if a pane shows it.
func (m *Model) withTrace(f pane.Frame, line int) pane.Frame {
	for _, i := range f.Shown {
		if pane.Mains()[i].Trace {
			return m.pass.Traced(f, line)
		}
	}
	return f
}

// layoutWant is what the layout must make room for.
func (m *Model) layoutWant() layout.Want {
	st := m.state()
	_, n := st.Data.Problem.Size()
	return layout.Want{
		Params: n + 1, Extra: 2 * max(0, st.Gaze.Digits-session.DefaultDigits), Zoom: st.Gaze.Zoom,
		Projector: m.dress.projector, Coarse: m.options.Plain,
		Curves: [2]bool{pane.Mains()[st.Gaze.Main].Curve, pane.Mains()[st.Gaze.SecondPane()].Curve},
	}
}
