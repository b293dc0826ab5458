package language

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/session"
)

// readFlag is how a value of a flag is read: what comes of it, or why not.
type readFlag func(string) (any, error)

func reads[T any](read func(string) (T, error)) readFlag {
	return func(s string) (any, error) { return read(s) }
}

func least[T, L any](read func(string, L) (T, error), low L) readFlag {
	return func(s string) (any, error) { return read(s, low) }
}

// Values of flags are read as they are written, or refused with what to give
// instead.
func TestFlagValues(t *testing.T) {
	const no = "; write it like 0.3 or 1e-8"
	for name, c := range map[string]struct {
		read readFlag
		want map[string]any // an error by its text
	}{
		"number": {reads(FlagNumber), map[string]any{
			"0.3": 0.3, "-1e-8": -1e-8, "+2": 2.0, "1e400": `"1e400" is too large for a 64-bit number`, "0x1p4": `"0x1p4" is no number` + no, "1_0": `"1_0" is no number` + no,
			"": `"" is no number` + no, "NaN": `"NaN" is not finite; give a finite number`, "-inf": `"-inf" is not finite; give a finite number`,
		}},
		"above": {least(FlagAbove, 0.5), map[string]any{
			"0.75": 0.75, "0.5": `"0.5" is not above 0.5; give a finite number above 0.5`, "-1": `"-1" is not above 0.5; give a finite number above 0.5`, "x": `"x" is no number` + no,
		}},
		"at least": {least(FlagAtLeast, 0), map[string]any{"0": 0.0, "2.5": 2.5, "-0.1": `"-0.1" is below 0; give 0 or more`, "x": `"x" is no number` + no}},
		"numbers": {reads(FlagNumbers), map[string]any{
			"1, -2 ,3e1": []float64{1, -2, 30}, "4": []float64{4}, "1,,2": `number 2: "" is no number` + no, "1,2,inf": `number 3: "inf" is not finite; give a finite number`,
		}},
		"whole": {least(FlagWhole, 1), map[string]any{
			"1": 1, "100": 100, "0": `"0" is too small; give 1 or more`, "-99999999999999999999": `"-99999999999999999999" is too small; give 1 or more`,
			"99999999999999999999": `"99999999999999999999" is too large; give at most 9223372036854775807`, "1.5": `"1.5" is no whole number; write it like 100`,
		}},
		"seed": {reads(FlagSeed), map[string]any{
			"0": uint64(0), "18446744073709551615": uint64(math.MaxUint64), "-1": `"-1" is no seed; give a whole number from 0 to 2^64-1`, "18446744073709551616": `"18446744073709551616" is no seed; give a whole number from 0 to 2^64-1`,
		}},
		"text": {reads(FlagText), map[string]any{" a b ": "a b", " ": "the value is empty; leave the flag out or name one"}},
		"switch": {reads(FlagSwitch), map[string]any{
			"on": true, "off": false, "true": true, "0": false, "maybe": `"maybe" is neither on nor off; the flag alone switches it on`,
		}},
		"sum": {reads(flagChecksum), map[string]any{
			strings.Repeat("0F", datasets.ChecksumDigits/2): strings.Repeat("0f", datasets.ChecksumDigits/2), "12": `"12" is no sum; give the 8 hexadecimal digits that share wrote`,
		}},
		"degree": {reads(flagDegree), map[string]any{
			"1": 1, "6": 6, "0": `"0" is no degree: give a whole number from 1 to 6`, "7": `"7" is no degree: give a whole number from 1 to 6`, "x": `"x" is no degree: give a whole number from 1 to 6`,
		}},
		"split": {reads(flagSplit), map[string]any{
			"30%": datasets.Split{Percent: 30, Seed: 1}, "0.3,7": datasets.Split{Percent: 30, Seed: 7}, "1%,7,Stratified": datasets.Split{Percent: 1, Seed: 7, Stratified: true}, "99%,stratified": datasets.Split{Percent: 99, Seed: 1, Stratified: true},
			"": `"" is no split`, "0%": `"0%" is no split`, "100%": `"100%" is no split`, "1.5": `"1.5" is no split`, "0": `"0" is no split`, "30%,x": `"30%,x" is no split`, "30%,7,8": `"30%,7,8" is no split`, "30%,stratified,stratified": `"30%,stratified,stratified" is no split`,
		}},
	} {
		for text, want := range c.want {
			got, err := c.read(text)
			why, refused := want.(string)
			if name == "split" && refused {
				why += ": give a share from 1% to 99%, then a seed and stratified if you like: 30%,7,stratified"
			}
			switch {
			case err == nil && !reflect.DeepEqual(got, want), err != nil && (!refused || err.Error() != why):
				t.Errorf("%s %q is %v, %v; want %v", name, text, got, err, want)
			}
		}
	}
}

// The flags of a moment are read one by one, each for itself; a later one of the
// same name stands, and what is forgotten was never given.
func TestMomentReader(t *testing.T) {
	var r MomentReader
	for _, set := range []struct{ name, value, wrong string }{
		{"alpha", "0.3", ""},
		{"alpha", "1", ""},
		{"goto", "7", ""},
		{"do", "step 2", ""},
		{"do", "digits 8", ""},
		{"zoom", "", ""},
		{"lambda", "x", `lambda must be a number from 0 up (behind -- a comma separates: write 0.1); "x" is none`},
		{"goto", "", "it needs a value"},
		{"goto", `"`, "a quote that is not closed: write another at its end"},
		{"do", "", "--do needs a line"},
		{"do", "stpe", `unknown command "stpe": did you mean step?`},
		{"do", "data moons", "--do takes a line that changes something, and no data"},
		{"do", "zoom", "--do takes a line that changes something, and no data"},
	} {
		err := r.Set(set.name, set.value)
		if set.wrong == "" && err != nil || set.wrong != "" && (err == nil || err.Error() != set.wrong) {
			t.Errorf("--%s %q: %v, want %q", set.name, set.value, err, set.wrong)
		}
	}
	two := session.Step{N: 2}
	want := []session.Action{alphaOf(1), session.Goto{K: 7}, session.Zoom{On: true}, two, session.Digits{N: 8}}
	if got := r.Actions(); !reflect.DeepEqual(got, want) {
		t.Errorf("it reads %#v, want %#v", got, want)
	}
	r.Unset("alpha")
	if got := r.Actions(); !reflect.DeepEqual(got, want[1:]) {
		t.Errorf("without α it reads %#v", got)
	}
}

// An error keeps its place in what is left of a line.
func TestShifted(t *testing.T) {
	const line = "goto 1e3"
	f := LineError{At: 5, Len: 3, What: "what", Suggestion: "that"}
	for n, want := range map[int]string{0: "1e3", 5: "1e3", 3: "1e3", 6: "e3", 8: ""} {
		got := f.Shifted(n)
		if over := line[n:][got.At : got.At+got.Len]; over != want || got.What != f.What || got.Suggestion != f.Suggestion {
			t.Errorf("without %d bytes it lies over %q: %+v", n, over, got)
		}
	}
}

// What a row begins with can be typed on: of those that take nothing it is all.
func TestBeginning(t *testing.T) {
	for line, want := range map[string]string{"compare off": "compare off", "compare 0.1": "compare ", "quit": "quit", "init random 7": "init random "} {
		i, _ := Parse(line)
		if r, ok := RowOf(i); !ok || r.Beginning() != want {
			t.Errorf("%q begins with %q", line, r.Beginning())
		}
	}
	if got := []string{Quoted("a b"), Quoted("a"), Quoted(`a "b"`), Quoted(" a")}; !slices.Equal(got, []string{"a b", "a", `"a ""b"""`, `" a"`}) {
		t.Errorf("texts are quoted as %q", got)
	}
}
