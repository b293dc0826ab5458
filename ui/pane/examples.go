package pane

import (
	"fmt"
	"strconv"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// exampleTable is the Examples pane ready to be drawn.
type exampleTable struct {
	*session.ExampleTable
	content    examplesContent
	shown      []tableColumn
	firstPlace int // place in Order of the first row on the screen
	focusPlace int // place of the focused example, −1 where it is not listed
	w, h       int
	firstRow   int         // the pane's row of the first example
	rowCount   int         // how many examples fit
	counted    []countLine // at the foot
}

// newExampleTable returns false where there is no room for a table, or none yet. The rows
// are turned over page by page, not moved under a standing cursor: a click does
// not shift what was clicked, and the rows stand still while the focus walks.
func newExampleTable(f examplesContent, size Size) (*exampleTable, bool) {
	w, h := size.W, size.H
	if w < 24 || h < 8 || len(f.data.Problem.X) == 0 || f.table == nil {
		return nil, false
	}
	t := &exampleTable{ExampleTable: f.table, content: f, w: w, h: h, firstRow: 3, focusPlace: -1, counted: f.countLines(w)}
	t.rowCount = h - 6 - len(t.counted)
	if !f.Compact && h > 12+len(t.counted) {
		t.firstRow, t.rowCount = 4, t.rowCount-2 // a blank row under the first and at the end
	}
	if t.rowCount < 1 {
		return nil, false
	}
	if t.OfTest() {
		t.firstPlace = max(0, min(f.top, len(t.Order)-t.rowCount))
	}
	for place, row := range t.Order {
		if t.Rows[row] == f.focus && !t.OfTest() {
			t.focusPlace = place
			t.firstPlace = place / t.rowCount * t.rowCount
		}
	}
	return t, true
}

// examplesContent is the table of all examples at the cursor: their numbers and
// what each contributes to the gradient, with sums at the foot that are J, dw and
// db of the snapshot. Columns have the same widths and decimals whichever rows are
// on the screen. A narrow pane shows the columns that matter most and says which
// it leaves out; a wide one shows more digits of z, a, L and dz.
type examplesContent struct {
	iteration
	examplesChoice
	table *session.ExampleTable // nil until it is known
}

var _ = Register("examples", Examples)

// Examples builds the table of all examples.
func Examples(st session.State, d Presentation, size Size) Content { return newExamples(st, d, size) }

func newExamples(st session.State, d Presentation, size Size) examplesContent {
	return examplesContent{newIteration(st, d, size), newExamplesChoice(st, d), st.Analysis.Examples}
}

// waitForTable stands for what passes over the examples have still to bring.
const waitForTable = "The table of the examples is being made."

// Equal implements Content.
func (c examplesContent) Equal(o Content) bool {
	other, ok := o.(examplesContent)
	return ok && c.table == other.table && c.examplesChoice == other.examplesChoice && c.same(other.iteration)
}

// Draw implements Content.
func (c examplesContent) Draw(a chart.Area) {
	if c.table == nil {
		a.Text(0, 0, waitForTable, c.Theme.Muted)
		return
	}
	w, h := a.Size()
	t, ok := newExampleTable(c, Size{w, h})
	if !ok {
		return
	}
	t.shown = t.chooseColumns(t.w)
	t.drawTitle(a)
	t.drawHeads(a)
	for row := range t.rowCount {
		if place := t.firstPlace + row; place < len(t.Order) {
			t.drawRow(a, t.firstRow+row, t.Order[place], place == t.focusPlace)
		}
	}
	if len(t.Order) == 0 {
		a.Text(exampleCursor+1, t.firstRow, c.noneText(len(t.Problem.X)), c.Theme.Muted)
	}
	t.drawSums(a, t.firstRow+t.rowCount)
	t.drawCounts(a, t.countsRow())
}

// Hit implements Content: a row is its example.
func (c examplesContent) Hit(x, y int) session.Intent {
	t, ok := newExampleTable(c, c.size)
	if !ok || x < 0 || x >= t.w {
		return nil
	}
	if i := y - t.countsRow(); i >= 0 && i < len(t.counted) {
		return t.counted[i].hit(x, c.filter)
	}
	if y < t.firstRow || y >= t.firstRow+t.rowCount || t.OfTest() {
		return nil
	}
	if place := t.firstPlace + y - t.firstRow; place < len(t.Order) {
		return session.Example{I: t.Rows[t.Order[place]] + 1}
	}
	return nil
}

// drawTitle says what sorts and, at the right, how to read the table.
func (t *exampleTable) drawTitle(a chart.Area) {
	th := t.content.Theme
	arrow := [2]string{" ▾", " ▴"}
	if t.content.Plain {
		arrow = [2]string{" v", " ^"}
	}
	x := drawSpans(a, 0, 0, span{"sorted by ", th.Muted}, span{sortedBy(t.Columns[t.SortColumn]), th.Bright}, span{arrow[boolToInt(t.SmallestFirst())], th.Muted})
	if t.Filter != "" {
		x = a.Text(x+2, 0, t.content.filterName()+" only", th.Text)
	}
	if t.Wrong {
		text := "wrong only"
		if t.focusPlace < 0 && len(t.Order) > 0 {
			not := fmt.Sprintf("wrong only, not %d", t.content.focus+1)
			text = t.content.fitting(t.w-x-2, not+": it is "+t.content.correctnessAt(t.content.focus).String(), not, text)
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
	hidden := len(t.Columns) - len(t.shown)
	if sample := sampleText(len(t.Problem.X)); sample != "" && hidden == 0 {
		return []string{sample}
	}
	if t.OfTest() {
		return []string{"kept for testing: L averages to J test", "kept for testing"}
	}
	if hidden == 0 {
		last := map[int]string{1: "two", 2: "three"}[len(t.content.features())]
		if without := t.content.withoutPenalty("without λ"); without != "" {
			return []string{"L averages to J, the last " + last + " add up to ∇J, " + without, "last " + last + " add up to ∇J " + without, without}
		}
		return []string{"L averages to J, the last " + last + " add up to ∇J", "last " + last + " add up to ∇J"}
	}
	shown := map[int]bool{}
	for _, field := range t.shown {
		shown[field.index] = true
	}
	names := []string{"not shown"}
	for k, c := range t.Columns {
		if !shown[k] {
			names = append(names, symbolOf(c))
		}
	}
	return []string{strings.Join(names, " "), fmt.Sprintf("%d columns not shown", hidden), fmt.Sprintf("%d columns off", hidden)}
}

// drawHeads names the columns; the one that sorts is bright.
func (t *exampleTable) drawHeads(a chart.Area) {
	y := t.firstRow - 2
	for _, field := range t.shown {
		st := t.content.Theme.Muted
		if field.index == t.SortColumn {
			st = t.content.Theme.Bright
		}
		a.TextRight(field.end, y, symbolOf(field.ExampleColumn), st)
	}
	t.content.hairline(a, 0, y+1, t.w)
}

// drawRow draws one row.
func (t *exampleTable) drawRow(a chart.Area, y, row int, focused bool) {
	i := t.Rows[row]
	th := &t.content.Theme
	for _, field := range t.shown {
		st := th.Text
		derivative := field.Kind == session.ExampleDZ || field.Kind == session.ExampleTerm
		switch {
		case derivative && field.index == t.SortColumn:
			st = th.Gradient.WithBold()
		case derivative:
			st = th.Gradient
		case focused || field.index == t.SortColumn:
			st = th.Bright
		}
		text := field.text(t.Value(field.ExampleColumn, row))
		if field.Kind == session.ExampleIndex {
			text = strconv.Itoa(i + 1)
		}
		if field.Kind == session.ExampleY {
			class := boolToInt(t.Problem.Y[i] == 1)
			text = strconv.Itoa(class)
			mark := [2][2]rune{{'●', '⊗'}, {'▲', '▼'}}[class][boolToInt(t.Correctness(row) == trainer.Incorrect)]
			if t.OfTest() && t.Correctness(row) != trainer.Incorrect {
				mark = [2]rune{'○', '△'}[class]
			}
			a.Set(field.end-exampleMark-1, y, mark, theme.Style{FG: th.Class[class].FG, Bold: focused})
		}
		a.TextRight(field.end, y, text, st)
	}
	if focused {
		a.Text(0, y, "▸", th.Now)
		t.content.highlight(a, layout.Rect{Y: y, W: t.w, H: 1})
	}
}

// drawSums draws the sums under their columns: the snapshot's own numbers, of all
// examples, also where only some are listed.
func (t *exampleTable) drawSums(a chart.Area, y int) {
	m, n := t.Problem.Size()
	th := t.content.Theme
	t.content.hairline(a, 0, y, t.w)
	a.Text(0, y+1, "all "+number.Thousands(m), th.Text)
	free := t.w
	gradients, gradient := t.content.unpenalisedGradient(), t.gradientFormat()
	for _, field := range t.shown {
		name, sum, st := "J", t.costText(), th.Forward
		switch {
		case field.Kind == session.ExampleTerm && field.Feature == session.BiasTerm:
			name, sum, st = "db", gradient.Text(gradients[n]), th.Gradient
		case field.Kind == session.ExampleTerm:
			name, sum, st = "d"+parameter(field.Feature, n), gradient.Text(gradients[field.Feature]), th.Gradient
		case field.Kind != session.ExampleLoss:
			continue
		}
		a.TextRight(field.end, y+1, name, st)
		free = min(free, a.TextRight(field.end, y+2, sum, st.WithBold()))
	}
	// Beside the sums, or on the hairline; the longest text decides, so that it
	// stays where it is while the rows go by.
	count := len(t.Order)
	if a.Width(t.shownRows(count, count))+2 <= free {
		a.Text(0, y+2, t.shownRows(t.firstPlace+1, min(t.firstPlace+t.rowCount, count)), th.Muted)
		return
	}
	a.TextRight(t.w, y, " "+t.shownRows(t.firstPlace+1, min(t.firstPlace+t.rowCount, count)), th.Muted)
}

// shownRows says which rows are on the screen.
func (t *exampleTable) shownRows(from, to int) string {
	of := number.Thousands(len(t.Order))
	switch {
	case t.Wrong:
		of += " wrong"
	case t.Filter != "":
		of += " " + t.content.filterName()
	}
	if len(t.Order) == 0 {
		return "none of " + number.Thousands(len(t.Rows))
	}
	if sampleText(len(t.Problem.X)) != "" {
		of += ", a sample"
	}
	return fmt.Sprintf("rows %s–%s of %s", number.Thousands(from), number.Thousands(to), of)
}
