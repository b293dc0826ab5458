package ui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// holds reports whether a condition is true at the cursor.
func (m *Model) holds(c session.Condition) bool {
	return !slices.ContainsFunc(c.Clauses, func(clause session.Clause) bool { return !m.clauseHolds(clause) })
}

func (m *Model) clauseHolds(c session.Clause) bool {
	if c.Word != "" {
		return m.isWord(c.Left.Name, c.Word) == (c.Relation == session.Equal)
	}
	return c.Relation.Holds(m.value(c.Left), m.bound(c))
}

// bound is what a clause compares with.
func (m *Model) bound(c session.Clause) float64 {
	if c.Right.Name != "" {
		return m.value(c.Right)
	}
	return c.Number
}

// has tells what of a condition the data do not have.
func (m *Model) has(c session.Condition) error {
	_, n := m.lesson.problem.Size()
	for _, clause := range c.Clauses {
		for _, q := range []session.Quantity{clause.Left, clause.Right} {
			if q.Index > n {
				return fmt.Errorf("there is no %s: the data have %s", q, count(n, "feature"))
			}
		}
	}
	return nil
}

// count is so many of something.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// value is a quantity at the cursor; NaN where it has none.
func (m *Model) value(q session.Quantity) float64 {
	at := m.timeline.Current()
	switch q.Name {
	case "J":
		return at.Cost
	case "dJ":
		before, ok := m.timeline.Present().Costs().At(at.Iter - 1)
		if !ok {
			return math.NaN()
		}
		return at.Cost - before
	case "w":
		return at.Params.W[q.Index-1]
	case "b":
		return at.Params.B
	case "dw":
		return at.Grad.W[q.Index-1]
	case "db":
		return at.Grad.B
	case "|w|":
		return length(at.Params.W)
	case "|dw|":
		return length(at.Grad.W)
	case "z", "a", "L", "dz":
		return m.ofExample(q.Name)
	}
	return m.counted(q.Name)
}

// ofExample is what the loop computes of the focused example.
func (m *Model) ofExample(name string) float64 {
	i, p := m.focus(), m.lesson.problem
	z := m.timeline.Current().Params.Z(p.X[i])
	switch name {
	case "z":
		return z
	case "a":
		return trainer.Sigmoid(z)
	case "L":
		return trainer.Loss(z, p.Y[i])
	}
	return trainer.DZ(z, p.Y[i])
}

// counted is a quantity that is exact, or the same at every iteration.
func (m *Model) counted(name string) float64 {
	examples, n := m.lesson.problem.Size()
	k := m.timeline.Cursor()
	switch name {
	case "bound":
		return m.lesson.facts.AlphaBound
	case "alpha":
		return m.timeline.Alpha()
	case "rises":
		trend, ok := m.timeline.Present().Costs().Trend(k)
		if !ok {
			return math.NaN()
		}
		return float64(trend.Rises)
	}
	counts := map[string]func() int{
		"k": func() int { return k }, "steps": func() int { return m.walked }, "example": func() int { return m.focus() + 1 },
		"line": func() int { return m.line }, "runs": func() int { return 1 + len(m.timeline.Ghosts()) },
		"m": func() int { return examples }, "n": func() int { return n }, "digits": func() int { return m.digits },
		"correct": func() int { correct, _ := m.classified(); return correct }, "wrong": func() int { _, wrong := m.classified(); return wrong },
	}
	if of, ok := counts[name]; ok {
		return float64(of())
	}
	return math.NaN()
}

// classified counts the examples on their own side of a = ½ and those on the
// other; those that lie on it are neither.
func (m *Model) classified() (correct, wrong int) {
	p, at := m.lesson.problem, m.timeline.Current().Params
	for i, x := range p.X {
		switch side := (2*p.Y[i] - 1) * at.Z(x); {
		case side > 0:
			correct++
		case side < 0:
			wrong++
		}
	}
	return correct, wrong
}

// length is the Euclidean length of a vector; no square overflows.
func length(v []float64) float64 {
	l := 0.0
	for _, x := range v {
		l = math.Hypot(l, x)
	}
	return l
}

// word is a quantity that is a word.
func (m *Model) word(name string) string {
	switch name {
	case "status":
		return m.timeline.Current().Status.String()
	case "data":
		return m.lesson.name
	case "scale":
		return m.lesson.as.Scale.String()
	case "pane":
		return session.Panes()[m.main]
	}
	var hidden []string
	for i, part := range pane.Hideable() {
		if m.hidden[part] {
			hidden = append(hidden, session.Parts()[i])
		}
	}
	if len(hidden) == 0 {
		return "none"
	}
	return strings.Join(hidden, ", ")
}

// isWord reports whether a quantity is a word, or one of its words.
func (m *Model) isWord(name, word string) bool {
	is := m.word(name)
	return is == word || name == "hidden" && slices.Contains(strings.Split(is, ", "), word) || name == "data" && m.lesson.set.Name == word
}

// values says what the clauses compare, as it is here: "J is 0.405155, k is 20".
// Of a number as many digits are written as show how it lies to the other.
func (m *Model) values(clauses []session.Clause) string {
	var said []string
	say := func(q session.Quantity, is string) {
		if text := q.String() + " " + is; !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	for _, c := range clauses {
		if c.Word != "" {
			say(c.Left, "is "+m.word(c.Left.Name))
			continue
		}
		a, b := m.value(c.Left), m.bound(c)
		say(c.Left, tellApart(a, b))
		if c.Right.Name != "" {
			say(c.Right, tellApart(b, a))
		}
	}
	return strings.Join(said, ", ")
}

// fewestDigits are written of a number that is told.
const fewestDigits = 6

// tellApart says what v is, with digits enough to see how it lies to the other.
func tellApart(v, other float64) string {
	if math.IsNaN(v) {
		return "has no value"
	}
	const most = 17 // they tell any two float64 apart
	for digits := fewestDigits; digits < most; digits++ {
		text := language.Written(v, digits)
		if shown, ok := language.Number(text); ok && sign(shown, other) == sign(v, other) {
			return "is " + text
		}
	}
	return "is " + language.Written(v, -1)
}

// sign is how a lies to b: −1, 0 or 1.
func sign(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// failing are the clauses that are not true at the cursor.
func (m *Model) failing(c session.Condition) []session.Clause {
	return slices.DeleteFunc(slices.Clone(c.Clauses), m.clauseHolds)
}
