package pane

import (
	"math"
	"strconv"
	"unicode/utf8"

	"descent/trainer"
	"descent/ui/number"
)

// The columns of the table stand one blank apart; dz two, because there the
// derivatives begin. The cursor has a column of its own before i.
const (
	exampleCursor = 1
	exampleMark   = 2 // "⊗ " before y
	fewestDigits  = 3
)

// tableColumn is a column as it is drawn.
type tableColumn struct {
	exampleColumn
	index  int // in exampleColumns
	format number.Format
	width  int // with the blanks before it
	end    int // the column after its last character
}

// text writes the entry v of the column. In a narrow table a feature may round to
// 0: a power of ten for one entry would make its column half as wide again.
func (field tableColumn) text(v float64) string {
	s := field.format.Text(v)
	if field.kind == exampleX && math.Abs(v) < 1 && utf8.RuneCountInString(s) >= field.width {
		return strconv.FormatFloat(0, 'f', field.format.Decimals, 64)
	}
	return s
}

// narrowing is one way to make the table narrower.
type narrowing struct {
	digits int  // of z, a, L and dz
	x      int  // of the features, which may need fewer
	tight  bool // no room for a z above 10, and one blank before dz
}

// narrowings lists them from the widest to the narrowest.
func narrowings(digits int) []narrowing {
	var all []narrowing
	for d := max(digits, fewestDigits); d >= fewestDigits; d-- {
		all = append(all, narrowing{digits: d, x: 4})
	}
	return append(all, narrowing{fewestDigits, 3, false}, narrowing{fewestDigits, 3, true}, narrowing{fewestDigits, 2, true})
}

// valueRange is what a column must have room for.
type valueRange struct {
	low, high float64 // with 0 between them
	tiny      float64 // the smallest magnitude but 0
	decimals  int     // that write every entry exactly, mostDecimals at the most; of the features only
}

const mostDecimals = 4

// valueRanges looks at every row, so that a column does not move while it scrolls.
func (e *exampleValues) valueRanges() []valueRange {
	all := make([]valueRange, len(e.columns))
	for k, c := range e.columns {
		x := valueRange{tiny: math.Inf(1)}
		switch c.kind {
		case exampleIndex, exampleY: // their width is known without looking
		case exampleA: // grows with z, whose column stands before
			x.high, x.tiny = 1, trainer.Sigmoid(all[k-1].low)
		default:
			x = e.valueRange(c)
		}
		if c.kind == exampleX {
			x.decimals = e.decimals(c)
		}
		all[k] = x
	}
	return all
}

func (e *exampleValues) valueRange(c exampleColumn) valueRange {
	x := valueRange{tiny: math.Inf(1)}
	for row := range e.rows {
		v := e.value(c, row)
		if math.IsInf(v, 0) || math.IsNaN(v) {
			continue
		}
		x.low, x.high = min(x.low, v), max(x.high, v)
		if v != 0 {
			x.tiny = min(x.tiny, math.Abs(v))
		}
	}
	return x
}

// decimals is how many decimals write every entry of a column exactly.
func (e *exampleValues) decimals(c exampleColumn) int {
	d, unit := 0, 1.0
	for row := 0; row < len(e.rows) && d < mostDecimals; {
		if v := e.value(c, row); math.Round(v*unit)/unit == v {
			row++
			continue
		}
		d, unit = d+1, unit*10
	}
	return d
}

// width is the width of the widest entry of a column.
func (x valueRange) width(c number.Format) int {
	widest := utf8.RuneCountInString(c.Text(x.high))
	if x.low < 0 {
		widest = max(widest, utf8.RuneCountInString(c.Text(x.low)))
	}
	if !math.IsInf(x.tiny, 1) {
		widest = max(widest, utf8.RuneCountInString(c.Text(math.Copysign(x.tiny, x.low))))
	}
	return widest
}

// chooseColumns chooses the columns and their widths for a pane of w columns:
// all of them where they fit, else those that matter most.
func (e *exampleValues) chooseColumns(w int) []tableColumn {
	extents, recent := e.valueRanges(), e.recentMaxima()
	everything := func(tableColumn) bool { return true }
	ways := narrowings(e.f.digits)
	for _, s := range ways {
		if fields := e.formatColumns(s, extents, recent); tableWidth(fields, everything) <= w {
			return keepShown(fields, everything)
		}
	}
	narrow := narrowing{digits: fewestDigits, x: fewestDigits}
	fields := e.formatColumns(narrow, extents, recent)
	chosen := map[int]bool{}
	shown := func(field tableColumn) bool { return chosen[field.index] }
	for _, place := range e.priority() {
		chosen[place] = true
		always := fields[place].kind == exampleIndex || fields[place].kind == exampleY
		if !always && tableWidth(fields, shown) > w {
			delete(chosen, place)
		}
	}
	for _, s := range ways {
		if wider := e.formatColumns(s, extents, recent); tableWidth(wider, shown) <= w {
			fields = wider
			break
		}
	}
	return keepShown(fields, shown)
}

func tableWidth(fields []tableColumn, shown func(tableColumn) bool) (width int) {
	for _, field := range fields {
		if shown(field) {
			width += field.width
		}
	}
	return width
}

// keepShown keeps the shown fields and places them from the left.
func keepShown(fields []tableColumn, shown func(tableColumn) bool) []tableColumn {
	var kept []tableColumn
	end := 0
	for _, field := range fields {
		if shown(field) {
			end += field.width
			field.end = end
			kept = append(kept, field)
		}
	}
	return kept
}

// priority lists the places of the columns, those first that a narrow table
// must have: who it is, what sorts, and what makes J and the gradient.
func (e *exampleValues) priority() []int {
	order := []int{0}
	add := func(kind exampleKind) {
		for k, c := range e.columns {
			if c.kind == kind && k != e.sort {
				order = append(order, k)
			}
		}
	}
	add(exampleY)
	order = append(order, e.sort)
	for _, kind := range []exampleKind{exampleLoss, exampleDZ, exampleA, exampleShare, exampleZ, exampleX} {
		add(kind)
	}
	return order
}

// formatColumns gives every column its format and its width. z and L have the decimals
// of a and dz as long as there is room.
func (e *exampleValues) formatColumns(s narrowing, extents []valueRange, recent recentMaxima) []tableColumn {
	fields := make([]tableColumn, len(e.columns))
	gradient := e.gradientFormat()
	for k, c := range e.columns {
		field, x := tableColumn{exampleColumn: c, index: k}, extents[k]
		tops := []float64{x.low, x.high}
		room := 0
		switch c.kind {
		case exampleIndex:
			room = exampleCursor - 1 + max(3, len(strconv.Itoa(len(e.problem.X))))
		case exampleX:
			field.format = number.NewFormat(s.x, tops)
			field.format.Decimals = min(field.format.Decimals, x.decimals)
		case exampleY:
			room = exampleMark + 1
		case exampleZ:
			d := s.digits + index(!s.tight)
			field.format = number.Format{Digits: d, Decimals: s.digits}.Fitted(append(tops, recent.z...))
			room = d + 3
		case exampleA:
			field.format = withoutSign(number.Format{Digits: s.digits, Decimals: s.digits})
			room = s.digits + 2
		case exampleLoss:
			field.format = withoutSign(number.Format{Digits: s.digits, Decimals: s.digits}.Fitted(append(tops, recent.loss...)))
			room = s.digits + 2
		case exampleDZ:
			field.format = number.Format{Digits: s.digits, Decimals: s.digits}
			room = s.digits + 3 + index(!s.tight)
		case exampleShare:
			field.format = gradient.Fitted(tops)
			if gradient.PerNumber {
				field.format = number.NewFormat(gradient.Digits, tops)
			}
			room = gradient.Width()
		}
		if c.kind == exampleX {
			x.tiny = math.Inf(1) // see text
		}
		field.width = 1 + max(room, x.width(field.format), utf8.RuneCountInString(c.symbol()))
		fields[k] = field
	}
	return fields
}

// withoutSign is a column without room for a sign: powers of ten are shorter too.
func withoutSign(c number.Format) number.Format {
	return number.Format{Digits: c.Digits - 1, Decimals: c.Decimals}
}

// gradientFormat is the column of the gradients in the Parameters pane: the sums must
// be the same digit for digit, and points stand under points.
func (e *exampleValues) gradientFormat() number.Format {
	_, n := e.problem.Size()
	shown := append([]int{}, e.f.features()...)
	_, gradient := e.f.parameterFormats(e.f.digits, append(shown, n))
	return gradient
}

// recentMaxima are the largest |z| and L of the iterations before.
type recentMaxima struct{ z, loss []float64 }

// recentMaxima looks at them so that decimals that must go come back only when they
// were not in the way for a while: of as many iterations as take no time.
func (e *exampleValues) recentMaxima() (tops recentMaxima) {
	const work = 200_000 // multiplications, well under a millisecond
	_, n := e.problem.Size()
	count := min(len(e.f.recent), work/(len(e.rows)*n+1))
	for _, s := range e.f.recent[len(e.f.recent)-count:] {
		top, worst := 0.0, math.Inf(1)
		for _, i := range e.rows {
			z := s.Params.Z(e.problem.X[i])
			top = max(top, math.Abs(z))
			worst = min(worst, z*(2*e.problem.Y[i]-1))
		}
		tops.z = append(tops.z, top)
		tops.loss = append(tops.loss, trainer.Loss(worst, 1)) // L falls as z moves to the right side
	}
	return tops
}
