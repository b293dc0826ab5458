package trainer

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"
	"time"
)

// Each benchmark says how long the subject takes as a part of what a named
// yardstick takes. Both run in turn in every round, so that what else the
// machine does hits both; the median of the rounds is reported.
//
//	go test -run=- -bench=. ./trainer

// round is the least time that one side of a round is timed for.
const round = 3 * time.Millisecond

// versus returns the time of subject over that of yardstick and reports the
// nanoseconds of both for one of count parts of their work.
func versus(b *testing.B, count int, yardstick, subject func()) (ratio float64) {
	b.Helper()
	took := func(repeats int, f func()) time.Duration {
		begin := time.Now()
		for range repeats {
			f()
		}
		return time.Since(begin)
	}
	repeats := [2]int{1, 1}
	for side, f := range []func(){yardstick, subject} {
		for took(repeats[side], f) < round {
			repeats[side] *= 2
		}
	}
	var ratios, first, second []float64
	for b.Loop() {
		each := float64(took(repeats[0], yardstick)) / float64(repeats[0]*count)
		mine := float64(took(repeats[1], subject)) / float64(repeats[1]*count)
		ratios, first, second = append(ratios, mine/each), append(first, each), append(second, mine)
	}
	median := func(all []float64) float64 {
		slices.Sort(all)
		return all[len(all)/2]
	}
	b.ReportMetric(0, "ns/op") // of a round, which means nothing
	b.ReportMetric(median(first), "ns-yardstick")
	b.ReportMetric(median(second), "ns-subject")
	return median(ratios)
}

// textbook is gradient descent as it is written down first: two logarithms and
// one exp for each example, rows as they come.
func textbook(p Problem, at Params, grad *Params) (cost float64) {
	clear(grad.W)
	grad.B = 0
	for i, x := range p.X {
		a := textbookA(x, at)
		cost += textbookLoss(a, p.Y[i])
		dz := a - p.Y[i]
		for j, v := range x {
			grad.W[j] += v * dz
		}
		grad.B += dz
	}
	m := float64(len(p.X))
	for j := range grad.W {
		grad.W[j] /= m
	}
	grad.B /= m
	return cost / m
}

func textbookA(x []float64, at Params) float64 {
	z := at.B
	for j, v := range x {
		z += at.W[j] * v
	}
	return 1 / (1 + math.Exp(-z))
}

func textbookLoss(a, y float64) float64 {
	return -(y*math.Log(a) + (1-y)*math.Log(1-a))
}

// ordinary is m examples of n features where the textbook works too.
func ordinary(m, n int) Problem {
	p := scattered(m, n)
	for i := 7; i < m; i += 101 {
		for j := range p.X[i] {
			p.X[i][j] /= 1000
		}
	}
	return p
}

// BenchmarkGradient is J and the gradient by one goroutine, in ns for one example.
func BenchmarkGradient(b *testing.B) {
	for _, c := range []struct{ n, m int }{{2, 150}, {2, 1_000_000}, {30, 100_000}} {
		b.Run(fmt.Sprintf("n=%d/m=%d", c.n, c.m), func(b *testing.B) {
			p, at, plain, grad := ordinary(c.m, c.n), somewhere(c.n), Zeros(c.n), Zeros(c.n)
			k := newKernel(pack(p))
			mustBeNear(b, p, at, k.means(at, &grad, 1), grad)
			if got := testing.AllocsPerRun(3, func() { k.means(at, &grad, 1) }); got != 0 {
				b.Errorf("it allocates %v times", got)
			}
			cost := 0.0
			b.ReportMetric(versus(b, c.m,
				func() { cost = textbook(p, at, &plain) },
				func() { k.means(at, &grad, 1) }), "x-of-textbook")
			if !(cost > 0) {
				b.Errorf("J of the textbook is %v", cost)
			}
		})
	}
}

// BenchmarkTwoGoroutines is the same by two, in ns for one example. The yardstick is the textbook's loop here too:
// held against one goroutine, the faster one goroutine is the worse two look.
func BenchmarkTwoGoroutines(b *testing.B) {
	if runtime.GOMAXPROCS(0) < 2 {
		b.Skip("there is one processor")
	}
	for _, c := range []struct{ n, m int }{{2, 100_000}, {2, 1_000_000}, {30, 100_000}} {
		b.Run(fmt.Sprintf("n=%d/m=%d", c.n, c.m), func(b *testing.B) {
			p, at, plain, grad := ordinary(c.m, c.n), somewhere(c.n), Zeros(c.n), Zeros(c.n)
			k := newKernel(pack(p))
			cost := 0.0
			b.ReportMetric(versus(b, c.m,
				func() { cost = textbook(p, at, &plain) },
				func() { k.means(at, &grad, 2) }), "x-of-textbook")
			if !(cost > 0) {
				b.Errorf("J of the textbook is %v", cost)
			}
		})
	}
}

// BenchmarkSnapshots is updates through the channel, in ns for one of them. The
// yardstick makes and keeps the same snapshots without one.
func BenchmarkSnapshots(b *testing.B) {
	const alpha = 1e-9 // so small that millions of updates come to no stop
	for _, n := range []int{64, 256, 1024} {
		b.Run(fmt.Sprintf("n=2/m=150/request=%d", n), func(b *testing.B) {
			direct, far := newTestStepper(b, ordinary(150, 2)), newTestStepper(b, ordinary(150, 2))
			ctx, cancel := context.WithCancel(b.Context())
			defer cancel()
			requests := make(chan Request)
			snapshots := Run(ctx, far, requests)
			<-snapshots
			kept := make([]Snapshot, 0, n)
			ratio := versus(b, n, func() {
				kept = kept[:0]
				for range n {
					kept = append(kept, direct.Step(Hyper{Alpha: alpha}))
				}
			}, func() {
				kept = kept[:0]
				requests <- Request{Hyper: Hyper{Alpha: alpha}, N: n}
				for range n {
					kept = append(kept, <-snapshots)
				}
			})
			b.ReportMetric(1/ratio, "x-of-direct-rate")
			if s := kept[n-1]; s.Status != Running {
				b.Errorf("the request ended early: %v", s.Status)
			}
			close(requests)
			for range snapshots { // nothing but its end
				b.Error("a snapshot nobody asked for")
			}
		})
	}
}

func newTestStepper(b *testing.B, p Problem) *Stepper {
	b.Helper()
	s, err := NewStepper(p, Zeros(2), 0)
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// BenchmarkCostGrid is J over a grid of 200×100 by one goroutine, in ns for one loss.
func BenchmarkCostGrid(b *testing.B) {
	b.Run("n=2/m=150/grid=200x100", func(b *testing.B) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		p, at := ordinary(150, 2), somewhere(2)
		var us, vs []float64
		for c := range 200 {
			us = append(us, float64(c)/50-2)
		}
		for r := range 100 {
			vs = append(vs, float64(r)/25-2)
		}
		costs := make([]float64, len(us)*len(vs))
		ratio := versus(b, len(costs)*len(p.X), func() {
			for r, v := range vs {
				for c, u := range us {
					at.W[0], at.W[1] = u, v
					sum := 0.0
					for i, x := range p.X {
						sum += textbookLoss(textbookA(x, at), p.Y[i])
					}
					costs[r*len(us)+c] = sum / float64(len(p.X))
				}
			}
		}, func() {
			if err := CostGrid(b.Context(), p, Plane{U: 0, V: 1, Fixed: at}, us, vs, costs); err != nil {
				b.Fatal(err)
			}
		})
		b.ReportMetric(ratio, "x-of-textbook")
	})
}

// BenchmarkResume is a new Stepper for a large problem, and one that shares
// what another has made of it.
func BenchmarkResume(b *testing.B) {
	p := ordinary(1_000_000, 2)
	s := newTestStepper(b, p)
	at := s.Checkpoint()
	for _, c := range []struct {
		name   string
		resume func() (*Stepper, error)
	}{
		{"anew", func() (*Stepper, error) { return NewStepperAt(p, at, 0) }},
		{"shared", func() (*Stepper, error) { return s.StepperAt(at) }},
	} {
		b.Run("n=2/m=1000000/"+c.name, func(b *testing.B) {
			b.ReportMetric(versus(b, 1, func() { s.Step(Hyper{Alpha: 1e-9}) }, func() {
				if _, err := c.resume(); err != nil {
					b.Fatal(err)
				}
			}), "x-of-an-update")
		})
	}
}

// BenchmarkPlainRun is an update of a run, with all that a Stepper does around it, held
// against the bare loop that evaluates and descends: without a penalty, and with one. What
// rules and λ cost a run that has neither is the first less one.
func BenchmarkPlainRun(b *testing.B) {
	for _, c := range []struct{ n, m int }{{2, 100}, {2, 10_000}, {27, 200}, {30, 1000}} {
		for _, lambda := range []float64{0, 1} {
			b.Run(fmt.Sprintf("n=%d/m=%d/lambda=%v", c.n, c.m, lambda), func(b *testing.B) {
				const alpha = 1e-3
				p, at, grad := ordinary(c.m, c.n), somewhere(c.n), Zeros(c.n)
				k := newKernel(pack(p))
				s, err := NewStepper(p, at, 0)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(versus(b, c.m,
					func() {
						k.evaluate(at, &grad)
						next := newSnapshot(c.n, 0)
						for j, w := range at.W {
							next.Params.W[j] = w - float64(alpha*grad.W[j])
						}
						next.Params.B = at.B - float64(alpha*grad.B)
						at = next.Params
					},
					func() { s.Step(Hyper{Alpha: alpha, Lambda: lambda}) }), "x-of-bare-loop")
			})
		}
	}
}
