package datasets

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
)

// Header says whether the first row of a file holds names.
type Header uint8

// The answers.
const (
	HeaderAuto Header = iota // it does if it holds no number
	HeaderYes
	HeaderNo
)

// ParseHeader reads "auto", "yes" or "no". Anything else is a [ChoiceError].
func ParseHeader(name string) (Header, error) {
	i, err := choose("a header cannot be", name, "auto", "yes", "no")
	return Header(i), err //nolint:gosec // below 3
}

// ParseDecimal reads "auto", "point" or "comma". Anything else is a [ChoiceError].
func ParseDecimal(name string) (Decimal, error) {
	i, err := choose("a decimal mark cannot be", name, "auto", "point", "comma")
	return Decimal(i), err //nolint:gosec // below 3
}

// choose finds a name among those there are.
func choose(what, name string, names ...string) (int, error) {
	for i, known := range names {
		if name == known {
			return i, nil
		}
	}
	return 0, &ChoiceError{What: what, Got: name, Choices: names}
}

// CSVOptions says how to read a file where its own form does not tell.
type CSVOptions struct {
	Features []string // columns by name or number from 1; none: all numeric ones but the label
	Label    string   // a column by name or number from 1; empty: the last
	Positive string   // the label value of y = 1; alone: one against the rest; empty: see Negative
	Negative string   // the label value of y = 0; both empty: the smaller of two values in sort order is 0
	Header   Header
	Decimal  Decimal // DecimalAuto: a comma where semicolons separate
}

// ReadCSV reads a table: UTF-8 with or without a byte order mark, or UTF-16 with one; cells separated by comma,
// semicolon or tab; lines ended by LF, CRLF or CR; quotes as RFC 4180 has them; a decimal comma where semicolons
// separate. name is what errors call the file.
//
// It reads r once from front to end and holds nothing of it but the numbers: 8·n + 33 bytes a row. What
// is wrong with the file is a [*FileError] that names line and column, also where r fails (Unwrap gives r's
// error); an option that names what is not in the file is a [*ChoiceError].
func ReadCSV(r io.Reader, name string, o CSVOptions) (Set, error) {
	return ReadCSVContext(context.Background(), r, 0, name, o, nil)
}

// ReadCSVContext is [ReadCSV] of size bytes (0: unknown) that calls progress, unless nil, after each of some 64 KiB. Once ctx
// is cancelled it ends with the next read of r: a [*FileError] that wraps the error of ctx.
func ReadCSVContext(ctx context.Context, r io.Reader, size int64, name string, o CSVOptions, progress func(Progress)) (Set, error) {
	t := table{file: clean(name), options: o}
	set, err := t.read(&watched{ctx: ctx, src: r, at: Progress{Size: size}, rows: t.seen, progress: progress})
	if err != nil && ctx.Err() != nil {
		return Set{}, stopped(t.file, ctx.Err())
	}
	return set, err
}

func (t *table) read(r io.Reader) (Set, error) {
	if err := t.open(r); err != nil {
		return Set{}, err
	}
	if err := t.readRows(); err != nil {
		return Set{}, err
	}
	return t.set()
}

// seen is how many rows of data have been read.
func (t *table) seen() int { return len(t.store.codes) + t.dropped }

// open reads the header and the first row of data, and chooses the columns by them.
func (t *table) open(r io.Reader) (err error) {
	if t.rows, err = newScanner(r, t.file); err != nil {
		return err
	}
	t.comma = t.options.Decimal == DecimalComma || t.options.Decimal == DecimalAuto && t.rows.separator == ';'
	ok, err := t.rows.next()
	if err != nil {
		return err
	}
	if !ok {
		return t.fault(1, 1, "is missing: the file is empty", "write a header and rows of numbers with a label")
	}
	if err := t.readHeader(); err != nil {
		return err
	}
	if t.headed {
		line := t.rows.cells[0].line
		if ok, err = t.rows.next(); err != nil {
			return err
		}
		if !ok {
			return t.fault(line, 1, t.called(0)+"has no value: the header stands alone", "write rows of numbers with a label under it")
		}
	}
	if err := t.ragged(); err != nil {
		return err
	}
	return t.choose()
}

// readRows reads the row at hand and all that follow.
func (t *table) readRows() error {
	for ok := true; ok; {
		err := t.readRow()
		if err != nil {
			return err
		}
		if ok, err = t.rows.next(); err != nil {
			return err
		}
	}
	return nil
}

// readRow takes the row at hand into the store.
func (t *table) readRow() error {
	if err := t.ragged(); err != nil {
		return err
	}
	line := t.rows.cells[t.label].line
	code, ok := t.labels.code(t.rows.cell(t.label), line)
	if !ok {
		return t.noLabel(line)
	}
	if t.labels.drops(code) {
		t.dropped++
		return nil
	}
	row := t.store.row()
	if row == nil {
		return t.fault(line, 1, "begins a row beyond what fits in 512 MiB of numbers", "take fewer rows, or fewer columns with --features")
	}
	for i, j := range t.features {
		v, how := number(t.rows.cell(j), t.comma)
		if how != readNumber {
			return t.noNumber(j, how)
		}
		row[i] = v
		if t.comma && t.mark == DecimalAuto && bytes.IndexByte(t.rows.cell(j), ',') >= 0 {
			t.mark = DecimalComma
		}
	}
	t.store.keep(code)
	return nil
}

// set is the table as a Set, once all rows are read.
func (t *table) set() (Set, error) {
	if t.labels.ambiguous() {
		return Set{}, t.chooseLabels()
	}
	verdict, err := t.labels.decide()
	if err != nil {
		return Set{}, err
	}
	s := Set{
		Name: short(filepath.Base(t.file), maxName), Title: t.title(verdict.classes), Source: t.file,
		Classes: verdict.classes, Notes: t.notes(verdict),
	}
	for _, j := range t.features {
		s.Features = append(s.Features, Feature{Name: short(t.names[j], maxName)})
	}
	s.X, s.Y = t.store.rows(), t.store.labels(verdict.y[:])
	s.Table = t.describe(verdict)
	return s, nil
}
