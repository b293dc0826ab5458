package session

import (
	"time"

	"descent/ui/timeline"
)

const (
	firstChunk = 64
	maxChunk   = 1 << 13 // half of what a run keeps: the cursor must not have to recompute what just came
	frameTime  = time.Second / 60
)

// adaptChunk changes a chunk towards one that takes about a frame.
func adaptChunk(chunk, made int, took time.Duration) int {
	switch {
	case made < chunk:
		return chunk
	case took > 2*frameTime:
		return max(1, chunk/2)
	case took < frameTime/2:
		return min(maxChunk, chunk*2)
	}
	return chunk
}

// firstCompareChunk is small: four runs of many examples may take long.
const firstCompareChunk = 4

// requestComparison asks for the updates that runs of a comparison need next. What
// makes them needed does not matter: it is asked after every message.
func (s *Session) requestComparison() {
	if s.busy(Comparing) {
		return
	}
	if job, needed := s.timeline.ComparisonJob(s.compareChunk); needed {
		s.request(TrainCompared{s.tracker.Start(Comparing, job), job})
	}
}

// applyCompared takes updates of the runs that are compared. Play that waited for them
// goes on.
func (s *Session) applyCompared(job timeline.ComparisonJob, r Result) {
	if r.Err != nil {
		s.timeline.EndComparison()
		s.emit(Failed{r.Err})
	} else {
		s.timeline.ApplyComparison(job, r.Compared)
		s.compareChunk = adaptChunk(s.compareChunk, job.Updates(), r.Took)
	}
	under := s.busy(Training)
	if s.advancePending(); !under {
		s.recordDeferred()
	}
}

// waitsForCompared reports whether play at full speed must let the others come to what
// has landed before it is shown: they are stepped with it.
func (s *Session) waitsForCompared() bool {
	return s.player.on && s.player.atFullSpeed() && s.timeline.Lagging(s.timeline.Cursor())
}

// showTrained shows what has landed and waits for the others to come there: it is
// part of the run.
func (s *Session) showTrained() {
	if n := s.pending.steps; n > 0 && s.waitsForCompared() {
		n = min(n, s.timeline.Present().Head().Iter-s.timeline.Cursor())
		left, _ := s.advanceCached(n)
		s.pending.steps -= n - left
		s.recordDeferred()
	}
}

// SetChunk sets how many updates are asked for at once, 1 or more. From then on it
// follows again from how long they take.
func (s *Session) SetChunk(n int) { s.trainer.chunk = n }
