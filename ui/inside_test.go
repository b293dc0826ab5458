package ui

import (
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// paneNumber is the key that chooses a main pane.
func paneNumber(t *testing.T, name string) string {
	t.Helper()
	for i, m := range pane.Mains() {
		if m.Name == name {
			return string(rune('1' + i))
		}
	}
	t.Fatalf("there is no pane %q", name)
	return ""
}

// Every line of an iteration forwards, and on into the next one, and the same
// way back: each screen on the way is the same in both directions.
func TestLinesForwardAndBackShowTheSame(t *testing.T) {
	d := drive(t, catalogue(t, "notes"))
	d.times(4, " ") // a curve that goes on is on the screen from the beginning
	d.press("left", "left", paneNumber(t, "Loop"), ">")
	total := trainer.LineCount(d.frame().Data.Problem, 0) + 7
	var screens []string
	for range total {
		screens = append(screens, d.screen())
		d.press(".")
	}
	d.at(3)
	for i := total - 1; i >= 0; i-- {
		d.press(",")
		if got := d.screen(); got != screens[i] {
			t.Fatalf("%d lines back the screen is\n%s\nand was\n%s", total-i, got, screens[i])
		}
	}
}

// Running past the update is the same as a step.
func TestTheLastLineIsAStep(t *testing.T) {
	d := drive(t, catalogue(t, "notes"))
	d.press(paneNumber(t, "Loop"), "e")
	for d.k() == 0 {
		d.press(".")
	}
	walked := d.parameters()
	other := drive(t, catalogue(t, "notes"))
	other.press(paneNumber(t, "Loop"), " ")
	if got := other.parameters(); got != walked || d.lines() != 0 {
		t.Errorf("line by line it is\n%s\nby a step\n%s", walked, got)
	}
}

// In the past a line goes on in history, and forks only where α was changed.
func TestLinesInThePast(t *testing.T) {
	d := drive(t, catalogue(t, "notes"))
	d.times(4, " ")
	d.press("left", "left", paneNumber(t, "Loop"), "e")
	d.times(10, ".")
	d.at(3)
	d.head(4)
	d.ghosts(0)
	d.press("e", "up")
	d.times(4, ".")
	d.ghosts(1)
}

func TestTheFocusedExample(t *testing.T) {
	d := drive(t)
	d.press(paneNumber(t, "Loop"))
	focused := func(want int) {
		t.Helper()
		if got := d.frame().Inside.Focus + 1; got != want {
			t.Errorf("example %d is focused, want %d", got, want)
		}
	}
	focused(1)
	d.press(">")
	focused(2)
	d.press("<", "<", "<")
	focused(1)
	d.times(44, ">")
	focused(45)
	d.press(" ") // k changes, i stays
	focused(45)
	if d.lines() != 0 {
		t.Errorf("after a step %d lines have run", d.lines())
	}
	d.press(".")
	focused(45)
	d.press(".") // the loop begins with the first
	focused(1)
	d.times(7, ".")
	focused(1)
	d.press(".")
	focused(2)
	d.press("e")
	focused(100)
	d.times(3, ">")
	focused(100)
	d.press("g")
	focused(100)
}

// Play and a line do not go together: a line pauses first.
func TestALinePausesPlay(t *testing.T) {
	d := drive(t)
	d.press("p", ".")
	if d.playing() {
		t.Error("it still plays")
	}
	d.press("p", ">")
	if d.playing() {
		t.Error("it still plays")
	}
}

func TestExamplesKeys(t *testing.T) {
	d := drive(t)
	d.times(20, " ")
	d.press(paneNumber(t, "Examples"))
	for d.state().View.Sort != "dw1" {
		d.press("s")
	}
	// Example 45 pulls most at w₁: 1.9·0.524520/100 = 0.009966.
	order := pane.ExampleOrder(d.state())
	if order[0] != 44 {
		t.Errorf("example %d comes first", order[0]+1)
	}
	d.press("enter", "home")
	if got := d.frame().Inside.Focus; got != 44 {
		t.Errorf("example %d was chosen", got+1)
	}
	d.press("down", "j")
	if got := d.frame().Inside.Focus; got != order[2] {
		t.Errorf("example %d was chosen, want %d", got+1, order[2]+1)
	}
	k := d.k()
	d.press("esc", "w")
	if n := len(pane.ExampleOrder(d.state())); n != 5 {
		t.Errorf("%d examples are wrong, want 5", n)
	}
	d.press("w", "S", " ")
	d.at(k + 1)
}

func TestWalkTheGraph(t *testing.T) {
	d := drive(t)
	d.times(20, " ")
	d.times(44, ">")
	d.press(paneNumber(t, "Loop"))
	line := d.lines()
	d.press(paneNumber(t, "Graph"))
	d.shows("0.996587") // x₁·dz of example 45
	whole := d.screen()
	d.press(".")
	if d.state().Inside.Node != 1 {
		t.Errorf("node %d", d.state().Inside.Node)
	}
	d.press(",", ",")
	if d.screen() != whole {
		t.Error("walked back, the graph is not whole")
	}
	d.press("v")
	if d.screen() == whole {
		t.Error("v shows nothing new")
	}
	d.press("v", "enter", "right", "l", "up")
	if d.state().Inside.Node != 1 {
		t.Errorf("the arrows went to node %d", d.state().Inside.Node)
	}
	d.press("esc", paneNumber(t, "Loop"))
	if d.lines() != line {
		t.Errorf("the walk went to line %d from %d", d.lines(), line)
	}
}

// A student's question: what is w₁ after this update, by hand?
func TestTheUpdateIsOnTheScreen(t *testing.T) {
	d := drive(t)
	d.press(paneNumber(t, "Loop"), "e", ".", ".")
	value, gradient := d.parameter("w₁")
	if !strings.Contains(d.screen(), "0.209850") {
		t.Errorf("w₁ is %s, dw₁ %s, and the screen does not show 0.209850:\n%s", value, gradient, d.screen())
	}
}

// A burst of lines, typed faster than the trainer answers or read as one
// message, goes as far as the same keys one by one: past the update a line
// begins the next iteration.
func TestManyLinesAtOnce(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]bool{{false, false}, {true, false}, {false, true}, {true, true}} {
		known, entered := c[0], c[1]
		for _, dots := range []int{37, 38, 45, 80} {
			slow, burst := drive(t, catalogue(t, "notes")), drive(t, catalogue(t, "notes"))
			for _, d := range []*driver{slow, burst} {
				if known {
					d.press(")", "g")
				}
				d.press(paneNumber(t, "Loop"))
			}
			key := "."
			if entered {
				key = "j"
				slow.press("enter")
				burst.press("enter")
			}
			slow.times(dots, key)
			burst.hold()
			burst.write(strings.Repeat(key, dots))
			burst.release()
			if slow.screen() != burst.screen() {
				t.Errorf("%d lines, known %v, entered %v: in a burst the screen is\n%s\none by one\n%s", dots, known, entered, burst.screen(), slow.screen())
			}
		}
	}
}

// Which example pulls most at w₁? The pane, and one key.
func TestWhoPullsMost(t *testing.T) {
	d := drive(t)
	d.times(20, " ")
	d.press(paneNumber(t, "Examples"), "s")
	d.shows("▸ 45 1.9 0.4")
	if d.frame().Inside.Focus != 44 {
		t.Errorf("example %d is in hand", d.frame().Inside.Focus+1)
	}
	seen := map[string]bool{}
	columns := session.ExampleColumns([]int{0, 1})
	for range columns {
		seen[d.state().View.Sort] = true
		d.press("s")
	}
	if len(seen) != len(columns) || d.state().View.Sort != "dw1" {
		t.Errorf("s goes through %d of %d columns", len(seen), len(columns))
	}
}

// M writes the iteration with vectors and back; the lines are those of the form,
// and it is part of the line that is shared.
func TestVectorsKey(t *testing.T) {
	d := drive(t)
	d.times(3, " ")
	d.press(paneNumber(t, "Loop"), "M")
	d.shows("Z  = w.T @ X + b")
	d.press(".", ".")
	d.shows("A, seen from the loop")
	if m := len(d.state().Data.Problem.X); d.lines() != trainer.LinesBeforeExample(d.state().Data.Problem, m-1)+3 {
		t.Errorf("%d lines of the loop have run", d.lines())
	}
	data, _ := d.state().RestoreData()
	if line := language.Print(data); !strings.Contains(line, "--form vectors") {
		t.Errorf("the line is %s", line)
	}
	d.press("enter", "down")
	d.shows("J, seen from the loop")
	d.press("esc", "M")
	d.shows("for i = 1 … m:")
	d.times(3, ".")
	d.shows("with the numbers put in")
}
