package ui

import (
	"context"
	tables "encoding/csv"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/ui/pane"
)

// hostile are names that a file may be full of.
func hostile() []string {
	return []string{
		"\x1b[2J\x1b]0;owned\x07", "\u009b31mred", "\u202egnorts\u202c", "\u200f\u2067right to left\u2069", "a\x01b\rc\bd\te\nf", "\u0301\u0302combining first",
		"Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034dA", "日本語の列の名前はとても長い", "👩\u200d🔬👍🏽❤\ufe0f🇩🇪", "ﷺ", "\u1100\u1161\u11a8\u3164",
		strings.Repeat("long ", 100), strings.Repeat("幅", 100), "\ufeffmark", "\U000e0041tag", "ｆｕｌｌ", "\u0e33ำ", "a\u0338=", "\"quoted\",", "\u2800", "1\u20e3",
	}
}

// named is a table whose names are given, as a file would have them.
func named(t testing.TB, first, second, label, no, yes string) string {
	t.Helper()
	var b strings.Builder
	w := tables.NewWriter(&b)
	if err := w.WriteAll([][]string{{first, second, label}, {"1", "2.5", no}, {"2", "-1", yes}, {"3", "0.5", yes}}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// looks checks the screen of a set at some sizes with one of the main panes, or
// with the list of data over it: as many cells as there are, and nothing in them
// that a terminal takes for anything but text.
func looks(t testing.TB, set datasets.Set, place int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	d := launch(ctx, t, with(set))
	if place == len(pane.Mains()) {
		d.press("d")
	} else {
		d.press(string(rune('1' + place)))
	}
	for _, size := range [][2]int{{80, 24}, {120, 36}, {170, 45}} {
		d.resize(size[0], size[1])
		d.fits(size[0], size[1])
		text := strings.ReplaceAll(ansi.Strip(d.view()), "\n", "")
		if at := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsGraphic(r) }); at >= 0 {
			t.Fatalf("%q is on the screen", text[at:min(at+20, len(text))])
		}
	}
}

// Every hostile name in every place of a file. In full in every pane, else in every third,
// by turns.
func TestHostileNames(t *testing.T) {
	t.Parallel()
	names := hostile()
	for i, name := range names {
		text := named(t, name+" one", "two "+name, "label "+name, "no "+name, name+" yes "+names[(i+1)%len(names)])
		set, err := datasets.ReadCSV(strings.NewReader(text), name+".csv", datasets.CSVOptions{})
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		for place := range len(pane.Mains()) + 1 {
			if inFull() || (i+place)%3 == 0 {
				looks(t, set, place)
			}
		}
	}
}

// FuzzNames writes any names into a file, reads it and draws it: an error of one
// line, or a screen that fits.
func FuzzNames(f *testing.F) {
	names := hostile()
	for i, name := range names {
		f.Add(name, names[(i+1)%len(names)], names[(i+2)%len(names)], names[(i+3)%len(names)], names[(i+4)%len(names)], uint8(i))
	}
	f.Fuzz(func(t *testing.T, first, second, label, no, yes string, place uint8) {
		text := named(t, first, second, label, no, yes)
		set, err := datasets.ReadCSV(strings.NewReader(text), first, datasets.CSVOptions{})
		if err != nil {
			if strings.ContainsFunc(err.Error(), func(r rune) bool { return !unicode.IsGraphic(r) }) {
				t.Errorf("%q is no line of text", err)
			}
			return
		}
		looks(t, set, int(place)%len(pane.Mains()))
	})
}
