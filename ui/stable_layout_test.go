package ui

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"descent/ui/layout"
	"descent/ui/pane"
)

// word is a piece of a row without blanks: what it looks like with its digits left out,
// and where it begins. A number begins behind its sign, for which there is room.
type word struct {
	shape string
	at    int
}

var (
	digit  = regexp.MustCompile(`[0-9]`)
	amount = regexp.MustCompile(`^[−+(-]*[0-9.,]+(e[−-]?[0-9]+)?\)?$`)
)

// words are those of a row that hold a letter or a digit.
func words(row string) []word {
	var all []word
	cells := []rune(row)
	for from := 0; from < len(cells); from++ {
		if cells[from] == ' ' {
			continue
		}
		to := from
		for to < len(cells) && cells[to] != ' ' {
			to++
		}
		text := string(cells[from:to])
		if amount.MatchString(text) {
			text = strings.TrimLeft(text, "−-+(")
		}
		if strings.ContainsAny(text, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
			all = append(all, word{digit.ReplaceAllString(text, "0"), to - len([]rune(text))})
		}
		from = to
	}
	return all
}

// moved reports whether two rows have words that look alike, but stand elsewhere.
func moved(before, after string) bool {
	was, is := words(before), words(after)
	if len(was) != len(is) {
		return false
	}
	elsewhere := false
	for i := range was {
		if was[i].shape != is[i].shape {
			return false
		}
		elsewhere = elsewhere || was[i].at != is[i].at
	}
	return elsewhere
}

// still are the rows of a screen without the inside of its charts, where names stand at
// things that move: what is left holds axis numbers, headings and tables. The numbers of
// the upright axis of the main pane tell whether its range is another.
func still(d *driver, params int, main layout.Rect, charted bool) (rows []string, axis string) {
	s := layout.Arrange(d.width, d.height, layout.Requirements{Params: params, Runs: pane.Compares(d.frame().State)})
	rows = strings.Split(d.screen(), "\n")
	blank := func(r layout.Rect, gutter, head, foot int) {
		for y := r.Y + head; y < r.Y+r.H-foot; y++ {
			cells := []rune(rows[y])
			for x := r.X + gutter; x < min(r.X+r.W, len(cells)); x++ {
				cells[x] = ' '
			}
			rows[y] = string(cells)
		}
	}
	const gutter = 5
	if !pane.Compares(d.frame().State) {
		blank(s.History, gutter, 1, 1)
	}
	for i, shown := range d.frame().shown() { // the charts beside it
		if at := s.Mains[i]; at != main && chartedPane(pane.Mains()[shown].Name) {
			blank(at, 0, 1, 0)
		}
	}
	if !charted {
		return rows, ""
	}
	blank(main, gutter, 1, 2)
	for y := main.Y + 1; y < main.Y+main.H-2; y++ {
		cells := []rune(rows[y])
		for _, r := range cells[min(main.X, len(cells)):min(main.X+gutter, len(cells))] {
			if strings.ContainsRune("0123456789e", r) {
				axis += string(r)
			}
		}
		axis += " "
	}
	return rows, axis
}

// chartedPane reports whether a main pane is a chart.
func chartedPane(name string) bool { return name == "Data" || name == "Surface" || name == "Cost" }

// From one iteration to the next nothing moves that did not change: a row whose words
// are as long as they were has each of them where it was. So it is in every pane, with
// braille and with plain glyphs; but where a chart takes another range, which is rare,
// its own rows may move.
func TestNothingMovesThatDidNotChange(t *testing.T) {
	t.Parallel()
	dark, light, plain := func(*Options) {}, func(o *Options) { o.Theme = "light" }, func(o *Options) { o.Plain = true }
	worlds := map[string]struct {
		data   string
		params int
		w, h   int
		look   func(*Options)
	}{
		"iris, large": {"iris", 3, 200, 60, dark}, "compared, large": {"iris-hard", 3, 200, 60, dark},
		"iris": {"iris", 3, 120, 36, dark}, "iris, small": {"iris", 3, 80, 24, dark}, "iris, light": {"iris", 3, 120, 36, light},
		"iris, plain": {"iris", 3, 120, 36, plain}, "iris, small and plain": {"iris", 3, 80, 24, plain},
		"swings": {"iris-hard", 3, 120, 36, dark}, "many features": {"breast-cancer", 31, 80, 24, dark}, "many, plain": {"breast-cancer", 31, 120, 36, plain},
	}
	for at, name := range slices.Sorted(maps.Keys(worlds)) {
		c := worlds[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i, main := range pane.Mains() {
				if !inFull() && (at+i)%3 > 0 {
					continue // a third of the panes, by turns
				}
				d := drive(t, catalogue(t, c.data), c.look)
				d.resize(c.w, c.h)
				if strings.HasPrefix(name, "compared") {
					d.command("compare 0.03 1")
					d.command("20") // the first leaps widen the range
				}
				d.press(fmt.Sprint(i+1), " ")
				mains := layout.Arrange(c.w, c.h, layout.Requirements{Params: c.params, Runs: pane.Compares(d.frame().State)}).Mains
				at := mains[slices.Index(d.frame().shown(), i)]
				charted := chartedPane(main.Name)
				before, axis := still(d, c.params, at, charted)
				ranges := 0
				for range 9 {
					d.press(" ")
					after, now := still(d, c.params, at, charted)
					for y := range before {
						if moved(before[y], after[y]) && (now == axis || !at.Contains(at.X, y)) {
							t.Errorf("%s, k %d: row %d moves\n%s\n%s", main.Name, d.k(), y, before[y], after[y])
						}
					}
					if now != axis {
						ranges++
					}
					before, axis = after, now
				}
				if ranges > 2 {
					t.Errorf("%s: %d ranges in nine steps", main.Name, ranges)
				}
			}
		})
	}
}

// The name of the boundary stands as far from it as it stood, as long as it is in the
// same row: it does not go to and fro.
func TestTheBoundarysNameStaysBesideIt(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		d := drive(t)
		d.resize(size[0], size[1])
		d.press(")")
		row, apart, seen := -1, 0, 0
		for range 40 {
			d.press(" ")
			for y, text := range strings.Split(d.screen(), "\n") {
				before, _, named := strings.Cut(text, "z = 0")
				if !named || strings.HasSuffix(before, "  z = 0:") || y > size[1]-4 {
					continue
				}
				cells := []rune(before)
				gap := 0
				for gap < len(cells) && (cells[len(cells)-1-gap] < '⠀' || cells[len(cells)-1-gap] > '⣿') {
					gap++
				}
				seen++
				if y == row && (gap-apart > 1 || apart-gap > 1) {
					t.Errorf("%v, k %d: the name stands %d columns from the line, it stood %d:\n%s", size, d.k(), gap, apart, text)
				}
				row, apart = y, gap
			}
		}
		if seen < 20 {
			t.Errorf("%v: the name was seen %d times", size, seen)
		}
	}
}
