package text_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
	"descent/trainer/answer"
	"descent/trainer/mistake"
)

// wrongLoop is the loop of the notes with one line written wrong, by plain formulas.
type wrongLoop struct {
	dz  func(a, y float64) float64
	dw2 func(sum, x1, x2, dz float64) float64
	db  func(sum, dz float64) float64
	by  float64 // what dw and db are divided by
}

// wrongLoops are some mistakes, in the terms of the test.
func wrongLoops() map[string]wrongLoop {
	right := wrongLoop{
		dz:  func(a, y float64) float64 { return a - y },
		dw2: func(sum, _, x2, dz float64) float64 { return sum + x2*dz },
		db:  func(sum, dz float64) float64 { return sum + dz },
		by:  4,
	}
	last, sign, other, sum := right, right, right, right
	last.db = func(_, dz float64) float64 { return dz }
	sign.dz = func(a, y float64) float64 { return y - a }
	other.dw2 = func(sum, x1, _, dz float64) float64 { return sum + x1*dz }
	sum.by = 1
	return map[string]wrongLoop{"db=dz": last, "y-minus-a": sign, "x1-for-x2": other, "sum": sum}
}

// iterate makes an iteration with α 0.1 and calls each with what every line gives, in their order: NaN where a line gives
// no one number.
func (l wrongLoop) iterate(x [][]float64, y []float64, w *[2]float64, b *float64, each func(gives float64)) {
	var cost, dw1, dw2, db float64
	each(math.NaN())
	for i := range x {
		z := w[0]*x[i][0] + w[1]*x[i][1] + *b
		a := 1 / (1 + math.Exp(-z))
		cost -= y[i]*math.Log(a) + (1-y[i])*math.Log(1-a)
		dz := l.dz(a, y[i])
		dw1 += x[i][0] * dz
		dw2 = l.dw2(dw2, x[i][0], x[i][1], dz)
		db = l.db(db, dz)
		for _, v := range []float64{math.NaN(), z, a, cost, dz, dw1, dw2, db} {
			each(v)
		}
	}
	each(math.NaN())
	w[0] -= 0.1 * dw1 / l.by
	w[1] -= 0.1 * dw2 / l.by
	*b -= 0.1 * db / l.by
	for _, v := range []float64{w[0], w[1], *b} {
		each(v)
	}
}

// What is said of every line inside a mistake is of the mistake's own loop, and so is what is said before the first.
func TestLinesInsideAMistake(t *testing.T) {
	number := regexp.MustCompile(`= (-?[0-9.]+)$`)
	for id, loop := range wrongLoops() {
		c := learning(t, "")
		for _, line := range []string{"data notes", "mistake " + id, "goto 3"} {
			ask(t, c, line)
		}
		p := c.State().Data.Problem
		var w [2]float64
		var b float64
		for range 3 {
			loop.iterate(p.X, p.Y, &w, &b, func(float64) {})
		}
		for _, line := range []string{"mistake inside on", "show loop"} {
			if got := ask(t, c, line); !strings.HasPrefix(got, "inside the mistake "+id) || !strings.Contains(got, "No line of this iteration of the mistake has run yet.") {
				t.Errorf("%s: %s says %q", id, line, got)
			}
		}
		struck, ran := 0, 0
		loop.iterate(p.X, p.Y, &w, &b, func(want float64) {
			ran++
			said := ask(t, c, "line")
			if !strings.HasPrefix(said, fmt.Sprintf("inside the mistake %s, at its own w and b\nline %d of 37: ", id, ran)) {
				t.Fatalf("%s: line %d says %q", id, ran, said)
			}
			struck += strings.Count(said, "\nline "+strconv.Itoa(ran)+" of 37: not ")
			if math.IsNaN(want) {
				return
			}
			got := number.FindStringSubmatch(strings.Split(said, "\n")[2])
			if v, err := strconv.ParseFloat(got[1], 64); err != nil || math.Abs(v-want) > 1e-6 {
				t.Errorf("%s: line %d gives %v: %q", id, ran, want, said)
			}
		})
		if want := map[string]int{"sum": 1}[id]; ran != 37 || struck != max(want, 4*(1-want)) {
			t.Errorf("%s: %d of %d lines are struck out", id, struck, ran)
		}
		if got := ask(t, c, "mistake inside off"); strings.Contains(got, "mistake has run") || !strings.Contains(ask(t, c, "line at 4"), "line 4 of 37: a(i) = sigma(z(i))") {
			t.Errorf("%s: outside %q", id, got)
		}
	}
}

// What is said of a line that is written wrong has the numbers put in that the mistake takes: calculated, they give what the
// line gives.
func TestNumbersInsideAMistake(t *testing.T) {
	rounded := map[string]float64{"a-rounded-2": 5e-3, "a-rounded-3": 5e-4, mistake.RoundedStateID: 5e-5}
	equation := regexp.MustCompile(`(?m)^[A-Za-z0-9]+ = ([^=,]+) (=|~=|~) (-?[0-9.]+)(?:,|$)`)
	for i, id := range mistake.IDs() {
		if testing.Short() && i%4 != 0 {
			continue
		}
		c := learning(t, "")
		for _, line := range []string{"data notes", "lambda 1", "mistake " + id, "goto 3", "mistake inside on"} {
			ask(t, c, line)
		}
		if c.State().Run.ActiveMistake().ID == "" {
			continue // it cannot be made with these data
		}
		struck, put := 0, 0
		for range trainer.LineCount(c.State().Data.Problem, 1) {
			said := ask(t, c, "line")
			if !strings.Contains(said, ": not ") {
				continue
			}
			struck++
			for _, found := range equation.FindAllStringSubmatch(said, -1) {
				put++
				left, err := answer.ParseTyped(found[1])
				right, _ := answer.ParseTyped(found[3])
				if err != nil || math.Abs(left.Value-right.Value) > 1.5e-6+rounded[id] {
					t.Errorf("%s: %v, %s gives %v:\n%s", id, err, found[1], left.Value, said)
				}
			}
		}
		want := map[string]bool{"y-minus-a": true, "squared": true, "minus-b": true, "plus": true, "x-swapped": true, "alpha-x10": true, "L2-sign": true}
		if all, known := want[id]; known && (put == struck) != all {
			t.Errorf("%s: of %d lines %d have numbers", id, struck, put)
		}
	}
}
