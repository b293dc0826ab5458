package ui

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/worker"
)

// wideData is m examples of n features, the same at every call.
func wideData(m, n int) datasets.Set {
	set := datasets.Set{Name: "wide", Classes: [2]string{"no", "yes"}, Alpha: 0.1}
	for j := range n {
		set.Features = append(set.Features, datasets.Feature{Name: fmt.Sprintf("column %d", j+1)})
	}
	for i := range m {
		x := make([]float64, n)
		for j := range x {
			x[j] = math.Round(1000*math.Sin(float64(1+i*n+j))) / 1000
		}
		set.X, set.Y = append(set.X, x), append(set.Y, float64(i%2))
	}
	return set
}

// Data of ten thousand columns, a thousand where the test does not run whole, open and step in every pane, the last two columns
// as well as the first, and every command that lists numbers answers.
func TestTenThousandColumns(t *testing.T) {
	t.Parallel()
	n := 1000
	if inFull() {
		n = 10_000
	}
	set := wideData(6, n)
	wide := func(o *Options) {
		*o = with(set)
		o.Open = func(_ context.Context, _ string, as worker.OpenOptions, _ func(datasets.Progress)) (datasets.Set, error) {
			return set.Select(as.Features)
		}
	}
	d := drive(t, wide)
	for _, features := range []string{"", fmt.Sprintf("%d,%d", n-1, n)} {
		if features != "" {
			d.command("features " + features)
			d.shows(fmt.Sprint("x₂ column ", n))
		}
		for _, size := range [][2]int{{80, 24}, {120, 36}, {170, 45}} {
			d.resize(size[0], size[1])
			for i := range 6 {
				d.press(string(rune('1'+i)), " ", ".", ".", ".", ">")
				d.fits(size[0], size[1])
			}
		}
	}
	c := talk(t, wide)
	for _, line := range []string{"step 2", "show", "line 8", "example 2", "examples", "runs"} {
		if got := ask(t, c, line); got == "" || strings.Contains(got, "NaN") {
			t.Errorf("%s: %.200s", line, got)
		}
	}
}

// A window of ten thousand columns or rows is drawn as far as a picture goes.
func TestTenThousandColumnsOfAWindow(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "xor"))
	for _, size := range [][2]int{{10_000, 24}, {80, 10_000}, {10_000, 100}} {
		d.resize(size[0], size[1])
		for i := range 6 {
			d.press(string(rune('1'+i)), " ")
			d.fits(min(size[0], 2000), min(size[1], 2000)) // the largest grid
		}
	}
	d.press("P", "?")
	d.fits(2000, 100)
}
