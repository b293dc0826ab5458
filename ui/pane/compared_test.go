package pane

import (
	"slices"
	"strings"
	"testing"

	"descent/ui/number"
	"descent/ui/theme"
)

// Runs that are compared have a hue each by the rank of their α, the same in every
// pane, and their labels have it too; the present run has none.
func TestComparedRunsHaveHues(t *testing.T) {
	f := stepped(t, 20, 1, 0.03, 0.1, 0.6)
	alphas := []float64{0.03, 0.1, 0.6, 1}
	for i, g := range f.Ghosts {
		if want := slices.Index(alphas, g.Alpha); f.rank(g) != want {
			t.Errorf("ghost %d, α %v: rank %d, want %d", i, g.Alpha, f.rank(g), want)
		}
	}
	g, a := sheet(f, 74, 30)
	drawCost(f, a)
	rows := strings.Split(g.String(), "\n")
	for rank, alpha := range append(alphas, 0.3) {
		want := f.Theme.Bright.FG
		if rank < len(alphas) {
			want = f.Theme.Runs[rank].FG
		}
		label, seen := "α "+number.Shortest(alpha), false
		for y, row := range rows {
			if at := strings.Index(row, label+" "); at >= 0 && y > 1 {
				x := len([]rune(row[:at]))
				_, st := g.At(x, y)
				if seen = true; st.FG != want {
					t.Errorf("%q is drawn in %v, not %v", label, st.FG, want)
				}
			}
		}
		if !seen {
			t.Errorf("%q is not written:\n%s", label, g)
		}
	}
	surface, b := sheet(f, 74, 30)
	drawSurface(f, b)
	for rank := 2; rank < len(alphas); rank++ { // those of smaller α lie under the present way
		found := false
		w, h := surface.Size()
		for i := range w * h {
			r, st := surface.At(i%w, i/w)
			found = found || r > 0x2800 && r <= 0x28ff && st.FG == f.Theme.Runs[rank].FG
		}
		if !found {
			t.Errorf("the way of α %v has no hue on the surface", alphas[rank])
		}
	}
}

// No two of eight lines of a comparison look the same: by hue and dashes.
func TestComparedLinesDiffer(t *testing.T) {
	seen := map[any]int{}
	for rank := range 8 {
		st, dash := (DrawOptions{Theme: look(t, "dark")}).comparedLine(rank)
		key := struct {
			st   theme.Style
			dash any
		}{st, dash}
		if before, ok := seen[key]; ok {
			t.Errorf("runs %d and %d look the same", before, rank)
		}
		seen[key] = rank
	}
}

// On Data each of them has its boundary: where z = 0 with its own parameters.
func TestComparedBoundaries(t *testing.T) {
	f := stepped(t, 200, 3, 0.03)
	c := scatterOf(f, 74, 30)
	for _, g := range f.Ghosts {
		c.others = append(c.others, comparedRun{runLineOf(f.moment(), g), f.name(g), g.Path.Newest().Params, false})
	}
	g, a := sheet(f, 74, 30)
	c.Draw(a)
	v := c.view()
	for _, o := range c.others {
		cells := 0
		for y := range v.area.H {
			for x := range v.area.W {
				r, st := g.At(v.area.X+x, v.area.Y+y)
				if r <= 0x2800 || r > 0x28ff || st.FG != o.line.style.FG {
					continue
				}
				cells++
				signs := map[bool]bool{}
				for _, dx := range []float64{-0.7, 1.7} {
					for _, dy := range []float64{-0.5, 1.5} {
						signs[zAt(f, o.params, v.x.Value(float64(x)+dx), v.y.Value(float64(v.area.H)-float64(y)-dy)) > 0] = true
					}
				}
				if len(signs) != 2 {
					t.Errorf("%s: the cell (%d, %d) is not on its boundary", o.name, x, y)
				}
			}
		}
		if cells < 3 || !strings.Contains(g.String(), o.name) {
			t.Errorf("%s: %d cells of its boundary in\n%s", o.name, cells, g)
		}
	}
}
