package language

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"descent/ui/session"
)

// token is a word of a condition, a relation, or a text in quotes.
type token struct {
	text             string
	relation, quoted bool
	at, length       int // in the line
}

// conditionReader reads the tokens of a condition.
type conditionReader struct {
	tokens []token
	end    int // where the line ends
}

// errorf lies over some tokens, or at the end where there are none.
func (r *conditionReader) errorf(over []token, what string, args ...any) *LineError {
	f := &LineError{At: r.end, What: fmt.Sprintf(what, args...)}
	if len(over) > 0 {
		last := over[len(over)-1]
		f.At, f.Len = over[0].at, last.at+last.length-over[0].at
	}
	return f
}

// ParseCondition reads a condition: clauses with "and" between them, and "within
// N" behind them.
func ParseCondition(s string) (session.Condition, *LineError) { return parseCondition(s, 0) }

// parseCondition reads a condition that begins so far in its line.
func parseCondition(s string, at int) (session.Condition, *LineError) {
	var c session.Condition
	r := &conditionReader{end: at + len(s)}
	var f *LineError
	if r.tokens, f = tokenize(s, at); f != nil {
		return c, f
	}
	for left := r.tokens; ; {
		end := slices.IndexFunc(left, func(t token) bool { return isAnd(t) || isWithin(t) })
		if end < 0 {
			end = len(left)
		}
		clause, f := r.clause(left[:end], left[end:min(end+1, len(left))])
		if f != nil {
			return c, f
		}
		c.Clauses = append(c.Clauses, clause)
		if end == len(left) {
			return c, nil
		}
		over, rest := left[end], left[end+1:]
		if isWithin(over) {
			n, ok := parseWhole(joined(rest), 1, session.MaxIteration)
			if !ok {
				return c, r.errorf(rest, "within %q? Give a number of steps from 1 to %d", spaced(rest), session.MaxIteration)
			}
			c.Within = n
			return c, nil
		}
		left = rest
	}
}

func isAnd(t token) bool {
	return !t.quoted && (strings.EqualFold(t.text, "and") || t.text == "&" || t.text == "&&")
}

func isWithin(t token) bool { return !t.quoted && strings.EqualFold(t.text, "within") }

// tokenize takes a condition apart. Outside of quotes subscripts and minus signs
// are folded to what a keyboard has.
func tokenize(s string, at int) ([]token, *LineError) {
	var all []token
	for i := 0; i < len(s); {
		switch r := []rune(s[i:])[0]; {
		case unicode.IsSpace(r):
			i += len(string(r))
		case isQuote(r):
			end := closingQuote(s, i+1, s[i])
			if end < 0 {
				return nil, &LineError{At: at + i, Len: len(s) - i, What: fmt.Sprintf("%s is not closed: end the name with another %c", s[i:], r)}
			}
			all = append(all, token{text: unquoted(s[i:end]), quoted: true, at: at + i, length: end - i})
			i = end
		default:
			relation := strings.ContainsRune(relationRunes, r)
			n := strings.IndexFunc(s[i:], func(r rune) bool {
				return unicode.IsSpace(r) || r == '"' || strings.ContainsRune(relationRunes, r) != relation
			})
			if n < 0 {
				n = len(s) - i
			}
			text := s[i : i+n]
			if !relation {
				text = fold(text)
			}
			all = append(all, token{text: text, relation: relation, at: at + i, length: n})
			i += n
		}
	}
	return all, nil
}

// joined is tokens without the blanks between them, which do not count.
func joined(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.text)
	}
	return b.String()
}

// spaced is tokens as a person would type them.
func spaced(tokens []token) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.text
	}
	return strings.Join(words, " ")
}

// clause reads one clause; next is the token behind it, at which it is missing
// where it has none.
func (r *conditionReader) clause(tokens, next []token) (session.Clause, *LineError) {
	if len(tokens) == 0 {
		return session.Clause{}, r.errorf(next, "a condition is missing: write it like J<0.1 or converged")
	}
	at := slices.IndexFunc(tokens, func(t token) bool { return t.relation })
	if at < 0 {
		return r.bareWord(tokens)
	}
	relation, ok := readRelation(tokens[at].text)
	if !ok {
		return session.Clause{}, r.errorf(tokens[at:at+1], "%q is no comparison: choose <, <=, >, >=, = or !=", tokens[at].text)
	}
	left, ok := parseQuantity(joined(tokens[:at]))
	if !ok {
		over := tokens[:max(at, 1)]
		return session.Clause{}, r.unknownQuantity(over, joined(tokens[:at]))
	}
	c, right := session.Clause{Left: left, Relation: relation}, tokens[at+1:]
	if joined(right) == "" {
		return c, r.errorf(tokens, "%s is compared with what? Write it like %s", left, exampleCondition(left))
	}
	if left.Info().Kind == session.WordKind {
		return r.wordClause(c, tokens, right)
	}
	return r.numberClause(c, tokens, right)
}

// bareWord is a clause without a relation: a status.
func (r *conditionReader) bareWord(tokens []token) (session.Clause, *LineError) {
	word := strings.ToLower(joined(tokens))
	if slices.Contains(session.Statuses(), word) {
		return session.Clause{Left: session.Quantity{Name: statusName}, Relation: session.Equal, Word: word}, nil
	}
	if q, ok := parseQuantity(word); ok {
		return session.Clause{}, r.errorf(tokens, "%s is compared with what? Write it like %s", q, exampleCondition(q))
	}
	if near := Nearest(word, session.Statuses()); near != "" {
		f := r.errorf(tokens, "%q is no condition", word)
		f.Suggestion = near
		return session.Clause{}, f
	}
	return session.Clause{}, r.errorf(tokens, "%q is no condition: write it like J<0.1 or converged", word)
}

func readRelation(s string) (session.Relation, bool) {
	s = strings.NewReplacer("≤", "<=", "≥", ">=", "≠", "!=", "=<", "<=", "=>", ">=", "==", "=", "<>", "!=").Replace(s)
	for i, r := range relations() {
		if r[0] == s {
			return session.Relation(i), true
		}
	}
	return 0, false
}

func (r *conditionReader) wordClause(c session.Clause, tokens, right []token) (session.Clause, *LineError) {
	if c.Relation != session.Equal && c.Relation != session.Unequal {
		return c, r.errorf(tokens, "%s is a word: compare it with = or !=", c.Left)
	}
	c.Word = spaced(right)
	known := c.Left.Info().Words
	if len(known) == 0 {
		return c, nil
	}
	if c.Word = strings.ToLower(c.Word); slices.Contains(known, c.Word) {
		return c, nil
	}
	f := r.errorf(right, "unknown %s %q", c.Left.Name, c.Word)
	if f.Suggestion = Nearest(c.Word, known); f.Suggestion == "" {
		f.What += ": choose " + strings.Join(known, ", ")
	}
	return c, f
}

func (r *conditionReader) numberClause(c session.Clause, tokens, right []token) (session.Clause, *LineError) {
	if q, ok := parseQuantity(joined(right)); ok && q.Info().Kind != session.WordKind {
		c.Right = q
	} else if v, ok := groupedNumber(right); ok {
		c.Number = v
	} else {
		return c, r.errorf(right, "%q is neither a number nor a quantity: write it like %s", spaced(right), exampleCondition(c.Left))
	}
	if c.Relation != session.Equal && c.Relation != session.Unequal {
		return c, nil
	}
	for _, q := range []session.Quantity{c.Left, c.Right} {
		if q.Name != "" && q.Info().Kind == session.ComputedKind {
			return c, r.errorf(tokens, "%s is compared with <, <=, > or >=", q)
		}
	}
	return c, nil
}

// groupedNumber reads a number that may stand in several words: a sign apart,
// and whole numbers in groups of three digits, as in 10 000.
func groupedNumber(words []token) (float64, bool) {
	for len(words) > 1 && (words[0].text == "-" || words[0].text == "+") {
		words = append([]token{{text: words[0].text + words[1].text}}, words[2:]...)
	}
	for i, w := range words {
		digits := strings.TrimLeft(w.text, "+-")
		isWhole := strings.Trim(digits, "0123456789") == ""
		if len(words) > 1 && (!isWhole || w.quoted || i > 0 && len(w.text) != 3 || i == 0 && (digits == "" || len(digits) > 3)) {
			return 0, false
		}
	}
	return ParseNumber(joined(words))
}

// parseQuantity reads the name of a quantity, in any case.
func parseQuantity(s string) (session.Quantity, bool) {
	s = strings.ToLower(s)
	for _, d := range session.Quantities() {
		stem, isIndexed := strings.CutSuffix(d.Name, "1")
		if !isIndexed {
			if strings.ToLower(d.Name) == s {
				return session.Quantity{Name: d.Name}, true
			}
			continue
		}
		if name, ok := parseIndexed(s, stem); ok {
			i, err := strconv.Atoi(name[len(stem):])
			return session.Quantity{Name: stem, Index: i}, err == nil
		}
	}
	return session.Quantity{}, false
}

// unknownQuantity is the error of a name that is none.
func (r *conditionReader) unknownQuantity(over []token, got string) *LineError {
	var known []string
	for _, d := range session.Quantities() {
		known = append(known, d.Name)
	}
	f := r.errorf(over, "there is no quantity %q", got)
	if f.Suggestion = Nearest(got, known); f.Suggestion == "" {
		f.What += ": there are " + strings.Join(known, " ")
	}
	return f
}

// checkSteppable is the error of a condition of until that no step can make true.
func (r *reader) checkSteppable(c session.Condition, w word) *LineError {
	for _, clause := range c.Clauses {
		if !clause.Left.Info().ChangesWithSteps && !clause.Right.Info().ChangesWithSteps {
			return &LineError{At: w.at, Len: r.end - w.at, What: fmt.Sprintf(
				"steps do not change %s, so until cannot wait for it: name what they change, like J<0.1 or k>=100", clause.Left)}
		}
	}
	return nil
}
