package chart

import (
	"math"
	"unicode/utf8"

	"descent/ui/layout"
	"descent/ui/theme"

	"github.com/NimbleMarkets/ntcharts/canvas/runes"
)

// The smallest area a plot is drawn in; in a smaller one it stays empty.
const (
	minPlotWidth  = 10
	minPlotHeight = 4
)

// minLabel is the room for the labels of the vertical axis, in cells: the curve
// must not jump sideways when they change from 0.5 to 1.
const minLabel = 3

// PlotColumns returns how many columns a plot of that width leaves for the
// curve, beside the labels of y, a blank and the axis line. So a plot is made in
// this order, for an area of w×h cells whose last row holds the labels of k:
//
//	y := CostAxis(top, h-1, false, 0)
//	x := IterAxis(last, PlotColumns(w, y))
//	p := NewPlot(area, x, y, …)
func PlotColumns(width int, y Axis) int {
	label := minLabel
	for _, t := range y.Ticks {
		label = max(label, utf8.RuneCountInString(t.Label))
	}
	return max(0, width-label-2)
}

// Plot is a pair of drawn axes and the place for curves of J against k between
// them. The zero Plot has no cells and draws nothing.
type Plot struct {
	area   Area
	inner  layout.Rect // in area's coordinates; its last row is that of the axis line
	x, y   Axis
	plain  bool
	zoomed bool // see Zoomed
}

// Curve is J at the iterations From … To−1. A cost that is not finite leaves
// a gap; one outside the axis is drawn at its edge.
type Curve struct {
	Costs        Series
	From, To     int
	Style        theme.Style
	Stroke       Stroke
	SegmentStyle theme.Style // of a few of its legs, where it swings too fast to draw each
	Threshold    *Threshold  // nil for none
	ASCII        rune        // what stands for the dots of a cell where there is no braille; 0 for a full stop
}

// Threshold is a style for what lies above a J.
type Threshold struct {
	Above float64
	Style theme.Style
}

// NewPlot draws the axes x (of k) and y (of J) with their ticks and labels inside
// a, in the styles axis and label, and returns the plot to draw curves in. With
// plain there is no braille. In an area of less than 10×4 cells, or where the
// axes have no cells or no room, nothing is drawn and Inner is empty.
func NewPlot(a Area, x, y Axis, axis, label theme.Style, plain bool) Plot {
	w, h := a.Size()
	cols := min(x.Cells, PlotColumns(w, y))
	rows := min(y.Cells, h-1)
	if w < minPlotWidth || h < minPlotHeight || cols < 1 || rows < 1 {
		return Plot{}
	}
	p := Plot{area: a, x: x, y: y, plain: plain}
	p.inner = layout.Rect{X: w - PlotColumns(w, y), Y: h - 1 - rows, W: cols, H: rows}
	p.drawLines(axis)
	p.drawLabels(label)
	return p
}

// CurveArea returns the cells of the curve in the coordinates of the plot's area.
// The last row is that of the axis line, on whose middle the lowest tick stands.
func (p Plot) CurveArea() layout.Rect { return p.inner }

// Curve draws c, thinned so that it costs no more than the screen is wide while
// every minimum and maximum stays visible. Where it runs along the axis line,
// the line is heavy and takes its colour.
func (p Plot) Curve(c Curve) {
	if p.inner.Empty() {
		return
	}
	c = p.inView(c)
	samples := Decimate(c.Costs, c.From, c.To, dotsAcross*p.inner.W)
	points := make([]Dot, len(samples))
	for i, s := range samples {
		points[i] = p.dot(float64(s.K), s.J)
	}
	layer := func() *Dots { return NewDots(p.inner.W, p.inner.H, p.plain) }
	dots, legs, heavy := layer(), layer(), layer()
	if c.ASCII != 0 {
		dots = dots.WithASCIIMark(c.ASCII)
	}
	drawOscillatingLine(points, dots, legs, heavy, c.Stroke)
	p.overlay(legs, c.SegmentStyle, nil)
	p.overlay(dots, c.Style, c.Threshold)
	p.overlay(heavy, c.Style, c.Threshold)
}

// overlay draws dots over the inner cells.
func (p Plot) overlay(dots *Dots, st theme.Style, alarm *Threshold) {
	from := 0 // rows from here on are not above the alarm
	if alarm != nil {
		from = p.row(alarm.Above) - p.inner.Y
	}
	// The dots of the two middle rows of a cell lie where the axis line is.
	const middle = runes.BrailleBlockOffset | 0x36
	inside := p.area.Sub(p.inner)
	dots.put(inside, func(x, y int, r rune) (theme.Style, bool) {
		if y == p.inner.H-1 && runes.IsBraillePattern(r) && r&^middle == 0 {
			if line, _ := p.area.grid.At(inside.x+x, inside.y+y); runes.IsLine(line) {
				r = heavyLine(line)
			}
		}
		st := st
		if y < from {
			st = alarm.Style
		}
		inside.curveDots(x, y, r, st)
		return st, true
	})
}

// heavyLine is a part of the axis line that a curve runs along.
func heavyLine(line rune) rune {
	switch line {
	case '─':
		return '━'
	case '┬':
		return '┯'
	}
	return line
}

// rowBias is in dots: a tick stands on the middle of a cell, between two dots, and
// a quarter of a dot decides for the left and the upper one, whatever rounding
// does.
const rowBias = 0.25

// dot returns the place of J = j at iteration k, in dots from the top left of
// the inner cells.
func (p Plot) dot(k, j float64) Dot {
	bottom := float64(dotsDown * p.inner.H)
	d := Dot{X: dotsAcross*p.x.Pos(k) - rowBias, Y: bottom - dotsDown*p.y.Pos(j) - rowBias}
	if !p.zoomed {
		d.Y = max(0, min(d.Y, bottom-1))
	}
	return d
}

// Cell returns the cell of J = j at iteration k in the coordinates of the plot's
// area, and whether it is inside. A J outside the axis stands at its edge, as on
// the curve; one that is not a finite number stands nowhere.
func (p Plot) Cell(k, j float64) (x, y int, ok bool) {
	if p.inner.Empty() || !finite(j) {
		return 0, 0, false
	}
	d := p.dot(k, j)
	if !(d.X >= 0 && d.X < float64(dotsAcross*p.inner.W)) || !(d.Y >= 0 && d.Y < float64(dotsDown*p.inner.H)) {
		return 0, 0, false
	}
	return p.inner.X + int(d.X)/dotsAcross, p.inner.Y + int(d.Y)/dotsDown, true
}

// Mark draws r where Cell says, if it is inside, and returns what Cell says.
func (p Plot) Mark(k, j float64, r rune, st theme.Style) (x, y int, ok bool) {
	x, y, ok = p.Cell(k, j)
	if ok {
		p.area.Set(x, y, r, st)
	}
	return x, y, ok
}

// Point draws half a cell where Cell says, the half that holds J = j: a mark that
// fills a cell would stand up to half a row off its curve. Without blocks it is a
// filled circle.
func (p Plot) Point(k, j float64, st theme.Style) { p.point(k, j, st, 1) }

// WidePoint is Point two cells wide, to be seen from afar.
func (p Plot) WidePoint(k, j float64, st theme.Style) { p.point(k, j, st, 2) }

func (p Plot) point(k, j float64, st theme.Style, cells int) {
	x, y, ok := p.Cell(k, j)
	if !ok {
		return
	}
	x = min(x, p.inner.X+p.inner.W-cells)
	half := '▀'
	switch {
	case p.plain:
		half = '●'
	case int(p.dot(k, j).Y)%dotsDown >= dotsDown/2:
		half = '▄'
	}
	for i := range cells {
		p.area.Set(x+i, y, half, theme.Style{FG: st.FG, Bold: st.Bold})
	}
}

// Vertical draws a dotted line at iteration k from the top down to the axis.
func (p Plot) Vertical(k float64, st theme.Style) {
	foot := p.y.Value(0.5)
	x, _, ok := p.Cell(k, foot)
	if !ok {
		return
	}
	r := '⠄'
	switch {
	case p.plain:
		r = ':'
	case int(p.dot(k, foot).X)%dotsAcross == 1:
		r = '⠠'
	}
	for y := p.inner.Y; y < p.inner.Y+p.inner.H-1; y++ {
		p.area.braille(x, y, r, st)
	}
}

// IterAt returns the iteration nearest to the middle of the area's column x, 0
// or more: what a click there means. Beside the inner cells it is that of the
// first or the last of them.
func (p Plot) IterAt(x int) int {
	if p.inner.Empty() {
		return 0
	}
	column := max(0, min(x-p.inner.X, p.inner.W-1))
	k := p.x.Value(float64(column) + 0.5 + rowBias/dotsAcross)
	return int(math.Round(max(0, k)))
}
