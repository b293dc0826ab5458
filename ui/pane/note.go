package pane

import (
	"fmt"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// BuildNote builds what is told once, on the row that is free for it: an answer or
// what went wrong, which may cover rows above; else the welcome, else what happened
// for the first time. At is empty where there is nothing to tell.
func BuildNote(st session.State, d Presentation, at layout.Rect) Placed {
	switch {
	case at.Empty():
	case d.Notice.Text != "":
		rows := d.noticeRows(d.Notice, at.W)
		at.Y, at.H = at.Y-rows+1, rows
		return Placed{at, notice{DrawOptions: d.DrawOptions, size: Size{at.W, rows}, notice: d.Notice}}
	case HasBar(st): // where it stands
	default:
		if text := paneStateOf(st, d.DrawOptions).note(d.Welcome, at.W); text != "" {
			return Placed{at, noteBand{DrawOptions: d.DrawOptions, size: Size{at.W, at.H}, text: text}}
		}
	}
	return Placed{}
}

// noteBand is a text on a band over the whole width.
type noteBand struct {
	DrawOptions
	silent
	size Size
	text string
}

// Equal implements Content.
func (c noteBand) Equal(o Content) bool { return o == Content(c) }

// Draw implements Content.
func (c noteBand) Draw(a chart.Area) {
	w, _ := a.Size()
	a.Tint(layout.Rect{W: w, H: 1}, c.Theme.Band)
	x := a.Text(0, 0, "▸ ", theme.Style{FG: c.Theme.Now.FG, Bold: true})
	a.Text(x, 0, c.text, c.Theme.Text)
}

// note is what there is to tell at a moment, in w columns; empty for nothing.
func (st paneState) note(welcome bool, w int) string {
	w -= st.columns("▸ ")
	m := len(st.Data.Problem.Y)
	switch {
	case hides(st.State, Happening):
	case welcome && st.Run.Snapshot.Iter == 0 && st.Run.Snapshot.Status != trainer.Diverged:
		learns := "Welcome. Watch a " + st.separatorName() + " learn to tell △ from ○"
		return st.fitting(w, learns+". Press space for its first step, ← to take it back, ! to ask why.",
			learns+": space is one step, ← back, ! why.", learns+": space is one step, ← back.", "Welcome. space is one step, ← back.")
	case st.AllCorrectNow():
		now := fmt.Sprintf("k %s: the last of %s examples is correct now.", number.Thousands(st.Run.Snapshot.Iter), number.Thousands(m))
		return st.fitting(w, now+" J asks for more: how sure every a is.", now)
	case stopped(st) && st.Run.Snapshot.Status != trainer.Diverged:
		still := fmt.Sprintf("The run stands still at k %s.", number.Thousands(st.Run.Snapshot.Iter))
		return st.fitting(w, still+" ! says why, c compares other α, r begins again, i begins elsewhere.", still+" ! says why, c compares other α, r begins again.", still)
	}
	return ""
}

// separatorName is what is moved to part the classes, in a word of the eye.
func (st paneState) separatorName() string {
	return strings.Replace(boundaryName(st), "threshold", "curve", 1)
}

// AllCorrectNow reports whether the last step made the last example correct.
func (st paneState) AllCorrectNow() bool {
	return st.Analysis.ClassificationKnown && !stopped(st) && st.Run.Snapshot.Iter > 0 && st.Analysis.Wrong == [2]int{} && st.Analysis.Undecided == [2]int{} && st.Analysis.NotCorrectBefore > 0
}
