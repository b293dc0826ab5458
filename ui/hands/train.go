package hands

import (
	"context"

	"descent/trainer"
	"descent/ui/session"
)

// trainerClient is the goroutine that trains.
type trainerClient struct {
	id        uint64
	ctx       context.Context //nolint:containedctx // the life of the goroutine
	cancel    context.CancelFunc
	requests  chan trainer.Request
	snapshots <-chan trainer.Snapshot
	stepper   *trainer.Stepper // the goroutine's own until snapshots is closed
}

// train returns how to ask for updates, and what makes them unwanted: then the
// goroutine is ahead of the run, and ends.
func (h *Hands) train(w session.Train) (func() session.Result, context.CancelFunc) {
	f, err := h.connect(w)
	if err != nil {
		return func() session.Result { return session.Result{Err: err} }, func() {}
	}
	return func() session.Result { return session.Result{Snapshots: f.roundTrip(w.Request, w.PastStops)} }, f.cancel
}

// connect makes sure that the goroutine of that number trains, and no other.
func (h *Hands) connect(w session.Train) (*trainerClient, error) {
	if h.trainer != nil {
		if h.trainer.id == w.Trainer && h.trainer.ctx.Err() == nil {
			return h.trainer, nil
		}
		h.trainer.cancel()
	}
	s, err := w.Stepper.Resume(w.From)
	if err != nil {
		return nil, err
	}
	f := &trainerClient{id: w.Trainer, requests: make(chan trainer.Request), stepper: s}
	f.ctx, f.cancel = context.WithCancel(h.ctx)
	f.snapshots = trainer.Run(f.ctx, s, f.requests)
	<-f.snapshots // where it begins, which is known
	h.trainer = f
	return f, nil
}

// roundTrip sends a request and collects its answer. It ends early at a stop;
// through means that it goes on there, as long as there is a next step.
func (f *trainerClient) roundTrip(r trainer.Request, through bool) []trainer.Snapshot {
	answer := make([]trainer.Snapshot, 0, r.N)
	requests := f.requests
	for r.N > 0 {
		select {
		case requests <- r:
			requests = nil // asked once
		case s, open := <-f.snapshots:
			if !open {
				if p := f.stepper.Panic(); p != nil {
					panic(p) // here it ends the program in order
				}
				return answer
			}
			answer = append(answer, s)
			r.N--
			switch {
			case s.Status == trainer.Running:
			case through && s.Status != trainer.Diverged:
				requests = f.requests // the trainer waits there to be asked for the rest
			default:
				r.N = 0
			}
		case <-f.ctx.Done():
			return answer
		}
	}
	return answer
}
