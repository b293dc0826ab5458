package check_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"descent/trainer"
	"descent/trainer/check"
)

// wide is a problem of m examples and 30 features.
func wide(m int) trainer.Problem {
	draw := rand.New(rand.NewPCG(1, 2))
	var p trainer.Problem
	for range m {
		x := make([]float64, 30)
		for j := range x {
			x[j] = draw.NormFloat64()
		}
		p.X = append(p.X, x)
		p.Y = append(p.Y, map[bool]float64{true: 1, false: 0}[x[0]+x[1]+draw.NormFloat64() > 0])
	}
	return p
}

// printed is the trace of a right run, with a slip in row slip where that is above 0.
func printed(p trainer.Problem, alpha float64, rows, slip int) check.Source {
	_, n := p.Size()
	s := check.Source{Names: []string{"k", "J"}}
	for j := range n {
		s.Names = append(s.Names, "w"+strconv.Itoa(j+1))
	}
	s.Names = append(s.Names, "b")
	stepper, err := trainer.NewStepper(p, trainer.Zeros(n), 0)
	if err != nil {
		panic(err)
	}
	for k := range rows {
		now := stepper.Snapshot()
		row := []string{strconv.Itoa(k), fmt.Sprintf("%.6f", now.Cost)}
		for j, w := range now.Params.W {
			if k == slip && k > 0 && j == 3 {
				w += 0.01
			}
			row = append(row, fmt.Sprintf("%.6f", w))
		}
		s.Rows = append(s.Rows, append(row, fmt.Sprintf("%.6f", now.Params.B)))
		s.Lines = append(s.Lines, k+2)
		stepper.Step(trainer.Hyper{Alpha: alpha})
	}
	return s
}

// BenchmarkCheck judges 10 000 rows of 31 parameters on 569 examples, right and with a slip
// halfway. runs is its time over that of making the run itself.
func BenchmarkCheck(b *testing.B) {
	const rows, alpha = 10_000, 0.1
	p := wide(569)
	for name, slip := range map[string]int{"right": 0, "slip": rows / 2} {
		source := printed(p, alpha, rows, slip)
		b.Run(name, func(b *testing.B) {
			var run, all time.Duration
			for b.Loop() {
				began := time.Now()
				stepper, err := trainer.NewStepper(p, trainer.Zeros(30), 0)
				if err != nil {
					b.Fatal(err)
				}
				for range rows {
					stepper.Step(trainer.Hyper{Alpha: alpha})
				}
				run += time.Since(began)
				began = time.Now()
				table, err := check.Read(source, 30)
				if err != nil {
					b.Fatal(err)
				}
				v, err := check.Judge(b.Context(), table, check.Task{Problem: p, Start: trainer.Zeros(30), Hyper: func(int) trainer.Hyper { return trainer.Hyper{Alpha: alpha} }})
				if err != nil || v.Outcome != map[bool]check.Outcome{true: check.Slip, false: check.Right}[slip > 0] {
					b.Fatal(v.Outcome, err)
				}
				all += time.Since(began)
			}
			b.ReportMetric(float64(all)/float64(run), "runs")
			b.ReportMetric(all.Seconds()/float64(b.N), "s/check")
		})
	}
}
