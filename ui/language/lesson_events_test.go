package language_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/language"
	"descent/ui/session"
)

// lessonClient is somebody in a session, whose work is done at once. What is told is kept
// in words, with keys and with commands.
type lessonClient struct {
	t            *testing.T
	s            *session.Session
	lesson       session.Lesson
	screen, text []string
}

// newLessonClient begins with the four examples of and, all parameters 0, and a lesson that
// can be opened.
func newLessonClient(t *testing.T, lesson string) *lessonClient {
	t.Helper()
	l, faults := language.ParseLesson("course", lesson)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	entry, ok := datasets.Find("and")
	if !ok {
		t.Fatal("the catalogue has no and")
	}
	set, err := entry.Load(datasets.Generator{Noise: -1})
	if err != nil {
		t.Fatal(err)
	}
	data, err := session.Prepare(session.DataSource{Name: "and"}, set, trainer.Zeros(2), 1e-8)
	if err != nil {
		t.Fatal(err)
	}
	s := session.New(data, session.Config{Tolerance: 1e-8, Alpha: 0.1, StartAction: session.InitZero{}})
	p := &lessonClient{t: t, s: s, lesson: l}
	p.take(s.InitialWork())
	return p
}

func (p *lessonClient) take(out session.Out) {
	for _, e := range out.Events {
		for on, said := range map[language.Availability]*[]string{language.Screen: &p.screen, language.Text: &p.text} {
			if text, is := (language.Formatter{Session: p.s, Availability: on}).LessonText(e); is {
				*said = append(*said, text)
			}
		}
	}
	for _, w := range out.Work {
		if r, came := p.work(w); came {
			p.take(p.s.Deliver(r))
		}
	}
	if n := len(out.Events); n > 0 {
		if _, due := out.Events[n-1].(session.ClientTurn); due {
			p.take(p.s.Resume())
		}
	}
}

// work is what comes of work that a lesson needs; what would be found out besides
// stays unknown.
func (p *lessonClient) work(w session.Work) (r session.Result, came bool) {
	r.Ticket = w.WorkTicket()
	switch w := w.(type) {
	case session.ReadLesson:
		r.Lesson = session.FetchedLesson{Lesson: &p.lesson}
	case session.PrepareGuess:
		r.Guess = session.NewGuessFacts(w)
	case session.Train:
		stepper, err := w.Stepper.StepperAt(w.From)
		if err != nil {
			p.t.Fatal(err)
		}
		for range w.Request.N {
			r.Snapshots = append(r.Snapshots, stepper.Step(w.Request.Hyper))
		}
	default:
		return r, false
	}
	return r, true
}

// does has something done and looks at what is told of it: each sentence as the
// screen has it, and behind a | as a conversation has it where that differs.
func (p *lessonClient) does(i session.Intent, want ...string) {
	p.t.Helper()
	p.screen, p.text = nil, nil
	p.take(p.s.Do(i))
	var screen, text []string
	for _, w := range want {
		one, other, differs := strings.Cut(w, " | ")
		if !differs {
			other = one
		}
		screen, text = append(screen, one), append(text, other)
	}
	if !slices.Equal(p.screen, screen) || !slices.Equal(p.text, text) {
		p.t.Errorf("%s tells\n%q and\n%q, want\n%q and\n%q", language.Print(i), p.screen, p.text, screen, text)
	}
}

// goal looks at what the task of the page waits for.
func (p *lessonClient) goal(goal, screen, text string) {
	p.t.Helper()
	for on, want := range map[language.Availability]string{language.Screen: screen, language.Text: text} {
		got := language.Formatter{Session: p.s, Availability: on}.Goal(p.s.State().Lesson.Task)
		if got.Text() != goal || got.Now != want {
			p.t.Errorf("it waits for %q, %q; want %q, %q", got.Text(), got.Now, goal, want)
		}
	}
}

// handModel is and, descended by hand.
type handModel struct{ w1, w2, b float64 }

func (h handModel) examples() (x [4][2]float64, y, a [4]float64) {
	x, y = [4][2]float64{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, [4]float64{0, 0, 0, 1}
	for i := range x {
		a[i] = 1 / (1 + math.Exp(-(h.w1*x[i][0] + h.w2*x[i][1] + h.b)))
	}
	return x, y, a
}

func (h handModel) cost() (j float64) {
	_, y, a := h.examples()
	for i := range a {
		j -= (y[i]*math.Log(a[i]) + (1-y[i])*math.Log(1-a[i])) / 4
	}
	return j
}

func (h handModel) step(alpha float64) handModel {
	x, y, a := h.examples()
	next := h
	for i := range a {
		dz := (a[i] - y[i]) / 4
		next.w1 -= alpha * dz * x[i][0]
		next.w2 -= alpha * dz * x[i][1]
		next.b -= alpha * dz
	}
	return next
}

// six is a number with six digits, as it is told.
func six(v float64) string {
	return strings.ReplaceAll(strconv.FormatFloat(v, 'g', 6, 64), "-", "−")
}

const wholeLesson = "# And\n\n## Way\nMake J small.\n```task\nuntil J<0.6 within 4\nuntil k>=3\nnever alpha>2\nwhen k=1: One step.\nwhen alpha<2: A mild one.\nhint space\nway alpha 1\nway step 4\ndone There.\n```\n" +
	"## Number\n```ask\nWhat is a\n= a\nhint e^0 is 1\n```\n" +
	"## Choice\n```ask\nWhich?\n* this | Yes.\n- that | No.\ndone So it is.\n```\n" +
	"## Up\n```descent\nrestart\n```\n```ask\nask up\n```\n" +
	"## Last\nThe end.\n"

// A lesson from its first page to behind its last, sentence by sentence.
func TestLessonInWords(t *testing.T) {
	p := newLessonClient(t, wholeLesson)
	const none = "No lesson is open: n lists them. | No lesson is open: learn lists them."
	p.does(session.NextPage{}, none)
	p.does(session.Hint{}, none)
	p.does(session.Answer{Text: "1"}, "Nothing is asked here.")
	p.does(session.OpenLesson{Name: "course"})
	p.does(session.PrevPage{}, "This is the first page.")
	p.goal("1 of 2: J < 0.6 at k 4 or sooner", "now J is 0.693147 at k 0, 4 steps left", "now J is 0.693147 at k 0, 4 steps left")
	p.does(session.Hint{}, "Hint 1 of 1: space")
	p.does(session.Hint{}, "What does it, line by line: alpha 1; step 4")

	p.does(session.SetAlpha(3))
	p.does(session.Step{N: 1}, "alpha > 2 is not allowed here: ← takes the step back. | alpha > 2 is not allowed here: back takes the step back.")
	p.goal("1 of 2: J < 0.6", "alpha > 2 at k 1 is not allowed here: ← takes steps back", "alpha > 2 at k 1 is not allowed here: back takes steps back")
	p.does(session.Back{N: 1})
	p.does(session.SetAlpha(1))
	hand, k := handModel{}.step(1), 1
	p.does(session.Step{N: 1})
	is := "now J is " + six(hand.cost()) + " at k 1, 3 steps left"
	p.goal("1 of 2: J < 0.6 at k 4 or sooner", is, is)
	for hand.cost() >= 0.6 {
		hand, k = hand.step(1), k+1
	}
	if k != 3 {
		t.Fatalf("by hand J comes below 0.6 at k %d", k)
	}
	p.does(session.Step{N: 1})
	p.does(session.Step{N: 1}, "Reached: J < 0.6 at k 3, J is "+six(hand.cost())+".", "Reached: k ≥ 3 at k 3.", "Task done. There.")

	p.does(session.NextPage{})
	a := 1 / (1 + math.Exp(-hand.b))
	p.does(session.Step{N: 1}, "Answer first: type a number. space again just looks. | Answer first: answer NUMBER. The same line again just looks.")
	p.does(session.Back{N: 1}, "The question is about the step from here: n leaves it. | The question is about the step from here: next leaves it.")
	p.does(session.Answer{Text: "many"}, `"many" is no number: use numbers, + - * / ^ ( ), exp, log, sqrt and e.`)
	p.does(session.Answer{Text: "0.9"}, "Not 0.9.")
	p.does(session.Answer{Text: fmt.Sprintf("%.2f", a)}, fmt.Sprintf("%.2f is right as far as it goes: three digits are enough.", a))
	p.does(session.Answer{Text: fmt.Sprintf("%.4f", a)}, fmt.Sprintf("Right: %.4f; in full %s.", a, strconv.FormatFloat(p.s.Value(session.Quantity{Name: "a"}), 'g', -1, 64)))
	p.does(session.Answer{Text: "1"}, "Nothing is asked here.")

	p.does(session.NextPage{})
	p.does(session.Hint{}, "This page has no hint.")
	p.does(session.Step{N: 1}, "Answer first: 1 or 2. space again just looks. | Answer first: answer 1 or answer 2. The same line again just looks.")
	p.does(session.Answer{Text: "7"}, `"7" is none of the answers: 1 or 2. | "7" is none of the answers: answer 1 or answer 2.`)
	p.does(session.Answer{Text: "that"}, "Your answer: that. space steps and shows. | Your answer: that. You can change it; step shows who is right.")
	p.does(session.Step{N: 1}, "You said: that. It was: this. No. So it is.")

	p.does(session.NextPage{})
	p.does(session.Answer{Text: "3"}, "Your answer: higher. space steps and shows. | Your answer: higher. You can change it; step shows who is right.")
	p.does(session.SetAlpha(0.5), "α is now 0.5: answer again.")
	p.does(session.Step{N: 1, Force: true}, "It was: lower, 0.693147 to "+six(handModel{}.step(0.5).cost())+".")

	p.does(session.NextPage{})
	p.does(session.NextPage{})
	p.does(session.NextPage{}, "That was the last lesson: n lists them all. | That was the last lesson: learn lists them all.")
	p.does(session.LearnOff{}, "The lesson is left; the moment stays.")
}

// What drops an answer is named, with what it is now.
func TestAnswerAgainInWords(t *testing.T) {
	p := newLessonClient(t, "# A\n## B\n```ask\nask wrong\n```\n")
	p.does(session.OpenLesson{Name: "course"})
	for said, change := range map[string]session.Intent{"α is now 0.5": session.SetAlpha(0.5), "λ is now 2": session.SetLambda(2), "The threshold is now 0.3": session.Threshold{T: 0.3}} {
		p.does(session.Answer{Text: "2"}, "Your answer: the same. space steps and shows. | Your answer: the same. You can change it; step shows who is right.")
		p.does(change, said+": answer again.")
	}
}

// What a task waits for is said with how far it is from that.
func TestGoals(t *testing.T) {
	p := newLessonClient(t, "# A\n## B\n```task\nuntil J<0.6 within 2\nway step\n```\n## C\n```task\nuntil w7>1\nway step\n```\n## D\n```task\nuntil w1>3 and pane=cost\nway step\n```\n## E\n```task\nuntil k>=1\nuntil J<0.1\nuntil k>=9\nway step\n```\n")
	p.does(session.OpenLesson{Name: "course"})
	p.does(session.Step{N: 3})
	hand := handModel{}.step(0.1).step(0.1).step(0.1)
	passed := "k 2 passed, J is " + six(hand.cost()) + ": "
	p.goal("J < 0.6", passed+"← takes steps back, r begins again", passed+"back takes steps back, restart begins again")
	p.does(session.Back{N: 2})
	is := "now J is " + six(handModel{}.step(0.1).cost()) + " at k 1, 1 step left"
	p.goal("J < 0.6 at k 2 or sooner", is, is)
	p.does(session.NextPage{})
	p.goal("w7 > 1", "these data have no such thing", "these data have no such thing")
	p.does(session.NextPage{})
	w1 := handModel{}.step(0.1).w1
	is = "now w1 is " + six(w1) + ", pane is " + session.Panes()[p.s.State().View.Main]
	p.goal("w1 > 3 and pane = cost", is, is)
	p.does(session.NextPage{}, "Reached: k ≥ 1 at k 1.")
	is = "now J is " + six(handModel{}.step(0.1).cost())
	p.goal("2 of 3: J < 0.1", is, is)
}

// A wrong number is named where it is known what it is.
func TestWrongNumber(t *testing.T) {
	p := newLessonClient(t, "# A\n## B\n```ask\nWhat is dz\n= dz\n```\n")
	p.does(session.OpenLesson{Name: "course"})
	p.does(session.Answer{Text: "-0.500"}, "Not −0.500: that is y − a.")
	p.does(session.Answer{Text: "0.500"}, "Right: 0.500; in full 0.5.")
}

// A page that does not fit what is here says why, and how to come there.
func TestPageThatDoesNotFit(t *testing.T) {
	p := newLessonClient(t, "# A\n## B\n```descent\nexample 99\n```\n")
	why := p.s.Check(session.Example{I: 99})
	if why == nil {
		t.Fatal("and has 99 examples")
	}
	p.does(session.OpenLesson{Name: "course"}, why.Error()+"; n goes there by the lesson's own way. | "+why.Error()+"; next goes there by the lesson's own way.")
}

// Guessing asks before each step, counts, and sleeps over what goes further.
func TestGuessingInWords(t *testing.T) {
	p := newLessonClient(t, "# A\n## B\nRead.\n")
	hand := handModel{}
	p.does(session.Guess{On: true}, "Before each step there is a question.")
	for p.s.State().Question.Computed.Subject != session.CostMoves {
		p.does(session.Guess{}, "Nothing is asked before steps.")
		p.does(session.Step{N: 1})
		hand = hand.step(0.1)
		p.does(session.Guess{On: true}, "Before each step there is a question.")
	}
	p.does(session.Step{N: 1}, "Answer first: 1 or 2. space again just looks. | Answer first: answer 1 or answer 2. The same line again just looks.")
	p.does(session.Answer{Text: "1"}, "Your answer: lower. space steps and shows. | Your answer: lower. You can change it; step shows who is right.")
	p.does(session.Step{N: 1}, "Right: lower, "+six(hand.cost())+" to "+six(hand.step(0.1).cost())+". 1 of 1 right.")
	p.does(session.Step{N: 3}, "What goes further than one step is not asked for.")
	p.does(session.Guess{}, "Nothing is asked before steps.")
	if said, is := (language.Formatter{Session: p.s}).LessonText(session.Failed{Err: errors.New("no")}); is || said != "" {
		t.Errorf("what is of no lesson is told as %q", said)
	}
}
