package session

import "descent/datasets"

// MainPane is a pane that can be chosen: a row of the one table of main panes. What
// draws it is found by its name.
type MainPane struct {
	Name         string // as it is written
	Arrows       Arrows // what they do in it
	ShowsExample bool   // it is about the focused example
	ShowsCurve   bool   // it shows the cost curve, so that nothing else need
	ShowsSums    bool   // it shows the sums of the whole loop
	// PairChoices is of how many things the pane shows two of these data: features or
	// parameters; nil where there is nothing to choose.
	PairChoices func(set datasets.Set) int
}

// Arrows is what the arrow keys do in a main pane that was gone into.
type Arrows uint8

// The ways to go about in a pane.
const (
	ExampleArrows Arrows = iota // from one example to the next
	ViewArrows                  // the part in view moves
	RowArrows                   // along the examples as the pane lists them
	NodeArrows                  // along the nodes of the graph
	LineArrows                  // along the lines of the loop
)

// MainPanes is the one table of main panes, in the order of their keys.
func MainPanes() []MainPane {
	return []MainPane{
		{Name: "data", Arrows: ViewArrows, PairChoices: planeChoices},
		{Name: "surface", Arrows: ViewArrows, PairChoices: func(set datasets.Set) int { return len(set.Features) + 1 }},
		{Name: "graph", Arrows: NodeArrows, ShowsExample: true},
		{Name: "loop", Arrows: LineArrows, ShowsExample: true, ShowsSums: true},
		{Name: "examples", Arrows: RowArrows, ShowsExample: true},
		{Name: "cost", Arrows: ViewArrows, ShowsCurve: true},
	}
}

// planeChoices is how many features Data shows two of: polynomial features are drawn on
// the plane of the two that they are made of.
func planeChoices(set datasets.Set) int {
	if set.Degree > 1 {
		return min(2, len(set.Features))
	}
	return len(set.Features)
}

// Panes lists the main panes by their written names, in the order of their keys.
func Panes() []string {
	all := MainPanes()
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	return names
}

// Parts lists what can be hidden by its written names: parts of the screen, then
// the main panes.
func Parts() []string {
	return append([]string{"j", "parameters", "update", "curve", "words"}, Panes()...)
}
