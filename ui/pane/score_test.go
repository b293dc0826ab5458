package pane

import (
	"testing"

	"descent/trainer/answer"
	"descent/ui/session"
)

// A score is the same as long as it shows the same: the frame does not draw it anew. Another
// number, mark or first answer makes it another.
func TestScoreIsComparedByWhatItShows(t *testing.T) {
	f := irisAt20(t)
	of := func(value float64, mark session.BlankMark, first string) Content {
		st := f.State
		st.Practice = &session.PracticeState{Topic: session.UpdatePractice, K: 19, Finished: true, LookedAt: -1, Blanks: []session.Blank{{
			Blank: answer.Blank{Kind: answer.NewB}, Mark: mark, Value: value, Typed: []session.TypedAnswer{{Text: first}, {Text: "-0.9"}},
		}}}
		return newScore(st, f.Presentation, Size{60, 20})
	}
	shown := of(-0.9, session.LaterTry, "0.9")
	if !shown.Equal(of(-0.9, session.LaterTry, "0.9")) {
		t.Error("the same numbers are another score")
	}
	for name, other := range map[string]Content{
		"number": of(-0.8, session.LaterTry, "0.9"), "mark": of(-0.9, session.AfterHint, "0.9"), "first answer": of(-0.9, session.LaterTry, "0.7"),
	} {
		if shown.Equal(other) {
			t.Errorf("another %s is the same score", name)
		}
	}
}
