package language

import (
	"strings"

	"descent/ui/session"
)

// task reads a task.
func (r *lessonReader) task(p *pageLines, b block) {
	if !r.claimExercise(p, b) {
		return
	}
	t := &session.Task{}
	for i, s := range b.lines {
		r.taskLine(t, b.opened+1+i, strings.TrimSpace(s))
	}
	if len(t.Until) == 0 {
		r.addFault(b.opened, "task: it has no until: what is to be brought about?")
	}
	if len(t.Way) == 0 {
		r.addFault(b.opened, "task: it has no way: lines that bring it about")
	}
	p.Task = t
}

func (r *lessonReader) taskLine(t *session.Task, line int, s string) {
	word, rest, _ := strings.Cut(s, " ")
	rest = strings.TrimSpace(rest)
	if word == "" || word[0] == '#' {
		return
	}
	switch word {
	case "until", "never":
		c, ok := r.condition(line, "task", rest)
		switch {
		case !ok:
		case word == "until":
			t.Until = append(t.Until, c)
		case r.refuseWithin(line, c):
			t.Never = append(t.Never, c)
		}
	case "when":
		r.remark(t, line, rest)
	case "hint":
		t.Hints = r.hint(line, "task", t.Hints, rest)
	case "way":
		if a := r.action(line, "task", rest); a != nil {
			t.Way = append(t.Way, a)
		}
	case "done":
		t.Done = r.sentence(line, "task: done", t.Done, rest)
	default:
		r.unknownWord(line, "task", word, []string{"until", "never", "when", "hint", "way", "done"})
	}
}

// remark reads what is said while a condition holds.
func (r *lessonReader) remark(t *session.Task, line int, s string) {
	condition, text, ok := strings.Cut(s, ": ")
	if text = plainText(text); !ok || text == "" {
		r.addFault(line, "task: when CONDITION: what is said while it holds")
		return
	}
	if c, ok := r.condition(line, "task", condition); ok && r.refuseWithin(line, c) {
		t.When = append(t.When, session.Remark{If: c, Text: text})
	}
}

// refuseWithin refuses a number of steps where it has no meaning.
func (r *lessonReader) refuseWithin(line int, c session.Condition) bool {
	if c.Within > 0 {
		r.addFault(line, "task: within is for until")
	}
	return c.Within == 0
}

func (r *lessonReader) hint(line int, where string, hints []string, text string) []string {
	switch text = plainText(text); {
	case text == "":
		r.addFault(line, "%s: the hint is empty", where)
	case len(hints) == session.MaxHints:
		r.addFault(line, "%s: at most %d hints", where, session.MaxHints)
	default:
		hints = append(hints, text)
	}
	return hints
}

// sentence reads what there is once.
func (r *lessonReader) sentence(line int, where, before, text string) string {
	switch text = plainText(text); {
	case before != "":
		r.addFault(line, "%s is there twice", where)
	case text == "":
		r.addFault(line, "%s says nothing", where)
	}
	return text
}

func (r *lessonReader) unknownWord(line int, where, word string, words []string) {
	if near := Nearest(word, words); near != "" {
		r.addFault(line, "%s: unknown word %q: did you mean %s?", where, word, near)
		return
	}
	r.addFault(line, "%s: unknown word %q: %s", where, word, strings.Join(words, ", "))
}

// question reads a question.
func (r *lessonReader) question(p *pageLines, b block) {
	if !r.claimExercise(p, b) {
		return
	}
	q := &session.Question{}
	var text []string
	answers, right := false, 0
	for i, s := range b.lines {
		s, line := plainText(s), b.opened+1+i
		switch word, rest, _ := strings.Cut(s, " "); word {
		case "":
		case "*", "-":
			answers = true
			if word == "*" {
				right++
			}
			q.Choices = append(q.Choices, r.choice(line, word == "*", rest))
		case "=":
			answers = true
			r.readNumberAnswer(q, line, strings.TrimSpace(rest))
		case "ask":
			answers = true
			q.Computed = r.parseComputedQuestion(line, strings.TrimSpace(rest))
		case "hint":
			q.Hints = r.hint(line, "ask", q.Hints, rest)
		case "done":
			q.Done = r.sentence(line, "ask: done", q.Done, rest)
		default:
			if answers || len(q.Hints) > 0 || q.Done != "" {
				r.addFault(line, "ask: %q: the text of a question stands before its answers", plainText(s))
				continue
			}
			text = append(text, s)
		}
	}
	q.Text = plainText(strings.Join(text, " "))
	r.answers(q, b, answers, right)
	p.Question = q
}

// answers looks at whether a question has one kind of answer.
func (r *lessonReader) answers(q *session.Question, b block, some bool, right int) {
	kinds := 0
	for _, has := range []bool{len(q.Choices) > 0, q.Number != nil || q.Quantity != nil, q.Computed != nil} {
		if has {
			kinds++
		}
	}
	const mostChoices = 9 // each has a digit
	switch n := len(q.Choices); {
	case !some || kinds > 1:
		r.addFault(b.opened, "ask: one of: choices (* right, - wrong), = NUMBER, = QUANTITY, or ask …")
	case n > 0 && right != 1:
		r.addFault(b.opened, "ask: %d right answers (*): one it must be", right)
	case n == 1 || n > mostChoices:
		r.addFault(b.opened, "ask: 2 to %d choices, not %d", mostChoices, n)
	case q.Text == "" && q.Computed == nil:
		r.addFault(b.opened, "ask: it asks nothing: write the question before its answers")
	}
}

func (r *lessonReader) choice(line int, right bool, s string) session.Choice {
	text, feedback, _ := strings.Cut(s, " | ")
	c := session.Choice{Text: plainText(text), Feedback: plainText(feedback), Right: right}
	if c.Text == "" || strings.Contains(c.Text+c.Feedback, "|") {
		r.addFault(line, "ask: a choice is TEXT | FEEDBACK, or TEXT alone")
	}
	return c
}

// readNumberAnswer reads a number or a quantity that is to be typed.
func (r *lessonReader) readNumberAnswer(q *session.Question, line int, s string) {
	if q.Number != nil || q.Quantity != nil {
		r.addFault(line, "ask: a second number")
		return
	}
	of, isQuantity := parseQuantity(fold(s))
	v, isNumber := ParseNumber(s)
	switch {
	case isQuantity && of.Info().Kind != session.WordKind:
		q.Quantity = &of
	case isNumber:
		q.Number = &v
	default:
		r.addFault(line, "ask: %q is neither a number nor a quantity", s)
	}
}
