package pane

import (
	"descent/ui/chart"
	"descent/ui/layout"
)

// paneName is the name of a chart of projector mode over a heavy line, and beside it
// what its marks mean.
type paneName struct {
	DrawOptions
	silent
	size Size
	name string
	bare bool // nothing stands beside it
	data scatter
}

// newCurveName builds that of the cost curve.
func newCurveName(st paneState, d Presentation, size Size) Content {
	return paneName{DrawOptions: d.DrawOptions, size: size, name: newSmallCost(st, size).title(), bare: true}
}

// newPaneName builds that of the main pane.
func newPaneName(st paneState, d Presentation, size Size) Content {
	c := paneName{DrawOptions: d.DrawOptions, size: size, name: Mains()[st.View.Main].Name, bare: true}
	if st.View.Main == dataPaneIndex && !hidesMain(st.State, dataPaneIndex) {
		c.data, c.bare = newScatter(st, d, size), false
	}
	return c
}

// Equal implements Content.
func (c paneName) Equal(o Content) bool {
	other, ok := o.(paneName)
	return ok && c.DrawOptions == other.DrawOptions && c.size == other.size && c.name == other.name && c.bare == other.bare && (c.bare || c.data.Equal(other.data))
}

// Draw implements Content.
func (c paneName) Draw(a chart.Area) {
	w, h := a.Size()
	end := a.Text(0, 0, c.name, c.Theme.Bright)
	a.Fill(layout.Rect{Y: 1, W: end, H: 1}, '━', c.tabLine())
	const gap = 4
	if !c.bare && w > end+gap {
		c.data.legend(a.Sub(layout.Rect{X: end + gap, W: w - end - gap, H: min(h, 1)}))
	}
}
