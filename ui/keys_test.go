package ui

import (
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// fast is text typed faster than Bubble Tea reads it: one message of several
// runes.
func fast(text string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)} }

func pasted(text string) tea.KeyMsg {
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true}
}

func TestTypedFast(t *testing.T) {
	for text, want := range map[string]int{"   ": 3, "lllh": 2, ")))l": 31, "llg": 0, "lll(": 0, "p": 1, "pp": 1} {
		d := drive(t)
		d.send(fast(text))
		d.at(want)
	}
}

func TestTypedFastIntoAnOverlay(t *testing.T) {
	d := drive(t)
	d.send(fast(":50"))
	d.send(fast("0"))
	d.press("enter")
	d.at(500)
	d.send(fast("ga0.5"))
	d.press("enter")
	d.at(0)
	d.alpha("0.5")
	d.send(fast("?q")) // q closes the help
	if d.ended {
		t.Fatal("q in the help quits")
	}
	d.send(fast("djj"))
	d.shows("▸ breast-cancer")
	d.send(fast("kkk/xor"))
	d.shows("/xor")
	d.press("enter")
	d.shows("xor")
	d.send(fast("ijj"))
	d.shows("▸ random, seed 8")
}

// Pasted text is no key where nothing is open, and text in a line.
func TestPaste(t *testing.T) {
	d := drive(t)
	d.press(" ")
	was := d.screen()
	d.send(pasted("q"))
	d.send(pasted("   qlrd"))
	d.at(1)
	if d.ended || d.screen() != was {
		t.Fatal("a paste pressed keys")
	}
	d.press(":")
	d.send(pasted("12"))
	d.send(pasted("q"))
	d.shows(":12q")
	d.press("backspace", "enter")
	d.at(12)
	d.press("?")
	d.send(pasted("q"))
	d.shows("search keys and commands")
}

func TestEscNeverQuits(t *testing.T) {
	for _, keys := range [][]string{{}, {"?"}, {"d"}, {"d", "/"}, {"i"}, {":"}, {"a"}, {"p"}, {"z"}} {
		d := drive(t)
		d.press(keys...)
		d.times(4, "esc")
		if d.ended {
			t.Errorf("%q and Esc quits", keys)
		}
		d.press("home", " ") // something open would take them
		d.at(1)
	}
}

func TestQuit(t *testing.T) {
	for _, keys := range [][]string{
		{"q"}, {"ctrl+c"}, {" ", "q"}, {"p", "q"}, {"?", "ctrl+c"}, {"d", "ctrl+c"}, {"d", "/", "ctrl+c"}, {"i", "ctrl+c"},
		{":", "ctrl+c"}, {"a", "1", "ctrl+c"},
	} {
		d := drive(t)
		d.press(keys...)
		if !d.ended || d.status() != 0 {
			t.Errorf("%q: ended %v with status %d", keys, d.ended, d.status())
		}
	}
	d := drive(t)
	d.press(" ", ":", "q", "esc", "?", "q", "d", "q", "i", "q")
	if d.ended {
		t.Error("q in an overlay quits")
	}
}

func TestQuitMessage(t *testing.T) {
	d := drive(t)
	d.press("p", "?")
	d.send(Quit{Status: 129})
	if !d.ended || d.status() != 129 {
		t.Errorf("ended %v with status %d", d.ended, d.status())
	}
}

func TestUnknownIsIgnored(t *testing.T) {
	d := drive(t)
	d.press(" ")
	was := d.screen()
	for _, msg := range []tea.Msg{
		fast("€"), fast("Ω"), fast("é"), keyMsg("f6"), keyMsg("ctrl+y"), keyMsg("insert"), tea.KeyMsg{Type: tea.KeyRunes},
		tea.KeyMsg{Type: tea.KeyUp, Alt: true}, tea.FocusMsg{}, "a text", nil, 7,
		tickMsg(99), progressMsg{Tag: 99}, sampledMsg{ticket: session.Ticket{Tag: 99}},
		resultMsg{Ticket: session.Ticket{Slot: session.Training, Tag: 99}}, resultMsg{Ticket: session.Ticket{Slot: session.Opening, Tag: 99}},
	} {
		d.send(msg)
		if d.screen() != was || d.ended {
			t.Fatalf("%#v did something", msg)
		}
	}
}

func TestHelp(t *testing.T) {
	d := drive(t)
	d.press(" ")
	var was string
	d.press("?")
	for _, row := range language.Lines(false) {
		d.tells(strings.Join(strings.Fields(row.Keys+" "+row.Text), " "))
	}
	d.press("/")
	d.write("ghost")
	d.tells("u take the ghost over")
	d.tells("drop all ghosts")
	d.hides("forward, back")
	d.write("ly")
	d.shows("nothing has that in it")
	d.press("enter")
	d.times(7, "backspace")
	d.write("10 forward")
	d.press("enter")
	d.at(11)
	was = d.screen()
	d.press("?")
	for _, closes := range []string{"esc", "?", "q", "enter"} {
		d.press(closes)
		if d.screen() != was {
			t.Errorf("%s does not close the help", closes)
		}
		d.press("?")
	}
	d.press(" ", "right", "x", "down") // no keys of the help
	d.press("esc")
	if d.screen() != was {
		t.Error("keys in the help did something")
	}
}

// A key that is chosen in the search does what it does where nothing is open: Esc leaves
// the pane that was gone into.
func TestKeySearchPresses(t *testing.T) {
	d := drive(t)
	d.press("2", "enter")
	d.tells("Esc leave")
	d.press("?", "/")
	d.write("close what is open")
	d.press("enter")
	d.hides("Esc leave")
}

func TestTabs(t *testing.T) {
	d := drive(t)
	last := len(pane.Mains()) - 1
	for _, c := range []struct {
		key  string
		main int
	}{
		{"2", 1}, {"1", 0}, {"7", 0}, {"tab", 1}, {"shift+tab", 0}, {"shift+tab", last}, {"tab", 0},
	} {
		d.press(c.key)
		if d.frame().View.Main != c.main {
			t.Fatalf("%s chooses %d, not %d", c.key, d.frame().View.Main, c.main)
		}
	}
	d.press(paneNumber(t, "Cost"))
	d.shows("J against k")
	d.hides("y=0")
	d.press("1")
	d.shows("y=0")
}

func TestZoom(t *testing.T) {
	d := drive(t)
	d.press("z")
	d.hides("Parameters")
	d.press("z")
	d.shows("Parameters")
}

func TestLogScale(t *testing.T) {
	d := drive(t)
	d.press(")", "L")
	d.shows("Cost J, log scale")
	d.press(paneNumber(t, "Cost"))
	d.shows("J against k, log scale")
	d.press("L")
	d.hides("log scale")
}

func TestDigits(t *testing.T) {
	d := drive(t)
	d.press("]")
	if _, cost, _ := d.read(); cost != "0.6931472" { // ln 2
		t.Errorf("seven digits: %s", cost)
	}
	d.times(20, "]")
	_, cost, _ := d.read()
	if v, err := strconv.ParseFloat(cost, 64); err != nil || v != d.now().Cost {
		t.Errorf("seventeen digits do not read back: %s", cost)
	}
	d.times(30, "[")
	if _, cost, _ := d.read(); cost != "0.693" {
		t.Errorf("three digits: %s", cost)
	}
}
