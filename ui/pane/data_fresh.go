package pane

import (
	"math"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// freshPlace is where the new example stands, in cells: of one feature on the curve of a,
// for it has no y.
func (v view) freshPlace() (x, y int) {
	return v.place(v.fresh, trainer.Sigmoid(v.params.Z(v.fresh)))
}

// drawFresh marks the new example and says its a, unless that is asked for: it may be
// another example once more. Where it is out of view it says on which
// side.
func (v view) drawFresh(a chart.Area) {
	if v.fresh == nil {
		return
	}
	x, y := v.freshPlace()
	st := theme.Style{FG: v.Theme.Bright.FG, Bold: true}
	text := "new"
	if !v.freshAsked {
		text += ": " + placeText(trainer.Sigmoid(v.params.Z(v.fresh)))
	}
	if x < 0 || x >= v.area.W || y < 0 || y >= v.area.H {
		v.freshOutside(a, x, y, text, st)
		return
	}
	a.Set(x, y, '◇', st)
	if v.freshRing {
		ring := theme.Style{FG: v.Theme.Now.FG, Bold: true}
		a.Set(x-1, y, '(', ring)
		a.Set(x+1, y, ')', ring)
	}
	if !v.Projector {
		labelBeside(a, x, y, text, st)
	}
}

// freshOutside announces the new example at the edge of the view.
func (v view) freshOutside(a chart.Area, x, y int, text string, st theme.Style) {
	arrow, left := '▸', x < 0
	switch {
	case left:
		arrow = '◂'
	case x >= v.area.W:
	case y < 0:
		arrow = '▴'
	default:
		arrow = '▾'
	}
	full := text + " " + string(arrow)
	if left {
		full = string(arrow) + " " + text
	}
	width := a.Width(full)
	row := min(max(y, 0), v.area.H-1)
	column := min(max(x-width/2, 0), max(0, v.area.W-width))
	for d := range 2 * v.area.H { // the nearest row where nothing stands
		at := row + (d+1)/2*(1-d%2*2)
		if at >= 0 && at < v.area.H && a.Free(column, at, width) {
			a.Text(column, at, full, st)
			return
		}
	}
}

// drawThreshold draws where a is the threshold over one feature, whose boundary is a curve
// of a and not a line.
func (v view) drawThreshold(a chart.Area) {
	if !v.one || v.threshold == session.DefaultThreshold {
		return
	}
	dots := chart.NewDots(v.area.W, v.area.H, v.Plain)
	y := (float64(v.area.H) - v.y.Pos(v.threshold)) * 4
	dots.Line(0, y, float64(2*v.area.W), y, chart.Stroke{Dash: chart.Dash{1, 3}})
	dots.DrawUnder(a, v.Theme.Axis, nil)
	if row, text := int(y/4)-1, v.boundaryText(); a.Free(1, row, a.Width(text)) {
		a.Text(1, row, text, v.Theme.Text)
	}
}

// shaded is the probability by whose colour one is drawn: as far to its side of one half,
// in z, as it is of the threshold.
func (c scatter) shaded(p float64) float64 {
	if c.threshold == session.DefaultThreshold {
		return p
	}
	return trainer.Sigmoid(math.Log(p) - math.Log1p(-p) - c.level())
}

// placeText is an a to three digits, for a label.
func placeText(a float64) string { return "a " + number.Rounded(a, 3) }
