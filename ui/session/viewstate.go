package session

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// ViewState is what of an experiment is looked at. It changes nothing that is
// computed. Maps in it are read only: they are never changed, only replaced.
type ViewState struct {
	Main           int // the main pane that keys act on, a place in Panes
	Second         int // the one beside it, where there is room for two
	PreviousSecond int // where Second is the main one, the one beside it
	Third          int // the one that gave way last to another, never the cost curve

	Zoom   bool
	LogJ   bool
	Digits int
	Hidden map[string]bool      // of Parts
	Pairs  map[string][2]int    // of what panes show, by their names: two features or two parameters, 0-based, b being n
	Views  map[string]ViewRange // of the panes that were moved by hand, by their names

	Sort      string // the column that sorts the examples; empty: by their number
	Ascending bool
	Wrong     bool // the wrong examples only

	IterationNotation
	Predicting
}

// IterationNotation is how what is inside an iteration is written.
type IterationNotation struct {
	Proof         bool // why dz = a − y
	Vectors       bool // an iteration is written with vectors, not as a loop
	InsideMistake bool // it is that of the mistake that steps along, where one does
}

// ViewRange is the part of a chart that is in view, in numbers of its axes.
type ViewRange struct{ X, Y [2]float64 }

// DefaultDigits is how many digits numbers have where nobody chose.
const DefaultDigits = 6

// Predicting is what is predicted, and from where.
type Predicting struct {
	Threshold         float64   // above it 1 is predicted, where examples are counted
	Filter            string    // which examples are listed: one of Filters, empty for all
	NewExample        []float64 // the features of a new example, as they were read; nil for none
	NewExampleInGraph bool      // the graph is that of the new example
}

// DefaultThreshold is where 1 is predicted from where nobody chose.
const DefaultThreshold = 0.5

func newViewState() ViewState {
	return ViewState{Second: max(1, slices.Index(Panes(), "surface")), Digits: DefaultDigits, Predicting: Predicting{Threshold: DefaultThreshold}}
}

// forNewData is the view of other data: pairs and views were of those before.
func (g ViewState) forNewData() ViewState {
	g.Pairs, g.Views, g.NewExample, g.NewExampleInGraph, g.Filter = nil, nil, nil, false, ""
	return g
}

// SecondPane is the pane beside the main one on a screen that shows two.
func (g ViewState) SecondPane() int {
	if g.Second == g.Main {
		return g.PreviousSecond
	}
	return g.Second
}

// PanesBelowCurve is the two panes that stand beneath the cost curve on a screen that shows it
// above two others: the main one and the one beside it, and where one of them is the cost
// curve itself, in its place the one that gave way last.
func (g ViewState) PanesBelowCurve() [2]int {
	all, pair := MainPanes(), [2]int{g.Main, g.SecondPane()}
	switch {
	case all[pair[0]].ShowsCurve:
		pair = [2]int{pair[1], g.Third}
	case all[pair[1]].ShowsCurve:
		pair[1] = g.Third
	}
	for pair[1] == pair[0] || all[pair[1]].ShowsCurve {
		pair[1] = (pair[1] + 1) % len(all)
	}
	return pair
}

// shownPanes is the panes that are shown, or would be where there is room for two, or while
// runs are compared for three.
func (s *Session) shownPanes() []int {
	g := s.view
	shown := []int{g.Main, g.SecondPane()}
	if s.comparing() {
		pair := g.PanesBelowCurve()
		shown = append(append(shown, pair[:]...), slices.IndexFunc(MainPanes(), func(p MainPane) bool { return p.ShowsCurve }))
	}
	return shown
}

// looksInside reports whether one of these needs the sums of the whole loop.
func (s *Session) looksInside() bool {
	return slices.ContainsFunc(s.shownPanes(), func(i int) bool { return MainPanes()[i].ShowsSums })
}

// shows reports whether one of these is of that name.
func (s *Session) shows(pane string) bool {
	return slices.ContainsFunc(s.shownPanes(), func(i int) bool { return Panes()[i] == pane })
}

// Pair is the two things that a pane shows of so many: the first two, or what
// was chosen.
func (g ViewState) Pair(pane string, of int) [2]int {
	if pair, ok := g.Pairs[pane]; ok {
		return pair
	}
	if of < 2 {
		return [2]int{}
	}
	return [2]int{0, 1}
}

// do makes a pane the main one, or two: the main one and the one beside it.
func (a Show) do(s *Session) {
	places := make([]int, len(a.Panes))
	for i, name := range a.Panes {
		places[i] = slices.Index(Panes(), name)
	}
	if len(places) == 0 {
		return
	}
	s.view.show(places)
	s.record(a)
}

// show makes the first of these places the main one, and the second the one
// beside it.
func (g *ViewState) show(places []int) {
	before := []int{g.SecondPane(), g.Main}
	defer func() {
		for _, i := range before { // of two, the main one
			if i != g.Main && i != g.SecondPane() && !MainPanes()[i].ShowsCurve {
				g.Third = i
			}
		}
	}()
	switch {
	case len(places) > 1:
		g.Main, g.Second = places[0], places[1]
	case places[0] == g.Main:
	case places[0] == g.Second:
		g.Main, g.PreviousSecond = places[0], g.Main
	default:
		g.Main = places[0]
	}
}

// do hides parts of the screen, or shows them again.
func (a Hide) do(s *Session) {
	hidden := maps.Clone(s.view.Hidden)
	if hidden == nil {
		hidden = map[string]bool{}
	}
	for _, part := range a.Parts {
		if delete(hidden, part); !a.Off {
			hidden[part] = true
		}
	}
	s.view.Hidden = hidden
	s.record(a)
}

func (a HideNone) do(s *Session) {
	s.view.Hidden = nil
	s.record(a)
}

func (a Zoom) do(s *Session) {
	s.view.Zoom = a.On
	s.record(a)
}

// do draws J on another scale, all of it.
func (a LogJ) do(s *Session) {
	s.view.LogJ = a.On
	s.setView("cost", nil)
	s.record(a)
}

func (a Digits) do(s *Session) {
	s.view.Digits = min(max(a.N, MinDigits), MaxDigits)
	s.record(a)
}

func (a Sort) do(s *Session) {
	s.view.Sort, s.view.Ascending = a.Column, a.Ascending
	s.record(a)
}

func (a Wrong) do(s *Session) {
	s.view.Wrong, s.view.Filter = a.On, ""
	s.record(a)
}

// do lists other examples; the wrong ones of all are a choice of their own.
func (a Filter) do(s *Session) {
	s.view.Wrong = false
	if s.view.Filter = a.Name; a.Name == NoFilter {
		s.view.Filter = ""
	}
	s.record(a)
}

func (a Threshold) do(s *Session) {
	changed := s.view.Threshold != a.T
	s.view.Threshold = a.T
	s.record(a)
	if changed {
		s.dropAnswerOn(Quantity{Name: "threshold"})
	}
}

func (a Predict) do(s *Session) {
	s.view.NewExample = slices.Clone(a.X)
	s.record(a)
}

func (a PredictOff) do(s *Session) {
	s.view.NewExample, s.view.NewExampleInGraph = nil, false
	s.record(a)
}

func (a ExampleNew) do(s *Session) {
	s.view.NewExampleInGraph = true
	s.record(a)
}

func (a Proof) do(s *Session) {
	s.view.Proof = a.On
	s.record(a)
}

func (a Form) do(s *Session) {
	s.view.Vectors = a.Name == VectorForm
	s.view.InsideMistake = s.view.InsideMistake && !s.view.Vectors // they are those of the right iteration
	s.record(a)
}

// do shows two features in the pane of the data, or two parameters in that of
// the surface.
func (a Pair) do(s *Session) {
	_, n := s.data.Problem.Size()
	pane, i := parseAxis(a.A, n)
	_, j := parseAxis(a.B, n)
	pairs := maps.Clone(s.view.Pairs)
	if pairs == nil {
		pairs = map[string][2]int{}
	}
	pairs[pane] = [2]int{min(i, j), max(i, j)}
	s.view.Pairs = pairs
	s.setView(pane, nil)
	s.record(a)
}

// parseAxis finds which pane draws a feature or a parameter of n, and its place
// there; an empty name where there is none.
func parseAxis(name string, n int) (pane string, place int) {
	if name == "b" {
		return "surface", n
	}
	for stem, pane := range map[string]string{"x": "data", "w": "surface"} {
		if number, ok := strings.CutPrefix(name, stem); ok {
			if i, err := strconv.Atoi(number); err == nil && i >= 1 && i <= n {
				return pane, i - 1
			}
		}
	}
	return "", 0
}

// setView gives a pane a view, or with nil its own again.
func (s *Session) setView(pane string, v *ViewRange) {
	views := maps.Clone(s.view.Views)
	if views == nil {
		views = map[string]ViewRange{}
	}
	if delete(views, pane); v != nil {
		views[pane] = *v
	}
	s.view.Views, s.state = views, nil
}

// SetView moves the view of a pane by hand; that is a client's gesture, of which
// the log has nothing.
func (s *Session) SetView(pane string, w ViewRange) { s.setView(pane, &w) }

// ResetView gives a pane its own view again.
func (s *Session) ResetView(pane string) { s.setView(pane, nil) }
