package cli

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"descent/ui/language"
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

// didYouMean is the nearest choice as the end of a message, or nothing.
func didYouMean(got string, choices []string) string {
	if near := language.Nearest(got, choices); near != "" {
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
