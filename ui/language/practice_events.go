package language

import "descent/ui/session"

// Refusal says why something is not shown: it would give an answer away.
func (f Formatter) Refusal(st session.State) string {
	switch p := st.Practice; {
	case p == nil:
		return "Not while the question is open: it would give the answer away."
	case p.Finished:
		return "Not yet: " + f.keysOrCommand("m", "practice") + " works out the next iteration, " + f.keysOrCommand("Esc", "practice off") + " shows it."
	}
	return "Not while you are the machine: it would give away what you work out. " + f.keysOrCommand("Esc", "practice off") + " leaves."
}

// TooQuickText says that a step came too soon behind one that an open question refused, which said that.
func TooQuickText(st session.State, refusal string) string {
	if st.Practice != nil {
		return "That was too quick: wait a moment, then space shows it."
	}
	return "That was too quick. " + refusal
}

// ConcealedText says of a part that would give an answer away what it waits for, and how it is seen.
func ConcealedText(st session.State) (what, how string) {
	switch p := st.Practice; {
	case p == nil:
		return "What will happen?", "It comes with the answer."
	case p.Finished:
		return "The next iteration.", "m works it out, Esc shows it."
	}
	return "To be worked out.", "It comes with your numbers."
}

// practiceText says what the events of a practice are.
func (f Formatter) practiceText(e session.Event, st session.State) (said string, is bool) {
	switch e := e.(type) {
	case session.PracticeAsked:
		return PracticeText(st), true
	case session.PracticeLeft:
		if e.Finished {
			return "You are not the machine any more; " + f.keysOrCommand("m", "practice") + " works out the next iteration.", true
		}
		return "You are not the machine any more; " + f.keysOrCommand("m", "practice") + " goes on where you were.", true
	case session.NoPractice:
		return "Nothing is worked out here: practice loop, graph or update begins.", true
	case session.NoBlank:
		return "This is the first number.", true
	case session.PracticeFinished:
		return PracticeScore(st.Practice), true
	}
	return f.practiceAnswer(e, st)
}

// practiceAnswer says what events of questions are where a number is worked out.
func (f Formatter) practiceAnswer(e session.Event, st session.State) (said string, is bool) {
	if st.Practice == nil || st.Practice.Finished {
		return "", false
	}
	switch e.(type) {
	case session.StepRefused:
		return "Work it out first: " + f.keysOrCommand("type a number or a calculation. space again shows it.", "answer NUMBER, or a calculation. The same line again shows it."), true
	case session.NoQuestion:
		return "The number is there already.", true
	case session.Hinted, session.Answered, session.Revealed:
		return PracticeText(st), true
	}
	return "", false
}
