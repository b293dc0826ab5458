package datasets

import (
	"bytes"
	"strconv"
)

// reading says what a cell turned out to hold.
type reading uint8

const (
	readNumber  reading = iota
	readEmpty           // nothing but blanks
	readSpecial         // nan, inf and their like: something stood for a missing or infinite value
	readHuge            // a decimal number beyond float64
	readForeign         // a number in another notation: 0x10, 1_000, 1,5 between commas
	readText            // anything else
)

// exactDigits is how many decimal digits always fit a float64 exactly (10^15 < 2^53).
const exactDigits = 15

// number reads a decimal number: sign, digits with an optional point, exponent. It is stricter than
// strconv.ParseFloat, which also takes nan, inf, hexadecimal and underscores: in a table those are
// damage, not data. With comma the decimal point may be a comma as well.
func number(cell []byte, comma bool) (float64, reading) {
	cell = bytes.TrimSpace(cell)
	mantissa, digits, fraction, rest := decimal(cell, comma)
	if digits == 0 {
		return 0, misread(cell)
	}
	if len(rest) == 0 && digits <= exactDigits {
		v := float64(mantissa)
		if fraction > 0 {
			v /= powerOfTen(fraction) // both exact, so the quotient is the nearest float64
		}
		if cell[0] == '-' {
			v = -v
		}
		return v, readNumber
	}
	if !exponent(rest) {
		return 0, misread(cell)
	}
	return parsed(cell, comma)
}

// decimal reads sign, digits, point, digits from the front of the cell: the digits as one integer (meaningless
// beyond exactDigits), how many there are, how many behind the point, and what follows.
func decimal(cell []byte, comma bool) (mantissa uint64, digits, fraction int, rest []byte) {
	i := 0
	if len(cell) > 0 && (cell[0] == '-' || cell[0] == '+') {
		i++
	}
	point := -1 // digits before the point, once seen
	for ; i < len(cell); i++ {
		c := cell[i]
		switch {
		case c >= '0' && c <= '9':
			mantissa = mantissa*10 + uint64(c-'0')
			digits++
			continue
		case (c == '.' || comma && c == ',') && point < 0:
			point = digits
			continue
		}
		break
	}
	if point >= 0 {
		fraction = digits - point
	}
	return mantissa, digits, fraction, cell[i:]
}

// exponent reports whether rest is empty or e, a sign or none, digits.
func exponent(rest []byte) bool {
	if len(rest) == 0 {
		return true
	}
	if rest[0] != 'e' && rest[0] != 'E' {
		return false
	}
	rest = rest[1:]
	if len(rest) > 0 && (rest[0] == '-' || rest[0] == '+') {
		rest = rest[1:]
	}
	for _, c := range rest {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(rest) > 0
}

// powerOfTen is 10^k, exact for 0 ≤ k ≤ exactDigits.
func powerOfTen(k int) float64 {
	powers := [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}
	return powers[k]
}

// parsed leaves a well-formed decimal number to strconv.
func parsed(cell []byte, comma bool) (float64, reading) {
	text := string(cell)
	if comma {
		text = string(bytes.Replace(cell, []byte{','}, []byte{'.'}, 1))
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil { // well-formed, so only its size can be wrong
		return 0, readHuge
	}
	return v, readNumber
}

// misread says what a cell that is no number holds.
func misread(cell []byte) reading {
	switch string(bytes.ToLower(bytes.TrimLeft(cell, "+-"))) {
	case "":
		if len(cell) == 0 {
			return readEmpty
		}
		return readText
	case "nan", "inf", "infinity", "na", "n/a", "#n/a", "null", "#num!", "#div/0!", "#value!", "1.#inf", "1.#ind", "1.#qnan":
		return readSpecial
	}
	plain := string(bytes.Replace(bytes.ReplaceAll(cell, []byte{'_'}, nil), []byte{','}, []byte{'.'}, 1))
	if _, err := strconv.ParseFloat(plain, 64); err == nil {
		return readForeign
	}
	if _, err := strconv.ParseInt(plain, 0, 64); err == nil {
		return readForeign
	}
	return readText
}
