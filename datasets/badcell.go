package datasets

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// fault is an error at a place in the file.
func (r *reader) fault(line, column int, what, do string, flags ...string) error {
	return &FileError{File: r.file, Line: line, Column: column, What: what, Do: do, Flags: flags}
}

// quotedName is the name of column j in quotes and a blank, if it has one.
func (r *reader) quotedName(j int) string {
	if r.nameless[j] {
		return ""
	}
	return strconv.Quote(short(r.names[j], maxName)) + " "
}

// ragged refuses a row with more or fewer cells than the first row. A separator at its end is none.
func (r *reader) ragged() error {
	have, want := len(r.rows.cells), len(r.names)
	switch {
	case have == want:
		return nil
	case have < want:
		what := fmt.Sprintf("%sis missing: the row has %s, the first row %d", r.quotedName(have), count(have, "cell"), want)
		return r.fault(r.rows.cells[have-1].line, have+1, what, "fill it in, or delete the row")
	case have == want+1 && len(r.rows.cell(want)) == 0:
		return nil
	}
	what := fmt.Sprintf("is one too many: the row has %s, the first row %d", count(have, "cell"), want)
	return r.fault(r.rows.cells[want].line, want+1, what, "delete it, or put quotes round a text that holds a separator")
}

// without is the flags that leave column j out.
func (r *reader) without(j int) []string {
	if r.requested.named[j] {
		return r.instead(j)
	}
	o := r.options
	o.Features = append(append([]string(nil), o.Features...), "-"+r.word(j))
	return o.flags()
}

// word is how a flag names column j: by its name, or by its number where that is hard to type.
func (r *reader) word(j int) string {
	if name := r.names[j]; !r.nameless[j] && len(name) <= maxName && argument(name) == name {
		if k, ok := lookup(r.names, name); ok && k == j {
			return name
		}
	}
	return strconv.Itoa(j + 1)
}

// badFeatureErr refuses the cell at hand of a feature that was asked for by name.
func (r *reader) badFeatureErr(j int) error {
	c := &r.columns[j]
	if c.text.line == 0 {
		return r.badNumber(j)
	}
	cell := r.rows.cell(j)
	holds := r.quotedName(j) + "holds " + quote(string(cell))
	what, do := holds+", which is no number", "write a number there, delete the row, or leave the column out"
	if advice := r.plainly(cell); advice != "" {
		what, do = holds+", which is no plain decimal number", advice+", or leave the column out"
	}
	flags := r.instead(j)
	if flags == nil {
		do += " of --features"
	}
	return r.fault(c.text.line, j+1, what, do, flags...)
}

// plainly says how a cell that is almost a number should be written; empty for any other.
func (r *reader) plainly(cell []byte) string {
	bare, is := decoratedNumber(cell)
	if _, mark, how := number(cell, DecimalComma); how == numberCell && mark == ',' && r.marks == DecimalPoint && !grouped(cell) {
		return "write it like " + bare + ", or say --decimal comma"
	}
	_, _, how := number(cell, DecimalPoint)
	switch {
	case how == numberCell && r.marks == DecimalComma:
		return "write it with a comma, or without the point if that sets thousands apart"
	case is:
		return "write it like " + bare
	case foreign(cell):
		return "write it like -1234.5 or 1e-3"
	}
	return ""
}

// cleanupCommand is the command that reads the file with numbers like this cell written plainly; empty where none is sure to. Commas set
// thousands apart only in quotes, where commas separate. Empty, too, where what was asked for makes it too long for a line.
func (r *reader) cleanupCommand(cell string) string {
	const signs = "$€£%"
	bare, is := decoratedNumber([]byte(cell))
	plain := strings.Map(func(c rune) rune {
		if strings.ContainsRune(signs+", ", c) {
			return -1
		}
		return c
	}, cell)
	grouped, spaced := strings.Contains(cell, ","), strings.Contains(cell, " ")
	if !is || plain != bare || r.file == StandardInput || grouped && r.rows.separator != ',' || spaced && r.rows.separator == ' ' {
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
	o := r.options
	line := strings.Join(append(append(command, argument(r.file), "|", "descent", "-"), wordsOf(o.flags())...), " ")
	if utf8.RuneCountInString(line) > longestCommand {
		return ""
	}
	return line
}

// instead is the flags that ask for the same features but j.
func (r *reader) instead(j int) []string {
	var left []int
	for _, k := range r.requested.columns {
		if k != j && k != r.labels.column && r.columns[k].texts == 0 {
			left = append(left, k)
		}
	}
	if len(left) == 0 {
		return nil
	}
	o := r.options
	o.Features = []string{ranges(left)}
	return o.flags()
}

// badNumber refuses the first number of column j that cannot be calculated with.
func (r *reader) badNumber(j int) error {
	c := &r.columns[j]
	holds := r.quotedName(j) + "holds " + quote(c.fault.text)
	what, do := holds+", which cannot be calculated with", "write a number there, delete the row, or leave the column out"
	if c.faultHow == overflowCell {
		what, do = holds+", which is too large: numbers end at 1.8e308", "write a smaller number, in another unit, or leave the column out"
	}
	flags := r.without(j)
	if flags == nil {
		do += " of --features"
	}
	return r.fault(c.fault.line, j+1, what, do, flags...)
}

// noComparison refuses the first label that is no number where conditions ask for numbers.
func (r *reader) noComparison() error {
	what := r.quotedName(r.labels.column) + "holds " + quote(r.labels.word.text) + ", which no number can be compared with"
	return r.fault(r.labels.word.line, r.labels.column+1, what, "write a number there, or name the labels themselves with --positive")
}

// marksSeen is which decimal marks the columns of numbers of a file have for sure.
type marksSeen struct{ point, comma bool }

// mixed refuses a column in which a point or a comma may mean two things, given the marks that the file has for sure elsewhere.
func (r *reader) mixed(j int, sure marksSeen) error {
	c := &r.columns[j]
	both := c.points.first.line > 0 && c.commas.first.line > 0
	switch {
	case both:
		line := max(c.points.first.line, c.commas.first.line)
		what := fmt.Sprintf("%sholds both %s and %s", r.quotedName(j), quote(c.points.first.text), quote(c.commas.first.text))
		return r.fault(line, j+1, what, "write all its numbers the same way, without marks between thousands"+r.orWithout(j), r.withoutFeature(j)...)
	case c.commas.first.line > 0 && !c.commas.surely && r.options.Decimal == DecimalAuto && r.rows.separator != ';' && !sure.comma:
		what := fmt.Sprintf("%sholds %s, which may be %s or %s", r.quotedName(j), quote(c.commas.first.text), remarked(c.commas.first.text, ',', "."), remarked(c.commas.first.text, ',', ""))
		o := r.options
		o.Decimal = DecimalComma
		return r.fault(c.commas.first.line, j+1, what, "take the commas out, or say that they are decimal ones", o.flags()...)
	case c.points.first.line > 0 && !c.points.surely && r.options.Decimal == DecimalAuto && (sure.comma || r.rows.separator == ';' && !sure.point):
		what := fmt.Sprintf("%sholds %s, which may be %s or %s", r.quotedName(j), quote(c.points.first.text),
			remarked(c.points.first.text, '.', "."), remarked(c.points.first.text, '.', ""))
		if sure.comma {
			return r.fault(c.points.first.line, j+1, what+": other columns have decimal commas",
				"write it without the point, or with a comma"+r.orWithout(j), r.withoutFeature(j)...)
		}
		o := r.options
		o.Decimal = DecimalPoint
		return r.fault(c.points.first.line, j+1, what, "take the points out, or say that they are decimal ones", o.flags()...)
	}
	return nil
}

// orWithout offers to leave column j out, unless it is the label.
func (r *reader) orWithout(j int) string {
	if j == r.labels.column {
		return ""
	}
	return ", or leave the column out"
}

// withoutFeature is the flags that leave column j out, unless it is the label.
func (r *reader) withoutFeature(j int) []string {
	if j == r.labels.column {
		return nil
	}
	return r.without(j)
}

// remarked is a number with another mark, or with none.
func remarked(text string, mark byte, as string) string {
	return strings.Replace(text, string(rune(mark)), as, 1)
}
