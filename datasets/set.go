package datasets

import (
	"strings"

	"descent/trainer"
)

// Feature names one column of X. Unit is empty where none is known.
type Feature struct{ Name, Unit string } // "petal length", "cm"

// Set is data to learn from: m examples of n features each, every example with a label of 0 or 1.
//
// X is m rows of n finite numbers. The slices belong to the Set; sets made from it by Select and Scale
// may share them, so treat them as read-only.
type Set struct {
	Name     string    // as it is asked for: "iris", or the file's name
	Title    string    // what is told apart: "setosa / versicolor"
	About    string    // what the data teaches; empty for a file
	Source   string    // where the data is from
	Features []Feature // n of them
	Classes  [2]string // Classes[0] is the label of y = 0

	X     [][]float64 // m×n, as Scaling says
	Y     []float64   // m labels, 0 or 1
	Alpha float64     // a learning rate at which descent on X is worth watching; 0 for data nobody has tried: a file

	Scaling Scaling   // what was applied to X
	Degree  int       // of the polynomial features; below 2: Features are those that were read
	Test    *TestRows // the rows that are kept for testing; nil for none
	Notes   []string  // to be said on screen: how labels map, what was left out
	Table   *Table    // what reading the file found out; nil for the catalogue

	setOrigin
}

// setOrigin is what a set holds to be preprocessed in another way.
type setOrigin struct {
	rawAlpha, scaledAlpha float64       // α for raw and for scaled features; 0: Alpha for both
	raw                   [][]float64   // X before scaling; nil while X is raw. Kept so that unscaling loses no bit
	requested             Preprocessing // what was made of the rows, but for the scaling
	unprocessed           *Set          // as it was before; nil where only X is scaled
}

// Size gives the number of examples m and of features n.
func (s Set) Size() (m, n int) { return len(s.X), len(s.Features) }

// Problem is what a trainer learns from: the features as Scaling says, and the labels. Its slices are those
// of the Set.
func (s Set) Problem() trainer.Problem { return trainer.Problem{X: s.X, Y: s.Y} }

// Select gives the set with only these features, in this order, each by name or by its number from 1, or several by a
// range of numbers (3-5) or by how their names begin (mean*); a - before any of them leaves it out, and where nothing
// else is said all others stay. Names win over numbers; capitals, and blanks for underscores, make no difference unless
// two names differ by nothing else. No features asked for: the set as it is. A feature that there is not, or one
// that is asked for twice, is a [ChoiceError].
func (s Set) Select(features []string) (Set, error) {
	if len(features) == 0 {
		return s, nil
	}
	names := make([]string, len(s.Features))
	for j, f := range s.Features {
		names[j] = f.Name
	}
	asked, err := selectColumns(s.Name+" has no feature", names, features)
	if err != nil {
		return Set{}, err
	}
	chosen := asked.columns
	if chosen == nil { // only exclusions
		for j := range names {
			if !asked.without[j] {
				chosen = append(chosen, j)
			}
		}
	}
	if len(chosen) == 0 {
		return Set{}, &ChoiceError{What: "no feature is left of", Got: strings.Join(features, ","), Choices: names}
	}
	out := s
	out.Features = make([]Feature, len(chosen))
	for i, j := range chosen {
		out.Features[i] = s.Features[j]
	}
	out.X, out.raw = columns(s.X, chosen), columns(s.raw, chosen)
	out.Scaling = s.Scaling.columns(chosen)
	return out, nil
}

// columns copies the chosen columns of x. nil stays nil.
func columns(x [][]float64, chosen []int) [][]float64 {
	if x == nil {
		return nil
	}
	flat := make([]float64, 0, len(x)*len(chosen))
	out := make([][]float64, len(x))
	for i, row := range x {
		from := len(flat)
		for _, j := range chosen {
			flat = append(flat, row[j])
		}
		out[i] = flat[from:len(flat):len(flat)]
	}
	return out
}
