package language_test

import (
	"slices"
	"strings"

	"descent/ui/language"
	"descent/ui/session"
)

// printLesson is a lesson as its file has it: read again it is the same.
func printLesson(l session.Lesson) string {
	paragraphs := []string{"# " + l.Title, l.Intro}
	for _, p := range l.Pages {
		var enter []string
		for _, a := range p.Setup {
			enter = append(enter, language.Print(a))
		}
		paragraphs = append(paragraphs, "## "+p.Title, p.Text, fenced("descent", enter))
		if p.Task != nil {
			paragraphs = append(paragraphs, fenced("task", taskLines(*p.Task)))
		}
		if p.Question != nil {
			paragraphs = append(paragraphs, fenced("ask", questionLines(*p.Question)))
		}
	}
	written := slices.DeleteFunc(paragraphs, func(s string) bool { return s == "" })
	return strings.Join(written, "\n\n") + "\n"
}

// fenced is a block, empty where it has no lines.
func fenced(kind string, lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return "```" + kind + "\n" + strings.Join(lines, "\n") + "\n```"
}

func taskLines(t session.Task) []string {
	var lines []string
	for _, c := range t.Until {
		lines = append(lines, "until "+language.TypedCondition(c))
	}
	for _, c := range t.Never {
		lines = append(lines, "never "+language.TypedCondition(c))
	}
	for _, w := range t.When {
		lines = append(lines, "when "+language.TypedCondition(w.If)+": "+w.Text)
	}
	for _, h := range t.Hints {
		lines = append(lines, "hint "+h)
	}
	for _, a := range t.Way {
		lines = append(lines, "way "+language.Print(a))
	}
	if t.Done != "" {
		lines = append(lines, "done "+t.Done)
	}
	return lines
}

func questionLines(q session.Question) []string {
	var lines []string
	if q.Text != "" {
		lines = append(lines, q.Text)
	}
	for _, c := range q.Choices {
		mark := "- "
		if c.Right {
			mark = "* "
		}
		line := mark + c.Text
		if c.Feedback != "" {
			line += " | " + c.Feedback
		}
		lines = append(lines, line)
	}
	switch {
	case q.Quantity != nil:
		lines = append(lines, "= "+q.Quantity.String())
	case q.Number != nil:
		lines = append(lines, "= "+language.FormatNumber(*q.Number))
	case q.Computed != nil:
		lines = append(lines, askLine(*q.Computed))
	}
	for _, h := range q.Hints {
		lines = append(lines, "hint "+h)
	}
	if q.Done != "" {
		lines = append(lines, "done "+q.Done)
	}
	return lines
}

// askLine is what the program asks itself, as it is written.
func askLine(a session.ComputedQuestion) string {
	words := map[session.Subject]string{
		session.CostMoves: "up", session.ParameterMoves: "sign", session.CorrectMoves: "wrong", session.PullsMost: "pull", session.ParameterNext: "next",
	}
	return strings.TrimSpace("ask " + words[a.Subject] + " " + a.Quantity.String())
}
