package language

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"descent/trainer/mistake"
	"descent/ui/number"
	"descent/ui/session"
)

// Formatter makes sentences of what a session tells.
type Formatter struct {
	Session      *session.Session
	Availability Availability  // keys are named on a screen, commands elsewhere
	Stopped      func() string // the word for what has stopped the run
	CurvesShown  bool          // the large cost curve is on the screen
}

// Message is an event in words.
type Message struct {
	Text  string // what happened, empty where there is nothing to say
	Err   error  // what went wrong, nil where nothing did
	Unmet string // why a way to a condition has ended before it, empty for all other events
}

// Format says what an event is in words. ClientTurn is for the client alone, and so is
// OpenFailed, which hangs on where data are read from.
func (f Formatter) Format(e session.Event) Message {
	switch e := e.(type) {
	case session.Refused:
		return Message{Err: f.refused(e.Err)}
	case session.Failed:
		return Message{Err: e.Err}
	case session.ConditionNotReached:
		return f.notReachedMessage(e)
	}
	return Message{Text: f.sentence(e)}
}

// refused is why an action is not for now.
func (f Formatter) refused(err error) error {
	if held := (session.PracticeBlockedError{}); errors.As(err, &held) && f.Availability != Text {
		return fmt.Errorf("practice holds k %d and α %s: Esc leaves it", held.K, number.Shortest(held.Alpha))
	}
	return err
}

func (f Formatter) sentence(e session.Event) string {
	switch e := e.(type) {
	case session.NoStep:
		return f.noStepText()
	case session.NoGhost:
		return "No ghost to take over: " + f.keysOrCommand("r", "restart") + " or a fork leaves one."
	case session.StartChanged:
		return "Start: " + StartText(f.Session.State().StartAction)
	case session.ComparisonChanged:
		return f.compared(e)
	case session.NoComparison:
		return "No runs are compared."
	case session.MistakeRunChanged:
		return f.mistakeRunText(e)
	case session.MistakeInsideSet:
		if e.On {
			return "Loop is that of the mistake now, at its own w and b: " + f.keysOrCommand("u", "mistake inside off") + " goes back."
		}
		return "Loop is that of the present run."
	case session.NoMistake:
		return "No mistake steps along."
	case session.SpeedSet:
		return "Speed " + SpeedText(f.Session.State().Play.PerSecond) + ". p plays."
	case session.OpenStopped:
		return "Stopped reading " + ShortPath(e.Name) + "."
	case session.ConditionReached:
		if e.Already {
			return fmt.Sprintf("%s holds here already: %s.", ConditionText(e.Condition), f.numbersOf(e.Condition))
		}
		return fmt.Sprintf("%s at k %d: %s.", ConditionText(e.Condition), f.Session.State().Run.Snapshot.Iter, f.numbersOf(e.Condition))
	}
	return ""
}

// keysOrCommand is how to do something: by keys, or, where there are none, by a command.
func (f Formatter) keysOrCommand(keys, command string) string {
	if f.Availability == Text {
		return command
	}
	return keys
}

// noStepText says why there is no next step.
func (f Formatter) noStepText() string {
	return "J or a weight is not finite: there is no next step. " + f.keysOrCommand("←", "back") + " goes back."
}

// compared says that runs are compared with the present one.
func (f Formatter) compared(e session.ComparisonChanged) string {
	n, begin := e.Runs, ""
	if e.Instead != "" {
		begin = "In place of the mistake " + e.Instead + ": "
	}
	if n == 0 {
		return "The comparison is over."
	}
	steps := "steps"
	if n > 1 {
		steps = "step"
	}
	begin += fmt.Sprintf("%d more %s along", n, steps)
	if f.CurvesShown {
		return begin + ". c ends it."
	}
	return begin + ": " + f.keysOrCommand("the "+curvePaneName()+" compares them, c ends it.", "runs compares them, compare off ends it.")
}

// mistakeRunText says which mistake steps along: its line, the right one, and what it does.
func (f Formatter) mistakeRunText(e session.MistakeRunChanged) string {
	m, found := mistake.Find(e.ID)
	if !found {
		return "The mistake steps along no more."
	}
	m = m.Of(len(f.Session.State().Run.Snapshot.Params.W))
	begin := "Beside it"
	if e.Instead {
		begin = "In place of the comparison"
	}
	return fmt.Sprintf("%s: the mistake %s, \"%s\" %s \"%s\". mistake off ends it.", begin, m.ID, m.Wrong, InsteadWord(m), m.Right)
}

// InsteadWord is the word between what a mistake has and what is right: one line stands for
// another, but what is said to be done is done instead of something.
func InsteadWord(m mistake.Mistake) string {
	if strings.Contains(m.Right, "=") && strings.Contains(m.Wrong, "=") && !strings.Contains(m.Wrong, ",") {
		return "for"
	}
	return "instead of"
}

// curvePaneName names the pane of the curves as its tab does.
func curvePaneName() string {
	const name = "cost"
	return fmt.Sprintf("pane %d %s", slices.Index(session.Panes(), name)+1, strings.ToUpper(name[:1])+name[1:])
}

// SpeedText is a speed in words.
func SpeedText(perSecond int) string {
	if perSecond > 0 {
		return fmt.Sprintf("%d/s", perSecond)
	}
	return "at full speed"
}

// StartText is how a start was chosen.
func StartText(how session.Action) string {
	switch how := how.(type) {
	case session.InitRandom:
		if how.Seed != nil {
			return fmt.Sprintf("random, seed %d", *how.Seed)
		}
		return "random"
	case session.Init:
		return "typed"
	}
	return "zeros"
}

// notReachedMessage says why the way to a condition has ended before it.
func (f Formatter) notReachedMessage(e session.ConditionNotReached) Message {
	at := f.Session.State().Run.Snapshot
	k, is := at.Iter, f.Values(f.Session.FailingClauses(e.Condition))
	var why string
	switch e.Why {
	case session.NoNextStep:
		return Message{
			Text:  f.noStepText(),
			Unmet: fmt.Sprintf("until %s is not reached: there is no step after k %d, diverged.", TypedCondition(e.Condition), k),
		}
	case session.EndedAtStop:
		why = fmt.Sprintf("Stopped at k %d: %s; %s.", k, f.Stopped(), is)
	case session.OutOfSteps:
		why = fmt.Sprintf("Not within %s: at k %d %s.", number.Count(e.Condition.Within, "step"), k, is)
	case session.EndedAtLimit:
		why = fmt.Sprintf("Paused at k %d, a multiple of the limit: %s, and not %s yet.", k, is, ConditionText(e.Condition))
	}
	unmet := fmt.Sprintf("until %s is not reached: %s", TypedCondition(e.Condition), strings.ToLower(why[:1])+why[1:])
	if !diverged(at) && e.Condition.Within == 0 {
		why += " The same line again goes on."
	}
	return Message{Text: why, Unmet: unmet}
}

// numbersOf says the numbers of a condition that holds; J where it has none.
func (f Formatter) numbersOf(c session.Condition) string {
	var numbers []session.Clause
	for _, clause := range c.Clauses {
		if clause.Word == "" {
			numbers = append(numbers, clause)
		}
	}
	if len(numbers) == 0 {
		return "J is " + number.Significant(f.Session.State().Run.Snapshot.Cost, minDigits)
	}
	return f.Values(numbers)
}
