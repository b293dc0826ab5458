package number

import (
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Decimal is a number in decimals, as a hand computes with it: to precision
// bits, more than four times the digits that are ever shown.
type Decimal struct {
	*big.Float
	lastExponent int // the last digit printed stands for so many powers of ten
}

// ParseDecimal reads a number that is printed; its last digit is remembered.
func ParseDecimal(s string) (Decimal, bool) {
	s = strings.ReplaceAll(s, "−", "-")
	mantissa, exponent, power := strings.Cut(s, "e")
	_, fraction, _ := strings.Cut(mantissa, ".")
	last := -len(fraction)
	if power {
		e, err := strconv.Atoi(exponent)
		if err != nil || e < -largestExponent || e > largestExponent {
			return Decimal{}, false
		}
		last += e
	}
	v, _, err := bigFloat().Parse(s, 10)
	return Decimal{v, last}, err == nil && !v.IsInf()
}

// roundsTo reports whether v rounds to want with the digits of want. Sums, products
// and quotients of printed numbers lie halfway between two, or farther from
// there than half a unit times 2^−nearHalf: their numerators and denominators
// are too short for less.
func (d Decimal) roundsTo(want Decimal) Agreement {
	const nearHalf = 200
	half, _, err := bigFloat().Parse("5e"+strconv.Itoa(want.lastExponent-1), 10)
	if err != nil {
		return Differs
	}
	off := bigFloat().Sub(d.Float, want.Float)
	beyond := bigFloat().Sub(off.Abs(off), half)
	much := bigFloat().SetMantExp(beyond, nearHalf)
	switch {
	case much.Abs(much).Cmp(half) < 0:
		return Halfway
	case beyond.Sign() < 0:
		return Agrees
	}
	return Differs
}

// evaluate computes a formula as it stands on the screen: sums, products and
// quotients of numbers, log and powers of e.
// pole tells that there is no value because it divides by 0 or takes the log of none
// above 0.
func evaluate(s string) (v Decimal, pole, ok bool) {
	p := parser{rest: s, ok: true}
	v = Decimal{Float: p.sum()}
	return v, p.pole, p.ok && p.next() == utf8.RuneError
}

// parser goes through a formula and computes it. Once ok is false nothing counts.
type parser struct {
	rest string
	ok   bool
	pole bool // why it is not
}

// next is the next rune that is no blank, which stays; at the end it is
// utf8.RuneError.
func (p *parser) next() rune {
	p.rest = strings.TrimLeft(p.rest, " ")
	c, _ := utf8.DecodeRuneInString(p.rest)
	return c
}

// accept reports whether that comes next, and goes past it.
func (p *parser) accept(s string) bool {
	p.next()
	rest, is := strings.CutPrefix(p.rest, s)
	p.rest = rest
	return is
}

// need notes whether a calculation can be made: what comes of it is no number
// else.
func (p *parser) need(ok bool) bool {
	p.ok = p.ok && ok
	return p.ok
}

// finite is need for a divisor, which is not 0, and for what a log is taken of, which is
// above it.
func (p *parser) finite(ok bool) bool {
	p.pole = p.pole || p.ok && !ok
	return p.need(ok)
}

func (p *parser) sum() *big.Float {
	v := p.term()
	for p.ok {
		switch {
		case p.accept("+"):
			v = bigFloat().Add(v, p.term())
		case p.accept("−"):
			v = bigFloat().Sub(v, p.term())
		default:
			return v
		}
	}
	return v
}

func (p *parser) term() *big.Float {
	v := p.factor()
	for p.ok {
		switch {
		case p.accept("·"):
			v = bigFloat().Mul(v, p.factor())
		case p.accept("/"), p.accept("÷"):
			if w := p.factor(); p.finite(w.Sign() != 0) {
				v = bigFloat().Quo(v, w)
			}
		default:
			return v
		}
	}
	return v
}

func (p *parser) factor() *big.Float {
	switch {
	case p.accept("−"):
		return bigFloat().Neg(p.factor())
	case p.accept("log(1 + e^"):
		v := p.factor()
		p.need(p.accept(")"))
		if v.Cmp(big.NewFloat(largestExponent)) > 0 { // the 1 is below all digits
			return v
		}
		return bigLog1p(bigExp(v))
	case p.accept("log("):
		if v := p.parenthesis(); p.finite(v.Sign() > 0) {
			return bigLog(v)
		}
	case p.accept("e^"):
		return bigExp(p.factor())
	case p.accept("("):
		return p.parenthesis()
	default:
		return p.number()
	}
	return bigFloat()
}

// parenthesis is a sum up to its closing bracket.
func (p *parser) parenthesis() *big.Float {
	v := p.sum()
	p.need(p.accept(")"))
	return v
}

func (p *parser) number() *big.Float {
	p.next()
	end := strings.IndexFunc(p.rest, func(c rune) bool { return (c < '0' || c > '9') && c != '.' })
	if end < 0 {
		end = len(p.rest)
	}
	if power, is := strings.CutPrefix(p.rest[end:], "e"); is && !strings.HasPrefix(power, "^") {
		digits := strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(power, "−"), "+"), "0123456789")
		end = len(p.rest) - len(digits)
	}
	v, ok := ParseDecimal(p.rest[:end])
	p.rest = p.rest[end:]
	if !p.need(ok) {
		return bigFloat()
	}
	return v.Float
}
