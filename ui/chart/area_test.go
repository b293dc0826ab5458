package chart

import (
	"strings"
	"testing"

	"descent/ui/layout"
	"descent/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

func TestTextClips(t *testing.T) {
	for _, c := range []struct {
		x    int
		s    string
		want string
		end  int
	}{
		{0, "abc", "abc  ", 3},
		{3, "abc", "   ab", 6},
		{-1, "abc", "bc   ", 2},
		{-9, "abc", "     ", -6},
		{4, "世x", "     ", 7},  // the wide rune does not fit, and x stands behind it
		{-1, "世x", " x   ", 2}, // nor does its second half
		{0, "世x", "世x  ", 3},
		{0, "a\tb\x1b[1mc\n", "ab[1m", 6}, // control characters go, their text is harmless
		{0, "e\u0301a\u200bb\u093f", "eab  ", 3},
		{0, "🇩🇪", "??   ", 2}, // two letters that would become one flag
		{0, "👍🏽!", "👍?! ", 4}, // a hand and a skin tone
		{0, "a\xffb", "a\ufffdb  ", 3},
	} {
		g, a := sheet(5, 1)
		if end := a.Text(c.x, 0, c.s, plain); end != c.end {
			t.Errorf("Text(%d, %q) = %d, want %d", c.x, c.s, end, c.end)
		}
		if got := g.String(); got != c.want {
			t.Errorf("Text(%d, %q) draws %q, want %q", c.x, c.s, got, c.want)
		}
		if w := a.Width(c.s); w != c.end-c.x {
			t.Errorf("Width(%q) = %d, want %d", c.s, w, c.end-c.x)
		}
	}
}

func TestTextRight(t *testing.T) {
	g, a := sheet(6, 1)
	if x := a.TextRight(5, 0, "−世", plain); x != 2 {
		t.Errorf("starts at %d, want 2", x)
	}
	if got, want := g.String(), "  −世 "; got != want {
		t.Errorf("drew %q, want %q", got, want)
	}
}

// Half a wide rune cannot be shown, so drawing over one half blanks the other.
func TestOverHalfAWideRune(t *testing.T) {
	for _, c := range []struct {
		x    int
		s    string
		want string
	}{
		{1, "世", " 世世"}, // the same again
		{1, "x", " x 世"},
		{2, "x", "  x世"},
		{3, "x", " 世x "},
		{4, "x", " 世 x"},
		{2, "界", "  界 "}, // its halves hit two runes
		{0, "x", "x世世"},
	} {
		g, a := sheet(5, 1)
		a.Text(1, 0, "世世", plain)
		a.Text(c.x, 0, c.s, plain)
		if got := g.String(); got != c.want {
			t.Errorf("%s over column %d: %q, want %q", c.s, c.x, got, c.want)
		}
	}
}

func TestAreas(t *testing.T) {
	g, a := sheet(8, 4)
	b := a.Sub(layout.Rect{X: 2, Y: 1, W: 4, H: 2})
	c := b.Sub(layout.Rect{X: -1, Y: 1, W: 3, H: 5}) // sticks out left and below
	if w, h := c.Size(); w != 3 || h != 5 {
		t.Errorf("size %d×%d, want 3×5 as asked", w, h)
	}
	b.Text(0, 0, "abcdef", plain)
	c.Text(0, 0, "xyz", plain)
	c.Text(0, 1, "below", plain)
	if got, want := g.String(), "        \n  abcd  \n  yz    \n        "; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// No size, place or zero value panics, and sums of huge numbers do not wrap
// around into the picture.
func TestAbsurdPlaces(t *testing.T) {
	const huge = int(^uint(0) >> 1)
	draw := func(a Area) {
		for _, n := range []int{-huge - 1, -1, 7, huge} {
			a.Set(n, 0, 'x', plain)
			a.Set(0, n, 'x', plain)
			a.Text(n, n, "x", plain)
			a.Shade(n, n, red, blue)
			a.braille(n, n, '⠄', plain)
			out := layout.Rect{X: n, Y: n, W: huge, H: huge}
			a.Fill(out, 'x', plain)
			a.Tint(out, red)
			a.Reverse(out)
			a.Sub(out).Text(0, 0, "x", plain)
		}
	}
	draw(Area{})
	if (Area{}).Width("abc") != 0 || (Area{}).TextRight(4, 0, "abc", plain) != 4 || (Area{}).Text(4, 0, "abc", plain) != 4 {
		t.Error("the zero area has measured a text")
	}
	// Of a 3×2 grid only what starts at −1 or before covers it, with Fill.
	g, a := sheet(3, 2)
	draw(a)
	if got := g.String(); got != "xxx"+"\n"+"xxx" {
		t.Errorf("got %q", got)
	}
	g, a = sheet(3, 2)
	a.Fill(layout.Rect{X: 1, W: huge, H: 1}, 'x', plain) // 1 + huge is no number
	if got := g.String(); got != " xx\n   " {
		t.Errorf("got %q", got)
	}
	g, _ = sheet(3, 2)
	far := g.Area(layout.Rect{X: huge, Y: huge, W: huge, H: huge})
	draw(far)
	if got := g.String(); got != "   \n   " {
		t.Errorf("an area outside the grid drew %q", got)
	}
}

func TestFill(t *testing.T) {
	g, a := sheet(4, 2)
	a.Fill(layout.Rect{X: 1, Y: 1, W: 9, H: 9}, '·', plain)
	a.Fill(layout.Rect{X: 2, Y: 1, W: 1, H: 1}, '世', plain) // takes two cells: a blank
	a.Set(0, 0, '\u0301', plain)                            // takes none: ignored
	if got := g.String(); got != "    \n ·"+" ·" {
		t.Errorf("got %q", got)
	}
}

func TestColoursStay(t *testing.T) {
	g, a := sheet(2, 1)
	a.Tint(layout.Rect{W: 1, H: 1}, blue)
	a.Tint(layout.Rect{W: 2, H: 1}, 0)
	a.Set(0, 0, 'x', theme.Style{FG: red, Bold: true})
	a.Set(0, 0, 'y', theme.Style{Reverse: true})
	if r, st := g.At(0, 0); r != 'y' || st != (theme.Style{FG: red, BG: blue, Reverse: true}) {
		t.Errorf("got %q %+v", r, st)
	}
	if _, st := g.At(1, 0); st != page {
		t.Errorf("beside it: %+v", st)
	}
}

func TestReverseTwice(t *testing.T) {
	g, a := sheet(2, 1)
	a.Reverse(layout.Rect{W: 2, H: 1})
	a.Reverse(layout.Rect{W: 1, H: 1})
	_, first := g.At(0, 0)
	_, second := g.At(1, 0)
	if first.Reverse || !second.Reverse {
		t.Errorf("reverse is %v %v, want false true", first.Reverse, second.Reverse)
	}
}

func TestShade(t *testing.T) {
	mean := theme.Mix(red, blue, 0.5)
	blank := func(bg theme.Color) cell { return cell{' ', theme.Style{FG: ink, BG: bg}, false} }
	for name, c := range map[string]struct {
		draw func(a Area)
		want cell
	}{
		"two":      {func(a Area) { a.Shade(0, 0, red, blue) }, cell{'▀', theme.Style{FG: red, BG: blue}, true}},
		"equal":    {func(a Area) { a.Shade(0, 0, red, red) }, blank(red)},
		"no upper": {func(a Area) { a.Shade(0, 0, 0, blue) }, cell{'▀', theme.Style{FG: paper, BG: blue}, true}},
		"none":     {func(a Area) { a.Shade(0, 0, 0, 0) }, blank(paper)},
		"over":     {func(a Area) { a.Text(0, 0, "x", plain); a.Shade(0, 0, red, red) }, blank(red)},
		"again":    {func(a Area) { a.Shade(0, 0, red, blue); a.Shade(0, 0, 0, 0) }, blank(mean)},
		"mark": {func(a Area) { a.Shade(0, 0, red, blue); a.Set(0, 0, '●', theme.Style{FG: red}) },
			cell{'●', theme.Style{FG: red, BG: mean}, false}},
		"mark without colour": {func(a Area) { a.Shade(0, 0, red, blue); a.Set(0, 0, '●', plain) },
			cell{'●', theme.Style{FG: ink, BG: mean}, false}},
		"tinted": {func(a Area) { a.Shade(0, 0, red, blue); a.Tint(layout.Rect{W: 1, H: 1}, red) }, blank(red)},
	} {
		g, a := sheet(1, 1)
		c.draw(a)
		if g.cells[0] != c.want {
			t.Errorf("%s: got %+v, want %+v", name, g.cells[0], c.want)
		}
	}
}

// On paper without colour a half of no colour cannot be told from its neighbour.
func TestShadeWithoutPaper(t *testing.T) {
	g := NewGrid(1, 1, plain, nil)
	g.Area(layout.Rect{W: 1, H: 1}).Shade(0, 0, red, 0)
	if r, st := g.At(0, 0); r != ' ' || st.BG != red {
		t.Errorf("got %q %+v, want a blank on red", r, st)
	}
}

// ascii is a plain-glyph fallback as the theme has one.
func ascii(s string) string {
	return strings.NewReplacer("α", "alpha", "●", "o", "─", "-", "│", "|", "└", "+", "┬", "+", "┤", "+",
		"−", "-", "▀", "#", "◆", "*", "○", "O", "\u2603", "").Replace(s)
}

func TestTranslate(t *testing.T) {
	g := NewGrid(12, 1, page, ascii)
	a := g.Area(layout.Rect{W: 12, H: 1})
	if w := a.Width("α 1"); w != 7 {
		t.Errorf("Width = %d, want 7 for %q", w, "alpha 1")
	}
	if end := a.Text(0, 0, "α 1", plain); end != 7 {
		t.Errorf("Text ends at %d, want 7", end)
	}
	if x := a.TextRight(12, 0, "−2", plain); x != 10 {
		t.Errorf("TextRight starts at %d, want 10", x)
	}
	a.Set(7, 0, '●', plain)
	a.Set(8, 0, '●', plain)      // the second time from memory
	a.Set(9, 0, '\u2603', plain) // becomes nothing
	if got, want := g.String(), "alpha 1oo -2"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	a.Shade(0, 0, red, blue)
	if r, st := g.At(0, 0); r != ' ' || st.BG != theme.Mix(red, blue, 0.5) {
		t.Errorf("a half block became %q %+v, want a blank on the mean", r, st)
	}
}

// A frame is drawn on every key: a cell must not cost an allocation.
func TestDrawingAllocatesNothing(t *testing.T) {
	_, a := sheet(40, 2)
	a.Text(0, 0, "w₁ 世 −1.5", plain) // measures these runes once
	n := testing.AllocsPerRun(100, func() {
		a.Text(0, 0, "w₁ 世 −1.5", plain)
		a.Set(3, 1, '●', plain)
		a.Shade(4, 1, red, blue)
		a.Fill(layout.Rect{X: 5, W: 9, H: 1}, ' ', plain)
		a.Tint(layout.Rect{W: 40, H: 1}, paper)
	})
	if n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

func FuzzText(f *testing.F) {
	f.Add("a e\u0301 世 \x1b[31m", 0, 5)
	f.Add("🇩🇪👍🏽\u200d가\u11a8", -1, 3)
	f.Fuzz(func(t *testing.T, s string, x, w int) {
		w = clampSide(w) % 200
		g, a := sheet(w, 1)
		if end := a.Text(x, 0, s, plain); end != x+a.Width(s) {
			t.Errorf("Text ends at %d, want %d+%d", end, x, a.Width(s))
		}
		if got := ansi.StringWidth(g.String()); got != w {
			t.Errorf("the row is %d wide, want %d: %q", got, w, g.String())
		}
	})
}

// Nothing that is drawn joins its neighbour, so a row is as wide as its cells.
// Every rune up to the end of plane 1 (behind it are only ideographs), between
// those that others cling to: a letter, a Hangul syllable, an emoji, a flag's letter.
func TestNoRuneJoinsAnother(t *testing.T) {
	g, _ := sheet(1, 1)
	for r := rune(0xa0); r < 0x20000; r++ {
		gl := measure(r)
		if gl.width == 0 {
			continue
		}
		for _, n := range "é가👍🇩\u0915" {
			other := g.glyph(n)
			s := string([]rune{other.rune, gl.rune, other.rune})
			if w := ansi.StringWidth(s); w != 2*other.width+gl.width {
				t.Fatalf("%q (%U) is %d wide between two %q", s, r, w, other.rune)
			}
		}
	}
}

func TestFree(t *testing.T) {
	g := NewGrid(10, 3, theme.Style{}, nil)
	a := g.Area(layout.Rect{X: 1, Y: 1, W: 8, H: 2})
	a.Text(3, 0, "ab", theme.Style{})
	a.Shade(1, 1, theme.RGB(1, 2, 3), theme.RGB(4, 5, 6))
	a.Text(5, 1, "東", theme.Style{})
	for _, c := range []struct {
		x, y, n int
		want    bool
	}{
		{0, 0, 3, true}, {0, 0, 4, false}, {4, 0, 1, false}, {5, 0, 3, true}, // around the text
		{5, 0, 4, false}, {-1, 0, 2, false}, {0, -1, 1, false}, {0, 2, 1, false}, // beyond an edge
		{0, 1, 5, true}, {6, 1, 1, false}, // shading is free, half of a wide rune is not
	} {
		if got := a.Free(c.x, c.y, c.n); got != c.want {
			t.Errorf("Free(%d, %d, %d) = %v", c.x, c.y, c.n, got)
		}
	}
	if (Area{}).Free(0, 0, 1) {
		t.Error("the zero area has no cells")
	}
}

// Nothing is drawn in an area on no screen, and nothing panics there.
func TestUnseen(t *testing.T) {
	a := MeasureArea(1<<30, 1<<30)
	if w, h := a.Size(); w != 1<<30 || h != 1<<30 || a.Width("text") != 0 {
		t.Errorf("%d×%d", w, h)
	}
	a.Text(3, 3, "text", theme.Style{})
	a.TextRight(9, 3, "text", theme.Style{})
	a.Sub(layout.Rect{X: 1, W: 5, H: 5}).Fill(layout.Rect{W: 5, H: 5}, 'x', theme.Style{})
}
