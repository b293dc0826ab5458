package ui

import (
	"fmt"

	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// presentation is what of the picture of a moment is this program's own.
func (m *Model) presentation(st session.State, s layout.Screen) pane.Presentation {
	d := pane.Presentation{
		DrawOptions: pane.DrawOptions{Theme: m.appearance.theme, Plain: m.appearance.plain, Compact: s.Compact, Projector: m.appearance.projector},
		Entered:     m.paneFocus.entered, Count: m.paneFocus.count, Row: m.paneFocus.row, PlayText: m.progressText(st), Notice: m.notice, Welcome: m.appearance.welcome,
	}
	m.placeMains(&d, len(s.Mains))
	d.Typed = m.typedNumber(st, d, s)
	if m.surface.data == st.Data {
		d.Sample = m.surface.sample
	}
	if l := st.Lesson; l != nil && l.Task != nil && !l.Task.Done {
		d.Goal = m.formatter().Goal(l.Task)
	}
	if d.Notice.Text == "" {
		d.Notice.Text = m.readingText(st.InProgress)
	}
	return d
}

// progressText says what goes on without a key.
func (m *Model) progressText(st session.State) string {
	switch under := st.InProgress; {
	case st.Play.On:
		return "playing " + language.SpeedText(st.Play.PerSecond)
	case m.currentExport() != nil:
		return m.currentExport().Progress()
	case under.Until != nil:
		return "going until " + language.ConditionText(*under.Until) + waitingText(under)
	case under.Long:
		return fmt.Sprintf("going to k %d", st.Run.Snapshot.Iter+under.Steps) + waitingText(under)
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

// layoutWant is what the layout must make room for.
func (m *Model) layoutWant() layout.Requirements {
	st := m.state()
	_, n := st.Data.Problem.Size()
	return layout.Requirements{
		Params: n + 1, AllWeights: pane.AllWeightsRows(st), ExtraLeftColumns: 2 * max(0, st.View.Digits-session.DefaultDigits), Zoom: st.View.Zoom, Bar: pane.HasBar(st), Runs: pane.Compares(st),
		Projector: m.appearance.projector, NoHalfBlocks: m.appearance.plain,
		Curve: pane.Mains()[st.View.Main].ShowsCurve, Lambda: st.Run.Snapshot.Lambda != 0,
	}
}
