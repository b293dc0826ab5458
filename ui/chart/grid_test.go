package chart

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"descent/ui/layout"
	"descent/ui/theme"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with testdata/name.golden.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got+"\n" != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

var (
	paper = theme.RGB(10, 20, 30)
	ink   = theme.RGB(200, 210, 220)
	red   = theme.RGB(250, 0, 0)
	blue  = theme.RGB(0, 0, 250)
	plain = theme.Style{}
	page  = theme.Style{FG: ink, BG: paper}
)

// sheet returns a grid in the style page and an area over all of it.
func sheet(w, h int) (*Grid, Area) {
	g := NewGrid(w, h, page, nil)
	return g, g.Area(layout.Rect{W: w, H: h})
}

func TestGridSides(t *testing.T) {
	for _, c := range []struct{ w, h, wantW, wantH int }{
		{3, 2, 3, 2}, {0, 5, 0, 5}, {-1, -7, 0, 0},
		{1, 1 << 40, 1, MaxSide}, {1 << 40, 1, MaxSide, 1},
	} {
		if w, h := NewGrid(c.w, c.h, page, nil).Size(); w != c.wantW || h != c.wantH {
			t.Errorf("NewGrid(%d, %d) is %d×%d, want %d×%d", c.w, c.h, w, h, c.wantW, c.wantH)
		}
	}
}

func TestAt(t *testing.T) {
	g, a := sheet(3, 2)
	a.Text(0, 1, "x世", theme.Style{FG: red})
	for _, c := range []struct {
		x, y int
		r    rune
		st   theme.Style
	}{
		{0, 0, ' ', page},
		{0, 1, 'x', theme.Style{FG: red, BG: paper}},
		{1, 1, '世', theme.Style{FG: red, BG: paper}},
		{2, 1, 0, theme.Style{FG: red, BG: paper}}, // its second cell
		{3, 0, 0, plain}, {0, 2, 0, plain}, {-1, 0, 0, plain}, {0, -1, 0, plain},
	} {
		if r, st := g.At(c.x, c.y); r != c.r || st != c.st {
			t.Errorf("At(%d, %d) = %q %v, want %q %v", c.x, c.y, r, st, c.r, c.st)
		}
	}
}

func TestFade(t *testing.T) {
	for _, c := range []struct {
		t    float64
		want theme.Style
	}{
		{0, theme.Style{FG: red, BG: paper, Bold: true}},
		{-1, theme.Style{FG: red, BG: paper, Bold: true}},
		{math.NaN(), theme.Style{FG: red, BG: paper, Bold: true}},
		{0.5, theme.Style{FG: theme.Mix(red, blue, 0.5), BG: theme.Mix(paper, blue, 0.5)}},
		{7, theme.Style{FG: blue, BG: blue}},
	} {
		g, a := sheet(2, 1)
		a.Set(0, 0, 'x', theme.Style{FG: red, Bold: true})
		g.Fade(blue, c.t)
		if _, st := g.At(0, 0); st != c.want {
			t.Errorf("Fade(%v): %+v, want %+v", c.t, st, c.want)
		}
	}
	g := NewGrid(1, 1, theme.Style{Reverse: true}, nil)
	g.Fade(blue, 0.5)
	if _, st := g.At(0, 0); st != plain {
		t.Errorf("without colours: %+v, want nothing but no reverse", st)
	}
}

// Whatever is drawn, every row is exactly as wide as the grid, as measured by
// the library that cuts rows for Bubble Tea.
func TestEveryRowIsFull(t *testing.T) {
	// Texts that hold what joins with what: letters, marks, jamo, flags, emoji.
	text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom(
		[]rune("ab é世가\u1100\u1161\u11a8🇩🇪👍🏽\u200d\ufe0f\u0301\u093f\u0915\u094d\u0d4e\t\x1b\u009b▀⠿◽"))))
	place := rapid.IntRange(-3, 12)
	rapid.Check(t, func(t *rapid.T) {
		g, a := drawAnything(t, place, text)
		for y, line := range strings.Split(g.String(), "\n") {
			if w := ansi.StringWidth(line); w != a.w {
				t.Fatalf("row %d is %d wide, want %d: %q", y, w, a.w, line)
			}
		}
	})
}

// drawAnything draws random things on a random grid of up to 10×4.
func drawAnything(t *rapid.T, place *rapid.Generator[int], text *rapid.Generator[string]) (*Grid, Area) {
	colour := rapid.SampledFrom([]theme.Color{0, red, blue, paper, ink})
	style := rapid.Custom(func(t *rapid.T) theme.Style {
		return theme.Style{
			FG: colour.Draw(t, "fg"), BG: colour.Draw(t, "bg"),
			Bold: rapid.Bool().Draw(t, "bold"), Reverse: rapid.Bool().Draw(t, "reverse"),
		}
	})
	base := rapid.SampledFrom([]theme.Style{page, plain}).Draw(t, "base")
	g := NewGrid(rapid.IntRange(1, 10).Draw(t, "w"), rapid.IntRange(1, 4).Draw(t, "h"), base, nil)
	a := g.Area(layout.Rect{W: g.w, H: g.h})
	for range rapid.IntRange(0, 8).Draw(t, "calls") {
		x, y := place.Draw(t, "x"), place.Draw(t, "y")
		r := layout.Rect{X: x, Y: y, W: place.Draw(t, "rw"), H: place.Draw(t, "rh")}
		st, s := style.Draw(t, "style"), text.Draw(t, "text")
		switch rapid.IntRange(0, 7).Draw(t, "what") {
		case 0:
			a.Text(x, y, s, st)
		case 1:
			a.Sub(r).TextRight(r.W, 0, s, st)
		case 2:
			a.Shade(x, y, st.FG, st.BG)
		case 3:
			for _, first := range s {
				a.Fill(r, first, st)
			}
		case 4:
			for _, first := range s {
				a.Set(x, y, first, st)
			}
		case 5:
			a.Tint(r, st.BG)
		case 6:
			a.Reverse(r)
		default:
			g.Fade(st.FG, 0.5)
		}
	}
	return g, a
}
