package pane

import (
	"fmt"
	"math"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
)

// With a penalty a run can truly blow up: without the examples an update is
//
//	w := (1 − αλ/m)·w
//
// and above α = 2m/λ that is farther from 0 than w was, on the other side.

// blowUp is what an update with α and λ makes of w by the penalty alone.
type blowUp struct {
	factor float64 // 1 − αλ/m, below −1
	limit  float64 // 2m/λ, the α that it comes from
	weight int     // the weight that nothing holds any more; −1 where there is none
	held   float64 // up to which |w| the examples could hold that weight
	at     float64 // what it is
}

// blowsUp reports whether an update with α and λ throws w ever farther out. The
// derivative of the mean loss by w_j is at most the mean of |x_j|, for |a − y| is at most
// 1. So once (|1 − αλ/m| − 1)·|w_j| is above α times that, |w_j| grows in every further
// step, and the more the larger it is.
func blowsUp(data *session.PreparedData, at trainer.Params, h trainer.Hyper) (b blowUp, is bool) {
	m := float64(len(data.Problem.X))
	b = blowUp{factor: 1 - h.Alpha*h.Lambda/m, limit: 2 * m / h.Lambda, weight: -1}
	if h.Lambda == 0 || !(b.factor < -1) {
		return b, false
	}
	best := 1.0
	for j, w := range at.W {
		held := h.Alpha * data.Stats[j].MeanAbs / (-b.factor - 1)
		if past := math.Abs(w) / held; past > best {
			best, b.weight, b.held, b.at = past, j, held, w
		}
	}
	return b, true
}

// aboutPenalty says that α is so large that the penalty throws w ever farther out.
func aboutPenalty(st paneState, alpha string, b blowUp, say func(kind, ...string) []sentence) []sentence {
	over := "α " + alpha + " > 2m/λ = " + roundDown(b.limit)
	switch {
	case b.weight >= 0 && st.Run.Snapshot.Status == trainer.Diverged:
		return say(kindBlowsUp, over+": that blew w up.", "Over 2m/λ = "+roundDown(b.limit)+": w blew up.")
	case b.weight < 0:
		return say(kindPenaltyThrows, over+": the penalty throws w out.", over+": w is thrown out.", "Over 2m/λ = "+roundDown(b.limit)+": w is thrown out.")
	}
	return say(kindBlowsUp, over+": w now grows for ever.", over+": w blows up.", "Over 2m/λ = "+roundDown(b.limit)+": w blows up.")
}

func whyPenaltyThrows(st paneState, _ *StepCurve) string {
	b, _ := st.blowUp()
	return "Without the examples an update is w := (1 − αλ/m)·w = *" + rounded(b.factor, 3) + "*·w: farther from 0 than before, on the other side. Up to 2m/λ it would shrink."
}

func whyBlowsUp(st paneState, _ *StepCurve) string {
	b, _ := st.blowUp()
	j := max(b.weight, 0)
	name := parameter(j, len(st.Run.Snapshot.Params.W))
	return fmt.Sprintf("The penalty turns w into (1 − αλ/m)·w = *%s*·w, farther out each time. The examples could hold %s up to %s; it is at %s.",
		rounded(b.factor, 3), name, rounded(b.held, 3), number.Significant(b.at, 4))
}

// blowUp is that of the next step; of a run that is over that of its last.
func (st paneState) blowUp() (blowUp, bool) {
	now := st.Run.Snapshot
	h, at := trainer.Hyper{Alpha: st.Run.Alpha, Lambda: now.Lambda}, now.Params
	if now.Status == trainer.Diverged {
		h = trainer.Hyper{Alpha: now.IncomingAlpha, Lambda: now.IncomingLambda}
		if before, known := previous(st); known {
			at = before.Params
		}
	}
	return blowsUp(st.Data, at, h)
}
