package datasets

// Group is a part of the catalogue's list.
type Group string

// The groups, in the order of the list.
const (
	RealData  Group = "real data"
	Toy       Group = "small enough for paper and pencil"
	Generated Group = "generated from a seed"
)

// Entry is one data set of the catalogue. Its words are those of the set that Load gives.
type Entry struct {
	Name, Title, About, Source string  // as in a Set
	Group                      Group   // where it stands in the list
	Alpha                      float64 // that of the Set, for features as they are
	ScaledAlpha                float64 // where scaled features want another; 0: the same
	// Load makes the set, anew at every call. Only entries of the group Generated look at the Generator;
	// an impossible one is a [ChoiceError].
	Load func(Generator) (Set, error)
}

// Catalogue lists what is built in, in the order to show it.
func Catalogue() []Entry {
	entries := append(realData(), toys()...)
	return append(entries, generated()...)
}

// Find looks an entry of the catalogue up by its name; false where there is none.
func Find(name string) (Entry, bool) {
	for _, entry := range Catalogue() {
		if entry.Name == name {
			return entry, true
		}
	}
	return Entry{}, false
}

// described is s with the words and the learning rate of the entry.
func (e Entry) described(s Set) Set {
	s.Name, s.Title, s.About, s.Source, s.Alpha = e.Name, e.Title, e.About, e.Source, e.Alpha
	s.rawAlpha, s.scaledAlpha = e.Alpha, e.ScaledAlpha
	return s
}

// toys are the logic tables, and four examples whose every number can be checked on paper.
func toys() []Entry {
	corners := [][]float64{{0, 0}, {0, 1}, {1, 0}, {1, 1}}
	truth := [2]string{"false", "true"}
	const table = "the truth table"
	inputs := []Feature{{Name: "first input"}, {Name: "second input"}}
	return []Entry{
		inlineEntry(Entry{
			Name: "and", Title: "are both inputs 1?", Alpha: 1, Source: table,
			About: "True only when both inputs are. A line parts it and none is too steep: J falls towards 0, in the long run the weights grow for ever.",
		}, Set{Features: inputs, Classes: truth, X: corners, Y: []float64{0, 0, 0, 1}}),
		inlineEntry(Entry{
			Name: "or", Title: "is any input 1?", Alpha: 1, Source: table,
			About: "False only when both inputs are. Its line ends up parallel to that of and, on the other side of the middle.",
		}, Set{Features: inputs, Classes: truth, X: corners, Y: []float64{0, 1, 1, 1}}),
		inlineEntry(Entry{
			Name: "xor", Title: "do the inputs differ?", Alpha: 1, Source: table,
			About: "No line separates it. Zeros are the optimum: the gradient there is exactly 0 and nothing moves. A random start comes back to them.",
		}, Set{Features: inputs, Classes: truth, X: corners, Y: []float64{0, 1, 1, 0}}),
		inlineEntry(Entry{
			Name: "notes", Title: "four examples", Alpha: 0.1, Source: "made up for checking by hand",
			About: "Four examples with round numbers: every line of an iteration can be checked on paper.",
		}, Set{
			Features: []Feature{{Name: "first feature"}, {Name: "second feature"}}, Classes: [2]string{"0", "1"},
			X: [][]float64{{1, 2}, {2, -1}, {-1.5, 0.5}, {0.5, 1}}, Y: []float64{1, 0, 0, 1},
		}),
	}
}

// inlineEntry completes an entry whose numbers stand in the program.
func inlineEntry(e Entry, s Set) Entry {
	e.Group = Toy
	e.Load = func(Generator) (Set, error) {
		out := e.described(s)
		out.X = columns(s.X, []int{0, 1})
		out.Y = append([]float64(nil), s.Y...)
		out.Features = append([]Feature(nil), s.Features...)
		return out, nil
	}
	return e
}
