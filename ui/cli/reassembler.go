package cli

import (
	"bytes"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// inputReassembler puts together what a terminal sent in one piece and what arrived in
// several. Bubble Tea takes what one read returns for whole: the pieces of an
// escape sequence would be keys of their own, and the rest of a character would
// be lost. It also sees to it that Esc is Esc, that what is no key makes none,
// and that a paste is neither endless nor huge; Bubble Tea swallows every key
// until a paste ends, in time that grows with the square of its length.
type inputReassembler struct {
	pending  []byte // the beginning of something
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

	// loneEsc is Esc whatever follows it: Alt and Esc to Bubble Tea, see withoutAltEsc,
	// and a byte that is no character, to part it from the rest.
	loneEsc = "\x1b\x1b\xff"

	// Home and End of some terminals; Bubble Tea knows those of others.
	homeKey = "\x1bOH"
	endKey  = "\x1bOF"

	maxSequenceBytes = 64      // no sequence that a terminal sends is longer
	maxPasteBytes    = 4 << 10 // several times the longest line that can be typed
	escTimeout       = 50 * time.Millisecond
	pieceTimeout     = time.Second // what was begun this long ago does not go on
)

// withoutAltEsc is a message as it was meant.
func withoutAltEsc(msg tea.Msg) tea.Msg {
	if key, ok := msg.(tea.KeyMsg); ok && key.Type == tea.KeyEsc {
		return tea.KeyMsg{Type: tea.KeyEsc}
	}
	return msg
}

// reassemble returns what arrived, without what must wait for more and with what had
// waited.
func (r *inputReassembler) reassemble(b []byte, now time.Time) []byte {
	pause := now.Sub(r.last)
	r.last = now
	var out []byte
	switch {
	case r.pasting && (pause > pieceTimeout && len(b) <= maxKeyBytes || string(b) == interrupt):
		// Its end was lost, and a person presses a key.
		out = append(out, pasteEnd...)
		r.pasting, r.pending = false, nil
	case pause > pieceTimeout:
		out = r.flushPending()
		r.pending, r.inString = nil, false
	}
	in := slices.Concat(r.pending, b)
	r.pending = nil
	for len(in) > 0 {
		n := r.takePiece(in, &out)
		if n == 0 {
			break
		}
		in = in[n:]
	}
	r.pending = bytes.Clone(in)
	return out
}

// pendingMayBeKeys tells whether what is held may be keys by themselves: an Esc, or an Esc
// and a key that could begin something together. Then late is due soon.
func (r *inputReassembler) pendingMayBeKeys() bool {
	return !r.pasting && len(r.pending) > 0 && r.pending[0] == escape && (len(r.pending) == 1 || r.pendingBeginsSequence())
}

// pendingBeginsSequence tells whether what is held is the beginning of something and no more.
func (r *inputReassembler) pendingBeginsSequence() bool {
	return len(r.pending) == 2 && strings.IndexByte("[O]PX^_", r.pending[1]) >= 0
}

// flushPending is what is held when nothing follows it.
func (r *inputReassembler) flushPending() []byte {
	if !r.pendingMayBeKeys() {
		return nil
	}
	out := append([]byte(loneEsc), r.pending[1:]...)
	r.pending, r.inString = nil, false
	return out
}

// takePiece takes what b begins with and returns its length, 0 while it is not all
// there.
func (r *inputReassembler) takePiece(b []byte, out *[]byte) int {
	switch {
	case r.pasting:
		return r.takePaste(b, out)
	case r.inString:
		var n int
		n, r.inString = terminalStringLength(b)
		if n > 0 || r.inString {
			return n
		}
	}
	n, is := r.pieceLength(b)
	switch {
	case is == keyPiece && n == len(homeKey) && (string(b[:n]) == homeKey || string(b[:n]) == endKey):
		*out = append(*out, escape, '[', b[n-1])
	case is == keyPiece:
		*out = append(*out, b[:n]...)
	case is == escPiece && n > 0:
		*out = append(*out, loneEsc...)
	}
	return n
}

// inputKind is what a piece of input is.
type inputKind uint8

const (
	keyPiece     inputKind = iota // or a paste, or the mouse
	escPiece                      // and nothing more
	ignoredPiece                  // it can never be one; else its letters would be keys
)

// maxKeyBytes is how many bytes one key may send: a function key with modifiers.
const maxKeyBytes = 8

// takePaste passes on the beginning of a paste and leaves out what is too much. It
// returns how many bytes of b it took.
func (r *inputReassembler) takePaste(b []byte, out *[]byte) int {
	end := bytes.Index(b, []byte(pasteEnd))
	taken := end
	if end < 0 {
		taken = len(b) - partialSuffix(b)
	}
	passed := b[:min(taken, max(0, maxPasteBytes-r.pasted))]
	*out = append(*out, passed...)
	r.pasted += len(passed)
	if end < 0 {
		return taken
	}
	*out = append(*out, pasteEnd...)
	r.pasting = false
	return taken + len(pasteEnd)
}

// partialSuffix is how many bytes at the end of b may be the beginning of a paste's end.
func partialSuffix(b []byte) int {
	for n := min(len(b), len(pasteEnd)-1); n > 0; n-- {
		if bytes.HasSuffix(b, []byte(pasteEnd[:n])) {
			return n
		}
	}
	return 0
}

// pieceLength is the length of what b begins with, 0 while it is not all there.
func (r *inputReassembler) pieceLength(b []byte) (n int, is inputKind) {
	if b[0] != escape {
		return runeLength(b), keyPiece
	}
	if len(b) == 1 {
		return 0, escPiece
	}
	switch b[1] {
	case '[':
		var broken bool
		if n, broken = controlSequenceEnd(b, len("\x1b[")); broken {
			is = ignoredPiece
		}
	case 'O':
		if n = len("\x1bOA"); n <= len(b) && strings.IndexByte("ABCDHFPQRSabcd", b[n-1]) < 0 {
			is = ignoredPiece // of the keypad, in a mode that nobody asked for
		}
	case ']', 'P', 'X', '^', '_': // OSC, DCS, SOS, PM, APC
		if n = len("\x1b]") + 1; n > len(b) {
			return 0, ignoredPiece
		}
		r.inString = true
		return n - 1, ignoredPiece
	case escape:
		return 1, escPiece // two are two
	default:
		return altKeyLength(b)
	}
	switch {
	case n <= len(b):
		r.pasting, r.pasted = string(b[:n]) == pasteBegin, 0
		return n, is
	case len(b) < maxSequenceBytes:
		return 0, is
	}
	return len(b), ignoredPiece
}

// altKeyLength is the length of an Esc and a character; where that is none, the Esc
// stands alone.
func altKeyLength(b []byte) (n int, is inputKind) {
	n = runeLength(b[1:])
	switch r, _ := utf8.DecodeRune(b[1:]); {
	case n == 0:
		return 0, keyPiece
	case r == utf8.RuneError:
		return 1, escPiece
	}
	return 1 + n, keyPiece
}

// runeLength is the length of the first character of b, 0 while it is not all
// there.
func runeLength(b []byte) int {
	if !utf8.FullRune(b) {
		return 0
	}
	_, size := utf8.DecodeRune(b)
	return size
}

// controlSequenceEnd returns where the control sequence ends whose introducer ends at i:
// parameters, intermediates, one final byte (ECMA-48 §5.4). Beyond the end of b
// it is not all there. It is broken when something else interrupts it.
func controlSequenceEnd(b []byte, i int) (end int, broken bool) {
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

// terminalStringLength is how many bytes of b belong to a string of the terminal (an answer
// to a question that some other program asked, or what a program further away
// prints), and whether it goes on. No string holds a key: a control character
// ends it and is one, and so is an Esc that does not end it.
func terminalStringLength(b []byte) (n int, on bool) {
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
