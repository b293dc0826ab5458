package datasets

import (
	"fmt"
	"strconv"
	"strings"
)

// table is a file being read: its rows, and what was found out about its columns.
type table struct {
	file    string
	options CSVOptions
	rows    *scanner
	comma   bool    // numbers may have a decimal comma
	mark    Decimal // DecimalComma once a number with one was read

	headed   bool
	names    []string // of all columns; "column 3" where there is no header
	label    int      // columns from 0
	features []int
	left     []string // names of the columns left out because they hold text

	labels  labels
	store   store
	dropped int // rows left out because of their label
}

// readHeader names the columns by the first row.
func (t *table) readHeader() error {
	line, width := t.rows.cells[0].line, len(t.rows.cells)
	if width == 1 {
		return t.fault(line, 2, "is missing: a table needs a feature and a label", "separate columns with commas, semicolons or tabs")
	}
	t.headed = t.options.Header == HeaderYes || t.options.Header == HeaderAuto && t.numberless()
	if !t.headed {
		for j := range width {
			t.names = append(t.names, "column "+strconv.Itoa(j+1))
		}
		return nil
	}
	first := make(map[string]int, width)
	for j := range width {
		name := clean(string(t.rows.cell(j)))
		line := t.rows.cells[j].line
		if name == "" {
			return t.fault(line, j+1, "has no name in the header", "write one there, or delete the column")
		}
		if k, taken := first[name]; taken {
			what := fmt.Sprintf("is called %s like column %d", strconv.Quote(short(name, maxName)), k+1)
			return t.fault(line, j+1, what, "give every column a name of its own")
		}
		first[name] = j
		t.names = append(t.names, name)
	}
	return nil
}

// numberless reports whether the row at hand holds no number.
func (t *table) numberless() bool {
	for j := range t.rows.cells {
		if _, how := number(t.rows.cell(j), t.comma); how == readNumber {
			return false
		}
	}
	return true
}

// choose settles which columns are read, with the first row of data at hand.
func (t *table) choose() error {
	t.label = len(t.names) - 1
	if t.options.Label != "" {
		chosen, err := pick(t.file+" has no column", t.names, []string{t.options.Label})
		if err != nil {
			return err
		}
		t.label = chosen[0]
	}
	if err := t.chooseFeatures(); err != nil {
		return err
	}
	t.store.n = len(t.features)
	return t.labels.ask(t.options.Positive, t.options.Negative, t.comma)
}

// chooseFeatures takes the columns asked for, or all but the label that do not begin with a text.
func (t *table) chooseFeatures() (err error) {
	if len(t.options.Features) > 0 {
		if t.features, err = pick(t.file+" has no column", t.names, t.options.Features); err != nil {
			return err
		}
		for i, j := range t.features {
			if j == t.label {
				return &ChoiceError{What: "the label cannot be a feature too:", Got: t.options.Features[i], Choices: t.others()}
			}
		}
		return nil
	}
	text := -1
	for j, name := range t.names {
		if j == t.label {
			continue
		}
		if _, how := number(t.rows.cell(j), t.comma); how != readText {
			t.features = append(t.features, j)
			continue
		}
		t.left = append(t.left, short(name, maxName))
		if text < 0 {
			text = j
		}
	}
	if len(t.features) == 0 {
		what := fmt.Sprintf("%sholds %s: no column but the label holds numbers", t.called(text), quote(string(t.rows.cell(text))))
		return t.fault(t.rows.cells[text].line, text+1, what, "features must be numbers; if the label stands elsewhere, name its column with --label")
	}
	return nil
}

// others are the names of all columns but the label.
func (t *table) others() []string {
	names := append([]string(nil), t.names[:t.label]...)
	return append(names, t.names[t.label+1:]...)
}

// title says what is told apart. Numbers need the name of their column to mean anything.
func (t *table) title(classes [2]string) string {
	title := classes[0] + " / " + classes[1]
	for _, class := range classes {
		if _, how := number([]byte(class), false); how == readNumber {
			return short(t.names[t.label], maxName) + " = " + title
		}
	}
	return title
}

// notes is what has to be said about how the file was read.
func (t *table) notes(v verdict) []string {
	var notes []string
	if v.note != "" {
		name := t.names[t.label]
		if t.headed {
			name = strconv.Quote(short(name, maxName))
		}
		notes = append(notes, "label "+name+": "+v.note)
	}
	if len(t.left) > 0 {
		notes = append(notes, "left out because they hold text: "+strings.Join(t.left, ", "))
	}
	if t.dropped > 0 {
		notes = append(notes, fmt.Sprintf("%s left out: the label is neither %s nor %s", count(t.dropped, "row"), v.classes[0], v.classes[1]))
	}
	if !t.headed && t.options.Header == HeaderAuto {
		notes = append(notes, "no header: the first row holds numbers")
	}
	return notes
}

// describe is what was found out about the file.
func (t *table) describe(v verdict) *Table {
	d := &Table{File: t.file, Rows: t.seen(), Used: len(t.store.codes), Label: Label{Column: t.label, Why: "the last column", Rule: v.note}}
	if t.options.Label != "" {
		d.Label.Why = "named by --label"
	}
	for j, name := range t.names {
		d.Columns = append(d.Columns, Column{Name: short(name, maxName), Number: j + 1, Type: Text, Role: HoldsText, Why: "holds text"})
	}
	d.Dialect.Decimal = t.mark
	for _, j := range t.features {
		d.Columns[j].Type, d.Columns[j].Role, d.Columns[j].Why = Numbers, IsFeature, ""
	}
	d.Columns[t.label].Role, d.Columns[t.label].Why = IsLabel, ""
	return d
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
