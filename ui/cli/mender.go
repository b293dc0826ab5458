package cli

import (
	"bytes"
	"strings"
	"time"
	"unicode/utf8"
)

// mender puts together what a terminal sent in one piece and what arrived in
// several. Bubble Tea takes what one read returns for whole: the pieces of an
// escape sequence would be keys of their own, and the rest of a character would
// be lost. It also sees to it that a paste is neither endless nor huge; Bubble
// Tea swallows every key until a paste ends, in time that grows with the square
// of its length.
type mender struct {
	held    []byte // the beginning of something
	last    time.Time
	escaped bool // the last byte was an Esc, which was passed on as the key
	pasting bool
	pasted  int // bytes of the paste that were passed on
}

const (
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	escape     = 0x1b
	interrupt  = "\x03" // Ctrl+C

	longestPiece = 64      // no sequence that a terminal sends is longer
	longestPaste = 4 << 10 // several times the longest line that can be typed
	together     = 50 * time.Millisecond
	abandoned    = time.Second // what was begun this long ago does not go on
)

// mend returns what arrived, without what must wait for more and with what had
// waited. full says that there was no room for more, so more is there.
func (m *mender) mend(b []byte, full bool, now time.Time) []byte {
	pause := now.Sub(m.last)
	m.last = now
	in := b
	var out []byte
	switch {
	case m.pasting && (pause > abandoned && len(b) <= longestKey || string(b) == interrupt):
		// Its end was lost, and a person presses a key.
		out = append(out, pasteEnd...)
		m.pasting, m.held = false, nil
	case pause > abandoned:
		m.held = nil
	case m.escaped && pause < together && continues(b):
		in = append([]byte{escape}, b...) // the Esc was the beginning of this
	}
	m.escaped = false
	in = append(m.held, in...)
	m.held = nil
	for len(in) > 0 {
		var n int
		if m.pasting {
			n = m.paste(in, &out)
		} else {
			var broken bool
			if n, broken = m.whole(in, full); !broken {
				out = append(out, in[:n]...)
			}
		}
		if n == 0 {
			break
		}
		in = in[n:]
	}
	m.held = bytes.Clone(in)
	return out
}

// continues tells whether b can be what comes after the Esc of a sequence. P
// alone is more often the key.
func continues(b []byte) bool {
	return len(b) > 0 && strings.ContainsRune("[O]", rune(b[0])) || len(b) > 1 && b[0] == 'P'
}

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

// whole is the length of what b begins with, 0 while it is not all there. It is
// broken when it can never be a key; else its letters would be keys.
func (m *mender) whole(b []byte, full bool) (n int, broken bool) {
	if b[0] != escape {
		return character(b), false
	}
	i := 1
	if i < len(b) && b[i] == escape {
		i++ // Alt and a key that is a sequence
	}
	if i == len(b) {
		if full {
			return 0, false
		}
		m.escaped = true // or the beginning of a sequence: it shows at once
		return i, false
	}
	switch b[i] {
	case '[':
		n, broken = sequence(b, i+1)
	case 'O':
		n = i + len("OA")
	case ']', 'P':
		n, broken = answer(b, i+1), true
	default:
		n = character(b[i:])
		if n > 0 {
			n += i
		}
		return n, false
	}
	switch {
	case n <= len(b):
		m.pasting, m.pasted = string(b[:n]) == pasteBegin, 0
		return n, broken
	case len(b) < longestPiece:
		return 0, false
	}
	return len(b), true
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

// answer returns where a string of the terminal ends, its answer to a question
// that some other program asked: what it says is no key.
func answer(b []byte, i int) int {
	for ; i < len(b); i++ {
		switch {
		case b[i] == '\a':
			return i + 1
		case b[i] == escape && i+1 < len(b):
			return i + len("\x1b\\")
		case b[i] < ' ' && b[i] != escape:
			return i // no answer holds a key
		}
	}
	return i + 1
}
