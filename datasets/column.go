package datasets

import (
	"bytes"
	"math"
	"slices"
	"strings"
)

const (
	maxSpellings = 256     // spellings of the values of a column that are remembered
	maxDifferent = 1 << 12 // numbers of the first column that are told apart
)

// column is what is known of one column of a file while its rows go by. It never looks back: whether the column holds
// numbers, an id or a label is known when the last row has been seen.
type column struct {
	cellKinds

	min, max       float64 // of the numbers
	fractions      bool    // some number is not whole
	odd            bool    // some number is no multiple of ten
	order          order
	points, commas marked
	values         values
	different      map[float64]struct{} // the first maxDifferent numbers; nil where they are not told apart
	tested         int                  // how many numbers different has taken in
}

// cellKinds is what its cells hold.
type cellKinds struct {
	numbers, texts, gaps int

	gap, text, fault cellAt // the first of each kind; fault: a number that cannot be calculated with
	faultHow         cellKind
	gapsDiffer       bool // gaps are written in several ways
}

// order is how the numbers of a column follow one another.
type order struct {
	last         float64
	falls, rises bool // some number is no larger, no smaller than the one before
	jumps        bool // some number is not one more than the one before
}

func (o *order) see(v float64, first bool) {
	if !first {
		o.falls = o.falls || v <= o.last
		o.rises = o.rises || v >= o.last
		o.jumps = o.jumps || v != o.last+1
	}
	o.last = v
}

// cellAt is a cell that an error may have to show: its text, and the line of the file where it begins, 0 for none.
type cellAt struct {
	text string
	line int
}

// note keeps the cell if it is the first.
func (c *cellAt) note(cell []byte, line int) {
	if c.line == 0 {
		*c = cellAt{text: short(strings.ToValidUTF8(string(cell[:min(len(cell), 4*maxName)]), ""), maxName), line: line}
	}
}

// marked is the numbers of a column that have one of the decimal marks.
type marked struct {
	first  cellAt
	surely bool // one of them has it before a fraction for sure: 0,5 or 12,75, not 1,200
}

func (m *marked) note(cell []byte, line int) {
	m.first.note(cell, line)
	m.surely = m.surely || !grouped(cell)
}

// see takes in one cell, which stands on the given line. The number is NaN where the cell holds none.
func (c *column) see(cell []byte, marks Decimal, line int) float64 {
	v, mark, how := number(cell, marks)
	if how != numberCell {
		c.seeOther(cell, how, marks, line)
		return math.NaN()
	}
	c.seeNumber(v)
	if mark != 0 {
		c.seeMark(cell, mark, line)
	}
	if c.texts > 0 {
		c.values.addText(cell, marks)
	} else if !c.values.more {
		c.values.addNumber(v)
	}
	return v
}

func (c *column) seeNumber(v float64) {
	c.order.see(v, c.numbers == 0)
	if c.numbers == 0 || v < c.min {
		c.min = v
	}
	if c.numbers == 0 || v > c.max {
		c.max = v
	}
	c.numbers++
	if c.fractions {
		return
	}
	if v != math.Trunc(v) {
		c.fractions, c.different = true, nil
		return
	}
	c.odd = c.odd || math.Mod(v, 10) != 0
	if c.different != nil && c.tested < maxDifferent {
		c.different[v] = struct{}{}
		c.tested++
	}
}

func (c *column) seeMark(cell []byte, mark byte, line int) {
	m := &c.points
	if mark == ',' {
		m = &c.commas
	}
	if !m.surely {
		m.note(cell, line)
	}
}

func (c *column) seeOther(cell []byte, how cellKind, marks Decimal, line int) {
	switch how {
	case missingCell:
		c.gap.note(bytes.TrimSpace(cell), line)
		c.gapsDiffer = c.gapsDiffer || string(bytes.TrimSpace(cell)) != c.gap.text
		c.gaps++
		return
	case infiniteCell, overflowCell:
		if c.fault.line == 0 {
			c.faultHow = how
		}
		c.fault.note(cell, line)
		c.texts++
	case textCell, numberCell:
		c.text.note(cell, line)
		c.texts++
	}
	c.values.addText(cell, marks)
}

// holds says what type the cells make the column.
func (c *column) holds() ColumnType {
	switch {
	case c.text.line > 0:
		return Text
	case c.numbers > 0 || c.fault.line > 0:
		return Numbers
	}
	return Empty
}

// values is the different values of a column, as long as they are few.
type values struct {
	numbers []numberCount
	at      int // the one seen last
	texts   []textCount
	codes   map[string]int // into texts, by the cell as it stands
	more    bool           // there are more than MaxValues
}

type numberCount struct {
	v     float64
	count int
}

// textCount is a text value, which is one in whatever capitals it is written.
type textCount struct {
	text, key string
	count     int
}

func (vs *values) addNumber(v float64) {
	if vs.at < len(vs.numbers) && vs.numbers[vs.at].v == v {
		vs.numbers[vs.at].count++
		return
	}
	for i := range vs.numbers {
		if vs.numbers[i].v == v {
			vs.numbers[i].count++
			vs.at = i
			return
		}
	}
	if len(vs.numbers) == MaxValues {
		*vs = values{more: true}
		return
	}
	vs.at = len(vs.numbers)
	vs.numbers = append(vs.numbers, numberCount{v: v, count: 1})
}

// addText takes in a cell of a column that does not hold numbers alone.
func (vs *values) addText(cell []byte, marks Decimal) {
	if vs.more {
		return
	}
	if vs.codes == nil {
		vs.codes = map[string]int{}
		for _, n := range vs.numbers { // those before the first text
			text := plainNumber(n.v)
			vs.texts = append(vs.texts, textCount{text: text, key: text, count: n.count})
		}
		vs.numbers = nil
	}
	code, ok := vs.codes[string(cell)]
	if !ok {
		text := canonical(cell, marks)
		key := strings.ToLower(text)
		code = slices.IndexFunc(vs.texts, func(t textCount) bool { return t.key == key })
		if code < 0 {
			if len(vs.texts) == MaxValues {
				*vs = values{more: true}
				return
			}
			code = len(vs.texts)
			vs.texts = append(vs.texts, textCount{text: text, key: key})
		}
		if len(vs.codes) < maxSpellings && len(cell) <= maxName {
			vs.codes[string(cell)] = code
		}
	}
	vs.texts[code].count++
}

// count is how many different values there are; MaxValues + 1 where there are more than that.
func (vs *values) count() int {
	if vs.more {
		return MaxValues + 1
	}
	return len(vs.numbers) + len(vs.texts)
}

// list is the values in sort order, nil where they are too many.
func (vs *values) list() []Value {
	var found []Value
	for _, n := range vs.numbers {
		found = append(found, Value{Text: plainNumber(n.v), Count: n.count})
	}
	for _, t := range vs.texts {
		found = append(found, Value{Text: short(t.text, maxName), Count: t.count})
	}
	slices.SortFunc(found, func(a, b Value) int { return inOrder(a.Text, b.Text) })
	return found
}
