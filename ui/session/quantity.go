package session

import (
	"slices"
	"strconv"

	"descent/datasets"
)

// QuantityKind is what a quantity can be compared by.
type QuantityKind uint8

// The kinds. Whether two computed numbers are equal is a question of rounding,
// so only the exact ones are compared with = and !=; words with nothing else.
const (
	ComputedKind QuantityKind = iota
	ExactKind
	WordKind
)

// Quantity is what a condition can be about. Index counts the features from 1
// in w1, dw1 …; it is 0 for all others.
type Quantity struct {
	Name  string
	Index int
}

// String returns the quantity as it is typed.
func (q Quantity) String() string {
	if q.Index > 0 {
		return q.Name + strconv.Itoa(q.Index)
	}
	return q.Name
}

// QuantityInfo is a row of the table of quantities.
type QuantityInfo struct {
	Name             string // as it is typed; w1 and dw1 stand for those of every feature
	About            string
	Kind             QuantityKind
	ChangesWithSteps bool     // steps change it: until can wait for it
	Words            []string // what it can be, of a word that is one of a few
}

// Statuses lists the words that are a condition by themselves.
func Statuses() []string {
	return []string{"running", "unchanged", "converged", "cycle", "diverged"}
}

// Quantities returns the table, in the order of the help.
func Quantities() []QuantityInfo {
	return []QuantityInfo{
		{Name: "J", About: "the cost", ChangesWithSteps: true},
		{Name: "dJ", About: "J less J one step before", ChangesWithSteps: true},
		{Name: "w1", About: "a weight, w1 to wn", ChangesWithSteps: true},
		{Name: "b", About: "the bias", ChangesWithSteps: true},
		{Name: "dw1", About: "its derivative, dw1 to dwn", ChangesWithSteps: true},
		{Name: "db", About: "that of b", ChangesWithSteps: true},
		{Name: "|w|", About: "the length of w", ChangesWithSteps: true},
		{Name: "|dw|", About: "the length of dw", ChangesWithSteps: true},
		{Name: "z", About: "z of the focused example", ChangesWithSteps: true},
		{Name: "a", About: "its a", ChangesWithSteps: true},
		{Name: "L", About: "its loss", ChangesWithSteps: true},
		{Name: "dz", About: "its dz", ChangesWithSteps: true},
		{Name: "bound", About: "8/λmax, less with λ: up to that α J can never rise"},
		{Name: "k", About: "the iteration", Kind: ExactKind, ChangesWithSteps: true},
		{Name: "correct", About: "examples classified as they are labelled", Kind: ExactKind, ChangesWithSteps: true},
		{Name: "wrong", About: "examples classified otherwise", Kind: ExactKind, ChangesWithSteps: true},
		{Name: "rises", About: "how often J rose since k 0", Kind: ExactKind, ChangesWithSteps: true},
		{Name: "steps", About: "steps forward since the data were opened", Kind: ExactKind, ChangesWithSteps: true},
		{Name: "testJ", About: "J of the rows kept for testing, without λ", ChangesWithSteps: true},
		{Name: "testcorrect", About: "of those classified as they are labelled", Kind: ExactKind, ChangesWithSteps: true},
		{Name: "testwrong", About: "of those classified otherwise", Kind: ExactKind, ChangesWithSteps: true},
		{Name: "alpha", About: "the α of the next step", Kind: ExactKind},
		{Name: "lambda", About: "the λ of the next step", Kind: ExactKind},
		{Name: "example", About: "the focused example, from 1", Kind: ExactKind},
		{Name: "line", About: "lines of the loop run in this iteration", Kind: ExactKind},
		{Name: "runs", About: "this run and its ghosts", Kind: ExactKind},
		{Name: "m", About: "how many examples there are", Kind: ExactKind},
		{Name: "n", About: "how many features", Kind: ExactKind},
		{Name: "digits", About: "how many digits numbers have", Kind: ExactKind},
		{Name: "degree", About: "that of the polynomial features", Kind: ExactKind},
		{Name: "threshold", About: "the a above which 1 is predicted", Kind: ExactKind},
		{Name: "status", About: "alone too: converged", Kind: WordKind, ChangesWithSteps: true, Words: Statuses()},
		{Name: "data", About: "what is learned from", Kind: WordKind},
		{Name: "scale", About: "none, standard or minmax", Kind: WordKind, Words: datasets.Methods()},
		{Name: "pane", About: "the main pane", Kind: WordKind, Words: Panes()},
		{Name: "hidden", About: "a part of the screen that is hidden", Kind: WordKind, Words: append(Parts(), "none")},
	}
}

// Info returns the row of a quantity, the zero value where there is none.
func (q Quantity) Info() QuantityInfo {
	name := q.Name
	if q.Index > 0 {
		name += "1"
	}
	all := Quantities()
	if i := slices.IndexFunc(all, func(d QuantityInfo) bool { return d.Name == name }); i >= 0 {
		return all[i]
	}
	return QuantityInfo{}
}
