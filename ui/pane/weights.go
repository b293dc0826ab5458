package pane

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// Polynomial features have many weights: the parameters are listed by size, and a
// picture has all weights at once.

// allWeightsName is the title of that picture.
const allWeightsName = "All weights"

// allWeightsRows are its title, the weights above 0 and those below, and the degrees.
const allWeightsRows = 4

// AllWeightsRows is how many rows the picture of all weights takes; 0 where the
// features are as they were read.
func AllWeightsRows(st session.State) int {
	if st.Data.Set.Degree < 2 {
		return 0
	}
	return allWeightsRows
}

// allWeights is every weight of polynomial features as a column: above the line
// those above 0, below it the others, degree by degree and within one as the
// features are numbered. The longest column is the largest weight that the run
// had up to the cursor, so the scale never shrinks as it goes on.
type allWeights struct {
	DrawOptions
	silent
	size   Size
	degree int
	run, k int // where the run stands, by its ID
	path   timeline.Path
	w      []float64
}

// newAllWeights builds the picture of all weights, which goes with the table.
func newAllWeights(st paneState, d Presentation, size Size) Content {
	if hides(st.State, ParameterTable) {
		return Hidden(d.DrawOptions, allWeightsName)
	}
	at, run := st.Run.Snapshot, st.Run.Present
	return allWeights{DrawOptions: d.DrawOptions, size: size, degree: st.Data.Set.Degree, run: run.ID(), k: at.Iter, path: run.Path(), w: at.Params.W}
}

// largest is the largest |w| that the run had up to the cursor.
func (c allWeights) largest() float64 {
	most := number.LargestMagnitude(c.w)
	for _, p := range c.path.Points(0, c.path.CountUpTo(c.k)) {
		most = max(most, number.LargestMagnitude(p.Params.W))
	}
	return most
}

// Equal implements Content.
func (c allWeights) Equal(o Content) bool {
	other, ok := o.(allWeights)
	return ok && c.DrawOptions == other.DrawOptions && c.size == other.size && c.degree == other.degree && c.run == other.run && c.k == other.k && slices.Equal(c.w, other.w)
}

// Draw implements Content.
func (c allWeights) Draw(a chart.Area) {
	c.heading(a, 0, allWeightsName, "by degree")
	x, gap := c.places()
	largest := c.largest()
	if x > 0 {
		a.Text(0, 1, "+", c.Theme.Muted)
		a.Text(0, 2, "−", c.Theme.Muted)
	}
	for j, degree := 0, 1; degree <= c.degree; degree++ {
		name := strconv.Itoa(degree)
		if degree == 1 {
			name = "d1"
		}
		a.Text(x, 3, name, c.Theme.Muted)
		for range degree + 1 {
			c.column(a, x, c.w[j], largest)
			x, j = x+1, j+1
		}
		x += gap
	}
}

// places are the column of the first weight and the blanks between two degrees, in
// the width there is: the signs of the rows give way first to the weights.
func (c allWeights) places() (first, gap int) {
	const signs = 2
	for gap = 2; gap > 0; gap-- {
		if need := len(c.w) + gap*(c.degree-1); signs+need <= c.size.W {
			return signs, gap
		}
	}
	return max(0, min(signs, c.size.W-len(c.w))), 0
}

// column draws one weight as a part of the largest. One that rounds to nothing still
// shows its sign.
func (c allWeights) column(a chart.Area, x int, w, largest float64) {
	part := math.Abs(w) / largest
	st := theme.Style{FG: c.Theme.Bright.FG}
	switch {
	case w == 0 || math.IsNaN(part):
		a.Text(x, 1, c.glyph("·", "-"), c.Theme.Muted)
	case w > 0:
		a.Text(x, 1, c.up(part), st)
	default:
		a.Text(x, 2, c.down(part), st)
	}
}

// up is a column of a row's height, in eighths; in plain glyphs in thirds.
func (c allWeights) up(part float64) string {
	if c.Plain {
		return []string{".", ":", "#"}[stepIndex(part, 3)]
	}
	return []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}[stepIndex(part, 8)]
}

// down is a column that hangs from the line: there are fewer glyphs for it.
func (c allWeights) down(part float64) string {
	if c.Plain {
		return []string{"'", ":", "#"}[stepIndex(part, 3)]
	}
	return []string{"▔", "▀", "█"}[stepIndex(part, 3)]
}

// stepIndex is a part of 1 in so many steps, the lowest for all that is above 0.
func stepIndex(part float64, steps int) int {
	return min(max(int(math.Ceil(part*float64(steps)))-1, 0), steps-1)
}

// entriesFitting picks the entries of (w₁ … wₙ, b) that fit into rows rows: of polynomial
// features the largest weights, by size, and b.
func entriesFitting(set datasets.Set, pair [2]int, p trainer.Params, rows int) []int {
	n := len(p.W)
	if set.Degree < 2 {
		return shownEntries(pair, n, rows)
	}
	all := make([]int, n)
	for j := range all {
		all[j] = j
	}
	slices.SortStableFunc(all, func(i, j int) int { return cmp.Compare(math.Abs(p.W[j]), math.Abs(p.W[i])) })
	return append(all[:max(0, min(rows-1, n))], n)
}

func (c snapshotPart) shownEntries(rows int) []int {
	return entriesFitting(c.data.Set, c.pair, c.at.Params, rows)
}

func (st paneState) shownEntries(rows int) []int {
	return entriesFitting(st.Data.Set, PairOf(st.State, dataPaneIndex), st.Run.Snapshot.Params, rows)
}

// termOf is the polynomial feature that entry j weighs: x₁². Empty where there are
// none, and for b. The first two are those that the others are made of, whatever their
// columns are called.
func termOf(set datasets.Set, j int) string {
	switch {
	case set.Degree < 2 || j == len(set.Features):
		return ""
	case j < 2:
		return "x" + number.Subscript(j+1)
	}
	return set.Features[j].Name
}

// parameterColumns are the places of the table of parameters: where the names of terms
// begin, where values and gradients end, where the names of gradients and the ways begin,
// and where values in original units end. A place of 0 is not there.
type parameterColumns struct {
	term, value, gradientName, gradient, moves, raw int
}

// columns places the columns in w columns, with as many digits as there is room for.
// Polynomial features have the names of their terms, at the price of those of the
// gradients.
func (c parameterTable) columns(a chart.Area, shown []int, w int) (p parameterColumns, value, gradient number.Format) {
	digits, name, gaps := c.digits, nameWidth(a, shown, len(c.at.Params.W))+2, [2]int{4, 5}
	if c.Compact {
		gaps = [2]int{2, 4}
	}
	gaps[1] = max(gaps[1], name)
	unscaled := c.data.Set.Scaling.Method != datasets.NoScaling && !c.Compact
	switch {
	case c.data.Set.Degree > 1:
		terms := 0
		for _, j := range shown {
			terms = max(terms, a.Width(termOf(c.data.Set, j)))
		}
		p.term = name - 1
		name, gaps = p.term+terms+1, [2]int{2, 0}
	case unscaled:
		gaps[0] = 2
	}
	for digits > 3 && name+gaps[0]+gaps[1]+2*(digits+3) > w {
		digits--
	}
	value, gradient = c.parameterFormats(digits, shown)
	p.value = name + value.Width()
	p.gradient = p.value + gaps[0] + gaps[1] + gradient.Width()
	if gaps[1] > 0 {
		p.gradientName = p.value + gaps[0]
	}
	if at := p.gradient + 2 + (number.Format{Digits: digits}).Width(); unscaled && at <= w {
		p.raw = min(w, at+3)
		return p, value, gradient
	}
	if at := max(p.gradient+2, min(p.gradient+5, w-6)); at+6 <= w {
		p.moves = at
	}
	return p, value, gradient
}
