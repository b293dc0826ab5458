package session

// What numbers can have: 17 digits tell any two float64 apart.
const (
	MinDigits = 3
	MaxDigits = 17
)

// EndOfLoop is the L of LineAt where all examples have had their turn.
const EndOfLoop = -1

// The actions that say where one looks inside an iteration.
type (
	// Example focuses example I, counted from 1.
	Example struct{ I int }
	// Lines runs N lines of the loop, or takes −N back: −MaxIteration … MaxIteration.
	// Beyond the iteration it is a step.
	Lines struct{ N int }
	// LineAt goes to where L lines of the loop have run, 0 … MaxIteration, or to
	// EndOfLoop.
	LineAt struct{ L int }
	// Node walks the graph to node I, counted from 0.
	Node struct{ I int }
	// Sort sorts the examples by a column: i, x1 …, y, z, a, loss, dz, or the
	// contributions dw1 … and db.
	Sort struct {
		Column    string
		Ascending bool
	}
	// Wrong shows the wrong examples only.
	Wrong struct{ On bool }
	// Filter shows those examples only that are predicted in one way: one of Filters.
	Filter struct{ Name string }
	// Proof shows why dz = a − y.
	Proof struct{ On bool }
	// Form is how an iteration is written: one of Forms.
	Form struct{ Name string }
	// Threshold predicts 1 where a is above T, 0 < T < 1.
	Threshold struct{ T float64 }
	// Predict is about a new example: n features, as they were read.
	Predict struct{ X []float64 }
	// PredictOff forgets the new example.
	PredictOff struct{}
	// ExampleNew makes the new example that of the graph.
	ExampleNew struct{}
)

// The actions that say what is on the screen.
type (
	// Show shows a main pane, or two where there is room. Rows is how many rows
	// of a table are told where there is no screen, 0 for all.
	Show struct {
		Panes []string // one or two of Panes
		Rows  int
	}
	// Pair shows two features, x1 and x7, or two parameters, w1 and b.
	Pair struct{ A, B string }
	// SetView shows a part of a chart: one axis or two.
	SetView struct{ Ranges []Range }
	// ViewOff shows what a pane shows by itself, or, with no name, what all do.
	ViewOff struct{ Pane string }
	// Hide hides parts of the screen, or with Off shows them again.
	Hide struct {
		Parts []string // at least one of Parts
		Off   bool
	}
	// HideNone shows everything again.
	HideNone struct{}
	// Zoom gives the main pane the whole width.
	Zoom struct{ On bool }
	// LogJ draws J on a logarithmic scale.
	LogJ struct{ On bool }
	// Digits is how many digits numbers have, MinDigits … MaxDigits.
	Digits struct{ N int }
)

// Range is a part of an axis, by its name: x1, w1, b, k or J. Lo < Hi, finite.
type Range struct {
	Axis   string
	Lo, Hi float64
}

// How an iteration can be written: as a loop over the examples, or with vectors,
// all examples at once.
const (
	LoopForm   = "loop"
	VectorForm = "vectors"
)

// Forms lists them.
func Forms() []string { return []string{LoopForm, VectorForm} }

// NoFilter is the filter that lists all examples; the others list the rows that are kept
// for testing, and of either kind of rows those that are predicted in one way.
const NoFilter = "all"

// Filters lists them: tp, fp, fn, tn, and of the rows for testing test, testtp …
func Filters() []string {
	return []string{NoFilter, "tp", "fp", "fn", "tn", TestFilter, TestFilter + "tp", TestFilter + "fp", TestFilter + "fn", TestFilter + "tn"}
}

func (Example) intent() {}
func (Lines) intent()   {}
func (LineAt) intent()  {}
func (Node) intent()    {}
func (Sort) intent()    {}
func (Wrong) intent()   {}
func (Filter) intent()  {}
func (Proof) intent()   {}
func (Form) intent()    {}

func (Threshold) intent()  {}
func (Predict) intent()    {}
func (PredictOff) intent() {}
func (ExampleNew) intent() {}

func (Show) intent()     {}
func (Pair) intent()     {}
func (SetView) intent()  {}
func (ViewOff) intent()  {}
func (Hide) intent()     {}
func (HideNone) intent() {}
func (Zoom) intent()     {}
func (LogJ) intent()     {}
func (Digits) intent()   {}
