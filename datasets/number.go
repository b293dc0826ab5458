package datasets

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cellKind says what a cell turned out to hold.
type cellKind uint8

const (
	numberCell   cellKind = iota
	missingCell           // nothing, or a word that stands for nothing
	infiniteCell          // inf, or what a spreadsheet writes for a calculation that failed
	overflowCell          // a decimal number beyond float64
	textCell              // anything else
)

// exactDigits is how many decimal digits always fit a float64 exactly (10^15 < 2^53).
const exactDigits = 15

// parseNumber reads a decimal number: sign, digits with an optional point, exponent. It is stricter than
// strconv.ParseFloat, which also takes nan, inf, hexadecimal and underscores: in a table those are
// damage, not data. The decimal mark is one of marks; the one that stands in the cell is given back, 0 for none.
func parseNumber(cell []byte, marks Decimal) (v float64, mark byte, how cellKind) {
	cell = trimBlanks(cell)
	mantissa, digits, fraction, mark, rest := scanDecimal(cell, marks)
	if digits == 0 {
		return 0, 0, classifyNonNumber(cell)
	}
	if len(rest) == 0 && digits <= exactDigits {
		v := float64(mantissa)
		if fraction > 0 {
			v /= powerOfTen(fraction) // both exact, so the quotient is the nearest float64
		}
		if cell[0] == '-' {
			v = -v
		}
		return v, mark, numberCell
	}
	if !isExponent(rest) {
		return 0, 0, classifyNonNumber(cell)
	}
	v, how = parseWithStrconv(cell, mark)
	return v, mark, how
}

// trimBlanks is a cell without the blanks around it, of which most have none.
func trimBlanks(cell []byte) []byte {
	if n := len(cell); n > 0 && cell[0] > ' ' && cell[0] < utf8.RuneSelf && cell[n-1] > ' ' && cell[n-1] < utf8.RuneSelf {
		return cell
	}
	return bytes.TrimSpace(cell)
}

// scanDecimal reads sign, digits, mark, digits from the front of the cell: the digits as one integer (meaningless
// beyond exactDigits), how many there are, how many behind the mark, the mark if there is one, and what follows.
func scanDecimal(cell []byte, marks Decimal) (mantissa uint64, digits, fraction int, mark byte, rest []byte) {
	i := 0
	if len(cell) > 0 && (cell[0] == '-' || cell[0] == '+') {
		i++
	}
	before := 0 // digits before the mark, once seen
	for ; i < len(cell); i++ {
		c := cell[i]
		if d := c - '0'; d <= 9 {
			mantissa = mantissa*10 + uint64(d)
			digits++
			continue
		}
		if mark != 0 || !marks.accepts(c) {
			break
		}
		mark, before = c, digits
	}
	if mark != 0 {
		fraction = digits - before
	}
	return mantissa, digits, fraction, mark, cell[i:]
}

// accepts reports whether c can be a decimal mark.
func (d Decimal) accepts(c byte) bool {
	return c == '.' && d != DecimalComma || c == ',' && d != DecimalPoint
}

// mayBeGrouped reports whether a number with a mark could as well be a whole one with its thousands set apart: 1.200 or 12,345.
func mayBeGrouped(cell []byte) bool {
	cell = bytes.TrimLeft(bytes.TrimSpace(cell), "+-")
	before, behind, marked := bytes.Cut(cell, []byte{'.'})
	if !marked {
		before, behind, marked = bytes.Cut(cell, []byte{','})
	}
	return marked && len(before) >= 1 && len(before) <= 3 && before[0] != '0' && len(behind) == 3
}

// isExponent reports whether rest is empty or e, a sign or none, digits.
func isExponent(rest []byte) bool {
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

// parseWithStrconv leaves a well-formed decimal number with this mark to strconv.
func parseWithStrconv(cell []byte, mark byte) (float64, cellKind) {
	text := string(cell)
	if mark == ',' {
		text = string(bytes.Replace(cell, []byte{','}, []byte{'.'}, 1))
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil { // well-formed, so only its size can be wrong
		return 0, overflowCell
	}
	return v, numberCell
}

// maxGapLength is how many bytes a word that stands for nothing has at most, and maxWordLength one that classifyNonNumber knows.
const (
	maxGapLength  = 7
	maxWordLength = 9
)

// classifyNonNumber says what a trimmed cell that is no number holds.
func classifyNonNumber(cell []byte) cellKind {
	if len(cell) == 0 {
		return missingCell
	}
	if len(cell) > maxWordLength {
		return textCell
	}
	var lower [maxWordLength]byte
	for i, c := range cell {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	switch string(lower[:len(cell)]) {
	case "?", "-", ".", "---", "na", "n/a", "nan", "null", "none", // what people and most programs write
		"#n/a", "<na>", "+nan", "-nan", `\n`, "--", "..", "1.#ind", "-1.#ind", "1.#qnan": // spreadsheets, R, C, databases, the World Bank
		return missingCell
	case "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "1.#inf", "-1.#inf",
		"#num!", "#div/0!", "#value!", "#ref!", "#name?", "#null!":
		return infiniteCell
	}
	return textCell
}

// isOtherNotation reports whether a cell that is no number would be one in another notation: 0x10, 1_000, 1,5 between commas.
func isOtherNotation(cell []byte) bool {
	plain := string(bytes.Replace(bytes.ReplaceAll(bytes.TrimSpace(cell), []byte{'_'}, nil), []byte{','}, []byte{'.'}, 1))
	if _, err := strconv.ParseFloat(plain, 64); err == nil {
		return true
	}
	_, err := strconv.ParseInt(plain, 0, 64)
	return err == nil
}

// decoratedNumber reports whether a cell holds one number with a sign, a unit or marks between its thousands: $1,234 or 45% or 12 kg. bare
// is the number alone, with a point.
func decoratedNumber(cell []byte) (bare string, ok bool) {
	text := string(bytes.TrimSpace(cell))
	first := strings.IndexFunc(text, isDigit)
	if first < 0 {
		return "", false
	}
	last := strings.LastIndexFunc(text, isDigit) + 1
	front, back := text[:first], text[last:]
	if !isCurrency(strings.TrimRight(front, "+-−.")) || !isUnit(back) {
		return "", false
	}
	if bare, ok = removeThousandsMarks(text[first:last]); !ok {
		return "", false
	}
	if strings.ContainsAny(front, "-−") {
		bare = "-" + bare
	}
	_, _, how := parseNumber([]byte(bare), DecimalPoint)
	return bare, how == numberCell && bare != text
}

// removeThousandsMarks takes the marks between thousands out of a number and writes its decimal mark as a point: 1 234 567,8 or 1,234.5.
func removeThousandsMarks(text string) (string, bool) {
	point, comma := strings.LastIndexByte(text, '.'), strings.LastIndexByte(text, ',')
	at := -1 // of the decimal mark
	switch {
	case point >= 0 && comma >= 0:
		at = max(point, comma)
	case point >= 0 && strings.Count(text, ".") == 1:
		at = point
	case comma >= 0 && strings.Count(text, ",") == 1 && len(text)-comma != len(",000"):
		at = comma
	}
	whole, fraction := text, ""
	if at >= 0 {
		whole, fraction = text[:at], "."+text[at+1:]
	}
	groups := strings.FieldsFunc(whole, func(r rune) bool { return strings.ContainsRune(".,'’", r) || unicode.IsSpace(r) })
	if len(groups) > 1 && (len(groups[0]) > 3 || slices.ContainsFunc(groups[1:], func(group string) bool { return len(group) != 3 })) {
		return "", false
	}
	return strings.Join(groups, "") + fraction, true
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isCurrency reports whether text before a number is nothing, a currency sign or a code like EUR.
func isCurrency(text string) bool {
	text = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(text), "+-−"))
	if len(text) == 3 && strings.IndexFunc(text, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0 {
		return true
	}
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.Is(unicode.Sc, r) }) < 0
}

// isUnit reports whether text behind a number is nothing, a per cent sign, a currency sign or a short word like kg.
func isUnit(text string) bool {
	text = strings.TrimSpace(text)
	odd := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.Is(unicode.Sc, r) && !strings.ContainsRune("%‰°²³/", r)
	}
	return len([]rune(text)) <= 4 && strings.IndexFunc(text, odd) < 0
}
