package language

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"descent/datasets"
	"descent/ui/session"
)

// The readers of flag values. Their errors say what is wrong with the text and
// what to give instead; the flag's name is put before that by flagError.

// FlagNumber reads a finite decimal number. It is stricter than strconv: no
// hexadecimal, no underscore.
func FlagNumber(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		return 0, fmt.Errorf("%q is too large for a 64-bit number", s)
	case err != nil, strings.ContainsAny(s, "xX_"):
		return 0, fmt.Errorf("%q is no number; write it like 0.3 or 1e-8", s)
	case math.IsNaN(v), math.IsInf(v, 0):
		return 0, fmt.Errorf("%q is not finite; give a finite number", s)
	}
	return v, nil
}

// FlagAbove reads a number above low.
func FlagAbove(s string, low float64) (float64, error) {
	v, err := FlagNumber(s)
	if err == nil && v <= low {
		return 0, fmt.Errorf("%q is not above %g; give a finite number above %g", s, low, low)
	}
	return v, err
}

// FlagAtLeast reads a number that is low or more.
func FlagAtLeast(s string, low float64) (float64, error) {
	v, err := FlagNumber(s)
	if err == nil && v < low {
		return 0, fmt.Errorf("%q is below %g; give %g or more", s, low, low)
	}
	return v, err
}

// FlagNumbers reads numbers with commas between them.
func FlagNumbers(s string) ([]float64, error) {
	var vs []float64
	for i, part := range strings.Split(s, ",") {
		v, err := FlagNumber(strings.TrimSpace(part))
		if err != nil {
			return nil, fmt.Errorf("number %d: %w", i+1, err)
		}
		vs = append(vs, v)
	}
	return vs, nil
}

// FlagWhole reads an integer that is low or more.
func FlagWhole(s string, low int) (int, error) {
	v, err := strconv.Atoi(s)
	switch {
	case errors.Is(err, strconv.ErrRange) && !strings.HasPrefix(s, "-"):
		return 0, fmt.Errorf("%q is too large; give at most %d", s, math.MaxInt)
	case errors.Is(err, strconv.ErrRange), err == nil && v < low:
		return 0, fmt.Errorf("%q is too small; give %d or more", s, low)
	case err != nil:
		return 0, fmt.Errorf("%q is no whole number; write it like 100", s)
	}
	return v, nil
}

// FlagSeed reads a seed.
func FlagSeed(s string) (uint64, error) {
	v, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is no seed; give a whole number from 0 to 2^64-1", s)
	}
	return v, nil
}

// flagChecksum reads the checksum of data.
func flagChecksum(s string) (string, error) {
	sum := strings.ToLower(s)
	if len(sum) != datasets.ChecksumDigits || strings.Trim(sum, "0123456789abcdef") != "" {
		return "", fmt.Errorf("%q is no sum; give the %d hexadecimal digits that share wrote", s, datasets.ChecksumDigits)
	}
	return sum, nil
}

// FlagText reads a text that is not empty.
func FlagText(s string) (string, error) {
	if s = strings.TrimSpace(s); s == "" {
		return "", errors.New("the value is empty; leave the flag out or name one")
	}
	return s, nil
}

// FlagSwitch reads the value of a switch, which needs none.
func FlagSwitch(s string) (bool, error) {
	switch s {
	case "on":
		return true, nil
	case "off":
		return false, nil
	}
	on, err := strconv.ParseBool(s)
	if err != nil {
		return false, fmt.Errorf("%q is neither on nor off; the flag alone switches it on", s)
	}
	return on, nil
}

// FlagValue is a flag with its value as it is written, empty for a switch.
type FlagValue struct{ Name, Value string }

// FlagsOf lists the flags of data in their one order.
func FlagsOf(d session.Data) []FlagValue {
	var all []FlagValue
	for _, f := range Flags() {
		value := f.write(d.ReadOptions)
		if value == "" {
			continue
		}
		if !f.list {
			value = quoteIfNeeded(value, false)
		}
		all = append(all, FlagValue{f.Name, value})
	}
	return append(all, momentValues(d.RestoreActions)...)
}
