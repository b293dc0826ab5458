package datasets

import (
	"bytes"
	"strconv"
	"unicode"
)

// maxLookahead is how many bytes of rows are looked at before the first is read, beside sniffed rows.
const maxLookahead = 1 << 20

// minRowsBelowTitle is how many rows there must be below one that may be the title of the table.
const minRowsBelowTitle = 3

// header is what the rows above the data say of the columns.
type header struct {
	hasHeader  bool     // there are names
	line       int      // where they stand; 0: there are none
	names      []string // of all columns; "column 3" where there is none
	nameless   []bool   // the name was made up
	duplicates []string // names that stand there more than once
	twoHeaders bool     // a second row of names was passed
	title      string   // which lines were passed as the title of the table; empty: none
	rowNames   bool     // the first column has no place in the header
}

// rowCopy is a row that was looked at before it is its turn.
type rowCopy struct {
	text  []byte
	cells []cell
}

// cell is the text of cell j; empty where there is none.
func (r rowCopy) cell(j int) []byte {
	if j >= len(r.cells) {
		return nil
	}
	from := 0
	if j > 0 {
		from = r.cells[j-1].end + 1
	}
	return r.text[from:r.cells[j].end]
}

func (r rowCopy) all() [][]byte {
	cells := make([][]byte, len(r.cells))
	for j := range cells {
		cells[j] = r.cell(j)
	}
	return cells
}

// lookAhead keeps copies of the first rows.
func (r *reader) lookAhead() {
	for size := 0; len(r.ahead) < maxSniffedRows && size < maxLookahead; {
		ok, err := r.scanner.next()
		if err != nil || !ok {
			r.aheadErr = err
			return
		}
		row := rowCopy{text: bytes.Clone(r.scanner.text), cells: append([]cell(nil), r.scanner.cells...)}
		r.ahead = append(r.ahead, row)
		size += len(row.text)
	}
}

// next moves to the next row.
func (r *reader) next() (bool, error) {
	if len(r.ahead) > 0 {
		r.scanner.text, r.scanner.cells = r.ahead[0].text, r.ahead[0].cells
		r.ahead = r.ahead[1:]
		return true, nil
	}
	if r.aheadErr != nil {
		return false, r.aheadErr
	}
	return r.scanner.next()
}

// readHeader names the columns by the first row, or the first two, of those looked at, and takes these rows away.
func (r *reader) readHeader() error {
	r.skipTitle()
	first, data := r.ahead[0], r.ahead[1:]
	line := first.cells[0].line
	if len(first.cells) == 1 {
		return r.errorAt(line, 2, "is missing: a table needs a feature and a label", "separate columns with commas, semicolons, tabs, bars or blanks")
	}
	r.hasHeader = r.options.Header == HeaderYes || r.options.Header == HeaderAuto && isHeader(first.all(), data)
	if !r.hasHeader {
		width := len(first.cells)
		if width > 2 && emptyIn(r.ahead, width-1) {
			width-- // a separator at the end of each row
		}
		r.names = make([]string, width)
		r.nameColumns(first)
		return nil
	}
	r.line = line
	r.ahead = data
	if second, is := secondHeader(data); is {
		r.ahead, data = data[1:], data[1:]
		r.twoHeaders = true
		if allDistinct(second.all()) {
			first, r.line = second, second.cells[0].line
		}
	}
	width := len(first.cells)
	switch {
	case width > 2 && len(bytes.TrimSpace(first.cell(width-1))) == 0 && emptyIn(data, width-1):
		width--
	case r.hasRowNames(width, data):
		r.rowNames = true
		first.text, first.cells = append([]byte{r.scanner.separator}, first.text...), append([]cell{{line: r.line}}, first.cells...)
		for j := range first.cells[1:] {
			first.cells[j+1].end++
		}
		width++
	}
	r.names = make([]string, width)
	r.nameColumns(first)
	return nil
}

// skipTitle takes away the rows above the table that hold one text or nothing: the title of a sheet.
func (r *reader) skipTitle() {
	from := r.ahead[0].cells[0].line
	for len(r.ahead) > minRowsBelowTitle && len(r.ahead[minRowsBelowTitle].cells) > 1 {
		filled, text := 0, true
		for _, cell := range r.ahead[0].all() {
			if len(bytes.TrimSpace(cell)) > 0 {
				_, _, how := parseNumber(cell, DecimalAuto)
				filled, text = filled+1, how == textCell
			}
		}
		if width := len(r.ahead[0].cells); filled > 1 || !text || width == 2 || width > len(r.ahead[minRowsBelowTitle].cells) {
			return
		}
		r.ahead = r.ahead[1:]
		title := "line " + strconv.Itoa(from)
		if to := r.ahead[0].cells[0].line - 1; to > from {
			title = "lines " + strconv.Itoa(from) + " to " + strconv.Itoa(to)
		}
		r.title = title + ", above the table"
	}
}

// nameColumns takes the names of the columns from the header. Those that have none, or that of another, are called by their number.
func (r *reader) nameColumns(header rowCopy) {
	r.nameless = make([]bool, len(r.names))
	taken := make(map[string]bool, len(r.names))
	if r.hasHeader {
		for j := range r.names {
			name := clean(string(header.cell(j)))
			if name != "" && taken[name] {
				r.duplicates = append(r.duplicates, name)
				name += " (column " + strconv.Itoa(j+1) + ")"
			}
			r.names[j] = name
			taken[name] = true
		}
	}
	for j, name := range r.names {
		if name != "" {
			continue
		}
		r.nameless[j] = true
		name = "column " + strconv.Itoa(j+1)
		for taken[name] {
			name += " (no name)"
		}
		r.names[j] = name
		taken[name] = true
	}
}

// isHeader reports whether the first row holds names: it holds no number; or a word stands above a column of numbers; or the
// columns are numbered from 0.
func isHeader(first [][]byte, data []rowCopy) bool {
	if noNumbers(first) {
		return true
	}
	for j, cell := range first {
		if isWord(cell) && len(data) > 1 && numbersIn(data, j) {
			return true
		}
	}
	return isColumnNumbering(first)
}

// isWord reports whether a cell begins with a letter and stands for something.
func isWord(cell []byte) bool {
	text := bytes.TrimSpace(cell)
	_, _, how := parseNumber(text, DecimalAuto)
	return how == textCell && unicode.IsLetter(bytes.Runes(text[:min(len(text), 4)])[0])
}

// isColumnNumbering reports whether the cells are 0, 1, 2 …, the first of them perhaps without a number: what a program writes above
// columns that have no names.
func isColumnNumbering(cells [][]byte) bool {
	if len(bytes.TrimSpace(cells[0])) == 0 {
		cells = cells[1:]
	}
	for k, cell := range cells {
		if string(bytes.TrimSpace(cell)) != strconv.Itoa(k) {
			return false
		}
	}
	return len(cells) >= 4
}

// numbersIn reports whether column j holds numbers and gaps in all of these rows, and at least two numbers.
func numbersIn(rows []rowCopy, j int) bool {
	numbers := 0
	for _, row := range rows {
		switch _, _, how := parseNumber(row.cell(j), DecimalAuto); how {
		case numberCell:
			numbers++
		case missingCell:
		default:
			return false
		}
	}
	return numbers > 1
}

// emptyIn reports whether cell j of each of these rows is empty or not there.
func emptyIn(rows []rowCopy, j int) bool {
	for _, row := range rows {
		if len(bytes.TrimSpace(row.cell(j))) > 0 {
			return false
		}
	}
	return true
}

// secondHeader gives the first row below the header if it holds names as well: words above two columns of numbers or more, and no number.
func secondHeader(data []rowCopy) (rowCopy, bool) {
	if len(data) < 3 || !noNumbers(data[0].all()) {
		return rowCopy{}, false
	}
	words := 0
	for j, cell := range data[0].all() {
		cell = bytes.TrimSpace(cell)
		switch {
		case len(cell) == 0 || !numbersIn(data[1:], j):
		case isWord(cell) || cell[0] == '(' || cell[0] == '[':
			words++
		default:
			return rowCopy{}, false // it stands for no value
		}
	}
	return data[0], words > 1
}

// allDistinct reports whether no cell is empty or stands there twice.
func allDistinct(cells [][]byte) bool {
	seen := make(map[string]bool, len(cells))
	for _, cell := range cells {
		name := clean(string(cell))
		if name == "" || seen[name] {
			return false
		}
		seen[name] = true
	}
	return true
}

// hasRowNames reports whether each row begins with its name, which has no place in a header of this width: all rows have one cell more
// than it, and their first cells differ. Between commas only words count as names: 1,5 may be one number.
func (r *reader) hasRowNames(width int, data []rowCopy) bool {
	if len(data) < 2 {
		return false
	}
	first := make([][]byte, len(data))
	words := true
	for i, row := range data {
		if len(row.cells) != width+1 {
			return false
		}
		first[i] = row.cell(0)
		_, _, how := parseNumber(first[i], DecimalAuto)
		words = words && how == textCell
		if v, _, _ := parseNumber(first[i], DecimalAuto); i > 0 && !words {
			if before, _, _ := parseNumber(first[i-1], DecimalAuto); v != before+1 && r.scanner.separator != blankSeparator {
				return false
			}
		}
	}
	return allDistinct(first) && !emptyIn(data, width) && (words || r.scanner.separator != ',')
}
