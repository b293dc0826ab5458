package datasets

import (
	"strconv"
	"strings"
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

	Scaling Scaling  // what was applied to X
	Notes   []string // to be said on screen: how labels map, what was left out
	Table   *Table   // what reading the file found out; nil for the catalogue

	rawAlpha, scaledAlpha float64     // α for raw and for scaled features; 0: Alpha for both
	raw                   [][]float64 // X before scaling; nil while X is raw. Kept so that unscaling loses no bit
}

// Size gives the number of examples m and of features n.
func (s Set) Size() (m, n int) { return len(s.X), len(s.Features) }

// Select gives the set with only these features, in this order, each by name or by its number from 1.
// Names win over numbers; capitals, and blanks for underscores, make no difference unless two names
// differ by nothing else. No features asked for: the set as it is. A feature that there is not, or one
// that is asked for twice, is a [ChoiceError].
func (s Set) Select(features []string) (Set, error) {
	if len(features) == 0 {
		return s, nil
	}
	names := make([]string, len(s.Features))
	for j, f := range s.Features {
		names[j] = f.Name
	}
	chosen, err := pick(s.Name+" has no feature", names, features)
	if err != nil {
		return Set{}, err
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

// pick finds each wanted column in names. missing is how the error for an unknown one begins.
func pick(missing string, names, wanted []string) ([]int, error) {
	chosen := make([]int, 0, len(wanted))
	taken := make(map[int]bool, len(wanted))
	for _, want := range wanted {
		j, ok := lookup(names, want)
		if !ok {
			return nil, &ChoiceError{What: missing, Got: want, Choices: names}
		}
		if taken[j] {
			return nil, &ChoiceError{What: "the features name twice", Got: want, Choices: names}
		}
		taken[j] = true
		chosen = append(chosen, j)
	}
	return chosen, nil
}

// lookup looks a column up by its name, else by its number from 1, else by its name written loosely.
func lookup(names []string, want string) (int, bool) {
	want = clean(want)
	for j, name := range names {
		if name == want || short(name, maxName) == want {
			return j, true
		}
	}
	if k, err := strconv.Atoi(want); err == nil && k >= 1 && k <= len(names) {
		return k - 1, true
	}
	found, hits := 0, 0
	for j, name := range names {
		if strings.EqualFold(loose(name), loose(want)) {
			found, hits = j, hits+1
		}
	}
	return found, hits == 1
}

// loose is a name without the difference between a blank and an underscore.
func loose(name string) string { return strings.ReplaceAll(name, "_", " ") }
