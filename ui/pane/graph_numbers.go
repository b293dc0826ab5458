package pane

import (
	"math"
	"strconv"
	"strings"

	"descent/trainer"
)

// figure writes one number that stands alone: with all decimals that leave
// room for its digits. Results of different nodes share no column: an a near 1
// must not lose its last digits because z is large.
func figure(v float64, digits int) string {
	return column{digits: digits, decimals: digits}.fitted([]float64{v}).format(v)
}

// written is a number of a formula in the decimals of its column; one of which
// they would leave less than two digits gets these two.
func (c column) written(v float64) string {
	if c.own {
		c.decimals, c.own = decimalsFor(c.digits, []float64{v}), false
	}
	s := c.format(v)
	power := strings.Contains(s, "e") && c.digits > 3 // with more than one digit
	if a := math.Abs(v); a > 0 && a < math.Pow10(1-c.decimals) && c.decimals > 0 && !power {
		return brief(v, 2)
	}
	return s
}

// put is a computed number as it is put into a formula.
func put(v float64, digits int) string {
	return column{digits: digits, decimals: digits}.fitted([]float64{v}).written(v)
}

// squeezed is a number where there is hardly room: with the decimals of its
// column or fewer, or as 2e−6 where these would leave nothing of it.
func (c column) squeezed(v float64, room int) string {
	a := math.Abs(v)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return c.format(v)
	}
	if c.own {
		c.decimals, c.own = decimalsFor(c.digits, []float64{v}), false
	}
	for ; c.decimals >= 0 && (a == 0 || a >= math.Pow10(-c.decimals)); c.decimals-- {
		if s := c.format(v); len([]rune(s)) <= room {
			return s
		}
	}
	mantissa, power, _ := strings.Cut(strconv.FormatFloat(v, 'e', 0, 64), "e")
	return minus(mantissa + "e" + strings.TrimPrefix(power[:1], "+") + strings.TrimLeft(power[1:], "0"))
}

// given is a number of the data: as it is, or with that many digits where it
// has more of them.
func given(v float64, digits int) string {
	if s := short(v); len([]rune(s)) <= digits+2 {
		return s
	}
	s := put(v, digits)
	if strings.Contains(s, ".") && !strings.Contains(s, "e") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

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
		terms = append(terms, value.written(g.W[j])+"·"+factor(given(g.X[j], digits)))
	}
	for j, x := range g.X {
		if j != g.shown[0] && j != g.shown[len(g.shown)-1] {
			others += g.W[j] * x
		}
	}
	if g.rest > 0 {
		terms = append(terms, put(others, digits))
	}
	return total(append(terms, value.written(g.B)))
}

func (g graph) sigmoid(digits int) string {
	return "1/(1 + " + exponent(put(g.Z, digits), true) + ")"
}

// loss is L with its numbers, as log(1 + e^∓z) where a says too little.
func (g graph) loss(digits int) string {
	switch {
	case g.saturated():
		return "log(1 + " + exponent(put(g.Z, digits), g.Y == 1) + ")"
	case g.Y == 1:
		return "−log(" + put(g.A, digits) + ")"
	}
	return "−log(1 − " + put(g.A, digits) + ")"
}

// da is 1/(1−a) or −1/a with its numbers; both are 1 + e^±z, which says more
// where a has come to its end.
func (g graph) da(digits int) string {
	switch {
	case g.saturated() && g.Y == 1:
		return "−(1 + " + exponent(put(g.Z, digits), true) + ")"
	case g.saturated():
		return "1 + " + exponent(put(g.Z, digits), false)
	case g.Y == 1:
		return "−1/" + put(g.A, digits)
	}
	return "1/(1 − " + put(g.A, digits) + ")"
}

// slope is a(1−a) with its numbers.
func (g graph) slope(digits int) string {
	if g.saturated() {
		return put(g.A, digits) + " · " + put(trainer.Sigmoid(-g.Z), digits)
	}
	a := put(g.A, digits)
	return a + " · (1 − " + a + ")"
}

// dz is a − y with its numbers, for either label.
func (g graph) dz(y float64) func(digits int) string {
	return func(digits int) string {
		if y == 1 && g.Z > 0 && g.saturated() {
			return "−1/(1 + " + exponent(put(g.Z, digits), false) + ")"
		}
		return put(g.A, digits) + " − " + given(y, digits)
	}
}

// chain is da · da/dz with its numbers. Far out it is ∞ · 0; a − y is not.
func (g graph) chain(digits int) string {
	if g.lost() {
		return "too large to multiply; a − y"
	}
	return put(g.DA, digits) + " · " + put(g.DADZ, digits)
}

// lost tells that da · da/dz has no value in numbers of a computer: ∞ · 0.
func (g graph) lost() bool { return math.IsInf(g.DA, 0) }

func (g graph) product(j int) func(digits int) string {
	return func(digits int) string {
		return given(g.X[j], digits) + " · " + factor(put(g.DZ, digits))
	}
}
