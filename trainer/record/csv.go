package record

import (
	"io"
	"strconv"

	"descent/trainer"
)

// csvBuilder builds lines of CSV; all but the first field begin with their
// separator.
type csvBuilder struct {
	lineWriter
	dialect Dialect
}

type csvWriter struct {
	csvBuilder
	n     int
	extra []ExtraColumns
	begun bool // the header is written
}

// NewCSV returns a Writer of CSV in a dialect for snapshots of n weights. The
// header, with commas or semicolons and with more columns before the status,
//
//	k,J,w1,…,wn,b,dw1,…,dwn,db,alpha,status
//
// is written with the first snapshot, or by Flush where there is none.
// No field ever needs quotes. Lines end with a line feed.
func NewCSV(w io.Writer, n int, d Dialect, more ...ExtraColumns) Writer {
	return &csvWriter{csvBuilder: csvBuilder{newLineWriter(w), d}, n: n, extra: more}
}

func (c *csvWriter) Write(s trainer.Snapshot) error {
	if err := check(s, c.n); err != nil {
		return err
	}
	if err := c.header(); err != nil {
		return err
	}
	c.line = strconv.AppendInt(c.line, int64(s.Iter), 10)
	c.number(s.Cost)
	c.params(s.Params)
	c.params(s.Grad)
	c.number(s.IncomingAlpha)
	for _, m := range c.extra {
		for _, v := range m.Values(s) {
			c.number(v)
		}
	}
	c.text(s.Status.String())
	return c.end()
}

func (c *csvWriter) Flush() error {
	if err := c.header(); err != nil {
		return err
	}
	return c.lineWriter.Flush()
}

func (c *csvWriter) header() error {
	if c.begun {
		return nil
	}
	c.begun = true
	c.line = append(c.line, 'k')
	c.text("J")
	c.names("", c.n)
	c.names("d", c.n)
	c.text("alpha")
	for _, m := range c.extra {
		for _, name := range m.Names {
			c.text(name)
		}
	}
	c.text("status")
	return c.end()
}

// names appends the header of params: w1, …, wn, b or dw1, …, dwn, db.
func (c *csvBuilder) names(prefix string, n int) {
	for j := range n {
		c.text(prefix + "w" + strconv.Itoa(j+1))
	}
	c.text(prefix + "b")
}

func (c *csvBuilder) params(p trainer.Params) {
	for _, w := range p.W {
		c.number(w)
	}
	c.number(p.B)
}

func (c *csvBuilder) number(v float64) {
	c.separate()
	c.line = c.dialect.number(c.line, v)
}

func (c *csvBuilder) text(s string) {
	c.separate()
	c.line = append(c.line, s...)
}

// separate begins the next field.
func (c *csvBuilder) separate() { c.line = append(c.line, c.dialect.separator()) }
