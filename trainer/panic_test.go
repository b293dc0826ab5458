package trainer

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"
)

// broken is a problem that was valid when s was made and is not any more: what
// a defect somewhere else could do.
func broken(t *testing.T) *Stepper {
	t.Helper()
	s, err := NewStepper(Problem{X: [][]float64{{1}, {2}}, Y: []float64{0, 1}}, Zeros(1), 0)
	if err != nil {
		t.Fatal(err)
	}
	s.now.Grad.W = nil // the next update reads one place of it
	return s
}

// A panic of the training goroutine comes to the one who reads its snapshots.
func TestRunKeepsItsPanic(t *testing.T) {
	s := broken(t)
	requests := make(chan Request)
	snapshots := Run(context.Background(), s, requests)
	<-snapshots
	requests <- Request{Hyper: Hyper{Alpha: 1}, N: 1}
	if _, open := <-snapshots; open {
		t.Fatal("an update came")
	}
	p := s.Panic()
	if p == nil || !strings.Contains(p.Error(), "index out of range") || !strings.Contains(string(p.Stack), "Step") {
		t.Errorf("the panic is %v", p)
	}
}

func TestRunEndsWithoutPanic(t *testing.T) {
	s, err := NewStepper(Problem{X: [][]float64{{1}, {2}}, Y: []float64{0, 1}}, Zeros(1), 0)
	if err != nil {
		t.Fatal(err)
	}
	requests := make(chan Request)
	snapshots := Run(context.Background(), s, requests)
	<-snapshots
	close(requests)
	if _, open := <-snapshots; open || s.Panic() != nil {
		t.Errorf("open %v, panic %v", open, s.Panic())
	}
}

// A panic in one of the goroutines of CostGrid comes to its caller, once.
func TestCostGridPanicsInItsCaller(t *testing.T) {
	var p *PanicError
	defer func() {
		err, ok := recover().(error)
		if !ok || !errors.As(err, &p) || !strings.Contains(string(p.Stack), "CostGrid") {
			t.Errorf("recovered %v", err)
		}
		if capturePanic(error(p)) != p {
			t.Error("a panic that is handed on is wrapped again")
		}
	}()
	problem := Problem{X: [][]float64{{1}, {2}}, Y: []float64{0, 1}}
	_ = CostGrid(context.Background(), problem, Plane{U: 5, V: 1, Fixed: Zeros(1)}, []float64{0, 1}, []float64{0, 1, 2}, make([]float64, 6))
	t.Error("no panic")
}

// A panic of a helper comes to the owner of the kernel, whichever of them meets
// it first.
func TestHelpersPanicInTheirOwner(t *testing.T) {
	const m = 8 * maxChunkRows
	p := Problem{X: make([][]float64, m), Y: make([]float64, m)}
	for i := range p.X {
		p.X[i], p.Y[i] = []float64{float64(i)}, float64(i%2)
	}
	for range 50 {
		k := newKernel(pack(p))
		k.parts = k.parts[:3] // of the first chunk only: what a defect could do
		if value := recovered(func() { k.sum(4) }); value == nil {
			t.Fatal("no panic")
		}
		for k.helpers.Load() > 0 {
			runtime.Gosched()
		}
	}
}

func recovered(f func()) (value any) {
	defer func() { value = recover() }()
	f()
	return nil
}

// patient runs f and returns what it panicked with. A hang is a failure long
// after f should have ended; nothing is measured.
func patient(t *testing.T, f func()) (value any) {
	t.Helper()
	done := make(chan any, 1)
	go func() { done <- recovered(f) }()
	select {
	case value = <-done:
		return value
	case <-time.After(10 * time.Second):
		t.Fatal("it does not end")
		return nil
	}
}

// An owner that waits for a chunk whose worker has panicked would wait for ever.
func TestOwnerDoesNotWaitForAWorkerThatPanicked(t *testing.T) {
	k := newKernel(pack(scattered(2*maxChunkRows, 1)))
	k.done.Store(1) // of two
	want := &PanicError{Value: "of a worker"}
	k.failed.Store(want)
	if got := patient(t, k.await); got != any(want) {
		t.Errorf("it panicked with %v", got)
	}
}

// A cancelled sender makes no update, though its reader is ready for it, and
// does not wait for a reader that is not.
func TestCancelledSenderMakesNoUpdate(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s, err := NewStepper(scattered(10, 2), Zeros(2), 0)
	if err != nil {
		t.Fatal(err)
	}
	ready := snapshotSender{ctx: ctx, out: make(chan Snapshot, 64), batch: make([]Snapshot, 0, 64)}
	if ready.serve(s, Request{Hyper: Hyper{Alpha: 0.1}, N: 10}) || s.Snapshot().Iter != 0 {
		t.Errorf("it made %d updates", s.Snapshot().Iter)
	}
	mute := snapshotSender{ctx: ctx, out: make(chan Snapshot), batch: []Snapshot{s.Snapshot()}}
	patient(t, func() {
		if mute.send() {
			t.Error("nobody took the snapshot")
		}
	})
}
