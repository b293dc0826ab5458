package pane

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
)

// Placed is the content of a part of the screen, and where it stands.
type Placed struct {
	At      layout.Rect
	Content Content
}

// The names of the parts that cannot be hidden; of the others see Hideable.
const (
	TitlePart   = "Title"
	ReadoutPart = "Readout"
	RulerPart   = "Ruler"
	TabsPart    = "Tabs"
	KeysPart    = "Keys"
)

// partBuilder makes the content of a part beside the main panes.
type partBuilder func(st paneState, d Presentation, size Size) Content

// screenPart is a part of the screen beside the main panes: a row of the table.
type screenPart struct {
	name  string
	at    func(layout.Screen) layout.Rect
	build partBuilder
}

// screenParts is the one table of the parts of a screen beside its main panes.
func screenParts() []screenPart {
	return []screenPart{
		{TitlePart, func(s layout.Screen) layout.Rect { return s.Title }, newTitle},
		{ReadoutPart, func(s layout.Screen) layout.Rect { return s.Readout }, newReadout},
		{RulerPart, func(s layout.Screen) layout.Rect { return s.Ruler }, newAlphaRuler},
		{TabsPart, func(s layout.Screen) layout.Rect { return s.Tabs }, newTabs},
		{ParameterTable, func(s layout.Screen) layout.Rect { return s.Params }, newParameters},
		{NextUpdate, func(s layout.Screen) layout.Rect { return s.Update }, newUpdate},
		{Happening, func(s layout.Screen) layout.Rect { return s.Words }, newSentenceList},
		{KeysPart, func(s layout.Screen) layout.Rect { return s.Keys }, newFooter},
	}
}

// BuildParts builds what stands beside the main panes of a screen.
func BuildParts(st session.State, d Presentation, s layout.Screen) []Placed {
	here := paneStateOf(st, d.DrawOptions)
	var all []Placed
	add := func(at layout.Rect, build partBuilder) {
		if !at.Empty() {
			all = append(all, Placed{at, build(here, d, Size{at.W, at.H})})
		}
	}
	if s.TooSmall {
		add(s.Whole, newTooSmall)
		return all
	}
	for _, p := range screenParts() {
		if hides(st, p.name) && !showsBlanks(st, p.name) {
			add(p.at(s), func(paneState, Presentation, Size) Content { return hiddenContent(st, d.DrawOptions, p.name) })
			continue
		}
		add(p.at(s), p.build)
	}
	add(s.AllWeights, newAllWeights)
	add(s.Bar, newBar)
	add(s.History, newRunsPart)
	for i, at := range s.Numbers {
		add(at, newBigNumber(i))
	}
	add(s.Names[0], newCurveName)
	add(s.Names[1], newPaneName)
	return all
}

// newRunsPart is the cost curve, or the list of the runs where a main pane shows it or
// runs are compared.
func newRunsPart(st paneState, d Presentation, size Size) Content {
	shown := d.Shown(st.View)
	if hidesCurve(st.State, shown) {
		return hiddenContent(st.State, d.DrawOptions, CostCurve)
	}
	if d.Projector { // numbers are too small there, and the runs have their names
		return newSmallCost(st, size)
	}
	if m := st.Run.ActiveMistake(); m.ID != "" && !hides(st.State, ParameterTable) { // it has the parameters too
		if c := newMistakeTable(st, m); c.fits(size) {
			return c
		}
	}
	if showsCurve(shown) || st.comparing() {
		return newRuns(st)
	}
	return newSmallCost(st, size)
}

// showsCurve reports whether one of the main panes on the screen shows the cost
// curve itself.
func showsCurve(shown []int) bool {
	for _, i := range shown {
		if Mains()[i].ShowsCurve {
			return true
		}
	}
	return false
}

// PartText is what the part of that name says of a moment.
func PartText(st session.State, d Presentation, name string) []string {
	for _, p := range screenParts() {
		if p.name == name {
			return p.build(paneStateOf(st, d.DrawOptions), d, Size{}).Text()
		}
	}
	return nil
}

// silent is embedded by a content that only draws.
type silent struct{}

// Text implements Content.
func (silent) Text() []string { return nil }

// Hit implements Content.
func (silent) Hit(int, int) session.Intent { return nil }

// emptyContent is a part with nothing in it.
type emptyContent struct{ silent }

// Draw implements Content.
func (emptyContent) Draw(chart.Area) {}

// Equal implements Content.
func (c emptyContent) Equal(o Content) bool { return o == Content(c) }

// scratchArea is a blank area of w×h cells with the glyphs of a look.
func (l DrawOptions) scratchArea(w, h int) chart.Area {
	var translate func(string) string
	if l.Plain {
		translate = theme.Plain()
	}
	return chart.NewGrid(w, h, l.Theme.Base, translate).Area(layout.Rect{W: w, H: h})
}

// BuildMain builds the main pane at a place of Mains, or what stands in its
// stead while it is hidden.
func BuildMain(i int, st session.State, d Presentation, size Size) Content {
	name := Mains()[i].Name
	switch {
	case showsScore(st, i):
		return newScore(st, d, size)
	case st.Concealed[session.Panes()[i]]:
		return concealed(st, d.DrawOptions, name)
	case !st.View.Hidden[session.Panes()[i]]:
		return Mains()[i].Build(st, d, size)
	case i == st.View.Main:
		return hidden{d.DrawOptions, name, predictPrompt, "Predict, then press H."}
	}
	return hidden{d.DrawOptions, name, predictPrompt, "Predict, then press V."}
}
