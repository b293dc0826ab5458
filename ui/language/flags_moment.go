package language

import (
	"fmt"
	"slices"
	"strings"

	"descent/ui/session"
)

// momentFlag is a flag that says where a session stands: its value is what stands
// behind the name of its row.
type momentFlag struct {
	name, row   string
	value, help string // as help shows them; no value for a switch
	many        bool   // it may be there several times
}

// momentFlags lists them in the order in which they are done and written.
func momentFlags() []momentFlag {
	return []momentFlag{
		{name: "init", row: "init", value: "START", help: "zero, random, random,SEED or w1,…,b"},
		{name: "alpha", row: "alpha", value: "F", help: "the learning rate, also one that changes: 0.3,1@20"},
		{name: "lambda", row: "lambda", value: "F", help: "the weight of the penalty, also one that changes: 0,1@20"},
		{name: "compare", row: "compare", value: "F,F…", help: "runs with these α step along; lambda,F,F…: with these λ"},
		{name: headFlag, row: "goto", value: "K", help: "how far the run goes, where --goto shows an earlier iteration"},
		{name: "goto", row: "goto", value: "K", help: "the iteration to show"},
		{name: "mistake", row: "mistake", value: "ID", help: "the run of a wrong iteration steps along: db=dz, sum"},
		{name: "example", row: "example", value: "I", help: "the example in focus, from 1"},
		{name: "line", row: "line", value: "L", help: "so many lines of the loop have run; end: all"},
		{name: "node", row: "node", value: "I", help: "how far the graph is walked"},
		{name: "show", row: "show", value: "PANE", help: "the main pane; PANE,PANE: and the one beside it"},
		{name: "pair", row: "pair", value: "A,B", help: "two features, x1,x7, or two parameters, w1,b", many: true},
		{name: "hide", row: "hide", value: "PART,…", help: "what is hidden: " + strings.Join(session.Parts(), " ")},
		{name: "zoom", row: "zoom", help: "the main pane over the whole width"},
		{name: "log", row: "log", help: "log scale for J"},
		{name: "view", row: "view", value: "VIEW", help: "the part of a chart that is shown: w1,-1..7,b,-14..1", many: true},
		{name: "sort", row: "sort", value: "COLUMN", help: "what the examples are sorted by: loss or loss,ascending"},
		{name: "wrong", row: "wrong", help: "wrong examples only"},
		{name: "filter", row: "filter", value: "WHICH", help: "examples predicted in one way: tp fp fn tn, test, testtp …"},
		{name: "proof", row: "proof", help: "why dz = a − y"},
		{name: "form", row: "form", value: "FORM", help: "an iteration as a loop, or with vectors"},
		{name: "threshold", row: "threshold", value: "T", help: "count as predicted 1 where a is above T"},
		{name: "predict", row: "predict", value: "X,…", help: "z, a and class of a new example"},
		{name: "digits", row: "digits", value: "N", help: "how many digits numbers have, 3 to 17"},
	}
}

const (
	headFlag = "head" // how far the run goes, where an earlier iteration is shown
	doFlag   = "do"   // a line that is done last
)

// MomentFlags lists the flags that say where a session stands, with what stands
// for their values in help and what they do.
func MomentFlags() []Flag {
	var all []Flag
	for _, f := range momentFlags() {
		all = append(all, Flag{Name: f.name, Value: f.value, Help: f.help})
	}
	return append(all, Flag{Name: doFlag, Value: "LINE", Help: "a line of the prompt that is done last"})
}

// flagRows lists the rows of a name that are flags.
func flagRows(name string) []CommandRow {
	return slices.DeleteFunc(rowsOf(name), func(r CommandRow) bool { return !r.Flag })
}

// flagReader reads the flags behind data.
type flagReader struct {
	rd     *reader
	d      *session.Data
	moment map[string][]session.Action
}

// read reads all flags up to the end.
func (r flagReader) read() *LineError {
	for r.rd.more() {
		w := r.rd.next()
		name, value, has := strings.Cut(strings.TrimPrefix(w.raw, "--"), "=")
		sub := &reader{name: "--" + name, example: "--" + name, line: r.rd.line, flag: true, end: w.at + len(w.raw)}
		if has && value != "" {
			sub.ws = append(sub.ws, word{value, w.at + len(w.raw) - len(value)})
		}
		for r.rd.more() && !isFlag(r.rd.peek()) {
			next := r.rd.next()
			sub.ws, sub.end = append(sub.ws, next), next.at+len(next.raw)
		}
		if f := r.readFlag(name, w, sub); f != nil {
			return f
		}
	}
	r.d.RestoreActions = r.ordered()
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

// readFlag reads one flag.
func (r flagReader) readFlag(name string, w word, sub *reader) *LineError {
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
		f := &LineError{At: w.at, Len: len(w.raw), What: "unknown flag --" + name}
		if near := Nearest(name, known); near != "" {
			f.Suggestion = "--" + near
		}
		return f
	}
	flag, first := all[i], sub.i
	if !sub.more() {
		return &LineError{At: w.at, Len: len(w.raw), What: "--" + name + " needs a value"}
	}
	text := sub.rest()
	if !flag.list {
		text = unquoted(text)
	}
	from := sub.ws[first].at
	if len(flag.Choices) > 0 && !slices.Contains(flag.Choices, text) {
		return &LineError{At: from, Len: sub.end - from, What: fmt.Sprintf("--%s: %q is none of %s", name, text, strings.Join(flag.Choices, ", ")), Suggestion: Nearest(text, flag.Choices)}
	}
	if err := flag.Set(&r.d.ReadOptions, text); err != nil {
		return &LineError{At: from, Len: sub.end - from, What: "--" + name + ": " + err.Error()}
	}
	return nil
}

// line reads a line that is done last.
func (r flagReader) line(w word, sub *reader) *LineError {
	if !sub.more() {
		return &LineError{At: w.at, Len: len(w.raw), What: "--do needs a line"}
	}
	from := sub.ws[0].at
	i, f := Parse(sub.text())
	switch a, isAction := i.(session.Action); {
	case f != nil:
		return &LineError{At: from, Len: sub.end - from, What: "--do: " + f.What, Suggestion: f.Suggestion}
	case !isAction || isData(i):
		return &LineError{At: from, Len: sub.end - from, What: "--do takes a line that changes something, and no data"}
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
func readMoment(flag momentFlag, sub *reader, w word) (session.Action, *LineError) {
	if switchFlags()[flag.name] && !sub.more() {
		sub.ws = []word{{"on", w.at}}
	}
	if !sub.more() {
		return nil, &LineError{At: w.at, Len: len(w.raw), What: "it needs a value"}
	}
	sub.split()
	rows := flagRows(flag.row)
	i := slices.IndexFunc(rows, func(r CommandRow) bool { return r.hasVerb(keyword(sub.peek())) })
	if i >= 0 {
		sub.i++
	} else {
		i = max(0, slices.IndexFunc(rows, func(r CommandRow) bool { return r.Verb == "" }))
	}
	done, f := rows[i].read(sub)
	if f != nil {
		return nil, f
	}
	a, _ := done.(session.Action)
	return a, nil
}

// switchFlags are the flags that need no value: they switch on.
func switchFlags() map[string]bool {
	return map[string]bool{"zoom": true, "log": true, "wrong": true, "proof": true}
}

// momentValues lists the flags of a moment. Each is that of the next flag of its
// row, and of two jumps the first is the head; what has none is done last.
func momentValues(moment []session.Action) []FlagValue {
	var all []FlagValue
	flags, at := momentFlags(), 0
	for i, a := range moment {
		r, ok := RowOf(a)
		if !ok {
			continue
		}
		next := slices.IndexFunc(flags[at:], func(f momentFlag) bool { return f.row == r.Name && r.Flag })
		if next >= 0 && flags[at+next].name == headFlag && !hasAnotherGoto(moment[i+1:]) {
			next++
		}
		if next < 0 {
			for _, last := range moment[i:] {
				all = append(all, FlagValue{doFlag, quoteIfNeeded(Print(last), false)})
			}
			return all
		}
		at += next
		all = append(all, FlagValue{flags[at].name, r.flagValue(a)})
		if !flags[at].many {
			at++
		}
	}
	return all
}

// hasAnotherGoto reports whether another jump follows.
func hasAnotherGoto(moment []session.Action) bool {
	return len(moment) > 0 && isGoto(moment[0])
}

func isGoto(a session.Action) bool {
	_, is := a.(session.Goto)
	return is
}

// flagValue is what stands behind the flag of a row.
func (r CommandRow) flagValue(a session.Action) string {
	words := r.write(a)
	if r.Verb != "" && r.Verb != "at" {
		words = slices.Insert(words, 0, r.Verb)
	}
	value := strings.Join(words, ",")
	if switchFlags()[r.Name] && value == "on" {
		return ""
	}
	return value
}
