package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/session"
)

// content is what a file is to hold.
type content interface {
	// write writes the next piece, of about a frame's time, and tells whether
	// there is more. A cancelled ctx ends it early, with its error.
	write(ctx context.Context, to io.Writer) (more bool, err error)
	// share is the part that is written, 0 … 1.
	share() float64
	// String says what was written.
	String() string
}

// exporting is a file that is being written, piece by piece and away from the
// event loop, so that the title can say how far it is.
type exporting struct {
	path    string
	percent int // as the title says
	create  func() (File, error)
	content content

	ctx    context.Context //nolint:containedctx // the life of one export
	cancel context.CancelFunc

	mu   sync.Mutex // one piece at a time, and none once it is abandoned
	file File       // nil before the first piece
	gone bool
}

// exported tells that a piece was written.
type exported struct {
	of      *exporting
	percent int
	more    bool
	err     error
}

// format is what an export writes.
type format uint8

// The formats: the first two hold the run's snapshots, the others the screen.
const (
	formatCSV format = iota
	formatJSONL
	formatSVG
	formatText
)

// endings lists the endings of file names, in the order of the formats.
func endings() []string { return []string{".csv", ".jsonl", ".svg", ".txt"} }

// formatOf goes by the ending of a name; −1 where that is none.
func formatOf(file string) int {
	return slices.Index(endings(), strings.ToLower(filepath.Ext(file)))
}

// canExport tells why a file cannot be written.
func (m *Model) canExport(e session.Export) error {
	switch f := formatOf(e.File); {
	case m.options.spoken && (f < 0 || f > int(formatJSONL)):
		return fmt.Errorf("%q: without a screen only the run can be written: end the name in .csv or .jsonl", e.File)
	case f < 0:
		return fmt.Errorf("%q has no ending that says what to write: .csv or .jsonl for the run, .svg or .txt for this screen", e.File)
	case m.exporting != nil:
		return errors.New("another export is under way: Esc stops it")
	}
	return nil
}

// export begins to write a file: what is on the screen now.
func (m *Model) export(e session.Export) tea.Cmd {
	x := &exporting{path: e.File, content: m.content(format(formatOf(e.File)))} //nolint:gosec // one of four
	x.create = func() (File, error) { return m.options.Create(e.File, e.Overwrite) }
	x.ctx, x.cancel = context.WithCancel(m.ctx)
	m.exporting = x
	return x.piece
}

// content is what a format writes of the present moment.
func (m *Model) content(f format) content {
	switch f {
	case formatCSV, formatJSONL:
		return newChronicle(m, f)
	case formatSVG:
		return &picture{m.poster(f).SVG(), m.width, m.height}
	case formatText:
	}
	return &picture{m.poster(f).Trimmed(), m.width, m.height}
}

// reach goes on with the next piece, or says how it ended.
func (msg exported) reach(m *Model) tea.Cmd {
	x := msg.of
	if x != m.exporting {
		return nil
	}
	if x.percent = msg.percent; msg.more {
		return x.piece
	}
	x.cancel()
	m.exporting = nil
	switch {
	case errors.Is(msg.err, context.Canceled):
		m.say("Export stopped: " + x.path + " is as it was.")
	case msg.err != nil:
		m.complain(msg.err)
	default:
		m.say(fmt.Sprintf("Written to %s: %s.", x.path, x.content))
	}
	return nil
}

// stopExport lets the piece under way be the last; it then leaves nothing.
func (m *Model) stopExport() {
	if m.exporting != nil {
		m.exporting.cancel()
	}
}

// progress is for the title.
func (x *exporting) progress() string {
	return fmt.Sprintf("writing %s: %d %%, Esc stops", filepath.Base(x.path), x.percent)
}

// piece writes the next piece of the file; with the last one the file takes its
// name. Whatever goes wrong leaves nothing.
func (x *exporting) piece() tea.Msg {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.gone {
		return exported{of: x, err: context.Canceled}
	}
	more, err := x.proceed()
	if err != nil && x.file != nil {
		x.file.Discard()
	}
	return exported{x, int(100 * x.content.share()), more && err == nil, err}
}

func (x *exporting) proceed() (more bool, err error) {
	if x.file == nil {
		if x.file, err = x.create(); err != nil {
			x.file = nil
			return false, err
		}
	}
	out := &tap{to: x.file}
	if more, err = x.content.write(x.ctx, out); out.err != nil {
		return false, out.err // without the words of those it went through
	}
	if err == nil && !more {
		err = x.file.Commit()
	}
	return more, err
}

// abandon ends it for good; an unfinished file is gone when it returns.
func (x *exporting) abandon() {
	if x == nil {
		return
	}
	x.cancel()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.gone = true; x.file != nil {
		x.file.Discard()
	}
}

// tap keeps the error of what it writes to.
type tap struct {
	to  io.Writer
	err error
}

func (t *tap) Write(p []byte) (int, error) {
	n, err := t.to.Write(p)
	t.err = err
	return n, err //nolint:wrapcheck // it is passed on as it is
}

// picture is a screen that was drawn; it is written at once.
type picture struct {
	text []byte
	w, h int
}

func (p *picture) write(_ context.Context, to io.Writer) (more bool, err error) {
	_, err = io.Copy(to, bytes.NewReader(p.text))
	return false, err
}

func (p *picture) share() float64 { return 0 }

func (p *picture) String() string { return fmt.Sprintf("this screen, %d × %d", p.w, p.h) }
