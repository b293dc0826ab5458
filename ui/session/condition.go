package session

// Condition is what must be true at one iteration: all of its clauses.
type Condition struct {
	Clauses []Clause // at least one
	Within  int      // steps, 1 … MaxIteration; 0 for no limit: only of until
}

// Clause compares a quantity with a number, a word or another quantity.
type Clause struct {
	Left     Quantity
	Relation Relation
	Number   float64
	Word     string   // of a word, instead of Number
	Right    Quantity // where it has a name, instead of both
}

// Relation is how one value is to lie to another.
type Relation uint8

// The relations.
const (
	Below Relation = iota
	AtMost
	Above
	AtLeast
	Equal
	Unequal
)

// Holds reports whether a lies to b like that. What is no number lies to
// nothing.
func (r Relation) Holds(a, b float64) bool {
	switch r {
	case Below:
		return a < b
	case AtMost:
		return a <= b
	case Above:
		return a > b
	case AtLeast:
		return a >= b
	case Equal:
		return a == b
	case Unequal:
		return a < b || a > b
	}
	return false
}
