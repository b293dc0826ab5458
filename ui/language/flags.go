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

// Flag is a flag behind the name of data, at the prompt and in a shell.
type Flag struct {
	Name    string
	Value   string   // what stands for the value in help: "F"; empty for choices
	Help    string   // one line
	Preset  string   // the default; empty: none
	Absent  string   // what holds when the flag is absent, where Preset cannot say it
	Choices []string // the only values, if they can be listed
	OfFile  bool     // it is for a table, not for the catalogue
	Set     func(r *session.Reading, text string) error

	list   bool // the value is a list of names: quotes in it are its own
	write  func(r session.Reading) string
	random func(rng *rand.Rand) string
}

// Flags lists what says how data are read, in the order in which it is written.
func Flags() []Flag { return slices.Concat(columnFlags(), tableFlags(), generatorFlags()) }

func columnFlags() []Flag {
	list := func(name, help, absent string, at func(*session.Reading) *[]string) Flag {
		return Flag{
			Name: name, Value: "V", Help: help, Absent: absent, OfFile: true, list: true,
			Set:    func(r *session.Reading, s string) (err error) { *at(r), err = Columns(s); return err },
			write:  func(r session.Reading) string { return listed(*at(&r)) },
			random: func(rng *rand.Rand) string { return listed([]string{randomText(rng), randomText(rng)}) },
		}
	}
	features := list("features", "columns by name, number or range: a,3-32,mean*; -c leaves one out", "all numeric columns but the label and ids",
		func(r *session.Reading) *[]string { return &r.Table.Features })
	features.Value, features.OfFile = "a,b", false
	return []Flag{
		features,
		{
			Name: "label", Value: "c", Help: "the label's column, by name or number", Absent: "the last column", OfFile: true,
			Set:    func(r *session.Reading, s string) (err error) { r.Table.Label, err = FlagText(s); return err },
			write:  func(r session.Reading) string { return r.Table.Label },
			random: func(rng *rand.Rand) string { return strings.TrimSpace(randomText(rng)) },
		},
		list("positive", "the label values for y = 1: yes or a,b or '>=6'; alone: against the rest", "the larger of two values",
			func(r *session.Reading) *[]string { return &r.Table.Positive }),
		list("negative", "the label values for y = 0; with --positive: only these rows", "the smaller of two values",
			func(r *session.Reading) *[]string { return &r.Table.Negative }),
	}
}

func listed(names []string) string {
	written := make([]string, len(names))
	for i, name := range names {
		written[i] = quoted(name, true)
	}
	return strings.Join(written, ",")
}

// chosen makes a flag of a few words, of which the first is the zero value unless
// there is one more.
func chosen[T comparable](f Flag, parse func(string) (T, error), at func(*session.Reading) *T) Flag {
	f.Set = func(r *session.Reading, s string) (err error) { *at(r), err = parse(s); return err }
	f.write = func(r session.Reading) string {
		var absent T
		for _, word := range f.Choices {
			if v, err := parse(word); err == nil && v == *at(&r) && v != absent {
				return word
			}
		}
		return ""
	}
	f.random = func(rng *rand.Rand) string { return f.Choices[rng.IntN(len(f.Choices))] }
	return f
}

func tableFlags() []Flag {
	return []Flag{
		chosen(Flag{
			Name: "header", Choices: []string{"yes", "no"}, OfFile: true,
			Help: "whether the first row is a header", Absent: "a first row that holds no number is one",
		}, datasets.ParseHeader, func(r *session.Reading) *datasets.Header { return &r.Table.Header }),
		chosen(Flag{
			Name: "missing", Choices: []string{"leave-out", "refuse"}, OfFile: true,
			Help: "rows with a gap in a used column", Preset: "leave-out",
		}, datasets.ParseMissing, func(r *session.Reading) *datasets.Missing { return &r.Table.Missing }),
		chosen(Flag{
			Name: "decimal", Choices: []string{"point", "comma"},
			Help: "what stands before the fraction of a number, in the file and in CSV written", Absent: "as the file has it",
		}, datasets.ParseDecimal, func(r *session.Reading) *datasets.Decimal { return &r.Table.Decimal }),
		{
			Name: "scale", Choices: datasets.Methods(), Help: "scaling of the features, visible everywhere", Preset: datasets.None.String(),
			Set: func(r *session.Reading, s string) error {
				m, err := datasets.ParseMethod(s)
				r.Scale = &m
				return err
			},
			write: func(r session.Reading) string {
				if r.Scale == nil {
					return ""
				}
				return r.Scale.String()
			},
			random: func(rng *rand.Rand) string { return datasets.Methods()[rng.IntN(len(datasets.Methods()))] },
		},
	}
}

func generatorFlags() []Flag {
	return []Flag{
		{
			Name: "size", Value: "N", Help: "examples that blobs, moons or circles make", Absent: "the generator's own",
			Set: func(r *session.Reading, s string) (err error) { r.Size, err = FlagWhole(s, 1); return err },
			write: func(r session.Reading) string {
				if r.Size == 0 {
					return ""
				}
				return strconv.Itoa(r.Size)
			},
			random: func(rng *rand.Rand) string { return strconv.Itoa(1 + rng.IntN(1000)) },
		},
		{
			Name: "noise", Value: "F", Help: "how far they are scattered", Absent: "the generator's own",
			Set: func(r *session.Reading, s string) error {
				v, err := FlagAtLeast(s, 0)
				r.Noise = &v
				return err
			},
			write: func(r session.Reading) string {
				if r.Noise == nil {
					return ""
				}
				return Typed(*r.Noise)
			},
			random: func(rng *rand.Rand) string { return Typed(randomNumber(rng, limits{high: 1e3})) },
		},
		{
			Name: "seed", Value: "N", Help: "seed of --init random and of the generators", Preset: "1",
			Set: func(r *session.Reading, s string) error {
				v, err := FlagSeed(s)
				r.Seed = &v
				return err
			},
			write: func(r session.Reading) string {
				if r.Seed == nil {
					return ""
				}
				return strconv.FormatUint(*r.Seed, 10)
			},
			random: func(rng *rand.Rand) string { return strconv.FormatUint(rng.Uint64(), 10) },
		},
	}
}

// momentFlag is a flag that says where a session stands: what stands behind the
// name of its row.
type momentFlag struct {
	name, row string
	many      bool // it may be there several times
}

// momentFlags lists them in the order in which they are done and written.
func momentFlags() []momentFlag {
	var all []momentFlag
	for _, name := range []string{"init", "alpha", "compare", headFlag, "goto", "example", "line", "node", "show", "pair", "hide", "zoom", "log", "view", "sort", "wrong", "proof", "digits"} {
		f := momentFlag{name, name, name == "pair" || name == "view"}
		if name == headFlag {
			f.row = "goto"
		}
		all = append(all, f)
	}
	return all
}

const (
	headFlag = "head" // how far the run goes, where an earlier iteration is shown
	doFlag   = "do"   // a line that is done last
)

// MomentFlags lists the flags that say where a session stands, with what stands
// for their values in help and what they do.
func MomentFlags() []Flag {
	all := []Flag{}
	for _, f := range momentFlags() {
		rows := flagRows(f.row)
		row := rows[len(rows)-1]
		flag := Flag{Name: f.name, Value: strings.ReplaceAll(row.Args, " ", ","), Help: row.About}
		switch {
		case f.name == headFlag:
			flag.Help = "how far the run goes, where --goto shows an earlier iteration"
		case f.name == "init":
			flag.Value = "zero|random,SEED|w1,…,b"
		case alone()[f.name]:
			flag.Value = ""
		}
		all = append(all, flag)
	}
	return append(all, Flag{Name: doFlag, Value: "LINE", Help: "a line of the prompt that is done last"})
}

// flagRows lists the rows of a name that are flags.
func flagRows(name string) []Row {
	return slices.DeleteFunc(rowsOf(name), func(r Row) bool { return !r.Flag })
}

// flagReader reads the flags behind data.
type flagReader struct {
	rd     *reader
	d      *session.Data
	moment map[string][]session.Action
}

// read reads all flags up to the end.
func (r flagReader) read() *Fault {
	for r.rd.more() {
		w := r.rd.next()
		name, value, has := strings.Cut(strings.TrimPrefix(w.raw, "--"), "=")
		sub := &reader{name: "--" + name, like: "--" + name, line: r.rd.line, flag: true, end: w.at + len(w.raw)}
		if has && value != "" {
			sub.ws = append(sub.ws, word{value, w.at + len(w.raw) - len(value)})
		}
		for r.rd.more() && !isFlag(r.rd.peek()) {
			next := r.rd.next()
			sub.ws, sub.end = append(sub.ws, next), next.at+len(next.raw)
		}
		if f := r.one(name, w, sub); f != nil {
			return f
		}
	}
	r.d.Moment = r.ordered()
	return nil
}

// ordered is the actions of the flags that were read, in their one order.
func (r flagReader) ordered() []session.Action {
	var all []session.Action
	for _, f := range momentFlags() {
		all = append(all, r.moment[f.name]...)
	}
	return append(all, r.moment[doFlag]...)
}

func isFlag(s string) bool { return strings.HasPrefix(s, "--") && len(s) > len("--") }

// one reads one flag.
func (r flagReader) one(name string, w word, sub *reader) *Fault {
	if name == doFlag {
		return r.line(w, sub)
	}
	if i := slices.IndexFunc(momentFlags(), func(f momentFlag) bool { return f.name == name }); i >= 0 {
		flag := momentFlags()[i]
		a, f := readMoment(flag, sub, w)
		if f != nil {
			f.What = "--" + name + ": " + f.What
			return f
		}
		if !flag.many {
			r.moment[name] = nil
		}
		r.moment[name] = append(r.moment[name], a)
		return nil
	}
	all := Flags()
	i := slices.IndexFunc(all, func(f Flag) bool { return f.Name == name })
	if i < 0 {
		known := []string{doFlag}
		for _, f := range momentFlags() {
			known = append(known, f.name)
		}
		for _, f := range all {
			known = append(known, f.Name)
		}
		f := &Fault{At: w.at, Len: len(w.raw), What: "unknown flag --" + name}
		if near := Nearest(name, known); near != "" {
			f.Try = "--" + near
		}
		return f
	}
	flag, first := all[i], sub.i
	if !sub.more() {
		return &Fault{At: w.at, Len: len(w.raw), What: "--" + name + " needs a value"}
	}
	text := sub.rest()
	if !flag.list {
		text = bare(text)
	}
	from := sub.ws[first].at
	if len(flag.Choices) > 0 && !slices.Contains(flag.Choices, text) {
		return &Fault{At: from, Len: sub.end - from, What: fmt.Sprintf("--%s: %q is none of %s", name, text, strings.Join(flag.Choices, ", ")), Try: Nearest(text, flag.Choices)}
	}
	if err := flag.Set(&r.d.Reading, text); err != nil {
		return &Fault{At: from, Len: sub.end - from, What: "--" + name + ": " + err.Error()}
	}
	return nil
}

// line reads a line that is done last.
func (r flagReader) line(w word, sub *reader) *Fault {
	if !sub.more() {
		return &Fault{At: w.at, Len: len(w.raw), What: "--do needs a line"}
	}
	from := sub.ws[0].at
	i, f := Parse(sub.text())
	switch a, isAction := i.(session.Action); {
	case f != nil:
		return &Fault{At: from, Len: sub.end - from, What: "--do: " + f.What, Try: f.Try}
	case !isAction || isData(i):
		return &Fault{At: from, Len: sub.end - from, What: "--do takes a line that changes something, and no data"}
	default:
		r.moment[doFlag] = append(r.moment[doFlag], a)
	}
	return nil
}

func isData(i session.Intent) bool {
	_, is := i.(session.Data)
	return is
}

// readMoment reads the action that a flag stands for: its value is what stands
// behind the name of the row.
func readMoment(flag momentFlag, sub *reader, w word) (session.Action, *Fault) {
	if alone()[flag.name] && !sub.more() {
		sub.ws = []word{{"on", w.at}}
	}
	if !sub.more() {
		return nil, &Fault{At: w.at, Len: len(w.raw), What: "it needs a value"}
	}
	sub.split()
	rows := flagRows(flag.row)
	i := slices.IndexFunc(rows, func(r Row) bool { return r.verbed(keyword(sub.peek())) })
	if i >= 0 {
		sub.i++
	} else {
		i = max(0, slices.IndexFunc(rows, func(r Row) bool { return r.Verb == "" }))
	}
	done, f := rows[i].read(sub)
	if f != nil {
		return nil, f
	}
	a, _ := done.(session.Action)
	return a, nil
}

// alone are the flags that need no value: they switch on.
func alone() map[string]bool {
	return map[string]bool{"zoom": true, "log": true, "wrong": true, "proof": true}
}
