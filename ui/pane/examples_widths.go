package pane

import (
	"math"
	"strconv"
	"unicode/utf8"

	"descent/ui/number"
	"descent/ui/session"
)

// The columns of the table stand one blank apart; dz two, because there the
// derivatives begin. The cursor has a column of its own before i.
const (
	exampleCursor    = 1
	exampleMark      = 2 // "⊗ " before y
	minExampleDigits = 3
)

// tableColumn is a column as it is drawn.
type tableColumn struct {
	session.ExampleColumn
	index  int // in Columns
	format number.Format
	width  int // with the blanks before it
	end    int // the column after its last character
}

// text writes the entry v of the column. In a narrow table a feature may round to
// 0: a power of ten for one entry would make its column half as wide again.
func (field tableColumn) text(v float64) string {
	s := field.format.Text(v)
	if field.Kind == session.ExampleX && math.Abs(v) < 1 && utf8.RuneCountInString(s) >= field.width {
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
	for d := max(digits, minExampleDigits); d >= minExampleDigits; d-- {
		all = append(all, narrowing{digits: d, x: 4})
	}
	return append(all, narrowing{minExampleDigits, 3, false}, narrowing{minExampleDigits, 3, true}, narrowing{minExampleDigits, 2, true})
}

// widestEntry is the width of the widest entry of a column.
func widestEntry(x session.ValueRange, c number.Format) int {
	widest := utf8.RuneCountInString(c.Text(x.High))
	if x.Low < 0 {
		widest = max(widest, utf8.RuneCountInString(c.Text(x.Low)))
	}
	if !math.IsInf(x.SmallestMagnitude, 1) {
		widest = max(widest, utf8.RuneCountInString(c.Text(math.Copysign(x.SmallestMagnitude, x.Low))))
	}
	return widest
}

// chooseColumns chooses the columns and their widths for a pane of w columns:
// all of them where they fit, else those that matter most.
func (t *exampleTable) chooseColumns(w int) []tableColumn {
	everything := func(tableColumn) bool { return true }
	ways := narrowings(t.content.digits)
	for _, s := range ways {
		if fields := t.formatColumns(s); tableWidth(fields, everything) <= w {
			return keepShown(fields, everything)
		}
	}
	narrow := narrowing{digits: minExampleDigits, x: minExampleDigits}
	fields := t.formatColumns(narrow)
	chosen := map[int]bool{}
	shown := func(field tableColumn) bool { return chosen[field.index] }
	for _, place := range t.priority() {
		chosen[place] = true
		always := fields[place].Kind == session.ExampleIndex || fields[place].Kind == session.ExampleY
		if !always && tableWidth(fields, shown) > w {
			delete(chosen, place)
		}
	}
	for _, s := range ways {
		if wider := t.formatColumns(s); tableWidth(wider, shown) <= w {
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
func (t *exampleTable) priority() []int {
	order := []int{0}
	add := func(kind session.ExampleKind) {
		for k, c := range t.Columns {
			if c.Kind == kind && k != t.SortColumn {
				order = append(order, k)
			}
		}
	}
	add(session.ExampleY)
	order = append(order, t.SortColumn)
	for _, kind := range []session.ExampleKind{session.ExampleLoss, session.ExampleDZ, session.ExampleA, session.ExampleTerm, session.ExampleZ, session.ExampleX} {
		add(kind)
	}
	return order
}

// formatColumns gives every column its format and its width. z and L have the decimals
// of a and dz as long as there is room.
func (t *exampleTable) formatColumns(s narrowing) []tableColumn {
	fields := make([]tableColumn, len(t.Columns))
	gradient := t.gradientFormat()
	for k, c := range t.Columns {
		field, x := tableColumn{ExampleColumn: c, index: k}, t.Ranges[k]
		tops := []float64{x.Low, x.High}
		room := 0
		switch c.Kind {
		case session.ExampleIndex:
			room = exampleCursor - 1 + max(3, len(strconv.Itoa(len(t.Problem.X))))
		case session.ExampleX:
			field.format = number.NewFormat(s.x, tops)
			field.format.Decimals = min(field.format.Decimals, x.Decimals)
		case session.ExampleY:
			room = exampleMark + 1
		case session.ExampleZ:
			d := s.digits + boolToInt(!s.tight)
			field.format = number.Format{Digits: d, Decimals: s.digits}.FittedTo(append(tops, t.RecentZ...))
			room = d + 3
		case session.ExampleA:
			field.format = withoutSign(number.Format{Digits: s.digits, Decimals: s.digits})
			room = s.digits + 2
		case session.ExampleLoss:
			field.format = withoutSign(number.Format{Digits: s.digits, Decimals: s.digits}.FittedTo(append(tops, t.RecentLoss...)))
			room = s.digits + 2
		case session.ExampleDZ:
			field.format = number.Format{Digits: s.digits, Decimals: s.digits}
			room = s.digits + 3 + boolToInt(!s.tight)
		case session.ExampleTerm:
			field.format = gradient.FittedTo(tops)
			if gradient.PerNumber {
				field.format = number.NewFormat(gradient.Digits, tops)
			}
			room = gradient.Width()
		}
		if c.Kind == session.ExampleX {
			x.SmallestMagnitude = math.Inf(1) // see text
		}
		field.width = 1 + max(room, widestEntry(x, field.format), utf8.RuneCountInString(symbolOf(c)))
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
func (t *exampleTable) gradientFormat() number.Format {
	_, n := t.Problem.Size()
	shown := append([]int{}, t.content.features()...)
	_, gradient := t.content.parameterFormats(t.content.digits, append(shown, n))
	return gradient
}
