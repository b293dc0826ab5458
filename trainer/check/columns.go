package check

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// column is a column that says something.
type column struct {
	quantity Quantity
	at       int // in the file
}

// columns is what the names of a table say. k is the column of the iteration; -1: there is none.
type columns struct {
	k          int
	quantities []column
	ignored    []string
}

// names of the quantities that have no number, as they are left by plain.
func fixedNames() map[string]string {
	names := map[string]string{}
	for meaning, written := range map[string]string{
		"k":  "k iter iteration iterations epoch epochs step iteri iterationk kiter niter it unnamed:0",
		"j":  "j cost loss costj jcost jwb jtheta costfunction trainloss totalcost totalloss meanloss costs losses",
		"b":  "b bias intercept b0",
		"db": "db djdb dldb gradb dbias gradbias gradientb djdbias dintercept dj/db dl/db",
	} {
		for name := range strings.FieldsSeq(written) {
			names[name] = meaning
		}
	}
	return names
}

// numberedNames are those of the quantities that have a number for the feature.
func numberedNames() map[string]Kind {
	names := map[string]Kind{}
	for kind, written := range map[Kind]string{
		Weight:     "w weight weights theta coef beta",
		WeightGrad: "dw djdw dldw dj/dw dl/dw gradw grad gradient gradientw dtheta djdtheta gradtheta dweight",
	} {
		for name := range strings.FieldsSeq(written) {
			names[name] = kind
		}
	}
	return names
}

// numbered parts the name of a weight or its derivative from its number: w1, theta0, dw[2].
// The number is -1 where there is none.
func numbered(bare string) (name string, number int) {
	bare = strings.NewReplacer("[", "", "]", "").Replace(bare)
	name = strings.TrimRight(bare, "0123456789")
	number, err := strconv.Atoi(bare[len(name):])
	if err != nil {
		number = -1
	}
	return name, number
}

// plain is a name without what is written in many ways: capitals, blanks, underscores, brackets
// around arguments, Greek letters, lowered digits.
func plain(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	name = strings.NewReplacer("θ", "theta", "∂", "d", "_", "", " ", "", "-", "", "(", "", ")", "", ",", "", "#", "", "{", "", "}", "", "^", "", "'", "", "$", "", `\`, "").Replace(name)
	return strings.Map(func(r rune) rune {
		if r >= '₀' && r <= '₉' {
			return r - '₀' + '0'
		}
		return r
	}, name)
}

// numberedColumns is the numbered columns of one kind.
type numberedColumns struct {
	kind    Kind
	indices map[int]int // the number in the name, -1 for none, to the column
}

// columnsOf finds the columns by their names, for n features.
func columnsOf(names []string, n int) (columns, error) {
	found := columns{k: -1}
	single := map[string]int{}
	weights, grads := numberedColumns{Weight, map[int]int{}}, numberedColumns{WeightGrad, map[int]int{}}
	fixed, kinds := fixedNames(), numberedNames()
	for at, name := range names {
		bare := plain(name)
		if meaning, ok := fixed[bare]; ok {
			if first, twice := single[meaning]; twice {
				return found, twiceNamed(names, first, at)
			}
			single[meaning] = at
			continue
		}
		base, index := numbered(bare)
		kind, ok := kinds[base]
		if !ok {
			found.ignored = append(found.ignored, name)
			continue
		}
		of := weights
		if kind == WeightGrad {
			of = grads
		}
		if first, twice := of.indices[index]; twice {
			return found, twiceNamed(names, first, at)
		}
		of.indices[index] = at
	}
	return found.resolve(names, n, single, weights, grads)
}

func twiceNamed(names []string, first, second int) error {
	return &FormError{What: fmt.Sprintf("columns %d %q and %d %q are the same", first+1, names[first], second+1, names[second]), Do: "leave one of them out"}
}

// resolve says which feature each numbered column belongs to.
func (found columns) resolve(names []string, n int, single map[string]int, weights, grads numberedColumns) (columns, error) {
	for meaning, at := range single {
		switch meaning {
		case "k":
			found.k = at
		case "j":
			found.quantities = append(found.quantities, column{Quantity{Kind: Cost}, at})
		case "b":
			found.quantities = append(found.quantities, column{Quantity{Kind: Bias}, at})
		case "db":
			found.quantities = append(found.quantities, column{Quantity{Kind: BiasGrad}, at})
		}
	}
	if at, is := indexColumn(names); is && found.k < 0 {
		found.k = at
		found.ignored = slices.DeleteFunc(found.ignored, func(name string) bool { return name == names[at] })
	}
	_, hasB := single["b"]
	_, hasDB := single["db"]
	for _, f := range []struct {
		numberedColumns
		hasBias bool
		bias    Kind
	}{{weights, hasB, Bias}, {grads, hasDB, BiasGrad}} {
		taken, err := f.take(names, n, f.hasBias, f.bias)
		if err != nil {
			return found, err
		}
		found.quantities = append(found.quantities, taken...)
	}
	if len(found.quantities) == 0 {
		return found, &FormError{What: "no column is called J, w1 or b", Do: "name the columns in the first row: k,J,w1,w2,b"}
	}
	slices.SortFunc(found.quantities, func(a, b column) int {
		return cmp.Or(cmp.Compare(a.quantity.Kind, b.quantity.Kind), cmp.Compare(a.quantity.Feature, b.quantity.Feature))
	})
	return found, nil
}

// indexColumn is the first column where it has no name, as pandas writes its index.
func indexColumn(names []string) (int, bool) {
	return 0, len(names) > 1 && strings.TrimSpace(names[0]) == ""
}

// take gives the columns of a family their features. They count from 0 where there is a 0 and the bias has a column of its own; else a 0 is
// the bias; else they count from 1.
func (f numberedColumns) take(names []string, n int, hasBias bool, bias Kind) ([]column, error) {
	_, hasZero := f.indices[0]
	var taken []column
	for index, at := range f.indices {
		feature := index - 1
		switch {
		case index < 0: // the name alone
			feature = 0
		case hasZero && hasBias:
			feature = index
		case index == 0:
			taken = append(taken, column{Quantity{Kind: bias}, at})
			continue
		}
		if feature >= n || index < 0 && len(f.indices) > 1 {
			return nil, &FormError{Column: at + 1, What: fmt.Sprintf("%q belongs to no feature: there %s", names[at], areFeatures(n)), Do: "check the data, or name the weights w1 to w" + strconv.Itoa(n)}
		}
		taken = append(taken, column{Quantity{Kind: f.kind, Feature: feature}, at})
	}
	return taken, nil
}

func areFeatures(n int) string {
	if n == 1 {
		return "is 1"
	}
	return "are " + strconv.Itoa(n)
}
