package datasets

import (
	"context"
	"io"
)

// Cells is a table as text: for who must know how a number is written, not only what it is. There is no
// label and no feature in it.
type Cells struct {
	File  string     // as the person named it, made harmless to print
	Names []string   // of the columns, as the first row has them, cleaned; empty where it has none
	Rows  [][]string // of text, cleaned, as many cells in each as there are names
	Lines []int      // of the file, where each row begins
	Comma bool       // a comma may be a decimal mark: it does not separate cells
}

// OpenCells reads the file at path as [Open] does, and [ReadCells] says what of it.
func OpenCells(ctx context.Context, path string) (Cells, error) {
	var cells Cells
	_, err := opening(ctx, path, func(f *opened) (err error) {
		cells, err = ReadCells(ctx, f, path)
		return err
	})
	if err != nil {
		return Cells{}, err
	}
	return cells, nil
}

// ReadCells reads a table of any dialect that [ReadCSV] knows, whose first row holds the names of the columns. What is wrong
// with it is a [*FileError].
func ReadCells(ctx context.Context, r io.Reader, name string) (Cells, error) {
	t := reader{file: clean(name)}
	cells, err := t.cells(&watched{ctx: ctx, src: r})
	if err != nil && ctx.Err() != nil {
		return Cells{}, stopped(t.file, ctx.Err())
	}
	return cells, err
}

func (r *reader) cells(in io.Reader) (Cells, error) {
	var err error
	if r.rows, err = newScanner(in, r.file); err != nil {
		return Cells{}, err
	}
	r.lookAhead()
	if len(r.ahead) == 0 {
		if r.aheadErr != nil {
			return Cells{}, r.aheadErr
		}
		return Cells{}, r.fault(1, 1, "is missing: the file is empty", "write the names of the columns and rows of numbers under them")
	}
	r.skipTitle()
	first := r.ahead[0]
	r.ahead = r.ahead[1:]
	out := Cells{File: r.file, Comma: r.rows.separator != ','}
	for _, cell := range first.all() {
		out.Names = append(out.Names, clean(string(cell)))
	}
	r.names, r.nameless = out.Names, make([]bool, len(out.Names))
	for {
		ok, err := r.next()
		if err != nil || !ok {
			return out, err
		}
		if err := r.ragged(); err != nil {
			return Cells{}, err
		}
		row := make([]string, len(out.Names))
		for j := range row {
			row[j] = clean(string(r.rows.cell(j)))
		}
		out.Rows = append(out.Rows, row)
		out.Lines = append(out.Lines, r.rows.cells[0].line)
	}
}
