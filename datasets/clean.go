package datasets

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	maxName  = 60 // runes of a header or label that are kept for the screen
	maxQuote = 24 // runes of a cell that an error repeats
)

// clean makes text from outside harmless to print: what is not a visible character goes (control and
// format characters, so an escape sequence loses its ESC and stays as plain text; letters that show nothing;
// selectors, which make a symbol as wide as two letters in some terminals), white space becomes single
// blanks, and letters with accents get their one composed form, so that equal-looking names are equal.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
			return -1
		case unicode.IsGraphic(r):
			return r
		}
		return -1
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// truncate cuts s to limit runes, the last of them an ellipsis if anything was cut.
func truncate(s string, limit int) string {
	seen := 0
	cut := 0 // where rune limit−1 starts
	for i := range s {
		seen++
		if seen == limit {
			cut = i
		}
		if seen > limit {
			return s[:cut] + "…"
		}
	}
	return s
}

// quote shows a cell inside an error as it is, with every invisible character spelled out.
func quote(s string) string { return strconv.Quote(truncate(s, maxQuote)) }

// shellQuote writes s so that a shell takes it as one word: errors show whole command-line flags, and
// a label may hold anything.
func shellQuote(s string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-+/,:@%=", r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
