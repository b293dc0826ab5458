package pane

import (
	"slices"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/session"
)

// footer is the last line: the keys of the moment from the left, as many as fit;
// help and quit always at the right.
type footer struct {
	DrawOptions
	silent
	size          Size
	main          int             // the main pane, a place in Mains
	entered       bool            // the arrows belong to it
	pairs         bool            // it can show another pair
	ghosts        bool            // there are other runs
	mistakeRuns   bool            // that of a mistake is one of them, which is looked into
	insideMistake bool            // the iteration that Loop shows is the mistake's
	noNextStep    bool            // there is no next step
	counts        bool            // the examples have their counts at the foot
	tests         bool            // the rows listed are those of the test, which nobody goes along
	activityKeys  []language.Hint // the keys of a lesson or a question; nil for neither
}

func newFooter(st paneState, d Presentation, size Size) Content {
	choices := Mains()[st.View.Main].PairChoices
	c := footer{
		DrawOptions: d.DrawOptions, size: size, main: st.View.Main, entered: d.Entered, ghosts: len(st.Ghosts) > 0, mistakeRuns: st.Run.ActiveMistake().ID != "", noNextStep: st.Run.Snapshot.Status == trainer.Diverged,
		pairs: choices != nil && choices(st.Data.Set) > 2, counts: len(Counts(st.State)) > 0, insideMistake: showsMistake(st.State),
	}
	c.tests = Mains()[st.View.Main].Arrows == session.RowArrows && strings.HasPrefix(st.View.Filter, session.TestFilter)
	if language.StageOf(st.State) != language.NoStage {
		c.activityKeys = language.StageHints(st.State, d.Typed.Edited && d.Typed.Text != "")
	}
	return c
}

// Equal implements Content.
func (c footer) Equal(o Content) bool {
	other, ok := o.(footer)
	same := func(a, b language.Hint) bool { return a.Keys == b.Keys && a.Text == b.Text }
	return ok && c.DrawOptions == other.DrawOptions && c.size == other.size && c.main == other.main && c.entered == other.entered &&
		c.pairs == other.pairs && c.ghosts == other.ghosts && c.mistakeRuns == other.mistakeRuns && c.insideMistake == other.insideMistake && c.noNextStep == other.noNextStep && c.counts == other.counts && c.tests == other.tests && slices.EqualFunc(c.activityKeys, other.activityKeys, same)
}

// Draw implements Content.
func (c footer) Draw(a chart.Area) {
	w, _ := a.Size()
	gap := 3
	if c.Compact {
		gap = 2
	}
	left, right := c.hints()
	end := w
	for i := len(right) - 1; i >= 0; i-- {
		end = a.TextRight(end, 0, right[i].Text, c.Theme.Muted) - 1
		end = a.TextRight(end, 0, right[i].Keys, c.Theme.Bright) - gap
	}
	x := 0
	for _, h := range left {
		text := []span{{h.Keys, c.Theme.Bright}, {" " + h.Text, c.Theme.Muted}}
		if x+lineWidth(a, text...) > end {
			continue
		}
		x = drawSpans(a, x, 0, text...) + gap
	}
}

// hints are the keys of the moment, and those that always stand at the right.
func (c footer) hints() (left, right []language.Hint) {
	main := Mains()[c.main]
	all := language.Hints(main.Name)
	switch {
	case c.entered:
		all = language.HintsInside(main.Name)
	case c.activityKeys != nil:
		all = c.activityKeys
	}
	for _, h := range all {
		if hasType[session.TakeOver](h.Intent) && c.mistakeRuns {
			h.Text = map[bool]string{false: "look inside", true: "the right loop"}[c.insideMistake]
		}
		switch {
		case c.idle(h.Intent), h.Text == language.CountsHint && !c.counts:
		case hasType[session.Help](h.Intent) || hasType[session.Quit](h.Intent):
			right = append(right, h)
		case hasType[session.TakeOver](h.Intent) && c.insideMistake: // the way out, before a narrow footer ends
			left = slices.Insert(left, 0, h)
		default:
			left = append(left, h)
		}
	}
	return left, right
}

// idle reports whether an intent would do nothing here: there is no other pair, no
// other run, or no next step.
func (c footer) idle(do session.Intent) bool {
	adjust, _ := do.(session.Adjust)
	bare, _ := do.(session.CommandName)
	return adjust.Name == "pair" && !c.pairs || adjust.Name == "example" && c.tests ||
		(hasType[session.TakeOver](do) || hasType[session.Drop](do)) && !c.ghosts ||
		(hasType[session.Step](do) || bare.Name == "play") && c.noNextStep
}

// hasType reports whether an intent is one of that type.
func hasType[T session.Intent](i session.Intent) bool {
	_, is := i.(T)
	return is
}
