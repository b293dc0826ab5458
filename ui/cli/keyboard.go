package cli

import (
	"os"
	"sync"
	"time"
)

// keyboard is the terminal as Bubble Tea reads it: what arrives in pieces is
// mended, and when nothing can arrive any more somebody is told. Bubble Tea
// itself waits for ever at the end of its input.
type keyboard struct {
	*os.File
	input   inputReassembler
	decoded []byte // mended, and more than fitted
	once    sync.Once
	closed  chan struct{} // closed when the terminal has vanished
}

func newKeyboard(f *os.File) *keyboard {
	return &keyboard{File: f, closed: make(chan struct{})}
}

// Read implements io.Reader. It may return nothing, which Bubble Tea takes for
// nothing. It waits a moment for what may follow an Esc.
func (k *keyboard) Read(p []byte) (int, error) {
	if len(k.decoded) == 0 {
		// Room is left for what was held back and for what mending adds.
		room := len(p) - maxSequenceBytes - len(pasteEnd) - len(loneEsc)
		if !k.input.pasting {
			room /= len(loneEsc)
		}
		p := p[:max(1, room)]
		n, err := k.File.Read(p)
		if err != nil {
			k.once.Do(func() { close(k.closed) })
			return 0, err //nolint:wrapcheck // it is this reader's own
		}
		k.decoded = k.input.reassemble(p[:n], time.Now())
		for k.input.pendingMayBeKeys() && n < len(p) {
			more := 0
			if readable(k.File, escTimeout) {
				more, _ = k.File.Read(p[n:]) // the next Read has its error again
			}
			if more == 0 {
				k.decoded = append(k.decoded, k.input.flushPending()...)
				break
			}
			k.decoded = append(k.decoded, k.input.reassemble(p[n:n+more], time.Now())...)
			n += more
		}
	}
	n := copy(p, k.decoded)
	k.decoded = k.decoded[n:]
	return n, nil
}
