package lab_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"descent/trainer"
	"descent/trainer/check"
	"descent/trainer/lab"
)

// The exercises that need no table come to every published number, but for those that are said to differ.
func TestPublishedNumbers(t *testing.T) {
	seen := 0
	for _, l := range lab.All() {
		if l.NeedsTable() {
			continue
		}
		parts, err := l.Numbers(t.Context(), trainer.Problem{})
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range parts {
			for _, row := range part.Rows {
				seen++
				if !row.Agrees || row.Published.Text == "" {
					t.Errorf("%s, %s: %s at k %d is %v, published %q", l.Name, part.About, row.Name, row.K, row.Ours, row.Published.Text)
				}
			}
		}
	}
	if seen != 42 {
		t.Errorf("%d numbers", seen)
	}
}

// monomials are those of two features, as powers, in the order of the course.
func monomials(x []float64, degree int) (all []float64) {
	for i := 1; i <= degree; i++ {
		for j := 0; j <= i; j++ {
			all = append(all, math.Pow(x[0], float64(i-j))*math.Pow(x[1], float64(j)))
		}
	}
	return all
}

// J and its derivatives are those of a calculation by hand: the textbook formulas, and their
// difference quotients for the degree-6 map with a penalty.
func TestNumbersByAnotherWay(t *testing.T) {
	l, ok := lab.Find("microchips")
	if !ok {
		t.Fatal("no microchips")
	}
	p := trainer.Problem{X: [][]float64{{0.5, -0.25}, {-0.75, 0.5}, {0.25, 0.875}, {-0.125, -0.5}}, Y: []float64{1, 0, 1, 0}}
	mapped := trainer.Problem{Y: p.Y}
	for _, x := range p.X {
		mapped.X = append(mapped.X, monomials(x, l.Degree))
	}
	parts, err := l.Numbers(t.Context(), mapped)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts[:2] {
		J := func(w []float64, b float64) float64 {
			var sum, squares float64
			for i, x := range mapped.X {
				z := b
				for at, v := range x {
					z += w[at] * v
				}
				a := 1 / (1 + math.Exp(-z))
				sum -= p.Y[i]*math.Log(a) + (1-p.Y[i])*math.Log(1-a)
			}
			for _, v := range w {
				squares += v * v
			}
			return sum/4 + part.Hyper.Lambda/8*squares
		}
		for _, row := range part.Rows {
			w, b := append([]float64(nil), part.Start.W...), part.Start.B
			const h = 1e-5
			want := J(w, b)
			switch row.Quantity.Kind {
			case check.BiasGrad:
				want = (J(w, b+h) - J(w, b-h)) / (2 * h)
			case check.WeightGrad:
				w[row.Quantity.Feature] += h
				up := J(w, b)
				w[row.Quantity.Feature] -= 2 * h
				want = (up - J(w, b)) / (2 * h)
			case check.Cost, check.Weight, check.Bias:
			}
			if math.Abs(row.Ours-want) > 1e-8 {
				t.Errorf("%s: %s is %v, not %v", part.About, row.Name, row.Ours, want)
			}
		}
	}
}

// Names are told apart, and every exercise has a source, notes and numbers.
func TestLabs(t *testing.T) {
	names := map[string]bool{}
	for _, l := range lab.All() {
		if names[l.Name] || l.Source == "" || len(l.Notes) == 0 || strings.ContainsFunc(fmt.Sprint(l.Title, l.Source, l.Notes), func(r rune) bool { return r > '~' }) {
			t.Errorf("%s: %+v", l.Name, l)
		}
		names[l.Name] = true
	}
	if len(names) != 6 {
		t.Errorf("%d exercises", len(names))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if l, _ := lab.Find("six-points"); l.NeedsTable() {
		t.Error("six points need a table")
	} else if _, err := l.Numbers(ctx, trainer.Problem{}); err == nil {
		t.Error("a cancelled exercise goes on")
	}
}
