package pane

import (
	"fmt"
	"slices"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// mistaken is the loop of the mistake that steps along, at its own w and b: what the lines of
// the focused example give there, with the line that is wrong struck out and what is written in its place.
type mistaken struct {
	Look
	head string
	rows []mistakenRow
	foot []string
}

// mistakenRow is a line of it.
type mistakenRow struct {
	text, gives string
	indent      int
	part        mistakenPart
}

type mistakenPart uint8

const (
	asItShould   mistakenPart = iota
	struckOut                 // the right line, which is not written
	writtenWrong              // what is written in its place
)

func newMistaken(c iteration, m session.Mistaken) Content {
	in, digits := m.Inside, c.digits
	examples, n := c.data.Problem.Size()
	content := mistaken{Look: c.Look, head: fmt.Sprintf("inside %s, at its own w and b: i %d of %d", m.ID, c.focus+1, examples)}
	wrong := mistakenRow{text: asWritten(m.Wrong), part: writtenWrong, indent: bodyIndent}
	steps := trainer.LoopLines(n, m.At.Lambda)
	last := -1
	for place, l := range steps {
		if m.Rewrites(l, n) {
			last = place
		}
	}
	if last < 0 {
		content.rows = append(content.rows, wrong)
	}
	for place, l := range steps {
		r := mistakenRow{text: l.Text(n), indent: loopIndent}
		if l.Op >= trainer.OpZ && l.Op <= trainer.OpDB {
			r.indent = bodyIndent
		}
		if m.Rewrites(l, n) {
			r.part = struckOut
		}
		if v, ok := mistakenGives(m, l); ok {
			r.gives = number.Standalone(v, digits)
		}
		content.rows = append(content.rows, r)
		if place == last {
			wrong.indent = r.indent
			content.rows = append(content.rows, wrong)
		}
	}
	var means []string
	for _, j := range shownEntries(c.pair, n, min(n+1, 3)) {
		means = append(means, "d"+parameter(j, n)+" "+number.Standalone(entry(in.Means.Grad, j), digits))
	}
	content.numbersToTheWrong()
	content.foot = []string{"after the loop: J " + number.Standalone(in.Means.J, digits), strings.Join(means, ", ")}
	return content
}

// numbersToTheWrong gives the number of the one line that is struck out to what is written in its place.
func (c *mistaken) numbersToTheWrong() {
	struck, wrong := -1, -1
	for i, r := range c.rows {
		switch {
		case r.part == writtenWrong:
			wrong = i
		case r.part == struckOut && struck >= 0:
			return
		case r.part == struckOut:
			struck = i
		}
	}
	if struck >= 0 {
		c.rows[wrong].gives, c.rows[struck].gives = c.rows[struck].gives, ""
	}
}

// mistakenGives is what a line of the mistake gives for the example; false where it gives no one number.
func mistakenGives(m session.Mistaken, l trainer.LoopLine) (v float64, ok bool) {
	in := m.Inside
	switch l.Op { //nolint:exhaustive // the others give no one number
	case trainer.OpZ:
		return in.Z, true
	case trainer.OpA:
		return in.A, true
	case trainer.OpJ:
		return in.SoFar.J, true
	case trainer.OpDZ:
		return in.DZ, true
	case trainer.OpDB:
		return in.SoFar.Grad.B, true
	case trainer.OpUpdateB:
		return in.Next.B, true
	}
	if l.Feature == trainer.All {
		return 0, false
	}
	switch l.Op { //nolint:exhaustive // as above
	case trainer.OpDW:
		return in.SoFar.Grad.W[l.Feature], true
	case trainer.OpUpdateW:
		return in.Next.W[l.Feature], true
	}
	return 0, false
}

// asWritten is a line in ASCII with the signs that formulas have here.
func asWritten(text string) string {
	return strings.NewReplacer(" - ", " − ", "alpha", "α", "*", "·").Replace(text)
}

// Equal implements Content.
func (c mistaken) Equal(o Content) bool {
	other, ok := o.(mistaken)
	return ok && c.Look == other.Look && c.head == other.head && slices.Equal(c.rows, other.rows) && slices.Equal(c.foot, other.foot)
}

// Hit implements Content.
func (c mistaken) Hit(int, int) session.Intent { return nil }

// Text implements Content.
func (c mistaken) Text() []string {
	said := []string{c.head}
	for _, r := range c.rows {
		text := r.text
		switch r.part {
		case struckOut:
			text = "not: " + text
		case writtenWrong:
			text = "but: " + text
		case asItShould:
		}
		if r.gives != "" {
			text += "; it gives " + r.gives
		}
		said = append(said, text)
	}
	return append(said, c.foot...)
}

// Draw implements Content.
func (c mistaken) Draw(a chart.Area) {
	w, h := a.Size()
	w = min(w, widestLoop)
	a.Text(0, 0, clip(c.head, w), c.Theme.Warning)
	for i, r := range c.rows {
		y := 1 + i
		if y >= h {
			return
		}
		text, gives := c.Theme.Text, c.Theme.Bright
		switch r.part {
		case struckOut:
			a.Text(0, y, "×", c.Theme.Warning)
			text, gives = theme.Style{FG: c.Theme.Muted.FG}, c.Theme.Warning
		case writtenWrong:
			a.Text(0, y, "▸", c.Theme.Warning)
			text = c.Theme.Warning
		case asItShould:
		}
		end := a.Text(r.indent, y, clip(r.text, w-r.indent), text)
		if end+1+a.Width(r.gives) <= w {
			a.TextRight(w, y, r.gives, gives)
		}
	}
	for i, s := range c.foot {
		if y := 2 + len(c.rows) + i; y < h {
			a.Text(0, y, clip(s, w), c.Theme.Text)
		}
	}
}
