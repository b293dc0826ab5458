package ui

import (
	"fmt"
	"strings"
	"testing"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/lesson"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/theme"
)

// barOf is what the bar of a state shows on a screen, as text.
func (d *driver) barOf(st session.State, w, h int) string {
	s, look := d.presented(st, w, h)
	var translate func(string) string
	if look.Plain {
		translate = theme.Plain()
	}
	grid := chart.NewGrid(s.Bar.W, s.Bar.H, theme.Style{}, translate)
	for _, p := range pane.BuildParts(st, look, layout.Screen{Sentences: layout.Sentences{Bar: s.Bar}}) {
		p.Content.Draw(grid.Area(layout.Rect{W: s.Bar.W, H: s.Bar.H}))
	}
	return strings.TrimSpace(string(grid.Trimmed()))
}

// wholeBar checks that nothing of a bar is cut, on any screen.
func (d *driver) wholeBar(name string, st session.State) {
	d.t.Helper()
	d.turn++
	for i, dress := range []struct {
		theme            string
		plain, projector bool
	}{{theme: "dark"}, {theme: "mono"}, {theme: "dark", plain: true}, {theme: "dark", projector: true}, {theme: "dark", plain: true, projector: true}} {
		look, err := theme.Choose(dress.theme, "")
		if err != nil {
			d.t.Fatalf("%v", err)
		}
		a := &d.model.appearance
		a.theme, a.plain, a.projector = look, dress.plain, dress.projector
		for at, size := range [][2]int{{80, 24}, {100, 30}, {120, 36}, {170, 45}} {
			if !inFull() && (d.turn+i+at)%5 > 1 {
				continue
			}
			shown := d.barOf(st, size[0], size[1])
			if shown == "" || strings.Contains(shown, "…") || strings.Contains(shown, "...") {
				d.t.Errorf("%s, %v, %+v: it is cut:\n%s", name, size, dress, shown)
			}
		}
	}
}

// statesOf lists what a page can show from where it stands: its text and each hint, and
// of a question every answer, before and after it is revealed.
func statesOf(st session.State) []session.State {
	all := []session.State{st}
	page := st.Lesson.CurrentPage()
	for i, h := range page.Hints() {
		hinted, l := st, *st.Lesson
		l.Hint, l.HintCounts[0] = h, i+1
		hinted.Lesson = &l
		all = append(all, hinted)
	}
	if page.Task != nil && !st.Lesson.Task.Done {
		shown, l := st, *st.Lesson
		l.HintIsWay = true
		shown.Lesson = &l
		all = append(all, shown)
	}
	if st.Question == nil || st.Question.Revealed {
		return all
	}
	for i := range st.Question.Options {
		for truth := range st.Question.Options {
			if c := st.Question.Choices; len(c) > 0 && !c[truth].Right {
				continue
			}
			for _, revealed := range []bool{false, true} {
				answered, q := st, *st.Question
				q.Chosen, q.Revealed, q.Truth, q.Before, q.After = i, revealed, truth, 0.69314718056, 17.0559034567
				answered.Question = &q
				all = append(all, answered)
			}
		}
	}
	return all
}

// outside does what a task does not allow, or does not wait for, and takes it back.
func (d *driver) outside(page *session.Page) {
	d.t.Helper()
	for range page.Task.Never {
		d.command("alpha 0.05")
		d.command("step")
		d.wholeBar(page.Title, d.state())
		d.command("restart")
	}
	for _, c := range page.Task.Until {
		if c.Within > 0 {
			d.command("alpha 1e-6")
			d.command(fmt.Sprint("step ", c.Within+1))
			d.wholeBar(page.Title, d.state())
			d.command("restart")
		}
	}
}

// Nothing of a page of the program's lessons is cut on any screen: not its title, its
// text, its task with its distance, a hint, a question with its answers, nor what is said
// when it is done. In full in every size and every look, else in two of five by turns.
func TestNothingOfALessonIsCut(t *testing.T) {
	t.Parallel()
	for _, name := range lesson.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, learning(t, name))
			for page := d.state().Lesson.CurrentPage(); page != nil; page = d.state().Lesson.CurrentPage() {
				for _, st := range statesOf(d.state()) {
					d.wholeBar(page.Title, st)
				}
				switch q := d.state().Question; {
				case page.Task != nil:
					d.outside(page)
					for _, a := range page.Task.Way {
						d.command(language.Print(a))
						d.wholeBar(page.Title, d.state())
					}
				case q != nil && len(q.Options) == 0:
					for _, line := range []string{"answer 123.456", "answer -123.456", "answer 0", "answer 1", "answer 0.5"} {
						if d.command(line); d.state().Question.Revealed {
							break
						}
						d.wholeBar(page.Title, d.state())
					}
					fallthrough
				case q != nil:
					d.command("step!")
					d.wholeBar(page.Title, d.state())
				}
				d.press("n")
			}
			d.wholeBar("the end", d.state())
		})
	}
}
