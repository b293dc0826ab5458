package trainer

import "context"

// Request asks for N updates made with the hyperparameters in it.
type Request struct {
	Hyper
	N int // how many updates at most; below 1: none, and no answer
}

// Run trains in one goroutine, which owns s from then on. It sends
// s.Snapshot() first; then, for each Request, the snapshot of each of up to N
// updates. It loses none and makes no update that was not asked for.
//
// A request with N ≥ 1 gets at least one answer. The last answer is the N-th,
// or the first whose Status is not Running: that ends the request early, and
// the next request goes on from there. Only a diverged stepper makes no more
// updates and answers every request with its diverged snapshot. A request with
// N < 1 gets no answer.
//
// Of small problems the snapshots come in batches of at most 64, because waking
// the reader up for each would take as long as making it.
//
// Cancelling ctx ends the goroutine at once, even while it waits for a reader;
// what it had sent may still be read. Closing requests ends it when the
// requests before that are answered and sent. Either way it then closes the
// channel it returned. So does a panic, which s.Panic then returns.
func Run(ctx context.Context, s *Stepper, requests <-chan Request) <-chan Snapshot {
	batch := s.evaluator.kernel.snapshotsPerSend()
	f := snapshotSender{ctx: ctx, out: make(chan Snapshot, batch), batch: make([]Snapshot, 0, batch)}
	go func() {
		defer close(f.out)
		defer func() {
			if value := recover(); value != nil {
				s.panicked = capturePanic(value)
			}
		}()
		f.batch = append(f.batch, s.Snapshot())
		if !f.send() {
			return
		}
		for {
			select {
			case <-ctx.Done():
				return
			case r, open := <-requests:
				if !open || !f.serve(s, r) {
					return
				}
			}
		}
	}()
	return f.out
}

// maxSnapshotsPerSend is how many snapshots go out together at most. They must be ready
// within a moment: maxWorkPerSend is how many numbers may be gone through for them.
const (
	maxSnapshotsPerSend = 64
	maxWorkPerSend      = 1 << 15
)

// snapshotsPerSend returns how many updates Run makes before it sends their snapshots.
func (k *kernel) snapshotsPerSend() int {
	return min(max(maxWorkPerSend/len(k.blockData), 1), maxSnapshotsPerSend)
}

// snapshotSender sends snapshots in batches.
type snapshotSender struct {
	ctx   context.Context //nolint:containedctx // the life of the goroutine
	out   chan Snapshot
	batch []Snapshot // made and not yet sent
}

// serve makes the updates of one request; false means that ctx was cancelled.
func (s *snapshotSender) serve(stepper *Stepper, r Request) bool {
	for range r.N {
		// A reader that is always ready must not win against a cancelled context.
		if s.ctx.Err() != nil {
			return false
		}
		next := stepper.Step(r.Hyper)
		s.batch = append(s.batch, next)
		if next.Status != Running {
			break
		}
		if len(s.batch) == cap(s.batch) && !s.send() {
			return false
		}
	}
	return s.send()
}

// send hands over the batch; false means that ctx was cancelled before
// anyone took it.
func (s *snapshotSender) send() bool {
	for _, next := range s.batch {
		select {
		case <-s.ctx.Done():
			return false
		case s.out <- next:
		}
	}
	clear(s.batch) // so that it keeps no memory alive
	s.batch = s.batch[:0]
	return true
}
