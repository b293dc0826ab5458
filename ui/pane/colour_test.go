package pane

import (
	"io"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/theme"
)

// Some panes in full colour, as the terminal is sent them, in every theme.
func TestColourGolden(t *testing.T) {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.TrueColor)
	s := layout.Arrange(80, 24, layout.Requirements{Params: 3})
	for _, name := range theme.Names() {
		f := irisAt20(t)
		f.Theme, f.Compact = look(t, name), true
		for _, p := range []struct {
			name string
			draw func(scene, chart.Area)
			r    layout.Rect
		}{{"data", drawData, s.Mains[0]}, {"surface", drawSurface, s.Mains[0]}, {"parameters", drawParameters, s.Params}} {
			g, a := sheet(f, p.r.W, p.r.H)
			p.draw(f, a)
			golden(t, "colour/"+p.name+"-"+name+".txt", chart.NewEncoder(r).Encode(g)+"\n")
		}
	}
}

// styleOf is the style of the first cell that shows r.
func styleOf(t *testing.T, g *chart.Grid, r rune) theme.Style {
	t.Helper()
	w, h := g.Size()
	for y := range h {
		for x := range w {
			if got, st := g.At(x, y); got == r {
				return st
			}
		}
	}
	t.Fatalf("no %q in\n%s", r, g)
	return theme.Style{}
}

// backgrounds counts the backgrounds of a grid.
func backgrounds(g *chart.Grid) map[theme.Color]int {
	seen := map[theme.Color]int{}
	w, h := g.Size()
	for y := range h {
		for x := range w {
			_, st := g.At(x, y)
			seen[st.BG]++
		}
	}
	return seen
}

// Behind the examples stands the probability: the paper where a = 0.5, the
// tint of a class where a is near its end, and 32 steps between.
func TestShading(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		f := trainOn(t, "iris").walk(600).frame()
		f.Theme = look(t, name)
		g, a := sheet(f, 74, 30)
		drawData(f, a)
		seen := backgrounds(g)
		if seen[f.Theme.Tint[0]] == 0 || seen[f.Theme.Tint[1]] == 0 || len(seen) < 10 {
			t.Errorf("%s: %d backgrounds, %d and %d cells of the tints", name, len(seen), seen[f.Theme.Tint[0]], seen[f.Theme.Tint[1]])
		}
		start := trainOn(t, "iris").frame() // all a are 0.5: only the scale in the legend has colour
		start.Theme = f.Theme
		g, a = sheet(start, 74, 30)
		drawData(start, a)
		for y := 1; y < 30; y++ {
			for x := range 74 {
				if _, st := g.At(x, y); st.BG != f.Theme.Base.BG {
					t.Fatalf("%s: at zeros column %d, row %d has the background %x", name, x, y, st.BG)
				}
			}
		}
	}
}

// Parameters that are no numbers give no probability: the plane stays paper,
// so that the examples can still be seen.
func TestNoShadingWithoutNumbers(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		f := irisAt20(t)
		f.Theme = look(t, name)
		f.Run.Snapshot.Params = trainer.Params{W: []float64{math.NaN(), 1}}
		g, a := sheet(f, 74, 30)
		drawData(f, a)
		for y := 1; y < 30; y++ {
			for x := range 74 {
				if _, st := g.At(x, y); st.BG != f.Theme.Base.BG {
					t.Fatalf("%s: column %d, row %d has the background %x, not the paper", name, x, y, st.BG)
				}
			}
		}
	}
}

// Without colours there is no shading; the two sides are told in words.
func TestMonoTellsTheSides(t *testing.T) {
	f := irisAt20(t)
	f.Theme = look(t, "mono")
	g, a := sheet(f, 74, 30)
	drawData(f, a)
	text := g.String()
	if strings.ContainsRune(text, '▀') || len(backgrounds(g)) != 1 {
		t.Errorf("there is shading:\n%s", text)
	}
	for _, side := range []string{"a > 0.5", "a < 0.5"} {
		if strings.Count(text, side) != 1 {
			t.Errorf("%q is not there once:\n%s", side, text)
		}
	}
	// The side with a > 0.5 is that of the long petals.
	if strings.Index(text, "a > 0.5") > strings.Index(text, "a < 0.5") {
		t.Errorf("the sides are the wrong way round:\n%s", text)
	}
}

// Classes, wrong ones and the present moment have their colours; colour never
// tells alone, so glyphs differ too.
func TestMeanings(t *testing.T) {
	f := irisAt20(t)
	g, a := sheet(f, 74, 30)
	drawData(f, a)
	for r, want := range map[rune]theme.Style{
		'●': f.Theme.Class[0], '○': f.Theme.Class[0], '⊗': f.Theme.Class[0], '▲': f.Theme.Class[1], '△': f.Theme.Class[1], '▼': f.Theme.Class[1],
	} {
		if st := styleOf(t, g, r); st.FG != want.FG {
			t.Errorf("%q has colour %x, want %x", r, st.FG, want.FG)
		}
	}
	g, a = sheet(f, 42, 1)
	drawReadout(f, a)
	if st := styleOf(t, g, '3'); st.FG != f.Theme.Bright.FG || st.BG != f.Theme.Band {
		t.Errorf("α is %+v", st)
	}
	f.Run.Forks = true
	g, a = sheet(f, 42, 1)
	drawReadout(f, a)
	if st := styleOf(t, g, '3'); st.FG != f.Theme.Now.FG {
		t.Errorf("α of a fork to come is %+v, not the colour of now", st)
	}
}

// A chosen row stands out by its background, in mono reversed.
func TestChosenRow(t *testing.T) {
	for _, name := range theme.Names() {
		f := irisAt20(t)
		f.Theme = look(t, name)
		g, a := sheet(f, 80, 12)
		chooseStart(f, a)
		_, chosen := g.At(10, 4) // the second of the rows that begin in row 3
		_, other := g.At(10, 3)
		if f.Theme.Mono && (!chosen.Reverse || other.Reverse) || !f.Theme.Mono && (chosen.BG != f.Theme.Row || other.BG == f.Theme.Row) {
			t.Errorf("%s: the chosen row is %+v, another %+v", name, chosen, other)
		}
	}
}
