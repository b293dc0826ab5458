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
func BuildNote(st session.State, d Dress, at layout.Rect) Placed {
	f := FrameOf(st, d)
	switch {
	case at.Empty():
	case d.Notice.Text != "":
		rows := NoticeRows(f, at.W)
		at.Y, at.H = at.Y-rows+1, rows
		return Placed{at, f.picture(at, screenPart{draw: Message})}
	case d.Projector: // where the words stand
	default:
		if text := f.note(d.Welcome, at.W); text != "" {
			return Placed{at, f.picture(at, screenPart{draw: func(f Frame, a chart.Area) { f.band(a, text) }})}
		}
	}
	return Placed{}
}

// band draws a text on the band over the whole width.
func (l Look) band(a chart.Area, text string) {
	w, _ := a.Size()
	a.Tint(layout.Rect{W: w, H: 1}, l.Theme.Band)
	x := a.Text(0, 0, "▸ ", theme.Style{FG: l.Theme.Now.FG, Bold: true})
	a.Text(x, 0, text, l.Theme.Text)
}

// note is what there is to tell at a moment, in w columns; empty for nothing.
func (f Frame) note(welcome bool, w int) string {
	w -= f.columns("▸ ")
	m := len(f.Problem.Y)
	switch {
	case f.Hidden[Happening]:
	case welcome && f.At.Iter == 0:
		learns := "Welcome. Watch a " + f.learner() + " learn to tell △ from ○"
		return f.fitting(w, learns+". Press space for its first step, ← to take it back, ! to ask why.",
			learns+": space is one step, ← back, ! why.", learns+": space is one step, ← back.", "Welcome. space is one step, ← back.")
	case f.AllCorrectNow():
		now := fmt.Sprintf("k %s: the last of %s examples is correct now.", number.Thousands(f.At.Iter), number.Thousands(m))
		return f.fitting(w, now+" J asks for more: how sure every a is.", now)
	case stopped(f) && f.At.Status != trainer.Diverged:
		still := fmt.Sprintf("The run stands still at k %s.", number.Thousands(f.At.Iter))
		return f.fitting(w, still+" ! says why, c compares other α, r begins again, i begins elsewhere.", still+" ! says why, c compares other α, r begins again.", still)
	}
	return ""
}

// learner is what is moved to part the classes, in a word of the eye.
func (f Frame) learner() string {
	return strings.Replace(boundaryName(f), "threshold", "curve", 1)
}

// AllCorrectNow reports whether the last step made the last example correct.
func (f Frame) AllCorrectNow() bool {
	return !f.Uncounted && !stopped(f) && f.At.Iter > 0 && f.Wrong == [2]int{} && f.Undecided == [2]int{} && f.NotCorrect > 0
}
