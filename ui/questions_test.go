package ui

import (
	"os"
	"strings"
	"testing"

	"descent/ui/language"
	"descent/ui/session"
)

// studentQuestion is a row of the table of what students ask.
type studentQuestion struct{ asked, from, by, words string }

// studentQuestions reads the table.
func studentQuestions(t *testing.T) (all []studentQuestion) {
	t.Helper()
	text, err := os.ReadFile("../.github/QUESTIONS.md")
	if err != nil {
		t.Fatal(err)
	}
	const bar = "\x00" // one that is no border
	_, table, _ := strings.Cut(string(text), "| --- | --- | --- | --- |\n")
	for row := range strings.Lines(table) {
		cells := strings.Split(strings.ReplaceAll(strings.Trim(strings.TrimSpace(row), "|"), `\|`, bar), "|")
		if len(cells) != 4 {
			t.Fatalf("a row has %d columns: %s", len(cells), row)
		}
		for i, c := range cells {
			cells[i] = strings.ReplaceAll(strings.TrimSpace(c), bar, "|")
		}
		all = append(all, studentQuestion{cells[0], cells[1], cells[2], cells[3]})
	}
	return all
}

// What students ask is answered within three keys from a fresh start, or on a page of
// a lesson, at the smallest size as at the usual one; in one of them by turns where it is
// not done in full.
func TestQuestionsOfStudents(t *testing.T) {
	t.Parallel()
	all := studentQuestions(t)
	if len(all) != 32 {
		t.Errorf("%d questions, not 32", len(all))
	}
	for turn, q := range all {
		t.Run(q.asked, func(t *testing.T) {
			t.Parallel()
			for at, size := range [][2]int{{80, 24}, {120, 36}} {
				if !inFull() && (turn+at)%2 > 0 {
					continue
				}
				name, isLesson := strings.CutPrefix(q.from, "lesson ")
				if isLesson {
					d := drive(t, learning(t, name))
					d.resize(size[0], size[1])
					d.finds(q, name)
					continue
				}
				d := drive(t, catalogue(t, q.from))
				d.resize(size[0], size[1])
				keys := strings.ReplaceAll(q.by, "`", "")
				if n := len(strings.Fields(keys)); n > 3 {
					t.Errorf("%d keys", n)
				}
				d.goKeys(keys)
				d.tells(q.words)
			}
		})
	}
}

// finds opens a page of a lesson, does what it asks, and wants the words to be there
// before, as an answer to one of the choices, or behind it.
func (d *driver) finds(q studentQuestion, name string) {
	d.t.Helper()
	for d.state().Lesson.CurrentPage() != nil && d.state().Lesson.CurrentPage().Title != q.by {
		d.press("n")
	}
	page := d.state().Lesson.CurrentPage()
	if page == nil {
		d.t.Fatalf("the lesson %s has no page %q", name, q.by)
	}
	said := func() bool { return strings.Contains(strings.Join(strings.Fields(d.screen()), " "), q.words) }
	if said() {
		return
	}
	if page.Task != nil {
		for _, line := range page.Task.Way {
			d.command(language.Print(line))
		}
	}
	if page.Question != nil {
		for i, c := range page.Question.Choices {
			if strings.Contains(c.Feedback, q.words) || c.Text == q.words {
				d.press(string(rune('1' + i)))
			}
		}
		d.command(language.Print(session.Step{N: 1, Force: true}))
	}
	d.tells(q.words)
}
