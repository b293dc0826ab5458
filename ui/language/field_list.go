package language

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"descent/ui/session"
)

// namesField takes names with commas between them.
func namesField[A any](usage string, known func(CompletionNames) []string, at func(*A) *[]string) field[A] {
	return field[A]{
		usage: usage, words: known, list: true, restOfLine: true,
		read: func(r *reader, a *A) (f *LineError) {
			*at(a), f = r.names()
			return f
		},
		write: func(a *A) []string {
			written := make([]string, len(*at(a)))
			for i, name := range *at(a) {
				written[i] = quoteIfNeeded(name, true)
			}
			return []string{strings.Join(written, ",")}
		},
		random: func(rng *rand.Rand, a *A) {
			*at(a) = nil
			for range 1 + rng.IntN(4) {
				*at(a) = append(*at(a), randomText(rng))
			}
		},
	}
}

func (r *reader) names() ([]string, *LineError) {
	if !r.more() {
		return nil, r.missingArgument()
	}
	at := r.ws[r.i].at
	text := r.rest()
	var all []string
	for _, piece := range splitAtCommas(text) {
		name := unquoted(strings.Trim(piece, " "))
		if strings.TrimSpace(name) == "" {
			f := &LineError{At: at, Len: len(piece)}
			f.What = "name " + strconv.Itoa(len(all)+1) + ": the value is empty; leave it out or name one"
			return nil, f
		}
		all = append(all, name)
		at += len(piece) + 1
	}
	return all, nil
}

// Columns reads names with commas between them; a name that holds a comma stands
// in quotes.
func Columns(s string) ([]string, error) {
	r := &reader{name: "features", example: "a,b", line: s, end: len(s), flag: true}
	var f *LineError
	if r.ws, f = splitWords(s, true); f != nil {
		return nil, f.Err()
	}
	if !r.more() {
		return nil, errors.New("the list is empty; name columns like a,b")
	}
	all, f := r.names()
	return all, f.Err()
}

// wordsField takes one or more of some words.
func wordsField[A any](usage, what string, known []string, most int, at func(*A) *[]string) field[A] {
	return field[A]{
		usage: usage, words: func(CompletionNames) []string { return known }, repeated: true,
		read: func(r *reader, a *A) *LineError {
			r.split()
			*at(a) = nil
			for r.more() && len(*at(a)) < most {
				w := keyword(r.peek())
				if !slices.Contains(known, w) {
					if len(*at(a)) > 0 {
						break
					}
					return r.unknownChoice(what, known)
				}
				if r.i++; !slices.Contains(*at(a), w) {
					*at(a) = append(*at(a), w)
				}
			}
			if len(*at(a)) == 0 {
				return r.missingArgument()
			}
			return nil
		},
		write: func(a *A) []string { return *at(a) },
		random: func(rng *rand.Rand, a *A) {
			*at(a) = nil
			for _, i := range rng.Perm(len(known))[:1+rng.IntN(min(most, len(known)))] {
				*at(a) = append(*at(a), known[i])
			}
		},
	}
}

// numbersField takes numbers up to the end.
func numbersField[A any](usage string, at func(*A) *[]float64) field[A] {
	return field[A]{
		usage: usage, repeated: true,
		read: func(r *reader, a *A) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			r.split()
			*at(a) = nil
			for r.more() {
				v, ok := parseNumber(r.peek(), !r.flag)
				if !ok {
					return r.errorf("%q is no number", r.peek())
				}
				*at(a) = append(*at(a), v)
				r.i++
			}
			if len(*at(a)) == 0 {
				return r.missingArgument()
			}
			return nil
		},
		write: func(a *A) []string { return typedAll(*at(a)) },
		random: func(rng *rand.Rand, a *A) {
			*at(a) = nil
			for range 1 + rng.IntN(4) {
				*at(a) = append(*at(a), randomNumber(rng, anyNumber()))
			}
		},
	}
}

func typedAll(vs []float64) []string {
	written := make([]string, len(vs))
	for i, v := range vs {
		written[i] = FormatNumber(v)
	}
	return written
}

// maxCompared is how many runs a comparison takes besides the present one.
const maxCompared = 4

// compareField takes different learning rates, or λ.
func compareField[A any](of hyperSpec, at func(*A) *[]float64) field[A] {
	return field[A]{
		usage: of.letter + " …", words: func(n CompletionNames) []string { return typedAll(of.steps(n)) }, repeated: true,
		read: func(r *reader, a *A) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			typed := r.ws[r.i]
			r.split()
			var values []float64
			for r.more() {
				v, f := r.rate(r.peek(), of)
				if f != nil {
					return f
				}
				if r.i++; !slices.Contains(values, v) {
					values = append(values, v)
				}
			}
			if *at(a) = values; len(values) == 0 {
				return &LineError{At: typed.at, Len: len(typed.raw), What: strconv.Quote(typed.raw) + " names no " + of.letter + ": write it like " + r.example}
			}
			if n := len(values); n > maxCompared {
				return &LineError{At: typed.at, Len: r.end - typed.at, What: "1 to 4 different " + of.letter + ", not " + strconv.Itoa(n)}
			}
			return nil
		},
		write: func(a *A) []string { return typedAll(*at(a)) },
		random: func(rng *rand.Rand, a *A) {
			*at(a) = nil
			for n := 1 + rng.IntN(maxCompared); len(*at(a)) < n; {
				if v := randomNumber(rng, of.limits); !slices.Contains(*at(a), v) {
					*at(a) = append(*at(a), v)
				}
			}
		},
	}
}

// scheduleField takes VALUE@K …, K ascending; the first may stand without.
func scheduleField[A any](of hyperSpec, at func(*A) *[]session.ScheduledValue) field[A] {
	return field[A]{
		usage: of.example, words: func(n CompletionNames) []string { return typedAll(of.steps(n)) }, repeated: true,
		read: func(r *reader, a *A) (f *LineError) {
			*at(a), f = r.schedule(of)
			return f
		},
		write: func(a *A) []string {
			var written []string
			for _, rate := range *at(a) {
				s := FormatNumber(rate.Value)
				if rate.From != session.FromNextStep {
					s += "@" + strconv.Itoa(rate.From)
				}
				written = append(written, s)
			}
			return written
		},
		random: func(rng *rand.Rand, a *A) {
			*at(a) = nil
			from := session.FromNextStep
			if rng.IntN(5) == 0 {
				from = rng.IntN(9)
			}
			for range 1 + rng.IntN(4) {
				*at(a) = append(*at(a), session.ScheduledValue{Value: randomNumber(rng, of.limits), From: from})
				from += 1 + rng.IntN(30)
			}
		},
	}
}

// schedule reads rates with the iterations from which they hold.
func (r *reader) schedule(of hyperSpec) ([]session.ScheduledValue, *LineError) {
	if !r.more() {
		return nil, r.missingArgument()
	}
	var plan []session.ScheduledValue
	r.split()
	for last := session.FromNextStep; r.more(); r.i++ {
		text, from, dated := strings.Cut(r.peek(), "@")
		k, ok := parseWhole(from, 0, session.MaxIteration)
		if dated && !ok {
			return nil, r.errorf("%q is no iteration: write it like 1@20", from)
		}
		if !dated {
			k = session.FromNextStep
		}
		v, f := r.rate(text, of)
		if f != nil {
			return nil, f
		}
		if len(plan) > 0 && k <= last {
			return nil, r.errorf("%q: a later value needs a later iteration, like 0.3 1@20", r.peek())
		}
		plan, last = append(plan, session.ScheduledValue{Value: v, From: k}), k
	}
	if len(plan) == 0 {
		return nil, r.missingArgument()
	}
	return plan, nil
}
