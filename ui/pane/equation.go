package pane

import (
	"strings"
	"unicode/utf8"
)

// equation is a number and what it is computed from, each written in as many
// digits as are asked for. Whoever computes the left side as it is printed
// and rounds it to the digits of the right side gets the right side; where that
// cannot be, the two are joined by ≈ instead of =.
type equation struct {
	left, right func(digits int) string
}

// mostDigits is how many digits tell a float64 from all others.
const mostDigits = 17

// written is e with that many digits if it closes like that, else with more on
// the left, as far as it takes no more than room columns, else with fewer on the
// right. Where not even digits fit on the left it has as many as do; left is
// empty where none do.
func (e equation) written(width func(string) int, digits, room int) (left, sign, right string) {
	lefts := e.lefts(width, digits, room)
	right = e.right(digits)
	if len(lefts) == 0 {
		return "", "=", right
	}
	const least = 3
	for out := digits; out >= min(digits, least); out-- {
		s := e.right(out)
		for _, left := range lefts {
			if c := closes(left, s); c == equal || c == noEquation {
				return left, "=", s
			}
		}
	}
	return lefts[0], "≈", right
}

// lefts are the left sides that may be tried, the preferred first.
func (e equation) lefts(width func(string) int, digits, room int) []string {
	var all []string
	for d := digits; d <= mostDigits; d++ {
		s := e.left(d)
		if width(s) > room {
			break
		}
		if len(all) == 0 || all[len(all)-1] != s {
			all = append(all, s)
		}
	}
	for d := digits - 1; d > 1 && len(all) == 0; d-- {
		if s := e.left(d); width(s) <= room {
			all = append(all, s)
		}
	}
	return all
}

// first is the first text of at most room columns, or else the last one.
func first(width func(string) int, room int, texts ...string) string {
	for _, s := range texts[:len(texts)-1] {
		if width(s) <= room {
			return s
		}
	}
	return texts[len(texts)-1]
}

// equals is " = " or " ≈ " between two texts.
func equals(left, sign, right string) string {
	if left == "" {
		return right
	}
	return left + " " + sign + " " + right
}

// under writes a right side with fewer digits than full so that its point
// stands where that of full would.
func under(full, right string) string {
	_, all, _ := strings.Cut(full, ".")
	_, some, point := strings.Cut(right, ".")
	if strings.Contains(full+right, "e") || len(some) >= len(all) {
		return right
	}
	return right + strings.Repeat(" ", len(all)-len(some)+index(!point))
}

// columnsOf counts the columns of a text on a terminal that has every glyph.
func columnsOf(s string) int { return utf8.RuneCountInString(s) }

// closing tells how a left side compares with its right side.
type closing uint8

const (
	differs    closing = iota // it rounds to another number
	halfway                   // it lies halfway between two numbers
	equal                     // it rounds to the right side
	noEquation                // one of them is no number that a hand can compute
)

// closes computes left as it is printed and compares it with right.
func closes(left, right string) closing {
	if strings.ContainsAny(left+right, "∞N") {
		return noEquation
	}
	want, ok := decimal(right)
	if !ok {
		return noEquation
	}
	got, ok := printed(left)
	if !ok {
		return noEquation
	}
	return got.compare(want)
}
