package trainer

import "context"

// Request asks for N updates with the learning rate Alpha. α belongs to the
// request, not to the trainer: there is nothing to lock, and a change of α is
// used by the very next update that is asked for.
type Request struct {
	Alpha float64
	N     int
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
// Cancelling ctx ends the goroutine at once, even while it waits for a
// reader. Closing requests ends it when the requests before that are answered
// and read. Either way it then closes the channel it returned.
func Run(ctx context.Context, s *Stepper, requests <-chan Request) <-chan Snapshot {
	// Unbuffered, so that at most one snapshot waits for its reader.
	out := make(chan Snapshot)
	go func() {
		defer close(out)
		if !send(ctx, out, s.Snapshot()) {
			return
		}
		for {
			select {
			case <-ctx.Done():
				return
			case r, open := <-requests:
				if !open || !answer(ctx, s, r, out) {
					return
				}
			}
		}
	}()
	return out
}

// answer makes the updates of one request; false means that ctx was cancelled.
func answer(ctx context.Context, s *Stepper, r Request, out chan<- Snapshot) bool {
	for range r.N {
		// A reader that is always ready must not win against a cancelled context.
		if ctx.Err() != nil {
			return false
		}
		next := s.Step(r.Alpha)
		if !send(ctx, out, next) {
			return false
		}
		if next.Status != Running {
			break
		}
	}
	return true
}

// send hands s over; false means that ctx was cancelled before anyone took it.
func send(ctx context.Context, out chan<- Snapshot, s Snapshot) bool {
	select {
	case <-ctx.Done():
		return false
	case out <- s:
		return true
	}
}
