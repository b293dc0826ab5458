package cli

import (
	"bytes"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// mender puts together what a terminal sent in one piece and what arrived in
// several. Bubble Tea takes what one read returns for whole: the pieces of an
// escape sequence would be keys of their own, and the rest of a character would
// be lost. It also sees to it that Esc is Esc, that what is no key makes none,
// and that a paste is neither endless nor huge; Bubble Tea swallows every key
// until a paste ends, in time that grows with the square of its length.
type mender struct {
	held     []byte // the beginning of something
	last     time.Time
	inString bool // within a string of the terminal, which is no key
	pasting  bool
	pasted   int // bytes of the paste that were passed on
}

const (
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	escape     = 0x1b
	interrupt  = "\x03" // Ctrl+C

	// loneEsc is Esc whatever follows it: Alt and Esc to Bubble Tea, see heardAs,
	// and a byte that is no character, to part it from the rest.
	loneEsc = "\x1b\x1b\xff"

	// Home and End of some terminals; Bubble Tea knows those of others.
	homeKey = "\x1bOH"
	endKey  = "\x1bOF"

	longestPiece = 64      // no sequence that a terminal sends is longer
	longestPaste = 4 << 10 // several times the longest line that can be typed
	together     = 50 * time.Millisecond
	abandoned    = time.Second // what was begun this long ago does not go on
)

// heardAs is a message as it was meant.
func heardAs(msg tea.Msg) tea.Msg {
	if key, ok := msg.(tea.KeyMsg); ok && key.Type == tea.KeyEsc {
		return tea.KeyMsg{Type: tea.KeyEsc}
	}
	return msg
}

// mend returns what arrived, without what must wait for more and with what had
// waited.
func (m *mender) mend(b []byte, now time.Time) []byte {
	pause := now.Sub(m.last)
	m.last = now
	var out []byte
	switch {
	case m.pasting && (pause > abandoned && len(b) <= longestKey || string(b) == interrupt):
		// Its end was lost, and a person presses a key.
		out = append(out, pasteEnd...)
		m.pasting, m.held = false, nil
	case pause > abandoned:
		out = m.late()
		m.held, m.inString = nil, false
	}
	in := slices.Concat(m.held, b)
	m.held = nil
	for len(in) > 0 {
		n := m.next(in, &out)
		if n == 0 {
			break
		}
		in = in[n:]
	}
	m.held = bytes.Clone(in)
	return out
}

// waits tells whether what is held may be keys by themselves: an Esc, or an Esc
// and a key that could begin something together. Then late is due soon.
func (m *mender) waits() bool {
	return !m.pasting && len(m.held) > 0 && m.held[0] == escape && (len(m.held) == 1 || m.begins())
}

// begins tells whether what is held is the beginning of something and no more.
func (m *mender) begins() bool {
	return len(m.held) == 2 && strings.IndexByte("[O]PX^_", m.held[1]) >= 0
}

// late is what is held when nothing follows it.
func (m *mender) late() []byte {
	if !m.waits() {
		return nil
	}
	out := append([]byte(loneEsc), m.held[1:]...)
	m.held, m.inString = nil, false
	return out
}

// next takes what b begins with and returns its length, 0 while it is not all
// there.
func (m *mender) next(b []byte, out *[]byte) int {
	switch {
	case m.pasting:
		return m.paste(b, out)
	case m.inString:
		var n int
		n, m.inString = inString(b)
		if n > 0 || m.inString {
			return n
		}
	}
	n, is := m.whole(b)
	switch {
	case is == aKey && n == len(homeKey) && (string(b[:n]) == homeKey || string(b[:n]) == endKey):
		*out = append(*out, escape, '[', b[n-1])
	case is == aKey:
		*out = append(*out, b[:n]...)
	case is == anEsc && n > 0:
		*out = append(*out, loneEsc...)
	}
	return n
}

// kind is what a piece of input is.
type kind uint8

const (
	aKey  kind = iota // or a paste, or the mouse
	anEsc             // and nothing more
	noKey             // it can never be one; else its letters would be keys
)

// longestKey is how many bytes one key may send: a function key with modifiers.
const longestKey = 8

// paste passes on the beginning of a paste and leaves out what is too much. It
// returns how many bytes of b it took.
func (m *mender) paste(b []byte, out *[]byte) int {
	end := bytes.Index(b, []byte(pasteEnd))
	taken := end
	if end < 0 {
		taken = len(b) - begun(b)
	}
	passed := b[:min(taken, max(0, longestPaste-m.pasted))]
	*out = append(*out, passed...)
	m.pasted += len(passed)
	if end < 0 {
		return taken
	}
	*out = append(*out, pasteEnd...)
	m.pasting = false
	return taken + len(pasteEnd)
}

// begun is how many bytes at the end of b may be the beginning of a paste's end.
func begun(b []byte) int {
	for n := min(len(b), len(pasteEnd)-1); n > 0; n-- {
		if bytes.HasSuffix(b, []byte(pasteEnd[:n])) {
			return n
		}
	}
	return 0
}

// whole is the length of what b begins with, 0 while it is not all there.
func (m *mender) whole(b []byte) (n int, is kind) {
	if b[0] != escape {
		return character(b), aKey
	}
	if len(b) == 1 {
		return 0, anEsc
	}
	switch b[1] {
	case '[':
		var broken bool
		if n, broken = sequence(b, len("\x1b[")); broken {
			is = noKey
		}
	case 'O':
		if n = len("\x1bOA"); n <= len(b) && strings.IndexByte("ABCDHFPQRSabcd", b[n-1]) < 0 {
			is = noKey // of the keypad, in a mode that nobody asked for
		}
	case ']', 'P', 'X', '^', '_': // OSC, DCS, SOS, PM, APC
		if n = len("\x1b]") + 1; n > len(b) {
			return 0, noKey
		}
		m.inString = true
		return n - 1, noKey
	case escape:
		return 1, anEsc // two are two
	default:
		return withAlt(b)
	}
	switch {
	case n <= len(b):
		m.pasting, m.pasted = string(b[:n]) == pasteBegin, 0
		return n, is
	case len(b) < longestPiece:
		return 0, is
	}
	return len(b), noKey
}

// withAlt is the length of an Esc and a character; where that is none, the Esc
// stands alone.
func withAlt(b []byte) (n int, is kind) {
	n = character(b[1:])
	switch r, _ := utf8.DecodeRune(b[1:]); {
	case n == 0:
		return 0, aKey
	case r == utf8.RuneError:
		return 1, anEsc
	}
	return 1 + n, aKey
}

// character is the length of the first character of b, 0 while it is not all
// there.
func character(b []byte) int {
	if !utf8.FullRune(b) {
		return 0
	}
	_, size := utf8.DecodeRune(b)
	return size
}

// sequence returns where the control sequence ends whose introducer ends at i:
// parameters, intermediates, one final byte (ECMA-48 §5.4). Beyond the end of b
// it is not all there. It is broken when something else interrupts it.
func sequence(b []byte, i int) (end int, broken bool) {
	switch {
	case i < len(b) && b[i] == 'M':
		return i + len("Mbxy"), false // the mouse as X10 has it, three bytes of any value
	case i < len(b) && b[i] == '[':
		return i + len("[A"), false // a function key of the Linux console
	}
	number := true // and nothing else so far
	for ; i < len(b); i++ {
		switch c := b[i]; {
		case c == '$' && number:
			return i + 1, false // a shifted key of rxvt
		case c >= 0x40 && c <= 0x7e:
			return i + 1, false
		case c < 0x20 || c > 0x7e:
			return i, true
		case c < '0' || c > '9':
			number = false
		}
	}
	return i + 1, false
}

// inString is how many bytes of b belong to a string of the terminal (an answer
// to a question that some other program asked, or what a program further away
// prints), and whether it goes on. No string holds a key: a control character
// ends it and is one, and so is an Esc that does not end it.
func inString(b []byte) (n int, on bool) {
	for i, c := range b {
		switch {
		case c == '\a':
			return i + 1, false
		case c == escape && i+1 == len(b):
			return i, true
		case c == escape && b[i+1] == '\\':
			return i + len("\x1b\\"), false
		case c < ' ':
			return i, false
		}
	}
	return len(b), true
}
