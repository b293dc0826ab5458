package language

import (
	"strconv"
	"strings"

	"descent/ui/session"
)

// ScreenAction is what a key means on one screen alone: it never leaves it.
type ScreenAction uint8

// The actions of the screen. Those with a count take it from their key.
const (
	NoScreenAction ScreenAction = iota
	Prompt                      // opens the line of commands
	Enter                       // into the main pane
	Suspend                     // the program
	Close                       // what is open
	Up                          // in a list or a pane
	Down                        // in a list or a pane
	Left                        // in a pane
	Right                       // in a pane
	ZoomIn                      // in a pane
	ZoomOut                     // in a pane
	Reset                       // in a pane: its own view again
	Accept                      // the row of a list, or what was typed
	Search                      // in a list
	CompleteWord                // what is typed: N = 1 with the next that fits, −1 with the one before
	Continue                    // N = 1 with what is due, a step or the next page of a lesson, −1 with what takes it back
	BeginTyping                 // a number that is asked for, with what was pressed
	Erase                       // the character in front of the cursor
)

// CountsHint is what the footer says of the counts at the foot of the examples, where they
// are.
const CountsHint = "count"

func screenKey(g ScreenAction, n int, keys ...string) Key {
	return Key{Keys: keys, ScreenAction: g, N: n}
}

// pastListEnd is further than any list is long.
const pastListEnd = 1 << 20

// answerKeys are the keys of a question that has choices: their numbers.
func answerKeys() []Key {
	const most = 9 // choices
	keys := make([]Key, 0, most+1)
	for i := range most {
		digit := strconv.Itoa(i + 1)
		keys = append(keys, intentKey(session.Answer{Text: digit}, digit))
	}
	return append(keys, screenKey(Accept, 0, "enter"))
}

// typeableKeys are the keys that begin a number or a calculation: all that can be typed, but for
// those that help, and the line of commands.
func typeableKeys() []string {
	keys := []string{"−"}
	for r := rune('!'); r <= '~'; r++ {
		if r != '!' && r != '?' && r != ':' {
			keys = append(keys, string(r))
		}
	}
	return keys
}

// calculationKeys is what a number or a calculation begins with: exp, log and sqrt too.
func calculationKeys() []string { return strings.Split("0 1 2 3 4 5 6 7 8 9 - − . , ( e l s", " ") }

// screenKeys lists the keys that are not of the table of actions. The frames of
// lists and lines show theirs; the help does not.
func screenKeys() map[Context][]Key {
	charts := []string{"Data", "Surface", "Cost"}
	quit := intentKey(session.Quit{}, "ctrl+c")
	suspend := screenKey(Suspend, 0, "ctrl+z")
	return map[Context][]Key{
		Main: {
			screenKey(Enter, 0, "enter").helpLine(lineEnter).hintIn("choose", "Examples").hintIn("pan, zoom", "Surface"),
			screenKey(Prompt, 0, ":").helpLine(lineGoTo).hint("go to"),
			suspend.helpLine(lineSuspending),
			screenKey(Continue, 1, "pgdown").helpLine(lineOneForward), screenKey(Continue, -1, "pgup").helpLine(lineOneBack),
		},
		ChoiceQuestion: answerKeys(),
		NumberQuestion: {screenKey(BeginTyping, 0, calculationKeys()...), screenKey(Accept, 0, "enter")},
		PracticeQuestion: {
			screenKey(BeginTyping, 0, typeableKeys()...).helpLine(lineType).shownAs("0–9 ( e …"), screenKey(Accept, 0, "enter").helpLine(lineCheck).shownAs("Enter"),
			screenKey(Erase, 0, "backspace").helpLine(lineErase).shownAs("Backspace"),
		},
		PracticeAnswered: {intentKey(session.Step{N: 1}, "enter")},
		// Move the view of a pane that was gone into, or choose a row, a node or a
		// line.
		InsidePane: {
			screenKey(Left, 1, "left", "h").hintIn("pan", charts...).shownAs("←→↑↓"),
			screenKey(Up, 1, "up", "k").hintIn("choose", "Examples").hintIn("line", "Loop").hintIn("node", "Graph").shownAs("↑↓"),
			screenKey(Right, 1, "right", "l"), screenKey(Down, 1, "down", "j"),
			screenKey(ZoomIn, 0, "+", "=").hintIn("zoom", charts...).shownAs("+ −"), screenKey(ZoomOut, 0, "-", "−"),
			screenKey(Reset, 0, "0").hintIn("reset", charts...),
			screenKey(Up, 10, "(", "shift+up"), screenKey(Down, 10, ")", "shift+down"),
			screenKey(Up, pastListEnd, "home", "g"), screenKey(Down, pastListEnd, "end", "G"),
			screenKey(Close, 0, "esc").hint("leave"), screenKey(Accept, 0, "enter").hintIn(CountsHint, "Examples").shownAs("← → Enter"),
		},
		List: {
			screenKey(Up, 1, "up", "k"), screenKey(Down, 1, "down", "j"), screenKey(Up, 10, "pgup"), screenKey(Down, 10, "pgdown"),
			screenKey(Up, pastListEnd, "home", "g"), screenKey(Down, pastListEnd, "end", "G"),
			screenKey(Accept, 0, "enter"), screenKey(Search, 0, "/"), screenKey(Close, 0, "esc", "q", "?"), quit, suspend,
		},
		TypingLine: {
			screenKey(Up, 1, "up"), screenKey(Down, 1, "down"), screenKey(CompleteWord, 1, "tab"), screenKey(CompleteWord, -1, "shift+tab"),
			screenKey(Accept, 0, "enter"), screenKey(Close, 0, "esc"), quit, suspend,
		},
	}
}
