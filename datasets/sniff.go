package datasets

import "strings"

const (
	candidates = "\t;," // separators, the preferred one first
	sniffed    = 20     // rows that are looked at to find out which it is
)

// sniff finds the separator of the table that begins with text (all of it, if whole): tab, semicolon or comma, in this
// order, whichever stands in every row equally often outside quotes. The order matters: where semicolons separate,
// commas may be decimal points. Where none is regular (a row is ragged), it is the one most frequent in the first row;
// where there is none at all, a comma.
func sniff(text []byte, whole bool) byte {
	t := tally{blank: true, last: '\n'}
	for i := 0; i < len(text) && len(t.rows) < sniffed; i++ {
		t.add(text[i])
	}
	if whole || len(t.rows) == 0 { // else the last row may be cut off
		t.endRow()
	}
	if len(t.rows) == 0 {
		return ','
	}
	most := strings.IndexByte(candidates, ',')
	for k := range candidates {
		if t.regular(k) {
			return candidates[k]
		}
		if t.rows[0][k] > t.rows[0][most] || t.rows[0][k] == t.rows[0][most] && t.rows[0][k] > 0 && k < most {
			most = k
		}
	}
	return candidates[most]
}

// tally counts the candidates outside quotes, row by row; rows that are blank do not count.
type tally struct {
	rows   [][len(candidates)]int
	row    [len(candidates)]int
	inside bool // between quotes
	blank  bool // nothing in this row yet
	last   byte
}

func (t *tally) add(c byte) {
	switch {
	case c == '"':
		// A quote opens a cell only where a cell begins; elsewhere it is a letter like any other.
		if t.inside || strings.IndexByte("\n\r \""+candidates, t.last) >= 0 {
			t.inside = !t.inside
		}
		t.blank = false
	case t.inside:
	case c == '\n' || c == '\r':
		t.endRow()
	case c != ' ':
		t.blank = false
		if k := strings.IndexByte(candidates, c); k >= 0 {
			t.row[k]++
		}
	}
	t.last = c
}

func (t *tally) endRow() {
	if !t.blank {
		t.rows = append(t.rows, t.row)
	}
	t.row, t.blank = [len(candidates)]int{}, true
}

// regular reports whether candidate k stands in every row, equally often.
func (t *tally) regular(k int) bool {
	for _, row := range t.rows {
		if row[k] == 0 || row[k] != t.rows[0][k] {
			return false
		}
	}
	return true
}
