package language

import (
	"fmt"
	"slices"
	"strings"

	"descent/datasets"
	"descent/ui/session"
)

// Parse reads a line. A line of nothing, or of nothing but a comment, is nil.
func Parse(line string) (session.Intent, *LineError) {
	ws, f := splitWords(line, false)
	if f != nil {
		return nil, f
	}
	if len(ws) > 0 {
		if text, colon := strings.CutPrefix(ws[0].raw, ":"); colon {
			if ws[0] = (word{text, ws[0].at + 1}); text == "" {
				ws = ws[1:]
			}
		}
	}
	if len(ws) == 0 {
		return nil, nil //nolint:nilnil // an empty line asks for nothing, and nothing is wrong with it
	}
	if i, f, ok := parseIteration(line, ws); ok {
		return i, f
	}
	name, rest, bang := splitCommandName(ws)
	rd := &reader{line: line, ws: rest, end: len(line), forced: bang}
	if len(rest) == 0 && len(ws) > 0 {
		rd.end = ws[len(ws)-1].at + len(ws[len(ws)-1].raw)
	} else if len(rest) > 0 {
		rd.end = rest[len(rest)-1].at + len(rest[len(rest)-1].raw)
	}
	if l, ok := adjustSpec(name); ok && slices.Contains(l.Directions, keyword(rd.peek())) {
		return l.read(rd)
	}
	rows := rowsOf(name)
	if len(rows) == 0 {
		return nil, unknownCommand(line, name, ws)
	}
	return readRows(rows, name, rd, ws[0])
}

// readRows reads the arguments by that row of a name whose verb stands there.
func readRows(rows []CommandRow, name string, rd *reader, first word) (session.Intent, *LineError) {
	for _, r := range rows {
		for _, s := range r.Short {
			if s.Name == name {
				words := strings.Fields(s.Words)
				for i, w := range words {
					rd.ws = slices.Insert(rd.ws, i, word{w, first.at})
				}
			}
		}
	}
	verb := keyword(rd.peek())
	i := slices.IndexFunc(rows, func(r CommandRow) bool { return r.hasVerb(verb) })
	if i >= 0 {
		rd.i++
	} else if i = slices.IndexFunc(rows, func(r CommandRow) bool { return r.Verb == "" }); i < 0 {
		return nil, rd.errorf("%s what? For example: %s", rows[0].Name, rows[0].Example)
	}
	r := rows[i]
	rd.name, rd.example = r.Name, r.Example
	switch {
	case rd.forced && !r.takesForce:
		return nil, &LineError{At: first.at, Len: len(first.raw), What: r.Name + " takes no !: leave it out"}
	case !rd.more() && r.HelpWithoutArguments != "" && r.Verb == "":
		return session.CommandName{Name: r.Name}, nil
	}
	return r.read(rd)
}

// parseIteration reads a bare number: an iteration; with a sign it is so many steps.
func parseIteration(line string, ws []word) (session.Intent, *LineError, bool) {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(fold(w.raw))
	}
	last := ws[len(ws)-1]
	typed := line[ws[0].at : last.at+len(last.raw)]
	text := b.String()
	if strings.Trim(text, "+-.0123456789eE") != "" || strings.ContainsAny(text[:1], "eE") {
		return nil, nil, false
	}
	k, ok := parseWhole(text, -session.MaxIteration, session.MaxIteration)
	relative := text[0] == '+' || text[0] == '-'
	switch {
	case !ok || relative && k == 0:
		return nil, &LineError{At: ws[0].at, Len: len(typed), What: fmt.Sprintf("%q is no iteration: a whole number from 0 to %d, or +100 or −100", typed, session.MaxIteration)}, true
	case relative && k > 0:
		return session.Step{N: k}, nil, true
	case relative:
		return session.Back{N: -k}, nil, true
	}
	return session.Goto{K: k}, nil, true
}

// splitCommandName takes the name off the first word: alpha=0.3, digits8, export!. An equals
// sign may follow it.
func splitCommandName(ws []word) (name string, rest []word, bang bool) {
	first, rest := ws[0], slices.Clone(ws[1:])
	end := strings.IndexFunc(first.raw, func(r rune) bool { return !isLetter(r) })
	if end < 0 {
		end = len(first.raw)
	}
	name = keyword(first.raw[:end])
	tail := word{first.raw[end:], first.at + end}
	if text, has := strings.CutPrefix(tail.raw, "!"); has {
		tail, bang = word{text, tail.at + 1}, true
	}
	if tail.raw != "" {
		rest = slices.Insert(rest, 0, tail)
	}
	if len(rest) > 0 && rest[0].raw[0] == '=' {
		if rest[0] = (word{rest[0].raw[1:], rest[0].at + 1}); rest[0].raw == "" {
			rest = rest[1:]
		}
	}
	return name, rest, bang
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f && r != '−' && r != '–'
}

// rowsOf lists the rows that a name may mean.
func rowsOf(name string) []CommandRow {
	all := Table()
	meant := func(r CommandRow) bool {
		return r.hasName(name) || slices.ContainsFunc(r.Short, func(s Shorthand) bool { return s.Name == name })
	}
	i := slices.IndexFunc(all, meant)
	if i < 0 {
		return nil
	}
	return slices.DeleteFunc(all, func(r CommandRow) bool { return r.Name != all[i].Name })
}

// findRow is the row of a name by itself, or its first.
func findRow(name string) (CommandRow, bool) {
	rows := rowsOf(name)
	if i := slices.IndexFunc(rows, func(r CommandRow) bool { return r.Verb == "" }); i >= 0 {
		return rows[i], true
	}
	if len(rows) > 0 {
		return rows[0], true
	}
	return CommandRow{}, false
}

// read reads a step up or down, or along a list.
func (s AdjustSpec) read(rd *reader) (session.Intent, *LineError) {
	n := session.Adjust{Name: s.Name, Direction: keyword(rd.next().raw), N: 1}
	switch {
	case s.Fine && keyword(rd.peek()) == fine:
		n.N = 0
		rd.i++
	case rd.more():
		var f *LineError
		if n.N, f = rd.count(1, session.MaxIteration); f != nil {
			return nil, f
		}
	}
	if rd.more() {
		return nil, rd.errorf("%s %s takes nothing more: leave out %q", s.Name, n.Direction, rd.peek())
	}
	return n, nil
}

// fine is the word for the finer step of an adjustment.
const fine = "fine"

// unknownCommand is the error of a line that begins with no command: what was meant may
// be what a command takes.
func unknownCommand(line, name string, ws []word) *LineError {
	last := ws[len(ws)-1]
	whole := line[ws[0].at : last.at+len(last.raw)]
	f := &LineError{At: ws[0].at, Len: len(ws[0].raw), What: fmt.Sprintf("unknown command %q", name)}
	if name == "" {
		f.What = "a command begins with a letter, an iteration with a digit: help lists them"
	}
	lower := strings.ToLower(whole)
	if slices.ContainsFunc(datasets.Catalogue(), func(e datasets.Entry) bool { return e.Name == lower }) {
		f.Suggestion = "data " + lower
		return f
	}
	for _, before := range []string{"show ", "until "} {
		if i, fault := Parse(before + whole); fault == nil && i != nil {
			f.What, f.Suggestion = fmt.Sprintf("unknown command %q", name), Print(i)
			return f
		}
	}
	if name == "" {
		return f
	}
	var names []string
	for _, r := range Table() {
		names = append(names, r.Name)
	}
	if f.Suggestion = Nearest(name, names); f.Suggestion == "" {
		f.What += ": help lists them all"
	}
	return f
}
