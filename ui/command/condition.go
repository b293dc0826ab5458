package command

import (
	"strconv"
	"strings"
	"unicode"
)

// Condition is what must be true at one iteration: all of its clauses.
type Condition struct {
	Clauses []Clause
	Within  int // steps, 0 for no limit: only of until
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

// relations lists how each is typed and read, in the order of the constants.
func relations() [][2]string {
	return [][2]string{{"<", "<"}, {"<=", "≤"}, {">", ">"}, {">=", "≥"}, {"=", "="}, {"!=", "≠"}}
}

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

// write is the clause with its relation in one of its two forms.
func (c Clause) write(relation string, number func(float64) string, word func(string) string) string {
	switch {
	case c.Left.Name == statusName && c.Relation == Equal:
		return c.Word
	case c.Right.Name != "":
		return c.Left.String() + relation + c.Right.String()
	case c.Word != "":
		return c.Left.String() + relation + word(c.Word)
	default:
		return c.Left.String() + relation + number(c.Number)
	}
}

// String is the condition as it is read: "J < 0.1 and converged".
func (c Condition) String() string {
	return c.write(func(clause Clause) string {
		number := func(v float64) string { return Written(v, -1) }
		return clause.write(" "+relations()[clause.Relation][1]+" ", number, func(word string) string { return word })
	})
}

// Typed is the condition as it is typed: "J<0.1 and converged". Parsed, it is
// this condition again.
func (c Condition) Typed() string {
	return c.write(func(clause Clause) string {
		number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
		word := func(word string) string {
			if strings.ContainsAny(word, relationRunes+`"'& `) || len(clause.Left.describe().Words) == 0 && !plainWord(word) {
				return `"` + strings.ReplaceAll(word, `"`, `""`) + `"`
			}
			return word
		}
		return clause.write(relations()[clause.Relation][0], number, word)
	})
}

func (c Condition) write(clause func(Clause) string) string {
	parts := make([]string, len(c.Clauses))
	for i := range c.Clauses {
		parts[i] = clause(c.Clauses[i])
	}
	s := strings.Join(parts, " and ")
	if c.Within > 0 {
		s += " within " + strconv.Itoa(c.Within)
	}
	return s
}

// plainWord reports whether a name is read as it stands, without quotes.
func plainWord(s string) bool {
	for _, r := range s {
		if r > unicode.MaxASCII || r <= ' ' {
			return false
		}
	}
	return !strings.EqualFold(s, "and") && !strings.EqualFold(s, "within")
}

// Written is a number in a sentence, with so many digits; −1 are as many as
// tell it from every other.
func Written(v float64, digits int) string {
	return strings.NewReplacer("-", "−", "+Inf", "∞", "Inf", "∞").Replace(strconv.FormatFloat(v, 'g', digits, 64))
}
