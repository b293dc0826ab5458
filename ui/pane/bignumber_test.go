package pane

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
	"descent/ui/chart"
)

// Every picture has the size of its font, and nothing but half blocks.
func TestBigFonts(t *testing.T) {
	letters := letterPictures()
	maps.Copy(letters, largeGlyphs())
	for _, r := range "abcdefghijklmnopqrstuvwxyzJαλ=+%∞!·▸↓↑↕₀₁₂₃₄₅₆₇₈₉" {
		if letters[r] == nil {
			t.Errorf("%q has no picture", r)
		}
	}
	for _, glyphs := range []map[rune][]string{letters, smallGlyphs()} {
		rows := len(glyphs['.'])
		for r, picture := range glyphs {
			if len(picture) != rows {
				t.Errorf("%q has %d rows, not %d", r, len(picture), rows)
			}
			for _, row := range picture {
				if len([]rune(row)) != len([]rune(picture[0])) || strings.Trim(row, " █▀▄") != "" {
					t.Errorf("%q has the row %q", r, row)
				}
			}
		}
		for _, r := range "0123456789.−e? " {
			if glyphs[r] == nil {
				t.Errorf("%q has no picture", r)
			}
		}
	}
	for _, c := range []struct {
		rows  int
		plain bool
		want  []int
	}{{8, false, []int{8, 4, 3}}, {4, false, []int{4, 3}}, {3, false, []int{3}}, {2, false, nil}, {8, true, []int{8, 5}}, {5, true, []int{5}}, {1, true, nil}} {
		var got []int
		for _, f := range bigFonts(c.rows, c.plain) {
			got = append(got, f.rows())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d rows, plain %v: bigFonts of %v rows, not %v", c.rows, c.plain, got, c.want)
		}
	}
}

func TestBigTexts(t *testing.T) {
	for _, c := range []struct {
		v      float64
		recent []float64
		first  string
		rough  string
	}{
		{0.4051549, nil, "0.405", "4e−1"}, {-0.9236, nil, "0.924", "9e−1"}, {0, nil, "0.000", "0"},
		{12.4, nil, "12.400", "1e1"}, {9.9, []float64{10.1}, " 9.900", "1e1"}, {1.24e-5, nil, "1.2e−5", "1e−5"},
		{0.0004, []float64{0.02}, "0.000", "4e−4"}, // on its way through 0
		{math.NaN(), nil, "", ""}, {math.Inf(-1), nil, "∞", ""},
	} {
		texts, rough := bigTexts(c.v, c.recent)
		first := ""
		if len(texts) > 0 {
			first = texts[0]
		}
		if first != c.first || rough != c.rough {
			t.Errorf("%v after %v: %q and %q, not %q and %q", c.v, c.recent, first, rough, c.first, c.rough)
		}
	}
}

// What is written big is the number, to the digits that are written.
func TestBigTextsAreTheNumber(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		v, recent := awkward().Draw(rt, "v"), awkwardSlice(0, 3).Draw(rt, "recent")
		texts, rough := bigTexts(v, recent)
		switch {
		case math.IsNaN(v) && texts == nil && rough == "", math.IsInf(v, 0) && slices.Equal(texts, []string{"∞"}) && rough == "":
			return
		case math.IsNaN(v), math.IsInf(v, 0):
			rt.Fatalf("%v is written %q", v, texts)
		}
		for _, s := range append(texts, rough) {
			var read float64
			if _, err := fmt.Sscan(strings.Replace(strings.TrimSpace(s), "−", "-", 1), &read); err != nil && math.Abs(v) < 1e308 {
				rt.Fatalf("%v is written %q: %v", v, s, err)
			}
			if d := math.Abs(read - math.Abs(v)); math.Abs(v) < 1e300 && d > max(0.5, 0.5*math.Abs(v)) {
				rt.Fatalf("%v is written %q", v, s)
			}
		}
	})
}

// bigScreen draws the seven numbers, one under the other, as wide and as high as one
// is, and what is happening.
func bigScreen(f scene, w, h int) string {
	var b strings.Builder
	for i := range 7 {
		b.WriteString(painted(f, w, h, func(f scene, a chart.Area) { drawNumber(f, a, i) }) + "\n")
	}
	return b.String() + painted(f, 3*w, h, drawWords)
}

func TestBigGolden(t *testing.T) {
	plain := irisAt20(t)
	plain.Plain = true
	gone := irisAt20(t)
	gone.View.Hidden = map[string]bool{"j": true, "parameters": true}
	far := irisAt20(t)
	far.Run.Snapshot.Iter, far.Run.Snapshot.Cost, far.Run.Alpha = 1234567, math.Inf(1), 0.30001
	far.Run.Snapshot.Params = trainer.Params{W: []float64{-123456.7, math.NaN()}, B: 1.5e-300}
	var b strings.Builder
	for _, scene := range []struct {
		name string
		f    scene
	}{{"iris", irisAt20(t)}, {"plain", plain}, {"hidden", gone}, {"far", far}, {"breast-cancer", trainOn(t, "breast-cancer").walk(20).frame()}, {"hours", trainOn(t, "hours").walk(50).frame()}} {
		scene.f.Projector = true
		for _, size := range [][2]int{{25, 4}, {39, 4}, {65, 8}} { // at 80×24, 120×36 and 200×60
			fmt.Fprintf(&b, "%s, %d×%d\n%s\n", scene.name, size[0], size[1], bigScreen(scene.f, size[0], size[1]))
		}
	}
	golden(t, "big.txt", b.String())
}

// Big numbers draw at every size, whatever they are, and only in their area.
func TestBigAnySize(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := someFrame(t, rt)
		f.Projector = true
		w, h, i := rapid.IntRange(0, 80).Draw(rt, "width"), rapid.IntRange(0, 12).Draw(rt, "height"), rapid.IntRange(0, 6).Draw(rt, "which")
		for _, draw := range []func(scene, chart.Area){
			func(f scene, a chart.Area) { drawNumber(f, a, i) }, drawn(newCurveName), drawn(newPaneName),
			func(f scene, a chart.Area) { Hidden(f.DrawOptions, Happening).Draw(a) },
			drawWords, drawSmallCost, drawData,
		} {
			if err := inside(f, w, h, draw); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

// What stands below each other begins in the same column behind its name, where no digit is
// lost by it; a number keeps away from the next name.
func TestBigColumns(t *testing.T) {
	f := irisAt20(t)
	f.Projector = true
	begins := func(i, w int) int {
		g, a := sheet(f, w, 4)
		drawNumber(f, a, i)
		for x := range w {
			for y := range 4 {
				if r, st := g.At(x, y); r != ' ' && st.FG != f.Theme.Muted.FG {
					return x
				}
			}
		}
		return -1
	}
	for i := range 3 {
		if above, below := begins(i, 54), begins(i+3, 54); above != below && i < 2 || above < 0 || below < above {
			t.Errorf("column %d: the digits begin at %d and %d", i, above, below)
		}
	}
	if above, below := begins(0, 39), begins(3, 39); above >= below {
		t.Errorf("where room is short k begins at %d, w₁ at %d", above, below)
	}
}
