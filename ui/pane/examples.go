package pane

import (
	"fmt"
	"strconv"
	"strings"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// exampleTable is the Examples pane ready to be drawn.
type exampleTable struct {
	*exampleNumbers
	fields []exampleField
	listed []int // the rows in their order
	first  int   // place in listed of the first row on the screen
	focus  int   // place of the focused example, −1 where it is not listed
	w, h   int
	top    int // the pane's row of the first example
	fit    int // how many examples fit
}

// newExampleTable returns false where there is no room for a table. The rows
// are turned over page by page, not moved under a standing cursor: a click does
// not shift what was clicked, and the rows stand still while the focus walks.
func newExampleTable(f Frame, a chart.Area) (*exampleTable, bool) {
	w, h := a.Size()
	if w < 24 || h < 8 || len(f.Problem.X) == 0 {
		return nil, false
	}
	t := &exampleTable{exampleNumbers: newExampleNumbers(f), w: w, h: h, top: 3, fit: h - 6, focus: -1}
	if !f.Compact && h > 12 {
		t.top, t.fit = 4, h-8 // a blank row under the first and at the end
	}
	t.listed = t.order()
	for place, row := range t.listed {
		if t.rows[row] == f.Focus {
			t.focus = place
			t.first = place / t.fit * t.fit
		}
	}
	return t, true
}

// Examples is the table of all examples at the cursor: their numbers and what
// each contributes to the gradient, with sums at the foot that are J, dw and db
// of the snapshot. Columns have the same widths and decimals whichever rows are
// on the screen. A narrow pane shows the columns that matter most and says which
// it leaves out; a wide one shows more digits of z, a, L and dz.
func Examples(f Frame, a chart.Area) {
	t, ok := newExampleTable(f, a)
	if !ok {
		return
	}
	t.fields = t.exampleNumbers.fields(t.w)
	t.title(a)
	t.heads(a)
	for row := range t.fit {
		if place := t.first + row; place < len(t.listed) {
			t.row(a, t.top+row, t.listed[place], place == t.focus)
		}
	}
	if len(t.listed) == 0 {
		a.Text(exampleCursor+1, t.top, "No example is wrong.", f.Theme.Muted)
	}
	t.foot(a, t.top+t.fit)
}

// ExampleAt tells which example (0-based) stands in row y of the Examples pane.
func ExampleAt(f Frame, a chart.Area, x, y int) (i int, ok bool) {
	t, ok := newExampleTable(f, a)
	if !ok || x < 0 || x >= t.w || y < t.top || y >= t.top+t.fit {
		return 0, false
	}
	if place := t.first + y - t.top; place < len(t.listed) {
		return t.rows[t.listed[place]], true
	}
	return 0, false
}

// title says what sorts and, at the right, how to read the table.
func (t *exampleTable) title(a chart.Area) {
	th := t.f.Theme
	arrow := [2]string{" ▾", " ▴"}
	if t.f.Plain {
		arrow = [2]string{" v", " ^"}
	}
	x := line(a, 0, 0, span{"sorted by ", th.Muted}, span{ExampleColumns(t.f)[t.sort], th.Bright}, span{arrow[index(t.ascending())], th.Muted})
	if t.f.Inside.WrongOnly {
		text := "wrong only"
		if t.focus < 0 && len(t.listed) > 0 {
			not := fmt.Sprintf("wrong only, not %d", t.f.Focus+1)
			text = t.f.fitting(t.w-x-2, not+": it is "+t.f.judge(t.f.Focus).String(), not, text)
		}
		x = a.Text(x+2, 0, text, th.Text)
	}
	for _, note := range t.notes() {
		if x+2+a.Width(note) <= t.w {
			a.TextRight(t.w, 0, note, th.Muted)
			return
		}
	}
}

// notes are what may stand at the right of the title, the longest first.
func (t *exampleTable) notes() []string {
	hidden := len(t.columns) - len(t.fields)
	if sample := sampleText(len(t.f.Problem.X)); sample != "" && hidden == 0 {
		return []string{sample}
	}
	if hidden == 0 {
		last := map[int]string{1: "two", 2: "three"}[len(t.f.features())]
		return []string{"L averages to J, the last " + last + " add up to ∇J", "last " + last + " add up to ∇J"}
	}
	shown := map[int]bool{}
	for _, field := range t.fields {
		shown[field.place] = true
	}
	names := []string{"not shown"}
	for k, c := range t.columns {
		if !shown[k] {
			names = append(names, c.head())
		}
	}
	return []string{strings.Join(names, " "), fmt.Sprintf("%d columns not shown", hidden), fmt.Sprintf("%d columns off", hidden)}
}

// heads names the columns; the one that sorts is bright.
func (t *exampleTable) heads(a chart.Area) {
	y := t.top - 2
	for _, field := range t.fields {
		st := t.f.Theme.Muted
		if field.place == t.sort {
			st = t.f.Theme.Bright
		}
		a.TextRight(field.end, y, field.head(), st)
	}
	hairline(t.f, a, 0, y+1, t.w)
}

// row draws one row.
func (t *exampleTable) row(a chart.Area, y, row int, focused bool) {
	i := t.rows[row]
	th := &t.f.Theme
	for _, field := range t.fields {
		st := th.Text
		derivative := field.kind == exampleDZ || field.kind == exampleShare
		switch {
		case derivative && field.place == t.sort:
			st = th.Gradient.Strong()
		case derivative:
			st = th.Gradient
		case focused || field.place == t.sort:
			st = th.Bright
		}
		text := field.text(t.value(field.exampleColumn, row))
		if field.kind == exampleIndex {
			text = strconv.Itoa(i + 1)
		}
		if field.kind == exampleY {
			class := index(t.f.Problem.Y[i] == 1)
			text = strconv.Itoa(class)
			mark := [2][2]rune{{'●', '⊗'}, {'▲', '▼'}}[class][index(t.wrong(row))]
			a.Set(field.end-exampleMark-1, y, mark, theme.Style{FG: th.Class[class].FG, Bold: focused})
		}
		a.TextRight(field.end, y, text, st)
	}
	if focused {
		a.Text(0, y, "▸", th.Now)
		highlight(t.f, a, layout.Rect{Y: y, W: t.w, H: 1})
	}
}

// foot draws the sums under their columns: the snapshot's own numbers, of all
// examples, also where only some are listed.
func (t *exampleTable) foot(a chart.Area, y int) {
	m, n := t.f.Problem.Size()
	th := t.f.Theme
	hairline(t.f, a, 0, y, t.w)
	a.Text(0, y+1, "all "+number.Thousands(m), th.Text)
	free := t.w
	gradients, gradient := entries(t.f.At.Grad), t.gradient()
	for _, field := range t.fields {
		name, sum, st := "J", t.f.costColumn().Text(t.f.At.Cost), th.Forward
		switch {
		case field.kind == exampleShare && field.feature == bias:
			name, sum, st = "db", gradient.Text(gradients[n]), th.Gradient
		case field.kind == exampleShare:
			name, sum, st = "d"+parameter(field.feature, n), gradient.Text(gradients[field.feature]), th.Gradient
		case field.kind != exampleLoss:
			continue
		}
		a.TextRight(field.end, y+1, name, st)
		free = min(free, a.TextRight(field.end, y+2, sum, st.Strong()))
	}
	// Beside the sums, or on the hairline; the longest text decides, so that it
	// stays where it is while the rows go by.
	count := len(t.listed)
	if a.Width(t.shownRows(count, count))+2 <= free {
		a.Text(0, y+2, t.shownRows(t.first+1, min(t.first+t.fit, count)), th.Muted)
		return
	}
	a.TextRight(t.w, y, " "+t.shownRows(t.first+1, min(t.first+t.fit, count)), th.Muted)
}

// shownRows says which rows are on the screen.
func (t *exampleTable) shownRows(from, to int) string {
	of := number.Thousands(len(t.listed))
	if t.f.Inside.WrongOnly {
		of += " wrong"
	}
	if len(t.listed) == 0 {
		return "none of " + number.Thousands(len(t.z))
	}
	if sampleText(len(t.f.Problem.X)) != "" {
		of += ", a sample"
	}
	return fmt.Sprintf("rows %s–%s of %s", number.Thousands(from), number.Thousands(to), of)
}
