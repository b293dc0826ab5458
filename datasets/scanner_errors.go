package datasets

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// checkEncoding refuses a row with bytes that are no text.
func (s *scanner) checkEncoding() error {
	const advice = "save the data as CSV (UTF-8) and open that"
	if bad := bytes.IndexByte(s.text, 0); bad >= 0 {
		return s.notTextErr(bad, "holds a zero byte: the file is binary, or UTF-16 without a byte order mark", advice)
	}
	if s.utf16 {
		if bad := bytes.Index(s.text, []byte(string(utf8.RuneError))); bad >= 0 {
			return s.notTextErr(bad, "holds bytes that are no UTF-16 text", advice)
		}
		return nil
	}
	if utf8.Valid(s.text) {
		return nil
	}
	bad := 0
	for {
		r, size := utf8.DecodeRune(s.text[bad:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		bad += size
	}
	what := fmt.Sprintf("holds the byte 0x%02X, which is no UTF-8 text", s.text[bad])
	if bytes.IndexByte(s.buf[:s.end], 0) >= 0 { // a picture, say: no encoding would help
		return s.notTextErr(bad, what+": the file is binary", advice)
	}
	do := "save the file with the encoding UTF-8 (in a spreadsheet: CSV UTF-8)"
	if s.file != StandardInput && !s.compressed {
		do += ", or, if it is from Windows: iconv -f CP1252 -t UTF-8 " + shellQuote(s.file) + " | descent -"
	}
	return s.notTextErr(bad, what, do)
}

// notTextErr is the fault of the cell that s.text[at] belongs to.
func (s *scanner) notTextErr(at int, what, do string) error {
	j := 0
	for s.cells[j].end < at {
		j++
	}
	return s.errorAt(s.cells[j].line, j+1, what, do)
}

// unterminatedErr is a fault of the cell being read, unless what was read so far is no text, which explains it better.
func (s *scanner) unterminatedErr(line int, what, do string) error {
	column := len(s.cells) + 1
	s.cells = append(s.cells, cell{end: len(s.text), line: line})
	if at := len(s.text); at > maxCell {
		for at > 0 && !utf8.RuneStart(s.text[at-1]) { // the cut may have gone through a letter
			at--
		}
		s.text = s.text[:max(at-1, 0)]
	}
	if err := s.checkEncoding(); err != nil {
		return err
	}
	return s.errorAt(line, column, what, do)
}

// errorAt is an error at a place in the file.
func (s *scanner) errorAt(line, column int, what, do string) error {
	return &FileError{File: s.file, Line: line, Column: column, What: what, Do: do}
}

// readErr is the error of a file that cannot be read (further).
func (s *scanner) readErr(err error) error {
	return &FileError{
		File: s.file, Line: s.line, What: "cannot be read: " + clean(err.Error()), Do: "check the file and read it again", Err: err,
	}
}
