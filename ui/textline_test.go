package ui

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// boundKeys is every key that the text field of Bubble Tea's own components
// knows, by the name of what it does.
func boundKeys(t *testing.T) map[string][]string {
	t.Helper()
	keys := map[string][]string{}
	v := reflect.ValueOf(textinput.DefaultKeyMap)
	for i := range v.NumField() {
		b, ok := reflect.TypeAssert[key.Binding](v.Field(i))
		if !ok {
			t.Fatalf("%s is no binding", v.Type().Field(i).Name)
		}
		keys[v.Type().Field(i).Name] = b.Keys()
	}
	return keys
}

// altKey is keyMsg for a key that may have Alt before it.
func altKey(name string) tea.KeyMsg {
	plain, alt := strings.CutPrefix(name, "alt+")
	msg := keyMsg(plain)
	msg.Alt = alt
	return msg
}

// edited is what a key makes of a text with the cursor after before, worked out
// from the words of the key's name. Unknown names change nothing.
func edited(name, before, after string) (string, string) {
	blank := unicode.IsSpace
	word := func(s string) int { // where the next word of s ends
		blanks := len(s) - len(strings.TrimLeftFunc(s, blank))
		if end := strings.IndexFunc(s[blanks:], blank); end >= 0 {
			return blanks + end
		}
		return len(s)
	}
	last := func(s string) int { // where the last word of s begins
		runes := []rune(strings.TrimRightFunc(s, blank))
		for i := len(runes); i > 0; i-- {
			if blank(runes[i-1]) {
				return len(string(runes[:i]))
			}
		}
		return 0
	}
	rune1 := func(s string) int { return len(string([]rune(s + " ")[0])) }
	tail := []rune(" " + before)
	end := len(before) - min(len(before), len(string(tail[len(tail)-1])))
	switch name {
	case "CharacterForward":
		n := min(len(after), rune1(after))
		return before + after[:n], after[n:]
	case "CharacterBackward":
		return before[:end], before[end:] + after
	case "WordForward":
		return before + after[:word(after)], after[word(after):]
	case "WordBackward":
		return before[:last(before)], before[last(before):] + after
	case "DeleteWordBackward":
		return before[:last(before)], after
	case "DeleteWordForward":
		return before, after[word(after):]
	case "DeleteAfterCursor":
		return before, ""
	case "DeleteBeforeCursor":
		return "", after
	case "DeleteCharacterBackward":
		return before[:end], after
	case "DeleteCharacterForward":
		return before, after[min(len(after), rune1(after)):]
	case "LineStart":
		return "", before + after
	case "LineEnd":
		return before + after, ""
	}
	return before, after
}

// Every key of the text field, at every place of short texts.
func TestEditingKeys(t *testing.T) {
	texts := []string{"", "a", " ", "é", "ab", "a ", " a", "  ", "a b", "ab cd", "a  b ", " αβ γ", "x\u00a0y"}
	for does, names := range boundKeys(t) {
		for _, name := range names {
			for _, text := range texts {
				for at := range len([]rune(text)) + 1 {
					l := newTextLine(text)
					for range len([]rune(text)) - at {
						l.handleKey(keyMsg("left"))
					}
					if l.Position() != at {
						t.Fatalf("%q: %d times left: the cursor is at %d", text, len([]rune(text))-at, l.Position())
					}
					l.handleKey(altKey(name))
					before, after := edited(does, string([]rune(text)[:at]), string([]rune(text)[at:]))
					if l.Value() != before+after || l.Position() != len([]rune(before)) {
						t.Errorf("%s in %q at %d: %q at %d, want %q", name, text, at, l.Value(), l.Position(), before+"|"+after)
					}
				}
			}
		}
	}
}

// textLines opens every line of text that the program has.
func textLines() map[string][]string {
	return map[string][]string{
		":": {":"}, "α = ": {"a"}, "compare α ": {"6", "c"}, "w, b = ": {"i", "G", "enter"}, "CSV file: ": {"d", "G", "enter"}, "/": {"d", "/"},
	}
}

// In every line, every key of the text field at every place: nothing panics, and
// the line is what the screen shows. The cursor is seen by what is typed at it. In full
// at every place, else at every other one, by turns.
func TestEditingKeysInEveryLine(t *testing.T) {
	t.Parallel()
	const typed = "ab d"
	for label, open := range textLines() {
		turn := len(label)
		t.Run(label, func(t *testing.T) {
			t.Parallel()
			d := drive(t)
			for does, names := range boundKeys(t) {
				for i, name := range names {
					if slices.Contains([]string{"tab", "up", "down"}, name) {
						continue // they complete, choose, or bring earlier lines back
					}
					for at := range len(typed) + 1 {
						if !inFull() && (turn+i+at)%2 > 0 {
							continue
						}
						d.press(open...)
						d.press("ctrl+e", "ctrl+u")
						d.write(typed)
						d.times(len(typed)-at, "left")
						d.send(altKey(name))
						d.press("|")
						before, after := edited(does, typed[:at], typed[at:])
						if !strings.Contains(d.view(), label+before+"|") {
							t.Fatalf("%s at %d: no %q on the screen", name, at, label+before+"|"+after)
						}
						d.times(4, "esc")
					}
				}
			}
		})
	}
}

// A key with Alt is Esc and the key, wherever no line knows it: terminals send
// the same for both, and a slow connection joins what was pressed apart. In full every key
// in every line, else every third, by turns.
func TestAltIsEscAndTheKey(t *testing.T) {
	t.Parallel()
	opens := [][]string{{}, {"?"}, {"d"}, {"d", "/"}, {":"}, {":", "1"}, {"a"}, {"i"}, {"V"}, {"4", "enter"}, {"6", "c"}}
	for at, open := range opens {
		for i, name := range []string{"q", " ", "d", "b", ":", "1", "enter", "esc", "backspace", "ctrl+c", "up", "→"} {
			if !inFull() && (at+i)%3 > 0 {
				continue
			}
			together, apart := drive(t), drive(t)
			for _, d := range []*driver{together, apart} {
				d.press(" ", " ")
				d.press(open...)
			}
			together.send(altKey("alt+" + name))
			line := len(open) > 0 && slices.Contains([]string{":", "1", "a", "/", "c"}, open[len(open)-1])
			switch {
			case name == "up": // its own sequence, and no key
			case line && slices.Contains([]string{"d", "b", "backspace"}, name):
				apart.send(altKey("alt+" + name))
			default:
				apart.press("esc", name)
			}
			if together.ended != apart.ended || together.view() != apart.view() {
				t.Errorf("%q alt+%s: ended %v, want %v; the screen is\n%s\nwant\n%s", open, name, together.ended, apart.ended,
					together.view(), apart.view())
			}
		}
	}
}
