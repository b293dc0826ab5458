package pane

import (
	"slices"
	"strings"
	"testing"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/session"
)

// The table of a comparison whose bound is another one, as where λ changed, is not the same:
// it names the bound.
func TestRunsAreToldAnewWithTheirBound(t *testing.T) {
	falling := costs(0.7, 0.69, 0.68, 0.67, 0.66, 0.65, 0.64, 0.63, 0.62, 0.61, 0.6, 0.59)
	runs := racing(t, Run{Alpha: 0.3, Costs: falling}, Run{Alpha: 3, Costs: falling})
	low, high := newRuns(bounded(1, runs).moment()), newRuns(bounded(2, runs).moment())
	if slices.Equal(low.Text(), high.Text()) {
		t.Fatalf("with another bound it says the same: %q", low.Text())
	}
	if low.Equal(high) || !low.Equal(newRuns(bounded(1, runs).moment())) {
		t.Error("what says something else counts as the same, or the same as something else")
	}
}

// What stands beside a task is as bright as the task on a projector, and quieter elsewhere.
func TestTasksAreReadFromAfar(t *testing.T) {
	t.Parallel()
	th := look(t, "dark")
	l := session.Lesson{Title: "A", Pages: []session.Page{{Title: "B", Text: "Text.", Task: &session.Task{}}}}
	st := session.State{Lesson: &session.LessonState{Lesson: &l, Marks: make([]session.PageMark, 1), Task: &session.TaskState{}}}
	for projector, want := range map[bool]any{true: th.Bright.FG, false: th.Text.FG} {
		d := Presentation{DrawOptions: DrawOptions{Theme: th, Projector: projector}, Goal: language.Goal{Wanted: "alpha > bound and dJ > 0", Now: "now J is 0.5"}}
		g := chart.NewGrid(120, 13, th.Base, nil)
		newBar(paneState{DrawOptions: d.DrawOptions, State: st}, d, Size{120, 13}).Draw(g.Area(layout.Rect{W: 120, H: 13}))
		found := false
		for y, row := range strings.Split(g.String(), "\n") {
			if before, _, here := strings.Cut(row, "now J"); here {
				found = true
				if _, style := g.At(len([]rune(before)), y); any(style.FG) != want {
					t.Errorf("projector %v: it is drawn in %v, want %v", projector, style.FG, want)
				}
			}
		}
		if !found {
			t.Errorf("projector %v: nothing says how far it is:\n%s", projector, g)
		}
	}
}
