package pane

import (
	"slices"

	"descent/trainer"
	"descent/ui/language"
)

// mistakenRow is what a row of the loop has in that of a mistake. A row of what is written in place of one line
// stands for that line: it has its number and its marks.
type mistakenRow struct {
	part      mistakenPart
	replaced  bool   // the row below stands for the line
	continued bool   // it goes on with the text of the row above, or stands for no one line
	text      string // what is written wrong
	indent    int    // of that
}

type mistakenPart uint8

const (
	rightLine    mistakenPart = iota
	struckOut                 // the right line, which is not written
	writtenWrong              // what is written in its place
)

// insideMistakeText says whose loop it is.
func (c loopContent) insideMistakeText() string {
	return "inside the mistake " + c.wrong.ID + ", at its own w and b"
}

// strikeOut strikes the lines that the mistake writes otherwise, and puts in what it writes.
func (l *loop) strikeOut() {
	lines := trainer.LoopLines(l.n, l.content.at.Lambda)
	var struck []int
	for i, r := range l.rows {
		if l.struck(lines[r.index]) {
			l.rows[i].part = struckOut
			if !r.featureRow {
				struck = append(struck, i)
			}
		}
	}
	after := l.content.wrong.InsertAfter(lines, l.n)
	at := slices.IndexFunc(l.rows, func(r loopRow) bool { return r.index > after })
	if at < 0 {
		at = len(l.rows)
	}
	wrong := loopRow{index: noLine, mistakenRow: mistakenRow{part: writtenWrong, continued: true, indent: loopIndent}}
	if op := lines[max(0, after)].Op; op >= trainer.OpZ && op <= trainer.OpDB {
		wrong.indent = bodyIndent
	}
	if len(struck) == 1 && !l.isFolded(l.rows[struck[0]]) && struck[0] == at-1 {
		l.rows[at-1].replaced = true
		wrong.index, wrong.line, wrong.continued = l.rows[at-1].index, l.rows[at-1].line, false
	}
	room := l.w - wrong.indent
	if !wrong.continued {
		room -= 2 + l.content.digits + 4 // the number
	}
	var rows []loopRow
	for _, text := range l.content.wrapped(language.WithMathSigns(l.content.wrong.Wrong), room) {
		wrong.text = text
		rows = append(rows, wrong)
		wrong.index, wrong.continued = noLine, true
		wrong.indent += 2 * boolToInt(len(rows) == 1)
	}
	l.rows = slices.Insert(l.rows, at, rows...)
}

// noLine is the index of a row that stands for no line.
const noLine = -9

// struck reports whether the mistake writes a line otherwise, for the example that the loop is at.
func (l *loop) struck(line trainer.LoopLine) bool {
	return l.content.insideMistake && l.content.wrong.RewritesFor(line, l.n, l.content.trace.I, l.m)
}

// ranStruck reports whether the line that just ran is one of those.
func (l *loop) ranStruck() bool {
	return l.content.trace.LastLine >= 0 && l.struck(l.rows[l.currentRow()].line)
}

// sentenceIsOfMistake reports whether what is said of the line that just ran is about the mistake: what holds of
// any loop is said as always.
func (l *loop) sentenceIsOfMistake() bool {
	return l.content.insideMistake && (l.content.trace.LastLine < 0 || l.op() != trainer.OpFor && !l.notFinite())
}

// mistakenSentence is about the line of the mistake's loop that just ran.
func (l *loop) mistakenSentence() loopSentence {
	m := l.content.wrong
	switch {
	case l.content.trace.LastLine < 0:
		return loopSentence{
			"No line of this iteration of the mistake has run yet.", "It begins at the w and b that the mistake came to.",
			"No line of it has run yet.",
		}
	case l.ranStruck():
		return loopSentence{
			"Here the mistake has \"" + language.WithMathSigns(m.Wrong) + "\"", language.InsteadWord(m) + " \"" + language.WithMathSigns(m.Right) + "\".",
			"This line is written wrong.",
		}
	}
	return loopSentence{"This line is as it should be;", "its numbers are those of the mistake's run.", "This line is as it should be."}
}

// struckText says what is written in place of a line.
func (l *loop) struckText(line trainer.LoopLine) string {
	return "not " + line.Text(l.n) + ", but " + language.WithMathSigns(l.content.wrong.Wrong)
}
