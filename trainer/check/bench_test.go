package check_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"descent/trainer"
	"descent/trainer/check"
	"descent/trainer/mistake"
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

// rows is how many rows a benchmarked trace has.
const rows = 10_000

// printed is the trace of the run of a mistake, none for the right one, with a slip in row slip where that is above 0.
func printed(p trainer.Problem, m mistake.Mistake, alpha float64, slip int) check.RawTable {
	_, n := p.Size()
	s := check.RawTable{Names: []string{"k", "J"}}
	for j := range n {
		s.Names = append(s.Names, "w"+strconv.Itoa(j+1))
	}
	s.Names = append(s.Names, "b")
	run := m.Start(p, trainer.Zeros(n))
	for k := range rows {
		now := run.Next(trainer.Hyper{Alpha: alpha})
		row := []string{strconv.Itoa(k), fmt.Sprintf("%.6f", now.Cost)}
		for j, w := range now.Params.W {
			if k == slip && k > 0 && j == 3 {
				w += 0.01
			}
			row = append(row, fmt.Sprintf("%.6f", w))
		}
		s.Rows = append(s.Rows, append(row, fmt.Sprintf("%.6f", now.Params.B)))
		s.Lines = append(s.Lines, k+2)
	}
	return s
}

// BenchmarkCheck judges 10 000 rows of 31 parameters on 569 examples: right ones, with a slip halfway, those of a
// mistake and those of another alpha. runs is its time over that of making the run itself.
func BenchmarkCheck(b *testing.B) {
	const alpha = 0.1
	p := wide(569)
	wrong, is := mistake.Find("db=dz")
	if !is {
		b.Fatal("there is no db=dz")
	}
	for _, trace := range []struct {
		name   string
		source check.RawTable
		want   check.Outcome
	}{
		{"right", printed(p, mistake.Mistake{}, alpha, 0), check.Right},
		{"slip", printed(p, mistake.Mistake{}, alpha, rows/2), check.Slip},
		{"mistake", printed(p, wrong, alpha, 0), check.KnownMistake},
		{"alpha", printed(p, mistake.Mistake{}, 1.3*alpha, 0), check.OtherAlpha},
	} {
		b.Run(trace.name, func(b *testing.B) {
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
				table, err := check.Read(trace.source, 30)
				if err != nil {
					b.Fatal(err)
				}
				v, err := check.Judge(b.Context(), table, check.Task{Problem: p, Start: trainer.Zeros(30), Hyper: func(int) trainer.Hyper { return trainer.Hyper{Alpha: alpha} }})
				if err != nil || v.Outcome != trace.want {
					b.Fatal(v.Outcome, v.Explanations, err)
				}
				all += time.Since(began)
			}
			b.ReportMetric(float64(all)/float64(run), "runs")
			b.ReportMetric(all.Seconds()/float64(b.N), "s/check")
		})
	}
}
