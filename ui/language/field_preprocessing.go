package language

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"descent/datasets"
	"descent/ui/session"
)

// flagDegree reads the degree of polynomial features.
func flagDegree(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > datasets.MaxDegree {
		return 0, fmt.Errorf("%q is no degree: give a whole number from 1 to %d", s, datasets.MaxDegree)
	}
	return n, nil
}

// degreeField takes the degree of polynomial features.
func degreeField(at func(*session.Degree) *int) field[session.Degree] {
	f := countField("N", 1, datasets.MaxDegree, required, at)
	f.words = func(CompletionNames) []string {
		var all []string
		for n := 1; n <= datasets.MaxDegree; n++ {
			all = append(all, strconv.Itoa(n))
		}
		return all
	}
	read := f.read
	f.read = func(r *reader, a *session.Degree) *LineError {
		if f := read(r, a); f == nil || !r.more() {
			return f
		}
		return r.errorf("%q is no degree: give a whole number from 1 to %d", r.peek(), datasets.MaxDegree)
	}
	return f
}

// defaultSplitSeed is that of a split that names none.
const defaultSplitSeed = 1

// parseSplit reads a split word by word: a share, a seed, stratified. bad is the
// place of the word that is none of that.
func parseSplit(words []string) (sp datasets.Split, bad int) {
	sp.Seed = defaultSplitSeed
	for i, w := range words {
		switch w = keyword(w); {
		case i == 0:
			v, ok := parsePercent(w)
			if !ok {
				return sp, i
			}
			sp.Percent = v
		case w == "stratified" && !sp.Stratified:
			sp.Stratified = true
		default:
			seed, err := strconv.ParseUint(w, 10, 64)
			if err != nil || i > 1 {
				return sp, i
			}
			sp.Seed = seed
		}
	}
	return sp, -1
}

// parsePercent reads 30% or 0.3 as a whole number of hundredths.
func parsePercent(s string) (percent int, ok bool) {
	if text, is := strings.CutSuffix(s, "%"); is {
		n, err := strconv.Atoi(text)
		return n, err == nil && n >= 1 && n <= 99
	}
	v, ok := parseNumber(s, true)
	percent = int(v*100 + 0.5)
	return percent, ok && v > 0 && v < 1 && percent >= 1 && percent <= 99
}

const splitForm = "give a share from 1% to 99%, then a seed and stratified if you like: 30% 7 stratified"

// flagSplit reads a split with commas between its words.
func flagSplit(s string) (datasets.Split, error) {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
	sp, bad := parseSplit(words)
	if bad >= 0 || len(words) == 0 {
		return sp, fmt.Errorf("%q is no split: %s", s, strings.ReplaceAll(splitForm, "30% 7 stratified", "30%,7,stratified"))
	}
	return sp, nil
}

// splitField takes which rows are kept for testing.
func splitField(at func(*session.Test) *datasets.Split) field[session.Test] {
	return field[session.Test]{
		usage: "30% …", words: func(CompletionNames) []string { return []string{"30%", "stratified"} }, repeated: true,
		read: func(r *reader, a *session.Test) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			r.split()
			var words []string
			from := r.i
			for _, w := range r.ws[r.i:] {
				words = append(words, w.raw)
			}
			sp, bad := parseSplit(words)
			if bad >= 0 {
				r.i = from + bad
				return r.errorf("%q: %s", r.peek(), splitForm)
			}
			*at(a), r.i = sp, len(r.ws)
			return nil
		},
		write:  func(a *session.Test) []string { return strings.Fields(at(a).String()) },
		random: func(rng *rand.Rand, a *session.Test) { *at(a) = randomSplit(rng) },
	}
}

func randomSplit(rng *rand.Rand) datasets.Split {
	return datasets.Split{Percent: 1 + rng.IntN(99), Seed: rng.Uint64(), Stratified: rng.IntN(2) == 0}
}
