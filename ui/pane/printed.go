package pane

import (
	"strings"
	"unicode/utf8"

	"github.com/cockroachdb/apd/v3"
)

// precise computes with twice the digits that are ever shown.
func precise() *apd.Context { return apd.BaseContext.WithPrecision(2 * mostDigits) }

// exact is a number in decimals, as a hand computes with it.
type exact struct{ apd.Decimal }

// decimal reads a number that is printed; its last digit is remembered.
func decimal(s string) (exact, bool) {
	var v exact
	_, _, err := v.SetString(strings.ReplaceAll(s, "−", "-"))
	return v, err == nil && v.Form == apd.Finite
}

// compare tells whether v rounds to want with the digits of want.
func (v exact) compare(want exact) closing {
	var off apd.Decimal
	if _, err := precise().Sub(&off, &v.Decimal, &want.Decimal); err != nil {
		return differs
	}
	off.Abs(&off)
	switch off.Cmp(apd.New(5, want.Exponent-1)) {
	case -1:
		return equal
	case 0:
		return halfway
	}
	return differs
}

// printed computes a formula as it stands on the screen: sums, products and
// quotients of numbers, log and powers of e.
func printed(s string) (exact, bool) {
	r := reader{rest: s, ok: true, c: precise()}
	v := r.sum()
	return v, r.ok && r.next() == utf8.RuneError
}

// reader goes through a formula. Once ok is false nothing counts.
type reader struct {
	rest string
	ok   bool
	c    *apd.Context
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

// did notes that a calculation went wrong: what comes of it is no number.
func (r *reader) did(_ apd.Condition, err error) { r.ok = r.ok && err == nil }

func (r *reader) sum() exact {
	v := r.term()
	for r.ok {
		switch {
		case r.take("+"):
			w := r.term()
			r.did(r.c.Add(&v.Decimal, &v.Decimal, &w.Decimal))
		case r.take("−"):
			w := r.term()
			r.did(r.c.Sub(&v.Decimal, &v.Decimal, &w.Decimal))
		default:
			return v
		}
	}
	return v
}

func (r *reader) term() exact {
	v := r.factor()
	for r.ok {
		switch {
		case r.take("·"):
			w := r.factor()
			r.did(r.c.Mul(&v.Decimal, &v.Decimal, &w.Decimal))
		case r.take("/"), r.take("÷"):
			w := r.factor()
			r.did(r.c.Quo(&v.Decimal, &v.Decimal, &w.Decimal))
		default:
			return v
		}
	}
	return v
}

func (r *reader) factor() exact {
	switch {
	case r.take("−"):
		v := r.factor()
		v.Neg(&v.Decimal)
		return v
	case r.take("log(1 + e^"):
		v := r.factor()
		r.ok = r.take(")") && r.ok
		if v.Cmp(farOut()) > 0 { // the 1 is below all digits
			return v
		}
		return r.logOfOnePlus(r.power(v))
	case r.take("log("):
		v := r.bracket()
		r.did(r.c.Ln(&v.Decimal, &v.Decimal))
		return v
	case r.take("e^"):
		return r.power(r.factor())
	case r.take("("):
		return r.bracket()
	}
	return r.number()
}

// bracket is a sum up to its closing bracket.
func (r *reader) bracket() exact {
	v := r.sum()
	r.ok = r.take(")") && r.ok
	return v
}

// logOfOnePlus is log(1 + v) also where v is far below the digits of 1.
func (r *reader) logOfOnePlus(v exact) exact {
	var w exact
	if v.NumDigits()+int64(v.Exponent) < -mostDigits { // v³ is below all digits
		r.did(r.c.Mul(&w.Decimal, &v.Decimal, &v.Decimal))
		r.did(r.c.Quo(&w.Decimal, &w.Decimal, apd.New(2, 0)))
		r.did(r.c.Sub(&w.Decimal, &v.Decimal, &w.Decimal))
		return w
	}
	r.did(r.c.Add(&w.Decimal, &v.Decimal, apd.New(1, 0)))
	r.did(r.c.Ln(&w.Decimal, &w.Decimal))
	return w
}

// farOut is far beyond the largest exponent of e that float64 knows.
func farOut() *apd.Decimal { return apd.New(1e5, 0) }

// power is e^v; far out it is 0, or a number beyond all that float64 knows.
func (r *reader) power(v exact) exact {
	if r.ok && v.Cmp(farOut()) > 0 {
		return exact{*apd.New(1, 40_000)}
	}
	if r.ok && v.Cmp(new(apd.Decimal).Neg(farOut())) < 0 {
		return exact{}
	}
	if r.ok {
		r.did(r.c.Exp(&v.Decimal, &v.Decimal))
	}
	return v
}

func (r *reader) number() exact {
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
	r.rest, r.ok = r.rest[end:], r.ok && ok
	return v
}
