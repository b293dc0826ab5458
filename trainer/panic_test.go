package trainer

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
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
	requests <- Request{Alpha: 1, N: 1}
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
		if keep(error(p)) != p {
			t.Error("a panic that is handed on is wrapped again")
		}
	}()
	problem := Problem{X: [][]float64{{1}, {2}}, Y: []float64{0, 1}}
	_ = CostGrid(context.Background(), problem, Plane{U: 5, V: 1, Held: Zeros(1)}, []float64{0, 1}, []float64{0, 1, 2}, make([]float64, 6))
	t.Error("no panic")
}

// A panic of a helper comes to the owner of the kernel, whichever of them meets
// it first.
func TestHelpersPanicInTheirOwner(t *testing.T) {
	const m = 8 * mostChunkRows
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
