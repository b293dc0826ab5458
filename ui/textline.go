package ui

import (
	"slices"
	"unicode"

	blinking "github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// textLine is one line of text with a cursor in it. Every line that is typed,
// wherever it stands, is one, so a key means the same in all of them.
type textLine struct{ input textinput.Model }

// maxLineLength is how many characters a line takes.
const maxLineLength = 400

// newTextLine begins with a text, the cursor behind it.
func newTextLine(text string) textLine {
	in := textinput.New()
	in.CharLimit = maxLineLength
	in.Cursor.SetMode(blinking.CursorStatic) // the panes draw it, and nothing blinks
	// A terminal pastes by itself; the field would start another program to ask
	// for the clipboard, on the machine where descent runs. What completes a
	// line is not the field's.
	for _, unused := range []*key.Binding{
		&in.KeyMap.Paste, &in.KeyMap.AcceptSuggestion, &in.KeyMap.NextSuggestion, &in.KeyMap.PrevSuggestion,
	} {
		unused.SetEnabled(false)
	}
	in.SetValue(text)
	in.Focus()
	return textLine{in}
}

func (l *textLine) Value() string { return l.input.Value() }

// Position is how many characters stand before the cursor.
func (l *textLine) Position() int { return l.input.Position() }

// set puts another text on the line, with the cursor behind it.
func (l *textLine) set(text string) {
	l.input.SetValue(text)
	l.input.CursorEnd()
}

// handleKey takes a key: an editing key, or text.
func (l *textLine) handleKey(msg tea.KeyMsg) {
	switch {
	case key.Matches(msg, l.input.KeyMap.DeleteWordForward):
		l.delete(l.input.Position(), l.wordEnd())
	case key.Matches(msg, l.input.KeyMap.DeleteWordBackward):
		l.delete(l.wordStart(), l.input.Position())
	default:
		l.input, _ = l.input.Update(sanitizeKey(msg)) // a cursor that does not blink asks for nothing
	}
}

// isEdit tells whether a key changes the text or moves the cursor, where it is
// no text itself.
func (l *textLine) isEdit(msg tea.KeyMsg) bool {
	k := l.input.KeyMap
	return key.Matches(msg, k.CharacterForward, k.CharacterBackward, k.WordForward, k.WordBackward, k.DeleteWordBackward,
		k.DeleteWordForward, k.DeleteAfterCursor, k.DeleteBeforeCursor, k.DeleteCharacterBackward, k.DeleteCharacterForward,
		k.LineStart, k.LineEnd)
}

// erase takes out the character in front of the cursor.
func (l *textLine) erase() {
	if at := l.input.Position(); at > 0 {
		l.delete(at-1, at)
	}
}

// wordEnd is where the word at or after the cursor ends. The field's own way to
// delete it reads beyond the end of the text where one character is left.
func (l *textLine) wordEnd() int {
	text, at := []rune(l.input.Value()), l.input.Position()
	for at < len(text) && unicode.IsSpace(text[at]) {
		at++
	}
	for at < len(text) && !unicode.IsSpace(text[at]) {
		at++
	}
	return at
}

// wordStart is where the word at or before the cursor begins. The field's own
// way to delete it takes a blank before the first word too.
func (l *textLine) wordStart() int {
	text, at := []rune(l.input.Value()), l.input.Position()
	for at > 0 && unicode.IsSpace(text[at-1]) {
		at--
	}
	for at > 0 && !unicode.IsSpace(text[at-1]) {
		at--
	}
	return at
}

// delete takes out what stands from one place to another; there the cursor is
// then.
func (l *textLine) delete(from, to int) {
	l.input.SetValue(string(slices.Delete([]rune(l.input.Value()), from, to)))
	l.input.SetCursor(from)
}

// sanitizeKey is a key without what no line takes: control characters, and more
// than a line holds. It comes first, for the text field would look at every byte
// of a paste again and again.
func sanitizeKey(msg tea.KeyMsg) tea.KeyMsg {
	if msg.Type != tea.KeyRunes {
		return msg
	}
	runes := make([]rune, 0, min(len(msg.Runes), maxLineLength))
	for _, r := range msg.Runes {
		if len(runes) == maxLineLength {
			break
		}
		switch {
		case r == '\n' || r == '\t':
			runes = append(runes, ' ')
		case unicode.IsPrint(r):
			runes = append(runes, r)
		}
	}
	msg.Runes = runes
	return msg
}
