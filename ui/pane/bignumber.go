package pane

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/theme"
)

// bigEntry is one number of projector mode: its name in letters, then room for its sign,
// then digits that never move aside.
type bigEntry struct {
	name     string
	signed   bool // it is negative, or was a few iterations ago
	style    theme.Style
	negative bool
	texts    []string // without the sign: the first that fits is drawn big
	rough    string   // one digit, where none of them fits in any size
	words    string   // where none fits, and for what is no finite number
}

// The numbers by their places: k, J and α, then the parameters, then λ.
const firstParameter, shownParameters, lambdaNumber = 3, 3, 6

// equal reports whether two look the same.
func (b bigEntry) equal(o bigEntry) bool {
	return b.name == o.name && b.signed == o.signed && b.style == o.style && b.negative == o.negative &&
		slices.Equal(b.texts, o.texts) && b.rough == o.rough && b.words == o.words
}

// bigNumber is one big number.
type bigNumber struct {
	DrawOptions
	silent
	size   Size
	number bigEntry
	group  []bigEntry // those of which all have one size
	column []bigEntry // those that stand below each other
}

// newBigNumber builds the i-th: 0 to 2 are k, J and α, 3 to 5 the shown parameters, 6
// is λ.
func newBigNumber(i int) partBuilder {
	return func(st paneState, d Presentation, size Size) Content {
		n, ok := st.bigEntryAt(i)
		if !ok {
			return emptyContent{}
		}
		c := bigNumber{DrawOptions: d.DrawOptions, size: size, number: n, group: []bigEntry{n}}
		if i >= firstParameter && i < lambdaNumber {
			c.group = nil
			for j := range shownParameters {
				if n, ok := st.bigEntryAt(firstParameter + j); ok {
					c.group = append(c.group, n)
				}
			}
		}
		c.column = st.bigColumn(i)
		return c
	}
}

// bigColumn is the i-th number and the one above or below it. λ makes a fourth of the
// first row, and no two are then below each other.
func (st paneState) bigColumn(i int) []bigEntry {
	var column []bigEntry
	if i == lambdaNumber || st.Run.Snapshot.Lambda != 0 {
		return nil
	}
	for _, j := range []int{i % firstParameter, i%firstParameter + firstParameter} {
		if n, ok := st.bigEntryAt(j); ok {
			column = append(column, n)
		}
	}
	return column
}

// Equal implements Content.
func (c bigNumber) Equal(o Content) bool {
	other, ok := o.(bigNumber)
	return ok && c.DrawOptions == other.DrawOptions && c.size == other.size && c.number.equal(other.number) && slices.EqualFunc(c.group, other.group, bigEntry.equal) &&
		slices.EqualFunc(c.column, other.column, bigEntry.equal)
}

// Draw implements Content.
func (c bigNumber) Draw(a chart.Area) {
	n := c.number
	w, h := a.Size()
	name := c.name(a, n, h)
	name.draw(a)
	indent := c.indent(a, name)
	font, text, fits := fitted(c.fonts(a), w-indent, n.signed, n.texts, []string{n.rough})
	if !fits {
		a.Text(indent+boolToInt(n.signed && !strings.HasPrefix(n.words, "−")), h-1, n.words, n.style)
		return
	}
	sign, _ := font.width("−")
	if n.negative {
		font.draw(a, indent, "−", n.style)
	}
	font.draw(a, indent+boolToInt(n.signed)*(sign+1), text, n.style)
}

// indent is the column of the sign or the first digit: close to the name, or the same for
// all that stand below each other, where that costs none of them a digit.
func (c bigNumber) indent(a chart.Area, own bigName) int {
	w, h := a.Size()
	widest := own.width
	for _, n := range c.column {
		widest = max(widest, c.name(a, n, h).width)
	}
	largest := bigFonts(h, c.Plain)
	for _, n := range c.column {
		if len(largest) == 0 || len(n.texts) == 0 {
			return own.width + 1
		}
		if _, _, fits := fitted(largest[:1], w-widest-1, n.signed, n.texts[:1]); !fits {
			return own.width + 1
		}
	}
	return widest + 1
}

// fonts are those for the number, the largest first. Those of a group begin with the
// largest in which all of them fit.
func (c bigNumber) fonts(a chart.Area) []bigFont {
	w, h := a.Size()
	all := bigFonts(h, c.Plain)
	for at := range all {
		fit := true
		for _, n := range c.group {
			_, _, fits := fitted(all[at:at+1], w-c.name(a, n, h).width-1, n.signed, n.texts)
			fit = fit && (fits || n.texts == nil)
		}
		if fit {
			return all[at:]
		}
	}
	return all
}

// bigName is a name in letters, or where there are none that small, as a text.
type bigName struct {
	font    bigFont
	letters bool
	width   int
	text    string
	style   theme.Style
}

// name is the name of a number in a row of that height. Letters have one size.
func (c bigNumber) name(a chart.Area, n bigEntry, rows int) bigName {
	b := bigName{text: n.name, style: c.Theme.Muted, width: a.Width(n.name)}
	const largest = 4 // rows, of the letters that there are one square a cell
	for _, f := range bigFonts(min(rows, largest), c.Plain) {
		if w, known := f.width(n.name); known {
			b.font, b.letters, b.width = f, true, w+boolToInt(!n.signed)
			break
		}
	}
	return b
}

func (b bigName) draw(a chart.Area) {
	if _, h := a.Size(); !b.letters {
		a.Text(0, h-1, b.text, b.style.WithBold())
		return
	}
	b.font.draw(a, 0, b.text, b.style)
}

// fitted is the largest font in which a text of the first group fits, behind the room
// for a sign where there may be one, and the first such text; else one of the next group.
func fitted(fonts []bigFont, room int, signed bool, groups ...[]string) (bigFont, string, bool) {
	for _, texts := range groups {
		for _, f := range fonts {
			sign, _ := f.width("−")
			for _, text := range texts {
				if width, known := f.width(text); known && text != "" && width+boolToInt(signed)*(sign+1) <= room {
					return f, text, true
				}
			}
		}
	}
	return bigFont{}, "", false
}

// bigEntryAt is what is known of one of the seven; false where there is none.
func (st paneState) bigEntryAt(i int) (bigEntry, bool) {
	b := bigEntry{style: theme.Style{FG: st.Theme.Bright.FG, Bold: true}}
	switch i {
	case 0:
		k := strconv.Itoa(st.Run.Snapshot.Iter)
		b.name, b.texts, b.words = "k", []string{k}, number.Thousands(st.Run.Snapshot.Iter)
	case 1:
		b.name, b.style = "J", st.Theme.Forward.WithBold()
		if mark, _ := trendWarning(st); mark == "!" {
			b.style = st.Theme.Warning
		}
		b.texts, b.rough = bigTexts(st.Run.Snapshot.Cost, st.recent(func(s trainer.Snapshot) float64 { return s.Cost }))
		b.words, b.negative = st.formatter().costFormat().Text(st.Run.Snapshot.Cost), st.Run.Snapshot.Cost < 0
		b.signed = b.negative
		b = st.covered(b, CostNumber)
	case 2:
		b.name, b.texts, b.words = "α", []string{shortDecimal(st.Run.Alpha), shortPower(st.Run.Alpha, -1)}, number.Shortest(st.Run.Alpha)
		if st.Run.Forks {
			b.style = theme.Style{FG: st.Theme.Now.FG, Bold: true}
		}
	case lambdaNumber:
		lambda := st.Run.Snapshot.Lambda
		b.name, b.texts, b.words = "λ", []string{shortDecimal(lambda), shortPower(lambda, -1)}, number.Shortest(lambda)
	default:
		shown := st.bigParameterIndices()
		if i-firstParameter >= len(shown) {
			return bigEntry{}, false
		}
		j, n := shown[i-firstParameter], len(st.Run.Snapshot.Params.W)
		v := entries(st.Run.Snapshot.Params)[j]
		value, _ := st.formatter().parameterFormats(st.View.Digits, shown)
		b.name, b.words, b.negative = parameter(j, n), value.Text(v), v < 0
		recent := st.recent(func(s trainer.Snapshot) float64 { return entries(s.Params)[j] })
		b.signed = b.negative || slices.ContainsFunc(recent, func(v float64) bool { return v < 0 })
		b.texts, b.rough = bigTexts(v, recent)
		b = st.covered(b, ParameterTable)
	}
	return b, true
}

// covered puts a question mark for a number that is hidden.
func (st paneState) covered(b bigEntry, part string) bigEntry {
	if hides(st.State, part) {
		b.texts, b.words, b.negative = []string{"?"}, "?", false
	}
	return b
}

// bigParameterIndices are the shown features' weights and b, places in (w₁ … wₙ, b).
func (st paneState) bigParameterIndices() []int {
	return st.shownEntries(shownParameters)
}

// recent lists a number of the last iterations.
func (st paneState) recent(of func(trainer.Snapshot) float64) []float64 {
	var all []float64
	for _, s := range st.Run.Recent {
		all = append(all, of(s))
	}
	return all
}

// bigTexts are the ways to write the size of v, the one with most digits first:
// three decimals and fewer, then a power of ten. Room for the digits that
// recent iterations had before the point is kept, if that costs one decimal at
// most, so that a number that swings around 10 stands still. What is no number
// has none.
func bigTexts(v float64, recent []float64) (texts []string, rough string) {
	const decimals, least = 3, 1e-3 // smaller ones would be zeros
	switch {
	case math.IsNaN(v):
		return nil, ""
	case math.IsInf(v, 0):
		return []string{"∞"}, ""
	}
	v = math.Abs(v)
	top := max(v, number.LargestMagnitude(recent))
	if v == 0 || v >= least || top >= 10*least {
		whole := max(1, number.IntegerDigits(top))
		for d := decimals; d >= decimals-1; d-- {
			s := strconv.FormatFloat(v, 'f', d, 64)
			texts = append(texts, strings.Repeat(" ", max(0, whole+1+d-len(s)))+s)
		}
		for d := decimals; d >= 0; d-- {
			if d > 1 || v >= 10 {
				texts = append(texts, strconv.FormatFloat(v, 'f', d, 64))
			}
		}
	}
	return append(texts, shortPower(v, 1)), shortPower(v, 0)
}

// shortDecimal is the shortest form without a power of ten; empty where that
// would be none to read.
func shortDecimal(v float64) string {
	if s := number.Shortest(v); !strings.Contains(s, "e") {
		return s
	}
	return ""
}

// shortPower writes v as 1.2e−5, with that many decimals, or as many as it has
// with −1; empty for what is not finite.
func shortPower(v float64, decimals int) string {
	head, exponent, finite := strings.Cut(strconv.FormatFloat(v, 'e', decimals, 64), "e")
	if !finite {
		return ""
	}
	digits, sign := strings.TrimLeft(exponent, "+-0"), ""
	if exponent[0] == '-' {
		sign = "−"
	}
	if digits == "" {
		return head
	}
	return head + "e" + sign + digits
}
