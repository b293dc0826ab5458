package pane

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
)

var update = flag.Bool("update", false, "renew the golden files")

// golden compares got with testdata/name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s changed; it is now\n%s", name, got)
	}
}

// sizes are those of the pictures and of a projector.
func sizes() [][2]int { return [][2]int{{80, 24}, {120, 36}, {200, 60}} }

// part is a pane and where it stands on a screen.
type part struct {
	name string
	draw func(scene, chart.Area)
	at   func(w, h int, s layout.Screen) layout.Rect
}

func mainRect(_, _ int, s layout.Screen) layout.Rect { return s.Mains[0] }

// overlayRect is a box as high as boxes get.
func overlayRect(w, h int, _ layout.Screen) layout.Rect { return layout.Overlay(w, h, h) }

// listRect is a box for the starts: a row each, and seven for its frame, its
// keys and the blanks between.
func listRect(w, h int, _ layout.Screen) layout.Rect {
	return layout.Overlay(w, h, len(someStarts())+7)
}

func lineRect(w, h int, _ layout.Screen) layout.Rect {
	return layout.Rect{X: 1, Y: h - 2, W: w - 2, H: 1}
}

func historyRect(_, _ int, s layout.Screen) layout.Rect { return s.History }

// parts are all panes of the screen.
func parts(t *testing.T) []part {
	t.Helper()
	return []part{
		{"data", drawData, mainRect},
		{"surface", drawSurface, mainRect},
		{"cost", drawCost, mainRect},
		{"smallcost", drawSmallCost, historyRect},
		{"runs", drawRuns, historyRect},
		{"parameters", drawParameters, func(_, _ int, s layout.Screen) layout.Rect { return s.Params }},
		{"update", drawUpdate, func(_, _ int, s layout.Screen) layout.Rect { return s.Update }},
		{"words", drawWords, func(_, _ int, s layout.Screen) layout.Rect { return s.Words }},
		{"title", drawTitle, func(_, _ int, s layout.Screen) layout.Rect { return s.Title }},
		{"readout", drawReadout, func(_, _ int, s layout.Screen) layout.Rect { return s.Readout }},
		{"tabs", drawTabs, func(_, _ int, s layout.Screen) layout.Rect { return s.Tabs }},
		{"keys", drawFooter, func(_, _ int, s layout.Screen) layout.Rect { return s.Keys }},
		{"help", drawHelp, overlayRect},
		{"choosedata", listed(catalogue(t, 1)), overlayRect},
		{"list", chooseStart, listRect},
		{"prompt", typeAlpha, lineRect},
		{"message", drawNotice, lineRect},
		{"ruler", drawRuler, func(_, _ int, s layout.Screen) layout.Rect { return s.Ruler }},
	}
}

// listed draws a list.
func listed(l List) func(scene, chart.Area) {
	return func(f scene, a chart.Area) { l.Draw(f.DrawOptions, a) }
}

// catalogue is the data list as the program fills it.
func catalogue(t *testing.T, at int) List {
	t.Helper()
	l := List{
		Title: "Choose data", Enter: "open", Find: "search", Esc: "keep iris", At: at,
		Columns: []Column{{Head: "m", At: 13}, {Head: "n", At: 8}, {Head: "α", At: 6, Left: true}},
	}
	var group datasets.Group
	for i, e := range datasets.Catalogue() {
		set, err := e.Load(datasets.Generator{Noise: -1, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		m, n := set.Size()
		item := Item{Text: e.Name, Group: i > 0 && e.Group != group, Columns: []string{strconv.Itoa(m), strconv.Itoa(n), number.Shortest(e.Alpha)}}
		if group = e.Group; e.Name == "iris" {
			item.Note = "now"
		}
		l.Rows = append(l.Rows, item)
		if i == at {
			l.Preview = func(l DrawOptions, a chart.Area) { PreviewSet(l, a, set) }
		}
	}
	l.Rows = append(l.Rows, Item{Text: "a CSV file …", Group: true})
	if l.Preview == nil {
		l.Preview = PreviewFile
	}
	return l
}

func someStarts() []Item {
	return []Item{
		{Text: "zeros", About: "w = 0, b = 0: every a is one half"},
		{Text: "random, seed 1", About: "normal numbers; the same seed gives the same start"},
		{Text: "typed values …", About: "w₁, w₂, …, b, one after the other"},
	}
}

func chooseStart(f scene, a chart.Area) {
	List{Title: "Choose the start", Rows: someStarts(), At: 1, Enter: "open", Esc: "keep"}.Draw(f.DrawOptions, a)
}

func typeAlpha(f scene, a chart.Area) {
	Prompt(f.DrawOptions, a, Line{Label: "α = ", Text: "0.25", Cursor: 2, Hint: "a number above 0, now 0.3"})
}

// framed is the text of a grid with its right edge marked, so that blanks at
// the end of a line are seen and kept.
func framed(g *chart.Grid) string {
	return strings.ReplaceAll(g.String(), "\n", "|\n") + "|\n"
}

// album draws one pane at all sizes, one under the other.
func album(f scene, p part) string {
	var b strings.Builder
	for _, size := range sizes() {
		w, h := size[0], size[1]
		s := layout.Arrange(w, h, layout.Requirements{Params: len(f.Run.Snapshot.Params.W) + 1})
		r := p.at(w, h, s)
		fmt.Fprintf(&b, "%d×%d: %d×%d\n", w, h, r.W, r.H)
		if r.Empty() {
			b.WriteString("not drawn\n")
			continue
		}
		f.Compact = s.Compact
		g, a := sheet(f, r.W, r.H)
		p.draw(f, a)
		b.WriteString(framed(g))
	}
	return b.String()
}

// Every pane as it is for the data of the pictures, for one feature, for many,
// after a fork, and with plain glyphs.
func TestGolden(t *testing.T) {
	plain := irisAt20(t)
	plain.Plain = true
	plain.Theme = look(t, "mono")
	forkedPlain := forked(t)
	forkedPlain.Plain = true
	log := forked(t)
	log.View.LogJ = true
	every := []string{""}
	for _, scene := range []struct {
		name  string
		f     scene
		parts []string
	}{
		{"iris", irisAt20(t), every},
		{"plain", plain, every},
		{"fork", forked(t), []string{"surface", "cost", "smallcost", "runs", "parameters", "update", "words", "readout", "keys"}},
		{"fork-plain", forkedPlain, []string{"cost", "runs", "keys"}},
		{"fork-log", log, []string{"cost", "smallcost"}},
		{"hours", trainOn(t, "hours").walk(50).frame(), []string{"data", "surface", "parameters", "update", "words", "title"}},
		{"breast-cancer", trainOn(t, "breast-cancer").walk(20).frame(), []string{"data", "surface", "parameters", "update", "words", "title", "readout"}},
	} {
		for _, p := range parts(t) {
			for _, wanted := range scene.parts {
				if wanted == "" || wanted == p.name {
					name := scene.name + "/" + p.name + ".txt"
					t.Run(name, func(t *testing.T) { golden(t, name, album(scene.f, p)) })
				}
			}
		}
	}
}

// The notice that takes the place of the screen, in ever less room.
func TestTooSmallGolden(t *testing.T) {
	var b strings.Builder
	for _, size := range [][2]int{{79, 24}, {80, 23}, {30, 8}, {12, 3}} {
		g, a := sheet(irisAt20(t), size[0], size[1])
		drawTooSmall(irisAt20(t), a)
		fmt.Fprintf(&b, "%d×%d\n%s", size[0], size[1], framed(g))
	}
	golden(t, "toosmall.txt", b.String())
}
