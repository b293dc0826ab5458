package session

import (
	"time"

	"descent/trainer"
	"descent/ui/timeline"
)

// feed is the way to the goroutine that trains the present run. It exists where
// work is done; here is its number: another number is another goroutine.
type feed struct {
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

// replaced is a feed of a goroutine that is still to begin.
func (f feed) replaced() feed { return feed{id: f.id + 1, chunk: firstChunk} }

// train asks for at most n updates from where the next one is missing.
func (s *Session) train(n int) {
	run, forks := s.timeline.Present().ID(), s.timeline.Pending()
	if s.feed.run != run || forks {
		chunk := s.feed.chunk
		s.feed = s.feed.replaced()
		if s.feed.run = run; forks {
			s.feed.chunk = chunk
		}
	}
	s.feed.forking = forks
	s.want(Train{
		Ticket: s.desk.Start(Training, nil), Feed: s.feed.id, Stepper: s.data.Stepper, From: s.timeline.Checkpoint(),
		Request: trainer.Request{Hyper: trainer.Hyper{Alpha: s.timeline.Alpha()}, N: min(n, s.feed.chunk)}, Through: !s.goesByItself(),
	})
}

// trained takes updates of the present run. The cursor goes along with all of
// them, for no more are under way than are owed.
func (s *Session) trained(r Result) {
	if s.failed(r.Err) {
		s.feed = s.feed.replaced() // nobody knows how far it is
		return
	}
	if len(r.Snapshots) == 0 { // the goroutine has ended, and so will the program
		s.leave()
		s.waiting = queue{}
		return
	}
	s.feed.chunk = fit(s.feed.chunk, len(r.Snapshots), r.Took)
	for _, snapshot := range r.Snapshots {
		s.land(snapshot)
		if s.goalAt(snapshot) {
			s.feed = s.feed.replaced() // it may be ahead of the run, which ends here
			return
		}
	}
	s.settle()
	s.landed()
}

// land takes an update of the present run, or the first of one that leaves it.
func (s *Session) land(snapshot trainer.Snapshot) {
	if s.feed.forking {
		s.timeline.Fork(snapshot)
		s.feed.forking, s.feed.run = false, s.timeline.Present().ID()
		return
	}
	s.timeline.Append(snapshot)
}

// fit changes a chunk towards one that takes about a frame.
func fit(chunk, made int, took time.Duration) int {
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

// firstJoin is small: four runs of many examples may take long.
const firstJoin = 4

// accompany asks for the updates that runs of a comparison need next. What
// makes them needed does not matter: it is asked after every message.
func (s *Session) accompany() {
	if s.busy(Comparing) {
		return
	}
	if job, needed := s.timeline.ComparisonJob(s.joining); needed {
		s.want(Join{s.desk.Start(Comparing, job), job})
	}
}

// joined takes updates of the runs that are compared. Play that waited for them
// goes on.
func (s *Session) joined(job timeline.ComparisonJob, r Result) {
	if r.Err != nil {
		s.timeline.EndComparison()
		s.tell(Failed{r.Err})
	} else {
		s.timeline.ApplyComparison(job, r.Joined)
		s.joining = fit(s.joining, job.Updates(), r.Took)
	}
	under := s.busy(Training)
	if s.settle(); !under {
		s.landed()
	}
}

// mustWait reports whether play at full speed must let the others come to what
// has landed before it is shown: they are stepped with it.
func (s *Session) mustWait() bool {
	return s.player.on && s.player.atFullSpeed() && s.timeline.Lagging(s.timeline.Cursor())
}

// goAlong shows what has landed and waits for the others to come there: it is
// part of the run.
func (s *Session) goAlong() {
	if n := s.move.steps; n > 0 && s.mustWait() {
		n = min(n, s.timeline.Present().Head().Iter-s.timeline.Cursor())
		left, _ := s.timeline.Advance(n)
		s.made(n - left)
		s.move.steps -= n - left
		s.landed()
	}
}

// Batch sets how many updates are asked for at once, 1 or more. From then on it
// follows again from how long they take.
func (s *Session) Batch(n int) { s.feed.chunk = n }
