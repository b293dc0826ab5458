package check

import (
	"math"
	"strconv"
	"strings"
)

// Cell is one printed number. Text is empty where nothing stands.
type Cell struct {
	Text     string
	Value    float64
	HalfUnit float64 // half a unit of the last digit that was printed
}

// integerHalfUnit is half a unit of a number that was printed without a fraction.
const integerHalfUnit = 0.5

// ReadCell reads a number as programs print it: a sign, digits with a point, an exponent; nan and inf.
func ReadCell(text string, comma bool) (Cell, bool) {
	text = strings.TrimSpace(text)
	plain := strings.ReplaceAll(text, "−", "-")
	plain = strings.TrimSuffix(strings.TrimPrefix(plain, "["), "]") // a list of one number, as numpy prints it
	plain = strings.TrimSpace(plain)
	if comma {
		plain = strings.Replace(plain, ",", ".", 1)
	}
	switch strings.ToLower(strings.TrimLeft(plain, "+-")) {
	case "":
		return Cell{}, text == ""
	case "nan":
		return Cell{Text: text, Value: math.NaN()}, true
	case "inf", "infinity":
		return Cell{Text: text, Value: math.Inf(map[bool]int{true: -1, false: 1}[plain[0] == '-'])}, true
	}
	if strings.Trim(plain, "+-.0123456789eE") != "" {
		return Cell{}, false
	}
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		return Cell{}, false
	}
	return Cell{Text: text, Value: v, HalfUnit: halfUnit(plain)}, true
}

// halfUnit is half a unit of the last digit of a decimal number.
func halfUnit(text string) float64 {
	mantissa, exponent := text, 0
	if at := strings.IndexAny(text, "eE"); at >= 0 {
		mantissa = text[:at]
		exponent, _ = strconv.Atoi(text[at+1:]) // it is one: the whole number was read
	}
	if _, fraction, ok := strings.Cut(mantissa, "."); ok {
		exponent -= len(fraction)
	}
	half, _ := strconv.ParseFloat("5e"+strconv.Itoa(exponent-1), 64)
	return half
}

// Decimals is how many decimals a number was printed with; -1 where it has an exponent or none is meant.
func (c Cell) Decimals() int {
	if c.Text == "" || strings.ContainsAny(c.Text, "eEnN") {
		return -1
	}
	at := strings.LastIndexAny(c.Text, ".,")
	if at < 0 {
		return 0
	}
	return len(strings.TrimRight(c.Text[at+1:], "] "))
}

const (
	halfUnitSlack = 1.000001 // of half a unit: the printed decimal is itself not exact in float64
	floatAccuracy = 1e-12    // of any calculation in float64, relative to 1 or the number
)

// Agrees reports whether the cell is v to the digits that were printed.
func (c Cell) Agrees(v float64) bool { return c.agrees(v, 0) }

// agrees reports whether the cell is v to the digits that were printed, where v may be
// off by so much.
func (c Cell) agrees(v, off float64) bool {
	if c.Text == "" {
		return true
	}
	if c.Value == v || math.IsNaN(c.Value) && math.IsNaN(v) {
		return true
	}
	return math.Abs(c.Value-v) <= float64(c.HalfUnit*halfUnitSlack)+float64(floatAccuracy*max(1, math.Abs(v)))+float64(off) // off may be a product
}
