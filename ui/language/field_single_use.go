package language

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"descent/datasets"
	"descent/ui/session"
)

// untilField takes a condition that steps can make true.
func untilField(at func(*session.Until) *session.Condition) field[session.Until] {
	f := conditionField(at)
	read := f.read
	f.read = func(r *reader, a *session.Until) *LineError {
		first := r.i
		if f := read(r, a); f != nil {
			return f
		}
		return r.checkSteppable(*at(a), r.ws[first])
	}
	f.random = func(rng *rand.Rand, a *session.Until) { *at(a) = randomCondition(rng, true) }
	return f
}

// expectField takes a condition that can be looked at.
func expectField(at func(*session.Expect) *session.Condition) field[session.Expect] {
	f := conditionField(at)
	read := f.read
	f.read = func(r *reader, a *session.Expect) *LineError {
		first := r.i
		if f := read(r, a); f != nil {
			return f
		}
		if n := at(a).Within; n > 0 {
			from := r.ws[first].at
			return &LineError{At: from, Len: r.end - from, What: fmt.Sprintf("within is for until: expect looks at this iteration only; steps<=%d says how many there were", n)}
		}
		return nil
	}
	f.random = func(rng *rand.Rand, a *session.Expect) { *at(a) = randomCondition(rng, false) }
	return f
}

func conditionField[A any](at func(*A) *session.Condition) field[A] {
	return field[A]{
		usage: "J<0.1", words: func(CompletionNames) []string { return []string{"J<", "converged"} }, restOfLine: true,
		read: func(r *reader, a *A) (f *LineError) {
			if !r.more() {
				return r.missingArgument()
			}
			from := r.ws[r.i].at
			*at(a), f = parseCondition(r.rest(), from)
			return f
		},
		write: func(a *A) []string { return []string{TypedCondition(*at(a))} },
	}
}

func randomCondition(rng *rand.Rand, moves bool) session.Condition {
	var c session.Condition
	rows := session.Quantities()
	for len(c.Clauses) == 0 || rng.IntN(2) == 0 {
		d := rows[rng.IntN(len(rows))]
		if moves && !d.ChangesWithSteps {
			continue
		}
		q, _ := parseQuantity(d.Name)
		if q.Index > 0 {
			q.Index = 1 + rng.IntN(30)
		}
		clause := session.Clause{Left: q, Relation: session.Relation(rng.IntN(len(relations())))} //nolint:gosec // one of six
		switch d.Kind {
		case session.WordKind:
			clause.Relation = session.Equal + session.Relation(rng.IntN(2)) //nolint:gosec // one of two
			some := append([]string{}, d.Words...)
			if len(some) == 0 {
				some = []string{"iris", "my file.csv", `a "b".csv`, "α−1.csv", "a<b", "and", "#", "within 3", "it's"}
			}
			clause.Word = some[rng.IntN(len(some))]
		case session.ComputedKind:
			clause.Relation %= session.Equal
			clause.Number = randomNumber(rng, anyNumber())
		case session.ExactKind:
			clause.Number = randomNumber(rng, anyNumber())
			if rng.IntN(3) == 0 {
				clause.Number, clause.Right = 0, session.Quantity{Name: "n"}
			}
		}
		c.Clauses = append(c.Clauses, clause)
	}
	if moves && rng.IntN(3) == 0 {
		c.Within = 1 + rng.IntN(500)
	}
	return c
}

// speedField takes the steps a second of play.
func speedField(at func(*session.Speed) *int) field[session.Speed] {
	const fastest = "max"
	write := func(n int) string {
		if n == 0 {
			return fastest
		}
		return strconv.Itoa(n)
	}
	var all []string
	for _, n := range session.Speeds() {
		all = append(all, write(n))
	}
	return field[session.Speed]{
		usage: "N", words: func(CompletionNames) []string { return all },
		read: func(r *reader, a *session.Speed) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			s := strings.TrimSuffix(keyword(r.peek()), "/s")
			i := slices.Index(all, s)
			if i < 0 {
				return r.errorf("%q is no speed: choose %s steps a second", r.peek(), strings.Join(all, ", "))
			}
			r.i++
			*at(a) = session.Speeds()[i]
			return nil
		},
		write:  func(a *session.Speed) []string { return []string{write(*at(a))} },
		random: func(rng *rand.Rand, a *session.Speed) { *at(a) = session.Speeds()[rng.IntN(len(all))] },
	}
}

// digitsField takes how many digits numbers have.
func digitsField(at func(*session.Digits) *int) field[session.Digits] {
	f := countField("8", session.MinDigits, session.MaxDigits, required, at)
	f.words = func(CompletionNames) []string {
		var all []string
		for n := session.MinDigits; n <= session.MaxDigits; n++ {
			all = append(all, strconv.Itoa(n))
		}
		return all
	}
	read := f.read
	f.read = func(r *reader, a *session.Digits) *LineError {
		if f := read(r, a); f == nil || !r.more() {
			return f
		}
		return r.errorf("%q is no number of digits: choose %d to %d", r.peek(), session.MinDigits, session.MaxDigits)
	}
	return f
}

// scaleField takes a way to scale.
func scaleField(at func(*session.Scale) *datasets.ScalingMethod) field[session.Scale] {
	all := datasets.Methods()
	return field[session.Scale]{
		usage: "METHOD", words: func(CompletionNames) []string { return all },
		read: func(r *reader, a *session.Scale) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			m, err := datasets.ParseMethod(keyword(r.peek()))
			if err != nil {
				return r.unknownChoice("scaling", all)
			}
			r.i++
			*at(a) = m
			return nil
		},
		write:  func(a *session.Scale) []string { return []string{at(a).String()} },
		random: func(rng *rand.Rand, a *session.Scale) { *at(a), _ = datasets.ParseMethod(all[rng.IntN(len(all))]) },
	}
}

// decimalField takes what stands before the fraction of a number.
func decimalField(at func(*session.Decimal) *datasets.Decimal) field[session.Decimal] {
	marks := map[string]datasets.Decimal{"comma": datasets.DecimalComma, "point": datasets.DecimalPoint}
	words := []string{"comma", "point"}
	return field[session.Decimal]{
		usage: "MARK", words: func(CompletionNames) []string { return words },
		read: func(r *reader, a *session.Decimal) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			mark, ok := marks[keyword(r.peek())]
			if !ok {
				return r.unknownChoice("decimal mark", words)
			}
			r.i++
			*at(a) = mark
			return nil
		},
		write: func(a *session.Decimal) []string {
			if *at(a) == datasets.DecimalComma {
				return words[:1]
			}
			return words[1:]
		},
		random: func(rng *rand.Rand, a *session.Decimal) { *at(a) = marks[words[rng.IntN(len(words))]] },
	}
}

// seedField takes the seed of a random start, or none.
func seedField(at func(*session.InitRandom) **uint64) field[session.InitRandom] {
	return field[session.InitRandom]{
		usage: "[SEED]",
		read: func(r *reader, a *session.InitRandom) *LineError {
			r.split()
			if !r.more() {
				return nil
			}
			n, err := strconv.ParseUint(r.peek(), 10, 64)
			if err != nil || r.i+1 < len(r.ws) {
				f := r.errorf("")
				f.What = fmt.Sprintf("%q is no seed: give a whole number, for example init random 7", r.rest())
				return f
			}
			r.i++
			*at(a) = &n
			return nil
		},
		write: func(a *session.InitRandom) []string {
			if *at(a) == nil {
				return nil
			}
			return []string{strconv.FormatUint(**at(a), 10)}
		},
		random: func(rng *rand.Rand, a *session.InitRandom) {
			if n := rng.Uint64(); n%4 > 0 {
				*at(a) = &n
			}
		},
	}
}

// lineAtField takes how many lines of the loop have run.
func lineAtField(at func(*session.LineAt) *int) field[session.LineAt] {
	const end = "end"
	return field[session.LineAt]{
		usage: "L", words: func(CompletionNames) []string { return []string{end} },
		read: func(r *reader, a *session.LineAt) (f *LineError) {
			if keyword(r.peek()) == end {
				*at(a) = session.EndOfLoop
				r.i++
				return nil
			}
			if !r.more() {
				return r.missingArgument()
			}
			*at(a), f = r.count(0, session.MaxIteration)
			return f
		},
		write: func(a *session.LineAt) []string {
			if *at(a) == session.EndOfLoop {
				return []string{end}
			}
			return []string{strconv.Itoa(*at(a))}
		},
		random: func(rng *rand.Rand, a *session.LineAt) { *at(a) = rng.IntN(900) + session.EndOfLoop },
	}
}
