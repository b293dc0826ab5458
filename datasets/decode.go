package datasets

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// maxUnpacked is how many bytes a compressed file may become: a few megabytes can unpack to any number of blank lines.
const maxUnpacked = 8 << 30

// content is a file that has been opened as text.
type content struct {
	head       []byte    // its first bytes as they are, unpacked if it was compressed; at most headSize
	text       io.Reader // UTF-8 without byte order mark
	utf16      bool      // it was UTF-16
	compressed bool      // it was compressed by gzip
}

// headSize is enough of a file to know its kind: the mark of a tar archive is the farthest.
const headSize = 262 + 8

// decode makes a text of UTF-8 without byte order mark out of r: UTF-8 with or without a mark, or UTF-16 with one, and any of
// them compressed by gzip. Only a failure to read is an error.
func decode(r io.Reader) (content, error) {
	var c content
	in, head, err := peek(r)
	if err != nil {
		return c, err
	}
	if bytes.HasPrefix(head, []byte("\x1F\x8B\x08")) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return c, fmt.Errorf("its compression (gzip) is damaged: %w", err)
		}
		c.compressed = true
		if in, head, err = peek(&gzipLimitReader{src: z, left: maxUnpacked}); err != nil {
			return c, err
		}
	}
	c.head, c.text = head, in
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		_, err = in.Discard(3)
		return c, err
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM) // the mark decides the order
		c.text, c.utf16 = transform.NewReader(in, utf16.NewDecoder()), true
	}
	return c, nil
}

// peek gives the first bytes of r and a reader that still has them. A failure to read is an error where it comes before any byte,
// else the reader has it.
func peek(r io.Reader) (*bufio.Reader, []byte, error) {
	in := bufio.NewReaderSize(r, 2*headSize)
	head, err := in.Peek(headSize)
	if len(head) == 0 && err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, err
	}
	return in, bytes.Clone(head), nil
}

// gzipLimitReader is what a compressed file becomes. That it ends too early is no end of the file.
type gzipLimitReader struct {
	src  io.Reader
	left int64 // bytes that it may still become
}

var errBomb = errors.New("it unpacks to more than 8 GiB")

func (u *gzipLimitReader) Read(p []byte) (int, error) {
	n, err := u.src.Read(p)
	u.left -= int64(n)
	switch {
	case u.left < 0:
		return n, errBomb
	case errors.Is(err, io.ErrUnexpectedEOF):
		return n, errors.New("its compression (gzip) ends too early")
	case err != nil && !errors.Is(err, io.EOF):
		return n, fmt.Errorf("its compression (gzip) is damaged: %w", err)
	}
	return n, err
}
