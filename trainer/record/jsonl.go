package record

import (
	"io"
	"strconv"

	"descent/trainer"
)

// jsonBuilder builds lines of JSON; all but the first field are appended by it.
type jsonBuilder struct{ lineWriter }

type jsonlWriter struct {
	jsonBuilder
	extra []ExtraColumns
}

// NewJSONL returns a Writer of JSON Lines: one object per line, snapshots of
// any width, with these fields in this order, and more before the status.
//
//	{"k":0,"J":…,"w":[…],"b":…,"dw":[…],"db":…,"alpha":…,"status":"running"}
func NewJSONL(w io.Writer, more ...ExtraColumns) Writer {
	return &jsonlWriter{jsonBuilder{newLineWriter(w)}, more}
}

func (j *jsonlWriter) Write(s trainer.Snapshot) error {
	if err := check(s, len(s.Params.W)); err != nil {
		return err
	}
	j.line = append(j.line, `{"k":`...)
	j.line = strconv.AppendInt(j.line, int64(s.Iter), 10)
	j.field("J", s.Cost)
	j.params("", s.Params)
	j.params("d", s.Grad)
	j.field("alpha", s.IncomingAlpha)
	for _, m := range j.extra {
		for i, v := range m.Values(s) {
			j.field(m.Names[i], v)
		}
	}
	j.line = append(j.line, `,"status":"`...)
	j.line = append(j.line, s.Status.String()...) // letters, digits and brackets: nothing to escape
	j.line = append(j.line, `"}`...)
	return j.end()
}

// params appends the fields w and b, or dw and db.
func (j *jsonBuilder) params(prefix string, p trainer.Params) {
	j.key(prefix + "w")
	j.line = append(j.line, '[')
	for i, w := range p.W {
		if i > 0 {
			j.line = append(j.line, ',')
		}
		j.line = numberOrNull(j.line, w)
	}
	j.line = append(j.line, ']')
	j.field(prefix+"b", p.B)
}

func (j *jsonBuilder) field(name string, v float64) {
	j.key(name)
	j.line = numberOrNull(j.line, v)
}

func (j *jsonBuilder) key(name string) {
	j.line = append(j.line, `,"`...)
	j.line = append(j.line, name...)
	j.line = append(j.line, `":`...)
}
