package session

import (
	"time"

	"descent/trainer"
	"descent/ui/timeline"
)

// trainerState is the way to the goroutine that trains the present run. It exists where
// work is done; here is its number: another number is another goroutine.
type trainerState struct {
	id      uint64
	run     int  // the run it trains, 0 for none
	chunk   int  // updates asked for at once: about a frame's worth
	forking bool // those under way leave history at the cursor: the first makes another run
}

const (
	firstChunk = 64
	maxChunk   = 1 << 13 // half of what a run keeps: the cursor must not have to recompute what just came
	frame      = time.Second / 60
)

// next is the state of a goroutine that is still to begin.
func (t trainerState) next() trainerState { return trainerState{id: t.id + 1, chunk: firstChunk} }

// requestTraining asks for at most n updates from where the next one is missing.
func (s *Session) requestTraining(n int) {
	run, forks := s.timeline.Present().ID(), s.timeline.Forks()
	if s.trainer.run != run || forks {
		chunk := s.trainer.chunk
		s.trainer = s.trainer.next()
		if s.trainer.run = run; forks {
			s.trainer.chunk = chunk
		}
	}
	s.trainer.forking = forks
	s.request(Train{
		Ticket: s.tracker.Start(Training, nil), Trainer: s.trainer.id, Stepper: s.data.Stepper, From: s.timeline.Checkpoint(),
		Request: trainer.Request{Hyper: s.timeline.Hyper(), N: min(n, s.trainer.chunk)}, PastStops: !s.unbounded(),
	})
}

// applyTrained takes updates of the present run. The cursor goes along with all of
// them, for no more are under way than are owed.
func (s *Session) applyTrained(r Result) {
	if s.failed(r.Err) {
		s.trainer = s.trainer.next() // nobody knows how far it is
		return
	}
	if len(r.Snapshots) == 0 { // the goroutine has ended, and so will the program
		s.cancelPending()
		s.clearQueue(false, "the training has ended")
		return
	}
	s.trainer.chunk = adaptChunk(s.trainer.chunk, len(r.Snapshots), r.Took)
	defer s.timeline.Settle() // λ may have been changed meanwhile
	for _, snapshot := range r.Snapshots {
		s.appendOrFork(snapshot)
		if s.stepToGoal(snapshot) || s.pausedAt(snapshot.Iter) {
			s.trainer = s.trainer.next() // it may be ahead of the run, which ends here
			return
		}
	}
	s.advancePending()
	s.recordDeferred()
}

// appendOrFork takes an update of the present run, or the first of one that leaves it.
func (s *Session) appendOrFork(snapshot trainer.Snapshot) {
	if s.trainer.forking {
		s.timeline.Fork(snapshot)
		s.trainer.forking, s.trainer.run = false, s.timeline.Present().ID()
		return
	}
	s.timeline.Append(snapshot)
}

// adaptChunk changes a chunk towards one that takes about a frame.
func adaptChunk(chunk, made int, took time.Duration) int {
	switch {
	case made < chunk:
		return chunk
	case took > 2*frame:
		return max(1, chunk/2)
	case took < frame/2:
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
