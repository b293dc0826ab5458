package pane

import (
	"math"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// newExampleCell is where the new example stands, in cells: of one feature on the curve of a,
// for it has no y.
func (v scatterPlot) newExampleCell() (x, y int) {
	return v.place(v.newExample, trainer.Sigmoid(v.params.Z(v.newExample)))
}

// drawNewExample marks the new example and says its a, unless that is asked for: it may be
// another example once more. Where it is out of view it says on which
// side.
func (v scatterPlot) drawNewExample(a chart.Area) {
	if v.newExample == nil {
		return
	}
	x, y := v.newExampleCell()
	st := theme.Style{FG: v.Theme.Bright.FG, Bold: true}
	text := "new"
	if !v.newExampleConcealed {
		text += ": " + placeText(trainer.Sigmoid(v.params.Z(v.newExample)))
	}
	if x < 0 || x >= v.area.W || y < 0 || y >= v.area.H {
		sideOf(float64(x), float64(y), float64(v.area.W), float64(v.area.H)).write(a, text, st)
		return
	}
	a.Set(x, y, '◇', st)
	if v.ringNewExample {
		ring := theme.Style{FG: v.Theme.Now.FG, Bold: true}
		a.Set(x-1, y, '(', ring)
		a.Set(x+1, y, ')', ring)
	}
	if !v.Projector {
		labelBeside(a, x, y, text, st)
	}
}

// drawThreshold draws where a is the threshold over one feature, whose boundary is a curve
// of a and not a line.
func (v scatterPlot) drawThreshold(a chart.Area) {
	if !v.oneFeature || v.threshold == session.DefaultThreshold {
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
