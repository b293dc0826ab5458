package datasets

import (
	"bytes"
	"fmt"
	"strings"
)

// skipPreamble moves past what may stand above a table and is none of its rows: the line by which a spreadsheet is told the separator,
// comments, and blank lines. It looks at the first buffer only. A last comment with a name for every column stays: it is the header.
func (s *scanner) skipPreamble() {
	comments := 0
	header := bufferPosition{}
	for s.pos < s.end {
		line := s.buf[s.pos:s.end]
		next := bytes.IndexAny(line, "\r\n")
		if next < 0 {
			break // the file is this line, or it is longer than the buffer
		}
		from, here := s.pos, s.line
		switch text := bytes.Trim(line[:next], " "); { // a tab may separate two empty cells
		case len(text) == 0:
		case comments == 0 && s.separator == 0 && isSeparatorLine(line[:next]):
			s.separator = bytes.Trim(line, `" `)[len("sep=")]
			s.skipped = append(s.skipped, fmt.Sprintf("%q on line %d", bytes.Trim(line[:next], `" `), s.line))
		case text[0] == '#' || text[0] == '%':
			comments++
			header = bufferPosition{pos: from + bytes.IndexByte(line, text[0]), line: here}
		default:
			s.finishPreamble(header, comments)
			return
		}
		s.pos += next + 1
		if line[next] == '\r' && s.pos < s.end && s.buf[s.pos] == '\n' {
			s.pos++
		}
		s.line++
	}
	s.finishPreamble(header, comments)
}

// bufferPosition is a place of the buffer and the line it belongs to.
type bufferPosition struct{ pos, line int }

// isSeparatorLine reports whether a line is sep=; or its like.
func isSeparatorLine(text []byte) bool {
	text = bytes.Trim(text, `" `)
	return len(text) == len("sep=x") && strings.EqualFold(string(text[:4]), "sep=") && strings.IndexByte("\t;,|:^~", text[4]) >= 0
}

// finishPreamble finds the separator, once all above the table has been passed, and goes back to a comment that is its header.
func (s *scanner) finishPreamble(header bufferPosition, comments int) {
	table := s.buf[s.pos:s.end]
	if s.separator == 0 {
		s.separator = sniff(table, s.err != nil)
	}
	if comments == 0 {
		return
	}
	end := bytes.IndexAny(s.buf[header.pos:s.end], "\r\n")
	names := s.buf[header.pos+1 : header.pos+end]
	row := table
	if next := bytes.IndexAny(table, "\r\n"); next >= 0 {
		row = table[:next]
	}
	cells := s.splitLine(names)
	if len(cells) == len(s.splitLine(row)) && len(cells) > 1 && noNumbers(cells) && !noNumbers(s.splitLine(row)) {
		comments--
		s.pos, s.line = header.pos, header.line
		if after := bytes.TrimLeft(names, " "); len(after) > 0 && after[0] != s.separator {
			s.pos++ // else "#" is the name of the first column
		}
	}
	if comments > 0 {
		s.skipped = append(s.skipped, countNoun(comments, "line")+" of comments")
	}
}

// splitLine cuts one line into cells, quotes or not.
func (s *scanner) splitLine(line []byte) [][]byte {
	if s.separator == blankSeparator {
		return blankWords(line)
	}
	return bytes.Split(line, []byte{s.separator})
}

// noNumbers reports whether no cell holds a number.
func noNumbers(cells [][]byte) bool {
	for _, cell := range cells {
		if _, _, how := parseNumber(cell, DecimalAuto); how == numberCell {
			return false
		}
	}
	return true
}
