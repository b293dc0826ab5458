package datasets

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// describe is what was found out about the file. used is how many rows the set has.
func (r *reader) describe(columns []Column, v labelMapping, used int, features []int) *Table {
	d := &Table{
		File: r.file, Rows: r.count, Used: used, Columns: columns, LeftOut: r.omissions(features, v, used),
		Label: Label{Column: r.labels.column, Why: "the last column", Rule: v.rule},
		Dialect: Dialect{
			Separator: separatorName(r.scanner.separator), Decimal: DecimalPoint, HeaderLine: r.line, RowNames: r.rowNames,
			Encoding: "UTF-8", Compressed: r.scanner.compressed, Skipped: slices.Clone(r.scanner.skipped),
		},
	}
	if r.title != "" {
		d.Dialect.Skipped = append(d.Dialect.Skipped, r.title)
	}
	if r.options.Label != "" {
		d.Label.Why = "named by --label"
	}
	if r.scanner.utf16 {
		d.Dialect.Encoding = "UTF-16"
	}
	if slices.ContainsFunc(r.columns, func(c column) bool { return c.texts == 0 && c.commas.first.line > 0 }) {
		d.Dialect.Decimal = DecimalComma
	}
	d.Flags = r.explicitFlags(d, features)
	return d
}

func separatorName(c byte) string {
	switch c {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "bar"
	case blankSeparator:
		return "blanks"
	}
	return string(rune(c))
}

// explicitFlags is the flags that say what was decided here.
func (r *reader) explicitFlags(d *Table, features []int) []string {
	o := r.options
	o.Label = r.columnReference(r.labels.column)
	switch short := strings.Split(formatRanges(features), ","); {
	case len(features) <= maxListed || !slices.IsSorted(features):
		o.Features = nil
		for _, j := range features {
			o.Features = append(o.Features, r.columnReference(j))
		}
	case len(short) <= maxFlags || o.Features != nil:
		o.Features = short
	} // else they are the ones that are taken unasked, and far too many words
	o.Header = HeaderNo
	if r.hasHeader {
		o.Header = HeaderYes
	}
	if o.Positive == nil && o.Negative == nil {
		for _, k := range r.labels.known {
			if k.class == isOne {
				o.Positive = []string{k.text}
			}
		}
	}
	points := slices.ContainsFunc(r.columns, func(c column) bool { return c.points.first.line > 0 })
	if o.Decimal == DecimalAuto && d.Dialect.Decimal == DecimalComma && !points {
		o.Decimal = DecimalComma
	}
	return o.flags()
}

// flags writes the options as words of a command line, in the order of its help.
func (o CSVOptions) flags() []string {
	words := []string{} // not nil: a command may need none
	add := func(name, value string) {
		switch value = clean(value); { // which changes nothing: names and labels are cleaned before they are compared
		case value == "":
		case strings.HasPrefix(value, "-"):
			words = append(words, "--"+name+"="+value)
		default:
			words = append(words, "--"+name, value)
		}
	}
	add("features", joinQuoted(o.Features))
	add("label", o.Label)
	add("positive", joinQuoted(o.Positive))
	add("negative", joinQuoted(o.Negative))
	add("header", [...]string{"", "yes", "no"}[o.Header])
	add("missing", [...]string{"", "refuse"}[o.Missing])
	add("decimal", [...]string{"", "point", "comma"}[o.Decimal])
	return words
}

// joinQuoted writes names as a list between commas; quotes keep together what has a comma in it.
func joinQuoted(names []string) string {
	written := make([]string, len(names))
	for i, name := range names {
		if strings.ContainsAny(name, ",\"\n") || strings.TrimSpace(name) != name {
			name = `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		}
		written[i] = name
	}
	return strings.Join(written, ",")
}

// notes is what has to be said about how the file was read. y is the labels of the rows that are left.
func (r *reader) notes(d *Table, v labelMapping, y []float64) []string {
	name := r.names[r.labels.column]
	if !r.nameless[r.labels.column] {
		name = strconv.Quote(truncate(name, maxName))
	}
	notes := append([]string{"label " + name + ": " + v.rule}, v.notes...)
	for _, o := range d.LeftOut {
		notes = append(notes, fmt.Sprintf("%d of %s left out: %s", o.Rows, countNoun(d.Rows, "row"), o.Why))
	}
	if len(d.LeftOut) > 0 && !slices.ContainsFunc(y, func(label float64) bool { return label != y[0] }) && len(r.labels.foundLabels()) > 1 {
		notes = append(notes, "every row that is left has y = "+plainNumber(y[0]))
	}
	notes = append(notes, r.leftOutNotes(d)...)
	if r.title != "" {
		notes = append(notes, "passed over: "+r.title)
	}
	if r.twoHeaders {
		notes = append(notes, fmt.Sprintf("two rows of names: those of line %d are taken", r.line))
	}
	if len(r.duplicates) > 0 {
		notes = append(notes, "names that stand there twice have the number of the column behind them: "+joinNames(r.duplicates))
	}
	if !r.hasHeader && r.options.Header == HeaderAuto {
		notes = append(notes, "no header: the first row holds numbers")
	}
	return notes
}

// leftOutNotes says which columns are left out, and why.
func (r *reader) leftOutNotes(d *Table) []string {
	var notes, texts []string
	said := 0
	for j, c := range d.Columns {
		switch c.Role {
		case IsID, MostlyGaps:
			if said++; said > maxListed {
				continue
			}
			note := "left out: " + c.Name + ", " + c.Why
			if c.Flag != "" {
				note += " (" + c.Flag + " takes it in)"
			}
			notes = append(notes, note)
		case HoldsText:
			texts = append(texts, r.textColumnNote(j, c))
		case IsFeature, IsLabel, NotAskedFor:
		}
	}
	if said > maxListed {
		notes = append(notes, fmt.Sprintf("left out: %d more row numbers, ids or columns of gaps", said-maxListed))
	}
	if len(texts) > 0 {
		more := ""
		if len(texts) > maxListed {
			texts, more = texts[:maxListed], ", …"
		}
		notes = append(notes, "left out because they hold text: "+strings.Join(texts, ", ")+more)
	}
	return notes
}

// textColumnNote is the name of a column of text, with the cell that makes it one where it looks like a column of numbers.
func (r *reader) textColumnNote(j int, c Column) string {
	cell := r.columns[j].firstText
	at := fmt.Sprintf("%s (%s on line %d", c.Name, quote(cell.text), cell.line)
	if advice := r.plainNumberAdvice([]byte(cell.text)); advice != "" {
		return at + ": " + advice + ")"
	}
	if c.Numbers >= c.Texts {
		return at + " is no number)"
	}
	return c.Name
}

// countNoun is a number with its noun.
func countNoun(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
