package datasets

import (
	"fmt"
	"strconv"
)

// fault is an error at a place in the file.
func (t *table) fault(line, column int, what, do string) error {
	return &FileError{File: t.file, Line: line, Column: column, What: what, Do: do}
}

// called is the name of column j in quotes and a blank, if it has one.
func (t *table) called(j int) string {
	if !t.headed {
		return ""
	}
	return strconv.Quote(short(t.names[j], maxName)) + " "
}

// ragged refuses a row with more or fewer cells than the first row.
func (t *table) ragged() error {
	have, want := len(t.rows.cells), len(t.names)
	if have < want {
		what := fmt.Sprintf("%sis missing: the row has %s, the first row %d", t.called(have), count(have, "cell"), want)
		return t.fault(t.rows.cells[have-1].line, have+1, what, "fill it in, or delete the row")
	}
	if have > want {
		what := fmt.Sprintf("is one too many: the row has %s, the first row %d", count(have, "cell"), want)
		return t.fault(t.rows.cells[want].line, want+1, what, "delete it, or put quotes round a text that holds a separator")
	}
	return nil
}

// noNumber refuses a cell of a feature.
func (t *table) noNumber(j int, how reading) error {
	holds := t.called(j) + "holds " + quote(string(t.rows.cell(j)))
	what, do := holds+", which is no number", "write a number there, delete the row, or leave the column out with --features"
	switch how {
	case readEmpty:
		what, do = t.called(j)+"is empty", "write a number there, or delete the row"
	case readSpecial:
		what, do = holds+", which cannot be calculated with", "write a number there, or delete the row"
	case readHuge:
		what, do = holds+", which is too large: numbers end at 1.8e308", "write a smaller number, in another unit"
	case readForeign:
		what, do = holds+", which is no plain decimal number", "write it like -1234.5 or 1e-3; a decimal comma is read where semicolons separate"
	case readNumber, readText:
	}
	return t.fault(t.rows.cells[j].line, j+1, what, do)
}

// noLabel refuses the cell of the label.
func (t *table) noLabel(line int) error {
	cell := t.rows.cell(t.label)
	text := canonical(cell, t.comma)
	switch {
	case text == "":
		return t.fault(line, t.label+1, t.called(t.label)+"is empty", "write the label there, or delete the row")
	case missing(text):
		return t.fault(line, t.label+1, t.called(t.label)+"holds "+quote(string(cell))+", which is no label", "write the label there, or delete the row")
	}
	what := fmt.Sprintf("%sis the label but holds more than %d different values: %s", t.called(t.label), maxLabels, list(t.labels.found()))
	return t.fault(line, t.label+1, what, "name the column of the label with --label, or one value against the rest with --positive")
}

// chooseLabels is the error for three labels and more where nobody said which two are meant.
func (t *table) chooseLabels() error {
	found := t.labels.found()
	what := fmt.Sprintf("%sholds %d different labels: %s", t.called(t.label), len(found), list(found))
	a, b := argument(found[0]), argument(found[1])
	do := fmt.Sprintf("choose two with --positive %s --negative %s, or one against the rest with --positive %s", b, a, b)
	if !t.headed && t.options.Header == HeaderAuto && t.labels.known[0].count == 1 {
		do += "; if the first row is a header, say --header yes"
	}
	return t.fault(t.labels.known[2].line, t.label+1, what, do)
}
