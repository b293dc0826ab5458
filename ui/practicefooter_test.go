package ui

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"descent/ui/language"
	"descent/ui/session"
)

// The footer says what each key does at this very number: that it takes two presses to have it shown, one where the first
// was refused, and that behind the last number the iteration is made.
func TestFooterOfPracticeIsTrue(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		for _, set := range session.PracticeTopics() {
			d := atNotes(t, size[0], size[1])
			d.command("practice " + set)
			foot := func() string { return strings.Split(d.screen(), "\n")[size[1]-1] }
			says := func(keys, want string) {
				t.Helper()
				d.goKeys(keys)
				if foot := foot(); !strings.Contains(foot, want) {
					t.Errorf("%s: after %q the footer says\n%s", set, keys, foot)
				}
			}
			hides := func(word string) {
				t.Helper()
				if foot := foot(); strings.Contains(foot, word) {
					t.Errorf("%s: the footer says %q:\n%s", set, word, foot)
				}
			}
			says("", "space twice: show")
			hides("number before")
			says("space", "space show it")
			d.rested()
			says("space", "space next number")
			hides("number before")
			if says("space", "space twice: show"); size[0] > 80 {
				says("", "← number before")
			}
			says("left", "space number 2")
			hides("number before")
			says("space 5 enter", "space twice: show")
			for range len(d.state().Practice.Blanks) - 2 {
				hides("make k")
				says("! ! !", "space next number")
				d.press(" ")
			}
			says("! ! !", "space make k 4")
			hides("next number")
			d.press(" ")
			d.at(4)
		}
	}
}

// Of a number with two digits that a known mistake may have given it is not said that none gives it, and not which: more than
// one may.
func TestFewDigitsAreNotCalledUnknown(t *testing.T) {
	t.Parallel()
	d := atNotes(t, 120, 36)
	d.press("m")
	for range 3 {
		d.press("!", "!", "!", " ")
		if language.BlankName(d.state().Practice.Blanks[d.state().Practice.Now].Blank) == "dz" {
			break
		}
	}
	d.write("0.46") // y − a
	d.press("enter")
	d.tells("Not 0.46: too few digits to tell why.")
	d.write("0.31")
	d.press("enter")
	d.tells("Not 0.31: none of the mistakes that are known gives it.")
	d.write("0.4646")
	d.press("enter")
	d.tells("Not 0.4646: that is y − a.")
}

// No line of the bar ends between a name and its number.
func TestBarKeepsNumbersWithTheirNames(t *testing.T) {
	t.Parallel()
	parted := regexp.MustCompile(`(?m)(?:^|[ .])(?:d?[wxbzaLy][₀-₉0-9]*|÷ m|/ m|α|alpha) *$`)
	for _, width := range []int{80, 90, 100, 104, 112, 120} {
		for _, plain := range []string{"off", "on"} {
			d := atNotes(t, width, 30)
			d.command("ascii " + plain)
			d.command("practice loop")
			for i := range 13 {
				d.press("1")
				rows := strings.Split(d.screen(), "\n")
				bar := rows[len(rows)-8:]
				if found := parted.FindString(strings.Join(bar[:6], "\n")); found != "" {
					t.Errorf("%d columns, ascii %s, number %d: a line ends with %q:\n%s", width, plain, i+1, found, strings.Join(bar, "\n"))
				}
				if i < 12 {
					d.press("left", "!", "!", "!", " ")
				}
			}
		}
	}
}

// What was found in the first round of a number that comes later is not shown while an earlier one is asked for
// again: from the updated w its gradient could be had.
func TestMissedHidesWhatWasFoundLater(t *testing.T) {
	t.Parallel()
	d := atNotes(t, 120, 36)
	now := d.state().Run.Snapshot
	want := now.NextParams(0.1).W[1]
	d.command("practice loop")
	for range 12 {
		if strings.Contains(d.screen(), "What is w₂ after the update?") {
			d.write(strconv.FormatFloat(want, 'g', -1, 64))
			d.press("enter", "enter")
			continue
		}
		d.press("!", "!", "!", " ")
	}
	d.tells("You made iteration 3: 1 of 12 at the first try")
	shown := strconv.FormatFloat(want, 'f', 5, 64)
	d.press("r")
	d.tells("What is z of this example?")
	for range 6 {
		d.hides(shown)
		d.press("!", "!", "!", " ")
	}
}
