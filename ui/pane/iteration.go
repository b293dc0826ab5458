package pane

import (
	"slices"

	"descent/trainer"
	"descent/ui/session"
)

// snapshotPart is what the parts show that are about the numbers of one snapshot.
type snapshotPart struct {
	snapshotKey
	formatter
}

// snapshotKey is all of it that == compares.
type snapshotKey struct {
	DrawOptions
	size  Size
	data  *session.PreparedData
	alpha float64 // of the next step
	pair  [2]int  // the two features chosen, 0-based

	threshold float64 // above it 1 is predicted
}

func newSnapshotPart(st session.State, d Presentation, size Size) snapshotPart {
	return snapshotPart{
		snapshotKey{d.DrawOptions, size, st.Data, st.Run.Alpha, PairOf(st, dataPaneIndex), st.View.Threshold},
		formatter{st.Run.Snapshot, st.Run.Recent, st.View.Digits},
	}
}

// same reports whether two show the same.
func (c snapshotPart) same(o snapshotPart) bool {
	return c.snapshotKey == o.snapshotKey && c.digits == o.digits && sameNumbers(c.at, o.at) && slices.EqualFunc(c.recent, o.recent, sameNumbers)
}

// iteration is what the panes that look inside an iteration show of a moment.
type iteration struct {
	snapshotPart
	focus int // the focused example, 0-based
}

func newIteration(st session.State, d Presentation, size Size) iteration {
	return iteration{newSnapshotPart(st, d, size), st.Inside.Focus}
}

// same reports whether two show the same.
func (c iteration) same(o iteration) bool {
	return c.focus == o.focus && c.snapshotPart.same(o.snapshotPart)
}

// sameNumbers reports whether two snapshots are the same to look at.
func sameNumbers(s, o trainer.Snapshot) bool {
	return s.Iter == o.Iter && s.Cost == o.Cost && s.Lambda == o.Lambda && s.Params.Equal(o.Params) && s.Grad.Equal(o.Grad)
}

// features lists the features shown: one where there is but one.
func (c snapshotPart) features() []int { return shownFeatures(c.data.Set, c.pair) }

// unpenalisedGradient is dw₁ … dwₙ, db without the penalty: what the examples add up to.
func (c iteration) unpenalisedGradient() []float64 {
	return entries(trainer.Params{W: c.at.UnpenalisedDW(), B: c.at.Grad.B})
}

// withoutPenalty is text where there is a penalty, which no example has a share in.
func (c iteration) withoutPenalty(text string) string {
	if c.at.Lambda == 0 {
		return ""
	}
	return text
}

// correctnessAt judges example i at the cursor.
func (c iteration) correctnessAt(i int) trainer.Correctness {
	return trainer.CorrectnessOf(c.at.Params.Z(c.data.Problem.X[i]), c.data.Problem.Y[i], c.threshold)
}
