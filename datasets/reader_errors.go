package datasets

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// errorAt is an error at a place in the file.
func (r *reader) errorAt(line, column int, what, do string, flags ...string) error {
	return &FileError{File: r.file, Line: line, Column: column, What: what, Do: do, Flags: flags}
}

// quotedName is the name of column j in quotes and a blank, if it has one.
func (r *reader) quotedName(j int) string {
	if r.nameless[j] {
		return ""
	}
	return strconv.Quote(truncate(r.names[j], maxName)) + " "
}

// checkRowLength refuses a row with more or fewer cells than the first row. A separator at its end is none.
func (r *reader) checkRowLength() error {
	have, want := len(r.scanner.cells), len(r.names)
	switch {
	case have == want:
		return nil
	case have < want:
		what := fmt.Sprintf("%sis missing: the row has %s, the first row %d", r.quotedName(have), countNoun(have, "cell"), want)
		return r.errorAt(r.scanner.cells[have-1].line, have+1, what, "fill it in, or delete the row")
	case have == want+1 && len(r.scanner.cell(want)) == 0:
		return nil
	}
	what := fmt.Sprintf("is one too many: the row has %s, the first row %d", countNoun(have, "cell"), want)
	return r.errorAt(r.scanner.cells[want].line, want+1, what, "delete it, or put quotes round a text that holds a separator")
}

// flagsWithout is the flags that leave column j out.
func (r *reader) flagsWithout(j int) []string {
	if r.requested.named[j] {
		return r.flagsWithoutRequested(j)
	}
	o := r.options
	o.Features = append(append([]string(nil), o.Features...), "-"+r.columnReference(j))
	return o.flags()
}

// columnReference is how a flag names column j: by its name, or by its number where that is hard to type. A column without a
// name whose number is the name of another is called as it is shown: "column 3".
func (r *reader) columnReference(j int) string {
	if name := r.names[j]; !r.nameless[j] && len(name) <= maxName && shellQuote(name) == name {
		if k, ok := lookup(r.names, name); ok && k == j {
			return name
		}
	}
	byNumber := strconv.Itoa(j + 1)
	if k, _ := lookup(r.names, byNumber); k != j && r.nameless[j] {
		return r.names[j]
	}
	return byNumber
}

// badFeatureErr refuses the cell at hand of a feature that was asked for by name.
func (r *reader) badFeatureErr(j int) error {
	c := &r.columns[j]
	if c.firstText.line == 0 {
		return r.badNumberErr(j)
	}
	cell := r.scanner.cell(j)
	holds := r.quotedName(j) + "holds " + quote(string(cell))
	what, do := holds+", which is no number", "write a number there, delete the row, or leave the column out"
	if advice := r.plainNumberAdvice(cell); advice != "" {
		what, do = holds+", which is no plain decimal number", advice+", or leave the column out"
	}
	flags := r.flagsWithoutRequested(j)
	if flags == nil {
		do += " of --features"
	}
	return r.errorAt(c.firstText.line, j+1, what, do, flags...)
}

// plainNumberAdvice says how a cell that is almost a number should be written; empty for any other.
func (r *reader) plainNumberAdvice(cell []byte) string {
	bare, is := decoratedNumber(cell)
	if _, mark, how := parseNumber(cell, DecimalComma); how == numberCell && mark == ',' && r.marks == DecimalPoint && !mayBeGrouped(cell) {
		return "write it like " + bare + ", or say --decimal comma"
	}
	_, _, how := parseNumber(cell, DecimalPoint)
	switch {
	case how == numberCell && r.marks == DecimalComma:
		return "write it with a comma, or without the point if that sets thousands apart"
	case is:
		return "write it like " + bare
	case isOtherNotation(cell):
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
	if !is || plain != bare || r.file == StandardInput || grouped && r.scanner.separator != ',' || spaced && r.scanner.separator == ' ' {
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
	line := strings.Join(append(append(command, shellQuote(r.file), "|", "descent", "-"), shellQuoteAll(o.flags())...), " ")
	if utf8.RuneCountInString(line) > maxCommandLength {
		return ""
	}
	return line
}

// flagsWithoutRequested is the flags that ask for the same features but j.
func (r *reader) flagsWithoutRequested(j int) []string {
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
	o.Features = []string{formatRanges(left)}
	return o.flags()
}

// badNumberErr refuses the first number of column j that cannot be calculated with.
func (r *reader) badNumberErr(j int) error {
	c := &r.columns[j]
	holds := r.quotedName(j) + "holds " + quote(c.firstBadNumber.text)
	what, do := holds+", which cannot be calculated with", "write a number there, delete the row, or leave the column out"
	if c.badNumberKind == overflowCell {
		what, do = holds+", which is too large: numbers end at 1.8e308", "write a smaller number, in another unit, or leave the column out"
	}
	flags := r.flagsWithout(j)
	if flags == nil {
		do += " of --features"
	}
	return r.errorAt(c.firstBadNumber.line, j+1, what, do, flags...)
}

// notComparableErr refuses the first label that is no number where conditions ask for numbers.
func (r *reader) notComparableErr() error {
	what := r.quotedName(r.labels.column) + "holds " + quote(r.labels.firstNonNumber.text) + ", which no number can be compared with"
	return r.errorAt(r.labels.firstNonNumber.line, r.labels.column+1, what, "write a number there, or name the labels themselves with --positive")
}

// marksSeen is which decimal marks the columns of numbers of a file have for sure.
type marksSeen struct{ point, comma bool }

// checkDecimalMarks refuses a column in which a point or a comma may mean two things, given the marks that the file has for sure elsewhere.
func (r *reader) checkDecimalMarks(j int, sure marksSeen) error {
	c := &r.columns[j]
	both := c.points.first.line > 0 && c.commas.first.line > 0
	switch {
	case both:
		line := max(c.points.first.line, c.commas.first.line)
		what := fmt.Sprintf("%sholds both %s and %s", r.quotedName(j), quote(c.points.first.text), quote(c.commas.first.text))
		return r.errorAt(line, j+1, what, "write all its numbers the same way, without marks between thousands"+r.leaveOutAdvice(j), r.flagsWithoutFeature(j)...)
	case c.commas.first.line > 0 && !c.commas.surely && r.options.Decimal == DecimalAuto && r.scanner.separator != ';' && !sure.comma:
		what := fmt.Sprintf("%sholds %s, which may be %s or %s", r.quotedName(j), quote(c.commas.first.text), replaceMark(c.commas.first.text, ',', "."), replaceMark(c.commas.first.text, ',', ""))
		o := r.options
		o.Decimal = DecimalComma
		return r.errorAt(c.commas.first.line, j+1, what, "take the commas out, or say that they are decimal ones", o.flags()...)
	case c.points.first.line > 0 && !c.points.surely && r.options.Decimal == DecimalAuto && (sure.comma || r.scanner.separator == ';' && !sure.point):
		what := fmt.Sprintf("%sholds %s, which may be %s or %s", r.quotedName(j), quote(c.points.first.text),
			replaceMark(c.points.first.text, '.', "."), replaceMark(c.points.first.text, '.', ""))
		if sure.comma {
			return r.errorAt(c.points.first.line, j+1, what+": other columns have decimal commas",
				"write it without the point, or with a comma"+r.leaveOutAdvice(j), r.flagsWithoutFeature(j)...)
		}
		o := r.options
		o.Decimal = DecimalPoint
		return r.errorAt(c.points.first.line, j+1, what, "take the points out, or say that they are decimal ones", o.flags()...)
	}
	return nil
}

// leaveOutAdvice offers to leave column j out, unless it is the label.
func (r *reader) leaveOutAdvice(j int) string {
	if j == r.labels.column {
		return ""
	}
	return ", or leave the column out"
}

// flagsWithoutFeature is the flags that leave column j out, unless it is the label.
func (r *reader) flagsWithoutFeature(j int) []string {
	if j == r.labels.column {
		return nil
	}
	return r.flagsWithout(j)
}

// replaceMark is a number with another mark, or with none.
func replaceMark(text string, mark byte, as string) string {
	return strings.Replace(text, string(rune(mark)), as, 1)
}
