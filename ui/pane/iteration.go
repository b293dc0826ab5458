package pane

import (
	"slices"

	"descent/trainer"
	"descent/ui/session"
)

// iteration is what the panes that look inside an iteration show of a moment.
type iteration struct {
	iterationKey
	formatter
}

// iterationKey is all of it that == compares.
type iterationKey struct {
	Look
	size  Size
	data  *session.Prepared
	alpha float64 // of the next step
	pair  [2]int  // the two features chosen, 0-based
	focus int     // the focused example, 0-based
}

func newIteration(st session.State, d Dress, size Size) iteration {
	return iteration{
		iterationKey{d.Look, size, st.Data, st.World.Alpha, PairOf(st, DataPlace), st.Inside.Focus},
		formatter{st.World.At, st.World.Recent, st.Gaze.Digits},
	}
}

// same reports whether two show the same.
func (c iteration) same(o iteration) bool {
	return c.iterationKey == o.iterationKey && c.digits == o.digits && sameNumbers(c.at, o.at) && slices.EqualFunc(c.recent, o.recent, sameNumbers)
}

// sameNumbers reports whether two snapshots are the same to look at.
func sameNumbers(s, o trainer.Snapshot) bool {
	return s.Iter == o.Iter && s.Cost == o.Cost && s.Lambda == o.Lambda && s.Params.Equal(o.Params) && s.Grad.Equal(o.Grad)
}

// features lists the features shown: one where there is but one.
func (c iteration) features() []int { return shownFeatures(c.data.Set, c.pair) }

// fitGradient is dw₁ … dwₙ, db without the penalty: what the examples add up to.
func (c iteration) fitGradient() []float64 {
	return entries(trainer.Params{W: c.at.FitDW(), B: c.at.Grad.B})
}

// withoutPenalty is text where there is a penalty, which no example has a share in.
func (c iteration) withoutPenalty(text string) string {
	if c.at.Lambda == 0 {
		return ""
	}
	return text
}

// judge judges example i at the cursor.
func (c iteration) judge(i int) trainer.Verdict {
	return trainer.VerdictOf(c.at.Params.Z(c.data.Problem.X[i]), c.data.Problem.Y[i])
}
