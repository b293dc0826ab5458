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
	_, err := withFile(ctx, path, func(f *inputFile) (err error) {
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
	cells, err := t.cells(&progressReader{ctx: ctx, src: r})
	if err != nil && ctx.Err() != nil {
		return Cells{}, cancelledErr(t.file, ctx.Err())
	}
	return cells, err
}

func (r *reader) cells(in io.Reader) (Cells, error) {
	var err error
	if r.scanner, err = newScanner(in, r.file); err != nil {
		return Cells{}, err
	}
	r.lookAhead()
	if len(r.ahead) == 0 {
		if r.aheadErr != nil {
			return Cells{}, r.aheadErr
		}
		return Cells{}, r.errorAt(1, 1, "is missing: the file is empty", "write the names of the columns and rows of numbers under them")
	}
	r.skipTitle()
	first := r.ahead[0]
	r.ahead = r.ahead[1:]
	out := Cells{File: r.file, Comma: r.scanner.separator != ','}
	for _, cell := range first.all() {
		out.Names = append(out.Names, clean(string(cell)))
	}
	r.names, r.nameless = out.Names, make([]bool, len(out.Names))
	for {
		ok, err := r.next()
		if err != nil || !ok {
			return out, err
		}
		if err := r.checkRowLength(); err != nil {
			return Cells{}, err
		}
		row := make([]string, len(out.Names))
		for j := range row {
			row[j] = clean(string(r.scanner.cell(j)))
		}
		out.Rows = append(out.Rows, row)
		out.Lines = append(out.Lines, r.scanner.cells[0].line)
	}
}
