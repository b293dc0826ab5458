package command

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"descent/datasets"
)

// The words that stand for a value.
const (
	all       = "all"
	converged = "converged"
	fastest   = "max"
	random    = "random"
	zero      = "zero"
)

// farthest is the largest iteration that can be named.
const farthest = 1_000_000_000

// What numbers can have: 17 digits tell any two float64 apart.
const (
	LeastDigits = 3
	MostDigits  = 17
)

// isNumber tells whether a line is of nothing but digits, signs and blanks: a
// person who types "10 000" means an iteration.
func isNumber(line string) bool {
	return line != "" && strings.Trim(line, "+-−.0123456789 eE") == "" && !strings.ContainsAny(line[:1], "eE")
}

func readGoto(_ Words, arg string, _ bool) (Effect, error) {
	s := strings.NewReplacer(" ", "", "−", "-").Replace(arg)
	k, err := strconv.Atoi(s)
	relative := strings.HasPrefix(s, "+") || strings.HasPrefix(s, "-")
	if err != nil || k > farthest || k < -farthest || relative && k == 0 {
		return nil, fmt.Errorf("%q is no iteration: type a whole number from 0 to %d, or +100 or −100 to go from here", arg, farthest)
	}
	switch {
	case relative && k > 0:
		return Step{k}, nil
	case relative:
		return Back{-k}, nil
	}
	return Goto{k}, nil
}

func readAlpha(_ Words, arg string, _ bool) (Effect, error) {
	v, err := LearningRate(arg)
	return Alpha{v}, err
}

// LearningRate reads an α: finite and above 0.
func LearningRate(s string) (float64, error) {
	v, err := Number(s)
	if err != nil || v <= 0 {
		return 0, fmt.Errorf("α must be a number above 0, for example 0.3; %q is none", s)
	}
	return v, nil
}

// Number reads a finite number as people type it: a comma or a point, a hyphen
// or a minus sign.
func Number(s string) (float64, error) {
	t := strings.NewReplacer("−", "-", ",", ".").Replace(strings.TrimSpace(s))
	v, err := strconv.ParseFloat(t, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || strings.ContainsAny(t, "xX_") {
		return 0, fmt.Errorf("%q is no number", s)
	}
	return v, nil
}

// Numbers reads numbers apart by blanks, commas or semicolons.
func Numbers(s string) ([]float64, error) {
	var vs []float64
	for _, field := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' || r == ';' }) {
		v, err := Number(field)
		if err != nil {
			return nil, err
		}
		vs = append(vs, v)
	}
	return vs, nil
}

func readData(_ Words, arg string, _ bool) (Effect, error) {
	return Data{unquoted(arg)}, nil
}

// unquoted is a path without the quotes that a shell would need.
func unquoted(path string) string {
	for _, q := range []string{`"`, `'`} {
		if len(path) > 1 && strings.HasPrefix(path, q) && strings.HasSuffix(path, q) {
			return path[1 : len(path)-1]
		}
	}
	return path
}

func readFeatures(_ Words, arg string, _ bool) (Effect, error) {
	if strings.EqualFold(arg, all) {
		return Features{}, nil
	}
	names, err := Names(arg)
	return Features{names}, err
}

// Names reads names with commas between them; a name that holds a comma stands
// in double quotes, as in CSV.
func Names(s string) ([]string, error) {
	r := csv.NewReader(strings.NewReader(s))
	r.TrimLeadingSpace = true
	r.LazyQuotes = true
	names, err := r.Read()
	if err != nil {
		return nil, errors.New("the list is empty; name columns like a,b")
	}
	for i, name := range names {
		if names[i] = strings.TrimSpace(name); names[i] == "" {
			return nil, fmt.Errorf("name %d: the value is empty; leave it out or name one", i+1)
		}
	}
	return names, nil
}

func readScale(_ Words, arg string, _ bool) (Effect, error) {
	m, err := datasets.ParseMethod(strings.ToLower(arg))
	if err != nil {
		return nil, choice("scaling", arg, datasets.Methods())
	}
	return Scale{m}, nil
}

// choice is the error for a word that is none of those there are.
func choice(what, got string, words []string) error {
	if near := Nearest(got, words); near != "" {
		return fmt.Errorf("unknown %s %q: did you mean %s?", what, got, near)
	}
	return fmt.Errorf("unknown %s %q: choose %s", what, got, strings.Join(words, ", "))
}

func readInit(_ Words, arg string, _ bool) (Effect, error) {
	fields := strings.Fields(arg)
	switch word := strings.ToLower(fields[0]); {
	case word == zero || word == "zeros":
		if len(fields) > 1 {
			return nil, fmt.Errorf("init zero takes nothing more: leave out %q", strings.Join(fields[1:], " "))
		}
		return Init{}, nil
	case word == random && len(fields) == 1:
		return Init{Random: true}, nil
	case word == random:
		seed, err := strconv.ParseUint(strings.Join(fields[1:], " "), 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is no seed: give a whole number, for example init random 7", strings.Join(fields[1:], " "))
		}
		return Init{Random: true, Seed: &seed}, nil
	case isLetter([]rune(word)[0]):
		return nil, choice("start", fields[0], []string{zero, random})
	}
	values, err := Numbers(arg)
	if err == nil && len(values) == 0 {
		err = fmt.Errorf("%q is no number", arg)
	}
	return Init{Values: values}, err
}

func readTheme(w Words, arg string, _ bool) (Effect, error) {
	if name := strings.ToLower(arg); slices.Contains(w.Themes, name) {
		return Theme{name}, nil
	}
	return nil, choice("theme", arg, w.Themes)
}

func readSpeed(w Words, arg string, _ bool) (Effect, error) {
	if strings.EqualFold(arg, fastest) {
		return Speed{}, nil
	}
	n, err := strconv.Atoi(strings.TrimSuffix(arg, "/s"))
	if err != nil || n == 0 || !slices.Contains(w.Speeds, n) {
		return nil, fmt.Errorf("%q is no speed: choose %s steps a second", arg, strings.Join(speeds(w), ", "))
	}
	return Speed{n}, nil
}

func readDigits(_ Words, arg string, _ bool) (Effect, error) {
	n, err := strconv.Atoi(arg)
	if err != nil || n < LeastDigits || n > MostDigits {
		return nil, fmt.Errorf("%q is no number of digits: choose %d to %d", arg, LeastDigits, MostDigits)
	}
	return Digits{n}, nil
}

// decimals are the words for what stands before the fraction of a number.
func decimals() []string { return []string{"comma", "point"} }

func readDecimal(_ Words, arg string, _ bool) (Effect, error) {
	switch strings.ToLower(arg) {
	case "comma":
		return Decimal{datasets.DecimalComma}, nil
	case "point":
		return Decimal{datasets.DecimalPoint}, nil
	}
	return nil, choice("decimal mark", arg, decimals())
}

// Format is what an export writes.
type Format uint8

// The formats: the first two hold the run's snapshots, the others the screen.
const (
	CSV Format = iota
	JSONL
	SVG
	Text
)

// Formats lists the endings of file names, in the order of the constants.
func Formats() []string { return []string{".csv", ".jsonl", ".svg", ".txt"} }

func readExport(w Words, arg string, bang bool) (Effect, error) {
	file := unquoted(arg)
	i := slices.Index(Formats(), strings.ToLower(filepath.Ext(file)))
	switch {
	case w.Spoken && (i < 0 || i > int(JSONL)):
		return nil, fmt.Errorf("%q: without a screen only the run can be written: end the name in .csv or .jsonl", file)
	case i < 0:
		return nil, fmt.Errorf("%q has no ending that says what to write: .csv or .jsonl for the run, .svg or .txt for this screen", file)
	}
	return Export{File: file, Format: Format(i), Overwrite: bang}, nil //nolint:gosec // a place in a list of four
}
