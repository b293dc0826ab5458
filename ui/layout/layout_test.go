package layout

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "renew the golden files")

// sketch draws a screen in letters: T title, R readout, r ruler, t tabs, P
// parameters, U update, H history, W words, n note, M and N mains, K keys; 0 to 5 big numbers, a to
// c how the last three move.
func sketch(w, h int, s Screen) string {
	rows := make([][]byte, h)
	for y := range rows {
		rows[y] = []byte(strings.Repeat(".", w))
	}
	put := func(r Rect, ch byte) {
		for y := r.Y; y < r.Y+r.H; y++ {
			for x := r.X; x < r.X+r.W; x++ {
				if rows[y][x] != '.' {
					ch = '!'
				}
				rows[y][x] = ch
			}
		}
	}
	for _, p := range []struct {
		r  Rect
		ch byte
	}{{s.Title, 'T'}, {s.Readout, 'R'}, {s.Ruler, 'r'}, {s.Tabs, 't'}, {s.Params, 'P'}, {s.AllWeights, 'A'}, {s.Update, 'U'}, {s.History, 'H'}, {s.Words, 'W'}, {s.Keys, 'K'}, {s.Bar, 'B'}} {
		put(p.r, p.ch)
	}
	if s.Note != s.Words && !s.Bar.Contains(s.Note.X, s.Note.Y) {
		put(s.Note, 'n')
	}
	for i, r := range s.Mains {
		put(r, "MNO"[i])
	}
	for i, r := range s.Numbers {
		put(r, "0123456"[i])
	}
	for i, r := range s.Names {
		put(r, "ab"[i])
	}
	var b strings.Builder
	for _, r := range rows {
		b.Write(r)
		b.WriteByte('\n')
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		w, h int
		want Requirements
	}{
		{80, 24, Requirements{Params: 3}}, {100, 30, Requirements{Params: 3}}, {120, 36, Requirements{Params: 3}}, {120, 36, Requirements{Params: 31, ExtraLeftColumns: 7}},
		{120, 36, Requirements{Params: 3, Zoom: true}}, {170, 45, Requirements{Params: 3}}, {200, 60, Requirements{Params: 31}}, {80, 24, Requirements{Params: 2, Zoom: true}},
		{80, 24, Requirements{Params: 28, AllWeights: 4}}, {120, 36, Requirements{Params: 28, AllWeights: 4}}, {200, 60, Requirements{Params: 28, AllWeights: 4}},
		{190, 55, Requirements{Params: 3, Runs: true}}, {200, 60, Requirements{Params: 3, Runs: true}},
		{80, 24, Requirements{Params: 3, Bar: true}}, {120, 36, Requirements{Params: 3, Bar: true}}, {170, 45, Requirements{Params: 31, Bar: true}}, {80, 24, Requirements{Params: 3, Zoom: true, Bar: true}},
	} {
		name := fmt.Sprintf("%dx%d-%d-%d-%v.txt", c.w, c.h, c.want.Params, c.want.ExtraLeftColumns, c.want.Zoom)
		if c.want.AllWeights > 0 {
			name = "all-" + name
		}
		if c.want.Runs {
			name = "runs-" + name
		}
		if c.want.Bar {
			name = "bar-" + name
		}
		t.Run(name, func(t *testing.T) {
			compare(t, name, sketch(c.w, c.h, Arrange(c.w, c.h, c.want)))
		})
	}
}

// compare holds a sketch against its golden file.
func compare(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the screen changed:\n%s", got)
	}
}

// The rows and columns that the table of the screens gives.
func TestTable(t *testing.T) {
	smallBar, fullBar := Arrange(80, 24, Requirements{Params: 3, Bar: true}), Arrange(120, 36, Requirements{Params: 3, Bar: true})
	three, short, narrow := Arrange(200, 60, Requirements{Params: 3, Runs: true}), Arrange(190, 54, Requirements{Params: 3, Runs: true}), Arrange(189, 60, Requirements{Params: 3, Runs: true})
	if least := Arrange(190, 55, Requirements{Params: 3, Runs: true}); len(three.Mains) != 3 || len(least.Mains) != 3 || len(short.Mains) != 2 || len(narrow.Mains) != 2 {
		t.Fatalf("of 200×60, 190×55, 190×54 and 189×60 there are %d, %d, %d and %d main panes", len(three.Mains), len(least.Mains), len(short.Mains), len(narrow.Mains))
	}
	small, full, wide := Arrange(80, 24, Requirements{Params: 3}), Arrange(120, 36, Requirements{Params: 3}), Arrange(170, 45, Requirements{Params: 3})
	for _, c := range []struct {
		what      string
		got, want Rect
	}{
		{"80: parameters", small.Params, Rect{1, 3, 28, 4}}, {"80: cost", small.History, Rect{1, 8, 28, 13}},
		{"80: words", small.Words, Rect{1, 21, 78, 1}}, {"80: note", small.Note, Rect{1, 22, 78, 1}}, {"80: ruler", small.Ruler, Rect{1, 2, 28, 1}}, {"80: keys", small.Keys, Rect{1, 23, 78, 1}},
		{"80: tabs", small.Tabs, Rect{31, 1, 48, 2}}, {"80: main", small.Mains[0], Rect{31, 3, 48, 18}},
		{"120: ruler", full.Ruler, Rect{1, 3, 42, 1}}, {"120: parameters", full.Params, Rect{1, 5, 42, 5}}, {"120: update", full.Update, Rect{1, 11, 42, 4}},
		{"120: cost", full.History, Rect{1, 16, 42, 13}}, {"120: words", full.Words, Rect{1, 30, 42, 4}}, {"120: note", full.Note, Rect{1, 34, 118, 1}},
		{"120: tabs", full.Tabs, Rect{45, 2, 74, 2}}, {"120: main", full.Mains[0], Rect{45, 4, 74, 30}},
		{"170: cost", wide.History, Rect{1, 16, 42, 22}}, {"170: note", wide.Note, Rect{1, 43, 168, 1}}, {"170: first main", wide.Mains[0], Rect{46, 4, 60, 39}},
		{"80, bar: bar", smallBar.Bar, Rect{0, 18, 80, 5}}, {"80, bar: main", smallBar.Mains[0], Rect{31, 3, 48, 14}}, {"80, bar: cost", smallBar.History, Rect{1, 8, 28, 9}},
		{"120, bar: bar", fullBar.Bar, Rect{0, 28, 120, 6}}, {"120, bar: main", fullBar.Mains[0], Rect{45, 4, 74, 23}}, {"120, bar: cost", fullBar.History, Rect{1, 16, 42, 11}},
		{"200, runs: cost", three.Mains[0], Rect{46, 4, 153, 25}}, {"200, runs: left", three.Mains[1], Rect{46, 30, 75, 28}}, {"200, runs: right", three.Mains[2], Rect{124, 30, 75, 28}},
		{"120, bar: note", fullBar.Note, Rect{1, 34, 118, 1}}, {"170: second main", wide.Mains[1], Rect{109, 4, 60, 39}},
	} {
		if c.got != c.want {
			t.Errorf("%s is %+v, want %+v", c.what, c.got, c.want)
		}
	}
}

func TestProjectorGolden(t *testing.T) {
	for name, c := range map[string]struct {
		w, h int
		want Requirements
	}{
		"80x24": {80, 24, Requirements{}}, "80x24-coarse": {80, 24, Requirements{NoHalfBlocks: true}}, "100x40-coarse": {100, 40, Requirements{NoHalfBlocks: true}},
		"100x30": {100, 30, Requirements{}}, "120x36": {120, 36, Requirements{}}, "120x36-zoom": {120, 36, Requirements{Zoom: true}},
		"170x45": {170, 45, Requirements{}}, "170x45-lambda": {170, 45, Requirements{Lambda: true}}, "80x24-lambda": {80, 24, Requirements{Lambda: true}},
		"120x36-cost": {120, 36, Requirements{Curve: true}}, "200x60": {200, 60, Requirements{}},
		"80x24-bar": {80, 24, Requirements{Bar: true}}, "120x36-bar": {120, 36, Requirements{Bar: true}},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.Projector = true
			compare(t, "projector-"+name+".txt", sketch(c.w, c.h, Arrange(c.w, c.h, c.want)))
		})
	}
}

// The rows of the numbers, of the names and of the headline, and three columns.
func TestProjectorTable(t *testing.T) {
	s := Arrange(120, 36, Requirements{Projector: true})
	for _, c := range []struct {
		what      string
		got, want Rect
	}{
		{"k", s.Numbers[0], Rect{1, 2, 39, 4}}, {"J", s.Numbers[1], Rect{41, 2, 39, 4}}, {"α", s.Numbers[2], Rect{81, 2, 38, 4}},
		{"w₁", s.Numbers[3], Rect{1, 7, 39, 4}}, {"b", s.Numbers[5], Rect{81, 7, 39, 4}}, {"λ", s.Numbers[6], Rect{}},
		{"names", s.Names[0], Rect{1, 12, 46, 2}}, {"and", s.Names[1], Rect{51, 12, 68, 2}}, {"keys", s.Keys, Rect{}},
		{"cost", s.History, Rect{1, 14, 46, 16}}, {"main", s.Mains[0], Rect{51, 14, 68, 16}}, {"words", s.Words, Rect{1, 31, 118, 4}}, {"note", s.Note, Rect{1, 35, 118, 1}},
	} {
		if c.got != c.want {
			t.Errorf("%s is %+v, want %+v", c.what, c.got, c.want)
		}
	}
}

// The parameters take the rows first that the cost curve can spare, then their
// next updates; of many all are shown where the screen is high.
func TestTables(t *testing.T) {
	for _, c := range []struct{ h, params, rows, next int }{
		{36, 3, 3, 3}, {30, 3, 3, 3}, {36, 2, 2, 2}, {36, 31, 3, 3}, {45, 31, 11, 3}, {60, 31, 31, 3}, {60, 6, 6, 6}, {80, 31, 31, 18}, {60, 20, 20, 9},
	} {
		s := Arrange(200, c.h, Requirements{Params: c.params})
		if rows, next := s.Params.H-2, max(0, s.Update.H-1); rows != c.rows || next != c.next {
			t.Errorf("%d rows, %d parameters: %d and %d are shown, not %d and %d", c.h, c.params, rows, next, c.rows, c.next)
		}
		if s.History.H < 7 {
			t.Errorf("%d rows, %d parameters leave %d to the curve", c.h, c.params, s.History.H)
		}
	}
}

// Every part lies on the screen and no two share a cell, at every size.
func TestPartsNeverOverlap(t *testing.T) {
	for w := 1; w <= 210; w += 3 {
		for h := 1; h <= 70; h += 2 {
			for _, want := range []Requirements{
				{Params: 2}, {Params: 3}, {Params: 31, ExtraLeftColumns: 7}, {Params: 3, Zoom: true}, {Params: 6, AllWeights: 4}, {Params: 28, AllWeights: 4, ExtraLeftColumns: 7}, {Params: 28, AllWeights: 4, Zoom: true},
				{Params: 3, Bar: true}, {Params: 28, AllWeights: 4, Bar: true}, {Params: 31, Zoom: true, Bar: true}, {Projector: true, Bar: true}, {Projector: true, NoHalfBlocks: true, Bar: true},
				{Params: 3, Runs: true}, {Params: 28, AllWeights: 4, Runs: true}, {Params: 3, Runs: true, Bar: true}, {Params: 3, Runs: true, Zoom: true},
				{Projector: true}, {Projector: true, NoHalfBlocks: true}, {Projector: true, Curve: true}, {Projector: true, Lambda: true}, {Projector: true, Zoom: true},
			} {
				s := Arrange(w, h, want)
				if s.TooSmall != (w < MinWidth || h < MinHeight) {
					t.Fatalf("%d×%d: too small is %v", w, h, s.TooSmall)
				}
				screen := Rect{0, 0, w, h}
				parts := append([]Rect{s.Title, s.Readout, s.Ruler, s.Tabs, s.Params, s.AllWeights, s.Update, s.History, s.Words, s.Keys, s.Bar}, s.Mains...)
				if s.Note != s.Words && !s.Bar.Contains(s.Note.X, s.Note.Y) {
					parts = append(parts, s.Note)
				}
				parts = append(append(parts, s.Numbers[:]...), s.Names[:]...)
				for i, a := range parts {
					if !a.Empty() && a.Intersect(screen) != a {
						t.Fatalf("%d×%d %+v: part %d %+v leaves the screen", w, h, want, i, a)
					}
					for j, b := range parts[:i] {
						if !a.Intersect(b).Empty() {
							t.Fatalf("%d×%d %+v: parts %d and %d share cells: %+v %+v", w, h, want, j, i, b, a)
						}
					}
				}
				least := 14
				switch {
				case want.Bar && want.Projector:
					least = 10
				case want.Projector:
					least = 12
				case want.Bar:
					least = 13
				}
				if !s.TooSmall && (s.Mains[0].W < 40 || s.Mains[0].H < least) {
					t.Fatalf("%d×%d: the main pane is only %+v", w, h, s.Mains[0])
				}
			}
		}
	}
}

func TestOverlay(t *testing.T) {
	if got := Overlay(120, 36, 40); got != (Rect{10, 3, 100, 30}) {
		t.Errorf("120×36: %+v", got)
	}
	if got := Overlay(120, 36, 10); got != (Rect{10, 13, 100, 10}) {
		t.Errorf("ten rows: %+v", got)
	}
	if got := Overlay(80, 24, 40); got != (Rect{0, 0, 80, 24}) {
		t.Errorf("80×24: %+v", got)
	}
}

// The help is in the middle of a screen that has room around it, else it is the screen; it is never larger than that.
func TestHelpBox(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {119, 29}, {120, 30}, {120, 36}, {170, 45}, {200, 60}} {
		w, h := size[0], size[1]
		box := HelpBox(w, h)
		switch {
		case box == Rect{0, 0, w, h}:
			if w >= 120 && h >= 36 {
				t.Errorf("at %d×%d it covers everything", w, h)
			}
		case box.X+box.W > w || box.Y+box.H > h || box.Y < 1:
			t.Errorf("at %d×%d it is %v", w, h, box)
		case w-box.W-2*box.X < 0 || w-box.W-2*box.X > 1 || h-box.H-2*box.Y < 0 || h-box.H-2*box.Y > 1:
			t.Errorf("at %d×%d %v is not in the middle", w, h, box)
		}
	}
}

func TestRect(t *testing.T) {
	r := Rect{2, 3, 4, 5}
	for _, c := range []struct {
		x, y int
		in   bool
	}{{2, 3, true}, {5, 7, true}, {6, 7, false}, {5, 8, false}, {1, 3, false}, {2, 2, false}} {
		if r.Contains(c.x, c.y) != c.in {
			t.Errorf("(%d, %d): inside is not %v", c.x, c.y, c.in)
		}
	}
	if got := r.Intersect(Rect{4, 0, 10, 5}); got != (Rect{4, 3, 2, 2}) {
		t.Errorf("intersection %+v", got)
	}
	if !r.Intersect(Rect{20, 20, 1, 1}).Empty() {
		t.Error("rectangles apart share nothing")
	}
}
