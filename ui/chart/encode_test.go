package chart

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"descent/ui/layout"
	"descent/ui/theme"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"
)

func renderer(p termenv.Profile) *lipgloss.Renderer {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(p)
	return r
}

// A screen reads truecolour output as a terminal does: cells of rune and style.
type screen struct {
	rows [][]cell
	now  theme.Style
}

func read(s string) (screen, error) {
	var sc screen
	for line := range strings.SplitSeq(s, "\n") {
		if sc.now != (theme.Style{}) {
			return sc, fmt.Errorf("row %d starts in %+v", len(sc.rows), sc.now)
		}
		sc.rows = append(sc.rows, nil)
		row := &sc.rows[len(sc.rows)-1]
		for len(line) > 0 {
			seq, width, n, _ := ansi.DecodeSequence(line, ansi.NormalState, nil)
			line = line[n:]
			if width == 0 {
				if err := sc.turn(seq); err != nil {
					return sc, err
				}
				continue
			}
			*row = append(*row, cell{rune: []rune(seq)[0], style: sc.now})
			if width == 2 {
				*row = append(*row, cell{style: sc.now})
			}
		}
	}
	if sc.now != (theme.Style{}) {
		return sc, fmt.Errorf("the end is not reset: %+v", sc.now)
	}
	return sc, nil
}

// turn understands ESC [ … m with 0, 1, 7, 38;2;r;g;b and 48;2;r;g;b.
func (sc *screen) turn(seq string) error {
	body, ok := strings.CutPrefix(seq, "\x1b[")
	if !ok || !strings.HasSuffix(body, "m") {
		return fmt.Errorf("strange sequence %q", seq)
	}
	var n []int
	for f := range strings.SplitSeq(strings.TrimSuffix(body, "m"), ";") {
		v, err := strconv.Atoi(f)
		if err != nil {
			return err
		}
		n = append(n, v)
	}
	for i := 0; i < len(n); i++ {
		switch n[i] {
		case 0:
			sc.now = theme.Style{}
		case 1:
			sc.now.Bold = true
		case 7:
			sc.now.Reverse = true
		case 38, 48:
			c := theme.RGB(uint8(n[i+2]), uint8(n[i+3]), uint8(n[i+4]))
			if n[i] == 38 {
				sc.now.FG = c
			} else {
				sc.now.BG = c
			}
			i += 4
		default:
			return fmt.Errorf("strange code %d in %q", n[i], seq)
		}
	}
	return nil
}

// What the terminal then shows is what the grid holds. Of a blank only the
// background can be seen.
func TestEncodeShowsTheGrid(t *testing.T) {
	text := rapid.StringOf(rapid.SampledFrom([]rune("ab  世●▀")))
	e := NewEncoder(renderer(termenv.TrueColor))
	rapid.Check(t, func(t *rapid.T) {
		g, _ := drawAnything(t, rapid.IntRange(-3, 12), text)
		sc, err := read(e.Encode(g))
		if err != nil {
			t.Fatal(err)
		}
		if len(sc.rows) != g.h {
			t.Fatalf("%d rows, want %d", len(sc.rows), g.h)
		}
		for y, row := range sc.rows {
			if len(row) != g.w {
				t.Fatalf("row %d has %d cells, want %d", y, len(row), g.w)
			}
			for x, got := range row {
				r, st := g.At(x, y)
				if r == ' ' && !st.Reverse && !got.style.Reverse {
					got.style.FG, got.style.Bold = st.FG, st.Bold
				}
				if got.rune != r || got.style != st {
					t.Fatalf("cell %d,%d shows %q %+v, want %q %+v", x, y, got.rune, got.style, r, st)
				}
			}
		}
	})
}

func TestEncodeProfiles(t *testing.T) {
	g, a := sheet(4, 2)
	a.Text(0, 0, "ab", theme.Style{FG: red, Bold: true})
	a.Text(2, 0, "世", theme.Style{FG: ink})
	// The band colour of the dark palette, #21252d: lipgloss alone would send 32;36;45.
	a.Tint(layout.Rect{Y: 1, W: 4, H: 1}, theme.RGB(0x21, 0x25, 0x2d))
	a.Set(3, 1, 'x', theme.Style{Reverse: true})
	var b strings.Builder
	for _, p := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI, termenv.Ascii} {
		fmt.Fprintf(&b, "%s:\n%q\n", p.Name(), NewEncoder(renderer(p)).Encode(g))
	}
	golden(t, "profiles", strings.TrimSuffix(b.String(), "\n"))
	if got := NewEncoder(nil).Encode(g); got != g.String() {
		t.Errorf("without a renderer: %q, want %q", got, g.String())
	}
}

func TestEncodeEmpty(t *testing.T) {
	e := NewEncoder(renderer(termenv.TrueColor))
	for _, size := range [][2]int{{0, 0}, {5, 0}, {0, 3}} {
		want := strings.Repeat("\n", max(0, size[1]-1))
		if got := e.Encode(NewGrid(size[0], size[1], page, nil)); got != want {
			t.Errorf("%d×%d: %q, want %q", size[0], size[1], got, want)
		}
	}
}

// Equal neighbours are one run, and words on one paper need no new background.
func TestEncodeMergesRuns(t *testing.T) {
	g, a := sheet(20, 1)
	a.Text(0, 0, "one", theme.Style{FG: red})
	a.Text(4, 0, "two", theme.Style{FG: red})
	a.Text(8, 0, "three", theme.Style{FG: blue})
	got := NewEncoder(renderer(termenv.TrueColor)).Encode(g)
	want := "\x1b[38;2;250;0;0;48;2;10;20;30mone two \x1b[38;2;0;0;250mthree       \x1b[0m"
	if got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// Whatever one cell switches on is off again in a neighbour without it.
func TestEncodeSwitchesOff(t *testing.T) {
	e := NewEncoder(renderer(termenv.TrueColor))
	for _, st := range []theme.Style{{FG: red}, {BG: red}, {Bold: true}, {Reverse: true}} {
		g := NewGrid(2, 1, plain, nil)
		a := g.Area(layout.Rect{W: 2, H: 1})
		a.Set(0, 0, 'x', st)
		a.Set(1, 0, 'y', plain)
		sc, err := read(e.Encode(g))
		if err != nil {
			t.Fatal(err)
		}
		if got := sc.rows[0]; got[0].style != st || got[1].style != plain {
			t.Errorf("%+v: shown as %+v", st, got)
		}
	}
}

// A row that did not change is the same string, whatever is around it: Bubble
// Tea sends only rows that differ.
func TestEncodeRowsAreIndependent(t *testing.T) {
	e := NewEncoder(renderer(termenv.TrueColor))
	row := func(above theme.Style) string {
		g, a := sheet(10, 2)
		a.Text(0, 0, "above", above)
		a.Text(0, 1, "  below", theme.Style{FG: blue})
		return strings.Split(e.Encode(g), "\n")[1]
	}
	if a, b := row(theme.Style{FG: red, Reverse: true}), row(plain); a != b {
		t.Errorf("%q and %q", a, b)
	}
}

// A shading with every colour there is must not fill the memory.
func TestEncoderForgets(t *testing.T) {
	e := NewEncoder(renderer(termenv.ANSI256))
	g, a := sheet(200, 50) // 10 000 cells, each with a colour of its own
	for i := range 200 * 50 {
		a.Set(i%200, i/200, 'x', theme.Style{FG: theme.Color(1<<24 | i)})
	}
	first := e.Encode(g)
	if n := len(e.openSequences); n > maxStyles || n == 0 {
		t.Errorf("%d styles kept, want 1 to %d", n, maxStyles)
	}
	if e.Encode(g) != first {
		t.Error("the second time it wrote something else")
	}
}
