package pane

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// examplesChoice is what of the examples is listed, and the counts at the foot.
type examplesChoice struct {
	filter string // one of session.Filters, empty for all
	count  int    // the count that the keys are on, from 1; 0 for none
	top    int    // the first row of those kept for testing

	counted            bool // the counts are at the foot
	counts, testCounts trainer.Counts
	testLoss           float64
}

func newExamplesChoice(st session.State, d Presentation) examplesChoice {
	c := examplesChoice{filter: st.View.Filter, top: d.Row, counted: countsShown(st)}
	if c.counted {
		c.counts, c.testCounts, c.testLoss = st.Analysis.Counts, st.Analysis.TestCounts, st.Analysis.TestLoss
	}
	if d.Entered {
		c.count = d.Count
	}
	return c
}

// countsShown reports whether the counts are at the foot of the examples: where more of
// the model was asked for, or the table is filtered by them.
func countsShown(st session.State) bool {
	return st.Analysis.ClassificationKnown && (session.ExtendedModel(st.Data, st.Run.Lambda, st.View.Threshold) || st.View.Filter != "")
}

// Counts are the filters that stand for the counts at the foot of the examples, in their
// order; none where there are no counts.
func Counts(st session.State) []string {
	switch all := session.Filters(); {
	case !countsShown(st):
		return nil
	case len(st.Data.Test.X) > 0:
		return slices.DeleteFunc(all, func(of string) bool { return of == session.NoFilter || of == session.TestFilter })
	default:
		return all[1:5]
	}
}

// filterName is what the rows that are listed are called: FP, test FN.
func (c examplesChoice) filterName() string {
	of, test := strings.CutPrefix(c.filter, session.TestFilter)
	if of = strings.ToUpper(of); test {
		of = strings.TrimSpace("test " + of)
	}
	return of
}

// noneText is what stands in a table without rows, of so many that it looks at.
func (c examplesContent) noneText(m int) string {
	where := " here."
	if sampleText(m) != "" {
		where = " in this sample."
	}
	if c.filter != "" {
		return "There is no " + c.filterName() + where
	}
	if sampleText(m) != "" {
		return "None is wrong" + where
	}
	return "No example is wrong."
}

// costText is the mean loss of all rows of the kind that is listed.
func (t *exampleTable) costText() string {
	switch {
	case !t.OfTest():
		return t.content.costFormat().Text(t.content.at.UnpenalisedCost())
	case !t.content.counted:
		return "…"
	}
	return t.content.costFormat().Text(t.content.testLoss)
}

// countLine is a row of counts, or of what is computed from them.
type countLine struct{ cells []countCell }

// countCell is a name and a number; of a count its filter and its place among the counts.
type countCell struct {
	name, text string
	filter     string
	place      int // from 1; 0 for what is no count
	x, end     int
}

// countedRows are the counts of one kind of rows.
type countedRows struct {
	name, prefix string // of the filters
	counts       trainer.Counts
}

func (c examplesContent) countedRows() []countedRows {
	if len(c.data.Test.X) == 0 {
		return []countedRows{{"", "", c.counts}}
	}
	return []countedRows{{"train", "", c.counts}, {"test ", session.TestFilter, c.testCounts}}
}

// countLines are the rows at the foot, of both kinds of rows where some are kept for
// testing, in a pane of w columns: counts and shares side by side where there is room.
func (c examplesContent) countLines(w int) []countLine {
	if !c.counted {
		return nil
	}
	var lines []countLine
	place := 0
	for _, k := range c.countedRows() {
		var counts []countCell
		if k.name != "" {
			counts = append(counts, countCell{text: k.name})
		}
		for i, n := range []int{k.counts.TP, k.counts.FP, k.counts.FN, k.counts.TN} {
			name := []string{"TP", "FP", "FN", "TN"}[i]
			place++
			counts = append(counts, countCell{name: name, text: strconv.Itoa(n), filter: k.prefix + strings.ToLower(name), place: place})
		}
		lines = append(lines, withShares(counts, k.counts, w)...)
	}
	return lines
}

// withShares are counts and what is computed from them in one row, with names as long as
// there is room for, or in two.
func withShares(counts []countCell, of trainer.Counts, w int) []countLine {
	long := [3]string{"accuracy", "precision", "recall"}
	for _, names := range [][3]string{long, {"acc", "prec", "rec"}} {
		if line, width := laidOut(slices.Concat(counts, shares(of, names))); width <= w {
			return []countLine{line}
		}
	}
	first, _ := laidOut(counts)
	second, _ := laidOut(shares(of, long))
	return []countLine{first, second}
}

// shares are what is computed from counts, to three digits; a share of nothing is –.
func shares(of trainer.Counts, names [3]string) []countCell {
	var all []countCell
	for i, v := range []float64{of.Accuracy(), of.Precision(), of.Recall()} {
		text := "–"
		if !math.IsNaN(v) {
			text = number.Significant(v, 3)
		}
		all = append(all, countCell{name: names[i], text: text})
	}
	return all
}

// laidOut gives cells their columns, two blanks apart, and returns their width.
func laidOut(cells []countCell) (countLine, int) {
	x := 0
	for i := range cells {
		c := &cells[i]
		c.x = x
		x += len([]rune(c.text)) + len(c.name) + boolToInt(c.name != "")
		c.end = x
		x += 2
	}
	return countLine{cells}, x - 2
}

// hit is the filter of the count at a column: all examples again where it filters already.
func (l countLine) hit(x int, filter string) session.Intent {
	for _, c := range l.cells {
		switch {
		case c.filter == "" || x < c.x || x >= c.end:
		case c.filter == filter:
			return session.Filter{Name: session.NoFilter}
		default:
			return session.Filter{Name: c.filter}
		}
	}
	return nil
}

// countsRow is the pane's row of the first counts: below the sums.
func (t *exampleTable) countsRow() int { return t.firstRow + t.rowCount + 3 }

// drawCounts draws the counts; the one that the keys are on is marked, and so is the one
// that filters.
func (t *exampleTable) drawCounts(a chart.Area, y int) {
	th := t.content.Theme
	for i, l := range t.counted {
		for _, c := range l.cells {
			st := th.Text
			if c.filter != "" && c.filter == t.content.filter {
				st = theme.Style{FG: th.Now.FG, Bold: true}
			}
			x := c.x
			if c.name != "" {
				x = a.Text(x, y+i, c.name+" ", th.Muted)
			}
			a.Text(x, y+i, c.text, st)
			if c.place > 0 && c.place == t.content.count {
				t.content.highlight(a, layout.Rect{X: c.x, Y: y + i, W: c.end - c.x, H: 1})
			}
		}
	}
}

// MoveAlongCounts is what a key does at the foot of the examples where the counts are: left
// and right go along them, from 0 for none, and accepting one lists its examples, or all
// again where it does already. Ok reports whether the key is one of them.
func MoveAlongCounts(st session.State, at int, g language.ScreenAction) (next int, filter session.Intent, ok bool) {
	counts := Counts(st)
	if Mains()[st.View.Main].Arrows != session.RowArrows || len(counts) == 0 {
		return 0, nil, false
	}
	switch at = min(at, len(counts)); g {
	case language.Left:
		return max(0, at-1), nil, true
	case language.Right:
		return min(len(counts), at+1), nil, true
	case language.Accept:
		if at == 0 {
			return 0, nil, false
		}
		of := counts[at-1]
		if st.View.Filter == of {
			of = session.NoFilter
		}
		return at, session.Filter{Name: of}, true
	default:
		return at, nil, false
	}
}
