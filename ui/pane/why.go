package pane

import (
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// Try is a line to type, and what comes of it.
type Try struct{ Line, About string }

// Why explains what is said of a moment: each sentence that the screen shows, in its
// order, with its numbers; J along the step; and what to try.
type Why struct {
	state paneState
	said  []sentence
	Tries []Try
	Curve *StepCurve // nil until it is computed
	Page  int        // on a small screen the picture is a page of its own
}

// maxTries is how many lines are offered: each has a key, 1 to 4.
const maxTries = 4

// NewWhy explains what stands in the place of the words; of size 0×0 everything that
// can be said.
func NewWhy(st session.State, d Presentation, words Size, curve *StepCurve) Why {
	here := paneStateOf(st, d.DrawOptions)
	return Why{state: here, said: here.shownSentences(words), Tries: here.tries(), Curve: curve}
}

// shownSentences are the sentences that an area of that size shows.
func (st paneState) shownSentences(size Size) []sentence {
	switch {
	case size == Size{}:
		return sentences(st, unbounded)
	case size.H < 2:
		return oneLine(st, size.W-st.columns(whyHint))
	}
	all := sentences(st, size.W-2)
	return all[:min(len(all), size.H-1)]
}

// emphasisMark parts what an explanation results in from the rest: it stands on both
// sides of it.
const emphasisMark = "*"

// explanation is what a sentence means, with its numbers.
func (w Why) explanation(s sentence) string { return whyTexts()[s.kind](w.state, w.Curve) }

// Text says it for a conversation.
func (w Why) Text() []string {
	var said []string
	for _, s := range w.said {
		said = append(said, s.first+s.rest+" "+strings.ReplaceAll(w.explanation(s), emphasisMark, ""))
	}
	for _, t := range w.Tries {
		said = append(said, "try "+t.Line+": "+t.About)
	}
	return said
}

// The columns of a wide overlay.
const (
	whyTextWidth    = 43
	whyPictureWidth = 44
)

// Draw draws it over the area: text beside the picture, or where there is no room
// for both one after the other, a page each.
func (w Why) Draw(a chart.Area) {
	l := w.state.DrawOptions
	in := DrawFrame(l, a, "Why?")
	width, h := in.Size()
	foot := []span{{"1–" + number.Shortest(float64(max(1, len(w.Tries)))), l.Theme.Bright}, {" try it", l.Theme.Muted}}
	if width >= whyTextWidth+whyPictureWidth {
		w.text(in.Sub(layout.Rect{Y: 1, W: whyTextWidth, H: h - 3}))
		right := in.Sub(layout.Rect{X: width - whyPictureWidth, Y: 1, W: whyPictureWidth, H: h - 3})
		tries := len(w.Tries) + 1
		_, rows := right.Size()
		w.curve(right.Sub(layout.Rect{W: whyPictureWidth, H: min(17, rows-tries-1)}))
		w.tries(right.Sub(layout.Rect{Y: min(17, rows-tries-1) + 1, W: whyPictureWidth, H: tries}))
	} else {
		w.page(in.Sub(layout.Rect{W: width, H: h - 2}))
		foot = append(foot, span{"   ↑↓", l.Theme.Bright}, span{" text, picture", l.Theme.Muted})
	}
	drawSpans(in, 0, h-1, foot...)
	x := width - in.Width("Esc close")
	drawSpans(in, x, h-1, span{"Esc", l.Theme.Bright}, span{" close", l.Theme.Muted})
}

// page draws the text and below it what to try, or the picture.
func (w Why) page(a chart.Area) {
	width, h := a.Size()
	if w.Page > 0 {
		w.curve(a)
		return
	}
	used := w.text(a)
	if tries := len(w.Tries) + 1; used+tries <= h {
		w.tries(a.Sub(layout.Rect{Y: h - tries, W: width, H: tries}))
	}
}

// text draws a paragraph for each sentence, and returns how many rows it took.
func (w Why) text(a chart.Area) int {
	l := w.state.DrawOptions
	width, h := a.Size()
	y := 0
	for i, s := range w.said {
		head := l.wrapped(s.mark+" "+strings.TrimSuffix(s.first+s.rest, "."), width)
		rows := l.wrapped(w.explanation(s), width)
		if y+len(head)+len(rows) > h {
			break
		}
		if i > 0 && y+1+len(head)+len(rows) <= h {
			y++
		}
		st := l.Theme.Bright
		if s.firstStyle == l.Theme.Warning {
			st = l.Theme.Warning
		}
		for _, row := range head {
			a.Text(0, y, row, st)
			y++
		}
		bold := false
		for _, row := range rows {
			bold = l.drawEmphasised(a, y, row, bold)
			y++
		}
	}
	return y
}

// drawEmphasised draws a row in which what stands between two marks is strong, and returns
// whether one is open at its end.
func (l DrawOptions) drawEmphasised(a chart.Area, y int, row string, bold bool) bool {
	x := 0
	for i, piece := range strings.Split(row, emphasisMark) {
		if i > 0 {
			bold = !bold
		}
		st := l.Theme.Text
		if bold {
			st = theme.Style{FG: l.Theme.Bright.FG, Bold: true}
		}
		x = a.Text(x, y, piece, st)
	}
	return bold
}

// tries draws the lines to try, each with its key.
func (w Why) tries(a chart.Area) {
	l := w.state.DrawOptions
	l.heading(a, 0, "Try", "")
	about := 0 // the column of what comes of it
	for _, t := range w.Tries {
		about = max(about, a.Width("1 :"+t.Line)+2)
	}
	for i, t := range w.Tries {
		x := drawSpans(a, 0, i+1, span{number.Shortest(float64(i + 1)), theme.Style{FG: l.Theme.Now.FG, Bold: true}}, span{" :" + t.Line, l.Theme.Bright})
		a.Text(max(x+2, about), i+1, t.About, l.Theme.Text)
	}
}

// tries are the lines to try at a moment, what helps most first.
func (st paneState) tries() []Try {
	var all []Try
	try := func(when bool, line, about string) {
		if when && len(all) < maxTries {
			all = append(all, Try{line, about})
		}
	}
	bound, known := st.Run.Bound, st.Run.Bound > 0 && !st.Data.Facts.Estimated
	over := st.Run.Alpha > bound
	safe := trainer.AlphaBelow(bound)
	worse := st.Analysis.Conditions.Raw >= 10*st.Analysis.Conditions.Standard && st.Data.Set.Scaling.Method == 0
	wrong := st.Analysis.Wrong[0]+st.Analysis.Wrong[1] > 0
	try(st.Run.Snapshot.Status == trainer.Diverged, "back", "to where all is finite")
	try(known && over, "alpha "+typed(safe), "J cannot rise")
	try(known && !over && safe > 3*st.Run.Alpha, "alpha "+typed(safe), "longer steps, still safe")
	try(st.Run.Snapshot.Iter == 0, "step", "the first step")
	try(worse || st.Data.Facts.FeaturesLarge() && st.Data.Set.Scaling.Method == 0, "scale standard", "a rounder valley")
	try(!st.comparing(), "compare "+typed(safe/10)+" "+typed(safe)+" "+typed(safe*10), "let three α race")
	try(wrong, "show examples", "every a beside its y")
	try(stopped(st), "restart", "again from the start")
	try(st.Run.Snapshot.Iter > 0 && !stopped(st), "step 100", "what comes of it")
	try(true, "show surface", "J over two parameters")
	try(true, "show loop", "the step, line by line")
	return all
}

// typed is a number as it is typed.
func typed(v float64) string { return strings.ReplaceAll(number.Significant(v, 6), "−", "-") }

// whyHint stands at the right end of where the sentences are: the key that explains
// them.
const whyHint = "  ! why"

func (l DrawOptions) whyHint(a chart.Area) {
	w, _ := a.Size()
	x := w - a.Width(strings.TrimSpace(whyHint))
	drawSpans(a, x, 0, span{"!", l.Theme.Bright}, span{" why", l.Theme.Muted})
}
