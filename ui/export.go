package ui

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
	"descent/ui/worker"
)

// exportedMsg tells that a piece of a file was written.
type exportedMsg struct {
	export *worker.Export
	more   bool
	err    error
}

// textEnding is the ending of the screen as text; the others of a screen are pictures.
const textEnding = ".txt"

// isScreenExport reports whether a file is to hold what is on the screen.
func isScreenExport(e session.Export) bool {
	ending, ok := session.EndingOf(e.File)
	return ok && ending.Content == session.ScreenContent
}

// checkExport tells why a file cannot be written.
func (m *Model) checkExport(e session.Export) error {
	switch {
	case !isScreenExport(e) && !worker.CanExport(e):
		of := func(what session.FileContent) string { return strings.Join(session.EndingsOf(what), " ") }
		return fmt.Errorf("%q has no ending that says what to write: %s for the run, %s for its lines, %s for this screen", e.File, of(session.RunContent), of(session.LinesContent), of(session.ScreenContent))
	case m.currentExport() != nil:
		return errors.New("another export is under way: Esc stops it")
	}
	return worker.CheckExport(m.state(), e)
}

// export begins to write a file: what is on the screen now.
func (m *Model) export(e session.Export) {
	content, err := m.exportContent(e)
	if err != nil {
		m.fail(err)
		return
	}
	x := m.options.ExportOf(m.ctx, e, content)
	m.tracker.Start(exportSlot, x)
	m.writePiece(x)
}

// currentExport is the file that is being written, nil where none is.
func (m *Model) currentExport() *worker.Export {
	key, _ := m.tracker.Busy(exportSlot)
	x, _ := key.(*worker.Export)
	return x
}

// writePiece writes the next piece of a file, away from the event loop.
func (m *Model) writePiece(x *worker.Export) {
	m.async(func() any {
		more, err := x.WriteNext()
		return exportedMsg{x, more, err}
	})
}

// exportContent is what a file is to hold of the present moment.
func (m *Model) exportContent(e session.Export) (worker.Content, error) {
	switch {
	case !isScreenExport(e):
		return m.options.ContentOf(m.session, e)
	case strings.EqualFold(filepath.Ext(e.File), textEnding):
		return m.screenText(), nil
	case e.Form == session.PaneAlone:
		return m.panePicture()
	}
	return m.screenPicture(), nil
}

// apply goes on with the next piece, or says how it ended.
func (msg exportedMsg) apply(m *Model) {
	switch {
	case msg.export != m.currentExport():
		return
	case msg.more:
		m.writePiece(msg.export)
		return
	}
	m.tracker.Drop(exportSlot)
	text, err := msg.export.Summary(msg.err)
	if err != nil {
		m.fail(err)
		return
	}
	m.notify(text)
}

// bytesContent is the content of a file that was drawn.
func bytesContent(text []byte, what string) worker.Content {
	return worker.InMemory{Make: func() []byte { return text }, Description: what}
}

// withoutOverlay is the present screen without what lies over it.
func (m *Model) withoutOverlay() *Model {
	p := *m
	p.overlay = nil
	p.notice.Text = ""
	return &p
}

// screenText is the screen as text, without shading, which says nothing without
// its colours.
func (m *Model) screenText() worker.Content {
	p := m.withoutOverlay()
	p.appearance.theme, _ = theme.Choose("mono", "")
	return bytesContent(p.draw().Trimmed(), m.screenSize())
}

func (m *Model) screenSize() string { return fmt.Sprintf("this screen, %d × %d", m.width, m.height) }

// screenPicture is the screen as a picture.
func (m *Model) screenPicture() worker.Content {
	p := m.withoutOverlay()
	figure := chart.NewGridKeepingLines(p.width, p.height, p.appearance.theme.Base, p.appearance.translate)
	p.drawOver(figure, &viewCache{}, p.buildParts())
	return bytesContent(figure.SVG(p.caption("the screen", p.buildMains()...)), m.screenSize())
}

// panePicture is the main pane alone as a picture, for a slide.
func (m *Model) panePicture() (worker.Content, error) {
	p := m.withoutOverlay()
	main, ok := p.buildMain()
	if !ok {
		return nil, errors.New("there is no pane on this screen")
	}
	const across, down = 2, 1 // the margin
	w, h := main.At.W, main.At.H
	figure := chart.NewGridKeepingLines(w+2*across, h+2*down, p.appearance.theme.Base, p.appearance.translate)
	main.Content.Draw(figure.Area(layout.Rect{X: across, Y: down, W: w, H: h}))
	return bytesContent(figure.SVG(p.caption("the pane "+main.pane, main)), fmt.Sprintf("the pane %s, %d × %d", main.pane, w, h)), nil
}

// caption says which moment a picture shows, and what its panes say of it: nothing
// where that would give an answer away.
func (m *Model) caption(what string, panes ...placed) chart.Caption {
	st := m.state()
	c := chart.Caption{Title: fmt.Sprintf("%s at k %d, %s of descent", st.Data.Set.Name, st.Run.Snapshot.Iter, what)}
	if len(st.Concealed) > 0 {
		return c
	}
	var said []string
	for _, p := range panes {
		said = append(said, p.Content.Text()...)
	}
	c.Text = strings.Join(said, "\n")
	return c
}
