// Package pane draws. Every function here turns a Frame and an Area into
// cells and does nothing else: no state, no commands, no terminal. A pane gets
// its size with its Area and must look right in any; what does not fit is
// clipped by the Area.
//
// A new main pane is one file with one Draw function and one row in Mains.
package pane

import (
	"math"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// Run is a run as it is drawn.
type Run struct {
	From    int  // where it left its parent, 0 for a fresh start
	Shared  int  // of a ghost: up to here it is the present run too
	Along   bool // of a ghost: it steps along with the present run
	Alpha   float64
	Costs   timeline.Costs // J at 0, 1, …
	Changes []timeline.Change
	Path    timeline.Path // where the parameters were
}

// To is the newest iteration of the run.
func (r Run) To() int { return r.Costs.Len() - 1 }

// last is J at the newest iteration, NaN where there is none.
func (r Run) last() float64 {
	if j, ok := r.Costs.At(r.To()); ok {
		return j
	}
	return math.NaN()
}

// Frame is one moment: all that any pane shows. It is a value; slices in it
// are read only.
type Frame struct {
	Theme theme.Theme
	Plain bool // no braille

	Spoken bool // there is no screen: what to do is a command, no key

	Set      datasets.Set
	Problem  trainer.Problem
	Facts    trainer.Facts
	Columns  []session.FeatureStats
	Features [2]int // the two features shown, 0-based
	Pair     [2]int // the two parameters of the surface: w₁ is 0, b is n
	Surface  *Sample
	Views    map[string]View // of the panes whose view was chosen by hand, by their names

	At      trainer.Snapshot   // at the cursor
	Recent  []trainer.Snapshot // the last iterations up to the cursor, for steady columns
	Alpha   float64            // of the next step
	Forks   bool               // the next step leaves history
	Present Run
	Ghosts  []Run // the oldest first
	Limit   int   // play pauses at its multiples, 0 for never

	Wrong      [2]int // misclassified examples by class
	Undecided  [2]int // examples of which a is 0.5 exactly, by class
	StillWrong int    // examples that are wrong and were so one step before
	Separates  bool   // the boundary is a proof that a line can separate the classes

	Optimum    trainer.Optimum    // the lowest J, once it is found
	Curvature  trainer.Curvature  // at the cursor; all 0 until it is known
	Conditions trainer.Conditions // of the data; all 0 until they are known
	Rule       trainer.StopRule   // by which a run counts as converged; no RMS until it is known

	Focus  int                // the focused example, 0-based: the loop's i, shared by every pane
	Trace  trainer.Trace      // the loop at the line cursor
	Before trainer.Trace      // one line earlier
	Sums   *trainer.LoopIndex // of the whole loop; nil where no pane shows it, or has to make them
	Inside Inside

	Digits  int
	LogCost bool
	Compact bool
	Shown   []int  // the main panes on the screen, as places in Mains
	Main    int    // the one that keys act on
	Moving  string // what it does by itself: "playing 10/s"; empty where it waits
	Notice  Notice

	Projector bool            // thicker marks, and no more than is seen from the last row of seats
	Hidden    map[string]bool // of Hideable, by name; read only
}

// Inside is the state of the panes that open an iteration.
type Inside struct {
	Entered bool // the arrows belong to the pane

	Node int  // Graph: 0 shows it whole, else how far it was walked
	Why  bool // Graph: the reading that shows why dz = a − y

	Sort      int // Examples: the column that sorts, a place in ExampleColumns
	Ascending bool
	WrongOnly bool
}

// Notice is one line for the person: an answer, or what went wrong.
type Notice struct {
	Text  string
	Wrong bool
}

// Main is a pane that can be chosen.
type Main struct {
	Name string
	Draw func(Frame, chart.Area)
	// IterAt tells which iteration a cell of the pane stands for; nil where
	// cells are no iterations.
	IterAt func(f Frame, a chart.Area, x, y int) (k int, ok bool)
	// ExampleAt tells which example a cell of the pane stands for; nil where
	// cells are no examples.
	ExampleAt func(f Frame, a chart.Area, x, y int) (i int, ok bool)
	// Order lists the examples as the pane shows them, to go along; nil where
	// it has no rows.
	Order func(Frame) []int
	// Nodes is how many nodes a walk through the pane has for n features; nil
	// where there is nothing to walk.
	Nodes func(n int) int
	// Trace tells that the pane draws Trace and Before, which take a pass over
	// the examples.
	Trace bool
	// Curve tells that the pane shows the cost curve, so that the left column
	// need not.
	Curve bool
	// Scope tells how the view of the pane is moved; nil where it has none.
	Scope func(Frame, chart.Area) (Scope, bool)
	// Choices is of how many things the pane shows two: features, parameters;
	// nil where there is nothing to choose.
	Choices func(n int) int
	// Ignores clears what the pane does not show: while nothing else changes it
	// is not drawn again. Nil where it is drawn again whatever changes.
	Ignores func(*Frame)
}

// Mains is the one table of main panes, in the order of their tabs.
func Mains() []Main {
	return []Main{
		{Name: dataName, Draw: Data, Scope: DataScope, Choices: func(n int) int { return n }, Ignores: ignoredByData},
		{Name: surfaceName, Draw: Surface, Scope: SurfaceScope, Choices: func(n int) int { return n + 1 }, Ignores: ignoredBySurface},
		{Name: "Graph", Draw: GraphPane, Nodes: GraphNodes},
		{Name: "Loop", Draw: Loop, Trace: true},
		{Name: "Examples", Draw: Examples, ExampleAt: ExampleAt, Order: ExampleOrder},
		{Name: costName, Draw: Cost, IterAt: CostIterAt, Curve: true, Scope: CostScope, Ignores: ignoredByCost},
	}
}

// heading draws a section's title, a hairline to the edge, and a note at its
// right end.
func heading(f Frame, a chart.Area, y int, title, note string) {
	w, _ := a.Size()
	x := a.Text(0, y, title, f.Theme.Bright) + 1
	end := w
	if note != "" {
		end = a.TextRight(w, y, note, f.Theme.Muted) - 1
	}
	hairline(f, a, x, y, end)
}

func hairline(f Frame, a chart.Area, from, y, to int) {
	if to > from {
		a.Fill(layout.Rect{X: from, Y: y, W: to - from, H: 1}, '─', f.Theme.Rule)
	}
}

// highlight marks the chosen cells, by their background or, without colours,
// reversed. Draw it after the text.
func highlight(f Frame, a chart.Area, r layout.Rect) {
	if f.Theme.Flat {
		a.Reverse(r)
		return
	}
	a.Tint(r, f.Theme.Row)
}

// span is a piece of a line in one style.
type span struct {
	text  string
	style theme.Style
}

// line draws spans one after the other and returns the column after them.
func line(a chart.Area, x, y int, spans ...span) int {
	for _, s := range spans {
		x = a.Text(x, y, s.text, s.style)
	}
	return x
}

// lineWidth is the number of columns that line would take.
func lineWidth(a chart.Area, spans ...span) int {
	n := 0
	for _, s := range spans {
		n += a.Width(s.text)
	}
	return n
}

// firstFitting is the first text of at most room columns, or else the last one.
func firstFitting(width func(string) int, room int, texts ...string) string {
	for _, s := range texts[:len(texts)-1] {
		if width(s) <= room {
			return s
		}
	}
	return texts[len(texts)-1]
}
