package pane

import (
	"math"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/theme"
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

// Of closed boundaries too, in each other or side by side: each passes a row twice, and a
// name keeps away from both walls.
func TestComparedNamesAmongClosedCurves(t *testing.T) {
	circle := func(middle, radius float64) trainer.Params {
		return trainer.Params{W: []float64{2 * middle, 0, -1, 0, -1}, B: radius*radius - middle*middle}
	}
	named := 0
	for _, present := range []float64{0.05, 0.3, 0.8, 1.2} {
		for _, circles := range [][2][2]float64{
			{{0, 0.5}, {0, 0.95}}, {{0, 0.6}, {0, 1.3}}, {{-0.7, 0.5}, {0.45, 0.5}}, {{-0.65, 0.6}, {0.65, 0.6}}, {{0.7, 0.5}, {-0.5, 0.55}}, {{-0.6, 0.4}, {0.4, 0.4}},
		} {
			c := curvedScatter(t, "circles", 2, 1, datasets.NoScaling, 0)
			c.params, c.next = circle(0, present), circle(0, present)
			for i, name := range []string{"α 7", "α 9"} {
				style, dash := c.comparedLine(i)
				c.others = append(c.others, comparedRun{runLine{style, dash}, name, circle(circles[i][0], circles[i][1]), false})
			}
			g := chart.NewGrid(74, 30, theme.Style{}, nil)
			c.Draw(g.Area(layout.Rect{W: 74, H: 30}))
			v := c.view()
			for y, row := range strings.Split(g.String(), "\n") {
				for i, run := range v.others {
					at := strings.Index(row, run.name+" ")
					if at < 0 {
						continue
					}
					named++
					from := len([]rune(row[:at])) - v.area.X
					to := from + len([]rune(run.name)) - 1
					own := away(v, run.params, from, to, y-v.area.Y)
					for what, other := range map[string]trainer.Params{"the other": v.others[1-i].params, "the present one": v.params} {
						if d := away(v, other, from, to, y-v.area.Y); d <= own {
							t.Errorf("%v, %v: %s stands %v from its line, %v from that of %s in\n%s", present, circles, run.name, own, d, what, g)
						}
					}
				}
			}
		}
	}
	if named < 6 {
		t.Errorf("only %d names were looked at", named)
	}
}
