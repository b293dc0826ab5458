package chart

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
)

// Cast writes screens one after the other as a recording of a terminal, in the
// format asciicast v2 of asciinema: a header, then an event a line.
type Cast struct {
	out     io.Writer
	encoder *Encoder
	shown   []string // the rows that the terminal has
	screens int
	err     error
}

// NewCast begins a recording of w×h cells.
func NewCast(out io.Writer, encoder *Encoder, w, h int, title string) *Cast {
	c := &Cast{out: out, encoder: encoder}
	c.line(map[string]any{"version": 2, "width": w, "height": h, "title": title, "env": map[string]string{"TERM": "xterm-256color"}})
	return c
}

func (c *Cast) line(v any) {
	text, err := json.Marshal(v)
	if err == nil {
		_, err = fmt.Fprintf(c.out, "%s\n", text)
	}
	c.err = cmp.Or(c.err, err)
}

func (c *Cast) event(at time.Duration, kind, data string) {
	c.line([]any{at.Seconds(), kind, data})
}

// Show writes the rows of g that are other than before, and a marker, empty for
// none.
func (c *Cast) Show(g *Grid, at time.Duration, mark string) {
	if mark != "" {
		c.event(at, "m", mark)
	}
	rows := strings.Split(c.encoder.Encode(g), "\n")
	var b strings.Builder
	if c.shown == nil {
		b.WriteString("\x1b[?25l\x1b[2J") // no cursor, an empty screen
		c.shown = make([]string, len(rows))
	}
	for y, row := range rows {
		if row != c.shown[y] {
			fmt.Fprintf(&b, "\x1b[%d;1H%s", y+1, row)
		}
	}
	c.shown = rows
	if b.Len() > 0 {
		c.event(at, "o", b.String())
		c.screens++
	}
}

// Screens is how many of the grids differ from the one before.
func (c *Cast) Screens() int { return c.screens }

// End says how long the recording is, and returns the first error of writing.
func (c *Cast) End(at time.Duration) error {
	c.event(at, "o", "")
	return c.err
}
