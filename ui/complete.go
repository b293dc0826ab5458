package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"descent/datasets"
	"descent/ui/language"
	"descent/ui/pane"
)

// completions is what the line can go on with, after Tab. With at = −1 none is chosen
// yet.
type completions struct {
	head   string
	words  []string
	chosen int
	line   string // what stands there; another line has another offer
}

// completionsMsg brings an offer that had to look at files.
type completionsMsg struct {
	to    *prompt
	offer completions
}

// completeNext completes the line: with all that is common to what fits, then,
// key by key, with one after the other.
func (p *prompt) completeNext(m *Model, by int) {
	if p.complete == nil {
		return
	}
	line := p.input.Value()
	if len(p.completions.words) > 0 && p.completions.line == line {
		p.cycleCompletion(by)
		return
	}
	c := p.complete(line)
	o := completions{head: c.Head, words: c.Words, line: line}
	if paths := m.options.Paths; c.Paths && paths != nil {
		m.async(func() any {
			o.words = slices.Concat(c.Words, paths(c.Rest))
			return completionsMsg{p, o}
		})
		return
	}
	if look := m.options.DescribeTable; c.Columns != "" && look != nil {
		ctx := m.ctx
		m.async(func() any {
			o.words = slices.Concat(c.Words, c.Names(columnNames(look(ctx, c.Columns))))
			return completionsMsg{p, o}
		})
		return
	}
	p.applyCompletions(o)
}

// columnNames is the names of the columns of a table, none where it is none.
func columnNames(t *datasets.Table, _ error) []string {
	var names []string
	if t != nil {
		for _, c := range t.Columns {
			names = append(names, c.Name)
		}
	}
	return names
}

// apply takes an offer if the line is still the one it is for.
func (msg completionsMsg) apply(m *Model) {
	if m.overlay == overlay(msg.to) && msg.to.input.Value() == msg.offer.line {
		msg.to.applyCompletions(msg.offer)
	}
}

// applyCompletions completes with what an offer has in common; one word alone is taken.
func (p *prompt) applyCompletions(o completions) {
	switch len(o.words) {
	case 0:
		return
	case 1:
		p.set(o.head + o.words[0])
		return
	}
	if common := o.head + prefix(o.words); len(common) > len(o.line) {
		p.set(common)
		o.line = common
	}
	o.chosen = -1
	p.completions = o
}

// cycleCompletion puts the next word of the offer on the line.
func (p *prompt) cycleCompletion(by int) {
	o := p.completions
	n := len(o.words)
	if o.chosen < 0 && by < 0 {
		o.chosen = 0
	}
	o.chosen = (o.chosen + by + n) % n
	p.set(o.head + o.words[o.chosen])
	o.line = p.input.Value()
	p.completions = o
}

// prefix is what all words begin with.
func prefix(words []string) string {
	common := words[0]
	for _, w := range words[1:] {
		for !strings.HasPrefix(w, common) {
			_, size := utf8.DecodeLastRuneInString(common)
			common = common[:len(common)-size]
		}
	}
	return common
}

// suggest adds what the line can go on with: the offer, else the one word that
// the rest of which Tab would add, and what the command does.
func (p *prompt) suggest(l *pane.Line) {
	if p.complete == nil {
		return
	}
	if p.completions.line == l.Text && len(p.completions.words) > 0 {
		l.Offer, l.Chosen = p.completions.words, p.completions.chosen
		return
	}
	if l.Text == "" {
		return
	}
	c := p.complete(l.Text)
	fits := c.Rest != "" && l.Cursor == utf8.RuneCountInString(l.Text)
	if fits && len(c.Words) > 0 && strings.HasPrefix(c.Words[0], c.Rest) {
		l.Suggestion = strings.TrimSpace(c.Words[0][len(c.Rest):])
	}
	showUsage(l, c)
}

// showUsage adds what the line does, or which commands it can become.
func showUsage(l *pane.Line, c language.Completion) {
	about, ok := language.RowOfLine(l.Text)
	if !ok && !c.Named && len(c.Words) == 1 { // it can only be this one
		about, ok = language.RowOfLine(c.Words[0])
	}
	switch {
	case ok && about.Availability&language.Screen == 0:
		l.Hint = about.InsteadText
	case ok && !c.Named && strings.IndexAny(strings.TrimLeft(l.Text, " :"), "+-−0123456789") == 0:
		l.Hint = about.About
	case ok && !c.Named: // what it takes is still to come
		l.Hint = strings.TrimSpace(about.Args + "   " + about.About)
	case ok:
		l.Hint = about.About
	case len(c.Words) > 0 && !c.Named:
		l.Offer, l.Chosen = c.Words, -1
	}
}

// lineHistory is the lines of this session, the oldest first.
type lineHistory struct {
	lines []string
	at    int    // the one that is shown; len(lines) for the one being typed
	draft string // the one being typed
}

const maxHistory = 200

// rewind begins at the line that is to be typed.
func (h *lineHistory) rewind() *lineHistory {
	h.at, h.draft = len(h.lines), ""
	return h
}

// add keeps a line, unless it is the last one again.
func (h *lineHistory) add(line string) {
	if n := len(h.lines); n > 0 && h.lines[n-1] == line {
		return
	}
	h.lines = append(h.lines, line)
	h.lines = h.lines[max(0, len(h.lines)-maxHistory):]
}

// move goes to another line; now is what stands there.
func (h *lineHistory) move(now string, by int) (string, bool) {
	to := h.at + by
	if to < 0 || to > len(h.lines) {
		return "", false
	}
	if h.at == len(h.lines) {
		h.draft = now
	}
	h.at = to
	if to == len(h.lines) {
		return h.draft, true
	}
	return h.lines[to], true
}
