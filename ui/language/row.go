// Package language is the one table of what a person can ask for. A row is the
// written form of an action, its keys, its help and where it can be had. Parsing,
// printing, completion, the keys, the footer, help, flags and parts of the
// README are all made from it.
//
// Parsing looks at nothing but the line, so a script can be checked without its
// data. Parse(Print(a)) is a for every intent; Print(Parse(s)) is the one written
// form of s. The package must not know what an action does, who shows it or what a
// file holds: it imports neither os nor anything of charmbracelet.
package language

import (
	"math/rand/v2"
	"slices"
	"strings"

	"descent/ui/session"
)

// Availability is a set of places in which an intent can be had.
type Availability uint8

// The places.
const (
	Screen     Availability = 1 << iota // keys and prompt
	Text                                // descent step, and scripts for it
	Lesson                              // a line of a lesson
	everywhere = Screen | Text | Lesson
)

// CompletionNames are what can be named now; completion offers them.
type CompletionNames struct {
	Features []string // the columns of the present data
	Alphas   []float64
}

// CommandRow is one row of the table.
type CommandRow struct {
	Name, Verb           string      // as it is typed: compare, off
	Also                 []string    // other names, with a verb other verbs
	Short                []Shorthand // names that stand for more than the name
	Args                 string      // what it takes, as the help shows it
	About                string      // what it does, in a few words
	textHelp             string      // About, where there is no screen and it differs
	Example              string      // a line to show
	Availability         Availability
	InsteadText          string // what does it where it cannot be had
	Flag                 bool   // it, or what it leads to, is a flag of a command line
	Keys                 []Key
	HelpWithoutArguments string // what its name alone does; empty where more is needed
	SearchWords          string // other words by which a search finds it

	argumentCodec
}

// Shorthand is a name that stands for the name of its row and some words.
type Shorthand struct{ Name, Words string }

// argumentCodec is how the arguments of a row are handled, made of its fields.
type argumentCodec struct {
	takesForce bool // a ! behind the name is part of what is meant
	matches    func(session.Intent) bool
	read       func(*reader) (session.Intent, *LineError)
	write      func(session.Intent) []string
	random     func(*rand.Rand) session.Intent
	slots      []completionSlot
}

// completionSlot is a field as completion sees it.
type completionSlot struct {
	words                             func(CompletionNames) []string
	paths, list, restOfLine, repeated bool
}

// row makes a row from its fields.
func row[A session.Intent](name, about string, fields ...field[A]) CommandRow {
	r := CommandRow{Name: name, About: about, Availability: everywhere}
	r.Name, r.Verb, _ = strings.Cut(name, " ")
	for _, f := range fields {
		if r.Args = strings.TrimSpace(r.Args + " " + f.usage); f.usage != "" {
			r.slots = append(r.slots, completionSlot{f.words, f.paths, f.list, f.restOfLine, f.repeated})
		}
	}
	r.matches = func(i session.Intent) bool { _, ok := i.(A); return ok }
	r.read = func(rd *reader) (session.Intent, *LineError) {
		var a A
		for _, f := range fields {
			if fault := f.read(rd, &a); fault != nil {
				return nil, fault
			}
		}
		if rd.more() {
			more := "nothing more"
			if len(fields) == 0 && r.Verb == "" {
				more = "nothing"
			}
			f := rd.errorf("%s takes %s: leave out %q", strings.TrimSpace(r.Name+" "+r.Verb), more, rd.line[rd.ws[rd.i].at:rd.ws[len(rd.ws)-1].at+len(rd.ws[len(rd.ws)-1].raw)])
			return nil, f
		}
		return a, nil
	}
	r.write = func(i session.Intent) []string {
		a, _ := i.(A)
		var written []string
		for _, f := range fields {
			written = append(written, f.write(&a)...)
		}
		return written
	}
	r.random = func(rng *rand.Rand) session.Intent {
		var a A
		for _, f := range fields {
			f.random(rng, &a)
		}
		return a
	}
	return r
}

// The methods below make a row richer.

func (r CommandRow) withNames(names ...string) CommandRow { r.Also = names; return r }

func (r CommandRow) withShorthand(name, words string) CommandRow {
	r.Short = append(slices.Clone(r.Short), Shorthand{name, words})
	return r
}

func (r CommandRow) withTextHelp(about string) CommandRow    { r.textHelp = about; return r }
func (r CommandRow) example(line string) CommandRow          { r.Example = line; return r }
func (r CommandRow) args(usage string) CommandRow            { r.Args = usage; return r }
func (r CommandRow) flag() CommandRow                        { r.Flag = true; return r }
func (r CommandRow) keys(keys ...Key) CommandRow             { r.Keys = keys; return r }
func (r CommandRow) withoutArguments(does string) CommandRow { r.HelpWithoutArguments = does; return r }
func (r CommandRow) availableOn(on Availability, instead string) CommandRow {
	r.Availability, r.InsteadText = on, instead
	return r
}
func (r CommandRow) withSearchWords(words string) CommandRow { r.SearchWords = words; return r }
func (r CommandRow) notInLessons() CommandRow                { r.Availability &^= Lesson; return r }
func (r CommandRow) forceable() CommandRow                   { r.takesForce = true; return r }

// Usage is the row as it is typed.
func (r CommandRow) Usage() string {
	return strings.TrimSpace(strings.TrimSpace(r.Name+" "+r.Verb) + " " + r.Args)
}

// Beginning is what of the row can be typed without thinking: its name, and a
// blank where more follows.
func (r CommandRow) Beginning() string {
	name := strings.TrimSpace(r.Name + " " + r.Verb)
	if r.Args != "" {
		return name + " "
	}
	return name
}

// hasName reports whether a name is one of the row.
func (r CommandRow) hasName(name string) bool {
	return r.Name == name || r.Verb == "" && slices.Contains(r.Also, name)
}

// hasVerb reports whether a word is the verb of the row.
func (r CommandRow) hasVerb(word string) bool {
	return r.Verb != "" && (r.Verb == word || slices.Contains(r.Also, word))
}

// AdjustSpec is a name that goes up and down, or along a list.
type AdjustSpec struct {
	Name       string
	Directions []string
	About      string
	Fine       bool // it has a finer step
}

// AdjustSpecs lists them.
func AdjustSpecs() []AdjustSpec {
	upDown, nextPrev := []string{"up", "down"}, []string{"next", "prev"}
	return []AdjustSpec{
		{Name: "alpha", Directions: upDown, About: "the next learning rate: 1 3 10 30", Fine: true},
		{Name: "lambda", Directions: upDown, About: "the next λ: 0 0.1 0.3 1 3"},
		{Name: "speed", Directions: upDown, About: "play faster or slower"},
		{Name: "digits", Directions: upDown, About: "a digit more or less"},
		{Name: "theme", Directions: []string{"next"}, About: "the next colours"},
		{Name: "show", Directions: nextPrev, About: "the next main pane"},
		{Name: "pair", Directions: nextPrev, About: "the next two features or parameters"},
		{Name: "example", Directions: nextPrev, About: "the next example"},
		{Name: "node", Directions: nextPrev, About: "the next node of the graph"},
		{Name: "walk", Directions: nextPrev, About: "a node in the graph, else a line of the loop"},
		{Name: "sort", Directions: []string{"next", "turn"}, About: "by the next column; the other way round"},
	}
}

func adjustSpec(name string) (AdjustSpec, bool) {
	all := AdjustSpecs()
	if i := slices.IndexFunc(all, func(l AdjustSpec) bool { return l.Name == name }); i >= 0 {
		return all[i], true
	}
	return AdjustSpec{}, false
}
