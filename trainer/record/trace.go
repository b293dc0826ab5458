package record

import (
	"fmt"
	"io"
	"strconv"

	"descent/trainer"
)

// TraceWriter writes what the lines of one iteration do, given one after the
// other as trainer.TraceLines yields them. It buffers and fails like a Writer, keeps
// no LoopState and is not safe for use by several goroutines at once.
type TraceWriter interface {
	// Write adds a line that just ran and what the loop holds after it. The error
	// is that of the io.Writer, or says that the trace has not the file's width.
	Write(trainer.LoopLine, trainer.LoopState) error
	// Flush hands everything over to the io.Writer.
	Flush() error
}

// endsRecord says whether l is the last line of an example or of the iteration: the
// lines after which the loop example by example has a record.
func endsRecord(l trainer.LoopLine) bool {
	return l.Op == trainer.OpDB || l.Op == trainer.OpUpdateB
}

// checkTrace refuses a trace that is not n wide.
func checkTrace(t trainer.LoopState, n int) error {
	if len(t.Params.W) != n || len(t.DW) != n {
		return fmt.Errorf("line %d has %d weights and %d gradients; this file has %d of each",
			t.LinesRan, len(t.Params.W), len(t.DW), n)
	}
	return nil
}

type traceCSV struct {
	csvBuilder
	n     int
	begun bool // the header is written
}

// NewTraceCSV returns a TraceWriter of CSV in a dialect, a row per example, for
// n weights. The header, with commas or semicolons,
//
//	i,z,a,loss,dz,J,dw1,…,dwn,db,w1,…,wn,b
//
// is written with the first row, or by Flush where there is none. i counts from
// 1; J, dw and db are the sums after the example, not yet divided by m, and w
// and b are empty. The last row has i = 0: the means J, dw, db and the updated
// w, b; z, a, loss and dz are empty there.
func NewTraceCSV(w io.Writer, n int, d Dialect) TraceWriter {
	return &traceCSV{csvBuilder: csvBuilder{newLineWriter(w), d}, n: n}
}

func (c *traceCSV) Write(l trainer.LoopLine, t trainer.LoopState) error {
	if err := checkTrace(t, c.n); err != nil || !endsRecord(l) {
		return err
	}
	if err := c.header(); err != nil {
		return err
	}
	c.line = strconv.AppendInt(c.line, int64(exampleNumber(t)), 10)
	if t.Divided {
		c.blank(4) // z, a, loss, dz
	} else {
		for _, v := range []float64{t.Z, t.A, t.Loss, t.DZ} {
			c.number(v)
		}
	}
	c.number(t.J)
	c.params(trainer.Params{W: t.DW, B: t.DB})
	if t.Divided {
		c.params(t.Params)
	} else {
		c.blank(c.n + 1) // w, b
	}
	return c.end()
}

func (c *traceCSV) Flush() error {
	if err := c.header(); err != nil {
		return err
	}
	return c.lineWriter.Flush()
}

func (c *traceCSV) header() error {
	if c.begun {
		return nil
	}
	c.begun = true
	c.line = append(c.line, 'i')
	for _, name := range []string{"z", "a", "loss", "dz", "J"} {
		c.text(name)
	}
	c.names("d", c.n)
	c.names("", c.n)
	return c.end()
}

// blank appends empty fields.
func (c *traceCSV) blank(fields int) {
	for range fields {
		c.text("")
	}
}

// exampleNumber is the number of the example that t is about, from 1; outside the
// loop over them it is 0.
func exampleNumber(t trainer.LoopState) int {
	if t.Divided {
		return 0
	}
	return t.I + 1
}

type traceJSONL struct{ jsonBuilder }

// NewTraceJSONL returns a TraceWriter of JSON Lines, an object per example:
// the fields of [NewTraceCSV], without those that are empty there.
//
//	{"i":1,"z":…,"a":…,"loss":…,"dz":…,"J":…,"dw":[…],"db":…}
//	{"i":0,"J":…,"dw":[…],"db":…,"w":[…],"b":…}
func NewTraceJSONL(w io.Writer) TraceWriter {
	return &traceJSONL{jsonBuilder{newLineWriter(w)}}
}

func (j *traceJSONL) Write(l trainer.LoopLine, t trainer.LoopState) error {
	if err := checkTrace(t, len(t.DW)); err != nil || !endsRecord(l) {
		return err
	}
	j.line = append(j.line, `{"i":`...)
	j.line = strconv.AppendInt(j.line, int64(exampleNumber(t)), 10)
	if !t.Divided {
		j.field("z", t.Z)
		j.field("a", t.A)
		j.field("loss", t.Loss)
		j.field("dz", t.DZ)
	}
	j.field("J", t.J)
	j.params("d", trainer.Params{W: t.DW, B: t.DB})
	if t.Divided {
		j.params("", t.Params)
	}
	j.line = append(j.line, '}')
	return j.end()
}
