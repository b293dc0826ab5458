package language

import (
	"strconv"
	"strings"
	"unicode"

	"descent/ui/number"
	"descent/ui/session"
)

const (
	statusName    = "status"
	relationRunes = "<>=!≤≥≠"
)

// relations lists how each relation is typed and read, in the order of their
// constants.
func relations() [][2]string {
	return [][2]string{{"<", "<"}, {"<=", "≤"}, {">", ">"}, {">=", "≥"}, {"=", "="}, {"!=", "≠"}}
}

// ConditionText is a condition in a sentence: "J < 0.1 and converged".
func ConditionText(c session.Condition) string {
	return writeCondition(c, func(clause session.Clause) string {
		return writeClause(clause, " "+relations()[clause.Relation][1]+" ", number.Shortest, func(word string) string { return word })
	})
}

// TypedCondition is a condition as it is typed: "J<0.1 and converged". Parsed, it
// is this condition again.
func TypedCondition(c session.Condition) string {
	return writeCondition(c, func(clause session.Clause) string {
		word := func(word string) string {
			if strings.ContainsAny(word, relationRunes+`"'& `) || len(clause.Left.Info().Words) == 0 && !needsNoQuotes(word) {
				return addQuotes(word)
			}
			return word
		}
		return writeClause(clause, relations()[clause.Relation][0], FormatNumber, word)
	})
}

func writeCondition(c session.Condition, clause func(session.Clause) string) string {
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

// writeClause is a clause with its relation in one of its two forms.
func writeClause(c session.Clause, relation string, write func(float64) string, word func(string) string) string {
	switch {
	case c.Left.Name == statusName && c.Relation == session.Equal:
		return c.Word
	case c.Right.Name != "":
		return c.Left.String() + relation + c.Right.String()
	case c.Word != "":
		return c.Left.String() + relation + word(c.Word)
	default:
		return c.Left.String() + relation + write(c.Number)
	}
}

// needsNoQuotes reports whether a name is read as it stands, without quotes.
func needsNoQuotes(s string) bool {
	for _, r := range s {
		if r > unicode.MaxASCII || r <= ' ' {
			return false
		}
	}
	return !strings.EqualFold(s, "and") && !strings.EqualFold(s, "within")
}

// exampleCondition is a clause about a quantity, to show.
func exampleCondition(q session.Quantity) string {
	switch d := q.Info(); {
	case len(d.Words) > 0:
		return q.String() + "=" + d.Words[0]
	case d.Kind == session.WordKind:
		return q.String() + "=iris"
	case d.Kind == session.ExactKind:
		return q.String() + ">=10"
	}
	return q.String() + "<0.1"
}
