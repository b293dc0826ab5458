package datasets

import (
	"errors"
	"io"
	"math"
	"path/filepath"
)

// maxExtraRows is how many rows are looked at further, once the label has too many values, to find a column that may be meant: all rows of
// nearly every file, since of the others a column that has two values so far may have more.
const maxExtraRows = 1_000_000

// minConstantRows is how many rows with one label are no accident.
const minConstantRows = 20

// reader is a file being read: its rows, and what was found out about its columns.
type reader struct {
	file    string
	options CSVOptions
	scanner *scanner
	readAhead
	marks Decimal // what a number can have before its fraction

	header        // what the rows above the data say
	firstLine int // the line of the first row of data

	requested     selection
	columns       []column
	rowValues     []float64 // the numbers of the row at hand, NaN where there is none
	newTextColumn bool      // a column was found not to hold numbers since the store was last told

	labels          labels
	count           int // rows
	tooManyLabelsAt int // the row that brought a label too many; 0: none did
	store           store
}

// readAhead is what the scanner had to give before its turn.
type readAhead struct {
	ahead    []rowCopy // rows already taken from it
	aheadErr error     // what it ended with behind them; nil where it has not, or the file ends there
}

func (r *reader) read(in io.Reader) (Set, error) {
	if err := r.readPreamble(in); err != nil {
		return Set{}, err
	}
	if err := r.readRows(); err != nil {
		return Set{}, err
	}
	set, err := r.buildSet()
	var fault *FileError
	if errors.As(err, &fault) {
		columns, features := r.classifyColumns()
		fault.Table = r.describe(columns, labelMapping{}, r.count-r.labels.dropped, features)
		fault.Table.Used, fault.Table.LeftOut, fault.Table.Flags = 0, nil, fault.Flags // what would be is not known
		fault.Table.Partial = r.partial()
	}
	return set, err
}

// readPreamble reads the header and decides which columns may be used. It leaves the first row of data at hand.
func (r *reader) readPreamble(in io.Reader) (err error) {
	if r.scanner, err = newScanner(in, r.file); err != nil {
		return err
	}
	r.lookAhead()
	if r.chooseDecimalMark(); len(r.ahead) == 0 {
		if r.aheadErr != nil {
			return r.aheadErr
		}
		return r.errorAt(1, 1, "is missing: the file is empty", "write a header and rows of numbers with a label")
	}
	if err := r.readHeader(); err != nil {
		return err
	}
	ok, err := r.next()
	if err != nil {
		return err
	}
	if !ok {
		return r.errorAt(r.line, 1, r.quotedName(0)+"has no value: the header stands alone", "write rows of numbers with a label under it")
	}
	r.firstLine = r.scanner.cells[0].line
	if err := r.checkRowLength(); err != nil {
		return err
	}
	return r.chooseColumns()
}

// chooseColumns decides the label and which columns may become features.
func (r *reader) chooseColumns() error {
	r.labels.column = len(r.names) - 1
	if r.options.Label != "" {
		j, ok := lookup(r.names, r.options.Label)
		if !ok {
			return &ChoiceError{What: r.file + " has no column", Got: r.options.Label, Choices: r.names}
		}
		r.labels.column = j
	}
	var err error
	if r.requested, err = selectColumns(r.file+" has no column", r.names, r.options.Features); err != nil {
		return err
	}
	for _, want := range r.options.Features {
		if j, ok := lookup(r.names, want); ok && j == r.labels.column {
			return &ChoiceError{What: "the label cannot be a feature too:", Got: want, Choices: r.nonLabelNames()}
		}
	}
	wanted := make([]bool, len(r.names))
	for _, j := range r.requested.columns {
		wanted[j] = true
	}
	r.columns = make([]column, len(r.names))
	r.rowValues = make([]float64, len(r.names))
	for j := range r.columns {
		if j != r.labels.column && (wanted[j] || r.requested.columns == nil && !r.requested.without[j]) {
			r.store.columns = append(r.store.columns, j)
		}
	}
	r.columns[0].distinct = map[float64]struct{}{}
	return r.labels.setRequested(r.options.Positive, r.options.Negative, r.marks)
}

// nonLabelNames are the names of all columns but the label.
func (r *reader) nonLabelNames() []string {
	names := append([]string(nil), r.names[:r.labels.column]...)
	return append(names, r.names[r.labels.column+1:]...)
}

// readRows reads the row at hand and all that follow.
func (r *reader) readRows() error {
	for ok := true; ok; {
		err := r.readRow()
		if err != nil {
			return err
		}
		if r.partial() {
			return nil
		}
		if ok, err = r.next(); err != nil {
			return err
		}
	}
	return nil
}

// partial reports whether reading was given up before the end.
func (r *reader) partial() bool {
	return r.tooManyLabelsAt > 0 && r.count > r.tooManyLabelsAt+maxExtraRows
}

// readRow takes the row at hand into the store.
func (r *reader) readRow() error {
	if err := r.checkRowLength(); err != nil {
		return err
	}
	r.count++
	for j := range r.columns {
		c := &r.columns[j]
		v := c.add(r.scanner.cell(j), r.marks, r.scanner.cells[j].line)
		r.rowValues[j] = v
		if math.IsNaN(v) && c.texts > 0 {
			if r.requested.named[j] && j != r.labels.column {
				return r.badFeatureErr(j)
			}
			r.newTextColumn = r.newTextColumn || c.texts == 1
		}
	}
	if r.tooManyLabelsAt > 0 {
		return nil
	}
	line := r.scanner.cells[r.labels.column].line
	code, gap, ok := r.labels.code(r.scanner.cell(r.labels.column), line)
	switch {
	case gap:
		r.labels.gaps++
		return nil
	case !ok:
		r.tooManyLabelsAt = r.count
		return nil
	case r.labels.drops(code):
		r.labels.dropped++
		return nil
	}
	if !r.store.add(r.rowValues, code) {
		return r.errorAt(line, 1, "begins a row beyond what fits in 512 MiB of numbers", "take fewer rows, or fewer columns with --features")
	}
	if r.newTextColumn {
		r.newTextColumn = false
		r.store.dropColumns(func(j int) bool { return r.columns[j].texts > 0 })
	}
	return nil
}

// unlikelyLabel reports whether the last column, which nobody named, has the same value in so many rows that it is
// hardly the label, and another column may be.
func (r *reader) unlikelyLabel() bool {
	return r.options.Label == "" && !r.labels.specified() && len(r.labels.foundLabels()) == 1 && r.count-r.labels.gaps >= minConstantRows &&
		(len(r.twoValued()) > 0 || r.calledLikeLabel() >= 0)
}

// buildSet is the table as a Set, once all rows are read.
func (r *reader) buildSet() (Set, error) {
	if r.tooManyLabelsAt > 0 || r.labels.ambiguous() || r.unlikelyLabel() {
		return Set{}, r.chooseLabel()
	}
	if len(r.labels.foundLabels()) == 0 {
		return Set{}, r.badLabelErr()
	}
	if r.labels.firstNonNumber.line > 0 {
		return Set{}, r.notComparableErr()
	}
	columns, features := r.classifyColumns()
	if err := r.checkColumns(columns, features); err != nil {
		return Set{}, err
	}
	v, err := r.labels.decide()
	if err != nil {
		return Set{}, err
	}
	x, codes := r.store.rows(features)
	if len(x) == 0 {
		return Set{}, r.noRowsErr(features)
	}
	y := make([]float64, len(codes))
	for i, code := range codes {
		y[i] = v.yByCode[code]
	}
	d := r.describe(columns, v, len(x), features)
	s := Set{
		Name: truncate(filepath.Base(r.file), maxName), Title: "y = 1 where " + d.Columns[r.labels.column].Name + " " + v.positiveCondition, Source: r.file,
		Classes: v.classes, X: x, Y: y, Table: d, Notes: r.notes(d, v, y),
	}
	for _, j := range features {
		s.Features = append(s.Features, Feature{Name: truncate(r.names[j], maxName)})
	}
	return s, nil
}
