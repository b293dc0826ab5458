package datasets

import (
	"bytes"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decode makes a text of UTF-8 without byte order mark out of r: UTF-8 with or without a mark, or UTF-16 with one (wide).
// It gives the first bytes of the file as they are, too. Only a failure to read is an error.
func decode(r io.Reader) (head []byte, text io.Reader, wide bool, err error) {
	head = make([]byte, 3)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, nil, false, err
	}
	head = head[:n]
	text = io.MultiReader(bytes.NewReader(head), r)
	switch {
	case bytes.Equal(head, []byte("\xEF\xBB\xBF")):
		return head, r, false, nil
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM) // the mark decides the order
		return head, transform.NewReader(text, utf16.NewDecoder()), true, nil
	}
	return head, text, false, nil
}

// archive names the kind of file that head, its first three bytes, gives away; empty for anything that may be a table.
func archive(head []byte) string {
	switch string(head) {
	case "PK\x03":
		return "a spreadsheet (.xlsx, .ods) or a zip archive"
	case "\xD0\xCF\x11":
		return "an old spreadsheet (.xls)"
	case "\x1F\x8B\x08":
		return "a compressed file (.gz)"
	}
	return ""
}
