package ui

import (
	"math"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func (d *driver) wheel(b tea.MouseButton) {
	d.t.Helper()
	d.send(tea.MouseMsg{Button: b, Action: tea.MouseActionPress, X: 60, Y: 10})
}

// find returns the cell where a text stands.
func (d *driver) find(text string) (x, y int) {
	d.t.Helper()
	for y, line := range strings.Split(d.screen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return len([]rune(before)), y
		}
	}
	d.t.Fatalf("%q is not on the screen:\n%s", text, d.screen())
	return 0, 0
}

func (d *driver) click(x, y int) {
	d.t.Helper()
	d.send(tea.MouseMsg{Button: tea.MouseButtonLeft, Action: tea.MouseActionPress, X: x, Y: y})
	d.send(tea.MouseMsg{Button: tea.MouseButtonLeft, Action: tea.MouseActionRelease, X: x, Y: y})
}

func TestWheelSteps(t *testing.T) {
	d := drive(t)
	for range 3 {
		d.wheel(tea.MouseButtonWheelDown)
	}
	d.at(3)
	d.wheel(tea.MouseButtonWheelUp)
	d.at(2)
	d.wheel(tea.MouseButtonWheelLeft)
	d.at(2)
}

func TestWheelMovesInLists(t *testing.T) {
	d := drive(t)
	d.press("d")
	d.wheel(tea.MouseButtonWheelDown)
	d.wheel(tea.MouseButtonWheelDown)
	d.wheel(tea.MouseButtonWheelUp)
	d.shows("▸ iris-hard")
	d.press("esc", "?")
	d.wheel(tea.MouseButtonWheelDown)
	d.press("esc", ":")
	d.wheel(tea.MouseButtonWheelDown)
	d.press("esc")
	d.at(0)
}

func TestClickOnATab(t *testing.T) {
	d := drive(t)
	x, y := d.find(paneNumber(t, "Cost") + " Cost")
	d.click(x+3, y)
	d.shows("J against k")
	d.click(x-2, y) // between two names
	d.shows("J against k")
	x, y = d.find("1 Data")
	d.click(x, y+1) // its underline
	d.shows("y=0")
}

// A click has its turn like a key: what is on its way comes there first.
func TestClickWaitsItsTurn(t *testing.T) {
	d := drive(t)
	d.times(5, ")")
	x, y := d.axis("0  ", "10")
	d.hold()
	d.press("}")
	d.click(x, y-1)
	d.wheel(tea.MouseButtonWheelDown)
	d.at(50)
	d.release()
	d.head(150)
	if k := d.k(); k > 15 {
		t.Errorf("it ends at k %d", k)
	}
}

// A click on the curve goes to the iteration below it.
func TestClickOnTheCurve(t *testing.T) {
	d := drive(t)
	d.times(5, ")")
	d.tells("0 10 20 30 40 50")
	for key, label := range map[string]string{paneNumber(t, "Data"): "20", paneNumber(t, "Cost"): "30"} {
		d.press("end", key)
		text := "10 "
		if key == paneNumber(t, "Cost") {
			text = "     10 "
		}
		x, y := d.axis(text, label)
		d.click(x, y-3)
		k, _, _ := d.read()
		want := map[string]int{"20": 20, "30": 30}[label]
		if k < want-2 || k > want+2 { // a cell is more than one iteration wide
			t.Errorf("a click above %s goes to %d", label, k)
		}
		d.head(50)
	}
	d.click(50, 0) // the title
	d.head(50)
	d.ghosts(0)
}

// axis finds a number of the k axis: the row is the last that holds the text
// after which the number stands.
func (d *driver) axis(first, label string) (x, y int) {
	d.t.Helper()
	lines := strings.Split(d.screen(), "\n")
	for y := len(lines) - 1; y >= 0; y-- {
		before, after, found := strings.Cut(lines[y], first)
		if at := strings.Index(after, label); found && at >= 0 {
			return len([]rune(before)) + len([]rune(first)) + at, y
		}
	}
	d.t.Fatalf("no axis with %s:\n%s", label, d.screen())
	return 0, 0
}

// A click on a mark of Data is on its example: from left to right those of notes have the order of their x₁. Marks of
// several examples go through them.
func TestClickOnAnExample(t *testing.T) {
	d := drive(t)
	d.command("data notes")
	d.press(" ")
	byX := []int{2, 3, 0, 1} // x₁ is 1, 2, −1.5 and 0.5
	for place, at := range marksOf(d.screen(), "△▲▼○●⊗") {
		d.click(at[0], at[1])
		if got := d.state().Inside.Focus; got != byX[place] {
			t.Errorf("mark %d from the left is example %d, not %d:\n%s", place+1, got+1, byX[place]+1, d.screen())
		}
		if rows := strings.Split(d.screen(), "\n"); string([]rune(rows[at[1]])[at[0]-1]) != "(" {
			t.Errorf("the ring is not there:\n%s", d.screen())
		}
	}
	d.command("data iris")
	at := marksOf(d.screen(), "●")
	seen := map[int]bool{}
	for range 100 {
		d.click(at[len(at)/2][0], at[len(at)/2][1])
		seen[d.state().Inside.Focus] = true
	}
	set := d.state().Data.Set
	if len(seen) < 2 {
		t.Errorf("%v are in one cell", seen)
	}
	for i := range seen {
		for j := range seen {
			if math.Abs(set.X[i][0]-set.X[j][0]) > 0.2 || math.Abs(set.X[i][1]-set.X[j][1]) > 0.2 {
				t.Errorf("examples %d and %d are in one cell: %v, %v", i+1, j+1, set.X[i], set.X[j])
			}
		}
	}
}

// While runs are compared each of three panes takes clicks where it stands: marks, rows and the cost curve; and Enter goes
// into the one that has the keys.
func TestClicksInThreePanes(t *testing.T) {
	t.Parallel()
	d := drive(t)
	d.resize(190, 55)
	d.command("data notes")
	d.command("compare 0.1 1")
	d.command("show data examples")
	d.press(" ", " ", " ", " ")
	_, below := d.find("wrong 1") // the legend of Data, below the cost curve
	var marks [][2]int
	for _, at := range marksOf(d.screen(), "△▲▼○●⊗") {
		if head, _ := d.find("sorted by i"); at[1] > below && at[0] < head {
			marks = append(marks, at)
		}
	}
	byX := []int{2, 3, 0, 1} // x₁ is 1, 2, −1.5 and 0.5
	if len(marks) != len(byX) {
		t.Fatalf("%d marks:\n%s", len(marks), d.screen())
	}
	for place, at := range marks {
		d.click(at[0], at[1])
		if got := d.state().Inside.Focus; got != byX[place] {
			t.Errorf("mark %d from the left is example %d, not %d:\n%s", place+1, got+1, byX[place]+1, d.screen())
		}
	}
	x, y := d.find("i   y        z")
	for i := range byX {
		d.click(x+4, y+2+i)
		if got := d.state().Inside.Focus; got != i {
			t.Errorf("row %d is example %d:\n%s", i+1, got+1, d.screen())
		}
	}
	x, y = d.find("0           1           2           3")
	d.click(x+12, y-4)
	d.at(1)
	d.press(paneNumber(t, "Cost"), "enter", "+")
	if d.press("esc"); len(d.state().View.Views) != 1 {
		t.Errorf("no pane was zoomed into: %v\n%s", d.state().View.Views, d.screen())
	}
}

// marksOf are the columns and rows of marks in the right half of the screen, below its legend, from left to right.
func marksOf(screen, marks string) [][2]int {
	var at [][2]int
	for y, row := range strings.Split(screen, "\n") {
		for x, r := range []rune(row) {
			if x > 50 && y > 5 && strings.ContainsRune(marks, r) {
				at = append(at, [2]int{x, y})
			}
		}
	}
	slices.SortFunc(at, func(a, b [2]int) int { return a[0] - b[0] })
	return at
}

func TestClicksThatDoNothing(t *testing.T) {
	d := drive(t)
	d.press(")")
	was := d.screen()
	for _, msg := range []tea.MouseMsg{
		{Button: tea.MouseButtonRight, Action: tea.MouseActionPress, X: 48, Y: 2},
		{Button: tea.MouseButtonLeft, Action: tea.MouseActionMotion, X: 15, Y: 20},
		{Button: tea.MouseButtonLeft, Action: tea.MouseActionPress, X: 5, Y: 5},     // the parameters
		{Button: tea.MouseButtonLeft, Action: tea.MouseActionPress, X: 80, Y: 20},   // the data
		{Button: tea.MouseButtonLeft, Action: tea.MouseActionPress, X: -5, Y: -5},   // nowhere
		{Button: tea.MouseButtonLeft, Action: tea.MouseActionPress, X: 900, Y: 900}, // nowhere
	} {
		d.send(msg)
		if d.screen() != was {
			t.Fatalf("%+v did something:\n%s", msg, d.screen())
		}
	}
	d.press("?")
	x, y := 48, 2
	d.click(x+10, y) // behind the help
	d.press("esc")
	if d.screen() != was {
		t.Error("a click went through the help")
	}
}

func TestMouseWithoutAScreen(t *testing.T) {
	d := drive(t)
	for _, size := range [][2]int{{0, 0}, {10, 5}} {
		d.resize(size[0], size[1])
		d.click(3, 3)
	}
	d.resize(120, 36)
	d.at(0)
}

// The mouse may be reported anywhere.
func TestClicksBeyondTheScreen(t *testing.T) {
	d := drive(t)
	d.press(")")
	was := d.screen()
	for _, x := range []int{math.MinInt, -1, 120, 1 << 20, math.MaxInt} {
		for _, y := range []int{math.MinInt, -1, 36, 1 << 20, math.MaxInt} {
			d.send(tea.MouseMsg{Button: tea.MouseButtonLeft, Action: tea.MouseActionPress, X: x, Y: y})
		}
	}
	if now := d.screen(); now != was {
		t.Errorf("a click beyond the screen changes it:\n%s", now)
	}
}
