package cli

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// oneLine makes text safe to print: whatever is no printable character, a line
// break or an escape among it, is written as Go would write it in a string.
func oneLine(s string) string {
	var b strings.Builder
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String()
}

// nearest returns the choice that got was most likely meant to be: the one with
// the fewest edits, where leaving letters out ("std") counts as one edit. It
// returns "" where none is near: enough edits make any word of any other.
func nearest(got string, choices []string) string {
	got = strings.ToLower(got)
	best, bestEdits := "", max(2, utf8.RuneCountInString(got)/2)+1
	for _, choice := range choices {
		lower := strings.ToLower(choice)
		edits := levenshtein.ComputeDistance(got, lower)
		if shortens(got, lower) {
			edits = min(edits, 1)
		}
		if edits < bestEdits && edits < max(utf8.RuneCountInString(got), utf8.RuneCountInString(lower)) {
			best, bestEdits = choice, edits
		}
	}
	return best
}

// shortens tells whether short is word with letters left out, but not its first.
func shortens(short, word string) bool {
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

// didYouMean is nearest as the end of a message, or nothing.
func didYouMean(got string, choices []string) string {
	if near := nearest(got, choices); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// wrap breaks text between words into lines of at most width characters, where
// no word is longer.
func wrap(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsSeq(text) {
		long := utf8.RuneCountInString(word)
		switch {
		case used == 0:
			line, used = word, long
		case used+1+long > width:
			lines, line, used = append(lines, line), word, long
		default:
			line, used = line+" "+word, used+1+long
		}
	}
	return append(lines, line)
}
