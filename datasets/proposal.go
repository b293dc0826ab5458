package datasets

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// chooseLabel is the error for three labels and more where nobody said which are meant: it names the column that may have been meant, or
// how to make two classes of this one.
func (t *reader) chooseLabel() error {
	label := t.labels.column
	c := &t.columns[label]
	line := t.labels.known[min(2, len(t.labels.known)-1)].line
	what := t.quotedName(label)
	if t.options.Label == "" {
		what += "is the last column and"
	} else {
		what += "is the label and"
	}
	kinds := "labels"
	if c.texts == 0 {
		kinds = "numbers"
	}
	switch {
	case len(t.labels.found()) == 1:
		what += " holds " + quote(t.labels.known[0].text) + " in every row"
	case c.values.more:
		what += fmt.Sprintf(" holds more than %d different %s, not two", MaxValues, kinds)
	default:
		what += fmt.Sprintf(" holds %d different %s, not two: %s", len(t.labels.found()), kinds, list(t.labels.found()))
	}
	do, flags := t.propose()
	if flags == nil {
		columns, _ := t.settleColumns()
		return t.noFeature(columns)
	}
	if bare, is := dressed([]byte(c.text.text)); is && c.numbers == 0 {
		do = "if these are numbers, write them like " + bare + "; else " + do
	}
	if !t.headed && t.options.Header == HeaderAuto && c.texts == 1 && c.text.line == t.first {
		do = "if the first row is a header, say --header yes; else " + do
	}
	return t.fault(line, label+1, what, do, flags...)
}

// propose is what to do about a label that has not two values; no flags: whatever is the label, no numbers are left to learn from.
func (t *reader) propose() (do string, flags []string) {
	if t.options.Label == "" {
		if do, flags = t.proposeColumn(); flags != nil {
			return do, flags
		}
	}
	own := t.leavesFeatures(t.labels.column)
	if do, flags = t.proposeValues(t.labels.column); own && flags != nil {
		return do, flags
	}
	best := t.fewest()
	switch {
	case best < 0 && !own:
		return "", nil
	case best < 0:
		o := t.options
		o.Positive, o.Negative = []string{t.labels.known[0].text}, nil
		return "to tell one from the rest", o.flags()
	}
	do, flags = t.proposeValues(best)
	return "no column has two values" + t.within() + "; " + quoted(t.names[best]) + " has the fewest: " + do, flags
}

// proposeColumn names another column that may be meant; no flags: there is none.
func (t *reader) proposeColumn() (do string, flags []string) {
	two := t.twoValued()
	names := make([]string, len(two))
	for i, j := range two {
		names[i] = quoted(t.names[j])
	}
	o := t.options
	if len(two) == 1 {
		o.Label = t.word(two[0])
		return "the only column with two values" + t.within() + " is " + names[0], o.flags()
	}
	best, called := likeliest(t.names, two)
	if like := t.calledLikeLabel(); !called && like >= 0 {
		do, flags = t.proposeValues(like)
		return quoted(t.names[like]) + " may be the label: " + do, flags
	}
	if len(two) == 0 {
		return "", nil
	}
	o.Label = t.word(two[best])
	return "columns with two values" + t.within() + " are " + list(names) + ": name the one that is the label", o.flags()
}

// within says which rows the values of the columns are from, where that is not all.
func (t *reader) within() string {
	if !t.partial() {
		return ""
	}
	return " in the first " + count(t.count, "row")
}

// fewest is the column with the fewest values of those that have few and can be the label instead; -1: there is none.
func (t *reader) fewest() int {
	best := -1
	for j := range t.columns {
		if n := t.columns[j].values.count(); t.fewValues(j) && (best < 0 || n < t.columns[best].values.count()) {
			best = j
		}
	}
	return best
}

// fewValues reports whether column j has more than two values, but few, and can be the label instead.
func (t *reader) fewValues(j int) bool {
	n := t.columns[j].values.count()
	return j != t.labels.column && n > 2 && n <= MaxValues && t.leavesFeatures(j)
}

// leavesFeatures reports whether a column beside j holds numbers, so that j can be the label.
func (t *reader) leavesFeatures(j int) bool {
	for k := range t.columns {
		if c := &t.columns[k]; k != j && c.holds() == Numbers && !t.asked.without[k] {
			return true
		}
	}
	return false
}

// twoValued lists the columns but the label that hold two values and can be the label instead.
func (t *reader) twoValued() []int {
	var two []int
	for j := range t.columns {
		if j != t.labels.column && t.columns[j].values.count() == 2 && t.leavesFeatures(j) {
			two = append(two, j)
		}
	}
	return two
}

// likeliest is which of the columns is called like a label, by its place among them; the first where none is.
func likeliest(names []string, columns []int) (best int, called bool) {
	for _, word := range labelNames() {
		for i, j := range columns {
			if slices.Contains(nameWords(names[j]), word) {
				return i, true
			}
		}
	}
	return 0, false
}

// calledLikeLabel finds a column that is called like a label and has few values; -1: none is.
func (t *reader) calledLikeLabel() int {
	for j := range t.columns {
		if words := nameWords(t.names[j]); len(words) == 1 && slices.Contains(labelNames(), words[0]) && t.fewValues(j) {
			return j
		}
	}
	return -1
}

// labelNames are the words that labels are called by.
func labelNames() []string {
	return []string{"target", "label", "class", "y", "outcome", "diagnosis", "survived", "default", "churn", "purchased", "passed", "admitted", "result", "response", "status"}
}

// proposeValues is how to make two classes of column j: of few words by choosing, of numbers by a bound.
func (t *reader) proposeValues(j int) (do string, flags []string) {
	c := &t.columns[j]
	o := t.options
	if j != t.labels.column {
		o.Label = t.word(j)
	}
	found := c.values.list()
	switch {
	case c.texts == 0 && c.values.count() > 2 && (c.fractions || len(found) != 3):
		bound := plainNumber(t.middle(c, found))
		o.Positive = []string{">=" + bound}
		return "to make y = 1 of the numbers from " + bound + " on", o.flags()
	case len(found) > 2:
		o.Positive, o.Negative = []string{found[1].Text}, nil
		either := strings.Join(wordsOf(o.flags()), " ")
		o.Negative = []string{found[0].Text}
		return "to tell one from the rest " + either + "; to tell two apart", o.flags()
	}
	return "", nil
}

func wordsOf(flags []string) []string {
	words := make([]string, len(flags))
	for i, flag := range flags {
		words[i] = argument(flag)
	}
	return words
}

// middle is a number that has about as many numbers of the column below it as from it on.
func (t *reader) middle(c *column, found []Value) float64 {
	if found == nil {
		half := float64(c.min/2) + float64(c.max/2)
		if step := math.Pow(10, math.Floor(math.Log10(c.max-c.min))-1); step > 0 && !math.IsInf(step, 0) {
			if round := math.Round(half/step) * step; round > c.min && round <= c.max {
				rounded, _ := strconv.ParseFloat(strconv.FormatFloat(round, 'g', 6, 64), 64)
				return rounded
			}
		}
		return half
	}
	best, below := found[1], 0
	least := math.Inf(1)
	for i, v := range found {
		if off := math.Abs(float64(2*below - c.numbers)); i > 0 && off < least {
			best, least = v, off
		}
		below += v.Count
	}
	v, _ := strconv.ParseFloat(best.Text, 64)
	return v
}

// badLabelErr is the error of a label column that is nothing but gaps.
func (t *reader) badLabelErr() error {
	label := t.labels.column
	what := t.quotedName(label) + "is the label and holds none: it is " + t.columns[label].nothing() + " in every row"
	if two := t.twoValued(); t.options.Label == "" && len(two) > 0 {
		o := t.options
		best, _ := likeliest(t.names, two)
		o.Label = t.word(two[best])
		return t.fault(max(t.columns[label].gap.line, 1), label+1, what, "name the column of the label", o.flags()...)
	}
	return t.fault(max(t.columns[label].gap.line, 1), label+1, what, "name the column of the label with --label")
}

// noFeature is the error of a file in which no column but the label holds numbers.
func (t *reader) noFeature(columns []Column) error {
	at := t.nearest(columns)
	if at < 0 && len(t.asked.without) > 0 {
		return &ChoiceError{What: "no feature is left of", Got: strings.Join(t.options.Features, ","), Choices: t.others()}
	}
	if at < 0 {
		for j := range columns {
			if j != t.labels.column {
				return t.fault(max(t.columns[j].gap.line, t.line, 1), j+1, t.quotedName(j)+"is no feature: no column but the label holds numbers", "features must be numbers")
			}
		}
	}
	cell := t.columns[at].text
	what := fmt.Sprintf("%sholds %s: no column but the label holds numbers", t.quotedName(at), quote(cell.text))
	do := "features must be numbers"
	if advice := t.plainly([]byte(cell.text)); advice != "" {
		do += ": " + advice
		if command := t.undressing(cell.text); command != "" {
			do += ", or all of them: " + command
		}
		return t.fault(cell.line, at+1, what, do)
	}
	if columns[t.labels.column].Type == Numbers && t.options.Label == "" {
		o := t.options
		if two := t.twoValued(); len(two) > 0 {
			best, _ := likeliest(t.names, two)
			o.Label = t.word(two[best])
			return t.fault(cell.line, at+1, what, do+"; if the label stands elsewhere, name its column", o.flags()...)
		}
	}
	if columns[t.labels.column].Type == Numbers && t.fewest() >= 0 {
		do += "; if the label stands elsewhere, name its column with --label"
	}
	return t.fault(cell.line, at+1, what, do)
}

// nearest is the column of text that is nearest to one of numbers; -1: there is none.
func (t *reader) nearest(columns []Column) int {
	at := -1
	for j, c := range columns {
		if j != t.labels.column && c.Role == HoldsText && (at < 0 || nearer(t.columns[j], t.columns[at])) {
			at = j
		}
	}
	return at
}

// nearer reports whether column a is nearer to one of numbers than b: it has more of them, or its texts are numbers with something around.
func nearer(a, b column) bool {
	if a.numbers != b.numbers {
		return a.numbers > b.numbers
	}
	_, isA := dressed([]byte(a.text.text))
	_, isB := dressed([]byte(b.text.text))
	return isA && !isB
}
