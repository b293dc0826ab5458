package pane

import (
	"math"
	"strings"

	"descent/trainer"
	"descent/ui/number"
)

// factor puts a negative number into brackets.
func factor(s string) string {
	if strings.HasPrefix(s, "−") {
		return "(" + s + ")"
	}
	return s
}

// total is the sum of terms; a negative one is subtracted.
func total(terms []string) string {
	var s strings.Builder
	for i, term := range terms {
		if i > 0 {
			term = joined(term)
		}
		s.WriteString(term)
	}
	return s.String()
}

// exponent is e^v for a v that is already written, e^(−v) where opposite.
func exponent(v string, opposite bool) string {
	if rest, negative := strings.CutPrefix(v, "−"); opposite && negative {
		return "e^" + rest
	} else if opposite {
		return "e^−" + v
	}
	return "e^" + v
}

// saturated tells that a is so near 0 or 1 that 1 − a, or a − 1, of the written
// numbers would not give the result any more.
func (g graph) saturated() bool { return saturated(g.Z) }

func saturated(z float64) bool {
	const near = 1e-4
	return min(trainer.Sigmoid(z), trainer.Sigmoid(-z)) < near
}

// sum is z with its numbers; the features that are not shown are one term.
func (g graph) sum(digits int) string {
	value, _ := g.f.parameterColumns(digits, g.entries())
	var terms []string
	others := 0.0
	for _, j := range g.shown {
		terms = append(terms, value.Operand(g.W[j])+"·"+factor(number.Datum(g.X[j], digits)))
	}
	for j, x := range g.X {
		if j != g.shown[0] && j != g.shown[len(g.shown)-1] {
			others += g.W[j] * x
		}
	}
	if g.rest > 0 {
		terms = append(terms, number.Operand(others, digits))
	}
	return total(append(terms, value.Operand(g.B)))
}

func (g graph) sigmoid(digits int) string {
	return "1/(1 + " + exponent(number.Operand(g.Z, digits), true) + ")"
}

// loss is L with its numbers, as log(1 + e^∓z) where a says too little.
func (g graph) loss(digits int) string {
	switch {
	case g.saturated():
		return "log(1 + " + exponent(number.Operand(g.Z, digits), g.Y == 1) + ")"
	case g.Y == 1:
		return "−log(" + number.Operand(g.A, digits) + ")"
	}
	return "−log(1 − " + number.Operand(g.A, digits) + ")"
}

// da is 1/(1−a) or −1/a with its numbers; both are 1 + e^±z, which says more
// where a has come to its end.
func (g graph) da(digits int) string {
	switch {
	case g.saturated() && g.Y == 1:
		return "−(1 + " + exponent(number.Operand(g.Z, digits), true) + ")"
	case g.saturated():
		return "1 + " + exponent(number.Operand(g.Z, digits), false)
	case g.Y == 1:
		return "−1/" + number.Operand(g.A, digits)
	}
	return "1/(1 − " + number.Operand(g.A, digits) + ")"
}

// slope is a(1−a) with its numbers.
func (g graph) slope(digits int) string {
	if g.saturated() {
		return number.Operand(g.A, digits) + " · " + number.Operand(trainer.Sigmoid(-g.Z), digits)
	}
	a := number.Operand(g.A, digits)
	return a + " · (1 − " + a + ")"
}

// dz is a − y with its numbers, for either label.
func (g graph) dz(y float64) func(digits int) string {
	return func(digits int) string {
		if y == 1 && g.Z > 0 && g.saturated() {
			return "−1/(1 + " + exponent(number.Operand(g.Z, digits), false) + ")"
		}
		return number.Operand(g.A, digits) + " − " + number.Datum(y, digits)
	}
}

// chain is da · da/dz with its numbers. Far out it is ∞ · 0; a − y is not.
func (g graph) chain(digits int) string {
	if g.lost() {
		return "too large to multiply; a − y"
	}
	return number.Operand(g.DA, digits) + " · " + number.Operand(g.DADZ, digits)
}

// lost tells that da · da/dz has no value in numbers of a computer: ∞ · 0.
func (g graph) lost() bool { return math.IsInf(g.DA, 0) }

func (g graph) product(j int) func(digits int) string {
	return func(digits int) string {
		return number.Datum(g.X[j], digits) + " · " + factor(number.Operand(g.DZ, digits))
	}
}
