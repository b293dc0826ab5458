package session

import "strconv"

// ExampleKind is what a column of the table of examples holds.
type ExampleKind uint8

// The kinds of columns.
const (
	ExampleIndex ExampleKind = iota
	ExampleX
	ExampleY
	ExampleZ
	ExampleA
	ExampleLoss
	ExampleDZ
	ExampleTerm // of a derivative of J
)

// ExampleColumn is one column of the table. Feature is the 0-based feature of
// ExampleX and ExampleTerm; the share of db has Bias.
type ExampleColumn struct {
	Kind    ExampleKind
	Feature int
}

// BiasTerm is the feature of the share of db.
const BiasTerm = -1

// ExampleColumns lists every column of a table that shows these features.
func ExampleColumns(features []int) []ExampleColumn {
	columns := []ExampleColumn{{Kind: ExampleIndex}}
	for _, j := range features {
		columns = append(columns, ExampleColumn{ExampleX, j})
	}
	for _, kind := range []ExampleKind{ExampleY, ExampleZ, ExampleA, ExampleLoss, ExampleDZ} {
		columns = append(columns, ExampleColumn{Kind: kind})
	}
	for _, j := range features {
		columns = append(columns, ExampleColumn{ExampleTerm, j})
	}
	return append(columns, ExampleColumn{ExampleTerm, BiasTerm})
}

// ByMagnitude reports whether the column sorts by magnitude: which example pulls
// most, whichever way.
func (c ExampleColumn) ByMagnitude() bool {
	return c.Kind == ExampleZ || c.Kind == ExampleDZ || c.Kind == ExampleTerm
}

// Name is the name of the column as it is typed.
func (c ExampleColumn) Name() string {
	switch c.Kind {
	case ExampleX:
		return "x" + strconv.Itoa(c.Feature+1)
	case ExampleTerm:
		if c.Feature == BiasTerm {
			return "db"
		}
		return "dw" + strconv.Itoa(c.Feature+1)
	default:
		return [...]string{ExampleIndex: "i", ExampleY: "y", ExampleZ: "z", ExampleA: "a", ExampleLoss: "loss", ExampleDZ: "dz"}[c.Kind]
	}
}
