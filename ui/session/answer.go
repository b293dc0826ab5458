package session

import (
	"math"
	"strconv"
	"strings"
)

// do answers what is asked. An answer that is none of those there are is told,
// and so is a number that is wrong; the question stays open then.
func (a Answer) do(s *Session) {
	q := s.openQuestion()
	if q == nil {
		s.emit(NothingAsked{})
		return
	}
	if q.typed() {
		s.number(q, a.Text)
		return
	}
	i := q.option(a.Text)
	if i < 0 {
		s.emit(NoOption(a))
		return
	}
	q.chosen, q.nudged = i, false
	s.emit(Answered{})
}

// option is the place of the option that a text means, by its number or its own
// text; −1 where it means none.
func (q *asked) option(text string) int {
	if n, err := strconv.Atoi(text); err == nil {
		if n < 1 || n > len(q.options) {
			return -1
		}
		return n - 1
	}
	for i, o := range q.options {
		if o.Word == Own && strings.EqualFold(o.Text, text) {
			return i
		}
	}
	return -1
}

// number takes a number that was typed.
func (s *Session) number(q *asked, text string) {
	typed, ok := readTyped(text)
	if !ok {
		s.emit(NoNumber{text})
		return
	}
	truth := s.wanted(q)
	switch typed.against(truth) {
	case itIs:
		q.number, q.revealed, q.nudged = truth, true, false
		q.wrong = append(q.wrong, Guessed{Text: text})
		s.answered(text, len(q.wrong) == 1, true)
		s.emit(Revealed{})
	case tooFew:
		s.emit(MoreDigits{text})
	case itIsNot:
		q.nudged = false
		q.wrong = append(q.wrong, Guessed{text, s.slip(q, typed)})
		s.answered(text, false, false)
		s.emit(Answered{})
	}
}

// wanted is the number that is asked for, as things are here.
func (s *Session) wanted(q *asked) float64 {
	switch {
	case q.Number != nil:
		return *q.Number
	case q.Of != nil:
		return s.valueHere(*q.Of)
	}
	return s.afterStep(q.About.Of)
}

// valueHere is a quantity, NaN where the data have none of that number.
func (s *Session) valueHere(q Quantity) float64 {
	if _, n := s.data.Problem.Size(); q.Index > n {
		return math.NaN()
	}
	return s.Value(q)
}

// afterStep is a parameter after the next step.
func (s *Session) afterStep(of Quantity) float64 {
	_, n := s.data.Problem.Size()
	next := s.timeline.Current().NextParams(s.timeline.Hyper().Alpha)
	switch {
	case of.Index == 0:
		return next.B
	case of.Index > n:
		return math.NaN()
	}
	return next.W[of.Index-1]
}

// typedNumber is a number with the digits that it was typed with.
type typedNumber struct {
	value  float64
	digits int // significant ones
	place  int // of the last, as a power of ten
}

// readTyped reads a decimal number.
func readTyped(text string) (typedNumber, bool) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || strings.ContainsAny(text, "xXpP_") {
		return typedNumber{}, false
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	whole, fraction, _ := strings.Cut(strings.TrimLeft(mantissa, "+-"), ".")
	power, err := strconv.Atoi(exponent)
	if err != nil {
		power = 0
	}
	return typedNumber{v, len(strings.TrimLeft(whole+fraction, "0")), power - len(fraction)}, true
}

// verdict is what a typed number is, held against the true one.
type verdict uint8

const (
	itIsNot verdict = iota
	itIs
	tooFew // it is, as far as it goes, but that is not far
)

// fewestTyped is how many significant digits tell that a number was computed.
const fewestTyped = 3

// against judges at the digits that were typed: the true number rounds to them.
func (t typedNumber) against(truth float64) verdict {
	const rounding = 1e-9
	off := math.Abs(t.value - truth)
	switch {
	case off <= rounding*math.Abs(truth):
		return itIs
	case !(off <= math.Pow10(t.place)*(0.5+rounding)):
		return itIsNot
	case t.digits < fewestTyped:
		return tooFew
	}
	return itIs
}

// Slip is what a wrong number is, where that is known.
type Slip uint8

// The slips.
const (
	NoSlip   Slip = iota
	Opposite      // the sign is the other one
	TheSum        // not divided by m
	Upwards       // the parameter goes the other way: + α·d
	NoAlpha       // α is forgotten
	OnlyStep      // only what is taken off
	IsZ           // that is z
	IsA           // that is a
)

// slip finds what a wrong number is.
func (s *Session) slip(q *asked, typed typedNumber) Slip {
	m, _ := s.data.Problem.Size()
	type candidate struct {
		slip Slip
		is   float64
	}
	all := []candidate{{Opposite, -s.wanted(q)}}
	switch {
	case q.Number != nil:
	case q.About != nil:
		of := q.About.Of
		value, d := s.valueHere(of), s.valueHere(Quantity{Name: "d" + of.Name, Index: of.Index})
		alpha := s.timeline.Hyper().Alpha
		all = append([]candidate{{Upwards, value + alpha*d}, {NoAlpha, value - d}, {OnlyStep, alpha * d}, {OnlyStep, -alpha * d}}, all...)
	case q.Of.Name == "dw" || q.Of.Name == "db" || q.Of.Name == "J":
		all = append(all, candidate{TheSum, float64(m) * s.wanted(q)})
	case q.Of.Name == "a" || q.Of.Name == "dz":
		all = append(all, candidate{IsZ, s.Value(Quantity{Name: "z"})}, candidate{IsA, s.Value(Quantity{Name: "a"})})
	}
	for _, c := range all {
		if c.is != 0 && typed.against(c.is) == itIs {
			return c.slip
		}
	}
	return NoSlip
}
