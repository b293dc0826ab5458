package mistake_test

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
	"descent/trainer/answer"
	"descent/trainer/mistake"
)

func fourExamples() trainer.Problem {
	return trainer.Problem{X: [][]float64{{1, 2, 0.7}, {2, -1, 0.3}, {-1.5, 0.5, 1.9}, {0.5, 1, -0.6}}, Y: []float64{1, 0, 0, 1}}
}

// insides calls do with every mistake that has a run of its own and some iterations of it.
func insides(t *testing.T, do func(m mistake.Mistake, at, next trainer.Snapshot, h trainer.Hyper)) {
	t.Helper()
	p := fourExamples()
	for _, id := range mistake.IDs() {
		m, _ := mistake.Find(id)
		rule, _ := m.Rule()
		for _, h := range []trainer.Hyper{{Alpha: 0.13}, {Alpha: 0.13, Lambda: 0.5}} {
			if !m.Applies(p, h.Lambda) {
				continue
			}
			s, err := trainer.NewRuleStepper(p, rule, trainer.Params{W: []float64{0.2, -0.1, 0.4}, B: 0.3}, h, 0)
			if err != nil {
				t.Fatal(err)
			}
			for range 3 {
				at := s.Snapshot()
				do(m, at, s.Step(h), h)
			}
		}
	}
}

// The lines of a mistake are its run: before the update J, dw and db are those of the snapshot, after the last line the
// parameters are those of the next one.
func TestInsideIsTheRun(t *testing.T) {
	p := fourExamples()
	same := func(a, b float64) bool { return a == b || math.Abs(a-b) <= 1e-12*max(1, math.Abs(b)) }
	insides(t, func(m mistake.Mistake, at, next trainer.Snapshot, h trainer.Hyper) {
		loop, count := m.NewLoop(p, at, h), trainer.LineCount(p, h.Lambda)
		means := loop.RunLines(count - 4)
		if !same(means.J, at.Cost) || !same(means.DW[1], at.Grad.W[1]) || !same(means.DB, at.Grad.B) {
			t.Errorf("%s at k %d: inside are J %v, %v, %v, and in its run %v, %v", m.ID, at.Iter, means.J, means.DW, means.DB, at.Cost, at.Grad)
		}
		if end := loop.RunLines(count).Params; !same(end.W[0], next.Params.W[0]) || !same(end.W[2], next.Params.W[2]) || !same(end.B, next.Params.B) {
			t.Errorf("%s at k %d: it goes to %v, not %v", m.ID, at.Iter, end, next.Params)
		}
	})
}

// A line is written otherwise where it gives another number than the right line does from the same numbers before it, and
// nowhere else: here each line is made by its own formula. What is updated inside the loop is so beside a line that is right.
func TestRewritesWhatDiffers(t *testing.T) {
	p := fourExamples()
	type key struct {
		id     string
		lambda float64
	}
	differs := map[key]map[trainer.LoopLine]bool{}
	insides(t, func(m mistake.Mistake, at, _ trainer.Snapshot, h trainer.Hyper) {
		k := key{m.ID, h.Lambda}
		if differs[k] == nil {
			differs[k] = map[trainer.LoopLine]bool{}
		}
		loop, lines := m.NewLoop(p, at, h), trainer.LoopLines(3, h.Lambda)
		for n := range trainer.LineCount(p, h.Lambda) {
			before := loop.RunLines(n)
			line := lines[before.NextLine]
			if want := byFormula(before, line, loop.Problem(), at.Params, h); !sameProblem(loop.RunLines(n+1), want) {
				differs[k][line] = true
			}
		}
	})
	for k, lines := range differs {
		m, _ := mistake.Find(k.id)
		updatesInside := slices.Contains([]string{"online", "update-in-loop"}, k.id)
		for _, l := range trainer.LoopLines(3, k.lambda) {
			if updatesInside && l.Op == trainer.OpDB || k.id == mistake.Float32ID {
				continue
			}
			if got := m.Rewrites(l, 3); got != lines[l] {
				t.Errorf("%s: %s is rewritten: %v, gives another number: %v", k.id, l.Text(3), got, lines[l])
			}
		}
	}
}

// byFormula is what the right line makes of what the loop holds, of four examples.
func byFormula(t trainer.LoopState, line trainer.LoopLine, p trainer.Problem, start trainer.Params, h trainer.Hyper) trainer.LoopState {
	t.DW, t.Params = slices.Clone(t.DW), t.Params.Clone()
	j := line.Feature
	switch line.Op {
	case trainer.OpZero:
		t.J, t.DB = 0, 0
		clear(t.DW)
	case trainer.OpFor:
		t.I++
		t.Z, t.A, t.Loss, t.DZ = 0, 0, 0, 0
	case trainer.OpZ:
		t.Z = t.Params.W[0]*p.X[t.I][0] + t.Params.W[1]*p.X[t.I][1] + t.Params.W[2]*p.X[t.I][2] + t.Params.B
	case trainer.OpA:
		t.A = 1 / (1 + math.Exp(-t.Z))
	case trainer.OpJ:
		t.Loss = -p.Y[t.I]*math.Log(t.A) - (1-p.Y[t.I])*math.Log(1-t.A)
		t.J += t.Loss
	case trainer.OpDZ:
		t.DZ = t.A - p.Y[t.I]
	case trainer.OpDW:
		t.DW[j] += p.X[t.I][j] * t.DZ
	case trainer.OpDB:
		t.DB += t.DZ
	case trainer.OpDivide:
		t.J, t.DW, t.DB = t.J/4, []float64{t.DW[0] / 4, t.DW[1] / 4, t.DW[2] / 4}, t.DB/4
	case trainer.OpPenaltyJ:
		t.J += h.Lambda / 8 * (start.W[0]*start.W[0] + start.W[1]*start.W[1] + start.W[2]*start.W[2])
	case trainer.OpPenaltyDW:
		t.DW[j] += h.Lambda / 4 * start.W[j]
	case trainer.OpUpdateW:
		t.Params.W[j] -= h.Alpha * t.DW[j]
	case trainer.OpUpdateB:
		t.Params.B -= h.Alpha * t.DB
	}
	return t
}

func sameProblem(a, b trainer.LoopState) bool {
	numbers := func(t trainer.LoopState) []float64 {
		return append(append([]float64{t.Z, t.A, t.Loss, t.DZ, t.J, t.DB, t.Params.B}, t.DW...), t.Params.W...)
	}
	return slices.EqualFunc(numbers(a), numbers(b), func(v, w float64) bool { return math.Abs(v-w) <= 1e-9*max(1, math.Abs(w)) })
}

// Of many examples any place of the loop is found from one that is kept.
func TestInsideOfManyExamples(t *testing.T) {
	var p trainer.Problem
	for i := range 1300 {
		v := float64(i%17) - 8
		p.X, p.Y = append(p.X, []float64{v}), append(p.Y, float64(i%2))
	}
	m, _ := mistake.Find("db=dz")
	loop := m.NewLoop(p, trainer.Snapshot{Params: trainer.Params{W: []float64{0.1}, B: 0.2}, Grad: trainer.Zeros(1)}, trainer.Hyper{Alpha: 0.1})
	for _, i := range []int{0, 1, 511, 512, 1000, 1299} {
		got := loop.RunLines(trainer.LinesBeforeExample(p, i+1))
		if want := 1/(1+math.Exp(-0.1*p.X[i][0]-0.2)) - p.Y[i]; got.I != i || math.Abs(got.DB-want) > 1e-12 {
			t.Errorf("after example %d db is %v, not its dz, %v: %+v", i, got.DB, want, got)
		}
	}
}

// The formula of a line that is written otherwise gives, with the numbers of the loop put in, what the line gives: exactly,
// but where the number is kept rounded.
func TestFormulasGiveTheirLines(t *testing.T) {
	p := fourExamples()
	names := regexp.MustCompile(`[a-zA-Z]+`)
	without := map[string]bool{}
	insides(t, func(m mistake.Mistake, at, _ trainer.Snapshot, h trainer.Hyper) {
		loop, lines := m.NewLoop(p, at, h), trainer.LoopLines(3, h.Lambda)
		for n := range trainer.LineCount(p, h.Lambda) {
			before, after := loop.RunLines(n), loop.RunLines(n+1)
			line := lines[before.NextLine]
			formula := m.Formula(line, before.I, 4)
			if !m.Rewrites(line, 3) || formula == "" {
				without[m.ID+" "+line.Text(3)] = m.Rewrites(line, 3)
				continue
			}
			text := names.ReplaceAllStringFunc(formula, func(name string) string {
				if name == "e" {
					return name
				}
				return "(" + strconv.FormatFloat(valueOf(name, line, loop, at.Params, before, after, h), 'f', 17, 64) + ")"
			})
			got, err := answer.ParseTyped(text)
			if err != nil {
				t.Fatalf("%s, %s: %s: %v", m.ID, line.Text(3), text, err)
			}
			rounded := map[string]float64{"a-rounded-2": 5e-3, "a-rounded-3": 5e-4, mistake.RoundedStateID: 5e-5, mistake.Float32ID: 1e-7}[m.ID]
			if want := given(line, after); math.Abs(got.Value-want) > 1e-12+rounded*1.001 {
				t.Errorf("%s, %s: %s gives %v, not %v", m.ID, line.Text(3), formula, got.Value, want)
			}
		}
	})
	for line, rewritten := range without {
		id, _, _ := strings.Cut(line, " ")
		if rewritten && !slices.Contains([]string{"J-no-reset", "no-reset", "stale", "online", "update-in-loop"}, id) {
			t.Errorf("there is no formula of %s", line)
		}
	}
}

// given is what a line of the loop gives.
func given(line trainer.LoopLine, t trainer.LoopState) float64 {
	switch line.Op {
	case trainer.OpZ:
		return t.Z
	case trainer.OpA:
		return t.A
	case trainer.OpDZ:
		return t.DZ
	case trainer.OpDW, trainer.OpPenaltyDW:
		return t.DW[line.Feature]
	case trainer.OpDB:
		return t.DB
	case trainer.OpUpdateW:
		return t.Params.W[line.Feature]
	case trainer.OpUpdateB:
		return t.Params.B
	case trainer.OpJ, trainer.OpDivide, trainer.OpPenaltyJ, trainer.OpZero, trainer.OpFor:
	}
	return t.J
}

// valueOf is the number of a name in the formula of a line of four examples, by the numbers around it.
func valueOf(name string, line trainer.LoopLine, loop *mistake.Loop, start trainer.Params, before, after trainer.LoopState, h trainer.Hyper) float64 {
	if v, ok := map[string]float64{"m": 4, "z": before.Z, "a": before.A, "dz": before.DZ, "L": after.Loss, "alpha": h.Alpha, "lambda": h.Lambda, "b": before.Params.B}[name]; ok {
		return v
	}
	var weights, squares, wx float64
	for j, w := range start.W {
		weights, squares, wx = weights+w, squares+w*w, wx+before.Params.W[j]*loop.Problem().X[max(0, before.I)][j]
	}
	isB := line.Op == trainer.OpUpdateB
	switch name {
	case "sum":
		return given(line, before)
	case "wx":
		return wx
	case "y":
		return loop.Problem().Y[before.I]
	case "x":
		return loop.Times(before.I, line.Feature)
	case "class":
		return map[bool]float64{true: 1}[before.A > 0.5]
	case "w":
		return start.W[line.Feature]
	case "weights":
		return weights
	case "squares":
		return squares
	case "allsquares":
		return squares + start.B*start.B
	case "theta":
		return map[bool]float64{true: start.B, false: start.W[line.Feature]}[isB]
	}
	return map[bool]float64{true: after.DB, false: after.DW[line.Feature]}[isB] // grad
}
