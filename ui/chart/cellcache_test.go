package chart

import (
	"testing"

	"descent/ui/layout"
	"descent/ui/theme"
)

// Cells that are put back are what they were, colours, halves and wide runes
// too, and nothing beside them changes.
func TestCellsComeBack(t *testing.T) {
	g, _ := sheet(12, 5)
	a := g.Area(layout.Rect{X: 2, Y: 1, W: 8, H: 3})
	a.Text(1, 0, "世界", theme.Style{FG: red, Bold: true})
	a.Shade(0, 2, red, blue)
	a.Text(7, 1, "clipped", plain)
	cells, want := a.Cells(), g.String()

	other, whole := sheet(12, 5)
	whole.Fill(layout.Rect{W: 12, H: 5}, '#', plain)
	b := other.Area(layout.Rect{X: 2, Y: 1, W: 8, H: 3})
	if !b.Put(cells) {
		t.Fatal("they do not fit where they come from")
	}
	for y := range 5 {
		for x := range 12 {
			inside := x >= 2 && x < 10 && y >= 1 && y < 4
			r, st := other.At(x, y)
			if wr, ws := g.At(x, y); inside && (r != wr || st != ws) || !inside && r != '#' {
				t.Errorf("%d, %d: %q", x, y, r)
			}
		}
	}
	b.Set(0, 2, 'x', plain) // over the half block: it is still one
	a.Set(0, 2, 'x', plain)
	if _, st := other.At(2, 3); st != mustStyle(g, 2, 3) {
		t.Error("a half block came back as text")
	}
	a.Fill(layout.Rect{W: 8, H: 3}, ' ', plain)
	if again, _ := sheet(12, 5); !again.Area(layout.Rect{X: 2, Y: 1, W: 8, H: 3}).Put(cells) || again.String() != want {
		t.Errorf("what was kept has changed:\n%s", again)
	}
	for _, r := range []layout.Rect{{W: 7, H: 3}, {W: 8, H: 4}, {X: 10, W: 8, H: 3}, {}} {
		if g.Area(r).Put(cells) {
			t.Errorf("they fit into %v", r)
		}
	}
	if !(Area{}).Put(Area{}.Cells()) {
		t.Error("nothing does not fit into nothing")
	}
}

// Any area of any grid is copied and put back, also one that lies beside it or
// is as far away as a window of ten thousand columns.
func FuzzCells(f *testing.F) {
	f.Add(12, 5, 2, 1, 8, 3)
	f.Add(2000, 20, 5001, 4, 4997, 10)
	f.Add(20, 20, 5, 10001, 10, 9)
	f.Add(0, 0, -3, -3, 1<<40, 1<<40)
	f.Fuzz(func(t *testing.T, gw, gh, x, y, w, h int) {
		g, _ := sheet(clampSide(gw)%300, clampSide(gh)%80)
		a := g.Area(layout.Rect{X: x, Y: y, W: w, H: h})
		a.Text(0, 0, "a 世 b", plain)
		want, cells := g.String(), a.Cells()
		a.Fill(layout.Rect{W: 1 << 20, H: 1 << 20}, '#', plain)
		if !a.Put(cells) || g.String() != want {
			t.Errorf("it came back as\n%s\nnot as\n%s", g, want)
		}
	})
}

func mustStyle(g *Grid, x, y int) theme.Style {
	_, st := g.At(x, y)
	return st
}
