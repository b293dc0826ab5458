package trainer_test

import (
	"encoding/binary"
	"math"
	"testing"

	"descent/trainer"
)

// numbers reads raw bytes as float64: every bit pattern is a possible input.
func numbers(raw []byte) []float64 {
	var all []float64
	for ; len(raw) >= 8; raw = raw[8:] {
		all = append(all, math.Float64frombits(binary.LittleEndian.Uint64(raw)))
	}
	return all
}

func pack(all ...float64) []byte {
	var raw []byte
	for _, v := range all {
		raw = binary.LittleEndian.AppendUint64(raw, math.Float64bits(v))
	}
	return raw
}

// FuzzStep: whatever the numbers, descent neither panics nor lies. The first
// n+1 numbers are the start, the others rows; labels are the bits of labels.
func FuzzStep(f *testing.F) {
	f.Add(pack(0, 0, 0, 1, 2, 2, 1, -1, -2), uint64(1), uint8(2), 0.3)
	f.Add(pack(1, 0, 36.7, 745.2, -745.2, -1e6), uint64(3), uint8(1), 1e-9)
	f.Add(pack(0, 0, 1e300), uint64(1), uint8(1), 1e10)
	f.Add(pack(0, 0, 1e308, 1e308, 1e308), uint64(7), uint8(1), 1e300)
	f.Add(pack(1e300, -1e300, 0, 1e300, 1e300), uint64(0), uint8(2), 1.0)
	f.Add(pack(math.NaN(), math.Inf(1), 5e-324), uint64(1), uint8(1), math.Inf(-1))
	f.Fuzz(func(t *testing.T, raw []byte, labels uint64, width uint8, alpha float64) {
		n := int(width)%4 + 1
		all := numbers(raw)
		if len(all) < 2*n+1 {
			return
		}
		start := trainer.Params{W: all[:n], B: all[n]}
		var p trainer.Problem
		for all = all[n+1:]; len(all) >= n && len(p.X) < 64; all = all[n:] {
			p.X = append(p.X, all[:n])
			p.Y = append(p.Y, float64(labels>>len(p.Y)&1))
		}
		s, err := trainer.NewStepper(p, start, 1e-8)
		if err != nil {
			if p.Validate() == nil {
				t.Fatalf("a valid problem was refused: %v", err)
			}
			return
		}
		for range 4 {
			before := s.Snapshot()
			checkSnapshot(t, before)
			after := s.Step(trainer.Hyper{Alpha: alpha})
			if moved := after.Iter == before.Iter+1; moved == (before.Status == trainer.Diverged) {
				t.Fatalf("from %+v to %+v", before, after)
			}
		}
		if bound := trainer.Analyze(p).AlphaBound; !(bound >= 0 && bound <= 8*(1+1e-12)) {
			t.Fatalf("bound %v", bound)
		}
		at := s.Snapshot().Params
		if trainer.Separates(p, at) && trainer.Predict(p, at, 0.5).Wrong != [2]int{} {
			t.Fatal("separated, but some are wrong")
		}
	})
}

func checkSnapshot(t *testing.T, s trainer.Snapshot) {
	t.Helper()
	sane := s.Params.Finite() && !math.IsNaN(s.Cost) && !math.IsInf(s.Cost, 0)
	if sane == (s.Status == trainer.Diverged) {
		t.Fatalf("the status is wrong: %+v", s)
	}
	if sane && (s.Cost < 0 || !s.Grad.Finite()) {
		t.Fatalf("finite parameters and cost, but %+v", s)
	}
}
