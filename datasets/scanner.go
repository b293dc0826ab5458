package datasets

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

const (
	bufferSize = 64 << 10
	maxCell    = 64 << 10 // bytes: what an open quote can swallow before it is found out
	maxRow     = 4 << 20  // bytes
	maxColumns = 16384    // what the widest spreadsheets can hold
)

// cell is one cell of the row at hand: where its text ends, and the line of the file where it begins.
type cell struct{ end, line int }

// scanner cuts a text into rows of cells. It holds one row at a time, whatever the size of the file.
//
// Package encoding/csv reads none of the files with aligned blanks or with CR alone at the ends of lines, refuses a quote
// inside a text, and of a quote that is never closed it keeps all that follows and names the last line, not the quote's.
type scanner struct {
	file string
	src  io.Reader
	buf  []byte // read but not yet scanned: buf[pos:end]
	pos  int
	end  int
	err  error // what src ended with: io.EOF, or why it could not be read further

	separator  byte      // blanks: one or more of them
	delimiters [256]bool // bytes that end a run of ordinary text
	utf16      bool      // the text was UTF-16, where U+FFFD stands for bytes that were none
	compressed bool
	skipped    []string // what stands above the table
	line       int      // of buf[pos], from 1

	text  []byte // the cells of the row without their quotes, one byte between them
	cells []cell
}

// newScanner starts on r, finds out its encoding and its separator, and passes what stands above the table.
func newScanner(r io.Reader, file string) (*scanner, error) {
	s := &scanner{file: file, buf: make([]byte, bufferSize), line: 1}
	c, err := decode(r)
	if err != nil {
		return nil, s.readErr(err)
	}
	if f, is := binaryFormat(c.head); is {
		return nil, s.errorAt(1, 1, "is no text: the file is "+f.name, f.advice(file))
	}
	s.src, s.utf16, s.compressed = c.text, c.utf16, c.compressed
	s.end, s.err = io.ReadFull(s.src, s.buf)
	if errors.Is(s.err, io.ErrUnexpectedEOF) {
		s.err = io.EOF
	}
	s.skipPreamble()
	if f, is := textFormat(s.buf[s.pos:s.end]); is {
		return nil, s.errorAt(s.line, 1, "is no cell of a table: the file is "+f.name, f.advice(file))
	}
	for _, c := range []byte{s.separator, '"', '\r', '\n'} {
		s.delimiters[c] = true
	}
	if s.separator == blankSeparator {
		s.delimiters['\t'] = true
	}
	return s, nil
}

// next moves to the next row that is not blank; false at the end of the file. After an error it must not be
// called again.
func (s *scanner) next() (bool, error) {
	for s.hasByte() {
		s.text, s.cells = s.text[:0], s.cells[:0]
		if err := s.row(); err != nil {
			return false, err
		}
		if len(s.cells) > 1 || len(bytes.TrimSpace(s.text)) > 0 {
			return true, s.checkEncoding()
		}
	}
	if !errors.Is(s.err, io.EOF) {
		return false, s.readErr(s.err)
	}
	return false, nil
}

// cell is the text of cell j of the row; it is overwritten by the next row.
func (s *scanner) cell(j int) []byte {
	from := 0
	if j > 0 {
		from = s.cells[j-1].end + 1
	}
	return s.text[from:s.cells[j].end]
}

// hasByte reports whether there is a byte at buf[pos], reading on if need be.
func (s *scanner) hasByte() bool {
	if s.pos < s.end {
		return true
	}
	for idle := 0; s.err == nil; idle++ {
		s.pos = 0
		s.end, s.err = s.src.Read(s.buf)
		if s.end > 0 {
			return true
		}
		if idle == 100 { // like bufio: a reader that gives nothing and no error, again and again, is broken
			s.err = io.ErrNoProgress
		}
	}
	return false
}

// row reads the cells of one line, and of further lines where quotes reach over them.
func (s *scanner) row() error {
	if s.separator == blankSeparator {
		s.skipBlanks()
	}
	for {
		if err := s.readCell(); err != nil {
			return err
		}
		if s.separator == blankSeparator {
			s.skipBlanks()
		}
		if !s.hasByte() {
			if errors.Is(s.err, io.EOF) {
				return nil
			}
			return s.readErr(s.err)
		}
		c := s.buf[s.pos]
		if s.separator == blankSeparator && c != '\r' && c != '\n' {
			c = blankSeparator // already passed
		} else {
			s.pos++
		}
		if c != s.separator {
			s.line++
			if c == '\r' && s.hasByte() && s.buf[s.pos] == '\n' {
				s.pos++
			}
			return nil
		}
		s.text = append(s.text, c)
		if err := s.tooLongErr(); err != nil {
			return err
		}
	}
}

// tooLongErr refuses a row of too many cells, or too long a one.
func (s *scanner) tooLongErr() error {
	if len(s.cells) == maxColumns {
		return s.errorAt(s.line, maxColumns+1, fmt.Sprintf("is one too many: a row can have %d cells", maxColumns), "leave columns out")
	}
	if len(s.text) > maxRow {
		return s.errorAt(s.line, len(s.cells), fmt.Sprintf("makes the row longer than %d MiB", maxRow>>20), "is this a table with one row per line?")
	}
	return nil
}

// skipBlanks passes blanks and tabs.
func (s *scanner) skipBlanks() {
	for s.hasByte() && (s.buf[s.pos] == ' ' || s.buf[s.pos] == '\t') {
		s.pos++
	}
}

// readCell reads one cell, up to the separator or line end that follows it.
func (s *scanner) readCell() error {
	from, line := len(s.text), s.line
	for s.hasByte() {
		run := s.pos
		for run < s.end && !s.delimiters[s.buf[run]] {
			run++
		}
		s.text = append(s.text, s.buf[s.pos:run]...)
		s.pos = run
		if len(s.text)-from > maxCell {
			return s.unterminatedErr(line, "holds more than 64 KiB without a separator or line end", "is this a CSV file?")
		}
		if run == s.end {
			continue
		}
		if s.buf[run] != '"' {
			break
		}
		s.pos++
		if len(bytes.TrimSpace(s.text[from:])) > 0 { // 5" pipe: a quote that opens nothing
			s.text = append(s.text, '"')
			continue
		}
		s.text = s.text[:from]
		if err := s.readQuoted(from, line); err != nil {
			return err
		}
		break
	}
	s.cells = append(s.cells, cell{end: len(s.text), line: line})
	return nil
}

// readQuoted reads what follows an opening quote that stands on the given line: the text up to the closing quote, which goes
// to s.text[from:], and blanks up to the separator. Line ends inside become one \n.
func (s *scanner) readQuoted(from, line int) error {
	for s.hasByte() {
		run := s.pos
		for run < s.end && s.buf[run] != '"' && s.buf[run] != '\r' && s.buf[run] != '\n' {
			run++
		}
		s.text = append(s.text, s.buf[s.pos:run]...)
		s.pos = run
		if len(s.text)-from > maxCell {
			return s.unterminatedErr(line, "opens a quote that does not close within 64 KiB", `close it, or write "" for a quote inside a text`)
		}
		if run == s.end {
			continue
		}
		s.pos++
		if s.buf[run] != '"' {
			s.line++
			if s.buf[run] == '\r' && s.hasByte() && s.buf[s.pos] == '\n' {
				s.pos++
			}
			s.text = append(s.text, '\n')
			continue
		}
		if !s.hasByte() || s.buf[s.pos] != '"' {
			return s.afterQuote(line)
		}
		s.text = append(s.text, '"')
		s.pos++
	}
	if !errors.Is(s.err, io.EOF) {
		return s.readErr(s.err)
	}
	return s.unterminatedErr(line, "opens a quote that is never closed", `close it, or write "" for a quote inside a text`)
}

// afterQuote skips the blanks behind the closing quote of a cell that began on the given line; anything else there means
// that the quotes do not pair as their writer meant.
func (s *scanner) afterQuote(line int) error {
	for s.hasByte() {
		c := s.buf[s.pos]
		if c == s.separator || c == '\r' || c == '\n' || s.separator == blankSeparator && c == '\t' {
			return nil
		}
		if c != ' ' {
			break
		}
		s.pos++
	}
	if s.pos == s.end {
		return nil
	}
	return s.unterminatedErr(line, "has text after its closing quote", `write "" for a quote inside a text, and check where quotes open and close`)
}
