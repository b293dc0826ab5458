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

// big is one number of projector mode: its name at the left, its sign above the
// name, and digits that never move aside.
type big struct {
	name      string
	nameStyle theme.Style
	style     theme.Style
	negative  bool
	texts     []string // without the sign: the first that fits is drawn big
	rough     string   // one digit, where none of them fits in any size
	words     string   // where none fits, and for what is no finite number
}

// The numbers by their places: k, J and α, then the parameters.
const firstParameter, shownParameters = 3, 3

// equal reports whether two look the same.
func (b big) equal(o big) bool {
	return b.name == o.name && b.nameStyle == o.nameStyle && b.style == o.style && b.negative == o.negative &&
		slices.Equal(b.texts, o.texts) && b.rough == o.rough && b.words == o.words
}

// bigNumber is one big number, its digits from column indent on.
type bigNumber struct {
	Look
	silent
	size   Size
	indent int
	number big
	group  []big // those of which all have one size
}

// newBigNumber builds the i-th: 0 to 2 are k, J and α, 3 to 5 the shown parameters.
func newBigNumber(i, indent int) partBuilder {
	return func(st moment, d Dress, size Size) Content {
		n, ok := st.bigNumber(i)
		if !ok {
			return blank{}
		}
		c := bigNumber{Look: d.Look, size: size, indent: indent, number: n}
		for j := firstParameter; i >= firstParameter && j < firstParameter+shownParameters; j++ {
			if n, ok := st.bigNumber(j); ok {
				c.group = append(c.group, n)
			}
		}
		return c
	}
}

// Equal implements Content.
func (c bigNumber) Equal(o Content) bool {
	other, ok := o.(bigNumber)
	return ok && c.Look == other.Look && c.size == other.size && c.indent == other.indent && c.number.equal(other.number) &&
		slices.EqualFunc(c.group, other.group, big.equal)
}

// Draw implements Content.
func (c bigNumber) Draw(a chart.Area) {
	n := c.number
	w, h := a.Size()
	foot := h - 1
	after := a.Text(0, foot, n.name, n.nameStyle) + 1
	font, text, fits := fitted(c.bigFonts(h, w-c.indent), w-c.indent, n.texts, []string{n.rough})
	if !fits {
		a.Text(max(after, c.indent), foot, n.words, n.style)
		return
	}
	font.draw(a, c.indent, text, n.style)
	if n.negative {
		sign, _ := font.width("−")
		font.draw(a, c.indent-1-sign, "−", n.style)
	}
}

// bigFonts are those of at most that many rows. Parameters begin with the largest in
// which all of them fit: they are all of one size.
func (c bigNumber) bigFonts(rows, room int) []bigFont {
	all := bigFonts(rows, c.Plain)
	for at := range all {
		fit := true
		for _, n := range c.group {
			_, _, fits := fitted(all[at:at+1], room, n.texts)
			fit = fit && (fits || n.texts == nil)
		}
		if fit {
			return all[at:]
		}
	}
	return all
}

// fitted is the largest font in which a text of the first group fits, and the
// first such text; else one of the next group.
func fitted(fonts []bigFont, room int, groups ...[]string) (bigFont, string, bool) {
	for _, texts := range groups {
		for _, f := range fonts {
			for _, text := range texts {
				if width, known := f.width(text); known && text != "" && width <= room {
					return f, text, true
				}
			}
		}
	}
	return bigFont{}, "", false
}

// bigNumber is what is known of one of the six; false where there is none.
func (st moment) bigNumber(i int) (big, bool) {
	bright := theme.Style{FG: st.Theme.Bright.FG, Bold: true}
	b := big{nameStyle: bright, style: bright}
	switch i {
	case 0:
		k := strconv.Itoa(st.World.At.Iter)
		b.name, b.texts, b.words = "k", []string{k}, number.Thousands(st.World.At.Iter)
	case 1:
		green := st.Theme.Forward.Strong()
		b.name, b.nameStyle, b.style = "J", green, green
		b.texts, b.rough = bigTexts(st.World.At.Cost, st.recent(func(s trainer.Snapshot) float64 { return s.Cost }))
		b.words, b.negative = st.formatter().costFormat().Text(st.World.At.Cost), st.World.At.Cost < 0
		b = st.covered(b, CostNumber)
	case 2:
		b.name, b.texts, b.words = "α", []string{shortDecimal(st.World.Alpha), shortPower(st.World.Alpha, -1)}, number.Shortest(st.World.Alpha)
		if st.World.Forks {
			b.style = theme.Style{FG: st.Theme.Now.FG, Bold: true}
		}
	default:
		shown := st.bigEntries()
		if i-firstParameter >= len(shown) {
			return big{}, false
		}
		j, n := shown[i-firstParameter], len(st.World.At.Params.W)
		v := entries(st.World.At.Params)[j]
		value, _ := st.formatter().parameterFormats(st.Gaze.Digits, shown)
		b.name, b.words, b.negative = parameter(j, n), value.Text(v), v < 0
		b.texts, b.rough = bigTexts(v, st.recent(func(s trainer.Snapshot) float64 { return entries(s.Params)[j] }))
		b = st.covered(b, ParameterTable)
	}
	return b, true
}

// covered puts a question mark for a number that is hidden.
func (st moment) covered(b big, part string) big {
	if hides(st.State, part) {
		b.texts, b.words, b.negative = []string{"?"}, "?", false
	}
	return b
}

// bigEntries are the shown features' weights and b, places in (w₁ … wₙ, b).
func (st moment) bigEntries() []int {
	return st.shownEntries(shownParameters)
}

// recent lists a number of the last iterations.
func (st moment) recent(of func(trainer.Snapshot) float64) []float64 {
	var all []float64
	for _, s := range st.World.Recent {
		all = append(all, of(s))
	}
	return all
}

// bigTexts are the ways to write the size of v, the one with most digits first:
// three decimals and fewer, then a power of ten. Room for the digits that
// recent iterations had before the point is kept, if that costs one decimal at
// most, so that a number that swings around 10 stands still. What is not finite
// has none.
func bigTexts(v float64, recent []float64) (texts []string, rough string) {
	const decimals, least = 3, 1e-3 // smaller ones would be zeros
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil, ""
	}
	v = math.Abs(v)
	top := max(v, number.Largest(recent))
	if v == 0 || v >= least || top >= 10*least {
		whole := max(1, number.WholeDigits(top))
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

// move says how a shown parameter will move: its gradient and the way against it,
// which keep their places. The last also says of how many weights two are shown.
type move struct {
	snapshotPart
	silent
	which, indent int
	hidden        bool
}

// newMove builds that of the i-th shown parameter.
func newMove(i, indent int) partBuilder {
	return func(st moment, d Dress, size Size) Content {
		return move{snapshotPart: newSnapshotPart(st.State, d, size), which: i, indent: indent, hidden: hides(st.State, ParameterTable)}
	}
}

// Equal implements Content.
func (c move) Equal(o Content) bool {
	other, ok := o.(move)
	return ok && c.which == other.which && c.indent == other.indent && c.hidden == other.hidden && c.same(other.snapshotPart)
}

// Draw implements Content.
func (c move) Draw(a chart.Area) {
	n := len(c.at.Params.W)
	shown := c.shownEntries(shownParameters)
	if c.which >= len(shown) || c.hidden {
		return
	}
	w, _ := a.Size()
	j := shown[c.which]
	name, moves, digits := "d"+parameter(j, n), "moves ", c.digits
	_, format := c.parameterFormats(digits, shown)
	numberX := c.indent + a.Width(name) + 1
	widest := func() int { return numberX + format.Width() + 2 + a.Width("↓ "+moves+"down") }
	if widest() > w {
		moves = ""
	}
	for ; widest() > w && digits > 3; _, format = c.parameterFormats(digits, shown) {
		digits--
	}
	gradient := entries(c.at.Grad)[j]
	a.Text(c.indent, 0, name, c.Theme.Gradient.Strong())
	a.TextRight(numberX+format.Width(), 0, format.Text(gradient), c.Theme.Gradient.Strong())
	end := a.Text(numberX+format.Width()+2, 0, strings.Replace(direction(gradient), " ", " "+moves, 1), c.Theme.Text)
	if of := "2 of " + strconv.Itoa(n) + " w"; n > 2 && c.which == 2 && end+2+a.Width(of) <= w {
		a.TextRight(w, 0, of, c.Theme.Muted)
	}
}
