package command

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the choice that got was most likely meant to be: the one with
// the fewest edits, where leaving letters out ("std") counts as one edit. It
// returns "" where none is near: enough edits make any word of any other.
func Nearest(got string, choices []string) string {
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
