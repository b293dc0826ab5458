package pane

import (
	"math"
	"strings"

	"descent/trainer"
	"descent/ui/number"
)

// parenthesized puts a negative number into brackets.
func parenthesized(s string) string {
	if strings.HasPrefix(s, "−") {
		return "(" + s + ")"
	}
	return s
}

// joinTerms is the sum of terms; a negative one is subtracted.
func joinTerms(terms []string) string {
	var s strings.Builder
	for i, term := range terms {
		if i > 0 {
			term = signedTerm(term)
		}
		s.WriteString(term)
	}
	return s.String()
}

// powerOfE is e^v for a v that is already written, e^(−v) where opposite.
func powerOfE(v string, opposite bool) string {
	if rest, negative := strings.CutPrefix(v, "−"); opposite && negative {
		return "e^" + rest
	} else if opposite {
		return "e^−" + v
	}
	return "e^" + v
}

// saturated reports whether a is so near 0 or 1 that 1 − a, or a − 1, of the written
// numbers would not give the result any more.
func (g graph) saturated() bool { return saturated(g.Z) }

func saturated(z float64) bool {
	const near = 1e-4
	return min(trainer.Sigmoid(z), trainer.Sigmoid(-z)) < near
}

// zNumbers is z with its numbers; the features that are not shown are one term.
func (g graph) zNumbers(digits int) string {
	value, _ := g.content.parameterFormats(digits, g.entries())
	var terms []string
	others := 0.0
	for _, j := range g.shown {
		terms = append(terms, value.Operand(g.W[j])+"·"+parenthesized(number.DataNumber(g.X[j], digits)))
	}
	for j, x := range g.X {
		if j != g.shown[0] && j != g.shown[len(g.shown)-1] {
			others += g.W[j] * x
		}
	}
	if g.hidden > 0 {
		terms = append(terms, number.Operand(others, digits))
	}
	return joinTerms(append(terms, value.Operand(g.B)))
}

func (g graph) aNumbers(digits int) string {
	return "1/(1 + " + powerOfE(number.Operand(g.Z, digits), true) + ")"
}

// lossNumbers is L with its numbers, as log(1 + e^∓z) where a says too little.
func (g graph) lossNumbers(digits int) string {
	switch {
	case g.saturated():
		return "log(1 + " + powerOfE(number.Operand(g.Z, digits), g.Y == 1) + ")"
	case g.Y == 1:
		return "−log(" + number.Operand(g.A, digits) + ")"
	}
	return "−log(1 − " + number.Operand(g.A, digits) + ")"
}

// daNumbers is 1/(1−a) or −1/a with its numbers; both are 1 + e^±z, which says more
// where a has come to its end.
func (g graph) daNumbers(digits int) string {
	switch {
	case g.saturated() && g.Y == 1:
		return "−(1 + " + powerOfE(number.Operand(g.Z, digits), true) + ")"
	case g.saturated():
		return "1 + " + powerOfE(number.Operand(g.Z, digits), false)
	case g.Y == 1:
		return "−1/" + number.Operand(g.A, digits)
	}
	return "1/(1 − " + number.Operand(g.A, digits) + ")"
}

// dadzNumbers is a(1−a) with its numbers.
func (g graph) dadzNumbers(digits int) string {
	if g.saturated() {
		return number.Operand(g.A, digits) + " · " + number.Operand(trainer.Sigmoid(-g.Z), digits)
	}
	a := number.Operand(g.A, digits)
	return a + " · (1 − " + a + ")"
}

// dzNumbers is a − y with its numbers, for either label.
func (g graph) dzNumbers(y float64) func(digits int) string {
	return func(digits int) string {
		if y == 1 && g.Z > 0 && g.saturated() {
			return "−1/(1 + " + powerOfE(number.Operand(g.Z, digits), false) + ")"
		}
		return number.Operand(g.A, digits) + " − " + number.DataNumber(y, digits)
	}
}

// chainNumbers is da · da/dz with its numbers. Far out it is ∞ · 0; a − y is not.
func (g graph) chainNumbers(digits int) string {
	if g.overflows() {
		return "too large to multiply; a − y"
	}
	return number.Operand(g.DA, digits) + " · " + number.Operand(g.DADZ, digits)
}

// overflows reports whether da · da/dz has no value in numbers of a computer: ∞ · 0.
func (g graph) overflows() bool { return math.IsInf(g.DA, 0) }

func (g graph) dwNumbers(j int) func(digits int) string {
	return func(digits int) string {
		return number.DataNumber(g.X[j], digits) + " · " + parenthesized(number.Operand(g.DZ, digits))
	}
}
