package pane

import (
	"slices"

	"descent/trainer"
	"descent/trainer/answer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// Typed is what is typed of a number that is worked out, before it is judged.
type Typed struct {
	Place  FieldPlace
	Edited bool // Text stands in the place of the newest answer
	Text   string
	Cursor int    // in characters of Text
	Says   string // why Text cannot be judged; empty where it can
}

// FieldPlace is where a number that is worked out is typed.
type FieldPlace uint8

// The places.
const (
	BarField    FieldPlace = iota // the zero value: in the bar, where none of the others is on the screen
	loopField                     // in its line of Loop
	graphField                    // at its node of Graph, and in its row
	updateField                   // in its line of Next update
)

// PlaceOfField is where the number that is open is typed on a screen with these main panes.
func PlaceOfField(st session.State, shown []int, s layout.Screen) FieldPlace {
	p := st.Practice
	if p == nil || p.Finished {
		return BarField
	}
	visible := func(name string) bool {
		return slices.ContainsFunc(shown, func(i int) bool { return session.Panes()[i] == name && !hidesMain(st, i) })
	}
	switch {
	case p.Topic == session.GraphPractice && visible("graph"):
		return graphField
	case p.Topic == session.UpdatePractice && !s.Update.Empty() && showsBlanks(st, NextUpdate):
		return updateField
	case p.Topic != session.GraphPractice && visible("loop"):
		return loopField
	}
	return BarField
}

// field is where a number that is worked out stands: what is typed, the wrong answer, or the
// number, once it is there.
type field struct {
	on     bool
	found  bool
	blank  answer.Blank
	text   string
	mark   rune // open, wrong, right or shown
	cursor int  // in characters of text; −1: none
	before foundNumber
}

// foundNumber is the number in front of one that is worked out, once it is there.
type foundNumber struct {
	found bool
	blank answer.Blank
	text  string
}

// The marks of a field. Shown is told from right by its sign too.
const (
	openMark  = '▸'
	wrongMark = '×'
	rightMark = '✓'
	shownMark = '–'
)

// updateRoom is how many characters of what is typed a line of Next update shows.
const updateRoom = 8

// fieldMark is the columns of a mark in front of a number, and of the blanks behind it.
const fieldMark = 3

// fieldIn is the field, where it stands in that place.
func fieldIn(st session.State, d Presentation, place FieldPlace) field {
	p := st.Practice
	if p == nil || p.Finished || d.Typed.Place != place {
		return field{}
	}
	b, text := p.Blanks[p.Now], func(b session.Blank) string { return number.Standalone(b.Value, st.View.Digits) }
	f := field{on: true, blank: b.Blank, text: d.Typed.Text, mark: openMark, cursor: d.Typed.Cursor}
	if p.LookedAt >= 0 { // nothing is typed now
		f.cursor = -1
	}
	if p.Now > 0 {
		f.before = foundNumber{true, p.Blanks[p.Now-1].Blank, text(p.Blanks[p.Now-1])}
	}
	switch {
	case b.Mark == session.ShownOnly:
		f.found, f.text, f.mark, f.cursor = true, text(b), shownMark, -1
	case b.Mark != session.Unfound:
		f.found, f.text, f.mark, f.cursor = true, text(b), rightMark, -1
	case !d.Typed.Edited && len(b.Typed) > 0:
		f.text, f.mark, f.cursor = number.WithMinusSign(b.Typed[len(b.Typed)-1].Text), wrongMark, -1
	}
	return f
}

// belongsTo reports whether it is that of a line.
func (f field) belongsTo(line trainer.LoopLine) bool { return f.on && givenBy(f.blank, line) }

// givenBy reports whether a line gives a number: of a feature where the line is of one.
func givenBy(b answer.Blank, line trainer.LoopLine) bool {
	op, is := b.Kind.LoopOp()
	return is && op == line.Op && (!perFeature(op) || line.Feature == b.Feature)
}

// style is that of its text.
func (f field) style(th theme.Theme) theme.Style {
	switch f.mark {
	case wrongMark:
		return th.Warning
	case rightMark:
		return th.Forward.WithBold()
	case shownMark:
		return th.Text
	}
	return th.Bright
}

// markStyle is that of its mark.
func (f field) markStyle(th theme.Theme) theme.Style {
	if f.mark == openMark {
		return th.Now
	}
	return f.style(th)
}

// firstShown is the first of so many characters that is shown where not all have room: the end is, or what is before the
// cursor.
func (f field) firstShown(characters, room int) int {
	over := max(0, characters-room)
	if f.cursor < 0 {
		return over
	}
	return min(over, max(0, f.cursor-room+1))
}

// draw draws the text so that it ends in front of column end; where it is longer than the columns from column from on,
// the part around the cursor. It returns the column where it begins.
func (f field) draw(look DrawOptions, a chart.Area, from, y, end int) int {
	text := []rune(f.text)
	if f.cursor == len(text) && f.cursor >= 0 {
		text = append(text, '▏')
	}
	room := max(1, end-from)
	first := f.firstShown(len(text), room)
	text = text[first:min(len(text), first+room)]
	x := end - a.Width(string(text))
	start := x
	for i, r := range text {
		st := f.style(look.Theme)
		switch {
		case i+first == f.cursor && r == '▏':
			st = theme.Style{FG: look.Theme.Now.FG, Bold: true}
		case i+first == f.cursor:
			st = cursorStyle(look)
		case i == 0 && first > 0:
			r, st = '…', look.Theme.Muted
		}
		x = a.Text(x, y, string(r), st)
	}
	return start
}

// drawMarked draws it with its mark in front of it, which stands in front of column at where the text lets it, and returns the
// column of the mark.
func (f field) drawMarked(look DrawOptions, a chart.Area, from, y, at, end int) int {
	x := min(at, f.draw(look, a, from+2, y, end)) - 2
	x = max(from, x)
	a.Text(x, y, string(f.mark), f.markStyle(look.Theme))
	return x
}
