package pane

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"descent/ui/chart"
)

// Every headline has words of at most nine letters, all of which can be drawn; what is
// no headline has none of its own.
func TestBigWords(t *testing.T) {
	large := bigFonts(4, false)[0]
	headlines := map[kind]bool{}
	for k := range numKinds {
		words := bigWords(sentence{kind: k, first: "J = ∞: the run is over at k 3."})
		headlines[k] = words != "J is here"
		if utf8.RuneCountInString(words) > 9 {
			t.Errorf("kind %d: %q is too long", k, words)
		}
		for word := range strings.FieldsSeq(words) {
			if _, known := large.width(word); !known {
				t.Errorf("kind %d: %q cannot be drawn", k, words)
			}
		}
	}
	if !headlines[kindFalls] || !headlines[kindLeaps] || headlines[kindSafe] || headlines[kindAccuracy] {
		t.Errorf("of these kinds there are headlines: %v", headlines)
	}
}

// The change in letters is that of J by the last step, in per cent.
func TestBigChange(t *testing.T) {
	l := trainOn(t, "iris")
	told := 0
	for range 30 {
		before := l.frame().Run.Snapshot.Cost
		l.walk(1)
		f := l.frame()
		f.Projector = true
		c, ok := newBigHeadline(f.moment(), f.Presentation, Size{118, 4}).(bigHeadline)
		text := strings.NewReplacer("−", "-", "+", "", "%", "").Replace(c.change.name)
		if text == "" {
			continue
		}
		told++
		got, err := strconv.ParseFloat(text, 64)
		want := 100 * (f.Run.Snapshot.Cost/before - 1)
		if err != nil || !ok || math.Abs(got-want) > 0.06*math.Abs(want) {
			t.Errorf("k %d: the change is %q, and %v", f.Run.Snapshot.Iter, text, want)
		}
	}
	if told < 20 {
		t.Errorf("%d changes are told", told)
	}
}

// The mark of an example is two cells wide, and where rows are kept for testing these
// stay hollow.
func TestFatMarks(t *testing.T) {
	f := irisAt20(t)
	f.Projector = true
	g, a := sheet(f, 68, 16)
	drawData(f, a)
	text := g.String()
	for _, pair := range []string{"◖◗", "◢◣", "()"} {
		if !strings.Contains(text, pair) {
			t.Errorf("no %s in\n%s", pair, text)
		}
	}
	if strings.ContainsAny(strings.NewReplacer("(cm)", "", "◖◗", "", "◢◣", "", "()", "", "◥◤", "").Replace(text), "◖◗◢◣◥◤()○●△▲") {
		t.Errorf("half a mark in\n%s", text)
	}
	if got, _ := f.markOf(mark{test: [2]int{1, 0}, split: true}); got != "○" {
		t.Errorf("a row kept for testing is %q", got)
	}
	f.Plain = true
	if got, _ := f.markOf(mark{count: [2]int{0, 1}}); got != "▲▲" {
		t.Errorf("with plain glyphs an example is %q", got)
	}
}

// In letters or not, a headline fits its place.
func TestBigHeadlineStaysInside(t *testing.T) {
	f := irisAt20(t)
	f.Projector = true
	for w := range 130 {
		for h := range 9 {
			if err := inside(f, w, h, func(f scene, a chart.Area) { drawWords(f, a) }); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The words stand in the same place whatever the mark, and a narrow mark is no letter of
// theirs.
func TestBigMarkKeepsItsRoom(t *testing.T) {
	f := bigFonts(4, false)[0]
	begins := map[int]bool{}
	for _, mark := range []string{"↓", "↑", "↕", "!", "·", "▸"} {
		at := 0
		inLetters(f, []bigEntry{{name: mark}, {name: "J"}}, 4, func(x int, p bigEntry) {
			if p.name == "J" {
				at = x
			}
		})
		begins[at] = true
	}
	if len(begins) != 1 {
		t.Errorf("the words begin in columns %v", begins)
	}
}
