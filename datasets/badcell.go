package datasets

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// fault is an error at a place in the file.
func (t *reader) fault(line, column int, what, do string, flags ...string) error {
	return &FileError{File: t.file, Line: line, Column: column, What: what, Do: do, Flags: flags}
}

// quotedName is the name of column j in quotes and a blank, if it has one.
func (t *reader) quotedName(j int) string {
	if t.nameless[j] {
		return ""
	}
	return strconv.Quote(short(t.names[j], maxName)) + " "
}

// ragged refuses a row with more or fewer cells than the first row. A separator at its end is none.
func (t *reader) ragged() error {
	have, want := len(t.rows.cells), len(t.names)
	switch {
	case have == want:
		return nil
	case have < want:
		what := fmt.Sprintf("%sis missing: the row has %s, the first row %d", t.quotedName(have), count(have, "cell"), want)
		return t.fault(t.rows.cells[have-1].line, have+1, what, "fill it in, or delete the row")
	case have == want+1 && len(t.rows.cell(want)) == 0:
		return nil
	}
	what := fmt.Sprintf("is one too many: the row has %s, the first row %d", count(have, "cell"), want)
	return t.fault(t.rows.cells[want].line, want+1, what, "delete it, or put quotes round a text that holds a separator")
}

// without is the flags that leave column j out.
func (t *reader) without(j int) []string {
	if t.asked.named[j] {
		return t.instead(j)
	}
	o := t.options
	o.Features = append(append([]string(nil), o.Features...), "-"+t.word(j))
	return o.flags()
}

// word is how a flag names column j: by its name, or by its number where that is hard to type.
func (t *reader) word(j int) string {
	if name := t.names[j]; !t.nameless[j] && len(name) <= maxName && argument(name) == name {
		if k, ok := lookup(t.names, name); ok && k == j {
			return name
		}
	}
	return strconv.Itoa(j + 1)
}

// badFeatureErr refuses the cell at hand of a feature that was asked for by name.
func (t *reader) badFeatureErr(j int) error {
	c := &t.columns[j]
	if c.text.line == 0 {
		return t.badNumber(j)
	}
	cell := t.rows.cell(j)
	holds := t.quotedName(j) + "holds " + quote(string(cell))
	what, do := holds+", which is no number", "write a number there, delete the row, or leave the column out"
	if advice := t.plainly(cell); advice != "" {
		what, do = holds+", which is no plain decimal number", advice+", or leave the column out"
	}
	flags := t.instead(j)
	if flags == nil {
		do += " of --features"
	}
	return t.fault(c.text.line, j+1, what, do, flags...)
}

// plainly says how a cell that is almost a number should be written; empty for any other.
func (t *reader) plainly(cell []byte) string {
	bare, is := dressed(cell)
	if _, mark, how := number(cell, DecimalComma); how == readNumber && mark == ',' && t.marks == DecimalPoint && !grouped(cell) {
		return "write it like " + bare + ", or say --decimal comma"
	}
	_, _, how := number(cell, DecimalPoint)
	switch {
	case how == readNumber && t.marks == DecimalComma:
		return "write it with a comma, or without the point if that sets thousands apart"
	case is:
		return "write it like " + bare
	case foreign(cell):
		return "write it like -1234.5 or 1e-3"
	}
	return ""
}

// undressing is the command that reads the file with numbers like this cell written plainly; empty where none is sure to. Commas set
// thousands apart only in quotes, where commas separate. Empty, too, where what was asked for makes it too long for a line.
func (t *reader) undressing(cell string) string {
	const signs = "$€£%"
	bare, is := dressed([]byte(cell))
	plain := strings.Map(func(r rune) rune {
		if strings.ContainsRune(signs+", ", r) {
			return -1
		}
		return r
	}, cell)
	grouped, spaced := strings.Contains(cell, ","), strings.Contains(cell, " ")
	if !is || plain != bare || t.file == StandardInput || grouped && t.rows.separator != ',' || spaced && t.rows.separator == ' ' {
		return ""
	}
	command := []string{"sed"}
	if grouped {
		command = append(command, `-e ':a' -e 's/\("[^",]*[0-9]\),\([0-9][^"]*"\)/\1\2/' -e ta`)
	}
	if spaced {
		command = append(command, `-e ':b' -e 's/\([0-9]\) \([0-9]\{3\}\)/\1\2/' -e tb`)
	}
	for _, sign := range signs {
		if strings.ContainsRune(cell, sign) {
			command = append(command, `-e 's/[`+string(sign)+`]//g'`)
		}
	}
	o := t.options
	line := strings.Join(append(append(command, argument(t.file), "|", "descent", "-"), wordsOf(o.flags())...), " ")
	if utf8.RuneCountInString(line) > longestCommand {
		return ""
	}
	return line
}

// instead is the flags that ask for the same features but j.
func (t *reader) instead(j int) []string {
	var left []int
	for _, k := range t.asked.columns {
		if k != j && k != t.labels.column && t.columns[k].texts == 0 {
			left = append(left, k)
		}
	}
	if len(left) == 0 {
		return nil
	}
	o := t.options
	o.Features = []string{ranges(left)}
	return o.flags()
}

// badNumber refuses the first number of column j that cannot be calculated with.
func (t *reader) badNumber(j int) error {
	c := &t.columns[j]
	holds := t.quotedName(j) + "holds " + quote(c.fault.text)
	what, do := holds+", which cannot be calculated with", "write a number there, delete the row, or leave the column out"
	if c.faultHow == readHuge {
		what, do = holds+", which is too large: numbers end at 1.8e308", "write a smaller number, in another unit, or leave the column out"
	}
	flags := t.without(j)
	if flags == nil {
		do += " of --features"
	}
	return t.fault(c.fault.line, j+1, what, do, flags...)
}

// noComparison refuses the first label that is no number where conditions ask for numbers.
func (t *reader) noComparison() error {
	what := t.quotedName(t.labels.column) + "holds " + quote(t.labels.word.text) + ", which no number can be compared with"
	return t.fault(t.labels.word.line, t.labels.column+1, what, "write a number there, or name the labels themselves with --positive")
}

// marksSeen is which decimal marks the columns of numbers of a file have for sure.
type marksSeen struct{ point, comma bool }

// mixed refuses a column in which a point or a comma may mean two things, given the marks that the file has for sure elsewhere.
func (t *reader) mixed(j int, sure marksSeen) error {
	c := &t.columns[j]
	both := c.points.first.line > 0 && c.commas.first.line > 0
	switch {
	case both:
		line := max(c.points.first.line, c.commas.first.line)
		what := fmt.Sprintf("%sholds both %s and %s", t.quotedName(j), quote(c.points.first.text), quote(c.commas.first.text))
		return t.fault(line, j+1, what, "write all its numbers the same way, without marks between thousands"+t.orWithout(j), t.withoutFeature(j)...)
	case c.commas.first.line > 0 && !c.commas.surely && t.options.Decimal == DecimalAuto && t.rows.separator != ';' && !sure.comma:
		what := fmt.Sprintf("%sholds %s, which may be %s or %s", t.quotedName(j), quote(c.commas.first.text), remarked(c.commas.first.text, ',', "."), remarked(c.commas.first.text, ',', ""))
		o := t.options
		o.Decimal = DecimalComma
		return t.fault(c.commas.first.line, j+1, what, "take the commas out, or say that they are decimal ones", o.flags()...)
	case c.points.first.line > 0 && !c.points.surely && t.options.Decimal == DecimalAuto && (sure.comma || t.rows.separator == ';' && !sure.point):
		what := fmt.Sprintf("%sholds %s, which may be %s or %s", t.quotedName(j), quote(c.points.first.text),
			remarked(c.points.first.text, '.', "."), remarked(c.points.first.text, '.', ""))
		if sure.comma {
			return t.fault(c.points.first.line, j+1, what+": other columns have decimal commas",
				"write it without the point, or with a comma"+t.orWithout(j), t.withoutFeature(j)...)
		}
		o := t.options
		o.Decimal = DecimalPoint
		return t.fault(c.points.first.line, j+1, what, "take the points out, or say that they are decimal ones", o.flags()...)
	}
	return nil
}

// orWithout offers to leave column j out, unless it is the label.
func (t *reader) orWithout(j int) string {
	if j == t.labels.column {
		return ""
	}
	return ", or leave the column out"
}

// withoutFeature is the flags that leave column j out, unless it is the label.
func (t *reader) withoutFeature(j int) []string {
	if j == t.labels.column {
		return nil
	}
	return t.without(j)
}

// remarked is a number with another mark, or with none.
func remarked(text string, mark byte, as string) string {
	return strings.Replace(text, string(rune(mark)), as, 1)
}
