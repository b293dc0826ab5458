package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/ui/chart"
	"descent/ui/layout"
)

// Notice is one line for the person: an answer, or what went wrong.
type Notice struct {
	Text  string
	Wrong bool
}

// maxNoticeRows is how many rows a notice may cover.
const maxNoticeRows = 4

// noticeMark is room for the "! " of what went wrong.
const noticeMark = 2

// noticeRows is how many rows a notice takes in that many columns.
func (l DrawOptions) noticeRows(n Notice, w int) int {
	return min(maxNoticeRows, len(l.wrapped(n.Text, n.room(w))))
}

// room is how many of w columns its text has.
func (n Notice) room(w int) int {
	if n.Wrong {
		w -= noticeMark
	}
	return w
}

// notice is the rows above the keys: an answer, or what went wrong. A long one
// covers what stands there until the next key; of one that is too long the end
// is left out.
type notice struct {
	DrawOptions
	silent
	size   Size
	notice Notice
}

// Equal implements Content.
func (c notice) Equal(o Content) bool { return o == Content(c) }

// Draw implements Content.
func (c notice) Draw(a chart.Area) {
	w, h := a.Size()
	if c.notice.Text == "" {
		return
	}
	lines := c.wrapped(c.notice.Text, c.notice.room(w))
	if len(lines) > h && h > 0 {
		lines[h-1] = clipWords(lines[h-1], c.notice.room(w))
		lines = lines[:h]
	}
	a.Fill(layout.Rect{W: w, H: h}, ' ', c.Theme.Base) // the bar of a lesson may stand there
	x := 0
	if c.notice.Wrong {
		x = a.Text(0, 0, "! ", c.Theme.Warning)
	}
	for y, text := range lines {
		a.Text(x, y, text, c.Theme.Text)
	}
}

// clipWords ends a text that goes on with …, behind its last word that fits.
func clipWords(s string, n int) string {
	const more = " …"
	for ansi.StringWidth(s)+ansi.StringWidth(more) > n {
		blank := strings.LastIndexByte(s, ' ')
		if blank < 0 {
			return ansi.Truncate(s, n, "…")
		}
		s = s[:blank]
	}
	return s + more
}
