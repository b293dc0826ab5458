package datasets

import (
	"context"
	"io"
)

// Progress is how far a file has been read.
type Progress struct {
	Bytes, Size int64 // of the file; Size is 0 where nobody knows it
	Rows        int   // of data
}

// Percent is how much of the file has been read, 0 … 100; false where nobody knows.
func (p Progress) Percent() (percent int, known bool) {
	if p.Size <= 0 {
		return 0, false
	}
	return int(100 * min(float64(p.Bytes)/float64(p.Size), 1)), true
}

// progressReader is a reader that can be told to stop, and tells how far it is.
type progressReader struct {
	ctx      context.Context //nolint:containedctx // Read has no room for it
	src      io.Reader
	at       Progress
	rows     func() int
	progress func(Progress)
}

func (w *progressReader) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.src.Read(p)
	w.at.Bytes += int64(n)
	if w.progress != nil {
		w.at.Rows = w.rows()
		w.progress(w.at)
	}
	return n, err
}
