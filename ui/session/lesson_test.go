package session_test

import (
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"descent/ui/session"
)

func one(q session.Quantity, r session.Relation, number float64) session.Condition {
	return session.Condition{Clauses: []session.Clause{{Left: q, Relation: r, Number: number}}}
}

func of(name string) session.Quantity { return session.Quantity{Name: name} }

func opens(name string, moment ...session.Action) session.Data {
	return session.Data{Name: name, RestoreActions: moment}
}

// course is a lesson with every kind of page.
func course() *session.Lesson {
	half := 0.5
	within := one(of("J"), session.Below, 0.45)
	within.Within = 20
	pane := session.Condition{Clauses: []session.Clause{{Left: of("pane"), Relation: session.Equal, Word: "surface"}}}
	return &session.Lesson{Name: "course", Title: "A course", Pages: []session.Page{
		{Title: "Read", Text: "Read this.", Setup: []session.Action{opens("iris", session.SetAlpha(0.1), session.Show{Panes: []string{"cost"}})}},
		{Title: "Steps", Text: "Make J small.", Setup: []session.Action{session.SetAlpha(0.02)}, Task: &session.Task{
			Until: []session.Condition{within, one(of("k"), session.AtLeast, 3)}, Never: []session.Condition{one(of("alpha"), session.Above, 2)},
			When:  []session.Remark{{If: one(of("k"), session.AtLeast, 1), Text: "On your way."}},
			Hints: []string{"space"}, Way: []session.Action{session.SetAlpha(0.5), session.Until{Condition: one(of("J"), session.Below, 0.45)}}, Done: "There.",
		}},
		{Title: "Up", Setup: []session.Action{session.Restart{}, session.SetAlpha(10)}, Question: &session.Question{Computed: &session.ComputedQuestion{Subject: session.CostMoves}}},
		{Title: "Look", Task: &session.Task{Until: []session.Condition{pane}, Way: []session.Action{session.Show{Panes: []string{"surface"}}}}},
		{Title: "Own", Setup: []session.Action{opens("and", session.SetAlpha(0.5)), session.Step{N: 2}}, Question: &session.Question{
			Text: "Which?", Choices: []session.Choice{{Text: "this", Feedback: "no"}, {Text: "that", Feedback: "yes", Right: true}}, Hints: []string{"a", "b"},
		}},
		{Title: "Number", Question: &session.Question{Text: "a?", Quantity: &session.Quantity{Name: "a"}}},
		{Title: "Half", Question: &session.Question{Text: "half?", Number: &half}},
		{Title: "Next", Question: &session.Question{Computed: &session.ComputedQuestion{Subject: session.ParameterNext, Quantity: session.Quantity{Name: "w", Index: 1}}}},
		{Title: "Way", Question: &session.Question{Computed: &session.ComputedQuestion{Subject: session.ParameterMoves, Quantity: session.Quantity{Name: "dw", Index: 1}}}},
		{Title: "More", Question: &session.Question{Computed: &session.ComputedQuestion{Subject: session.CorrectMoves}}},
		{Title: "Pull", Setup: []session.Action{opens("hours"), session.Step{N: 3}}, Question: &session.Question{Computed: &session.ComputedQuestion{Subject: session.PullsMost, Quantity: session.Quantity{Name: "dw", Index: 1}}}},
		{Title: "End", Text: "That is all."},
	}}
}

func fetch(name string) (session.FetchedLesson, error) {
	switch name {
	case "course":
		return session.FetchedLesson{Lesson: course(), Next: "other"}, nil
	case "half":
		return session.FetchedLesson{Lesson: course(), Marks: map[string]session.PageMark{"Read": {Done: true}, "Steps": {Done: true}, "Up": {Done: true}, "Look": {Done: true}}}, nil
	case "other":
		return session.FetchedLesson{Lesson: &session.Lesson{Name: "other", Title: "Other", Pages: []session.Page{
			{Title: "Bad", Setup: []session.Action{session.Example{I: 9999}, session.Step{N: 1}}},
		}}}, nil
	}
	return session.FetchedLesson{}, errors.New("there is no " + name)
}

// lessonOf is all of where a session is in a lesson.
func lessonOf(s *session.Session) string {
	st := s.State()
	var b strings.Builder
	if l := st.Lesson; l != nil {
		fmt.Fprintf(&b, "%s page %d %+v setting %v misfit %v hint %q way %v %v\n", l.Lesson.Name, l.Page, l.Marks, l.SettingUp, l.SetupFailed, l.Hint, l.HintIsWay, l.HintCounts)
		if l.Task != nil {
			task := *l.Task
			broken := task.Violation
			task.Violation = nil // not where it lies but what it says
			fmt.Fprintf(&b, "task %+v broken %+v\n", task, broken)
		}
	}
	if q := st.Question; q != nil {
		fmt.Fprintf(&b, "asked %+v %+v chosen %d %+v revealed %v looked %v truth %d %x %x %x\n", q.Computed, q.Options, q.Chosen, q.Typed, q.Revealed, q.Skipped, q.Truth, q.ExactAnswer, q.Before, q.After)
	}
	if g := st.Guess; g != nil {
		fmt.Fprintf(&b, "guess %d of %d\n", g.Right, g.Counted)
		if q := g.Last; q != nil {
			fmt.Fprintf(&b, "last %+v chosen %d truth %d %x %x\n", q.Computed, q.Chosen, q.Truth, q.Before, q.After)
		}
	}
	fmt.Fprintf(&b, "concealed %v\n", st.Concealed)
	return b.String()
}

// learningIntent draws something that a person can do in a lesson.
func learningIntent(r *rand.Rand) session.Intent {
	switch r.Intn(16) {
	case 0, 1:
		return session.NextPage{}
	case 2:
		return session.PrevPage{}
	case 3:
		return session.Hint{}
	case 4, 5:
		return session.Answer{Text: []string{"1", "2", "3", "0.5", "0.500", "that", "0.25", "x"}[r.Intn(8)]}
	case 6:
		return session.Guess{On: r.Intn(3) > 0}
	case 7:
		return session.OpenLesson{Name: []string{"course", "half", "course", "other", "nothing"}[r.Intn(5)]}
	case 8:
		if r.Intn(4) == 0 {
			return session.LearnOff{}
		}
		return session.Step{N: 1, Force: r.Intn(2) == 0}
	}
	return anyIntent(r)
}

// What is asked for in a lesson means the same however late and in whatever order
// the work comes back.
func TestTimingDoesNotMatterInLessons(t *testing.T) {
	t.Parallel()
	sequences, length := 12, 100
	switch {
	case testing.Short():
		sequences = 4
	case inFull():
		sequences, length = 120, 200
	}
	seen := map[string]int{}
	for seed := range int64(sequences) {
		r, shuffle := rand.New(rand.NewSource(seed)), rand.New(rand.NewSource(seed+1))
		name := testSet(int(seed))
		atOnce, late, shuffled := begin(name, 1000), begin(name, 1000), begin(name, 1000)
		late.late, shuffled.late = true, true
		shuffled.pick = shuffle.Intn
		done := []string{}
		for at := range length {
			i := learningIntent(r)
			if at == 0 {
				i = session.OpenLesson{Name: "course"}
			}
			done = append(done, fmt.Sprintf("%T%v", i, i))
			for _, c := range []*client{atOnce, late, shuffled} {
				c.do(i)
			}
			for shuffle.Intn(3) == 0 && len(shuffled.jobs) > 0 {
				shuffled.one()
			}
			if l := atOnce.s.State().Lesson; l != nil && l.Page < len(l.Lesson.Pages) {
				seen[l.Lesson.Pages[l.Page].Title]++
			}
		}
		want := moment(atOnce.s) + lessonOf(atOnce.s)
		for _, c := range []*client{late, shuffled} {
			c.settle()
			if got := moment(c.s) + lessonOf(c.s); got != want {
				t.Fatalf("seed %d, %s: %s\n%v", seed, name, differ(got, want), done[max(0, len(done)-30):])
			}
			if !c.s.Idle() {
				t.Errorf("seed %d: nothing is under way, but it is not settled", seed)
			}
		}
		if got, want := events(late), events(atOnce); !slices.Equal(got, want) {
			t.Fatalf("seed %d: late tells\n%v\nat once\n%v", seed, got, want)
		}
	}
	if len(seen) < 6 && !testing.Short() {
		t.Errorf("the pages seen are %v", seen)
	}
}

// events are what was told of lessons.
func events(c *client) []string {
	var told []string
	for _, e := range c.events {
		switch e := e.(type) {
		case session.PageMarked, session.TaskDone, session.Revealed, session.Answered, session.PageTurned, session.TaskViolated, session.Hinted, session.StepRefused:
			told = append(told, fmt.Sprintf("%T%+v", e, e))
		case session.CheckboxTicked:
			told = append(told, fmt.Sprintf("ticked %v", e.Box))
		}
	}
	return told
}
