package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/pane"
)

// choose goes to a row of the list of what can be hidden and changes it.
func (d *driver) toggle(t *testing.T, part string) {
	t.Helper()
	for i, name := range pane.Hideable() {
		if name == part {
			d.press("V", "home")
			d.times(i, "down")
			d.press("enter", "esc")
			return
		}
	}
	t.Fatalf("nothing is called %q", part)
}

// One key hides the pane that has the keys, and shows it again.
func TestHideMain(t *testing.T) {
	for _, before := range [][]string{nil, {"P"}} {
		d := drive(t)
		d.press(append(before, ")", " ", "left")...)
		was := d.screen()
		d.press("H")
		d.hides("setosa y=0")
		d.hides("petal width (cm)")
		d.shows("Predict, then press H.")
		d.press(" ", paneNumber(t, "Cost"))
		d.shows("J against k") // each pane for itself
		d.press(paneNumber(t, "Data"))
		d.hides("petal width (cm)")
		d.press("left", "H")
		if d.screen() != was {
			t.Errorf("%v: H twice leaves another screen:\n%s", before, d.screen())
		}
	}
}

// Everything in the list is really gone, and comes back as it was.
func TestHideAnyPart(t *testing.T) {
	d := drive(t)
	d.press(")", ")")
	was := d.screen()
	for part, gone := range map[string]string{
		pane.CostNumber: "J 0.405155", pane.ParameterTable: "dw₁  −0.028898     ↑ up", pane.NextUpdate: "θ := θ",
		pane.CostCurve: "against k", pane.Happening: "J falls", "Data": "petal width (cm)",
	} {
		d.press("esc")
		d.shows(gone)
		d.toggle(t, part)
		d.hides(gone)
		d.toggle(t, part)
		if d.screen() != was {
			t.Errorf("%s hidden and shown again:\n%s", part, d.screen())
		}
	}
}

// With the cost curve hidden as a main pane, the list of runs beside it would
// tell the same.
func TestHiddenCostTellsNothing(t *testing.T) {
	d := drive(t)
	d.press(")", ")", paneNumber(t, "Cost"))
	d.shows("0.412478") // J at k 19
	d.press("H")
	d.hides("0.412478")
}

func TestHiddenInProjectorMode(t *testing.T) {
	d := drive(t)
	d.press(")", ")", "P")
	for part, gone := range map[string]string{
		pane.CostNumber: "██  ██    ▄█▀██  ██  ██ ██▄▄▄ ", pane.ParameterTable: "▀████▀ ██    ██     ██ ", pane.CostCurve: "0.6 ┤", pane.Happening: "▄▄▄▄█▀",
	} {
		d.shows(gone)
		d.toggle(t, part)
		d.hides(gone)
		d.toggle(t, part)
		d.shows(gone)
	}
}

// What is hidden cannot be clicked.
func TestClicksOnWhatIsHidden(t *testing.T) {
	d := drive(t)
	d.press(")", ")")
	x, y := d.axis("10 ", "20")
	d.toggle(t, pane.CostCurve)
	d.press(paneNumber(t, "Examples"), "H")
	was := d.screen()
	d.click(x-10, y-3)
	for row := 4; row < 34; row++ {
		d.click(80, row)
	}
	if d.screen() != was {
		t.Errorf("a click did something:\n%s", d.screen())
	}
	d.toggle(t, pane.CostCurve)
	d.click(x-10, y-3)
	if d.k() == 20 {
		t.Error("a click on the curve does nothing any more")
	}
}

// The keys of the list, and those that are no keys of it.
func TestHideList(t *testing.T) {
	d := drive(t)
	d.press(" ", "V")
	d.shows("● Parameters")
	d.press("down", " ")
	d.shows("○ Parameters")
	d.press("H")
	d.shows("● Parameters")
	d.press("end", "end", "enter", "up", "x", "z")
	d.shows("○ " + pane.Mains()[len(pane.Mains())-1].Name)
	d.send(tea.MouseMsg{Button: tea.MouseButtonWheelUp, Action: tea.MouseActionPress})
	d.press("V")
	d.hides("Hide, or show again")
	d.at(1)
	if n := strings.Count(d.screen(), "hidden"); n != 0 {
		t.Errorf("%d parts of this screen are hidden", n)
	}
}
