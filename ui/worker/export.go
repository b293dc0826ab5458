package worker

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

// InMemory is content that is there already, or soon made: it is written in one piece.
type InMemory struct {
	Make        func() []byte // called once, away from the event loop
	Description string        // what was written
}

// Write implements Content.
func (w InMemory) Write(_ context.Context, to io.Writer) (more bool, err error) {
	_, err = to.Write(w.Make())
	return false, err
}

// Progress implements Content.
func (w InMemory) Progress() float64 { return 0 }

func (w InMemory) String() string { return w.Description }

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
func (e *Export) WriteNext() (more bool, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.abandoned {
		return false, context.Canceled
	}
	more, err = e.writePiece()
	if err != nil && e.file != nil {
		e.file.Discard()
	}
	e.percent.Store(int32(100 * e.content.Progress()))
	if more = more && err == nil; !more {
		e.cancel()
	}
	return more, err
}

func (e *Export) writePiece() (more bool, err error) {
	if e.file == nil {
		if e.file, err = e.create(); err != nil {
			e.file = nil
			return false, err
		}
	}
	out := &errWriter{to: e.file}
	if more, err = e.content.Write(e.ctx, out); out.err != nil {
		return false, out.err // without the words of those it went through
	}
	if err == nil && !more {
		err = e.file.Commit()
	}
	return more, err
}

// Cancel lets the piece under way be the last; it then leaves nothing.
func (e *Export) Cancel() {
	if e != nil {
		e.cancel()
	}
}

// Abandon ends it for good; an unfinished file is gone when it returns.
func (e *Export) Abandon() {
	if e == nil {
		return
	}
	e.cancel()
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.abandoned = true; e.file != nil {
		e.file.Discard()
	}
}

// Progress says how far it is.
func (e *Export) Progress() string {
	return fmt.Sprintf("writing %s: %d %%, Esc stops", filepath.Base(e.path), e.percent.Load())
}

// Summary says how it ended, with the error of its last piece; that is the error
// where nothing else is to be said.
func (e *Export) Summary(err error) (string, error) {
	switch {
	case errors.Is(err, context.Canceled):
		return "Export stopped: " + e.path + " is as it was.", nil
	case err != nil:
		return "", err
	}
	return fmt.Sprintf("Written to %s: %s.", e.path, e.content), nil
}

// errWriter keeps the error of what it writes to.
type errWriter struct {
	to  io.Writer
	err error
}

func (w *errWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	w.err = err
	return n, err //nolint:wrapcheck // it is passed on as it is
}
