package language_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"descent/ui/language"
	"descent/ui/session"
)

// In a small window what is known comes first, and what is worked out behind it in few
// words: the iteration or the example, and how many mistakes hide where many do. Later it
// is what a large one says.
func TestPracticeIsSaidInLittleRoom(t *testing.T) {
	for _, set := range session.PracticeTopics() {
		for _, steps := range []int{0, 3} {
			p := newLessonClient(t, plainPage)
			if steps > 0 {
				p.take(p.s.Do(session.Step{N: steps}))
			}
			p.take(p.s.Do(session.Practice{Topic: set}))
			st := p.s.State()
			brief, known := language.ShortPracticeText(st), language.PracticeKnownText(st)
			rest, first := strings.CutPrefix(brief, known+" ")
			if !first || utf8.RuneCountInString(brief) > 2*76 || len(brief) >= len(language.PracticeText(st)) && set != session.UpdatePractice {
				t.Errorf("%s, k %d: %q of %q", set, steps, brief, language.PracticeText(st))
			}
			if hides := strings.Contains(rest, "mistakes hide here"); hides != (st.Practice.UndetectedMistakes > 4) {
				t.Errorf("%s, k %d: %d mistakes hide: %q", set, steps, st.Practice.UndetectedMistakes, rest)
			}
			if place := language.PracticePlace(st.Practice); !strings.HasPrefix(place, "1 of ") {
				t.Errorf("%s: the first number is %s", set, place)
			}
			p.take(p.s.Do(session.Hint{}))
			if st = p.s.State(); language.ShortPracticeText(st) != language.PracticeText(st) || language.AllHintsGiven(st.Practice) {
				t.Errorf("%s: a hint is %q in little room", set, language.ShortPracticeText(st))
			}
			p.take(p.s.Do(session.Hint{}))
			st = p.s.State()
			next := (language.Formatter{Session: p.s, Availability: language.Text}).PracticeNext(st.Practice)
			footer := language.StageHints(st, false)
			shows := func(h language.Hint) bool { return h.Keys == "!" && h.Text == "show it" }
			if !strings.Contains(next, "hint shows it") || !slices.ContainsFunc(footer, shows) || !slices.ContainsFunc(language.StageHints(st, true), shows) {
				t.Errorf("%s: behind both hints it is %q, %v", set, next, footer)
			}
		}
	}
}

// The help of a practice has every mark once, and under each of its headings a line.
func TestHelpOfPracticeIsWhole(t *testing.T) {
	lines := map[language.Group]map[string]string{}
	for _, l := range language.PracticeLines() {
		if l.Text == "" || l.Keys == "" {
			t.Errorf("an empty line: %+v", l)
		}
		if lines[l.Group] == nil {
			lines[l.Group] = map[string]string{}
		}
		if before := lines[l.Group][l.Keys]; before != "" {
			t.Errorf("%s is %q and %q", l.Keys, before, l.Text)
		}
		lines[l.Group][l.Keys] = l.Text
	}
	groups := language.PracticeGroups()
	if len(groups) != len(lines) {
		t.Errorf("%d headings, lines under %d", len(groups), len(lines))
	}
	marks := lines[groups[1]]
	for mark, text := range map[session.BlankMark]string{
		session.FirstTry: "at the first try", session.LaterTry: "not at once", session.AfterHint: "after a hint", session.ShownOnly: "shown",
	} {
		if got := marks[string(language.MarkRune(mark))]; got != text {
			t.Errorf("%c is %q, want %q", language.MarkRune(mark), got, text)
		}
	}
}

// What would give an answer away says what it waits for, at each stage of a practice and
// where something is asked.
func TestWhatIsHiddenSaysWhatItWaitsFor(t *testing.T) {
	p := newLessonClient(t, plainPage)
	f := language.Formatter{Session: p.s, Availability: language.Screen}
	said := func() string {
		st := p.s.State()
		what, how := language.ConcealedText(st)
		return what + " " + how + " " + f.Refusal(st)
	}
	if got := said(); !strings.HasPrefix(got, "What will happen? It comes with the answer. Not while the question is open") {
		t.Error(got)
	}
	if got := language.TooQuickText(p.s.State(), "Answer first."); got != "That was too quick. Answer first." {
		t.Error(got)
	}
	p.take(p.s.Do(session.Practice{Topic: session.UpdatePractice}))
	if got := said(); !strings.HasPrefix(got, "To be worked out. It comes with your numbers. Not while you are the machine") {
		t.Error(got)
	}
	if got := language.TooQuickText(p.s.State(), "Answer first."); !strings.Contains(got, "then space shows it") {
		t.Error(got)
	}
	for range 12 {
		if st := p.s.State().Practice; st.Finished {
			break
		}
		p.take(p.s.Do(session.Hint{}))
		p.take(p.s.Do(session.Hint{}))
		p.take(p.s.Do(session.Hint{}))
		p.take(p.s.Do(session.Step{N: 1}))
	}
	st := p.s.State()
	if !st.Practice.Finished {
		t.Fatal("the iteration is not made")
	}
	if got := said(); !strings.HasPrefix(got, "The next iteration. m works it out, Esc shows it. Not yet: m works out the next iteration") {
		t.Error(got)
	}
	if got := f.PracticeMade(st.Practice); !strings.HasPrefix(got, "r asks once more") || !strings.Contains(got, "m works out the next iteration") {
		t.Error(got)
	}
}
