package language

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"descent/ui/session"
)

// maxLineBytes is how many bytes a line may have.
const maxLineBytes = 1 << 12

// word is a piece of a line between blanks, its quotes included.
type word struct {
	raw string
	at  int // its first byte in the line
}

func isQuote(r rune) bool { return r == '"' || r == '\'' }

// splitWords splits a line into words. Blanks between quotes do not split; a quote
// begins at the start of a word, or behind a comma or an equals sign. What
// follows # at the start of a word is a comment, but not in the value of a flag
// of a shell.
func splitWords(s string, inFlag bool) ([]word, *LineError) {
	switch at := strings.IndexAny(s, "\n\r"); {
	case len(s) > maxLineBytes:
		return nil, &LineError{At: maxLineBytes, Len: len(s) - maxLineBytes, What: "the line is longer than 4096 bytes; no command is"}
	case !utf8.ValidString(s):
		return nil, &LineError{Len: len(s), What: "the line is not UTF-8; type it in ASCII"}
	case at >= 0:
		return nil, &LineError{At: at, Len: 1, What: "a line break: a command is one line"}
	}
	var words []word
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		if r == '#' && !inFlag {
			break
		}
		end, ok := wordEnd(s, i)
		if !ok {
			return nil, &LineError{At: end, Len: len(s) - end, What: "a quote that is not closed: write another at its end"}
		}
		words = append(words, word{s[i:end], i})
		i = end
	}
	return words, nil
}

// wordEnd is where the word that begins at i ends; where a quote is not closed it
// is where that begins, and false.
func wordEnd(s string, i int) (int, bool) {
	before := ' '
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			break
		}
		if isQuote(r) && (before == ' ' || before == ',' || before == '=') {
			end := closingQuote(s, i+1, s[i])
			if end < 0 {
				return i, false
			}
			i, before = end, 'q'
			continue
		}
		i, before = i+n, r
	}
	return i, true
}

// closingQuote is the place after the closing quote, −1 where there is none; a doubled
// one is one of the text.
func closingQuote(s string, i int, quote byte) int {
	for ; i < len(s); i++ {
		if s[i] != quote {
			continue
		}
		if i+1 == len(s) || s[i+1] != quote {
			return i + 1
		}
		i++
	}
	return -1
}

// unquoted takes the quotes off a text that is wholly quoted.
func unquoted(s string) string {
	if len(s) < 2 || !isQuote(rune(s[0])) || closingQuote(s, 1, s[0]) != len(s) {
		return s
	}
	quote := s[:1]
	return strings.ReplaceAll(s[1:len(s)-1], quote+quote, quote)
}

// quoteIfNeeded writes a text so that it is read back as it is; in a list commas
// separate.
func quoteIfNeeded(s string, inList bool) string {
	if needsQuotes(s, inList) {
		return addQuotes(s)
	}
	return s
}

// Quoted is a text as a line has it, in quotes where it needs them.
func Quoted(s string) string { return quoteIfNeeded(s, false) }

func addQuotes(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

func needsQuotes(s string, inList bool) bool {
	if s == "" || isQuote(rune(s[0])) || s[0] == '#' || strings.HasPrefix(s, "--") {
		return true
	}
	for _, taken := range []string{" #", " --", ` "`, ` '`} {
		if strings.Contains(s, taken) {
			return true
		}
	}
	if strings.ContainsAny(s, ",=") && (inList || strings.ContainsAny(s, `"'`)) {
		return true
	}
	before := ' '
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || before == ' ') {
			return true
		}
		before = r
	}
	return before == ' '
}

// splitAtCommas splits at commas outside quotes.
func splitAtCommas(s string) []string {
	var pieces []string
	from, begins := 0, true // begins: a quote here begins a piece
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ',':
			pieces, from, begins = append(pieces, s[from:i]), i+1, true
		case isQuote(rune(c)) && begins:
			if end := closingQuote(s, i+1, c); end >= 0 {
				i = end - 1
			}
			begins = false
		case c != ' ':
			begins = false
		}
	}
	return append(pieces, s[from:])
}

// fold writes in ASCII what people see on the screen.
func fold(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0 {
		return s
	}
	return strings.NewReplacer("−", "-", "–", "-", "α", "alpha", "≤", "<=", "≥", ">=", "≠", "!=",
		"₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6", "₇", "7", "₈", "8", "₉", "9").Replace(s)
}

// keyword folds case too.
func keyword(s string) string { return strings.ToLower(fold(s)) }

// ParseNumber reads a finite number as people type it: a comma or a point, a hyphen
// or a minus sign. −0 is 0.
func ParseNumber(s string) (float64, bool) { return parseNumber(s, true) }

func parseNumber(s string, comma bool) (float64, bool) {
	t := strings.TrimSpace(fold(s))
	if comma && strings.Count(t, ",") == 1 && !strings.Contains(t, ".") {
		t = strings.Replace(t, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(t, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || strings.ContainsAny(t, "xXpP_") {
		return 0, false
	}
	return v + 0, true
}

// FormatNumber writes a number in the shortest form that reads back to the same bits.
func FormatNumber(v float64) string { return strconv.FormatFloat(v+0, 'g', -1, 64) }

// parseWhole reads a whole number in a range.
func parseWhole(s string, least, most int) (int, bool) {
	v, err := strconv.Atoi(fold(s))
	return v, err == nil && v >= least && v <= most
}

// parseParameter reads b, w1, w2 …; coordinate reads x1, x2 …
func parseParameter(s string) (string, bool) {
	if s = keyword(s); s == "b" {
		return s, true
	}
	return parseIndexed(s, "w")
}

func parseCoordinate(s string) (string, bool) { return parseIndexed(keyword(s), "x") }

func parseIndexed(s, letter string) (string, bool) {
	digits, ok := strings.CutPrefix(s, letter)
	i, isWhole := parseWhole(digits, 1, session.MaxIteration)
	return letter + strconv.Itoa(i), ok && isWhole && digits[0] >= '1' && digits[0] <= '9'
}
