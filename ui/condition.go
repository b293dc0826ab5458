package ui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/session"
)

// count is so many of something.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func diverged(s trainer.Snapshot) bool { return s.Status == trainer.Diverged }

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
			say(c.Left, "is "+m.session.Word(c.Left.Name))
			continue
		}
		a, b := m.session.Value(c.Left), m.session.Bound(c)
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
