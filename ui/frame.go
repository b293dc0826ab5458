package ui

import (
	"fmt"

	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// dressNow is what of the picture of a moment is this program's own.
func (m *Model) dressNow(st session.State, s layout.Screen) pane.Dress {
	d := pane.Dress{
		Look:    pane.Look{Theme: m.dress.theme, Plain: m.dress.plain, Compact: s.Compact, Projector: m.dress.projector},
		Entered: m.inside.entered, Count: m.inside.count, Row: m.inside.row, Beside: -1, Moving: m.progressText(st), Notice: m.notice, Welcome: m.dress.welcome,
	}
	if len(s.Mains) > 1 {
		d.Beside, d.Right = st.Gaze.SecondPane(), m.dress.sides.right
	}
	if m.surface.of == st.Data {
		d.Sample = m.surface.sample
	}
	if l := st.Lesson; l != nil && l.Task != nil && !l.Task.Done {
		d.Goal.Wanted, d.Goal.Now = m.formatter().Goal(l.Task)
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

// layoutWant is what the layout must make room for.
func (m *Model) layoutWant() layout.Want {
	st := m.state()
	_, n := st.Data.Problem.Size()
	return layout.Want{
		Params: n + 1, All: pane.AllWeightsRows(st), Extra: 2 * max(0, st.Gaze.Digits-session.DefaultDigits), Zoom: st.Gaze.Zoom, Bar: pane.HasBar(st),
		Projector: m.dress.projector, Coarse: m.dress.plain,
		Curve: pane.Mains()[st.Gaze.Main].Curve, Lambda: st.World.At.Lambda != 0,
	}
}
