package datasets

import (
	"errors"
	"io"
	"math"
	"path/filepath"
)

// judged is how many rows are looked at further, once the label has too many values, to find a column that may be meant: all rows of
// nearly every file, since of the others a column that has two values so far may have more.
const judged = 1_000_000

// unvaried is how many rows with one label are no accident.
const unvaried = 20

// reader is a file being read: its rows, and what was found out about its columns.
type reader struct {
	file    string
	options CSVOptions
	rows    *scanner
	readAhead
	marks Decimal // what a number can have before its fraction

	header     // what the rows above the data say
	first  int // the line of the first row of data

	asked   selection
	columns []column
	all     []float64 // the numbers of the row at hand, NaN where there is none
	turned  bool      // a column was found not to hold numbers since the store was last told

	labels   labels
	count    int // rows
	hopeless int // the row that brought a label too many; 0: none did
	store    store
}

// readAhead is what the scanner had to give before its turn.
type readAhead struct {
	ahead    []rowCopy // rows already taken from it
	aheadErr error     // what it ended with behind them; nil where it has not, or the file ends there
}

func (t *reader) read(r io.Reader) (Set, error) {
	if err := t.open(r); err != nil {
		return Set{}, err
	}
	if err := t.readRows(); err != nil {
		return Set{}, err
	}
	set, err := t.set()
	var fault *FileError
	if errors.As(err, &fault) {
		columns, features := t.settleColumns()
		fault.Table = t.describe(columns, verdict{}, t.count-t.labels.dropped, features)
		fault.Table.Used, fault.Table.LeftOut, fault.Table.Flags = 0, nil, fault.Flags // what would be is not known
		fault.Table.Partial = t.partial()
	}
	return set, err
}

// open reads the header and settles which columns may be used. It leaves the first row of data at hand.
func (t *reader) open(r io.Reader) (err error) {
	if t.rows, err = newScanner(r, t.file); err != nil {
		return err
	}
	t.lookAhead()
	if t.settleMarks(); len(t.ahead) == 0 {
		if t.aheadErr != nil {
			return t.aheadErr
		}
		return t.fault(1, 1, "is missing: the file is empty", "write a header and rows of numbers with a label")
	}
	if err := t.readHeader(); err != nil {
		return err
	}
	ok, err := t.next()
	if err != nil {
		return err
	}
	if !ok {
		return t.fault(t.line, 1, t.quotedName(0)+"has no value: the header stands alone", "write rows of numbers with a label under it")
	}
	t.first = t.rows.cells[0].line
	if err := t.ragged(); err != nil {
		return err
	}
	return t.choose()
}

// choose settles the label and which columns may become features.
func (t *reader) choose() error {
	t.labels.column = len(t.names) - 1
	if t.options.Label != "" {
		j, ok := lookup(t.names, t.options.Label)
		if !ok {
			return &ChoiceError{What: t.file + " has no column", Got: t.options.Label, Choices: t.names}
		}
		t.labels.column = j
	}
	var err error
	if t.asked, err = pick(t.file+" has no column", t.names, t.options.Features); err != nil {
		return err
	}
	for _, want := range t.options.Features {
		if j, ok := lookup(t.names, want); ok && j == t.labels.column {
			return &ChoiceError{What: "the label cannot be a feature too:", Got: want, Choices: t.others()}
		}
	}
	wanted := make([]bool, len(t.names))
	for _, j := range t.asked.columns {
		wanted[j] = true
	}
	t.columns = make([]column, len(t.names))
	t.all = make([]float64, len(t.names))
	for j := range t.columns {
		if j != t.labels.column && (wanted[j] || t.asked.columns == nil && !t.asked.without[j]) {
			t.store.columns = append(t.store.columns, j)
		}
	}
	t.columns[0].different = map[float64]struct{}{}
	return t.labels.ask(t.options.Positive, t.options.Negative, t.marks)
}

// others are the names of all columns but the label.
func (t *reader) others() []string {
	names := append([]string(nil), t.names[:t.labels.column]...)
	return append(names, t.names[t.labels.column+1:]...)
}

// readRows reads the row at hand and all that follow.
func (t *reader) readRows() error {
	for ok := true; ok; {
		err := t.readRow()
		if err != nil {
			return err
		}
		if t.partial() {
			return nil
		}
		if ok, err = t.next(); err != nil {
			return err
		}
	}
	return nil
}

// partial reports whether reading was given up before the end.
func (t *reader) partial() bool { return t.hopeless > 0 && t.count > t.hopeless+judged }

// readRow takes the row at hand into the store.
func (t *reader) readRow() error {
	if err := t.ragged(); err != nil {
		return err
	}
	t.count++
	for j := range t.columns {
		c := &t.columns[j]
		v := c.see(t.rows.cell(j), t.marks, t.rows.cells[j].line)
		t.all[j] = v
		if math.IsNaN(v) && c.texts > 0 {
			if t.asked.named[j] && j != t.labels.column {
				return t.badFeatureErr(j)
			}
			t.turned = t.turned || c.texts == 1
		}
	}
	if t.hopeless > 0 {
		return nil
	}
	line := t.rows.cells[t.labels.column].line
	code, gap, ok := t.labels.code(t.rows.cell(t.labels.column), line)
	switch {
	case gap:
		t.labels.gaps++
		return nil
	case !ok:
		t.hopeless = t.count
		return nil
	case t.labels.drops(code):
		t.labels.dropped++
		return nil
	}
	if !t.store.add(t.all, code) {
		return t.fault(line, 1, "begins a row beyond what fits in 512 MiB of numbers", "take fewer rows, or fewer columns with --features")
	}
	if t.turned {
		t.turned = false
		t.store.without(func(j int) bool { return t.columns[j].texts > 0 })
	}
	return nil
}

// hardlyLabel reports whether the last column, which nobody named, has the same value in so many rows that it is
// hardly the label, and another column may be.
func (t *reader) hardlyLabel() bool {
	return t.options.Label == "" && !t.labels.asked() && len(t.labels.found()) == 1 && t.count-t.labels.gaps >= unvaried &&
		(len(t.twoValued()) > 0 || t.calledLikeLabel() >= 0)
}

// set is the table as a Set, once all rows are read.
func (t *reader) set() (Set, error) {
	if t.hopeless > 0 || t.labels.ambiguous() || t.hardlyLabel() {
		return Set{}, t.chooseLabel()
	}
	if len(t.labels.found()) == 0 {
		return Set{}, t.badLabelErr()
	}
	if t.labels.word.line > 0 {
		return Set{}, t.noComparison()
	}
	columns, features := t.settleColumns()
	if err := t.check(columns, features); err != nil {
		return Set{}, err
	}
	v, err := t.labels.decide()
	if err != nil {
		return Set{}, err
	}
	x, codes := t.store.rows(features)
	if len(x) == 0 {
		return Set{}, t.noRows(features)
	}
	y := make([]float64, len(codes))
	for i, code := range codes {
		y[i] = v.y[code]
	}
	d := t.describe(columns, v, len(x), features)
	s := Set{
		Name: short(filepath.Base(t.file), maxName), Title: "y = 1 where " + d.Columns[t.labels.column].Name + " " + v.one, Source: t.file,
		Classes: v.classes, X: x, Y: y, Table: d, Notes: t.notes(d, v, y),
	}
	for _, j := range features {
		s.Features = append(s.Features, Feature{Name: short(t.names[j], maxName)})
	}
	return s, nil
}
