package trainer_test

import (
	"math"
	"path/filepath"
	"strings"
	"testing"

	"descent/trainer"
)

// penalised is a fixture with λ and a schedule: a trajectory whose moments have
// J in two parts as well.
type penalised struct {
	reference
	Center, Spread []float64 // of its scaling; none: the features are as they are
	Schedule       []struct {
		K             int
		Alpha, Lambda *float64
	}
	Snapshots []struct {
		moment
		Data    float64 `json:"J_data"`
		Penalty float64
	}
}

// hypers are those of every update.
func (r penalised) hypers() []trainer.Hyper {
	all := make([]trainer.Hyper, r.Iterations+1)
	var h trainer.Hyper
	for k, next := 0, r.Schedule; k < len(all); k++ {
		for ; len(next) > 0 && next[0].K == k; next = next[1:] {
			if next[0].Alpha != nil {
				h.Alpha = *next[0].Alpha
			}
			if next[0].Lambda != nil {
				h.Lambda = *next[0].Lambda
			}
		}
		all[k] = h
	}
	return all
}

// penalisedFixtures are the trajectories with λ, and those with a schedule.
func penalisedFixtures(t *testing.T) map[string]penalised {
	t.Helper()
	found, err := filepath.Glob("testdata/*/*.json")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]penalised{}
	for _, file := range found {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(file), "testdata/"), ".json")
		var r penalised
		read(t, name, &r)
		for _, x := range r.X {
			for j := range r.Center {
				x[j] = (x[j] - r.Center[j]) / r.Spread[j]
			}
		}
		all[name] = r
	}
	if len(all) != 16 {
		t.Fatalf("%d trajectories, not the 13 of λ and the 3 of schedules", len(all))
	}
	return all
}

// Every trajectory with λ, α and λ changed on the way, has the reference values:
// at the k of a change J and the gradient are those of the new λ, and J is the
// fit and the penalty.
func TestPenalisedTrajectories(t *testing.T) {
	for name, r := range penalisedFixtures(t) {
		t.Run(name, func(t *testing.T) {
			hypers := r.hypers()
			s, err := trainer.NewRuleStepper(r.problem(), trainer.GradientDescent{}, r.start(), hypers[0], 0)
			if err != nil {
				t.Fatal(err)
			}
			all := make([]trainer.Snapshot, 0, len(hypers))
			for k, h := range hypers {
				all = append(all, s.WithHyper(s.Snapshot(), h))
				if now := s.Snapshot(); now.Iter != k || !now.Params.Equal(all[k].Params) {
					t.Fatalf("k = %d: at %d", k, now.Iter)
				}
				s.Step(h)
			}
			for i, want := range r.Snapshots {
				r.reference.Snapshots = append(r.reference.Snapshots, want.moment)
				got := all[want.K]
				if e := math.Abs(got.UnpenalisedCost() - want.Data); e > r.Tolerance.Cost*want.J {
					t.Errorf("k = %d: fit %v, want %v", want.K, got.UnpenalisedCost(), want.Data)
				}
				m, _ := r.problem().Size()
				if e := math.Abs(trainer.Penalty(got.Lambda, m, got.Params.W) - want.Penalty); e > r.Tolerance.Cost*want.J {
					t.Errorf("k = %d: penalty off by %g", want.K, e)
				}
				if i > 0 && got.Lambda != hypers[want.K].Lambda {
					t.Errorf("k = %d: λ %v", want.K, got.Lambda)
				}
			}
			compare(t, r.reference, all)
		})
	}
}

// A run with λ taken up at any of its snapshots, or changed there and back, has
// the same bits.
func TestPenalisedBits(t *testing.T) {
	r := penalisedFixtures(t)["l2/iris_lam_changed"]
	hypers := r.hypers()
	whole, err := trainer.NewStepper(r.problem(), r.start(), 1e-8)
	if err != nil {
		t.Fatal(err)
	}
	for k, h := range hypers[:len(hypers)-1] {
		at := whole.Checkpoint()
		resumed, err := whole.StepperAt(at)
		if err != nil {
			t.Fatal(err)
		}
		there := whole.WithHyper(at.Snapshot, trainer.Hyper{Lambda: 7})
		if back := whole.WithHyper(there, trainer.Hyper{Lambda: at.Snapshot.Lambda}); !cycleSame(back, at.Snapshot) && back.Status == at.Snapshot.Status {
			t.Fatalf("k = %d: there and back %+v, was %+v", k, back, at.Snapshot)
		}
		if got, want := resumed.Step(h), whole.Step(h); !cycleSame(got, want) {
			t.Fatalf("k = %d: resumed %+v, whole %+v", k, got, want)
		}
	}
}

// λ = 0 is no penalty: the bits are those of a run that knows no λ, whatever the
// weights are.
func TestNoPenalty(t *testing.T) {
	r := load(t, "saturated_1e6")
	plain := stepper(t, r.problem(), r.start(), 0)
	zero, err := trainer.NewRuleStepper(r.problem(), trainer.GradientDescent{}, r.start(), trainer.Hyper{Lambda: 3}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for range r.Iterations {
		if got, want := zero.Step(trainer.Hyper{Alpha: r.Alpha}), plain.Step(trainer.Hyper{Alpha: r.Alpha}); !cycleSame(got, want) || got.Unpenalised != nil {
			t.Fatalf("k = %d: %+v, want %+v", want.Iter, got, want)
		}
	}
	if p := trainer.Penalty(0, 3, []float64{math.Inf(1)}); p != 0 {
		t.Errorf("no penalty is %v", p)
	}
}

// Above about 2m/λ the weights blow up: without a penalty no α does that.
func TestPenaltyBlowsUp(t *testing.T) {
	p := load(t, "four_examples").problem()
	s := stepper(t, p, trainer.Params{W: []float64{1, 1}}, 0)
	var got trainer.Snapshot
	for range 20_000 {
		if got = s.Step(trainer.Hyper{Alpha: 2.1, Lambda: 4}); got.Status == trainer.Diverged { // 2m/λ is 2 where m is 4
			return
		}
	}
	t.Errorf("after %d updates %+v", got.Iter, got)
}
