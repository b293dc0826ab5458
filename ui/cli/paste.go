package cli

import (
	"io"
	"os"
)

// mostPasted is how many bytes of one paste the program sees; no line takes
// more.
const mostPasted = 1 << 14

// keyboard is a terminal whose pastes are cut. Bubble Tea looks through all of a
// paste again with every 256 bytes of it, which for eight megabytes takes
// minutes.
type keyboard struct {
	*os.File
	cut pasteCutter
}

// keyboardOf cuts the pastes of a terminal; another reader stays as it is.
func keyboardOf(in io.Reader) io.Reader {
	if f, ok := in.(*os.File); ok {
		return &keyboard{File: f}
	}
	return in
}

func (k *keyboard) Read(p []byte) (int, error) {
	room := len(p) - len(pasteEnd) // an end that was held back may come on top
	if room < 1 {
		return k.File.Read(p)
	}
	n, err := k.File.Read(p[:room])
	return copy(p, k.cut.through(p[:n])), err //nolint:wrapcheck // the reader's own, io.EOF among them
}

// What a terminal sends before and after a paste.
const (
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// pasteCutter leaves out what a paste has beyond mostPasted. What it is given
// may be split anywhere.
type pasteCutter struct {
	inside  bool
	kept    int // bytes of the paste
	matched int // bytes of the mark that is being waited for
	shown   int // of those, the ones that were not left out
}

func (c *pasteCutter) through(in []byte) []byte {
	out := make([]byte, 0, len(in)+len(pasteEnd))
	for _, b := range in {
		mark := pasteBegin
		if c.inside {
			mark = pasteEnd
		}
		c.match(mark, b)
		if !c.inside || c.kept < mostPasted {
			out = append(out, b)
			c.kept++
			c.shown = c.matched
		}
		if c.matched == len(mark) {
			out = append(out, mark[c.shown:]...)
			*c = pasteCutter{inside: !c.inside}
		}
	}
	return out
}

// match counts how much of the mark the last bytes are.
func (c *pasteCutter) match(mark string, b byte) {
	switch b {
	case mark[c.matched]:
		c.matched++
	case mark[0]:
		c.matched, c.shown = 1, 0
	default:
		c.matched, c.shown = 0, 0
	}
}
