package session

import (
	"math/bits"
	"slices"

	"descent/trainer"
	"descent/ui/timeline"
)

// Evaluation is what the rows come to at one iteration of a run.
type Evaluation struct {
	K          int
	TrainLoss  float64        // the mean loss of the rows to train on: J without its penalty
	TestLoss   float64        // that of the rows kept for testing; 0 where there are none
	Counts     trainer.Counts // of the rows to train on, at the threshold
	TestCounts trainer.Counts // of the rows kept for testing
}

// evaluationCurve is the evaluations of a run, as far as they are known: at
// the multiples of a stride that doubles as the run grows, so that however long it is
// there are maxEvaluations at most. Which they are follows from how far the run has
// come, not from how it came there.
type evaluationCurve struct {
	run       timeline.Run // as it was when the newest came
	threshold float64
	stride    int
	points    []Evaluation // ascending; never changed in place
}

const (
	maxEvaluations = 256
	minEvaluations = 16
	// evaluationWork is what all evaluations of a run may cost together, as
	// quickClassify counts it.
	evaluationWork = 1_000_000_000
)

// evaluationStride is how far the evaluations of a run lie apart that has come to
// iteration head. The path of the run has every multiple of it.
func evaluationStride(head int, p, test trainer.Problem) int {
	most := maxEvaluations
	for most > minEvaluations && evaluationCost(p, test)*float64(most) > evaluationWork {
		most /= 2
	}
	return 1 << max(0, bits.Len(uint(head))-bits.Len(uint(most))+1)
}

// evaluationCost is what one evaluation costs.
func evaluationCost(p, test trainer.Problem) float64 {
	m, n := p.Size()
	return 2 * float64(m+len(test.X)) * float64(n+exponentialCost)
}

// wantsEvaluations reports whether a curve of them is shown, or would be where there
// is room for two panes: of a test always, else beside the large cost curve, where
// more of the model was asked for.
func (s *Session) wantsEvaluations() bool {
	if len(s.data.Test.X) > 0 {
		return true
	}
	return s.shows("cost") && ExtendedModel(s.data, s.timeline.Hyper().Lambda, s.view.Threshold)
}

// ExtendedModel reports whether more of the model was asked for than w and b: a penalty,
// polynomial features, a test or another threshold.
func ExtendedModel(data *PreparedData, lambda, threshold float64) bool {
	return lambda != 0 || data.Set.Degree > 1 || len(data.Test.X) > 0 || threshold != DefaultThreshold
}

// requestEvaluations asks for those that are missing: of the present run first, then of
// the others.
func (s *Session) requestEvaluations() {
	if !s.wantsEvaluations() || s.busy(Evaluating) {
		return
	}
	all, work := map[int]evaluationCurve{}, evaluationCost(s.data.Problem, s.data.Test)
	w := Evaluate{Problem: s.data.Problem, Test: s.data.Test, Threshold: s.view.Threshold}
	for _, run := range append([]timeline.Run{s.timeline.Present()}, s.timeline.Ghosts()...) {
		c := s.evaluationsOf(run)
		all[run.ID()] = c
		if at := c.missing(work); len(w.At) == 0 && len(at) > 0 {
			w.Run, w.At = run.ID(), at
		}
	}
	s.analysis.evaluations = all
	if len(w.At) > 0 && (RunsInline(w) || !s.player.on && !s.hasPendingSteps()) {
		w.Ticket = s.tracker.Start(Evaluating, all[w.Run])
		s.request(w)
	}
}

// evaluationsOf is what is known of a run: of a new one what it shares with another.
func (s *Session) evaluationsOf(run timeline.Run) evaluationCurve {
	known := s.analysis.evaluations
	best := known[run.ID()].commonWith(run, s.data, s.view.Threshold)
	if _, ok := known[run.ID()]; ok {
		return best
	}
	for _, other := range known {
		if c := other.commonWith(run, s.data, s.view.Threshold); len(c.points) > len(best.points) {
			best = c
		}
	}
	return best
}

// commonWith is what of a curve holds for a run: of another one what the two share, with
// another threshold nothing, and of a longer one every second.
func (c evaluationCurve) commonWith(run timeline.Run, data *PreparedData, threshold float64) evaluationCurve {
	head := run.Head().Iter
	next := evaluationCurve{run: run, threshold: threshold, stride: evaluationStride(head, data.Problem, data.Test)}
	if c.stride == 0 || c.threshold != threshold {
		return next
	}
	shared := head
	if c.run.ID() != run.ID() {
		if !c.run.Start().Params.Equal(run.Start().Params) {
			return next // they have not even k 0 in common
		}
		shared = run.Shared(c.run)
	}
	if next.points = c.points; next.stride == c.stride && (len(c.points) == 0 || c.points[len(c.points)-1].K <= shared) {
		return next
	}
	next.points = nil
	for _, p := range c.points {
		if p.K <= shared && p.K%next.stride == 0 {
			next.points = append(next.points, p)
		}
	}
	// Of a shorter run more are wanted: what is there has gaps, and ends before the first.
	for i, p := range next.points {
		if p.K != i*next.stride {
			next.points = next.points[:i:i]
			break
		}
	}
	return next
}

// missing are the points of the run that come next, as many as are quick together; of
// large data one.
func (c evaluationCurve) missing(work float64) []timeline.PathPoint {
	most := max(1, int(quickClassify/work))
	path := c.run.Path()
	var all []timeline.PathPoint
	for k := len(c.points) * c.stride; k <= c.run.Head().Iter && len(all) < most; k += c.stride {
		i := path.CountUpTo(k) - 1
		all = append(all, path.Points(i, i+1)...)
	}
	return all
}

// takeEvaluations takes evaluations in, if they go on from what is there.
func (s *Session) takeEvaluations(key any, points []Evaluation) {
	asked, ok := key.(evaluationCurve)
	c, there := s.analysis.evaluations[asked.run.ID()]
	if !ok || !there || c.threshold != asked.threshold || c.stride != asked.stride || len(c.points) != len(asked.points) {
		return
	}
	c.points = append(slices.Clip(c.points), points...)
	s.analysis.evaluations[asked.run.ID()] = c
}

// evaluationsHere are those that hold with the threshold of now, by the ID of the run.
func (s *Session) evaluationsHere() map[int][]Evaluation {
	if len(s.analysis.evaluations) == 0 {
		return nil
	}
	here := map[int][]Evaluation{}
	for id, c := range s.analysis.evaluations {
		if c.threshold == s.view.Threshold {
			here[id] = slices.Clip(c.points)
		}
	}
	return here
}

// NewEvaluations evaluates the rows at each point: two passes over them for each.
func NewEvaluations(w Evaluate) []Evaluation {
	all := make([]Evaluation, len(w.At))
	for i, at := range w.At {
		e := Evaluation{K: at.K, TrainLoss: trainer.Evaluate(w.Problem, at.Params, nil), Counts: trainer.Count(w.Problem, at.Params, w.Threshold)}
		if len(w.Test.X) > 0 {
			e.TestLoss, e.TestCounts = trainer.Evaluate(w.Test, at.Params, nil), trainer.Count(w.Test, at.Params, w.Threshold)
		}
		all[i] = e
	}
	return all
}
