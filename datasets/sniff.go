package datasets

import (
	"bytes"
	"strings"
)

const (
	separatorCandidates = "\t;|," // separators, the preferred one first
	blankSeparator      = ' '     // a separator that stands for one or more blanks and tabs
	maxSniffedRows      = 20      // rows that are looked at to find out which it is
)

// sniff finds the separator of the table that begins with text (all of it, if whole): tab, semicolon, bar or comma, in this
// order, whichever stands in every row equally often outside quotes. The order matters: where semicolons separate,
// commas may be decimal points. Blanks separate where every row has as many words and nothing else separates them, or where
// that makes more numbers. Where none is regular (a row is ragged), it is the one most frequent in the first row;
// where there is none at all, a comma.
//
// The first row may have one cell fewer than all others: R writes no name for the names of rows.
func sniff(text []byte, whole bool) byte {
	t := tallyRows(text, whole)
	if len(t.rows) == 0 {
		return ','
	}
	words, numbers := t.wordsPerRow()
	for k := range separatorCandidates {
		if !t.isRegular(k) {
			continue
		}
		cells := t.rows[len(t.rows)-1].counts[k] + 1
		if more := words > cells || words == cells && separatorCandidates[k] == ','; numbers && more && !t.allThousands(separatorCandidates[k]) {
			return blankSeparator
		}
		return separatorCandidates[k]
	}
	most, times := t.mostFrequent()
	if words > 1 && (numbers || times == 0) {
		return blankSeparator
	}
	return most
}

// tally counts the candidates outside quotes, row by row; rows that are blank do not count.
type tally struct {
	text   []byte
	rows   []tallyRow
	row    [len(separatorCandidates)]int
	from   int  // where the row begins
	inside bool // between quotes
	blank  bool // nothing in this row yet
	last   byte
}

// tallyRow is one row and how often each candidate stands in it.
type tallyRow struct {
	text   []byte
	counts [len(separatorCandidates)]int
}

// tallyRows counts the first rows of text, which is all of it if whole.
func tallyRows(text []byte, whole bool) tally {
	t := tally{text: text, blank: true, last: '\n'}
	for i := 0; i < len(text) && len(t.rows) < maxSniffedRows; i++ {
		t.add(i)
	}
	if whole || len(t.rows) == 0 { // else the last row may be cut off
		t.endRow(len(text))
	}
	return t
}

// add counts text[i].
func (t *tally) add(i int) {
	switch c := t.text[i]; {
	case c == '"':
		// A quote opens a cell only where a cell begins; elsewhere it is a letter like any other.
		if t.inside || strings.IndexByte("\n\r \""+separatorCandidates, t.last) >= 0 {
			t.inside = !t.inside
		}
		t.blank = false
	case t.inside:
	case c == '\n' || c == '\r':
		t.endRow(i)
	case c != ' ':
		t.blank = false
		if k := strings.IndexByte(separatorCandidates, c); k >= 0 {
			t.row[k]++
		}
	}
	t.last = t.text[i]
}

// endRow ends the row before text[at].
func (t *tally) endRow(at int) {
	if !t.blank {
		t.rows = append(t.rows, tallyRow{text: t.text[t.from:at], counts: t.row})
	}
	t.row, t.blank, t.from = [len(separatorCandidates)]int{}, true, at+1
}

// mostFrequent is the candidate most frequent in the first row, and how often it stands there.
func (t *tally) mostFrequent() (separator byte, times int) {
	first := t.rows[0].counts
	separator = ','
	times = first[strings.IndexByte(separatorCandidates, ',')]
	for k, n := range first {
		if n > times || n == times && n > 0 && separatorCandidates[k] != ',' && separator == ',' {
			separator, times = separatorCandidates[k], n
		}
	}
	return separator, times
}

// isRegular reports whether candidate k stands in every row, equally often; a title above the table has none.
func (t *tally) isRegular(k int) bool {
	rows := t.rows
	for len(rows) > minRowsBelowTitle && rows[0].counts[k] == 0 {
		rows = rows[1:]
	}
	last := rows[len(rows)-1].counts[k]
	for i, row := range rows {
		if n := row.counts[k]; n == 0 || n != last && (i > 0 || n != last-1 || len(rows) < 3) {
			return false
		}
	}
	return true
}

// wordsPerRow is how many words every row has, apart by blanks; 0 if rows differ. numbers: all of them, but for the first row, are
// numbers, gaps or texts in quotes.
func (t *tally) wordsPerRow() (n int, numbers bool) {
	numbers = true
	counts := make([]int, len(t.rows))
	for i, row := range t.rows {
		words := blankWords(row.text)
		counts[i] = len(words)
		for _, word := range words {
			if i > 0 && word[0] != '"' {
				_, _, how := parseNumber(word, DecimalAuto)
				numbers = numbers && how != textCell && bytes.Trim(word, ",;|") != nil && len(bytes.Trim(word, ",;|")) == len(word)
			}
		}
	}
	n = counts[len(counts)-1]
	for i, count := range counts {
		if count != n && (i > 0 || count != n-1 || count == 0 || len(counts) < 3) {
			return 0, false
		}
	}
	return n, numbers
}

// blankWords cuts a row at blanks and tabs outside quotes.
func blankWords(row []byte) [][]byte {
	var words [][]byte
	for {
		row = bytes.TrimLeft(row, " \t\r\n")
		if len(row) == 0 {
			return words
		}
		end := bytes.IndexAny(row, " \t")
		if row[0] == '"' {
			if length := bytes.IndexByte(row[1:], '"'); length >= 0 {
				end = length + 2
			}
		}
		if end < 0 || end > len(row) {
			end = len(row)
		}
		words = append(words, row[:end])
		row = row[end:]
	}
}

// allThousands reports whether every cell between these separators is a number whose thousands may stand apart: 1 234.
func (t *tally) allThousands(separator byte) bool {
	for _, row := range t.rows[min(1, len(t.rows)-1):] {
		for cell := range bytes.SplitSeq(row.text, []byte{separator}) {
			if _, _, how := parseNumber(cell, DecimalPoint); how == numberCell {
				continue
			}
			if _, is := decoratedNumber(cell); !is {
				return false
			}
		}
	}
	return true
}

// chooseDecimalMark says what can stand before the fraction of a number. What is asked for is also how numbers are to be written: a file that
// surely has the other mark in its first rows, and this one in none, is read as it stands.
func (r *reader) chooseDecimalMark() {
	r.marks = r.options.Decimal
	asked, other := byte(','), DecimalPoint
	switch {
	case r.marks == DecimalAuto && r.scanner.separator == ',':
		r.marks = DecimalPoint
		return
	case r.marks == DecimalAuto:
		return
	case r.marks == DecimalPoint:
		asked, other = '.', DecimalComma
	}
	surely := false
	for _, row := range r.ahead {
		for j := range row.cells {
			cell := row.cell(j)
			_, mark, how := parseNumber(cell, DecimalAuto)
			if how != numberCell || mark == 0 {
				continue
			}
			if mark == asked {
				return
			}
			surely = surely || !mayBeGrouped(cell)
		}
	}
	if surely {
		r.marks = other
	}
}
