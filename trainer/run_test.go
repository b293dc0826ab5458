package trainer_test

import (
	"context"
	"testing"
	"time"

	"go.uber.org/goleak"

	"descent/trainer"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is far longer than any of these tests needs; it only turns a hang into a failure.
const patience = 10 * time.Second

// feed is a running trainer as a caller sees it.
type feed struct {
	t        *testing.T
	requests chan trainer.Request
	answers  <-chan trainer.Snapshot
	cancel   context.CancelFunc
}

func start(t *testing.T, s *trainer.Stepper) feed {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	requests := make(chan trainer.Request)
	return feed{t: t, requests: requests, answers: trainer.Run(ctx, s, requests), cancel: cancel}
}

func (f feed) ask(alpha float64, n int) {
	f.t.Helper()
	select {
	case f.requests <- trainer.Request{Hyper: trainer.Hyper{Alpha: alpha}, N: n}:
	case <-time.After(patience):
		f.t.Fatal("the trainer takes no request")
	}
}

func (f feed) next() (trainer.Snapshot, bool) {
	f.t.Helper()
	select {
	case s, open := <-f.answers:
		return s, open
	case <-time.After(patience):
		f.t.Fatal("the trainer neither answers nor closes")
		return trainer.Snapshot{}, false
	}
}

func (f feed) want(want trainer.Snapshot) {
	f.t.Helper()
	if got, open := f.next(); !open || !cycleSame(got, want) {
		f.t.Fatalf("got %+v (open %v), want %+v", got, open, want)
	}
}

func (f feed) wantClosed() {
	f.t.Helper()
	if got, open := f.next(); open {
		f.t.Fatalf("a snapshot where the end was due: %+v", got)
	}
}

func TestRunAnswersEveryUpdate(t *testing.T) {
	r := load(t, "four_examples")
	twin := stepper(t, r.problem(), r.start(), 0)
	f := start(t, stepper(t, r.problem(), r.start(), 0))
	f.want(twin.Snapshot())
	for i, n := range []int{1, 7, 0, -3, 30, 2} {
		alpha := 0.1 * float64(i+1)
		f.ask(alpha, n)
		for range n {
			f.want(twin.Step(trainer.Hyper{Alpha: alpha}))
		}
	}
	close(f.requests)
	f.wantClosed()
}

func TestRunEndsARequestAtAStop(t *testing.T) {
	r := load(t, "xor_from_zero")
	twin := stepper(t, r.problem(), r.start(), 0)
	f := start(t, stepper(t, r.problem(), r.start(), 0))
	f.want(twin.Snapshot())
	for range 3 { // every update leaves xor unchanged, and every request gets one answer
		f.ask(0.5, 100)
		f.want(twin.Step(trainer.Hyper{Alpha: 0.5}))
	}
	close(f.requests)
	f.wantClosed()
}

func TestRunAnswersAfterDiverged(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1e300}}, Y: []float64{1}}
	f := start(t, stepper(t, p, trainer.Zeros(1), 0))
	f.next()
	f.ask(1e10, 5) // overflows, as in TestDivergedByUpdate
	last, _ := f.next()
	if last.Status != trainer.Diverged || last.Iter != 1 {
		t.Fatalf("%+v", last)
	}
	f.ask(1e-3, 5)
	f.want(last)
	close(f.requests)
	f.wantClosed()
}

func TestRunIsCancelled(t *testing.T) {
	r := load(t, "separable_1d")
	for name, at := range map[string]func(f feed){
		"before the first snapshot is read": func(feed) {},
		"while it waits for a request":      func(f feed) { f.next() },
		"while nobody reads the answer":     func(f feed) { f.next(); f.ask(1, 1000); f.next() },
	} {
		t.Run(name, func(t *testing.T) {
			f := start(t, stepper(t, r.problem(), r.start(), 0))
			at(f)
			f.cancel()
			// What was ready before that may still come, in its order: a burst
			// of 64 and, of two ready sides of a select, one taken by chance.
			// Never the rest of the thousand.
			last := -1
			for range 64 + 2 {
				got, open := f.next()
				if !open {
					return
				}
				if last >= 0 && got.Iter != last+1 {
					t.Fatalf("k = %d after k = %d", got.Iter, last)
				}
				last = got.Iter
			}
			f.wantClosed()
		})
	}
}

func TestRunNotStartedWhenCancelled(t *testing.T) {
	r := load(t, "and")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	answers := trainer.Run(ctx, stepper(t, r.problem(), r.start(), 0), nil)
	n := 0
	for range answers {
		n++
	}
	if n > 1 {
		t.Errorf("%d snapshots after the end", n)
	}
}
