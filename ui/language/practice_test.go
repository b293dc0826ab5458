package language_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/trainer/answer"
	"descent/ui/language"
	"descent/ui/session"
)

// plainPage is a lesson for those who open none.
const plainPage = "# Nothing\n\nFor those who open none.\n\n## A\n\nA text.\n"

// What is said while an iteration is worked out: the hint with the numbers put in gives the number that is wanted, a wrong
// one is named and the right one is not said, what was shown does not count, and the keys are those of the moment.
func TestPracticeIsSaid(t *testing.T) {
	for _, set := range session.PracticeTopics() {
		for _, lambda := range []float64{0, 0.5} {
			p := newLessonClient(t, plainPage)
			p.take(p.s.Do(session.SetLambda(lambda)))
			p.take(p.s.Do(session.Step{N: 3}))
			p.take(p.s.Do(session.Practice{Topic: set}))
			st := p.s.State()
			if st.Practice == nil || strings.Contains(language.PracticeText(st), "You are the machine") || !strings.Contains(language.PracticeText(st), "Known: ") {
				t.Fatalf("%s: %+v", set, st.Practice)
			}
			for n := range st.Practice.Blanks {
				p.workedOut(n)
			}
			p.screen = nil
			p.take(p.s.Do(session.Step{N: 1}))
			st = p.s.State()
			if language.StageOf(st) != language.PracticeFinishedStage || st.Run.Snapshot.Iter != 4 && set != session.GraphPractice {
				t.Errorf("%s: at k %d it is stage %d", set, st.Run.Snapshot.Iter, language.StageOf(st))
			}
			score, rows := language.PracticeScore(st.Practice), language.PracticeRows(st)
			if want := "of " + strconv.Itoa(len(st.Practice.Blanks)) + " at the first try"; !strings.Contains(score, want) {
				t.Errorf("%s: %q does not say %q", set, score, want)
			}
			for _, b := range st.Practice.Blanks {
				listed := slices.ContainsFunc(rows, func(row string) bool { return strings.HasPrefix(row, language.BlankName(b.Blank)+" ") })
				if b.Mark != session.FirstTry && !listed {
					t.Errorf("%s: %s is not in %q", set, language.BlankName(b.Blank), rows)
				}
			}
			if len(language.StageHints(st, false)) < 5 {
				t.Errorf("%s: the footer has %v", set, language.StageHints(st, false))
			}
		}
	}
}

// workedOut is number n: shown, found after a wrong answer, or at once.
func (p *lessonClient) workedOut(n int) {
	p.t.Helper()
	st := p.s.State()
	if st.Practice.Now != n || language.StageOf(st) != language.PracticeStage || !language.StageOf(st).TakesDigits() || !language.HasHints(st) {
		p.t.Fatalf("number %d is not open: %d, stage %d", n, st.Practice.Now, language.StageOf(st))
	}
	b := st.Practice.Blanks[n]
	name := language.BlankName(b.Blank)
	if asks := language.BlankQuestion(st); !strings.HasSuffix(asks, "?") {
		p.t.Errorf("%s is asked for by %q", name, asks)
	}
	if keys := language.StageHints(st, false); keys[0].Keys != "0–9" || keys[len(keys)-1].Keys != "ctrl+c" {
		p.t.Errorf("%s: the footer has %v", name, keys)
	}
	p.take(p.s.Do(session.Hint{}))
	if text := language.PracticeText(p.s.State()); !strings.HasPrefix(text, "Hint 1 of 2: ") {
		p.t.Errorf("%s: %q", name, text)
	}
	p.take(p.s.Do(session.Hint{}))
	_, formula, found := strings.Cut(language.PracticeText(p.s.State()), ", so ")
	given, err := answer.ParseTyped(formula)
	if !found || err != nil {
		p.t.Fatalf("%s: the hint is %q: %v", name, formula, err)
	}
	p.finds(n, name, formula)
	st = p.s.State()
	if got := st.Practice.Blanks[n].Value; math.Abs(got-given.Value) > 1e-4*max(1, math.Abs(got)) {
		p.t.Errorf("%s is %v, the hint gives %v", name, got, given.Value)
	}
	for _, on := range []language.Availability{language.Screen, language.Text} {
		if next := (language.Formatter{Session: p.s, Availability: on}).PracticeNext(st.Practice); !strings.Contains(next, "number") {
			p.t.Errorf("%s: what is next is %q", name, next)
		}
	}
	if language.StageOf(st) != language.PracticeAnsweredStage {
		p.t.Errorf("%s: stage %d", name, language.StageOf(st))
	}
	p.take(p.s.Do(session.Hint{}))
	if text := language.PracticeText(p.s.State()); !strings.HasPrefix(text, "Why: "+name+" = ") {
		p.t.Errorf("%s: why it is so is %q", name, text)
	}
	if n > 0 {
		p.take(p.s.Do(session.Back{N: 1}))
		if text := language.PracticeText(p.s.State()); !strings.HasPrefix(text, strconv.Itoa(n)+" of ") {
			p.t.Errorf("%s: the one before is %q", name, text)
		}
		p.take(p.s.Do(session.Step{N: 1}))
	}
	if n+1 < len(st.Practice.Blanks) {
		p.take(p.s.Do(session.Step{N: 1}))
	}
}

// finds comes by number n, which the formula gives: after a wrong answer, at once, or it is shown.
func (p *lessonClient) finds(n int, name, formula string) {
	p.t.Helper()
	switch n % 3 {
	case 0:
		p.take(p.s.Do(session.Answer{Text: "77.125"}))
		if text := language.PracticeText(p.s.State()); !strings.HasPrefix(text, "Not 77.125: ") {
			p.t.Errorf("%s: %q", name, text)
		}
		fallthrough
	case 1:
		p.take(p.s.Do(session.Answer{Text: formula}))
		if text := language.PracticeText(p.s.State()); !strings.HasPrefix(text, "Right: ") || !strings.Contains(text, "It goes on with "+name+" = ") {
			p.t.Errorf("%s: %q", name, text)
		}
	default:
		p.take(p.s.Do(session.Hint{}))
		if text := language.PracticeText(p.s.State()); !strings.HasPrefix(text, "Shown: "+name+" = ") {
			p.t.Errorf("%s: %q", name, text)
		}
	}
}
