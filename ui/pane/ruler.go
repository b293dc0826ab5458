package pane

import (
	"math"
	"slices"
	"strconv"

	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// scaleDecades is how many powers of ten the scale of α spans: two below the one
// that the bound lies in, and two from there on.
const scaleDecades = 4

// alphaScale is α on a logarithmic scale that the data alone decide: it never moves
// while α does.
type alphaScale struct {
	low       int // its left end is 10^low
	from, to  int // the columns of its ends
	bound     float64
	estimated bool // the bound is an estimate
}

// scaleMark is something that stands on the scale.
type scaleMark struct {
	alpha float64
	glyph string
	style theme.Style
}

// newAlphaScale is the scale for a bound in w columns; false where the bound is not
// known, or there is no room.
func newAlphaScale(a chart.Area, bound float64, about bool) (alphaScale, bool) {
	if !(bound > 1e-300) || bound > 1e300 {
		return alphaScale{}, false
	}
	w, _ := a.Size()
	r := alphaScale{low: int(math.Floor(math.Log10(bound))) - 2, bound: bound, estimated: about}
	r.from = a.Width(r.end(0)) + 1
	r.to = w - a.Width(r.end(scaleDecades)) - 2
	return r, r.to-r.from >= 2*scaleDecades
}

// end is how the power of ten so many above the left end is written.
func (s alphaScale) end(above int) string {
	const plain = 4 // digits
	e := s.low + above
	if e < -plain || e > plain {
		return "1e" + number.WithMinusSign(strconv.Itoa(e))
	}
	return number.WithMinusSign(strconv.FormatFloat(math.Pow10(e), 'f', -1, 64))
}

// column is where an α stands: half a column or more beyond an end it is outside.
func (s alphaScale) column(alpha float64) (x int, outside bool) {
	at := float64(s.from) + (math.Log10(alpha)-float64(s.low))*float64(s.to-s.from)/scaleDecades
	at = math.Floor(at + 0.5)
	return int(min(max(at, float64(s.from)), float64(s.to))), !(at >= float64(s.from) && at <= float64(s.to))
}

// place is where a mark stands, and as what: beyond an end it is an arrow, and
// what would hide the bound stands beside it, on its own side.
func (s alphaScale) place(alpha float64, glyph string) (int, string) {
	x, outside := s.column(alpha)
	bound, _ := s.column(s.bound)
	switch {
	case outside && x == s.from:
		return x, "◂"
	case outside:
		return x, "▸"
	case x == bound && alpha > s.bound:
		return x + 1, glyph
	case x == bound:
		return x - 1, glyph
	}
	return x, glyph
}

// alphaRuler shows where α stands beside the bound up to which J cannot rise, on a
// scale of four decades, and the α of compared runs. Where no bound is known it is
// a hairline.
type alphaRuler struct {
	alphaRulerKey
	compared []scaleMark // the runs beside the present one
	said     func() string
}

// alphaRulerKey is all of it that == compares.
type alphaRulerKey struct {
	DrawOptions
	size         Size
	alpha, bound float64
	estimated    bool // the bound is an estimate
}

func newAlphaRuler(st paneState, d Presentation, size Size) Content {
	return alphaRuler{
		alphaRulerKey{d.DrawOptions, size, st.Run.Alpha, st.Run.Bound, st.Data.Facts.Estimated}, st.comparedMarks(), st.saidOfAlpha,
	}
}

// Equal implements Content.
func (c alphaRuler) Equal(o Content) bool {
	other, ok := o.(alphaRuler)
	return ok && c.alphaRulerKey == other.alphaRulerKey && slices.Equal(c.compared, other.compared)
}

// Text implements Content: α held against what is known of it.
func (c alphaRuler) Text() []string { return []string{c.said()} }

// Hit implements Content.
func (c alphaRuler) Hit(int, int) session.Intent { return nil }

// Draw implements Content.
func (c alphaRuler) Draw(a chart.Area) {
	w, _ := a.Size()
	r, ok := newAlphaScale(a, c.bound, c.estimated)
	if !ok {
		c.hairline(a, 0, 0, w)
		return
	}
	a.Text(0, 0, r.end(0), c.Theme.Muted)
	a.TextRight(w, 0, r.end(scaleDecades), c.Theme.Muted)
	bound, _ := r.column(r.bound)
	for x := r.from; x <= r.to; x++ {
		switch {
		case x < bound:
			a.Text(x, 0, "─", c.Theme.Axis)
		case x > bound:
			a.Text(x, 0, c.glyph("╌", "="), c.Theme.Warning)
		}
	}
	for e := 1; e < scaleDecades; e++ {
		if x, _ := r.column(math.Pow10(r.low + e)); x < bound {
			a.Text(x, 0, "┴", c.Theme.Axis)
		}
	}
	var taken []int
	for _, m := range append(slices.Clip(c.compared), scaleMark{c.alpha, c.glyph("●", "o"), c.Theme.Now}) {
		x, glyph := r.place(m.alpha, m.glyph)
		a.Text(x, 0, glyph, m.style)
		taken = append(taken, x)
	}
	a.Text(bound, 0, "┃", c.Theme.Bright)
	c.nameBound(a, r, bound, taken)
}

// nameBound writes the bound beside its mark, where nothing else stands and the line
// that it covers can still be seen beyond it; in fewer digits where that takes them.
func (l DrawOptions) nameBound(a chart.Area, r alphaScale, bound int, taken []int) {
	const seen = 3 // columns of a line
	texts := []string{roundDown(r.bound), roundedDown(r.bound, 2)}
	if r.estimated {
		texts = []string{"≈" + rounded(r.bound, 2)}
	}
	free := func(from, to int) bool {
		return from >= r.from && to <= r.to && !slices.ContainsFunc(taken, func(x int) bool { return x >= from && x <= to })
	}
	for _, text := range texts {
		width := a.Width(text)
		switch {
		case free(bound+1, bound+width) && bound+width+seen <= r.to:
			a.Text(bound+1, 0, text, l.Theme.Bright)
			return
		case free(bound-width, bound-1) && bound-width-seen >= r.from:
			a.Text(bound-width, 0, text, l.Theme.Bright)
			return
		}
	}
}

// glyph is a glyph, or what stands for it in plain ones where that would be taken
// for something else.
func (l DrawOptions) glyph(fine, plain string) string {
	if l.Plain {
		return plain
	}
	return fine
}

// comparedMarks are the runs of a comparison beside the present one, each in its
// hue.
func (st paneState) comparedMarks() []scaleMark {
	if !st.comparing() {
		return nil
	}
	var marks []scaleMark
	for _, r := range st.compared() {
		if r.ghost && r.Alpha != st.Run.Alpha { // else it stands under the needle
			hue, _ := st.comparedLine(st.rank(r.Run))
			marks = append(marks, scaleMark{r.Alpha, "◆", hue})
		}
	}
	return marks
}
