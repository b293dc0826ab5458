package pane

import (
	"strings"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/theme"
)

// Line is a line that is being typed.
type Line struct {
	Label, Text string
	Cursor      int    // in characters of Text
	Suggestion  string // what Tab would add
	Hint, Wrong string
	WrongFrom   int      // the characters of Text that are wrong: from here
	WrongTo     int      // to here
	Offer       []string // what the line can go on with, instead of the hint
	Chosen      int      // the one of Offer that stands there, −1 for none
}

// maxErrorRows is how many rows an error may take above its line.
const maxErrorRows = 3

// PromptRows is how many rows the line takes in an area: more than one where an
// error does not fit behind it.
func PromptRows(look DrawOptions, a chart.Area, l Line) int {
	w, _ := a.Size()
	if l.Wrong == "" || lineWidth(a, span{l.Label, look.Theme.Bright}, span{l.Text + "  ! " + l.Wrong, look.Theme.Text}) <= w {
		return 1
	}
	return 1 + min(maxErrorRows, len(look.wrapped(l.Wrong, w-noticeMark)))
}

// Prompt draws the line with its cursor, in the last row of the area. A long
// text shows the part around the cursor; a hint, an offer or an error stands
// behind it, a long error above it.
func Prompt(look DrawOptions, a chart.Area, l Line) {
	w, h := a.Size()
	if h > 1 {
		above := notice{DrawOptions: look, notice: Notice{Text: l.Wrong, Wrong: true}}
		above.Draw(a.Sub(layout.Rect{W: w, H: h - 1}))
		a = a.Sub(layout.Rect{Y: h - 1, W: w, H: 1})
	}
	a.Fill(layout.Rect{W: w, H: 1}, ' ', look.Theme.Base)
	a.Tint(layout.Rect{W: w, H: 1}, look.Theme.Row)
	x := typedLine(look, a, l)
	if l.Cursor == len([]rune(l.Text)) {
		x = a.Text(x-1, 0, l.Suggestion, look.Theme.Muted)
		if l.Suggestion == "" {
			x++
		} else {
			first := []rune(l.Suggestion)[:1]
			a.Text(x-a.Width(l.Suggestion), 0, string(first), cursorStyle(look))
		}
	}
	switch {
	case h > 1:
	case l.Wrong != "":
		drawSpans(a, x+1, 0, span{"! ", look.Theme.Warning}, span{l.Wrong, look.Theme.Text})
	case len(l.Offer) > 0:
		drawOffer(look, a, x+1, l)
	default:
		drawHint(look, a, x+1, l.Hint)
	}
}

func cursorStyle(look DrawOptions) theme.Style {
	st := look.Theme.Base
	st.Reverse = true
	return st
}

// typedLine draws the label and the text, a blank for the cursor behind it, and
// returns the column after that.
func typedLine(look DrawOptions, a chart.Area, l Line) int {
	w, _ := a.Size()
	x := a.Text(0, 0, l.Label, look.Theme.Bright)
	text := append([]rune(l.Text), ' ')
	from := min(l.Cursor, len(text)-1)
	for width := 1; from > 0 && width+a.Width(string(text[from-1])) <= w-x; from-- {
		width += a.Width(string(text[from-1]))
	}
	for i := from; i < len(text) && x < w; i++ {
		st := look.Theme.Bright
		switch {
		case i == l.Cursor:
			st = cursorStyle(look)
		case i >= l.WrongFrom && i < l.WrongTo:
			st = look.Theme.Warning.WithBold()
		}
		x = a.Text(x, 0, string(text[i]), st)
	}
	return x
}

// drawHint draws the hint.
func drawHint(look DrawOptions, a chart.Area, x int, hint string) {
	w, _ := a.Size()
	whole, room := hint, w-x
	for n := room; n >= 0 && a.Width(hint) > room; n-- { // plain glyphs are wider than what they stand for
		hint = clip(whole, n)
	}
	a.Text(x, 0, hint, look.Theme.Muted)
}

// PromptKeys draws the keys of a line that is being typed, in the place of those that
// mean something else while it is open.
func PromptKeys(look DrawOptions, a chart.Area, completes, keeps bool) {
	w, _ := a.Size()
	a.Fill(layout.Rect{W: w, H: 1}, ' ', look.Theme.Base)
	keys := [][2]string{{"Enter", "take"}}
	if completes {
		keys = append(keys, [2]string{"tab", "complete"})
	}
	if keys = append(keys, [2]string{"Esc", "keep"}); keeps {
		keys = append(keys, [2]string{"↑↓", "earlier lines"})
	}
	x := 0
	for _, k := range keys {
		x = drawSpans(a, x, 0, span{k[0], look.Theme.Bright}, span{" " + k[1] + "   ", look.Theme.Muted})
	}
}

// drawOffer draws as many words of the offer as fit, the chosen one among them.
func drawOffer(look DrawOptions, a chart.Area, x int, l Line) {
	w, _ := a.Size()
	words := make([]string, len(l.Offer))
	for i, word := range l.Offer {
		words[i] = clip(strings.TrimSpace(word), w-x)
	}
	from, to := 0, offerFits(a, words, w-x)
	for l.Chosen >= to {
		from, to = to, to+offerFits(a, words[to:], w-x)
	}
	for i := from; i < to; i++ {
		st := look.Theme.Muted
		if i == l.Chosen {
			st = look.Theme.Now
		}
		x = a.Text(x, 0, words[i], st) + offerGap
	}
	if to < len(words) {
		a.TextRight(w, 0, "…", look.Theme.Muted)
	}
}

const offerGap = 2

// offerFits is how many of the words fit, at least one, with room for an ellipsis.
func offerFits(a chart.Area, words []string, room int) int {
	x := 0
	for i, word := range words {
		x += a.Width(word) + offerGap
		if i > 0 && x > room {
			return i
		}
	}
	return len(words)
}
