package language

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"descent/ui/session"
)

// sortField takes a column of the table of examples.
func sortField(at func(*session.Sort) *string) field[session.Sort] {
	fixed := []string{"i", "y", "z", "a", "loss", "dz", "db"}
	return field[session.Sort]{
		usage: "COLUMN", words: func(n CompletionNames) []string {
			all := slices.Clone(fixed)
			for i := range n.Features {
				all = append(all, "x"+strconv.Itoa(i+1), "dw"+strconv.Itoa(i+1))
			}
			return all
		},
		read: func(r *reader, a *session.Sort) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			w := keyword(r.peek())
			if _, ok := parseCoordinate(w); !ok && !slices.Contains(fixed, w) {
				if _, ok := parseIndexed(w, "dw"); !ok {
					return r.unknownChoice("column", slices.Concat(fixed, []string{"x1", "dw1"}))
				}
			}
			r.i++
			*at(a) = w
			return nil
		},
		write: func(a *session.Sort) []string { return []string{*at(a)} },
		random: func(rng *rand.Rand, a *session.Sort) {
			some := slices.Concat(fixed, []string{"x1", "x30", "dw2"})
			*at(a) = some[rng.IntN(len(some))]
		},
	}
}

// pairField takes two features or two parameters.
func pairField() field[session.Pair] {
	return field[session.Pair]{
		usage: "x1 x7", repeated: true,
		words: func(n CompletionNames) []string {
			var all []string
			for i := range n.Features {
				all = append(all, "x"+strconv.Itoa(i+1))
			}
			for i := range n.Features {
				all = append(all, "w"+strconv.Itoa(i+1))
			}
			return append(all, "b")
		},
		read: func(r *reader, a *session.Pair) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			first := r.ws[r.i]
			r.split()
			for _, to := range []*string{&a.A, &a.B} {
				name, ok := parseCoordinate(r.peek())
				if !ok {
					name, ok = parseParameter(r.peek())
				}
				if !ok {
					return r.errorf("two features are needed, like x1 x7, or two parameters, like w1 b")
				}
				*to = name
				r.i++
			}
			if a.A == a.B || (a.A[0] == 'x') != (a.B[0] == 'x') {
				return &LineError{At: first.at, Len: r.end - first.at, What: "two different features are needed, like x1 x7, or two different parameters, like w1 b"}
			}
			return nil
		},
		write: func(a *session.Pair) []string { return []string{a.A, a.B} },
		random: func(rng *rand.Rand, a *session.Pair) {
			some := []session.Pair{{A: "x1", B: "x7"}, {A: "w1", B: "b"}, {A: "w2", B: "w1"}}
			*a = some[rng.IntN(len(some))]
		},
	}
}

// maxAxes is how many axes a chart has.
const maxAxes = 2

// rangesField takes one axis or two with their ends.
func rangesField(at func(*session.SetView) *[]session.Range) field[session.SetView] {
	return field[session.SetView]{
		usage: "w1 -1..7 …", repeated: true,
		read: func(r *reader, a *session.SetView) *LineError {
			if !r.more() {
				return r.missingArgument()
			}
			r.split()
			*at(a) = nil
			for r.more() {
				axis, f := r.axis()
				if f != nil {
					return f
				}
				if slices.ContainsFunc(*at(a), func(o session.Range) bool { return o.Axis == axis.Axis }) || len(*at(a)) == maxAxes {
					r.i--
					return r.errorf("a chart has two axes: name each once, like %s", r.example)
				}
				*at(a) = append(*at(a), axis)
			}
			if len(*at(a)) == 0 {
				return r.missingArgument()
			}
			return nil
		},
		write: func(a *session.SetView) []string {
			var written []string
			for _, x := range *at(a) {
				written = append(written, x.Axis, FormatNumber(x.Lo)+".."+FormatNumber(x.Hi))
			}
			return written
		},
		random: func(rng *rand.Rand, a *session.SetView) {
			*at(a) = nil
			axes := [][]string{{"x1", "x30"}, {"w2", "b"}, {"k", "J"}, {"x1", "a"}}[rng.IntN(4)]
			for _, axis := range axes[rng.IntN(maxAxes):] {
				low := randomNumber(rng, limits{low: -1e9, high: 1e9})
				*at(a) = append(*at(a), session.Range{Axis: axis, Lo: low, Hi: low + 1 + rng.Float64()})
			}
		},
	}
}

// axis reads the name of an axis and its ends.
func (r *reader) axis() (session.Range, *LineError) {
	var x session.Range
	name := fold(r.peek())
	ok := true
	switch strings.ToLower(name) {
	case "k", "a":
		x.Axis = strings.ToLower(name)
	case "j":
		x.Axis = "J"
	default:
		if x.Axis, ok = parseParameter(name); !ok {
			x.Axis, ok = parseCoordinate(name)
		}
	}
	if !ok {
		return x, r.errorf("%q is no axis: x1, a, w1, b, k or J", r.peek())
	}
	r.i++
	low, high, has := strings.Cut(r.peek(), "..")
	var lowOK, highOK bool
	x.Lo, lowOK = parseNumber(low, !r.flag)
	x.Hi, highOK = parseNumber(high, !r.flag)
	if !has || !lowOK || !highOK || x.Lo >= x.Hi {
		return x, r.errorf("%q is no range: write it like -1..7", r.peek())
	}
	r.i++
	return x, nil
}

// topicField takes what help is wanted for, or nothing.
func topicField(at func(*session.Help) *string) field[session.Help] {
	known := func() []string {
		all := []string{"keys"}
		for _, r := range Table() {
			if !slices.Contains(all, r.Name) {
				all = append(all, r.Name)
			}
		}
		return all
	}
	return field[session.Help]{
		usage: "[NAME]", words: func(CompletionNames) []string { return known() },
		read: func(r *reader, a *session.Help) *LineError {
			if !r.more() {
				return nil
			}
			w := keyword(r.peek())
			if row, ok := findRow(w); ok {
				w = row.Name
			} else if w != "keys" {
				return r.unknownChoice("command", known())
			}
			r.i++
			*at(a) = w
			return nil
		},
		write: func(a *session.Help) []string {
			if *at(a) == "" {
				return nil
			}
			return []string{*at(a)}
		},
		random: func(rng *rand.Rand, a *session.Help) {
			if all := known(); rng.IntN(2) == 0 {
				*at(a) = all[rng.IntN(len(all))]
			}
		},
	}
}
