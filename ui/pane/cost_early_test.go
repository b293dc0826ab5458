package pane

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// A run that swings at its start and then creeps has its first steps in a box of their
// own, where nothing of the curve is; another has not.
func TestFirstStepsInABox(t *testing.T) {
	const title = "the first 30 steps, larger"
	l := trainOn(t, "iris-hard").walk(300)
	if text := painted(l.frame(), 74, 30, drawCost); strings.Contains(text, title) {
		t.Errorf("at k 300 the rises fill a fifth of the axis:\n%s", text)
	}
	l.walk(700)
	f := l.frame()
	low, high := math.Inf(1), math.Inf(-1)
	for k := range 31 {
		j, _ := f.Present.Costs.At(k)
		low, high = min(low, j), max(high, j)
	}
	text := painted(f, 74, 30, drawCost)
	if !strings.Contains(text, title) {
		t.Fatalf("no box in\n%s", text)
	}
	within := 0
	for row := range strings.SplitSeq(text, "\n") {
		cells := []rune(row)
		left := -1
		for x, r := range cells {
			if r == '╭' || r == '╰' || left < 0 && x > 20 && r == '│' {
				left = x
			}
		}
		if left < 0 {
			continue
		}
		var j float64
		if n, _ := fmt.Sscan(strings.Trim(string(cells[left+1:]), " │"), &j); n == 1 && j != 0 && strings.ContainsRune(string(cells[left+1:]), '┤') {
			within++
			if j < low-(high-low)/4 || j > high+(high-low)/4 {
				t.Errorf("%v is a J of the box, whose steps have %v … %v", j, low, high)
			}
		}
		if len(cells) != 74 || cells[73] != '│' && cells[73] != '╮' && cells[73] != '╯' {
			t.Errorf("the box is open in %q", row)
		}
	}
	if within < 3 {
		t.Errorf("the box has %d numbers of J:\n%s", within, text)
	}
	if text := painted(trainOn(t, "iris").walk(1000).frame(), 74, 30, drawCost); strings.Contains(text, title) {
		t.Errorf("iris falls all the way, and has a box:\n%s", text)
	}
	for w := range 90 {
		if err := inside(f, w, 30, drawCost); err != nil {
			t.Fatal(err)
		}
	}
}
