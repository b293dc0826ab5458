package chart

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"descent/ui/theme"
)

// viewer is what is drawn of a film so far: the colours of the half cells, and what stands
// in each cell.
type viewer struct {
	w, h   int
	halves []string
	runes  []string
}

// paint draws a scene over what is there.
func (s *viewer) paint(t *testing.T, scene string) {
	t.Helper()
	d := parse(t, []byte(`<svg>`+scene+`</svg>`))
	for _, ground := range d.grounds {
		colour, path, _ := strings.Cut(ground, " ")
		path, shift, _ := strings.Cut(path, " translate")
		if want := map[bool]string{true: "(.5 -.5)"}[strings.Contains(path, "v")]; shift != want {
			t.Fatalf("%s is moved by %q, want %q", path, shift, want) // a column is drawn through its middle
		}
		for _, at := range squares(t, path) {
			x, half := at[0], at[1]
			if x < 0 || x >= s.w || half < 0 || half >= 2*s.h {
				t.Fatalf("%s covers %d, %d", ground, x, half)
			}
			s.halves[half*s.w+x] = colour
			s.runes[half/2*s.w+x] = ""
		}
	}
	for _, text := range d.texts {
		x, _ := strconv.ParseFloat(text["x"], 64)
		y, _ := strconv.Atoi(text["y"])
		for i, r := range text[""] {
			at := (y-baseline)/cellHeight*s.w + int(x/cellWidth) + i
			if text["text-anchor"] == "middle" {
				at = (y-baseline)/cellHeight*s.w + int(x/cellWidth-0.6)
				if int(x)%cellWidth == 0 {
					s.runes[at+1] += "half a wide one"
				}
			}
			s.runes[at] += string(r)
		}
	}
}

// squares follows a path of lines along the axes, each as thick as its unit: which
// squares does it cover?
func squares(t *testing.T, path string) [][2]int {
	t.Helper()
	var out [][2]int
	x, y := 0, 0
	for _, c := range regexp.MustCompile(`([A-Za-z])(-?\d+)(?: ?(-?\d+))?`).FindAllStringSubmatch(path, -1) {
		a, _ := strconv.Atoi(c[2])
		b, _ := strconv.Atoi(c[3])
		switch c[1] {
		case "M":
			x, y = a, b
		case "m":
			x, y = x+a, y+b
		case "h":
			for range a {
				out = append(out, [2]int{x, y})
				x++
			}
		case "v":
			for range a {
				out = append(out, [2]int{x, y})
				y++
			}
		default:
			t.Fatalf("%s in %s", c[0], path)
		}
	}
	return out
}

// Whatever screens follow each other, a viewer who draws one scene over the other
// sees each of them: every half cell in its colour, and in every cell what stands
// there, once.
func TestFilmShowsEveryScreen(t *testing.T) {
	const w, h = 14, 5
	rng := rand.New(rand.NewPCG(3, 1))
	colour := func() theme.Color { return theme.RGB(uint8(90*rng.IntN(3)), 0, 40) }
	var f Film
	var grids []*Grid
	g, _ := coloured(w, h)
	for range 60 {
		next, a := coloured(w, h)
		copy(next.cells, g.cells)
		for range rng.IntN(5) {
			x, y := rng.IntN(w), rng.IntN(h)
			switch rng.IntN(5) {
			case 0:
				for i := range rng.IntN(6) { // a column of shading
					a.Shade(x, min(h-1, y+i), colour(), colour())
				}
			case 1:
				a.Text(x, y, "ab 7"[:1+rng.IntN(4)], theme.Style{FG: colour(), BG: colour()})
			case 2:
				a.Text(x, y, "漢", theme.Style{FG: colour()})
			case 3:
				a.Text(x, y, "   ", theme.Style{})
			case 4:
				a.Set(x, y, '▀', theme.Style{FG: colour()})
			}
		}
		g = next
		f.Show(g, time.Duration(len(grids))*time.Second)
		grids = append(grids, g)
	}
	picture := string(f.SVG(time.Minute, Caption{}))
	s := &viewer{w, h, make([]string, 2*w*h), make([]string, w*h)}
	for i := range s.halves {
		s.halves[i] = "#0a141e" // the paper
	}
	_, body, _ := strings.Cut(picture, "\n<g>\n")
	scenes := regexp.MustCompile(`</g>\n<g><animate [^>]*/>\n`).Split("\n"+strings.TrimSuffix(body, "</g>\n</svg>\n"), -1)
	if len(scenes) != f.Screens() || len(scenes) < 40 {
		t.Fatalf("%d scenes of %d", len(scenes), f.Screens())
	}
	shown := 0
	for i, g := range grids {
		if i > 0 && same(g, grids[i-1]) {
			continue
		}
		s.paint(t, scenes[shown])
		shown++
		s.compare(t, g)
		if t.Failed() {
			t.Fatalf("screen %d of\n%s", i, picture)
		}
	}
}

func same(a, b *Grid) bool {
	for i := range a.cells {
		if a.cells[i] != b.cells[i] {
			return false
		}
	}
	return true
}

func (s *viewer) compare(t *testing.T, g *Grid) {
	t.Helper()
	p := newPainter(g, nil)
	for i, c := range g.cells {
		front, back := p.colours(c.style)
		upper, lower, stands := back, back, ""
		switch c.rune {
		case '▀':
			upper = front
		case '▄':
			lower = front
		case ' ':
		case 0:
			stands = "half a wide one"
		default:
			stands = string(c.rune)
		}
		x, y := i%s.w, i/s.w
		if s.halves[2*y*s.w+x] != code(upper) || s.halves[(2*y+1)*s.w+x] != code(lower) || s.runes[i] != stands {
			t.Errorf("cell %d, %d is %q on %s and %s, want %q on %s and %s", x, y, s.runes[i], s.halves[2*y*s.w+x], s.halves[(2*y+1)*s.w+x], stands, code(upper), code(lower))
		}
	}
}
