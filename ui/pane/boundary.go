package pane

import (
	"fmt"
	"math"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/theme"
)

// boundary is where z = 0 for some parameters, on the plane of the scatter.
type boundary struct {
	params trainer.Params
	style  theme.Style
	stroke chart.Stroke
}

// now is the boundary of the parameters at the cursor.
func (v view) now() boundary {
	return boundary{v.params, v.Theme.Bright, chart.Stroke{Thick: true}}
}

// after is the boundary after the next update: where the next step goes.
func (v view) after() boundary {
	return boundary{v.next, theme.Style{FG: v.Theme.Now.FG}, chart.Stroke{Dash: chart.Dash{2, 3}}}
}

// z is the z of a place in cells from the top left, the features that are not
// shown held at their mean.
func (v view) z(p trainer.Params, x, y float64) float64 {
	if v.curved() {
		return v.curvedZ(p, x, y)
	}
	z := v.constant(p) + p.W[v.i]*v.x.Value(x)
	if !v.one {
		z += p.W[v.j] * v.y.Value(float64(v.area.H)-y)
	}
	return z
}

// constant is what z has without the features that are shown.
func (v view) constant(p trainer.Params) float64 {
	c := p.B
	for k := range v.data.Set.Features {
		if k != v.i && (k != v.j || v.one) {
			c += p.W[k] * v.data.Stats[k].Mean
		}
	}
	return c
}

// corners are those of the view, in cells, clockwise from the top left.
func (v view) corners() [4][2]float64 {
	w, h := float64(v.area.W), float64(v.area.H)
	return [4][2]float64{{0, 0}, {w, 0}, {w, h}, {0, h}}
}

// segment cuts the line z = 0 with the four edges of the view, in cells from
// the top left. Values of z that are not finite have no line.
func (v view) segment(p trainer.Params) (s [2][2]float64, ok bool) {
	corners := v.corners()
	var cuts [][2]float64
	for i, c := range corners {
		d := corners[(i+1)%4]
		from, to := v.z(p, c[0], c[1]), v.z(p, d[0], d[1])
		if math.IsNaN(from) || math.IsNaN(to) || math.IsInf(from, 0) || math.IsInf(to, 0) || (from > 0) == (to > 0) {
			continue
		}
		t := from / 2 / (from/2 - to/2) // halves: the difference may overflow
		cuts = append(cuts, [2]float64{c[0] + (d[0]-c[0])*t, c[1] + (d[1]-c[1])*t})
	}
	if len(cuts) < 2 {
		return s, false
	}
	return [2][2]float64{cuts[0], cuts[1]}, true
}

// draw draws a boundary, or of one feature the sigmoid.
func (v view) draw(a chart.Area, b boundary) {
	w, h := v.area.W, v.area.H
	dots := chart.NewDots(w, h, v.Plain)
	if v.Plain && b.stroke.Dash != (chart.Dash{}) {
		dots = dots.WithASCIIMark(',')
	}
	if v.one {
		var points []chart.Dot
		for px := range 2*w + 1 {
			p := trainer.Sigmoid(v.z(b.params, float64(px)/2, 0))
			points = append(points, chart.Dot{X: float64(px), Y: (float64(h) - v.y.Pos(p)) * 4})
		}
		dots.Polyline(points, b.stroke)
	} else if v.curved() {
		v.curve(b.params, func(x, y int) {
			dots.Line(float64(x)+0.5, float64(y)+0.5, float64(x)+0.5, float64(y)+0.5, b.stroke)
		})
	} else if s, ok := v.segment(b.params); ok {
		dots.Line(s[0][0]*2, s[0][1]*4, s[1][0]*2, s[1][1]*4, b.stroke)
	}
	dots.Draw(a, b.style)
}

// drawRival draws the boundary of a run that is compared, in its line.
func (v view) drawRival(a chart.Area, r rival) {
	v.draw(a, boundary{r.params, r.line.style, chart.Stroke{Dash: r.line.dash}})
}

// labelRival writes the name of a run that is compared beside the left end of its
// boundary, where nothing else stands.
func (v view) labelRival(a chart.Area, r rival) {
	s, ok := v.segment(r.params)
	if v.one || !ok {
		return
	}
	end := s[0]
	if s[1][0] < end[0] {
		end = s[1]
	}
	labelBeside(a, int(end[0]), min(max(int(end[1]), 0), v.area.H-1), r.name, r.line.style)
}

// moves reports whether the boundary after the next update is seen to be another
// one: somewhere it is more than two dots from the present one.
func (v view) moves() bool {
	const dots = 2
	if v.curved() { // two curves cannot be told from one by a few dots
		return false
	}
	if v.one {
		for px := range v.area.W + 1 {
			x := float64(px)
			now, then := trainer.Sigmoid(v.z(v.params, x, 0)), trainer.Sigmoid(v.z(v.next, x, 0))
			if math.Abs(v.y.Pos(now)-v.y.Pos(then))*4 > dots {
				return true
			}
		}
		return false
	}
	now, ok := v.segment(v.params)
	then, also := v.segment(v.next)
	if !ok || !also {
		return ok != also
	}
	return far(now, then) > dots || far(then, now) > dots
}

// far is how far the ends of s are from the line through o, in dots.
func far(s, o [2][2]float64) float64 {
	dx, dy := (o[1][0]-o[0][0])*2, (o[1][1]-o[0][1])*4
	length := math.Hypot(dx, dy)
	most := 0.0
	for _, end := range s {
		ex, ey := (end[0]-o[0][0])*2, (end[1]-o[0][1])*4
		if length == 0 {
			most = max(most, math.Hypot(ex, ey))
			continue
		}
		most = max(most, math.Abs(ex*dy-ey*dx)/length)
	}
	return most
}

// outside is where a boundary lies that is not in view.
type outside struct {
	arrow    rune
	left     bool   // the corner nearest to it is one at the left
	top      bool   // and at the top
	distance string // from that corner along the axis that reaches it sooner: 0.46 further left
}

// outsideOf finds a boundary out of view; false where it is in view, or there is
// none. Distances are in the units of the axis.
func (v view) outsideOf(p trainer.Params) (o outside, ok bool) {
	if v.curved() { // how far it is, and whether there is one, is not solved for
		return o, false
	}
	if _, seen := v.segment(p); seen || !p.Finite() {
		return o, false
	}
	nearest, at := math.Inf(1), [2]float64{}
	for _, c := range v.corners() {
		if z := math.Abs(v.z(p, c[0], c[1])); z < nearest {
			nearest, at = z, c
		}
	}
	z := v.z(p, at[0], at[1])
	o.left, o.top = at[0] == 0, at[1] == 0
	across, up := math.Inf(1), math.Inf(1) // how far, in cells of the same size
	var dx, dy float64
	if w := p.W[v.i]; w != 0 {
		dx = -z / w
		across = math.Abs(dx) / (v.x.Max - v.x.Min) * float64(v.x.Cells) / 2
	}
	if !v.one && p.W[v.j] != 0 {
		dy = -z / p.W[v.j]
		up = math.Abs(dy) / (v.y.Max - v.y.Min) * float64(v.y.Cells)
	}
	o.arrow, o.distance, ok = nearerSide(across, up, dx, dy)
	return o, ok
}

// nearerSide is the way along the axis that is shorter on the screen, and how
// far that is in the units of the axis; false where z is the same everywhere, or
// is no number.
func nearerSide(across, up, dx, dy float64) (arrow rune, distance string, ok bool) {
	switch {
	case math.IsInf(across, 0) && math.IsInf(up, 0) || math.IsNaN(across) || math.IsNaN(up):
		return 0, "", false
	case across <= up && dx < 0:
		return '◂', twoDigits(-dx) + " further left", true
	case across <= up:
		return '▸', twoDigits(dx) + " further right", true
	case dy < 0:
		return '▾', twoDigits(-dy) + " further down", true
	}
	return '▴', twoDigits(dy) + " further up", true
}

// announce says at the edge of the view where the boundaries are that it does not
// show: the present one, and above it that after the next update.
func (v view) announce(a chart.Area) {
	row := 0
	say := func(p trainer.Params, st theme.Style, long, short string) {
		o, ok := v.outsideOf(p)
		if !ok {
			return
		}
		texts := []string{long + ": " + o.distance, long, short}
		if v.Compact {
			texts = texts[2:]
		}
		row = v.announceOne(a, o, st, texts, row)
	}
	for _, o := range v.others {
		say(o.params, o.line.style, o.name, o.name)
	}
	say(v.params, theme.Style{FG: v.Theme.Bright.FG}, "boundary", "boundary")
	if !v.next.Equal(v.params) {
		say(v.next, theme.Style{FG: v.Theme.Now.FG, Bold: true}, "boundary after the next step", "next step")
	}
}

// announceOne writes the longest text that finds a place beside its arrow, from
// the corner on, and returns how many rows from the corner it stands.
func (v view) announceOne(a chart.Area, o outside, st theme.Style, texts []string, from int) int {
	w, h := v.area.W, v.area.H
	for _, text := range append(texts, "") {
		full := strings.TrimRight(string(o.arrow)+" "+text, " ")
		if !o.left {
			full = strings.TrimLeft(text+" "+string(o.arrow), " ")
		}
		width := a.Width(full)
		for d := from; d < h; d++ {
			y := h - 1 - d
			if o.top {
				y = d
			}
			x := 0
			if !o.left {
				x = w - width
			}
			if a.Free(x, y, width) {
				a.Text(x, y, full, st)
				return d + 1
			}
		}
	}
	return from
}

// equation is z = 0 in numbers of four decimals, solved for the second feature
// where it can be.
func (v view) equation() string {
	if v.curved() {
		return fmt.Sprintf("z = 0:  degree %d, %d terms", v.data.Set.Degree, len(v.data.Set.Features)+1)
	}
	c := v.constant(v.params)
	first, x := v.params.W[v.i], "x"+number.Subscript(v.i+1)
	if !v.params.Finite() || math.IsInf(c, 0) || math.IsNaN(c) {
		return ""
	}
	if v.one {
		if first == 0 {
			return fmt.Sprintf("z = %s·%s %s", fourDecimals(first), x, addend(c))
		}
		return fmt.Sprintf("z = 0:  %s = −b/%s = %s", x, parameter(v.i, len(v.params.W)), fourDecimals(-c/first))
	}
	second, y := v.params.W[v.j], "x"+number.Subscript(v.j+1)
	switch {
	case first == 0 && second == 0:
		return fmt.Sprintf("z = %s·%s + %s·%s %s", fourDecimals(first), x, fourDecimals(second), y, addend(c))
	case second == 0:
		return fmt.Sprintf("z = 0:  %s = %s", x, fourDecimals(-c/first))
	}
	divisor := fourDecimals(second)
	if second < 0 {
		divisor = "(" + divisor + ")"
	}
	return fmt.Sprintf("z = 0:  %s = −(%s·%s %s)/%s", y, fourDecimals(first), x, addend(c), divisor)
}

// addend is a number that is added, with its sign.
func addend(v float64) string {
	if v < 0 {
		return "− " + fourDecimals(-v)
	}
	return "+ " + fourDecimals(v)
}

// fourDecimals is a number with four decimals, or where these would say little or too
// much, with four digits.
func fourDecimals(v float64) string {
	const small, large = 1e-2, 1e4
	switch size := math.Abs(v); {
	case v == 0:
		return "0"
	case size < small || size >= large:
		return number.Significant(v, 4)
	}
	return number.Minus(fmt.Sprintf("%.4f", v))
}

// twoDigits is a distance with two digits that count, a zero at its end too.
func twoDigits(v float64) string {
	const small, large = 1e-3, 1e6
	if v < small || v >= large {
		return number.Significant(v, 2)
	}
	power := int(math.Floor(math.Log10(v)))
	if power > 1 {
		unit := math.Pow10(power - 1)
		v = math.Round(v/unit) * unit
	}
	return fmt.Sprintf("%.*f", max(0, 1-power), v)
}
