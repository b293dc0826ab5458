package pane

import (
	"strings"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/number"
)

// holdsField reports whether the number that is worked out is that of a line.
func (l *loop) holdsField(r loopRow) bool { return !l.isFolded(r) && l.content.field.belongsTo(r.line) }

// drawsField reports whether a line shows the field in the place of what it gives: it has not run, or gives more than
// that one number.
func (l *loop) drawsField(r loopRow) bool {
	return l.holdsField(r) && (!l.content.field.found || !l.hasRun(r.index) || r.line.Op == trainer.OpDivide)
}

// foundBefore is the number of a line that is there although not all numbers of that line are, so that it has not run.
func (l *loop) foundBefore(r loopRow) (text string, is bool) {
	f := l.content.field.before
	return f.text, f.found && !l.hasRun(r.index) && r.line.Op != trainer.OpDivide && !l.isFolded(r) && givenBy(f.blank, r.line)
}

// fieldFrom is the first column of the mark of a field.
func (l *loop) fieldFrom() int {
	return l.resultEnd - number.Format{Digits: l.digits}.Width() - fieldMark
}

// drawAsked draws the number of a line that is worked out, where it has not run, and reports whether there is one.
func (l *loop) drawAsked(r loopRow, y int) bool {
	text, found := l.foundBefore(r)
	switch {
	case l.drawsField(r):
		l.drawField(r, y)
	case found:
		l.area.TextRight(l.resultEnd, y, text, l.resultStyle(r.line.Op))
	default:
		return false
	}
	return true
}

// drawField draws what is typed in a line, or found there before the line has run.
func (l *loop) drawField(r loopRow, y int) {
	a, th, least := l.area, l.content.Theme, l.textEnd(r)+1
	x := l.content.field.drawMarked(l.content.DrawOptions, a, least, y, l.fieldFrom()+2, l.resultEnd) - 2
	if x < least || !l.inline && r.line.Op != trainer.OpDivide {
		return
	}
	a.Text(x, y, "=", th.Muted)
	if r.line.Op != trainer.OpDivide { // else it does not say which of its numbers
		return
	}
	if name := strings.TrimSpace(language.BlankName(l.content.field.blank)); a.Width(name)+1 <= x-least {
		a.TextRight(x-1, y, name, th.Bright)
	}
}

// drawFoundMark draws the mark of a number that is there, in front of it.
func (l *loop) drawFoundMark(y int) {
	f := l.content.field
	l.area.Text(l.fieldFrom(), y, string(f.mark), f.markStyle(l.content.Theme))
}
