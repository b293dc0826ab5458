package ui

import (
	"regexp"
	"strconv"
	"testing"

	"descent/ui/language"
	"descent/ui/session"
	"descent/ui/theme"
)

// A line means the same on the screen as where there is none.
func TestLinesMeanTheSameEverywhere(t *testing.T) {
	c, d := talk(t), drive(t)
	for _, line := range []string{
		"step 5", "compare 0.1 1", "step 2", "restart", "step 3", "takeover", "line 5", "example 7", "alpha 1", "2", "step", "compare off", "drop", "back", "newest",
		"init 1 2 3", "until J<0.6", "goto 3", "line at end", "sort loss ascending", "hide curve", "pair w1 b", "zoom on", "log on", "digits 8", "+4", "-2", "last", "init random 7", "first",
	} {
		ask(t, c, line)
		d.command(line)
		said := regexp.MustCompile(`(?m)^k (\d+)  J (\S+)`).FindStringSubmatch(ask(t, c, "show"))
		k, cost, _ := d.read()
		if said == nil || said[1] != strconv.Itoa(k) || said[2] != cost {
			t.Fatalf("%s leads to k %d, J %s on the screen, and to %q without", line, k, cost, said)
		}
	}
}

// Data open at the moment that their flags say, with the bits that the same lines
// lead to one by one.
func TestDataOpensAtAMoment(t *testing.T) {
	d, by := drive(t), drive(t)
	d.command("data iris-hard --alpha 0.3,1@20 --goto 35 --show surface --digits 8 --line 12")
	for _, line := range []string{"data iris-hard", "alpha 0.3", "goto 20", "alpha 1", "goto 35", "line at 12", "show surface", "digits 8"} {
		by.command(line)
	}
	d.at(35)
	d.ghosts(0)
	if d.screen() != by.screen() {
		t.Errorf("the flags lead to\n%s\nand the lines to\n%s", d.screen(), by.screen())
	}
	d.command("data iris --init 0.1,0.2,0.3 --goto 999999999 --show nothing")
	d.shows(`unknown pane "nothing"`)
	d.press("esc")
	d.command("data iris --init 1,2")
	d.shows("3 numbers are needed (2 weights and b), not 2")
}

// A view by its ends is the one that the keys lead to when they lead there, and
// what no chart has is said.
func TestViewByItsEnds(t *testing.T) {
	d := drive(t)
	was := d.screen()
	d.command("view x1 0..9")
	if d.screen() == was {
		t.Error("nothing moves")
	}
	d.command("view off data")
	if d.screen() != was {
		t.Error("the view stays")
	}
	d.command("view k 0..9")
	d.shows("Cost is not on the screen: name both axes")
	d.press("esc")
	d.command("view x1 0..9 w1 0..9")
	d.shows("no chart has these axes: Data has x1 and x2, Surface has w1 and w2, Cost has k and J")
	d.press("esc")
	d.command("show cost")
	d.command("log on")
	d.command("view k 0..9 J 0.1..1")
	d.sound()
	d.command("view J 0..1")
	d.shows("on a log scale J begins above 0")
}

// The names that the language lists are those of the themes there are.
func TestWrittenNames(t *testing.T) {
	for _, theme := range append(theme.Names(), theme.Auto) {
		d := drive(t)
		d.command(language.Print(session.Theme{Name: theme}))
		d.shows("Theme: ")
	}
}
