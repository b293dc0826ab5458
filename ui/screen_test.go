package ui

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// screen is what a person sees, without colours.
func (d *driver) screen() string { return ansi.Strip(d.view()) }

// shows checks that a text stands on the screen.
func (d *driver) shows(text string) {
	d.t.Helper()
	if s := d.screen(); !strings.Contains(s, text) {
		d.t.Fatalf("%q is not on the screen:\n%s", text, s)
	}
}

// tells is shows for words, however many blanks stand between them.
func (d *driver) tells(text string) {
	d.t.Helper()
	if s := d.screen(); !strings.Contains(strings.Join(strings.Fields(s), " "), text) {
		d.t.Fatalf("%q is not on the screen:\n%s", text, s)
	}
}

func (d *driver) hides(text string) {
	d.t.Helper()
	if s := d.screen(); strings.Contains(s, text) {
		d.t.Fatalf("%q is on the screen:\n%s", text, s)
	}
}

var readout = regexp.MustCompile(`(?m)^ +k (\d+) +J (\S+) +α (\S+)`)

// read returns k, J and α as they are displayed.
func (d *driver) read() (k int, cost, alpha string) {
	d.t.Helper()
	found := readout.FindStringSubmatch(d.screen())
	if found == nil {
		d.t.Fatalf("no readout:\n%s", d.screen())
	}
	k, err := strconv.Atoi(found[1])
	if err != nil {
		d.t.Fatalf("k: %v", err)
	}
	return k, found[2], found[3]
}

// at checks the iteration that is displayed.
func (d *driver) at(want int) {
	d.t.Helper()
	if k, _, _ := d.read(); k != want {
		d.t.Fatalf("k is %d, not %d:\n%s", k, want, d.screen())
	}
}

// alpha checks the α that is displayed.
func (d *driver) alpha(want string) {
	d.t.Helper()
	if _, _, alpha := d.read(); alpha != want {
		d.t.Fatalf("α is %s, not %s", alpha, want)
	}
}

// head checks how far the present run goes.
func (d *driver) head(want int) {
	d.t.Helper()
	if k := d.newest(); k != want {
		d.t.Fatalf("the newest iteration is %d, not %d", k, want)
	}
}

// ghosts checks how many earlier runs are kept.
func (d *driver) ghosts(want int) {
	d.t.Helper()
	if n := len(d.others()); n != want {
		d.t.Fatalf("%d ghosts, not %d", n, want)
	}
}

// One row of the parameter table: name, value, gradient.
var parameterRow = regexp.MustCompile(`(?m)^ (w[₀-₉]+|b) +(\S+) +d(?:w[₀-₉]+|b) +(\S+)`)

// parametersOf is the parameter table of a screen.
func parametersOf(t reporter, screen string) string {
	t.Helper()
	rows := parameterRow.FindAllString(screen, -1)
	if rows == nil {
		t.Fatalf("no parameters:\n%s", screen)
	}
	return strings.Join(rows, "\n")
}

func (d *driver) parameters() string { return parametersOf(d.t, d.screen()) }

// parameter returns a value and its gradient as they are displayed.
func (d *driver) parameter(name string) (value, gradient string) {
	d.t.Helper()
	for _, row := range parameterRow.FindAllStringSubmatch(d.screen(), -1) {
		if row[1] == name {
			return row[2], row[3]
		}
	}
	d.t.Fatalf("no parameter %s:\n%s", name, d.screen())
	return "", ""
}
