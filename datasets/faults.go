package datasets

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// check refuses a row with bytes that are no text.
func (s *scanner) check() error {
	const advice = "save the data as CSV (UTF-8) and open that"
	if bad := bytes.IndexByte(s.text, 0); bad >= 0 {
		return s.noText(bad, "holds a zero byte: the file is binary, or UTF-16 without a byte order mark", advice)
	}
	if s.wide {
		if bad := bytes.Index(s.text, []byte(string(utf8.RuneError))); bad >= 0 {
			return s.noText(bad, "holds bytes that are no UTF-16 text", advice)
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
		return s.noText(bad, what+": the file is binary", advice)
	}
	do := "save the file with the encoding UTF-8 (in a spreadsheet: CSV UTF-8)"
	if s.file != StandardInput && !s.compressed {
		do += ", or, if it is from Windows: iconv -f CP1252 -t UTF-8 " + argument(s.file) + " | descent -"
	}
	return s.noText(bad, what, do)
}

// noText is the fault of the cell that s.text[at] belongs to.
func (s *scanner) noText(at int, what, do string) error {
	j := 0
	for s.cells[j].end < at {
		j++
	}
	return s.fault(s.cells[j].line, j+1, what, do)
}

// endless is a fault of the cell being read, unless what was read so far is no text, which explains it better.
func (s *scanner) endless(line int, what, do string) error {
	column := len(s.cells) + 1
	s.cells = append(s.cells, cell{end: len(s.text), line: line})
	if at := len(s.text); at > maxCell {
		for at > 0 && !utf8.RuneStart(s.text[at-1]) { // the cut may have gone through a letter
			at--
		}
		s.text = s.text[:max(at-1, 0)]
	}
	if err := s.check(); err != nil {
		return err
	}
	return s.fault(line, column, what, do)
}

// fault is an error at a place in the file.
func (s *scanner) fault(line, column int, what, do string) error {
	return &FileError{File: s.file, Line: line, Column: column, What: what, Do: do}
}

// unreadable is the error of a file that cannot be read (further).
func (s *scanner) unreadable(err error) error {
	return &FileError{
		File: s.file, Line: s.line, What: "cannot be read: " + clean(err.Error()), Do: "check the file and read it again", Err: err,
	}
}
