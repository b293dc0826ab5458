package pane

import (
	"fmt"
	mathbig "math/big"
	"regexp"
	"strings"
	"unicode"
)

// The tests read formulas by a reader of their own: it knows nothing of how
// they are written and computes them with ninety digits.

const bits = 300

func newNumber(v float64) *mathbig.Float { return new(mathbig.Float).SetPrec(bits).SetFloat64(v) }

// naturalPower is e^x, by halving x until a series of it ends soon.
func naturalPower(x *mathbig.Float) *mathbig.Float {
	y, halved := new(mathbig.Float).SetPrec(bits).Set(x), 0
	for y.MantExp(nil) > -8 && y.Sign() != 0 {
		y.SetMantExp(y, -1)
		halved++
	}
	sum, term := newNumber(1), newNumber(1)
	for i := 1; i < 60; i++ {
		term.Quo(term.Mul(term, y), newNumber(float64(i)))
		sum.Add(sum, term)
	}
	for range halved {
		sum.Mul(sum, sum)
	}
	return sum
}

// naturalLog is ln x, by Newton's method on e^y = x.
func naturalLog(x *mathbig.Float) *mathbig.Float {
	mant := new(mathbig.Float)
	y := newNumber(0.6931471805599453 * float64(x.MantExp(mant)))
	for range 12 {
		e := naturalPower(y)
		up := new(mathbig.Float).SetPrec(bits).Sub(x, e)
		y.Add(y, up.Quo(up.SetMantExp(up, 1), e.Add(e, x))) // Halley: third order
	}
	return y
}

// formulaReader computes a formula by recursive descent.
type formulaReader struct {
	in  []rune
	at  int
	bad bool
}

// apartNumbers are two numbers with nothing but blanks between.
var apartNumbers = regexp.MustCompile(`[0-9)∞] +[0-9(]|[0-9)∞]  +[−-]`)

// formulaLetters are all that a formula is written with.
var formulaLetters = regexp.MustCompile(`^ *[−-]? *([0-9(]|e\^|log)[0-9().e+·*/÷^log −-]*$`)

// plainOperators writes the signs of plain glyphs as the others, and no spaces.
var plainOperators = strings.NewReplacer("-", "−", "*", "·", "÷", "/", " ", "")

// compute is the value of s, and whether all of s is one formula.
func compute(s string) (v *mathbig.Float, ok bool) {
	defer func() {
		if e := recover(); e != nil { // an infinity
			if _, is := e.(mathbig.ErrNaN); !is {
				panic(e)
			}
			ok = false
		}
	}()
	r := formulaReader{in: []rune(plainOperators.Replace(s))}
	if len(r.in) == 0 || !formulaLetters.MatchString(s) || apartNumbers.MatchString(s) {
		return nil, false
	}
	v = r.sum()
	return v, !r.bad && r.at == len(r.in)
}

func (r *formulaReader) see(s string) bool {
	if strings.HasPrefix(string(r.in[r.at:]), s) {
		r.at += len([]rune(s))
		return true
	}
	return false
}

func (r *formulaReader) sum() *mathbig.Float {
	v := r.product()
	for !r.bad {
		switch {
		case r.see("+"):
			v.Add(v, r.product())
		case r.see("−"):
			v.Sub(v, r.product())
		default:
			return v
		}
	}
	return v
}

func (r *formulaReader) product() *mathbig.Float {
	v := r.single()
	for !r.bad {
		switch {
		case r.see("·"):
			v.Mul(v, r.single())
		case r.see("/"):
			w := r.single()
			if w.Sign() == 0 {
				r.bad = true
				return v
			}
			v.Quo(v, w)
		default:
			return v
		}
	}
	return v
}

func (r *formulaReader) single() *mathbig.Float {
	if r.see("−") || r.see("+") {
		negative := r.in[r.at-1] == '−'
		v := r.single()
		if negative {
			v.Neg(v)
		}
		return v
	}
	if r.see("log(1+") {
		from := r.at
		if r.see("e^") {
			if v := r.single(); v.Cmp(newNumber(1e5)) > 0 && r.see(")") {
				return v // the 1 is below all digits
			}
			r.at = from
		}
		v := r.inside()
		if v.MantExp(nil) > -100 {
			return naturalLog(v.Add(v, newNumber(1)))
		}
		half := new(mathbig.Float).SetPrec(bits).Mul(v, v) // log(1 + v) = v − v²/2 + …
		return v.Sub(v, half.SetMantExp(half, -1))
	}
	if r.see("log(") {
		v := r.inside()
		if r.bad || v.Sign() <= 0 {
			r.bad = true
			return v
		}
		return naturalLog(v)
	}
	if r.see("e^") {
		v := r.single()
		if f, _ := v.Float64(); f > 1e5 || f < -1e5 {
			v, _, _ = mathbig.ParseFloat(map[bool]string{true: "1e40000", false: "0"}[f > 0], 10, bits, mathbig.ToNearestEven)
			return v // too far from 1 to be seen
		}
		return naturalPower(v)
	}
	if r.see("(") {
		return r.inside()
	}
	return r.number()
}

func (r *formulaReader) inside() *mathbig.Float {
	v := r.sum()
	r.bad = r.bad || !r.see(")")
	return v
}

func (r *formulaReader) number() *mathbig.Float {
	from := r.at
	digits := func() {
		for r.at < len(r.in) && r.in[r.at] >= '0' && r.in[r.at] <= '9' {
			r.at++
		}
	}
	digits()
	if r.at > from && r.see(".") {
		digits()
	}
	if r.at > from && r.at+1 < len(r.in) && r.in[r.at] == 'e' && r.in[r.at+1] != '^' {
		r.at++
		_ = r.see("−") || r.see("+")
		digits()
	}
	text := strings.ReplaceAll(string(r.in[from:r.at]), "−", "-")
	v, _, err := mathbig.ParseFloat(text, 10, bits, mathbig.ToNearestEven)
	if err != nil {
		r.bad = true
		return newNumber(0)
	}
	return v
}

// halfUnit is half a unit of the last digit of a number that is written.
func halfUnit(s string) *mathbig.Float {
	s = strings.ReplaceAll(strings.TrimSpace(s), "-", "−")
	mantissa, power, _ := strings.Cut(strings.TrimLeft(s, "−+"), "e")
	_, behind, _ := strings.Cut(mantissa, ".")
	exponent := 0
	_, _ = fmt.Sscanf(strings.ReplaceAll(power, "−", "-"), "%d", &exponent)
	v, _, _ := mathbig.ParseFloat(fmt.Sprintf("5e%d", exponent-len(behind)-1), 10, bits, mathbig.ToNearestEven)
	return v
}

// printedEquation is an equation that stands in a text.
type printedEquation struct {
	line, left, right string
	about             bool // it has ≈
}

// closed tells whether the left side rounds to the right side,
// or, where it lies halfway, whether it may be taken for that.
func (e printedEquation) closed() bool {
	left, _ := compute(e.left)
	right, _ := compute(e.right)
	off := new(mathbig.Float).SetPrec(bits).Sub(left, right)
	off.Sub(off.Abs(off), halfUnit(e.right))
	if size := off.MantExp(nil); off.Sign() == 0 || size < right.MantExp(nil)-200 && size < -200 {
		return !e.about
	}
	return off.Sign() < 0
}

// equationsIn finds the equations of a line: of every = and ≈ whose right side is
// a number the longest formula that ends before it. A left side that has
// numbers and cannot be read is an error.
func equationsIn(line string) (all []printedEquation, err error) {
	line = strings.ReplaceAll(line, " ~ ", " ≈ ")
	runes := []rune(line)
	from := 0
	for at, c := range runes {
		if c != '=' && c != '≈' || at == 0 || at+1 == len(runes) || runes[at-1] != ' ' || runes[at+1] != ' ' {
			continue
		}
		left, right := string(runes[from:at]), strings.TrimLeft(string(runes[at+1:]), " ")
		from = at + 1
		if end := strings.IndexAny(right, " ,;:│"); end >= 0 {
			right = right[:end]
		}
		if _, ok := compute(right); !ok {
			continue // a name, a form, ∞ or NaN
		}
		formula, before := longest(left)
		switch {
		case strings.HasSuffix(" "+strings.TrimSpace(left), " a − 1"): // a − 1, without its numbers
		case strings.HasSuffix(strings.TrimSpace(string(runes[:at])), "as y = "+formula): // of this label
		case strings.ContainsAny(left, "∞N"), strings.Contains(left, "too large"):
		case formula == "" && !strings.ContainsFunc(left, unicode.IsDigit):
		case formula == "" && !looksComputed(left):
		case formula == "" || strings.ContainsAny(before, "+−·/(…-*"):
			return all, fmt.Errorf("cannot read %q in %q", left, line)
		default:
			all = append(all, printedEquation{line, formula, right, c == '≈'})
		}
	}
	return all, nil
}

// looksComputed tells that a number stands beside an operation.
func looksComputed(s string) bool {
	s = strings.ReplaceAll(s, " ", "")
	runes := []rune(s)
	for i := 1; i < len(runes); i++ {
		if strings.ContainsRune("+·/*", runes[i-1]) && unicode.IsDigit(runes[i]) && runes[i] < 128 {
			return true
		}
	}
	return false
}

// longest is the longest end of s that is a formula, and the character before it.
func longest(s string) (formula, before string) {
	for i := range s {
		if _, ok := compute(s[i:]); ok {
			head := []rune(strings.TrimRight(s[:i], " "))
			if len(head) > 0 {
				before = string(head[len(head)-1:])
			}
			formula = strings.TrimSpace(s[i:])
			if operator := []rune(formula)[0]; strings.ContainsRune("+−-", operator) && before != "" && unicode.IsLetter([]rune(before)[0]) && !strings.HasSuffix(s[:i], "  ") {
				continue // the name before it belongs to it
			}
			return formula, before
		}
	}
	return "", ""
}
