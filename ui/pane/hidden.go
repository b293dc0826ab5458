package pane

import (
	"slices"

	"descent/ui/chart"
	"descent/ui/layout"
)

// The parts of the screen beside the main panes that can be hidden, so that a
// class can be asked for a prediction first. Frame.Hidden has them by these
// names, and the main panes by theirs.
const (
	CostNumber     = "J"
	ParameterTable = "Parameters"
	NextUpdate     = "Next update"
	CostCurve      = "Cost curve"
	Happening      = "What is happening"
)

// Hideable lists all that can be hidden: the parts, then the main panes.
func Hideable() []string {
	all := []string{CostNumber, ParameterTable, NextUpdate, CostCurve, Happening}
	for _, m := range Mains() {
		all = append(all, m.Name)
	}
	return all
}

// hides tells whether main pane i is hidden.
func (f Frame) hides(i int) bool { return f.Hidden[Mains()[i].Name] }

// HidesCurve tells whether what stands in the place of the cost curve is
// hidden: the curve itself, or the list of runs while the main pane with the
// same numbers is.
func HidesCurve(f Frame) bool {
	return f.Hidden[CostCurve] || slices.ContainsFunc(f.Shown, func(i int) bool { return Mains()[i].Curve && f.hides(i) })
}

// DrawMain draws the main pane with that place in Mains, or in its stead that
// it is hidden.
func DrawMain(f Frame, a chart.Area, i int) {
	if !f.hides(i) {
		Mains()[i].Draw(f, a)
		return
	}
	key := "V"
	if i == f.Main {
		key = "H"
	}
	covered(f, a, Mains()[i].Name, "Predict, then press "+key+".")
}

// Covered stands in the place of a part that is hidden.
func Covered(f Frame, a chart.Area, name string) {
	if _, h := a.Size(); h > 1 {
		covered(f, a, name, "V shows it.")
		return
	}
	line(a, 0, 0, span{name, f.Theme.Bright}, span{" is hidden. V shows it.", f.Theme.Muted})
}

// covered writes the name of what is hidden, and a line in the middle.
func covered(f Frame, a chart.Area, name, how string) {
	w, h := a.Size()
	heading(f, a, 0, name, "hidden")
	lines := []string{"What will happen?", how}
	if h < 5 {
		lines = []string{how}
	}
	top := 1 + max(0, (h-1-len(lines))/2)
	for i, s := range lines {
		st := f.Theme.Muted
		if len(lines) > 1 && i == 0 {
			st = f.Theme.Text
		}
		a.Text(max(0, (w-a.Width(s))/2), top+i, s, st)
	}
}

// WordsAside says what is happening in one line of projector mode, loud enough
// for the last row of seats.
func WordsAside(f Frame, a chart.Area) {
	f.Theme.Text = f.Theme.Bright
	Words(f, a)
}

// Clear empties an area for a line that covers what stands there.
func Clear(f Frame, a chart.Area) {
	w, h := a.Size()
	a.Fill(layout.Rect{W: w, H: h}, ' ', f.Theme.Base)
}
