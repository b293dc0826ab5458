package hands

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"sync/atomic"
)

// File is a file that is being written. It takes its name with Commit, when all
// of it is safe on the disk; Discard leaves nothing of it, and does nothing after
// Commit.
type File interface {
	io.Writer
	Commit() error
	Discard()
}

// Content is what a file is to hold.
type Content interface {
	// Write writes the next piece, of about a frame's time, and tells whether
	// there is more. A cancelled ctx ends it early, with its error.
	Write(ctx context.Context, to io.Writer) (more bool, err error)
	// Progress is the part that is written, 0 … 1.
	Progress() float64
	// String says what was written.
	String() string
}

// Whole is content that is there already, or soon made: it is written in one piece.
type Whole struct {
	Make func() []byte // called once, away from the event loop
	What string        // what was written
}

// Write implements Content.
func (w Whole) Write(_ context.Context, to io.Writer) (more bool, err error) {
	_, err = to.Write(w.Make())
	return false, err
}

// Progress implements Content.
func (w Whole) Progress() float64 { return 0 }

func (w Whole) String() string { return w.What }

// Export is a file that is being written, piece by piece, so that a client can
// say how far it is. Its methods are for any goroutine.
type Export struct {
	path    string
	create  func() (File, error)
	content Content
	percent atomic.Int32

	ctx    context.Context //nolint:containedctx // the life of one export
	cancel context.CancelFunc

	mu        sync.Mutex // one piece at a time, and none once it is abandoned
	file      File       // nil before the first piece
	abandoned bool
}

// NewExport returns one that has not begun. create makes the file at path; it is
// called with the first piece.
func NewExport(ctx context.Context, path string, create func() (File, error), content Content) *Export {
	ctx, cancel := context.WithCancel(ctx)
	return &Export{path: path, create: create, content: content, ctx: ctx, cancel: cancel}
}

// WriteNext writes the next piece of the file and tells whether there is more; with
// the last one the file takes its name. Whatever goes wrong leaves nothing.
func (x *Export) WriteNext() (more bool, err error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.abandoned {
		return false, context.Canceled
	}
	more, err = x.writePiece()
	if err != nil && x.file != nil {
		x.file.Discard()
	}
	x.percent.Store(int32(100 * x.content.Progress()))
	if more = more && err == nil; !more {
		x.cancel()
	}
	return more, err
}

func (x *Export) writePiece() (more bool, err error) {
	if x.file == nil {
		if x.file, err = x.create(); err != nil {
			x.file = nil
			return false, err
		}
	}
	out := &errWriter{to: x.file}
	if more, err = x.content.Write(x.ctx, out); out.err != nil {
		return false, out.err // without the words of those it went through
	}
	if err == nil && !more {
		err = x.file.Commit()
	}
	return more, err
}

// Stop lets the piece under way be the last; it then leaves nothing.
func (x *Export) Stop() {
	if x != nil {
		x.cancel()
	}
}

// Abandon ends it for good; an unfinished file is gone when it returns.
func (x *Export) Abandon() {
	if x == nil {
		return
	}
	x.cancel()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.abandoned = true; x.file != nil {
		x.file.Discard()
	}
}

// Progress says how far it is.
func (x *Export) Progress() string {
	return fmt.Sprintf("writing %s: %d %%, Esc stops", filepath.Base(x.path), x.percent.Load())
}

// Summary says how it ended, with the error of its last piece; that is the error
// where nothing else is to be said.
func (x *Export) Summary(err error) (string, error) {
	switch {
	case errors.Is(err, context.Canceled):
		return "Export stopped: " + x.path + " is as it was.", nil
	case err != nil:
		return "", err
	}
	return fmt.Sprintf("Written to %s: %s.", x.path, x.content), nil
}

// errWriter keeps the error of what it writes to.
type errWriter struct {
	to  io.Writer
	err error
}

func (t *errWriter) Write(p []byte) (int, error) {
	n, err := t.to.Write(p)
	t.err = err
	return n, err //nolint:wrapcheck // it is passed on as it is
}
