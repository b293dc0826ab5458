package datasets

import (
	"bytes"
	"math"
	"slices"
	"strings"
)

const (
	maxSpellings = 256     // spellings of the values of a column that are remembered
	maxDistinct  = 1 << 12 // numbers of the first column that are told apart
)

// column is what is known of one column of a file while its rows go by. It never looks back: whether the column holds
// numbers, an id or a label is known when the last row has been seen.
type column struct {
	cellCounts

	min, max       float64 // of the numbers
	fractions      bool    // some number is not whole
	nonRound       bool    // some number is no multiple of ten
	order          order
	points, commas markUse
	values         values
	distinct       map[float64]struct{} // the first maxDistinct numbers; nil where they are not told apart
	distinctSeen   int                  // how many numbers distinct has taken in
}

// cellCounts is what its cells hold.
type cellCounts struct {
	numbers, texts, gaps int

	firstGapCell, firstText, firstBadNumber locatedCell // the first of each kind; firstBadNumber: a number that cannot be calculated with
	badNumberKind                           cellKind
	gapsDiffer                              bool // gaps are written in several ways
}

// order is how the numbers of a column follow one another.
type order struct {
	last                  float64
	notRising, notFalling bool // some number is no larger, no smaller than the one before
	jumps                 bool // some number is not one more than the one before
}

func (o *order) add(v float64, first bool) {
	if !first {
		o.notRising = o.notRising || v <= o.last
		o.notFalling = o.notFalling || v >= o.last
		o.jumps = o.jumps || v != o.last+1
	}
	o.last = v
}

// locatedCell is a cell that an error may have to show: its text, and the line of the file where it begins, 0 for none.
type locatedCell struct {
	text string
	line int
}

// keepFirst keeps the cell if it is the first.
func (c *locatedCell) keepFirst(cell []byte, line int) {
	if c.line == 0 {
		*c = locatedCell{text: truncate(strings.ToValidUTF8(string(cell[:min(len(cell), 4*maxName)]), ""), maxName), line: line}
	}
}

// markUse is the numbers of a column that have one of the decimal marks.
type markUse struct {
	first  locatedCell
	surely bool // one of them has it before a fraction for sure: 0,5 or 12,75, not 1,200
}

func (m *markUse) keepFirst(cell []byte, line int) {
	m.first.keepFirst(cell, line)
	m.surely = m.surely || !mayBeGrouped(cell)
}

// add takes in one cell, which stands on the given line. The number is NaN where the cell holds none.
func (c *column) add(cell []byte, marks Decimal, line int) float64 {
	v, mark, how := parseNumber(cell, marks)
	if how != numberCell {
		c.addOther(cell, how, marks, line)
		return math.NaN()
	}
	c.addNumber(v)
	if mark != 0 {
		c.addMark(cell, mark, line)
	}
	if c.texts > 0 {
		c.values.addText(cell, marks)
	} else if !c.values.overflowed {
		c.values.addNumber(v)
	}
	return v
}

func (c *column) addNumber(v float64) {
	c.order.add(v, c.numbers == 0)
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
		c.fractions, c.distinct = true, nil
		return
	}
	c.nonRound = c.nonRound || math.Mod(v, 10) != 0
	if c.distinct != nil && c.distinctSeen < maxDistinct {
		c.distinct[v] = struct{}{}
		c.distinctSeen++
	}
}

func (c *column) addMark(cell []byte, mark byte, line int) {
	m := &c.points
	if mark == ',' {
		m = &c.commas
	}
	if !m.surely {
		m.keepFirst(cell, line)
	}
}

func (c *column) addOther(cell []byte, how cellKind, marks Decimal, line int) {
	switch how {
	case missingCell:
		c.firstGapCell.keepFirst(bytes.TrimSpace(cell), line)
		c.gapsDiffer = c.gapsDiffer || string(bytes.TrimSpace(cell)) != c.firstGapCell.text
		c.gaps++
		return
	case infiniteCell, overflowCell:
		if c.firstBadNumber.line == 0 {
			c.badNumberKind = how
		}
		c.firstBadNumber.keepFirst(cell, line)
		c.texts++
	case textCell, numberCell:
		c.firstText.keepFirst(cell, line)
		c.texts++
	}
	c.values.addText(cell, marks)
}

// columnType says what type the cells make the column.
func (c *column) columnType() ColumnType {
	switch {
	case c.firstText.line > 0:
		return Text
	case c.numbers > 0 || c.firstBadNumber.line > 0:
		return Numbers
	}
	return Empty
}

// values is the different values of a column, as long as they are few.
type values struct {
	numbers    []numberCount
	last       int // the one seen last
	texts      []textCount
	codes      map[string]int // into texts, by the cell as it stands
	overflowed bool           // there are more than MaxValues
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
	if vs.last < len(vs.numbers) && vs.numbers[vs.last].v == v {
		vs.numbers[vs.last].count++
		return
	}
	for i := range vs.numbers {
		if vs.numbers[i].v == v {
			vs.numbers[i].count++
			vs.last = i
			return
		}
	}
	if len(vs.numbers) == MaxValues {
		*vs = values{overflowed: true}
		return
	}
	vs.last = len(vs.numbers)
	vs.numbers = append(vs.numbers, numberCount{v: v, count: 1})
}

// addText takes in a cell of a column that does not hold numbers alone.
func (vs *values) addText(cell []byte, marks Decimal) {
	if vs.overflowed {
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
				*vs = values{overflowed: true}
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
	if vs.overflowed {
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
		found = append(found, Value{Text: truncate(t.text, maxName), Count: t.count})
	}
	slices.SortFunc(found, func(a, b Value) int { return compareLabels(a.Text, b.Text) })
	return found
}
