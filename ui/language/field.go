package language

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"descent/ui/session"
)

// field is one argument of an action: how it is shown in the help, read,
// written, made up and completed. What read takes write gives back.
type field[A any] struct {
	usage      string
	read       func(*reader, *A) *LineError
	write      func(*A) []string
	random     func(*rand.Rand, *A)
	words      func(CompletionNames) []string // what may stand there; nil where nobody knows
	paths      bool                           // so may paths
	list       bool                           // its words have commas between them
	restOfLine bool                           // all that is left is one text
	repeated   bool                           // it takes all words that are left
}

// required is the absent value of a whole number that must be there.
const required = math.MinInt

func countField[A any](usage string, least, most, absent int, at func(*A) *int) field[A] {
	return field[A]{
		usage: usage,
		read: func(r *reader, a *A) (f *LineError) {
			r.split()
			switch {
			case r.more():
				*at(a), f = r.count(least, most)
			case absent == required:
				return r.missingArgument()
			default:
				*at(a) = absent
			}
			return f
		},
		write: func(a *A) []string {
			if *at(a) == absent {
				return nil
			}
			return []string{strconv.Itoa(*at(a))}
		},
		random: func(rng *rand.Rand, a *A) {
			const span = 2000
			*at(a) = least + rng.IntN(min(most-least, span)+1)
			if rng.IntN(6) == 0 {
				*at(a) = most
			}
		},
	}
}

// count reads a whole number, of which groups of three digits may be words of
// their own.
func (r *reader) count(least, most int) (int, *LineError) {
	s, j := fold(r.peek()), r.i+1
	const digits = "0123456789"
	for j < len(r.ws) && (strings.Trim(s, "+-") == "" || len(r.ws[j].raw) == 3 && most > 999 && strings.Trim(s, "+-"+digits) == "") && strings.Trim(r.ws[j].raw, digits) == "" {
		s += r.ws[j].raw
		j++
	}
	v, ok := parseWhole(s, least, most)
	if !ok {
		return 0, r.errorf("%q is no count: give a whole number from %d to %d", r.peek(), least, most)
	}
	r.i = j
	return v, nil
}

// limits says which numbers are taken.
type limits struct {
	low, high    float64
	exclusiveLow bool // low itself is none of them
}

func (l limits) contain(v float64) bool {
	return v >= l.low && v <= l.high && !(l.exclusiveLow && v == l.low)
}

func anyNumber() limits { return limits{low: -math.MaxFloat64, high: math.MaxFloat64} }
func positive() limits  { return limits{high: math.MaxFloat64, exclusiveLow: true} }

func randomNumber(rng *rand.Rand, l limits) float64 {
	for {
		some := []float64{
			0, 1, 0.3, 0.1, 1e-3, 3e-6, 1e300, 5e-324, -1, -0.5, 0.043750000000000004,
			rng.NormFloat64(), rng.Float64(), rng.ExpFloat64() * 1e-7, float64(rng.IntN(100)),
		}
		if v := some[rng.IntN(len(some))]; l.contain(v) {
			return v
		}
	}
}

// hyperSpec is what a rate is of: the learning rate, or the weight of the penalty.
type hyperSpec struct {
	word, letter string
	limits       limits
	numbersText  string // the numbers it can be
	example      string
	steps        func(CompletionNames) []float64
}

func alphaSpec() hyperSpec {
	return hyperSpec{"alpha", "α", positive(), "a number above 0", "0.3", func(n CompletionNames) []float64 { return n.Alphas }}
}

func lambdaSpec() hyperSpec {
	return hyperSpec{"lambda", "λ", limits{high: math.MaxFloat64}, "a number from 0 up", "0.1", func(CompletionNames) []float64 { return session.LambdaSteps() }}
}

// rate reads a learning rate, or a λ.
func (r *reader) rate(s string, of hyperSpec) (float64, *LineError) {
	v, ok := parseNumber(s, !r.flag)
	switch {
	case ok && of.limits.contain(v):
		return v, nil
	case r.flag:
		return 0, r.errorf("%s must be %s (behind -- a comma separates: write %s); %q is none", of.word, of.numbersText, of.example, s)
	}
	return 0, r.errorf("%s must be %s, for example %s; %q is none", of.letter, of.numbersText, of.example, s)
}

func textField[A any](usage string, at func(*A) *string) field[A] {
	return field[A]{
		usage: usage, restOfLine: true,
		read: func(r *reader, a *A) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			w := r.ws[r.i]
			if *at(a) = r.text(); strings.TrimSpace(*at(a)) == "" {
				return &LineError{At: w.at, Len: len(w.raw), What: "the name is empty: " + r.example + " has one"}
			}
			return nil
		},
		write:  func(a *A) []string { return []string{quoteIfNeeded(*at(a), false)} },
		random: func(rng *rand.Rand, a *A) { *at(a) = randomText(rng) },
	}
}

func randomText(rng *rand.Rand) string {
	some := []string{
		"students.csv", "my file.csv", "~/a b/c.csv", `C:\Users\x y\d.csv`, "a  b", " x", `he said "no"`, "it's", "'q'", `"`,
		"#1", "a #1", "--label", "a --b", "a,b", `a,"b"`, "é, ü", "a=b", "α", "x\u00a0y", ",", "=", "@3", "1e3", "off", "all", "all x", "-", "none",
	}
	return some[rng.IntN(len(some))]
}

// choiceField takes one of some words.
func choiceField[A any](usage, what string, words []string, at func(*A) *string) field[A] {
	return field[A]{
		usage: usage, words: func(CompletionNames) []string { return words },
		read: func(r *reader, a *A) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			i := slices.IndexFunc(words, func(word string) bool { return keyword(word) == keyword(r.peek()) })
			if i < 0 {
				return r.unknownChoice(what, words)
			}
			*at(a) = words[i]
			r.i++
			return nil
		},
		write:  func(a *A) []string { return []string{*at(a)} },
		random: func(rng *rand.Rand, a *A) { *at(a) = words[rng.IntN(len(words))] },
	}
}

// optionalWordField takes a word that may stand there or not.
func optionalWordField[A any](mark string, at func(*A) *bool) field[A] {
	return field[A]{
		usage: "[" + mark + "]", words: func(CompletionNames) []string { return []string{mark} },
		read: func(r *reader, a *A) *LineError {
			if *at(a) = r.more() && keyword(r.peek()) == mark; *at(a) {
				r.i++
			}
			return nil
		},
		write: func(a *A) []string {
			if *at(a) {
				return []string{mark}
			}
			return nil
		},
		random: func(rng *rand.Rand, a *A) { *at(a) = rng.IntN(2) == 0 },
	}
}

// onOffField takes on or off.
func onOffField[A any](at func(*A) *bool) field[A] {
	return field[A]{
		usage: "on/off", words: func(CompletionNames) []string { return []string{"on", "off"} },
		read: func(r *reader, a *A) *LineError {
			switch keyword(r.peek()) {
			case "on", "yes", "true":
				*at(a) = true
			case "off", "no", "false":
				*at(a) = false
			case "":
				return r.missingArgument()
			default:
				return r.errorf("%q is neither on nor off", r.peek())
			}
			r.i++
			return nil
		},
		write: func(a *A) []string {
			if *at(a) {
				return []string{"on"}
			}
			return []string{"off"}
		},
		random: func(rng *rand.Rand, a *A) { *at(a) = rng.IntN(2) == 0 },
	}
}

// forceField is what a ! behind the name says.
func forceField[A any](at func(*A) *bool) field[A] {
	return field[A]{
		read:   func(r *reader, a *A) *LineError { *at(a) = r.forced; return nil },
		write:  func(*A) []string { return nil },
		random: func(rng *rand.Rand, a *A) { *at(a) = rng.IntN(2) == 0 },
	}
}

// optionalField lets a text be empty: it is not written then.
func optionalField[A any](f field[A]) field[A] {
	read, write, random := f.read, f.write, f.random
	f.read = func(r *reader, a *A) *LineError {
		if !r.more() {
			return nil
		}
		return read(r, a)
	}
	f.write = func(a *A) []string {
		if written := write(a); written[0] != "" {
			return written
		}
		return nil
	}
	f.random = func(rng *rand.Rand, a *A) {
		if rng.IntN(2) == 0 {
			random(rng, a)
		}
	}
	return f
}

// pathField takes the name of a file.
func pathField[A any](usage string, at func(*A) *string) field[A] {
	f := textField(usage, at)
	f.paths = true
	return f
}

// thresholdField takes a number between 0 and 1.
func thresholdField[A any](at func(*A) *float64) field[A] {
	between := func(v float64) bool { return v > 0 && v < 1 }
	return numberField("T", "no threshold: give a number between 0 and 1, like 0.3", between, func(rng *rand.Rand) float64 { return 0.01 + 0.98*rng.Float64() }, at)
}

// secondsField takes how long a script waits.
func secondsField[A any](at func(*A) *float64) field[A] {
	const most = session.MaxWait
	return numberField("S", "no time: give seconds, from 0 to "+strconv.Itoa(most), limits{high: most}.contain, func(rng *rand.Rand) float64 { return float64(rng.IntN(10*most)) / 10 }, at)
}

// numberField takes a number that fits; of any other it says what it is not.
func numberField[A any](usage, isNot string, fits func(float64) bool, random func(*rand.Rand) float64, at func(*A) *float64) field[A] {
	return field[A]{
		usage: usage,
		read: func(r *reader, a *A) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			v, ok := parseNumber(r.peek(), !r.flag)
			if !ok || !fits(v) {
				return r.errorf("%q is %s", r.peek(), isNot)
			}
			r.i++
			*at(a) = v
			return nil
		},
		write:  func(a *A) []string { return []string{FormatNumber(*at(a))} },
		random: func(rng *rand.Rand, a *A) { *at(a) = random(rng) },
	}
}
