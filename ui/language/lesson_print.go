package language

import (
	"strings"

	"descent/ui/session"
)

// PrintLesson is a lesson as its file has it: read again it is the same.
func PrintLesson(l session.Lesson) string {
	var b strings.Builder
	paragraph(&b, "# "+l.Title)
	paragraph(&b, l.Intro)
	for _, p := range l.Pages {
		paragraph(&b, "## "+p.Title)
		paragraph(&b, p.Text)
		var enter []string
		for _, a := range p.Enter {
			enter = append(enter, Print(a))
		}
		paragraph(&b, fenced("descent", enter))
		if p.Task != nil {
			paragraph(&b, fenced("task", taskLines(*p.Task)))
		}
		if p.Question != nil {
			paragraph(&b, fenced("ask", questionLines(*p.Question)))
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// fenced is a block, empty where it has no lines.
func fenced(kind string, lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return fence + kind + "\n" + strings.Join(lines, "\n") + "\n" + fence
}

func taskLines(t session.Task) []string {
	var lines []string
	for _, c := range t.Until {
		lines = append(lines, "until "+TypedCondition(c))
	}
	for _, c := range t.Never {
		lines = append(lines, "never "+TypedCondition(c))
	}
	for _, w := range t.When {
		lines = append(lines, "when "+TypedCondition(w.If)+": "+w.Text)
	}
	for _, h := range t.Hints {
		lines = append(lines, "hint "+h)
	}
	for _, a := range t.Way {
		lines = append(lines, "way "+Print(a))
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
	case q.Of != nil:
		lines = append(lines, "= "+q.Of.String())
	case q.Number != nil:
		lines = append(lines, "= "+Typed(*q.Number))
	case q.About != nil:
		lines = append(lines, TypedAbout(*q.About))
	}
	for _, h := range q.Hints {
		lines = append(lines, "hint "+h)
	}
	if q.Done != "" {
		lines = append(lines, "done "+q.Done)
	}
	return lines
}
