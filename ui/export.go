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

	"descent/ui/chart"
	"descent/ui/hands"
	"descent/ui/session"
	"descent/ui/theme"
)

// exportedMsg tells that a piece of a file was written.
type exportedMsg struct {
	of   *hands.Export
	more bool
	err  error
}

// format is what an export writes.
type format uint8

// The formats: the first two hold the run's snapshots, the next two the screen,
// the last the lines that lead here.
const (
	formatCSV format = iota
	formatJSONL
	formatSVG
	formatText
	formatLog
)

// extensions lists the endings of file names, in the order of the formats.
func extensions() []string { return []string{".csv", ".jsonl", ".svg", ".txt", ".descent"} }

// formatOf goes by the ending of a name; −1 where that is none.
func formatOf(file string) int {
	return slices.Index(extensions(), strings.ToLower(filepath.Ext(file)))
}

// checkExport tells why a file cannot be written.
func (m *Model) checkExport(e session.Export) error {
	switch f := formatOf(e.File); {
	case f < 0:
		return fmt.Errorf("%q has no ending that says what to write: .csv or .jsonl for the run, .descent for its lines, .svg or .txt for this screen", e.File)
	case m.currentExport() != nil:
		return errors.New("another export is under way: Esc stops it")
	}
	return nil
}

// export begins to write a file: what is on the screen now.
func (m *Model) export(e session.Export) {
	x := m.options.ExportOf(m.ctx, e, m.exportContent(format(formatOf(e.File)))) //nolint:gosec // one of four
	m.tracker.Start(exportSlot, x)
	m.writePiece(x)
}

// currentExport is the file that is being written, nil where none is.
func (m *Model) currentExport() *hands.Export {
	key, _ := m.tracker.Busy(exportSlot)
	x, _ := key.(*hands.Export)
	return x
}

// writePiece writes the next piece of a file, away from the event loop.
func (m *Model) writePiece(x *hands.Export) {
	m.async(func() any {
		more, err := x.WriteNext()
		return exportedMsg{x, more, err}
	})
}

// exportContent is what a format writes of the present moment.
func (m *Model) exportContent(f format) hands.Content {
	switch f {
	case formatCSV:
		return m.options.Records(m.state(), hands.CSV)
	case formatJSONL:
		return m.options.Records(m.state(), hands.JSONL)
	case formatSVG:
		return &screenExport{m.exportGrid(f).SVG(), m.width, m.height}
	case formatLog:
		return m.options.Log(m.session)
	case formatText:
	}
	return &screenExport{m.exportGrid(f).Trimmed(), m.width, m.height}
}

// apply goes on with the next piece, or says how it ended.
func (msg exportedMsg) apply(m *Model) {
	switch {
	case msg.of != m.currentExport():
		return
	case msg.more:
		m.writePiece(msg.of)
		return
	}
	m.tracker.Drop(exportSlot)
	text, err := msg.of.Summary(msg.err)
	if err != nil {
		m.notifyError(err)
		return
	}
	m.notify(text)
}

// screenExport is a screen that was drawn; it is written at once.
type screenExport struct {
	text []byte
	w, h int
}

func (p *screenExport) Write(_ context.Context, to io.Writer) (more bool, err error) {
	_, err = io.Copy(to, bytes.NewReader(p.text))
	return false, err
}

func (p *screenExport) Progress() float64 { return 0 }

func (p *screenExport) String() string { return fmt.Sprintf("this screen, %d × %d", p.w, p.h) }

// exportGrid is the present screen for paper: without what lies over it. As text it
// is drawn without shading, which says nothing without its colours.
func (m *Model) exportGrid(f format) *chart.Grid {
	p := *m
	p.overlay = nil
	p.notice.Text = ""
	if f == formatText {
		p.dress.theme, _ = theme.Choose("mono", "")
	}
	return p.draw()
}
