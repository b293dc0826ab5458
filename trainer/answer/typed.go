package answer

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// TypedAnswer is an answer as it was typed.
type TypedAnswer struct {
	Value       float64
	HalfUnit    float64 // half a unit of the last digit of a number
	Digits      int     // its significant digits
	Calculation bool    // it is a formula with numbers put in, not a number
}

// IsRoundingOf reports whether the number is v, written with too few digits perhaps: v lies within half a unit of the last digit, and not further
// off than a quarter of itself. So 0 rounds no other number, and 1 is not 0.5.
func (t TypedAnswer) IsRoundingOf(v float64) bool {
	off := math.Abs(t.Value - v)
	return off <= t.HalfUnit && off <= math.Abs(v)/4
}

// ParseTyped reads a number, with a point or a comma, or a calculation of numbers: + - * / and brackets, powers as e^x or
// e**x, exp log sqrt, which may be those of math or np, and e for its number. The error says what is wrong with it.
func ParseTyped(text string) (TypedAnswer, error) {
	plain := strings.NewReplacer("−", "-", "–", "-", "·", "*", "×", "*", "÷", "/", ",", ".", " ", "", "\t", "").Replace(text)
	written := strings.NewReplacer("math.", "", "np.", "", "numpy.", "").Replace(plain)
	plain = strings.ToLower(written)
	if plain == "" {
		return TypedAnswer{}, errors.New("type a number or a calculation")
	}
	if strings.Trim(strings.TrimLeft(plain, "+-"), ".0123456789") == "" || isExponent(plain) {
		v, err := strconv.ParseFloat(plain, 64)
		if err != nil {
			return TypedAnswer{}, errors.New("type one like 0.25, or a calculation")
		}
		return TypedAnswer{Value: v, HalfUnit: halfUnit(plain), Digits: significantDigits(plain)}, nil
	}
	p := parser{text: plain, written: plain}
	if len(written) == len(plain) {
		p.written = written
	}
	v := p.sum()
	if p.at < len(p.text) && p.err == nil {
		p.fail()
	}
	if p.err != nil {
		return TypedAnswer{}, p.err
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return TypedAnswer{}, errors.New("that calculation has no finite result; check divisions, log and sqrt")
	}
	return TypedAnswer{Value: v, Calculation: true}, nil
}

// isExponent reports whether text is a number with an exponent, as 1.5e-3.
func isExponent(text string) bool {
	mantissa, exponent, ok := strings.Cut(text, "e")
	digits := strings.TrimLeft(exponent, "+-")
	return ok && strings.ContainsAny(mantissa, "0123456789") && strings.Trim(strings.TrimLeft(mantissa, "+-"), ".0123456789") == "" &&
		digits != "" && strings.Trim(digits, "0123456789") == "" && len(exponent)-len(digits) <= 1
}

// halfUnit is half a unit of the last digit.
func halfUnit(text string) float64 {
	mantissa, exponent, _ := strings.Cut(text, "e")
	shift, _ := strconv.Atoi(exponent) // nothing: 0
	if _, fraction, ok := strings.Cut(mantissa, "."); ok {
		shift -= len(fraction)
	}
	return 5 * math.Pow10(shift-1)
}

// significantDigits counts the digits from the first that is not 0.
func significantDigits(text string) int {
	mantissa, _, _ := strings.Cut(text, "e")
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, mantissa)
	return len(strings.TrimLeft(digits, "0"))
}

// parser calculates while it reads, by recursive descent.
type parser struct {
	text    string
	written string // text with its capitals
	at      int
	depth   int
	err     error
}

func (p *parser) fail() {
	if p.err != nil {
		return
	}
	if p.at >= len(p.text) {
		p.err = errors.New("something is missing at the end of the calculation")
		return
	}
	word := p.word()
	if says, known := refusedNames()[word]; known {
		p.err = errors.New(says)
		return
	}
	const use = "use numbers, + - * / ^ ( ), exp, log, sqrt and e"
	if p.err = errors.New(use); word != p.text { // else whoever tells it has said so
		p.err = fmt.Errorf("%q is not understood; %s", p.written[p.at:p.at+len(word)], use)
	}
}

// refusedNames are words that somebody may think of, and why they are not read.
func refusedNames() map[string]string {
	const own = "%s is what is to be worked out: write it with exp"
	const base = "%s is not for here: log is the natural one"
	names := map[string]string{}
	for _, name := range []string{"sigmoid", "sigma", "σ", "expit"} {
		names[name] = fmt.Sprintf(own, name)
	}
	for _, name := range []string{"log10", "log2", "lg"} {
		names[name] = fmt.Sprintf(base, name)
	}
	return names
}

// word is what is not understood: a name with its digits, or one character.
func (p *parser) word() string {
	rest := p.text[p.at:]
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && (r < '0' || r > '9') && r != '_' })
	if end < 0 {
		end = len(rest)
	}
	if end == 0 {
		_, end = utf8.DecodeRuneInString(rest)
	}
	return rest[:end]
}

// take passes one character if it is next.
func (p *parser) take(c byte) bool {
	if p.at < len(p.text) && p.text[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *parser) sum() float64 {
	v := p.product()
	for p.err == nil {
		switch {
		case p.take('+'):
			v += p.product()
		case p.take('-'):
			v -= p.product()
		default:
			return v
		}
	}
	return v
}

func (p *parser) product() float64 {
	v := p.factor()
	for p.err == nil {
		switch {
		case p.take('*'):
			v *= p.factor()
		case p.take('/'):
			v /= p.factor()
		default:
			return v
		}
	}
	return v
}

// maxNesting is how many brackets and signs may stand in one another.
const maxNesting = 100

func (p *parser) factor() float64 {
	if p.depth++; p.depth > maxNesting {
		p.err = errors.New("too many brackets stand in one another")
	}
	defer func() { p.depth-- }()
	switch {
	case p.err != nil:
		return 0
	case p.take('-'):
		return -p.factor()
	case p.take('+'):
		return p.factor()
	}
	return p.power()
}

// power reads x or x^y; of several powers the last is the first to be taken.
func (p *parser) power() float64 {
	ofE := strings.HasPrefix(p.text[p.at:], "e^") || strings.HasPrefix(p.text[p.at:], "e**")
	v := p.operand()
	switch {
	case p.err != nil || !p.take('^') && !p.takeStars():
		return v
	case ofE:
		return math.Exp(p.factor())
	}
	return math.Pow(v, p.factor())
}

// takeStars passes the power of Python if it is next.
func (p *parser) takeStars() bool {
	is := strings.HasPrefix(p.text[p.at:], "**")
	if is {
		p.at += len("**")
	}
	return is
}

// operand reads a number, e, a bracket, or a function of one.
func (p *parser) operand() float64 {
	for name, of := range map[string]func(float64) float64{"exp": math.Exp, "log": math.Log, "ln": math.Log, "sqrt": math.Sqrt} {
		if rest := p.text[p.at:]; strings.HasPrefix(rest, name) {
			if !strings.HasPrefix(rest[len(name):], "(") {
				if letters := p.word(); letters == name {
					p.at += len(name)
				}
				p.fail()
				return 0
			}
			p.at += len(name)
			return of(p.bracket())
		}
	}
	switch {
	case p.at < len(p.text) && p.text[p.at] == '(':
		return p.bracket()
	case p.word() == "e":
		p.take('e')
		return math.E
	}
	return p.number()
}

func (p *parser) bracket() float64 {
	p.take('(')
	v := p.sum()
	switch {
	case p.err != nil || p.take(')'):
	case p.at < len(p.text):
		p.fail()
	default:
		p.err = errors.New("a bracket is not closed")
	}
	return v
}

func (p *parser) number() float64 {
	from := p.at
	for p.at < len(p.text) && (p.text[p.at] == '.' || p.text[p.at] >= '0' && p.text[p.at] <= '9') {
		p.at++
	}
	if digits := p.exponent(); p.at > from {
		p.at += digits
	}
	v, err := strconv.ParseFloat(p.text[from:p.at], 64)
	if err != nil {
		p.at = from
		p.fail()
	}
	return v
}

// exponent is how long the exponent of a number is that stands next: e-3; 0 where there is none.
func (p *parser) exponent() int {
	rest, ok := strings.CutPrefix(p.text[p.at:], "e")
	digits := strings.TrimLeft(rest, "+-")
	after := strings.TrimLeft(digits, "0123456789")
	if !ok || len(rest)-len(digits) > 1 || len(after) == len(digits) || strings.HasPrefix(after, ".") {
		return 0
	}
	return len("e") + len(rest) - len(after)
}
