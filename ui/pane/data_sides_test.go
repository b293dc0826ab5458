package pane

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"descent/datasets"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/theme"
)

// No mark is seen on another side of the boundary than its examples are on, which the signs
// of their own z tell: no dot of the line lies on that side of it, but for those that lie
// rather before and behind it. So it is where the line is straight and where it is a
// curve, with braille and with plain glyphs, and on a projector.
func TestNoMarkIsSeenOnTheOtherSide(t *testing.T) {
	t.Parallel()
	crossed := 0
	looks := map[string]func(l *DrawOptions){"braille": func(*DrawOptions) {}, "plain": func(l *DrawOptions) { l.Plain = true }, "projector": func(l *DrawOptions) { l.Projector = true }}
	look := func(what string, c scatter) {
		c.next = c.params // not drawn
		for _, size := range [][2]int{{49, 18}, {74, 30}, {90, 40}} {
			for name, set := range looks {
				c.size, c.Plain, c.Projector = Size{size[0], size[1]}, false, false
				set(&c.DrawOptions)
				crossed += seenSides(t, fmt.Sprintf("%s, %v, %s", what, size, name), c)
			}
		}
	}
	for _, e := range datasets.Catalogue() {
		if set, err := e.Load(datasets.Generator{Noise: -1, Seed: 1}); err != nil || len(set.Features) != 2 {
			continue // of one feature there is no such line; of more an example has another z than its place
		}
		for _, k := range []int{1, 2, 5, 20, 100} {
			look(fmt.Sprintf("%s, k %d", e.Name, k), scatterOf(trainOn(t, e.Name).walk(k).unstudied(), 49, 18))
		}
	}
	for _, name := range []string{"circles", "moons", "xor"} {
		look(name+" to degree 3", curvedScatter(t, name, 3, 60, datasets.NoScaling, 0))
	}
	if crossed < 200 { // there are 254
		t.Errorf("only %d marks have a line between them and their examples", crossed)
	}
}

// seenSides looks at every mark near the boundary, and returns how many there are that it
// passes between the middle of and an example.
func seenSides(t *testing.T, what string, c scatter) (crossed int) {
	t.Helper()
	v := c.view()
	g := chart.NewGrid(c.size.W, c.size.H, c.Theme.Base, theme.Plain())
	if !c.Plain {
		g = chart.NewGrid(c.size.W, c.size.H, c.Theme.Base, nil)
	}
	c.Draw(g.Area(layout.Rect{W: c.size.W, H: c.size.H}))
	z := func(x, y float64) float64 { return v.z(c.params, x/2, y/4) } // by the dot
	sides := map[[2]int][]bool{}
	for i, row := range c.data.Problem.X {
		x, y := v.cell(i)
		sides[[2]int{x, y}] = append(sides[[2]int{x, y}], c.params.Z(row) > 0)
	}
	for at, all := range sides {
		x, y := float64(2*at[0]+1+boolToInt(c.Projector)), float64(4*at[1]+2)
		crossed += boolToInt(slices.Contains(all, !(z(x, y) > 0)))
		right, down := z(x+0.5, y)-z(x-0.5, y), z(x, y+0.5)-z(x, y-0.5)
		for _, d := range dotsNear(g, c.Theme, v.area, at) {
			beside, ahead := (d[0]-x)*right+(d[1]-y)*down, (d[0]-x)*down-(d[1]-y)*right
			if seen := beside < 0; math.Abs(beside) > math.Abs(ahead) && slices.Contains(all, !seen) {
				t.Fatalf("%s: the mark at %v with the sides %v is seen on side %v in\n%s", what, at, all, seen, g)
			}
		}
	}
	return crossed
}

// dotsNear are the dots of the boundary in the cells near a mark.
func dotsNear(g *chart.Grid, th theme.Theme, in layout.Rect, mark [2]int) (all [][2]float64) {
	for y := max(mark[1]-1, 0); y <= min(mark[1]+1, in.H-1); y++ {
		for x := max(mark[0]-2, 0); x <= min(mark[0]+2, in.W-1); x++ {
			switch r, st := g.At(in.X+x, in.Y+y); {
			case st.FG != th.Bright.FG:
			case r == '.': // of plain glyphs
				all = append(all, [2]float64{float64(2*x + 1), float64(4*y + 2)})
			case r > 0x2800 && r <= 0x28ff:
				for i, at := range [8][2]float64{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}} {
					if (r-0x2800)>>i&1 == 1 {
						all = append(all, [2]float64{float64(2*x) + at[0] + 0.5, float64(4*y) + at[1] + 0.5})
					}
				}
			}
		}
	}
	return all
}
