package command

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"descent/datasets"
)

const (
	statusName    = "status"
	none          = "none"
	relationRunes = "<>=!≤≥≠"
)

type (
	// Until goes forward to the first iteration at which a condition holds.
	// Whatever stops a run ends it too.
	Until struct{ Condition Condition }
	// Expect tells that a condition holds here, or fails.
	Expect struct{ Condition Condition }
)

func (Until) effect()  {}
func (Expect) effect() {}

func scales() []string { return datasets.Methods() }

func readUntil(_ Words, arg string, _ bool) (Effect, error) {
	c, err := ParseCondition(arg)
	if err != nil {
		return nil, err
	}
	for _, clause := range c.Clauses {
		if !clause.Left.describe().Moves && (clause.Right.Name == "" || !clause.Right.describe().Moves) {
			return nil, fmt.Errorf("steps do not change %s, so until cannot wait for it: name what they change, like J<0.1 or k>=100", clause.Left)
		}
	}
	return Until{c}, nil
}

func readExpect(_ Words, arg string, _ bool) (Effect, error) {
	c, err := ParseCondition(arg)
	if err != nil {
		return nil, err
	}
	if c.Within > 0 {
		return nil, fmt.Errorf("within is for until: expect looks at this iteration only; steps<=%d says how many there were", c.Within)
	}
	return Expect{c}, nil
}

// token is a word of a condition, a relation, or a text in quotes.
type token struct {
	text             string
	relation, quoted bool
}

// ParseCondition reads a condition: clauses with "and" between them, and
// "within N" behind them. Its error is one line.
func ParseCondition(s string) (Condition, error) {
	tokens, err := tokens(s)
	if err != nil {
		return Condition{}, err
	}
	var c Condition
	for {
		end := slices.IndexFunc(tokens, func(t token) bool { return isAnd(t) || isWithin(t) })
		if end < 0 {
			end = len(tokens)
		}
		clause, err := parseClause(tokens[:end])
		if err != nil {
			return Condition{}, err
		}
		c.Clauses = append(c.Clauses, clause)
		if end == len(tokens) {
			return c, nil
		}
		rest := tokens[end+1:]
		if isWithin(tokens[end]) {
			n, err := strconv.Atoi(joined(rest))
			if err != nil || n < 1 || n > farthest {
				return Condition{}, fmt.Errorf("within %q? Give a number of steps from 1 to %d", spaced(rest), farthest)
			}
			c.Within = n
			return c, nil
		}
		tokens = rest
	}
}

func isAnd(t token) bool {
	return !t.quoted && (strings.EqualFold(t.text, "and") || t.text == "&" || t.text == "&&")
}
func isWithin(t token) bool { return !t.quoted && strings.EqualFold(t.text, "within") }

// tokens takes a condition apart. Outside of quotes subscripts and minus signs
// are folded to what a keyboard has.
func tokens(s string) ([]token, error) {
	var all []token
	fold := strings.NewReplacer("−", "-", "–", "-", "α", "alpha", "₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6", "₇", "7", "₈", "8", "₉", "9")
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		if q := s[:1]; q == `"` || q == `'` {
			text, rest, err := quotedText(s)
			if err != nil {
				return nil, err
			}
			all, s = append(all, token{text: text, quoted: true}), rest
			continue
		}
		relation := strings.ContainsRune(relationRunes, []rune(s)[0])
		end := strings.IndexFunc(s, func(r rune) bool {
			return unicode.IsSpace(r) || r == '"' || strings.ContainsRune(relationRunes, r) != relation
		})
		if end < 0 {
			end = len(s)
		}
		all, s = append(all, token{text: fold.Replace(s[:end]), relation: relation}), s[end:]
	}
	return all, nil
}

// quotedText reads a text in quotes; two of them are one of the text.
func quotedText(s string) (text, rest string, err error) {
	q := s[:1]
	for rest = s[1:]; ; {
		before, after, closed := strings.Cut(rest, q)
		if !closed {
			return "", "", fmt.Errorf("%s is not closed: end the name with another %s", s, q)
		}
		text += before
		if !strings.HasPrefix(after, q) {
			return text, after, nil
		}
		text, rest = text+q, after[1:]
	}
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

func parseClause(tokens []token) (Clause, error) {
	if len(tokens) == 0 {
		return Clause{}, errors.New("a condition is missing: write it like J<0.1 or converged")
	}
	at := slices.IndexFunc(tokens, func(t token) bool { return t.relation })
	if at < 0 {
		return bareWord(joined(tokens))
	}
	relation, ok := readRelation(tokens[at].text)
	if !ok {
		return Clause{}, fmt.Errorf("%q is no comparison: choose <, <=, >, >=, = or !=", tokens[at].text)
	}
	left, ok := quantity(joined(tokens[:at]))
	if !ok {
		return Clause{}, unknownQuantity(joined(tokens[:at]))
	}
	c, right := Clause{Left: left, Relation: relation}, tokens[at+1:]
	if len(right) == 0 {
		return c, fmt.Errorf("%s is compared with what? Write it like %s", left, example(left))
	}
	if left.describe().Kind == Word {
		return wordClause(c, right)
	}
	return numberClause(c, right)
}

// bareWord is a clause without a relation: a status.
func bareWord(word string) (Clause, error) {
	word = strings.ToLower(word)
	if slices.Contains(statuses(), word) {
		return Clause{Left: Quantity{Name: statusName}, Relation: Equal, Word: word}, nil
	}
	if q, ok := quantity(word); ok {
		return Clause{}, fmt.Errorf("%s is compared with what? Write it like %s", q, example(q))
	}
	if near := Nearest(word, statuses()); near != "" {
		return Clause{}, fmt.Errorf("%q is no condition: did you mean %s?", word, near)
	}
	return Clause{}, fmt.Errorf("%q is no condition: write it like J<0.1 or converged", word)
}

// example is a clause about a quantity, to show.
func example(q Quantity) string {
	switch d := q.describe(); {
	case len(d.Words) > 0:
		return q.String() + "=" + d.Words[0]
	case d.Kind == Word:
		return q.String() + "=iris"
	case d.Kind == Exact:
		return q.String() + ">=10"
	}
	return q.String() + "<0.1"
}

func readRelation(s string) (Relation, bool) {
	s = strings.NewReplacer("≤", "<=", "≥", ">=", "≠", "!=", "=<", "<=", "=>", ">=", "==", "=", "<>", "!=").Replace(s)
	for i, r := range relations() {
		if r[0] == s {
			return Relation(i), true
		}
	}
	return 0, false
}

func wordClause(c Clause, right []token) (Clause, error) {
	if c.Relation != Equal && c.Relation != Unequal {
		return c, fmt.Errorf("%s is a word: compare it with = or !=", c.Left)
	}
	c.Word = spaced(right)
	if words := c.Left.describe().Words; len(words) > 0 {
		if c.Word = strings.ToLower(c.Word); !slices.Contains(words, c.Word) {
			return c, choice(c.Left.Name, c.Word, words)
		}
	}
	return c, nil
}

func numberClause(c Clause, right []token) (Clause, error) {
	text := joined(right)
	if q, ok := quantity(text); ok && q.describe().Kind != Word {
		c.Right = q
	} else if v, err := groupedNumber(right); err == nil {
		c.Number = v
	} else {
		return c, fmt.Errorf("%q is neither a number nor a quantity: write it like %s", spaced(right), example(c.Left))
	}
	if c.Relation != Equal && c.Relation != Unequal {
		return c, nil
	}
	for _, q := range []Quantity{c.Left, c.Right} {
		if q.Name != "" && q.describe().Kind == Computed {
			return c, fmt.Errorf("%s is compared with <, <=, > or >=", q)
		}
	}
	return c, nil
}

// groupedNumber reads a number that may stand in several words: a sign apart,
// and whole numbers in groups of three digits, as in 10 000.
func groupedNumber(words []token) (float64, error) {
	for len(words) > 1 && (words[0].text == "-" || words[0].text == "+") {
		words = append([]token{{text: words[0].text + words[1].text}}, words[2:]...)
	}
	for i, w := range words {
		digits := strings.TrimLeft(w.text, "+-")
		whole := strings.Trim(digits, "0123456789") == ""
		if len(words) > 1 && (!whole || w.quoted || i > 0 && len(w.text) != 3 || i == 0 && (digits == "" || len(digits) > 3)) {
			return 0, errors.New("it is several numbers")
		}
	}
	v, err := Number(joined(words))
	return v + 0, err // −0 is 0
}
