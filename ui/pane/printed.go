package pane

import (
	mathbig "math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// exact is a number in decimals, as a hand computes with it: to bigPrecision
// bits, more than four times the digits that are ever shown.
type exact struct {
	*mathbig.Float
	last int // the last digit printed stands for so many powers of ten
}

// decimal reads a number that is printed; its last digit is remembered.
func decimal(s string) (exact, bool) {
	s = strings.ReplaceAll(s, "−", "-")
	mantissa, exponent, power := strings.Cut(s, "e")
	_, fraction, _ := strings.Cut(mantissa, ".")
	last := -len(fraction)
	if power {
		e, err := strconv.Atoi(exponent)
		if err != nil || e < -farOut || e > farOut {
			return exact{}, false
		}
		last += e
	}
	v, _, err := bigFloat().Parse(s, 10)
	return exact{v, last}, err == nil && !v.IsInf()
}

// compare tells whether v rounds to want with the digits of want. Sums, products
// and quotients of printed numbers lie halfway between two, or farther from
// there than half a unit times 2^−nearHalf: their numerators and denominators
// are too short for less.
func (v exact) compare(want exact) closing {
	const nearHalf = 200
	half, _, err := bigFloat().Parse("5e"+strconv.Itoa(want.last-1), 10)
	if err != nil {
		return differs
	}
	off := bigFloat().Sub(v.Float, want.Float)
	beyond := bigFloat().Sub(off.Abs(off), half)
	much := bigFloat().SetMantExp(beyond, nearHalf)
	switch {
	case much.Abs(much).Cmp(half) < 0:
		return halfway
	case beyond.Sign() < 0:
		return equal
	}
	return differs
}

// printed computes a formula as it stands on the screen: sums, products and
// quotients of numbers, log and powers of e.
func printed(s string) (exact, bool) {
	r := reader{rest: s, ok: true}
	v := r.sum()
	return exact{Float: v}, r.ok && r.next() == utf8.RuneError
}

// reader goes through a formula. Once ok is false nothing counts.
type reader struct {
	rest string
	ok   bool
}

// next is the next rune that is no blank, which stays; at the end it is
// utf8.RuneError.
func (r *reader) next() rune {
	r.rest = strings.TrimLeft(r.rest, " ")
	c, _ := utf8.DecodeRuneInString(r.rest)
	return c
}

// take takes what comes next if it is that.
func (r *reader) take(s string) bool {
	r.next()
	rest, is := strings.CutPrefix(r.rest, s)
	r.rest = rest
	return is
}

// need notes whether a calculation can be made: what comes of it is no number
// else.
func (r *reader) need(ok bool) bool {
	r.ok = r.ok && ok
	return r.ok
}

func (r *reader) sum() *mathbig.Float {
	v := r.term()
	for r.ok {
		switch {
		case r.take("+"):
			v = bigFloat().Add(v, r.term())
		case r.take("−"):
			v = bigFloat().Sub(v, r.term())
		default:
			return v
		}
	}
	return v
}

func (r *reader) term() *mathbig.Float {
	v := r.factor()
	for r.ok {
		switch {
		case r.take("·"):
			v = bigFloat().Mul(v, r.factor())
		case r.take("/"), r.take("÷"):
			if w := r.factor(); r.need(w.Sign() != 0) {
				v = bigFloat().Quo(v, w)
			}
		default:
			return v
		}
	}
	return v
}

func (r *reader) factor() *mathbig.Float {
	switch {
	case r.take("−"):
		return bigFloat().Neg(r.factor())
	case r.take("log(1 + e^"):
		v := r.factor()
		r.need(r.take(")"))
		if v.Cmp(mathbig.NewFloat(farOut)) > 0 { // the 1 is below all digits
			return v
		}
		return bigLogOfOnePlus(bigExp(v))
	case r.take("log("):
		if v := r.bracket(); r.need(v.Sign() > 0) {
			return bigLog(v)
		}
	case r.take("e^"):
		return bigExp(r.factor())
	case r.take("("):
		return r.bracket()
	default:
		return r.number()
	}
	return bigFloat()
}

// bracket is a sum up to its closing bracket.
func (r *reader) bracket() *mathbig.Float {
	v := r.sum()
	r.need(r.take(")"))
	return v
}

func (r *reader) number() *mathbig.Float {
	r.next()
	end := strings.IndexFunc(r.rest, func(c rune) bool { return (c < '0' || c > '9') && c != '.' })
	if end < 0 {
		end = len(r.rest)
	}
	if power, is := strings.CutPrefix(r.rest[end:], "e"); is && !strings.HasPrefix(power, "^") {
		digits := strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(power, "−"), "+"), "0123456789")
		end = len(r.rest) - len(digits)
	}
	v, ok := decimal(r.rest[:end])
	r.rest = r.rest[end:]
	if !r.need(ok) {
		return bigFloat()
	}
	return v.Float
}
