package language

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"descent/ui/number"
	"descent/ui/session"
)

// Handout is a lesson on paper, as plain Markdown: what to type, boxes to tick,
// blanks for answers; hints and ways stand on the last page.
func Handout(l session.Lesson) string {
	var b, last strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", l.Title)
	paragraph(&b, l.Intro)
	for i, p := range l.Pages {
		fmt.Fprintf(&b, "## %d. %s\n\n", i+1, p.Title)
		paragraph(&b, p.Text)
		if len(p.Setup) > 0 {
			b.WriteString("Type:\n\n" + typedLines(p.Setup) + "\n")
		}
		var help []string
		for j, h := range p.Hints() {
			help = append(help, fmt.Sprintf("Hint %d: %s", j+1, h))
		}
		switch {
		case p.Task != nil:
			for _, c := range p.Task.Until {
				fmt.Fprintf(&b, "- [ ] %s\n", untilText(c))
			}
			for _, c := range p.Task.Never {
				fmt.Fprintf(&b, "- not: %s\n", ConditionText(c))
			}
			b.WriteString("\n")
			help = append(help, "What does it:\n\n"+typedLines(p.Task.Way))
		case p.Question != nil:
			help = append(help, questionOnPaper(&b, *p.Question)...)
		}
		if len(help) > 0 {
			fmt.Fprintf(&last, "### %d. %s\n\n%s\n\n", i+1, p.Title, strings.TrimSpace(strings.Join(help, "\n\n")))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.Tables)) {
		fmt.Fprintf(&b, "## The data %s\n\n    %s\n\n", name, strings.ReplaceAll(strings.TrimSpace(l.Tables[name]), "\n", "\n    "))
	}
	if last.Len() > 0 {
		b.WriteString("## Hints and answers\n\n" + last.String())
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func paragraph(b *strings.Builder, text string) {
	if text != "" {
		b.WriteString(text + "\n\n")
	}
}

func typedLines(actions []session.Action) string {
	var b strings.Builder
	for _, a := range actions {
		b.WriteString("    " + Print(a) + "\n")
	}
	return b.String()
}

// untilText is a condition of a task on paper.
func untilText(c session.Condition) string {
	text := "until " + ConditionText(session.Condition{Clauses: c.Clauses})
	if c.Within > 0 {
		text += ", at most " + number.Count(c.Within, "step")
	}
	return text
}

// questionOnPaper writes a question with room for its answer, and returns what is to be
// said on the last page.
func questionOnPaper(b *strings.Builder, q session.Question) []string {
	var help []string
	text := q.Text
	if text == "" && q.Computed != nil {
		text = computedQuestionText(*q.Computed)
	}
	paragraph(b, text)
	for i, c := range q.Choices {
		fmt.Fprintf(b, "%d. %s\n", i+1, c.Text)
		if c.Right {
			help = append(help, strings.TrimSpace(fmt.Sprintf("Answer: %d. %s", i+1, c.Feedback)))
		}
	}
	if len(q.Choices) > 0 {
		b.WriteString("\n")
	}
	b.WriteString("Answer: ____________\n\n")
	if q.Number != nil {
		help = append(help, "Answer: "+FormatNumber(*q.Number))
	}
	if q.Done != "" {
		help = append(help, q.Done)
	}
	return help
}
