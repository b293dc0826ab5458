package record

import "bytes"

// Dialect says how CSV separates fields and writes the fraction of a number. A
// spreadsheet reads only the dialect of its locale: in another one 0.081 becomes
// 81, or a text.
type Dialect uint8

// The dialects.
const (
	DecimalPoints Dialect = iota // a,0.5
	DecimalCommas                // a;0,5
)

// separator stands between two fields.
func (d Dialect) separator() byte {
	if d == DecimalCommas {
		return ';'
	}
	return ','
}

// number appends v in its shortest form, with the decimal mark of the dialect.
func (d Dialect) number(line []byte, v float64) []byte {
	from := len(line)
	line = number(line, v)
	if d == DecimalCommas {
		if point := bytes.IndexByte(line[from:], '.'); point >= 0 {
			line[from+point] = ','
		}
	}
	return line
}
