package check_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"descent/trainer"
	"descent/trainer/check"
	"descent/trainer/mistake"
)

// trace is the rows 0 … last of a mistake as a table, with so many decimals.
func trace(p trainer.Problem, id string, start trainer.Params, h trainer.Hyper, last, decimals int, edit func(k int, row []float64)) string {
	m, _ := mistake.Find(id) // the right one where there is none
	_, n := p.Size()
	run := m.Start(p, start)
	var b strings.Builder
	b.WriteString("k,J")
	for j := range n {
		fmt.Fprintf(&b, ",w%d", j+1)
	}
	b.WriteString(",b\n")
	for k := range last + 1 {
		made := run.Next(h)
		row := slices.Concat([]float64{made.Cost}, made.Params.W, []float64{made.Params.B})
		if edit != nil {
			edit(k, row)
		}
		fmt.Fprintf(&b, "%d", k)
		for _, v := range row {
			fmt.Fprintf(&b, ",%.*f", decimals, v)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A start that is not zeros is found in the first row, and mistakes from there as well.
func TestOwnStart(t *testing.T) {
	p := problems(t)["iris"]
	start := trainer.Params{W: []float64{0.5, -0.25}, B: 0.1}
	h := trainer.Hyper{Alpha: 0.3}
	if v := judged(t, trace(p, "right", start, h, 10, 6, nil), p, h); v.Outcome != check.Right || !v.OwnStart || v.Start.W[0] != 0.5 {
		t.Errorf("right from another start is %v", v.Diagnosis())
	}
	if v := judged(t, trace(p, "sum-db", start, h, 10, 6, nil), p, h); fmt.Sprint(v.Diagnosis()) != "[[sum-db]]" || v.First.Quantity.String() != "b" || v.First.K != 1 {
		t.Errorf("sum-db from another start is %v, first %+v", v.Diagnosis(), v.First)
	}
	// A start with more digits than are printed: the difference comes from them.
	fine := trainer.Params{W: []float64{0.12345678, -0.87654321}, B: 0.13579246}
	if v := judged(t, trace(p, "right", fine, h, 40, 5, nil), p, h); v.Outcome != check.Right {
		t.Errorf("a start of eight digits, printed with five: %v, %+v", v.Diagnosis(), v.First)
	}
	// w after the update looks like another start and is none.
	if v := judged(t, trace(p, "w-after", trainer.Zeros(2), h, 10, 6, nil), p, h); fmt.Sprint(v.Diagnosis()) != "[[w-after]]" || v.OwnStart {
		t.Errorf("w-after is %v", v.Diagnosis())
	}
}

// Far above the bound a run doubles the smallest difference; a program that adds in another order is right all the
// same, and one that is wrong is found.
func TestChaos(t *testing.T) {
	p := problems(t)["iris"]
	for i := range p.Y[:50] { // species that overlap: swap some labels, so that the run does not settle
		if i%5 == 0 {
			p.Y[i], p.Y[i+50] = p.Y[i+50], p.Y[i]
		}
	}
	h := trainer.Hyper{Alpha: 8}
	reversed := trainer.Problem{X: slices.Clone(p.X), Y: slices.Clone(p.Y)}
	slices.Reverse(reversed.X)
	slices.Reverse(reversed.Y)
	text := trace(reversed, "right", trainer.Zeros(2), h, 400, 6, nil)
	if text == trace(p, "right", trainer.Zeros(2), h, 400, 6, nil) {
		t.Fatal("the order makes no difference here: this is no chaotic run")
	}
	if v := judged(t, text, p, h); v.Outcome != check.Right || v.ChaoticFrom == 0 {
		t.Errorf("another order is %v, chaotic from %d, %+v", v.Diagnosis(), v.ChaoticFrom, v.First)
	}
	if v := judged(t, trace(reversed, "sum-db", trainer.Zeros(2), h, 400, 6, nil), p, h); fmt.Sprint(v.Diagnosis()) != "[[sum-db]]" {
		t.Errorf("sum-db is %v", v.Diagnosis())
	}
	slip := trace(reversed, "right", trainer.Zeros(2), h, 400, 6, func(k int, row []float64) {
		if k == 300 {
			row[0] += 0.5
		}
	})
	if v := judged(t, slip, p, h); v.Outcome != check.Slip || len(v.Unexplained) != 1 || v.Unexplained[0].K != 300 {
		t.Errorf("a slip in J is %v", v.Diagnosis())
	}
}

// Two rows from zeros hide ten mistakes; the verdict says which, and what would tell.
func TestHidden(t *testing.T) {
	p, h := problems(t)["notes"], trainer.Hyper{Alpha: 0.1}
	v := judged(t, trace(p, "right", trainer.Zeros(2), h, 1, 6, nil), p, h)
	want := []string{"sum-db", "plus-b", "w-after-b", "stale", "no-reset", "no-reset-sum", "no-b-update", "no-b-in-z", "minus-b"}
	if v.Outcome != check.Right || !slices.Equal(v.Undetected, want) || !v.Evidence.Rows {
		t.Errorf("%v, hidden %v, telling %+v", v.Diagnosis(), v.Undetected, v.Evidence)
	}
	if v := judged(t, trace(p, "right", trainer.Zeros(2), h, 20, 6, nil), p, h); len(v.Undetected) > 0 {
		t.Errorf("twenty rows hide %v", v.Undetected)
	}
	v = judged(t, trace(p, "plus", trainer.Zeros(2), h, 20, 6, nil), p, h)
	if fmt.Sprint(v.Diagnosis()) != "[[y-minus-a] [plus]]" || !v.Evidence.Gradients || v.Evidence.Rows {
		t.Errorf("%v, telling %+v", v.Diagnosis(), v.Evidence)
	}
}

// What the textbook formula loses by cancellation is right; an infinite J for a log 0 is not J, and
// is called by its name.
func TestTextbookLogarithms(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{35}, {-1}, {2}}, Y: []float64{0, 1, 1}}
	start := trainer.Params{W: []float64{1}}
	textbook := func(scale float64) string {
		var J float64
		for i, x := range p.X {
			a := 1 / (1 + math.Exp(-scale*x[0]))
			if p.Y[i] == 1 {
				J -= math.Log(a)
			} else {
				J -= math.Log(1 - a)
			}
		}
		return fmt.Sprintf("k,J,w,b\n0,%.6f,%.6f,%.6f\n", J/3, scale, 0.0)
	}
	if v := judged(t, textbook(1), p, trainer.Hyper{Alpha: 0.1}); v.Outcome != check.Right {
		t.Errorf("cancellation is %v, %+v, %s", v.Diagnosis(), v.First, textbook(1))
	}
	start.W[0] = 2
	if v := judged(t, textbook(2), p, trainer.Hyper{Alpha: 0.1}); v.Outcome != check.LogOfZero || !math.IsInf(v.First.Yours.Value, 1) || fmt.Sprint(v.Diagnosis()) != "[[log-of-zero]]" {
		t.Errorf("log 0 is %v, %+v", v.Diagnosis(), v.First)
	}
}

// Rows without k are counted from 0, or from 1 where that is right.
func TestCounted(t *testing.T) {
	p, h := problems(t)["notes"], trainer.Hyper{Alpha: 0.1}
	whole := strings.Split(trace(p, "right", trainer.Zeros(2), h, 6, 6, nil), "\n")
	for from, rows := range [][]string{whole[1:], whole[2:]} {
		text := "J,w1,w2,b\n"
		for _, row := range rows {
			if _, rest, ok := strings.Cut(row, ","); ok {
				text += rest + "\n"
			}
		}
		if v := judged(t, text, p, h); v.Outcome != check.Right {
			t.Errorf("from %d: %v, %+v", from, v.Diagnosis(), v.First)
		}
	}
}

// A textbook program far above the bound, with a J that is no number wherever some a is 0 or 1, is right but for that; a
// mistake in it is found all the same, and no factor of 1 is called another alpha.
func TestLogOfZero(t *testing.T) {
	p := problems(t)["iris"]
	for i := range 10 {
		p.Y[i], p.Y[i+50] = p.Y[i+50], p.Y[i]
	}
	h := trainer.Hyper{Alpha: 200}
	student := func(leavesB bool) string {
		var w [2]float64
		var b float64
		text := "k,J,w1,w2,b\n"
		for k := range 40 {
			var J, db float64
			var dw [2]float64
			for i, x := range p.X {
				a, y := 1/(1+math.Exp(-(float64(w[0]*x[0])+float64(w[1]*x[1])+b))), p.Y[i]
				J -= y*math.Log(a) + (1-y)*math.Log(1-a)
				dw[0] += x[0] * (a - y)
				dw[1] += x[1] * (a - y)
				db += a - y
			}
			text += fmt.Sprintf("%d,%.6f,%.6f,%.6f,%.6f\n", k, J/100, w[0], w[1], b)
			w[0] -= h.Alpha * dw[0] / 100
			w[1] -= h.Alpha * dw[1] / 100
			if !leavesB {
				b -= h.Alpha * db / 100
			}
		}
		return text
	}
	text := student(false)
	if !strings.Contains(text, "NaN") {
		t.Fatal("no log 0 here:\n" + text)
	}
	if v := judged(t, text, p, h); v.Outcome != check.LogOfZero {
		t.Errorf("%v, %+v", v.Diagnosis(), v.First)
	}
	if v := judged(t, student(true), p, h); fmt.Sprint(v.Diagnosis()) != "[[no-b-update]]" {
		t.Errorf("%v, %+v", v.Diagnosis(), v.First)
	}
}

// own makes the rows of an iteration that a test writes itself.
func own(p trainer.Problem, last, decimals int, update func(k int, at, grad *trainer.Params)) string {
	_, n := p.Size()
	at, grad := trainer.Zeros(n), trainer.Zeros(n)
	var b strings.Builder
	b.WriteString("k,J,w1,w2,b\n")
	for k := range last + 1 {
		cost := trainer.Evaluate(p, at, &grad)
		fmt.Fprintf(&b, "%d,%.*f,%.*f,%.*f,%.*f\n", k, decimals, cost, decimals, at.W[0], decimals, at.W[1], decimals, at.B)
		update(k, &at, &grad)
	}
	return b.String()
}

func move(at, grad *trainer.Params, byW, byB float64) {
	for j := range at.W {
		at.W[j] -= byW * grad.W[j]
	}
	at.B -= byB * grad.B
}

// What no mistake of the list gives is measured: parameters that were rounded and printed with more digits, an α that
// changes, one parameter whose steps are wrong.
func TestMeasured(t *testing.T) {
	p, h := problems(t)["iris"], trainer.Hyper{Alpha: 0.3}
	round := func(v float64) float64 { return math.Round(v*1000) / 1000 }
	rounded := own(p, 12, 6, func(_ int, at, grad *trainer.Params) {
		move(at, grad, 0.3, 0.3)
		at.W[0], at.W[1], at.B = round(at.W[0]), round(at.W[1]), round(at.B)
	})
	if v := judged(t, rounded, p, h); v.Outcome != check.StateRounded {
		t.Errorf("rounded to 3, printed with 6: %v", v.Diagnosis())
	}
	decays := own(p, 30, 6, func(k int, at, grad *trainer.Params) {
		alpha := 0.3 * math.Pow(0.97, float64(k))
		move(at, grad, alpha, alpha)
	})
	v := judged(t, decays, p, h)
	if v.Outcome != check.UnknownMistake || math.Abs(v.Moves[1].Ratios[0]-0.97) > 1e-3 || math.Abs(v.Moves[1].Ratios[2]-0.97) > 1e-3 || math.Abs(v.Moves[9].Ratios[1]-math.Pow(0.97, 9)) > 1e-2 {
		t.Errorf("an alpha that decays: %v, %v", v.Diagnosis(), v.Moves)
	}
	for _, c := range v.Row {
		if c.Comparison == check.FollowsFirst {
			t.Errorf("%s follows from one of three that differ", c.Quantity)
		}
	}
	slow := own(p, 12, 6, func(_ int, at, grad *trainer.Params) { move(at, grad, 0.3, 0.3/7) })
	v = judged(t, slow, p, h)
	if v.Outcome != check.UnknownMistake || fmt.Sprint(v.UnexplainedParams) != "[b]" || v.Row[3].Comparison != check.FollowsFirst || v.Row[3].Quantity.Kind != check.Cost {
		t.Errorf("b alone is too slow: %v, loose %v, %+v", v.Diagnosis(), v.UnexplainedParams, v.Row)
	}
	fast := own(p, 12, 3, func(_ int, at, grad *trainer.Params) { move(at, grad, 0.36, 0.36) })
	if v = judged(t, fast, p, h); v.Outcome != check.OtherAlpha || math.Abs(v.Ratio-1.2) > 0.01 {
		t.Errorf("alpha 0.36 for 0.3, three decimals: %v, %v", v.Diagnosis(), v.Ratio)
	}
}

// Another alpha is no slip where most rows are of a run that has settled, and a slip before it settled is no other alpha.
func TestOtherAlphaThatSettles(t *testing.T) {
	p, asked, taken := problems(t)["hours"], trainer.Hyper{Alpha: 1}, trainer.Hyper{Alpha: 1.3}
	for _, decimals := range []int{4, 6} {
		v := judged(t, trace(p, "right", trainer.Zeros(1), taken, 6000, decimals, nil), p, asked)
		if v.Outcome != check.OtherAlpha || math.Abs(v.Ratio-1.3) > 1e-2 || len(v.Unexplained) > 6000/5 {
			t.Errorf("%d decimals: %v, factor %v, %d rows that do not follow", decimals, v.Diagnosis(), v.Ratio, len(v.Unexplained))
		}
		slip := trace(p, "right", trainer.Zeros(1), asked, 6000, decimals, func(k int, row []float64) {
			if k == 3 {
				row[1] += 0.5
			}
		})
		if v := judged(t, slip, p, asked); v.Outcome != check.Slip {
			t.Errorf("%d decimals, a slip: %v, factor %v", decimals, v.Diagnosis(), v.Ratio)
		}
	}
}

// The factor of another alpha is found though each of its steps is known only to the digits that were printed.
func TestOtherAlphaInFewDigits(t *testing.T) {
	p := problems(t)["iris"]
	for _, decimals := range []int{3, 4, 5} {
		v := judged(t, trace(p, "right", trainer.Zeros(2), trainer.Hyper{Alpha: 0.39}, 2000, decimals, nil), p, trainer.Hyper{Alpha: 0.3})
		if v.Outcome != check.OtherAlpha || math.Abs(v.Ratio-1.3) > 0.02 {
			t.Errorf("%d decimals: %v, factor %v", decimals, v.Diagnosis(), v.Ratio)
		}
	}
}

// Rows that begin at k 1 with a start of their own are counted one too high.
func TestOwnStartAtOne(t *testing.T) {
	p, h := problems(t)["iris"], trainer.Hyper{Alpha: 0.3}
	text := trace(p, "right", trainer.Params{W: []float64{0.5, -0.25}, B: 0.1}, h, 8, 6, nil)
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i := range lines[1:] {
		_, rest, _ := strings.Cut(lines[i+1], ",")
		lines[i+1] = fmt.Sprintf("%d,%s", i+1, rest)
	}
	if v := judged(t, strings.Join(lines, "\n")+"\n", p, h); fmt.Sprint(v.Diagnosis()) != "[[k-from-1]]" {
		t.Errorf("%v, %+v", v.Diagnosis(), v.First)
	}
}
