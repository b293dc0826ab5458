package mistake_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"descent/trainer"
	"descent/trainer/mistake"
)

// readJSON reads a file of testdata. Its README says how each was made.
func readJSON(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func problems(t *testing.T) map[string]trainer.Problem {
	t.Helper()
	var sets map[string]struct {
		X [][]float64 `json:"X"`
		Y []float64   `json:"y"`
	}
	readJSON(t, "sets.json", &sets)
	all := map[string]trainer.Problem{}
	for name, set := range sets {
		all[name] = trainer.Problem{X: set.X, Y: set.Y}
	}
	return all
}

// wholeRun is one run of the second implementation: rows of k, J, w…, b, dw…, db.
type wholeRun struct {
	Data   string
	Alpha  float64
	Lambda float64
	ID     string
	W0     []float64
	B0     float64
	Rows   [][]float64
}

func find(t *testing.T, id string) mistake.Mistake {
	t.Helper()
	if id == "right" {
		return mistake.Mistake{}
	}
	m, ok := mistake.Find(id)
	if !ok {
		t.Fatalf("there is no mistake %q", id)
	}
	return m
}

func flat(r mistake.Row) []float64 {
	return slices.Concat([]float64{r.Textbook}, r.Params.W, []float64{r.Params.B}, r.Grad.W, []float64{r.Grad.B})
}

// Every mistake gives the numbers of a second implementation, which was itself held
// against a third, in 20 iterations from two starts. Only what rounds w and b to 4 decimals
// need not: a tie may go either way.
func TestWholeRuns(t *testing.T) {
	var runs []wholeRun
	readJSON(t, "runs.json", &runs)
	sets := problems(t)
	seen := map[string]bool{}
	for _, want := range runs {
		seen[want.ID] = true
		m := find(t, want.ID)
		run := m.Start(sets[want.Data], trainer.Params{W: want.W0, B: want.B0})
		tolerance := 1e-10 // they agree among themselves to 6e-12, of runs that double a difference every few steps
		if want.ID == mistake.RoundedStateID {
			tolerance = 3e-4
		}
		at := 0
		for k := range 21 {
			got := flat(run.Next(trainer.Hyper{Alpha: want.Alpha, Lambda: want.Lambda}))
			if row := want.Rows[at]; float64(k) == row[0] {
				at++
				for i, v := range got {
					if math.Abs(v-row[i+1]) > tolerance*max(1, math.Abs(row[i+1])) {
						t.Errorf("%s, %s from %v, λ %v: k %d, number %d is %v, not %v", want.ID, want.Data, want.W0, want.Lambda, k, i, v, row[i+1])
					}
				}
			}
		}
		if at != len(want.Rows) {
			t.Fatalf("%s: %d rows were looked at", want.ID, at)
		}
	}
	for _, m := range mistake.All() {
		if !seen[m.ID] && m.ID != mistake.ShiftedID {
			t.Errorf("no run of %q is there", m.ID)
		}
	}
}

// Without a mistake the run is that of the trainer.
func TestRightRunIsTheTrainers(t *testing.T) {
	for name, p := range problems(t) {
		_, n := p.Size()
		start := trainer.Random(n, 7)
		stepper, err := trainer.NewStepper(p, start, 0)
		if err != nil {
			t.Fatal(err)
		}
		run := mistake.Mistake{}.Start(p, start)
		for k := range 50 {
			got, want := run.Next(trainer.Hyper{Alpha: 0.1}), stepper.Snapshot()
			for i, v := range flat(mistake.Row{Textbook: want.Cost, Params: want.Params, Grad: want.Grad}) {
				if g := flat(got)[i]; math.Abs(g-v) > 1e-13*max(1, math.Abs(v)) {
					t.Errorf("%s, k %d: number %d is %v, not %v", name, k, i, g, v)
				}
			}
			stepper.Step(trainer.Hyper{Alpha: 0.1})
		}
	}
}

// A run keeps nothing of what it is given: two of them do not disturb each other.
func TestRunsAreTheirOwn(t *testing.T) {
	p := problems(t)["notes"]
	start := trainer.Params{W: []float64{0.5, -0.25}, B: 0.1}
	for _, m := range mistake.All() {
		first, second := m.Start(p, start), m.Start(p, start)
		want := flat(second.Next(trainer.Hyper{Alpha: 0.1}))
		for range 3 {
			second.Next(trainer.Hyper{Alpha: 0.1})
		}
		if got := flat(first.Next(trainer.Hyper{Alpha: 0.1})); !slices.Equal(got, want) {
			t.Errorf("%s: %v, not %v", m.ID, got, want)
		}
	}
	if !slices.Equal(start.W, []float64{0.5, -0.25}) || start.B != 0.1 || p.X[0][1] != 2 || p.Y[0] != 1 {
		t.Error("a run wrote to what it was given")
	}
}
