package number

import (
	"strings"
	"unicode/utf8"
)

// Equation is a number and what it is computed from, each written in as many
// digits as are asked for. Whoever computes the left side as it is printed
// and rounds it to the digits of the right side gets the right side; where that
// cannot be, the two are joined by ≈ instead of =.
type Equation struct {
	Left, Right func(digits int) string
}

// Fitted is e with that many digits if it closes like that, else with more on
// the left, as far as it takes no more than room columns, else with fewer on the
// right. Where not even digits fit on the left it has as many as do; left is
// empty where none do.
func (e Equation) Fitted(width func(string) int, digits, room int) (left, sign, right string) {
	lefts := e.leftSides(width, digits, room)
	right = e.Right(digits)
	if len(lefts) == 0 {
		return "", "=", right
	}
	const least = 3
	for out := digits; out >= min(digits, least); out-- {
		s := e.Right(out)
		for _, left := range lefts {
			if c := Compare(left, s); c == Agrees || c == NotComputable {
				return left, "=", s
			}
		}
	}
	return lefts[0], "≈", right
}

// leftSides are the left sides that may be tried, the preferred first.
func (e Equation) leftSides(width func(string) int, digits, room int) []string {
	var all []string
	for d := digits; d <= MaxDigits; d++ {
		s := e.Left(d)
		if width(s) > room {
			break
		}
		if len(all) == 0 || all[len(all)-1] != s {
			all = append(all, s)
		}
	}
	for d := digits - 1; d > 1 && len(all) == 0; d-- {
		if s := e.Left(d); width(s) <= room {
			all = append(all, s)
		}
	}
	return all
}

// Text is the equation on one line that has room for all digits.
func (e Equation) Text(digits int) string {
	const unbounded = 1 << 30
	return Join(e.Fitted(utf8.RuneCountInString, digits, unbounded))
}

// Join is the two sides with their sign between, or the right side alone where
// the left is empty.
func Join(left, sign, right string) string {
	if left == "" {
		return right
	}
	return left + " " + sign + " " + right
}

// AlignPoint writes a right side with fewer digits than full so that its point
// stands where that of full would.
func AlignPoint(full, right string) string {
	_, all, _ := strings.Cut(full, ".")
	_, some, point := strings.Cut(right, ".")
	if strings.Contains(full+right, "e") || len(some) >= len(all) {
		return right
	}
	blanks := len(all) - len(some)
	if !point {
		blanks++
	}
	return right + strings.Repeat(" ", blanks)
}

// Agreement tells how a left side compares with its right side.
type Agreement uint8

// What comes of a comparison.
const (
	Differs       Agreement = iota // it rounds to another number
	Halfway                        // it lies halfway between two numbers
	Agrees                         // it rounds to the right side
	NotComputable                  // one of them is no number that a hand can compute
)

// Compare computes left as it is printed and compares it with right.
func Compare(left, right string) Agreement {
	if strings.ContainsAny(left+right, "∞N") {
		return NotComputable
	}
	want, ok := ParseDecimal(right)
	if !ok {
		return NotComputable
	}
	got, pole, ok := evaluate(left)
	switch {
	case pole: // 1/(1 − 1.000) is 4068 by its next digits only
		return Differs
	case !ok:
		return NotComputable
	}
	return got.roundsTo(want)
}
