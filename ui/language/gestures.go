package language

import (
	"strconv"
	"strings"

	"descent/ui/session"
)

// Gesture is what a key means on one screen alone: it never leaves it.
type Gesture uint8

// The gestures. Those with a count take it from their key.
const (
	NoGesture  Gesture = iota
	Prompt             // opens the line of commands
	Enter              // into the main pane
	Suspend            // the program
	Close              // what is open
	Up                 // in a list or a pane
	Down               // in a list or a pane
	Left               // in a pane
	Right              // in a pane
	ZoomIn             // in a pane
	ZoomOut            // in a pane
	Reset              // in a pane: its own view again
	Accept             // the row of a list, or what was typed
	Search             // in a list
	Completing         // what is typed: N = 1 with the next that fits, −1 with the one before
	GoOn               // N = 1 with what is due, a step or the next page of a lesson, −1 with what takes it back
	Beginning          // a number that is asked for, with what was pressed
)

// CountsHint is what the footer says of the counts at the foot of the examples, where they
// are.
const CountsHint = "count"

func gesture(g Gesture, n int, keys ...string) Key { return Key{Keys: keys, Gesture: g, N: n} }

// listEnd is further than any list is long.
const listEnd = 1 << 20

// answers are the keys of a question that has choices: their numbers.
func answers() []Key {
	const most = 9 // choices
	keys := make([]Key, 0, most+1)
	for i := range most {
		digit := strconv.Itoa(i + 1)
		keys = append(keys, press(session.Answer{Text: digit}, digit))
	}
	return append(keys, gesture(Accept, 0, "enter"))
}

// typeable are the keys that begin a number or a calculation: all that can be typed, but for
// those that help, and the line of commands.
func typeable() []string {
	keys := []string{"−"}
	for r := rune('!'); r <= '~'; r++ {
		if r != '!' && r != '?' && r != ':' {
			keys = append(keys, string(r))
		}
	}
	return keys
}

// calculating is what a number or a calculation begins with: exp, log and sqrt too.
func calculating() []string { return strings.Split("0 1 2 3 4 5 6 7 8 9 - − . , ( e l s", " ") }

// gestures lists the keys that are not of the table of actions. The frames of
// lists and lines show theirs; the help does not.
func gestures() map[Context][]Key {
	charts := []string{"Data", "Surface", "Cost"}
	quit := press(session.Quit{}, "ctrl+c")
	suspend := gesture(Suspend, 0, "ctrl+z")
	return map[Context][]Key{
		Main: {
			gesture(Enter, 0, "enter").on(lineEnter).hintIn("choose", "Examples").hintIn("pan, zoom", "Surface"),
			gesture(Prompt, 0, ":").on(lineGoTo).hint("go to"),
			suspend.on(lineSuspending),
			gesture(GoOn, 1, "pgdown").on(lineOneForward), gesture(GoOn, -1, "pgup").on(lineOneBack),
		},
		Choosing:  answers(),
		Numbering: {gesture(Beginning, 0, calculating()...), gesture(Accept, 0, "enter")},
		Blank:     {gesture(Beginning, 0, typeable()...), gesture(Accept, 0, "enter")},
		Found:     {press(session.Step{N: 1}, "enter")},
		// Move the view of a pane that was gone into, or choose a row, a node or a
		// line.
		Inside: {
			gesture(Left, 1, "left", "h").hintIn("pan", charts...).show("←→↑↓"),
			gesture(Up, 1, "up", "k").hintIn("choose", "Examples").hintIn("line", "Loop").hintIn("node", "Graph").show("↑↓"),
			gesture(Right, 1, "right", "l"), gesture(Down, 1, "down", "j"),
			gesture(ZoomIn, 0, "+", "=").hintIn("zoom", charts...).show("+ −"), gesture(ZoomOut, 0, "-", "−"),
			gesture(Reset, 0, "0").hintIn("reset", charts...),
			gesture(Up, 10, "(", "shift+up"), gesture(Down, 10, ")", "shift+down"),
			gesture(Up, listEnd, "home", "g"), gesture(Down, listEnd, "end", "G"),
			gesture(Close, 0, "esc").hint("leave"), gesture(Accept, 0, "enter").hintIn(CountsHint, "Examples").show("← → Enter"),
		},
		List: {
			gesture(Up, 1, "up", "k"), gesture(Down, 1, "down", "j"), gesture(Up, 10, "pgup"), gesture(Down, 10, "pgdown"),
			gesture(Up, listEnd, "home", "g"), gesture(Down, listEnd, "end", "G"),
			gesture(Accept, 0, "enter"), gesture(Search, 0, "/"), gesture(Close, 0, "esc", "q", "?"), quit, suspend,
		},
		Typing: {
			gesture(Up, 1, "up"), gesture(Down, 1, "down"), gesture(Completing, 1, "tab"), gesture(Completing, -1, "shift+tab"),
			gesture(Accept, 0, "enter"), gesture(Close, 0, "esc"), quit, suspend,
		},
	}
}
