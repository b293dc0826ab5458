package session_test

import (
	"fmt"
	"slices"
	"testing"

	"descent/ui/session"
)

// told are the events since the last call, by their types.
func (c *client) told() []string {
	var all []string
	for _, e := range c.events {
		all = append(all, fmt.Sprintf("%T", e)[len("session."):])
	}
	c.events = nil
	return all
}

func tells(t *testing.T, c *client, want ...string) {
	t.Helper()
	got := c.told()
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("it tells %v, not %v", got, want)
		}
	}
	if len(want) == 0 && len(got) > 0 {
		t.Errorf("it tells %v", got)
	}
}

// at begins the course at a page, by its title.
func at(t *testing.T, title string) *client {
	t.Helper()
	c := begin("xor", 0)
	c.do(session.OpenLesson{Name: "course"})
	for range 20 {
		l := c.s.State().Lesson
		if l.CurrentPage() == nil {
			break
		}
		if l.CurrentPage().Title == title {
			c.events = nil
			return c
		}
		c.do(session.NextPage{})
	}
	t.Fatalf("there is no page %s", title)
	return nil
}

// A page is set up when it is come to for the first time; going back to it, and
// forward again, the moment stays. Its lines are done again by r.
func TestPages(t *testing.T) {
	c := at(t, "Read")
	st := c.s.State()
	if st.Data.Name != "iris" || st.Run.Alpha != 0.1 || session.Panes()[st.View.Main] != "cost" || !st.Lesson.Marks[0].Done {
		t.Errorf("it begins with %s, α %v, %v", st.Data.Name, st.Run.Alpha, st.Lesson.Marks)
	}
	c.do(session.NextPage{})
	if st := c.s.State(); st.Run.Alpha != 0.02 || st.Lesson.Marks[1].Done || st.Lesson.Task == nil {
		t.Errorf("page 2 has α %v, %+v", st.Run.Alpha, st.Lesson)
	}
	c.do(session.SetAlpha(1), session.Step{N: 2}, session.PrevPage{}, session.NextPage{})
	if st := c.s.State(); st.Run.Alpha != 1 || c.k() != 2 {
		t.Errorf("turning pages back and forth leads to α %v, k %d", st.Run.Alpha, c.k())
	}
	c.do(session.Restart{})
	if st := c.s.State(); st.Run.Alpha != 0.02 || st.Lesson.Task.StartK != c.k() {
		t.Errorf("again, α is %v and it begins at %d", st.Run.Alpha, st.Lesson.Task.StartK)
	}
	c.do(session.PrevPage{}, session.PrevPage{})
	if tells(t, c, "NoPage"); c.s.State().Lesson.Page != 0 {
		t.Error("there is a page before the first")
	}
	c.do(session.LearnOff{}, session.NextPage{})
	if tells(t, c, "LessonLeft", "NoLesson"); c.s.State().Lesson != nil || c.s.State().Data.Name != "iris" {
		t.Error("the lesson is left, and the moment stays")
	}
	d := begin("xor", 0)
	d.do(session.OpenLesson{Name: "half"})
	if st := d.s.State(); st.Lesson.Page != 4 || st.Data.Name != "and" || d.k() != 2 {
		t.Errorf("it goes on at page %d with %s, k %d", st.Lesson.Page, st.Data.Name, d.k())
	}
	d.do(session.OpenLesson{Name: "nothing"})
	if tells(t, d, "LessonFailed"); d.s.State().Lesson == nil {
		t.Error("a lesson that is not there ends the one that is")
	}
}

// A task is ticked wherever a step leads, once and for all, and in time only.
func TestTask(t *testing.T) {
	c := at(t, "Steps")
	c.do(session.SetAlpha(0.5), session.Step{N: 30})
	tells(t, c, "CheckboxTicked", "TaskDone", "PageMarked")
	task := c.s.State().Lesson.Task
	before := c.s.State().Run.Present
	k := 0
	for j := range before.Costs().Len() { // the first J below 0.45, found another way
		if v, _ := before.Costs().At(j); v < 0.45 && k == 0 {
			k = j
		}
	}
	if b := task.Boxes[0]; !task.Done || b.K != k || b.Left[0] >= 0.45 || c.k() != 30 || task.Boxes[1].K != 3 {
		t.Errorf("it is ticked at %d, and J came there at %d; k is %d: %+v", b.K, k, c.k(), task)
	}
	if c.do(session.Back{N: 30}); !c.s.State().Lesson.Task.Done {
		t.Error("what is ticked can be lost")
	}
	c = at(t, "Steps")
	if c.do(session.Step{N: 25}); c.s.State().Lesson.Task.Boxes[0].Ticked {
		t.Error("α 0.02 comes there in time")
	}
	c.do(session.SetAlpha(0.5), session.Step{N: 100})
	if c.s.State().Lesson.Task.Boxes[0].Ticked {
		t.Error("it is ticked after its time")
	}
	if remarks := c.s.State().Lesson.Task.Remarks; !slices.Equal(remarks, []string{"On your way."}) {
		t.Errorf("it says %v", remarks)
	}
	c = at(t, "Steps")
	c.do(session.SetAlpha(0.5), session.Play{On: true})
	for range 40 {
		if !c.s.State().Play.On {
			break
		}
		c.beat()
	}
	if !c.s.State().Lesson.Task.Done || c.s.State().Play.On || c.k() != k {
		t.Errorf("play pauses at k %d, not at %d", c.k(), k)
	}
	c = at(t, "Steps")
	c.do(session.SetAlpha(0.5), session.Speed{PerSecond: 0}, session.Play{On: true})
	if c.settle(); c.k() != k || c.head() != k || c.s.State().Play.On {
		t.Errorf("play at full speed pauses at k %d of %d, not at %d", c.k(), c.head(), k)
	}
}

// What a task does not allow keeps its boxes open until the step that led there
// is taken back.
func TestNever(t *testing.T) {
	c := at(t, "Steps")
	c.do(session.SetAlpha(3), session.Step{N: 1})
	tells(t, c, "TaskViolated")
	if b := c.s.State().Lesson.Task.Violation; b == nil || b.K != 1 {
		t.Fatalf("it is broken at %+v", b)
	}
	if c.do(session.SetAlpha(0.5), session.Step{N: 19}); c.s.State().Lesson.Task.Boxes[1].Ticked {
		t.Error("a box is ticked though the task is broken")
	}
	if c.do(session.Goto{K: 0}); c.s.State().Lesson.Task.Violation != nil {
		t.Error("going back does not mend it")
	}
	if c.do(session.SetAlpha(0.5), session.Step{N: 20}); !c.s.State().Lesson.Task.Done {
		t.Error("it cannot be done any more")
	}
}

// The hints come one after the other, then what brings it about.
func TestHints(t *testing.T) {
	c := at(t, "Steps")
	c.do(session.Hint{})
	if st := c.s.State().Lesson; st.Hint != "space" || st.HintIsWay || st.HintCounts != [2]int{1, 2} || !st.Marks[1].Hinted {
		t.Errorf("%+v", st)
	}
	c.do(session.Hint{}, session.Hint{})
	if st := c.s.State().Lesson; st.Hint != "" || !st.HintIsWay {
		t.Errorf("%+v", st)
	}
	c = at(t, "Read")
	c.do(session.Hint{})
	tells(t, c, "NoHint")
}

// A question refuses the first step, and the way back; answered, the step brings
// the truth.
func TestQuestion(t *testing.T) {
	one, back := session.Step{N: 1}, session.Back{N: 1}
	c := at(t, "Up")
	c.do(back)
	tells(t, c, "BackRefused")
	for _, forward := range []session.Intent{one, session.Goto{K: 5}, session.Play{On: true}, session.Until{Condition: one0()}, session.Step{N: 10}} {
		d := at(t, "Up")
		d.do(forward)
		if tells(t, d, "StepRefused"); d.k() != 0 || d.s.State().Play.On {
			t.Errorf("%T passes an open question", forward)
		}
	}
	c.do(session.Answer{Text: "4"})
	tells(t, c, "NoOption")
	c.do(session.Answer{Text: "1"}, session.Answer{Text: "3"})
	if q := c.s.State().Question; q.Chosen != 2 || q.Revealed || q.Truth >= 0 || q.After != 0 {
		t.Errorf("before the step: %+v", q)
	}
	c.do(session.SetAlpha(20))
	if tells(t, c, "AnswerDropped"); c.s.State().Question.Chosen >= 0 {
		t.Error("another α leaves the answer")
	}
	c.do(session.Answer{Text: "3"}, one)
	tells(t, c, "Revealed", "PageMarked")
	q, m := c.s.State().Question, c.s.State().Lesson.Marks[2]
	if !q.Revealed || q.Truth != 2 || q.After <= q.Before || q.After != c.s.State().Run.Snapshot.Cost || !m.Done || !m.FirstRight || m.FirstAnswer != "3" {
		t.Errorf("%+v %+v", q, m)
	}
	c.do(back)
	if q := c.s.State().Question; !q.Revealed || c.k() != 0 {
		t.Errorf("the answer is gone: %+v", q)
	}
	c = at(t, "Up")
	c.do(one, one)
	if q, m := c.s.State().Question, c.s.State().Lesson.Marks[2]; !q.Revealed || !q.Skipped || q.Truth != 2 || m.Done || c.k() != 1 {
		t.Errorf("looked at: %+v %+v, k %d", q, m, c.k())
	}
	c = at(t, "Up")
	if c.do(session.Step{N: 1, Force: true}); c.k() != 1 {
		t.Error("step! does not look")
	}
	c = at(t, "Own")
	c.do(session.Answer{Text: "this"}, one)
	if q, m := c.s.State().Question, c.s.State().Lesson.Marks[4]; q.Truth != 1 || q.Chosen != 0 || !m.Done || m.FirstRight {
		t.Errorf("%+v %+v", q, m)
	}
}

func one0() session.Condition { return one(of("J"), session.Below, 0.1) }

// A number that is typed is judged at its digits.
func TestTypedAnswers(t *testing.T) {
	c := at(t, "Number")
	a := c.s.State()
	truth := valueOf(t, c, "a")
	for _, typed := range []struct {
		text string
		told string
	}{{"x", "NotANumber"}, {fmt.Sprintf("%.2f", truth), "MoreDigits"}, {fmt.Sprintf("%.4f", truth+0.01), "Answered"}, {fmt.Sprintf("%.4f", truth), "Revealed"}} {
		c.do(session.Answer{Text: typed.text})
		tells(t, c, typed.told)
	}
	if q := c.s.State().Question; !q.Revealed || q.ExactAnswer != truth || len(q.Typed) != 2 || c.s.State().Lesson.Marks[5].FirstRight {
		t.Errorf("%+v", q)
	}
	if c.k() != a.Run.Snapshot.Iter {
		t.Error("answering is a step")
	}
	c.do(session.NextPage{}, session.Answer{Text: "-0.5"})
	if q := c.s.State().Question; len(q.Typed) != 1 || q.Typed[0].Explanation != "" {
		t.Errorf("%+v", q)
	}
	c.do(session.Answer{Text: "0.4"}, session.Answer{Text: "0.5"})
	if q := c.s.State().Question; !q.Revealed || q.Typed[1].Explanation != "" {
		t.Errorf("%+v", q)
	}
	c.do(session.NextPage{})
	st := c.s.State()
	w, d, alpha := st.Run.Snapshot.Params.W[0], st.Run.Snapshot.Grad.W[0], st.Run.Alpha
	for i, wrong := range []float64{w + alpha*d, w - d, alpha * d} {
		c.do(session.Answer{Text: fmt.Sprintf("%.5f", wrong)})
		q := c.s.State().Question
		if q.Typed[i].Explanation == "" {
			t.Errorf("nobody knows what %v is", wrong)
		}
	}
	c.do(session.Answer{Text: fmt.Sprintf("%v - %v*(%v)", w, alpha, d)}, session.Step{N: 1})
	if got := c.s.State().Run.Snapshot.Params.W[0]; got != w-alpha*d {
		t.Errorf("w₁ is %v", got)
	}
}

// valueOf is a quantity of the state.
func valueOf(t *testing.T, c *client, name string) float64 {
	t.Helper()
	return c.s.Value(of(name))
}
