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
	mender mender
	rest   []byte // mended, and more than fitted
	once   sync.Once
	gone   chan struct{} // closed when the terminal has vanished
}

func newKeyboard(f *os.File) *keyboard {
	return &keyboard{File: f, gone: make(chan struct{})}
}

// Read implements io.Reader. It may return nothing, which Bubble Tea takes for
// nothing. It waits a moment for what may follow an Esc.
func (k *keyboard) Read(p []byte) (int, error) {
	if len(k.rest) == 0 {
		// Room is left for what was held back and for what mending adds.
		room := len(p) - longestPiece - len(pasteEnd) - len(loneEsc)
		if !k.mender.pasting {
			room /= len(loneEsc)
		}
		p := p[:max(1, room)]
		n, err := k.File.Read(p)
		if err != nil {
			k.once.Do(func() { close(k.gone) })
			return 0, err //nolint:wrapcheck // it is this reader's own
		}
		k.rest = k.mender.mend(p[:n], time.Now())
		for k.mender.waits() && n < len(p) {
			more := 0
			if readable(k.File, together) {
				more, _ = k.File.Read(p[n:]) // the next Read has its error again
			}
			if more == 0 {
				k.rest = append(k.rest, k.mender.late()...)
				break
			}
			k.rest = append(k.rest, k.mender.mend(p[n:n+more], time.Now())...)
			n += more
		}
	}
	n := copy(p, k.rest)
	k.rest = k.rest[n:]
	return n, nil
}
