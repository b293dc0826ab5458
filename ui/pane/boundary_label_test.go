package pane

import (
	"math"
	"strings"
	"testing"

	"descent/trainer"
)

// The name of a run that is compared stands at its boundary: in its row no other boundary
// passes nearer by.
func TestComparedNamesStandAtTheirLine(t *testing.T) {
	named := 0
	for _, name := range []string{"iris", "iris-hard"} {
		for _, k := range []int{20, 40, 300} {
			f := raceOf(t, trainOn(t, name), k, 0.03, 0.1, 1, 3)
			for _, size := range [][2]int{{48, 20}, {70, 26}, {74, 30}, {54, 38}, {75, 54}} {
				v := scatterOf(f, size[0], size[1]).view()
				rows := strings.Split(painted(f, size[0], size[1], drawData), "\n")
				for _, run := range v.others {
					for y, row := range rows {
						at := strings.Index(row, run.name+" ")
						if y < v.area.Y || at < 0 || strings.Contains(row[:at], "◂") || strings.Contains(row[:at], "▾") {
							continue
						}
						from := len([]rune(row[:at])) - v.area.X
						to := from + len([]rune(run.name)) - 1
						own := away(v, run.params, from, to, y-v.area.Y)
						if own > 11 {
							continue // of a flat line, above or below it
						}
						named++
						for _, other := range v.others {
							if d := away(v, other.params, from, to, y-v.area.Y); other.name != run.name && d <= own {
								t.Errorf("%s at k %d, %v: %s stands %v from its line, %v from that of %s", name, k, size, run.name, own, d, other.name)
							}
						}
						if d := away(v, v.params, from, to, y-v.area.Y); d <= own {
							t.Errorf("%s at k %d, %v: %s stands %v from its line, %v from the present one", name, k, size, run.name, own, d)
						}
					}
				}
			}
		}
	}
	if named < 40 {
		t.Errorf("only %d names were looked at", named)
	}
}

// away is how many columns from a text the sign of z changes in its row; +Inf where it does
// not.
func away(v scatterPlot, p trainer.Params, from, to, row int) float64 {
	z := func(x int) float64 { return v.z(p, float64(x)/8, float64(row)+0.5) }
	nearest := math.Inf(1)
	for x := range 8 * v.area.W {
		if (z(x) > 0) != (z(x+1) > 0) {
			nearest = min(nearest, max(float64(from)-float64(x)/8, float64(x)/8-float64(to), 0))
		}
	}
	return nearest
}
