package pane

import (
	"math"
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

// Number draws one big number, its digits from column indent on: 0 to 2 are k, J
// and α, 3 to 5 the shown parameters.
func Number(f Frame, a chart.Area, i, indent int) {
	n, ok := f.bigNumber(i)
	if !ok {
		return
	}
	w, h := a.Size()
	foot := h - 1
	after := a.Text(0, foot, n.name, n.nameStyle) + 1
	face, text, fits := fitted(f.facesFor(i, h, w-indent), w-indent, n.texts, []string{n.rough})
	if !fits {
		a.Text(max(after, indent), foot, n.words, n.style)
		return
	}
	face.draw(a, indent, text, n.style)
	if n.negative {
		sign, _ := face.width("−")
		face.draw(a, indent-1-sign, "−", n.style)
	}
}

// facesFor are the faces for one number of at most that many rows. Parameters
// begin with the largest in which all of them fit: they are all of one size.
func (f Frame) facesFor(i, rows, room int) []face {
	all := faces(rows, f.Plain)
	if i < firstParameter {
		return all
	}
	for at := range all {
		fit := true
		for j := firstParameter; j < firstParameter+shownParameters; j++ {
			if n, ok := f.bigNumber(j); ok {
				_, _, fits := fitted(all[at:at+1], room, n.texts)
				fit = fit && (fits || n.texts == nil)
			}
		}
		if fit {
			return all[at:]
		}
	}
	return all
}

// fitted is the largest face in which a text of the first group fits, and the
// first such text; else one of the next group.
func fitted(faces []face, room int, groups ...[]string) (face, string, bool) {
	for _, texts := range groups {
		for _, f := range faces {
			for _, text := range texts {
				if width, known := f.width(text); known && text != "" && width <= room {
					return f, text, true
				}
			}
		}
	}
	return face{}, "", false
}

// bigNumber is what is known of one of the six; false where there is none.
func (f Frame) bigNumber(i int) (big, bool) {
	bright := theme.Style{FG: f.Theme.Bright.FG, Bold: true}
	b := big{nameStyle: bright, style: bright}
	switch i {
	case 0:
		k := strconv.Itoa(f.At.Iter)
		b.name, b.texts, b.words = "k", []string{k}, number.Thousands(f.At.Iter)
	case 1:
		green := f.Theme.Forward.Strong()
		b.name, b.nameStyle, b.style = "J", green, green
		b.texts, b.rough = bigTexts(f.At.Cost, f.recent(func(s trainer.Snapshot) float64 { return s.Cost }))
		b.words, b.negative = f.costFormat().Text(f.At.Cost), f.At.Cost < 0
		b = f.covered(b, CostNumber)
	case 2:
		b.name, b.texts, b.words = "α", []string{shortDecimal(f.Alpha), shortPower(f.Alpha, -1)}, number.Shortest(f.Alpha)
		if f.Forks {
			b.style = theme.Style{FG: f.Theme.Now.FG, Bold: true}
		}
	default:
		shown := f.bigEntries()
		if i-firstParameter >= len(shown) {
			return big{}, false
		}
		j, n := shown[i-firstParameter], len(f.At.Params.W)
		v := entries(f.At.Params)[j]
		value, _ := f.parameterFormats(f.Digits, shown)
		b.name, b.words, b.negative = parameter(j, n), value.Text(v), v < 0
		b.texts, b.rough = bigTexts(v, f.recent(func(s trainer.Snapshot) float64 { return entries(s.Params)[j] }))
		b = f.covered(b, ParameterTable)
	}
	return b, true
}

// covered puts a question mark for a number that is hidden.
func (f Frame) covered(b big, part string) big {
	if f.Hidden[part] {
		b.texts, b.words, b.negative = []string{"?"}, "?", false
	}
	return b
}

// bigEntries are the shown features' weights and b, places in (w₁ … wₙ, b).
func (f Frame) bigEntries() []int {
	return shownEntries(f.Features, len(f.At.Params.W), shownParameters)
}

// recent lists a number of the last iterations.
func (f Frame) recent(of func(trainer.Snapshot) float64) []float64 {
	var all []float64
	for _, s := range f.Recent {
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

// Move says how a shown parameter will move: its gradient and the way against
// it, which keep their places. The last also says of how many weights two are
// shown.
func Move(f Frame, a chart.Area, i, indent int) {
	shown := f.bigEntries()
	if i >= len(shown) || f.Hidden[ParameterTable] {
		return
	}
	w, _ := a.Size()
	j, n := shown[i], len(f.At.Params.W)
	name, moves, digits := "d"+parameter(j, n), "moves ", f.Digits
	_, c := f.parameterFormats(digits, shown)
	numberX := indent + a.Width(name) + 1
	widest := func() int { return numberX + c.Width() + 2 + a.Width("↓ "+moves+"down") }
	if widest() > w {
		moves = ""
	}
	for ; widest() > w && digits > 3; _, c = f.parameterFormats(digits, shown) {
		digits--
	}
	gradient := entries(f.At.Grad)[j]
	a.Text(indent, 0, name, f.Theme.Gradient.Strong())
	a.TextRight(numberX+c.Width(), 0, c.Text(gradient), f.Theme.Gradient.Strong())
	end := a.Text(numberX+c.Width()+2, 0, strings.Replace(direction(gradient), " ", " "+moves, 1), f.Theme.Text)
	if of := "2 of " + strconv.Itoa(n) + " w"; n > 2 && i == 2 && end+2+a.Width(of) <= w {
		a.TextRight(w, 0, of, f.Theme.Muted)
	}
}
