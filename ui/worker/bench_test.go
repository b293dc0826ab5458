package worker_test

import (
	"context"
	"testing"
	"time"

	"descent/trainer"
	"descent/ui/session"
	"descent/ui/timeline"
)

// BenchmarkStep is a step with all its ways: the trainer's goroutine, and the
// runs. x/bare is how much longer it takes through a session than without one,
// where the two take turns in one loop.
func BenchmarkStep(b *testing.B) {
	c := begin(b)
	data := c.s.State().Data
	step := func() {
		for _, w := range c.s.Do(session.Step{N: 1}).Work {
			if do := c.h.TaskFor(w); do != nil {
				c.take(c.s.Deliver(do()))
			}
		}
	}
	bare := newBareRun(data)
	defer bare.cancel()
	var through, without time.Duration
	const turn = 256
	for i := 0; b.Loop(); i++ {
		begin := time.Now()
		if (i/turn)%2 == 0 {
			step()
			through += time.Since(begin)
		} else {
			bare.step()
			without += time.Since(begin)
		}
	}
	if without > 0 {
		b.ReportMetric(float64(through)/float64(without), "x/bare")
	}
}

// bareRun trains and keeps a run with nothing around it.
type bareRun struct {
	cancel    context.CancelFunc
	requests  chan trainer.Request
	snapshots <-chan trainer.Snapshot
	timeline  timeline.Timeline
}

func newBareRun(data *session.PreparedData) *bareRun {
	s, err := data.Stepper.StepperAt(trainer.Checkpoint{Snapshot: data.Stepper.Snapshot()})
	if err != nil {
		panic(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	r := &bareRun{cancel: cancel, requests: make(chan trainer.Request), timeline: timeline.New(data.Stepper, trainer.Hyper{Alpha: data.Alpha()})}
	r.snapshots = trainer.Run(ctx, s, r.requests)
	<-r.snapshots
	return r
}

func (r *bareRun) step() {
	r.requests <- trainer.Request{Hyper: r.timeline.Hyper(), N: 1}
	r.timeline.Append(<-r.snapshots)
	r.timeline.Advance(1)
}
