package cli

import (
	"math"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/trainer/lab"
)

// The table of an exercise may not be shipped; on another one its numbers are those of the monomials
// x1^(i-j) x2^j, each taken as a power, in the order of the course.
func TestLabNumbers(t *testing.T) {
	t.Parallel()
	l, ok := lab.Find("microchips")
	if !ok {
		t.Fatal("no microchips")
	}
	set := datasets.Set{
		Features: []datasets.Feature{{Name: "first"}, {Name: "second"}},
		X:        [][]float64{{0.5, -0.25}, {-0.75, 0.5}, {0.25, 0.875}, {-0.125, -0.5}}, Y: []float64{1, 0, 1, 0},
	}
	got, err := labNumbers(t.Context(), l, set)
	if err != nil {
		t.Fatal(err)
	}
	mapped := trainer.Problem{Y: set.Y}
	for _, x := range set.X {
		var row []float64
		for i := 1; i <= 6; i++ {
			for j := 0; j <= i; j++ {
				row = append(row, math.Pow(x[0], float64(i-j))*math.Pow(x[1], float64(j)))
			}
		}
		mapped.X = append(mapped.X, row)
	}
	want, err := l.Numbers(t.Context(), mapped)
	if err != nil {
		t.Fatal(err)
	}
	for p, part := range want {
		for r, row := range part.Rows {
			if ours := got[p].Rows[r]; ours.Name != row.Name || math.Abs(ours.Ours-row.Ours) > 1e-12 {
				t.Errorf("%s: %s is %v, not %v", part.About, row.Name, ours.Ours, row.Ours)
			}
		}
	}
	if _, n := mapped.Size(); n != 27 || len(want) == 0 {
		t.Errorf("%d features, %d parts", n, len(want))
	}
}
