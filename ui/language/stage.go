package language

import (
	"fmt"

	"descent/ui/session"
)

// Stage is what a lesson or a question waits for: it decides which keys the footer
// names.
type Stage uint8

// The stages.
const (
	NoStage               Stage = iota
	PageStage                   // a page asks nothing, or what it asked is done
	ChoiceStage                 // a question of a page has choices
	NumberStage                 // a question of a page wants a number
	EndStage                    // all pages are behind
	GuessStage                  // a guess is open
	GuessSuspendedStage         // nothing is asked before the next step
	PracticeStage               // a number is worked out
	PracticeAnsweredStage       // it is there, or one before it is looked at
	PracticeFinishedStage       // all of them are, and the iteration is made
)

// StageOf is where a moment stands. What is newest has the keys: a guess before
// the page that was there.
func StageOf(st session.State) Stage {
	open := HasOpenQuestion(st)
	switch p := st.Practice; {
	case p != nil && p.Finished:
		return PracticeFinishedStage
	case p != nil && (!open || p.LookedAt >= 0):
		return PracticeAnsweredStage
	case p != nil:
		return PracticeStage
	case st.Guess != nil && open:
		return GuessStage
	case st.Guess != nil:
		return GuessSuspendedStage
	case st.Lesson == nil:
		return NoStage
	case st.Lesson.CurrentPage() == nil:
		return EndStage
	case open && len(st.Question.Options) > 0:
		return ChoiceStage
	case open:
		return NumberStage
	}
	return PageStage
}

// HasOpenQuestion reports whether a question waits for its answer.
func HasOpenQuestion(st session.State) bool {
	return st.Question != nil && !st.Question.Revealed && (st.Practice != nil || st.Lesson == nil || st.Guess != nil || !st.Lesson.SettingUp && !st.Lesson.SetupFailed)
}

// ConcealsNext reports whether what the next step does is not to be seen: a question waits
// for its answer, or is on its way, or the next iteration can be made by hand too.
func ConcealsNext(st session.State) bool {
	return HasOpenQuestion(st) || st.Guess != nil && st.Guess.Waiting || st.Practice != nil && st.Practice.Finished
}

// KeyContext is the context of the keys that a stage takes away from the main screen;
// Main where it takes none.
func (s Stage) KeyContext() Context {
	switch s {
	case ChoiceStage, GuessStage:
		return ChoiceQuestion
	case NumberStage:
		return NumberQuestion
	case PracticeStage:
		return PracticeQuestion
	case PracticeAnsweredStage:
		return PracticeAnswered
	case NoStage, PageStage, EndStage, GuessSuspendedStage, PracticeFinishedStage:
	}
	return Main
}

// TakesDigits reports whether digits answer, and choose no pane.
func (s Stage) TakesDigits() bool {
	in := s.KeyContext()
	return in != Main && keysByName(in)["1"].Any()
}

// stageKey is a key of the main screen as a stage calls it.
type stageKey struct {
	key, word string
	help      string // where the help says more than the footer; empty: the same
}

// stageKeys lists them in the order of the footer: what matters most first, for a
// narrow one leaves out what does not fit.
func (s Stage) stageKeys() []stageKey {
	as := func(key, word string) stageKey { return stageKey{key: key, word: word} }
	step, back, alpha, tab, leave := as(" ", "step"), as("left", "back"), as("up", "α"), as("tab", "pane"), as("esc", "leave")
	before := as("N", "page before")
	switch s {
	case PageStage:
		return []stageKey{step, back, alpha, as("n", "next page"), as("!", "hint"), tab, before, leave}
	case ChoiceStage, NumberStage:
		return []stageKey{as(" ", "step and see"), as("n", "skip"), as("!", "hint"), tab, leave, before}
	case EndStage:
		return []stageKey{step, back, as("n", "next lesson"), before, tab, leave}
	case GuessStage:
		return []stageKey{as(" ", "step and see"), alpha, as("Q", "no more guessing"), tab}
	case GuessSuspendedStage:
		return []stageKey{step, back, alpha, as("Q", "no more guessing"), tab}
	case PracticeStage:
		return []stageKey{{"!", "hint", "hints, then the number"}, {" ", "twice: show", "twice, unhurried: show"}, leave, as("left", "number before"), tab}
	case PracticeAnsweredStage:
		return []stageKey{{" ", "next number", "go on"}, as("!", "why"), leave, as("left", "number before"), tab}
	case PracticeFinishedStage:
		return []stageKey{as("m", "the next iteration"), as("r", "the missed ones"), step, back, tab, leave}
	case NoStage:
	}
	return nil
}

// practiceKeys is the keys of a number that is worked out, or was: what they do at this one. What is typed is taken back
// first, and before the first number there is none.
func practiceKeys(keys []stageKey, p *session.PracticeState, typed bool) []stageKey {
	unfound := p.LookedAt < 0 && p.Blanks[p.Now].Mark == session.Unfound
	if typed && unfound {
		keys = []stageKey{{key: "!", word: "hint"}, {key: "left", word: "take back"}, {key: "esc", word: "leave"}, {key: "tab", word: "pane"}}
	}
	first := p.LookedAt == 0 || p.LookedAt < 0 && p.Now == 0
	var here []stageKey
	for _, k := range keys {
		switch {
		case k.key == "left" && !typed && first:
			continue
		case k.key == "!" && unfound && AllHintsGiven(p):
			k.word = "show it"
		case k.key == " ":
			k.word = continueText(p, k.word)
		}
		here = append(here, k)
	}
	return here
}

// continueText is what the key of the next number does, where that is not what it does at most of them.
func continueText(p *session.PracticeState, word string) string {
	switch {
	case p.LookedAt >= 0:
		return fmt.Sprint("number ", blankNumber(p, p.Now))
	case p.StepRefused:
		return "show it"
	case p.Blanks[p.Now].Mark != session.Unfound && nextBlank(p) == nil:
		return fmt.Sprint("make k ", p.K+1)
	}
	return word
}

// StageHints lists the footer's entries of a stage: of a question first what
// answers it, and at the end help and quit. Of a number that is worked out others
// matter once something is typed.
func StageHints(st session.State, typed bool) []Hint {
	stage := StageOf(st)
	all, named := stage.answerHints(st, typed), stage.stageKeys()
	if stage == PracticeStage || stage == PracticeAnsweredStage {
		named = practiceKeys(named, st.Practice, typed)
	}
	keys := keysByName(Main)
	for _, k := range append(named, stageKey{key: "?", word: "help"}, stageKey{key: "q", word: "quit"}) {
		key := keys[k.key]
		shown := key.shown
		if shown == "" {
			shown = Label(k.key)
		}
		switch {
		case k.key == "r" && MissedCount(st.Practice) == 0:
			continue
		case k.key == "q" && stage == PracticeStage: // it is text there
			shown = "ctrl+c"
		case k.key == "!" && !HasHints(st):
			k.word = "why"
		case k.key == "n" && stage == EndStage && st.Lesson.NextLesson == "":
			k.word = "lessons"
		}
		all = append(all, key.hintOf(shown, k.word))
	}
	return all
}

// answerHints is what answers a question of a stage.
func (s Stage) answerHints(st session.State, typed bool) []Hint {
	switch s {
	case ChoiceStage, GuessStage:
		return []Hint{{Keys: digitRange(len(st.Question.Options)), Text: "answer"}}
	case NumberStage:
		return []Hint{{Keys: "0–9 −", Text: "type it"}}
	case PracticeStage:
		if typed {
			return []Hint{{Keys: "Enter", Text: "check"}}
		}
		return []Hint{{Keys: "0–9", Text: "type"}}
	case NoStage, PageStage, EndStage, GuessSuspendedStage, PracticeAnsweredStage, PracticeFinishedStage:
	}
	return nil
}

// HasHints reports whether the page that is open has hints, or a way.
func HasHints(st session.State) bool {
	if st.Practice != nil {
		return !st.Practice.Finished
	}
	return st.Guess == nil && st.Lesson != nil && st.Lesson.HintCounts[1] > 0
}

// digitRange lists the digits of so many answers.
func digitRange(n int) string {
	const few = 4
	if n > few {
		return fmt.Sprintf("1–%d", n)
	}
	return string([]rune("1 2 3 4")[:max(0, 2*n-1)])
}
