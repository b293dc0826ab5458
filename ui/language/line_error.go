package language

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// LineError is what is wrong with a line.
type LineError struct {
	At, Len    int    // bytes of the line; Len 0: something is missing there
	What       string // what is wrong, and where nothing is near what to do
	Suggestion string // a word or a line that may have been meant; empty for none
}

// String is the error as one line.
func (e *LineError) String() string {
	if e.Suggestion != "" {
		return e.What + ": did you mean " + e.Suggestion + "?"
	}
	return e.What
}

// Shifted is the error in a line without its first n bytes.
func (e *LineError) Shifted(n int) *LineError {
	return &LineError{At: max(0, e.At-n), Len: max(0, e.Len-max(0, n-e.At)), What: e.What, Suggestion: e.Suggestion}
}

// Err is it as a Go error, nil for none.
func (e *LineError) Err() error {
	if e == nil {
		return nil
	}
	return errors.New(e.String())
}

// unknownChoice is the error of a word that is none of those there are.
func (r *reader) unknownChoice(what string, words []string) *LineError {
	got := r.peek()
	if near := Nearest(got, words); near != "" {
		f := r.errorf("unknown %s %q", what, got)
		f.Suggestion = near
		return f
	}
	return r.errorf("unknown %s %q: choose %s", what, got, strings.Join(words, ", "))
}

// Nearest returns the choice that got was most likely meant to be: the one with
// the fewest edits, where leaving letters out ("std") counts as one edit. It
// returns "" where none is near: enough edits make any word of any other.
func Nearest(got string, choices []string) string {
	got = strings.ToLower(got)
	best, bestEdits := "", max(2, utf8.RuneCountInString(got)/2)+1
	for _, choice := range choices {
		lower := strings.ToLower(choice)
		edits := levenshtein.ComputeDistance(got, lower)
		if isAbbreviation(got, lower) {
			edits = min(edits, 1)
		}
		if edits < bestEdits && edits < max(utf8.RuneCountInString(got), utf8.RuneCountInString(lower)) {
			best, bestEdits = choice, edits
		}
	}
	return best
}

// isAbbreviation reports whether short is word with letters left out, but not its
// first.
func isAbbreviation(short, word string) bool {
	if len(short) < 2 || word == "" || short[0] != word[0] {
		return false
	}
	rest := []rune(short)
	for _, r := range word {
		if len(rest) > 0 && rest[0] == r {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

// reader goes along the words of the arguments of one command.
type reader struct {
	name    string // of the command, as the table has it
	example string // a line to show
	line    string // that the words stand in
	ws      []word
	i       int
	end     int  // where the line ends, or its part
	flag    bool // the value of a flag: commas stand for blanks
	forced  bool // a ! stood behind the name
}

func (r *reader) more() bool { return r.i < len(r.ws) }

// peek is the next word, empty where there is none.
func (r *reader) peek() string {
	if r.more() {
		return r.ws[r.i].raw
	}
	return ""
}

func (r *reader) next() word {
	w := r.ws[r.i]
	r.i++
	return w
}

// errorf is an error at the next word, or at the end.
func (r *reader) errorf(what string, args ...any) *LineError {
	f := &LineError{At: r.end, What: fmt.Sprintf(what, args...)}
	if r.more() {
		f.At, f.Len = r.ws[r.i].at, len(r.ws[r.i].raw)
	}
	return f
}

// missingArgument is the error of a command without what it needs.
func (r *reader) missingArgument() *LineError {
	return r.errorf("%s what? For example: %s", r.name, r.example)
}

// rest is all that is left as it stands in the line.
func (r *reader) rest() string {
	if !r.more() {
		return ""
	}
	from, last := r.ws[r.i], r.ws[len(r.ws)-1]
	r.i = len(r.ws)
	return r.line[from.at : last.at+len(last.raw)]
}

// text is all that is left as one text.
func (r *reader) text() string { return unquoted(r.rest()) }

// split makes a word of each number or keyword that is left. Semicolons
// separate. One comma inside a word is that of a number, unless it stands beside
// a point or an at sign or at an end; other commas separate, and all do in the
// value of a flag.
func (r *reader) split() {
	var pieces []word
	for _, w := range r.ws[r.i:] {
		at := w.at
		for s := range strings.SplitSeq(w.raw, ";") {
			n := strings.Count(s, ",")
			separates := r.flag || n > 1 || n == 1 && (strings.ContainsAny(s, ".@") || strings.HasSuffix(s, ",") || strings.HasPrefix(s, ","))
			from := at
			for _, p := range strings.FieldsFunc(s, func(c rune) bool { return separates && c == ',' }) {
				from += strings.Index(s[from-at:], p)
				pieces = append(pieces, word{p, from})
				from += len(p)
			}
			at += len(s) + 1
		}
	}
	r.ws = append(r.ws[:r.i:r.i], pieces...)
}
