package pane

import (
	"slices"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/session"
)

// The parts of the screen beside the main panes that can be hidden, so that a
// class can be asked for a prediction first.
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

// hidesCurve reports whether what stands in the place of the cost curve is hidden:
// the curve itself, or the list of runs while the main pane with the same numbers is.
func hidesCurve(st session.State, shown []int) bool {
	return hides(st, CostCurve) || slices.ContainsFunc(shown, func(i int) bool { return Mains()[i].ShowsCurve && hides(st, Mains()[i].Name) })
}

// hidesMain reports whether the main pane at a place of Mains is hidden, or would give an
// answer away.
func hidesMain(st session.State, i int) bool {
	name := session.Panes()[i]
	return st.View.Hidden[name] || st.Concealed[name]
}

// predictPrompt is what a class is asked where a part is hidden.
const predictPrompt = "What will happen?"

// hidden stands in the place of a part that is hidden.
type hidden struct {
	DrawOptions
	name, what, how string
}

// Hidden is what stands in the place of a part beside the main panes.
func Hidden(l DrawOptions, name string) Content { return hidden{l, name, predictPrompt, "V shows it."} }

// concealed stands in the place of what would give an answer away.
func concealed(st session.State, l DrawOptions, name string) Content {
	what, how := language.ConcealedText(st)
	return hidden{l, name, what, how}
}

// hiddenContent is what stands in the place of a part beside the main panes that is hidden,
// or would give an answer away.
func hiddenContent(st session.State, l DrawOptions, name string) Content {
	if i := slices.Index(Hideable(), name); i >= 0 && st.Concealed[session.Parts()[i]] {
		return concealed(st, l, name)
	}
	return Hidden(l, name)
}

// Equal implements Content.
func (c hidden) Equal(o Content) bool { return o == Content(c) }

// Text implements Content.
func (c hidden) Text() []string { return []string{c.name + " is hidden."} }

// Hit implements Content: nothing is seen that could be meant.
func (c hidden) Hit(int, int) session.Intent { return nil }

// Draw implements Content: it writes the name of what is hidden, and a line in
// the middle.
func (c hidden) Draw(a chart.Area) {
	w, h := a.Size()
	if h < 2 {
		drawSpans(a, 0, 0, span{c.name, c.Theme.Bright}, span{" is hidden. " + c.how, c.Theme.Muted})
		return
	}
	c.heading(a, 0, c.name, "hidden")
	lines := []string{c.what, c.how}
	if h < 5 {
		lines = []string{c.how}
	}
	top := 1 + max(0, (h-1-len(lines))/2)
	for i, s := range lines {
		st := c.Theme.Muted
		if len(lines) > 1 && i == 0 {
			st = c.Theme.Text
		}
		a.Text(max(0, (w-a.Width(s))/2), top+i, s, st)
	}
}

// Clear empties an area for a line that covers what stands there.
func Clear(l DrawOptions, a chart.Area) {
	w, h := a.Size()
	a.Fill(layout.Rect{W: w, H: h}, ' ', l.Theme.Base)
}
