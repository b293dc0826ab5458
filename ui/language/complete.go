package language

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"descent/ui/session"
)

// Completion is how a line can go on: Head stays, and each of Words may stand
// in place of what follows it.
type Completion struct {
	Head  string
	Rest  string   // what follows Head and was typed
	Words []string // they begin like Rest
	Paths bool     // so may paths
	Named bool     // the name stands there, and what is completed belongs to it

	Columns string // so may the columns of these data, to be had by [Completion.Names]; empty: none
}

// Names are those of the names of columns that begin like Rest, as they are
// typed.
func (c Completion) Names(columns []string) []string {
	var names []string
	for _, name := range columns {
		if w := quoteIfNeeded(name, true); hasPrefixFold(w, c.Rest) {
			names = append(names, w)
		}
	}
	return names
}

// Complete tells how a line can go on, where it is typed.
func Complete(line string, on Availability, names CompletionNames) Completion {
	trimmed := strings.TrimPrefix(strings.TrimLeft(line, " "), ":")
	blank := strings.IndexByte(trimmed, ' ')
	if blank < 0 {
		return completeName(line[:len(line)-len(trimmed)], trimmed, on)
	}
	name, _, bang := splitCommandName([]word{{raw: trimmed[:blank]}})
	rows := slices.DeleteFunc(rowsOf(name), func(r CommandRow) bool { return r.Availability&on == 0 || bang && !r.takesForce })
	if blank == 0 || len(rows) == 0 {
		return Completion{Head: line}
	}
	rest := strings.TrimLeft(trimmed[blank:], " ")
	c := Completion{Head: line[:len(line)-len(rest)], Rest: rest, Named: true}
	if rows[0].Name == "data" && c.flags(names) {
		return c
	}
	c.arguments(rows, names)
	return c
}

// completeName lists the names that begin like typed; those that can go on end
// with a blank.
func completeName(head, typed string, on Availability) Completion {
	c := Completion{Head: head, Rest: typed}
	for _, r := range Table() {
		word := r.Name
		if r.Availability&on == 0 || !hasPrefixFold(word, typed) || slices.ContainsFunc(c.Words, func(w string) bool { return strings.TrimSpace(w) == word }) {
			continue
		}
		if rows := rowsOf(word); len(rows) > 1 || rows[0].Args != "" {
			word += " "
		}
		c.Words = append(c.Words, word)
	}
	return c
}

// arguments completes what stands behind a name.
func (c *Completion) arguments(rows []CommandRow, names CompletionNames) {
	done := strings.Fields(c.Rest)
	if n := len(done); n > 0 && !strings.HasSuffix(c.Rest, " ") {
		done = done[:n-1]
	}
	at := len(done)
	var known []string
	row := rows[max(0, slices.IndexFunc(rows, func(r CommandRow) bool { return r.Verb == "" }))]
	if at == 0 {
		for _, r := range rows {
			if r.Verb != "" {
				known = append(known, r.Verb)
			}
		}
	} else if i := slices.IndexFunc(rows, func(r CommandRow) bool { return r.hasVerb(keyword(done[0])) }); i >= 0 {
		row, done = rows[i], done[1:]
		at--
	}
	for i, s := range row.slots {
		if i > at {
			break
		}
		switch {
		case s.restOfLine:
			c.textArgument(s, names, known)
			return
		case i == at, s.repeated:
			if s.words != nil {
				known = append(known, s.words(names)...)
			}
		}
	}
	if l, ok := adjustSpec(row.Name); ok && at == 0 && row.Verb == "" {
		known = append(known, l.Directions...)
	}
	c.advance(strings.LastIndexByte(c.Rest, ' ') + 1)
	c.addMatching(known, func(w string) bool { return slices.Contains(done, w) })
}

// textArgument completes a text that goes on to the end of the line, or the last name
// of a list.
func (c *Completion) textArgument(s completionSlot, names CompletionNames, known []string) {
	c.Paths = s.paths
	var done []string
	if cut := strings.LastIndexByte(c.Rest, ','); s.list && cut >= 0 {
		done, known = splitAtCommas(c.Rest[:cut]), nil
		c.advance(cut + 1)
		c.advance(len(c.Rest) - len(strings.TrimLeft(c.Rest, " ")))
	}
	if s.words == nil {
		return
	}
	for _, w := range s.words(names) {
		if s.list {
			w = quoteIfNeeded(w, true)
		}
		known = append(known, w)
	}
	c.addMatching(known, func(w string) bool {
		return slices.ContainsFunc(done, func(d string) bool { return strings.TrimSpace(d) == w })
	})
}

// flags completes the flags behind data, and reports whether there is one.
func (c *Completion) flags(names CompletionNames) bool {
	if !strings.HasPrefix(c.Rest, "--") && !strings.Contains(c.Rest, " --") {
		return false
	}
	at := max(strings.LastIndex(c.Rest, " --")+1, 0)
	name, value, valued := strings.Cut(c.Rest[at+2:], " ")
	if !valued {
		c.advance(at)
		var known []string
		for _, f := range Flags() {
			known = append(known, "--"+f.Name+" ")
		}
		for _, f := range MomentFlags() {
			known = append(known, "--"+f.Name+" ")
		}
		before := c.Head
		c.addMatching(known, func(w string) bool { return strings.Contains(before, " "+w) })
		return true
	}
	data, _, _ := strings.Cut(c.Rest, "--")
	c.advance(len(c.Rest) - len(strings.TrimLeft(value, " ")))
	switch name {
	case "features":
		c.advance(strings.LastIndexByte(c.Rest, ',') + 1)
		c.Columns = unquoted(strings.TrimSpace(data))
	case "label":
		c.Columns = unquoted(strings.TrimSpace(data))
	}
	if f := slices.IndexFunc(Flags(), func(f Flag) bool { return f.Name == name }); f >= 0 {
		c.addMatching(Flags()[f].Choices, nil)
		return true
	}
	i := slices.IndexFunc(momentFlags(), func(f momentFlag) bool { return f.name == name })
	if i < 0 {
		return true
	}
	done := strings.Split(c.Rest, ",")
	c.advance(strings.LastIndexByte(c.Rest, ',') + 1)
	rows := flagRows(momentFlags()[i].row)
	var known []string
	for _, r := range rows {
		if r.Verb != "" && len(rows) > 1 {
			known = append(known, r.Verb)
		} else if len(r.slots) > 0 && r.slots[0].words != nil {
			known = append(known, r.slots[0].words(names)...)
		}
	}
	c.addMatching(known, func(w string) bool { return slices.Contains(done[:len(done)-1], w) })
	return true
}

// advance completes only what stands behind so many bytes of the rest.
func (c *Completion) advance(n int) { c.Head, c.Rest = c.Head+c.Rest[:n], c.Rest[n:] }

// addMatching keeps what begins like the rest and is not used.
func (c *Completion) addMatching(known []string, used func(string) bool) {
	for _, w := range known {
		if hasPrefixFold(w, c.Rest) && (used == nil || !used(w)) && !slices.Contains(c.Words, w) {
			c.Words = append(c.Words, w)
		}
	}
}

func hasPrefixFold(word, with string) bool {
	return len(word) >= len(with) && strings.EqualFold(word[:len(with)], with) && (len(with) == len(word) || utf8.RuneStart(word[len(with)]))
}

// RowOfLine is the row that a line belongs to, once its name stands there.
func RowOfLine(line string) (CommandRow, bool) {
	ws, f := splitWords(line, false)
	if f != nil || len(ws) == 0 {
		return CommandRow{}, false
	}
	if ws[0].raw = strings.TrimPrefix(ws[0].raw, ":"); ws[0].raw == "" {
		return CommandRow{}, false
	}
	if i, f, ok := parseIteration(line, ws); ok && f == nil {
		return RowOf(i)
	}
	name, rest, _ := splitCommandName(ws)
	row, ok := findRow(name)
	if len(rest) == 0 {
		return row, ok
	}
	rows := rowsOf(name)
	if i := slices.IndexFunc(rows, func(r CommandRow) bool { return r.hasVerb(keyword(rest[0].raw)) }); i >= 0 {
		return rows[i], true
	}
	return row, ok
}

// RowsFor lists the rows that can be had somewhere, in the order of the help.
func RowsFor(on Availability) []CommandRow {
	rows := slices.DeleteFunc(Table(), func(r CommandRow) bool { return r.Availability&on == 0 })
	for i, r := range rows {
		if on == Text {
			rows[i].About = cmp.Or(r.textHelp, r.About)
		}
	}
	return rows
}

// UnavailableError is the error of an intent where it cannot be had, else nil.
func UnavailableError(i session.Intent, on Availability) *LineError {
	r, ok := RowOf(i)
	if !ok || r.Availability&on != 0 {
		return nil
	}
	if on == Lesson {
		return &LineError{What: r.Name + " is not for lessons"}
	}
	return &LineError{What: r.Name + " " + r.InsteadText}
}
