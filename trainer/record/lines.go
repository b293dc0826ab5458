package record

import (
	"io"
	"strconv"

	"descent/trainer"
)

// value is a number that a line set, under the name it has in a CSV header.
type value struct {
	name   string
	number float64
}

// format appends v with write, but the number of an example in digits alone: as
// a float64 a million is 1e+06, which reads like no count.
func (v value) format(line []byte, write func([]byte, float64) []byte) []byte {
	if v.name == "i" {
		return strconv.AppendInt(line, int64(v.number), 10)
	}
	return write(line, v.number)
}

// lineValues is what the lines of a loop are called and what they set. Lines run
// again for every example, so texts, names and memory are kept.
type lineValues struct {
	texts  map[trainer.LoopLine]string
	dw, w  []string // dw1, …, dwn and w1, …, wn
	values []value
}

// begin makes the names with the first trace and refuses one of another width.
func (p *lineValues) begin(t trainer.LoopState) error {
	n := len(t.DW)
	if p.texts == nil {
		p.texts = map[trainer.LoopLine]string{}
		for _, l := range trainer.LoopLines(n, 1) { // those of the penalty too
			p.texts[l] = l.Text(n)
		}
		for j := range n {
			p.dw = append(p.dw, "dw"+strconv.Itoa(j+1))
			p.w = append(p.w, "w"+strconv.Itoa(j+1))
		}
	}
	return checkTrace(t, len(p.dw))
}

// set lists what the line l, which just ran, set: the accumulators and what they
// are made of, the new weights, or the number of the next example. The list is
// good until the next call.
func (p *lineValues) set(l trainer.LoopLine, t trainer.LoopState) []value {
	p.values = p.values[:0]
	switch l.Op {
	case trainer.OpZero, trainer.OpDivide:
		p.add("J", t.J)
		p.weights(p.dw, t.DW, trainer.AllFeatures)
		p.add("db", t.DB)
	case trainer.OpFor:
		p.add("i", float64(t.I+1))
	case trainer.OpZ:
		p.add("z", t.Z)
	case trainer.OpA:
		p.add("a", t.A)
	case trainer.OpJ:
		p.add("loss", t.Loss)
		p.add("J", t.J)
	case trainer.OpDZ:
		p.add("dz", t.DZ)
	case trainer.OpDW:
		p.weights(p.dw, t.DW, l.Feature)
	case trainer.OpDB:
		p.add("db", t.DB)
	case trainer.OpPenaltyJ:
		p.add("J", t.J)
	case trainer.OpPenaltyDW:
		p.weights(p.dw, t.DW, l.Feature)
	case trainer.OpUpdateW:
		p.weights(p.w, t.Params.W, l.Feature)
	case trainer.OpUpdateB:
		p.add("b", t.Params.B)
	}
	return p.values
}

func (p *lineValues) add(name string, number float64) {
	p.values = append(p.values, value{name, number})
}

// weights adds the number of one feature, or of all of them.
func (p *lineValues) weights(names []string, numbers []float64, feature int) {
	for j, v := range numbers {
		if feature == j || feature == trainer.AllFeatures {
			p.add(names[j], v)
		}
	}
}

type loopLinesCSV struct {
	csvBuilder
	lineValues
	begun bool // the header is written
}

// NewLoopLinesCSV returns a TraceWriter of CSV in a dialect with a row for every
// value that a line sets, so a line that sets several has several rows. The
// header, with commas or semicolons,
//
//	line,i,text,name,value
//
// is written with the first row, or by Flush where there is none. line counts
// from 1; i is the example from 1, and 0 outside the loop over them; text is the
// line in quotes; name is i, z, a, loss, J, dz, dw1, db, w1, b and so on. A line
// that divides or updates has the means and the new weights as its values.
func NewLoopLinesCSV(w io.Writer, d Dialect) TraceWriter {
	return &loopLinesCSV{csvBuilder: csvBuilder{newLineWriter(w), d}}
}

func (c *loopLinesCSV) Write(l trainer.LoopLine, t trainer.LoopState) error {
	if err := c.header(); err != nil {
		return err
	}
	if err := c.begin(t); err != nil {
		return err
	}
	for _, v := range c.set(l, t) {
		c.line = strconv.AppendInt(c.line, int64(t.LinesRan), 10)
		c.separate()
		c.line = strconv.AppendInt(c.line, int64(exampleNumber(t)), 10)
		c.separate()
		c.line = append(c.line, '"')
		c.line = append(c.line, c.texts[l]...) // it may hold commas, but never a quote
		c.line = append(c.line, '"')
		c.text(v.name)
		c.separate()
		c.line = v.format(c.line, c.dialect.number)
		if err := c.end(); err != nil {
			return err
		}
	}
	return nil
}

func (c *loopLinesCSV) Flush() error {
	if err := c.header(); err != nil {
		return err
	}
	return c.lineWriter.Flush()
}

func (c *loopLinesCSV) header() error {
	if c.begun {
		return nil
	}
	c.begun = true
	c.line = append(c.line, "line"...)
	for _, name := range []string{"i", "text", "name", "value"} {
		c.text(name)
	}
	return c.end()
}

type loopLinesJSONL struct {
	jsonBuilder
	lineValues
}

// NewLoopLinesJSONL returns a TraceWriter of JSON Lines, an object for every line
// of the loop; the names in values are those of [NewLoopLinesCSV].
//
//	{"line":7,"i":1,"text":"dw₁ += x₁⁽ⁱ⁾·dz⁽ⁱ⁾","values":{"dw1":…}}
func NewLoopLinesJSONL(w io.Writer) TraceWriter {
	return &loopLinesJSONL{jsonBuilder: jsonBuilder{newLineWriter(w)}}
}

func (j *loopLinesJSONL) Write(l trainer.LoopLine, t trainer.LoopState) error {
	if err := j.begin(t); err != nil {
		return err
	}
	j.line = append(j.line, `{"line":`...)
	j.line = strconv.AppendInt(j.line, int64(t.LinesRan), 10)
	j.key("i")
	j.line = strconv.AppendInt(j.line, int64(exampleNumber(t)), 10)
	j.key("text")
	j.line = append(j.line, '"')
	j.line = append(j.line, j.texts[l]...) // nothing in it needs an escape
	j.line = append(j.line, '"')
	j.key("values")
	j.line = append(j.line, '{')
	for i, v := range j.set(l, t) {
		if i > 0 {
			j.line = append(j.line, ',')
		}
		j.line = append(append(append(j.line, '"'), v.name...), `":`...)
		j.line = v.format(j.line, numberOrNull)
	}
	j.line = append(j.line, "}}"...)
	return j.end()
}
