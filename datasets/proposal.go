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
func (r *reader) chooseLabel() error {
	label := r.labels.column
	c := &r.columns[label]
	line := r.labels.known[min(2, len(r.labels.known)-1)].line
	what := r.quotedName(label)
	if r.options.Label == "" {
		what += "is the last column and"
	} else {
		what += "is the label and"
	}
	kinds := "labels"
	if c.texts == 0 {
		kinds = "numbers"
	}
	switch {
	case len(r.labels.foundLabels()) == 1:
		what += " holds " + quote(r.labels.known[0].text) + " in every row"
	case c.values.overflowed:
		what += fmt.Sprintf(" holds more than %d different %s, not two", MaxValues, kinds)
	default:
		what += fmt.Sprintf(" holds %d different %s, not two: %s", len(r.labels.foundLabels()), kinds, joinNames(r.labels.foundLabels()))
	}
	do, flags := r.propose()
	if flags == nil {
		columns, _ := r.classifyColumns()
		return r.noFeatureErr(columns)
	}
	if bare, is := decoratedNumber([]byte(c.firstText.text)); is && c.numbers == 0 {
		do = "if these are numbers, write them like " + bare + "; else " + do
	}
	if !r.hasHeader && r.options.Header == HeaderAuto && c.texts == 1 && c.firstText.line == r.firstLine {
		do = "if the first row is a header, say --header yes; else " + do
	}
	return r.errorAt(line, label+1, what, do, flags...)
}

// propose is what to do about a label that has not two values; no flags: whatever is the label, no numbers are left to learn from.
func (r *reader) propose() (do string, flags []string) {
	if r.options.Label == "" {
		if do, flags = r.proposeColumn(); flags != nil {
			return do, flags
		}
	}
	own := r.leavesFeatures(r.labels.column)
	if do, flags = r.proposeValues(r.labels.column); own && flags != nil {
		return do, flags
	}
	best := r.fewestValues()
	switch {
	case best < 0 && !own:
		return "", nil
	case best < 0:
		o := r.options
		o.Positive, o.Negative = []string{r.labels.known[0].text}, nil
		return "to tell one from the rest", o.flags()
	}
	do, flags = r.proposeValues(best)
	return "no column has two values" + r.rowsScope() + "; " + quoted(r.names[best]) + " has the fewest: " + do, flags
}

// proposeColumn names another column that may be meant; no flags: there is none.
func (r *reader) proposeColumn() (do string, flags []string) {
	two := r.twoValued()
	names := make([]string, len(two))
	for i, j := range two {
		names[i] = quoted(r.names[j])
	}
	o := r.options
	if len(two) == 1 {
		o.Label = r.columnReference(two[0])
		return "the only column with two values" + r.rowsScope() + " is " + names[0], o.flags()
	}
	best, called := likeliestLabel(r.names, two)
	if like := r.calledLikeLabel(); !called && like >= 0 {
		do, flags = r.proposeValues(like)
		return quoted(r.names[like]) + " may be the label: " + do, flags
	}
	if len(two) == 0 {
		return "", nil
	}
	o.Label = r.columnReference(two[best])
	return "columns with two values" + r.rowsScope() + " are " + joinNames(names) + ": name the one that is the label", o.flags()
}

// rowsScope says which rows the values of the columns are from, where that is not all.
func (r *reader) rowsScope() string {
	if !r.partial() {
		return ""
	}
	return " in the first " + countNoun(r.count, "row")
}

// fewestValues is the column with the fewest values of those that have few and can be the label instead; -1: there is none.
func (r *reader) fewestValues() int {
	best := -1
	for j := range r.columns {
		if n := r.columns[j].values.count(); r.fewValues(j) && (best < 0 || n < r.columns[best].values.count()) {
			best = j
		}
	}
	return best
}

// fewValues reports whether column j has more than two values, but few, and can be the label instead.
func (r *reader) fewValues(j int) bool {
	n := r.columns[j].values.count()
	return j != r.labels.column && n > 2 && n <= MaxValues && r.leavesFeatures(j)
}

// leavesFeatures reports whether a column beside j holds numbers, so that j can be the label.
func (r *reader) leavesFeatures(j int) bool {
	for k := range r.columns {
		if c := &r.columns[k]; k != j && c.columnType() == Numbers && !r.requested.without[k] {
			return true
		}
	}
	return false
}

// twoValued lists the columns but the label that hold two values and can be the label instead.
func (r *reader) twoValued() []int {
	var two []int
	for j := range r.columns {
		if j != r.labels.column && r.columns[j].values.count() == 2 && r.leavesFeatures(j) {
			two = append(two, j)
		}
	}
	return two
}

// likeliestLabel is which of the columns is called like a label, by its place among them; the first where none is.
func likeliestLabel(names []string, columns []int) (best int, called bool) {
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
func (r *reader) calledLikeLabel() int {
	for j := range r.columns {
		if words := nameWords(r.names[j]); len(words) == 1 && slices.Contains(labelNames(), words[0]) && r.fewValues(j) {
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
func (r *reader) proposeValues(j int) (do string, flags []string) {
	c := &r.columns[j]
	o := r.options
	if j != r.labels.column {
		o.Label = r.columnReference(j)
	}
	found := c.values.list()
	switch {
	case c.texts == 0 && c.values.count() > 2 && (c.fractions || len(found) != 3):
		bound := plainNumber(r.medianBound(c, found))
		o.Positive = []string{">=" + bound}
		return "to make y = 1 of the numbers from " + bound + " on", o.flags()
	case len(found) > 2:
		o.Positive, o.Negative = []string{found[1].Text}, nil
		either := strings.Join(shellQuoteAll(o.flags()), " ")
		o.Negative = []string{found[0].Text}
		return "to tell one from the rest " + either + "; to tell two apart", o.flags()
	}
	return "", nil
}

func shellQuoteAll(flags []string) []string {
	words := make([]string, len(flags))
	for i, flag := range flags {
		words[i] = shellQuote(flag)
	}
	return words
}

// medianBound is a number that has about as many numbers of the column below it as from it on.
func (r *reader) medianBound(c *column, found []Value) float64 {
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
func (r *reader) badLabelErr() error {
	label := r.labels.column
	what := r.quotedName(label) + "is the label and holds none: it is " + r.columns[label].gapText() + " in every row"
	if two := r.twoValued(); r.options.Label == "" && len(two) > 0 {
		o := r.options
		best, _ := likeliestLabel(r.names, two)
		o.Label = r.columnReference(two[best])
		return r.errorAt(max(r.columns[label].firstGapCell.line, 1), label+1, what, "name the column of the label", o.flags()...)
	}
	return r.errorAt(max(r.columns[label].firstGapCell.line, 1), label+1, what, "name the column of the label with --label")
}

// noFeatureErr is the error of a file in which no column but the label holds numbers.
func (r *reader) noFeatureErr(columns []Column) error {
	at := r.nearestToNumbers(columns)
	if at < 0 && len(r.requested.without) > 0 {
		return &ChoiceError{What: "no feature is left of", Got: strings.Join(r.options.Features, ","), Choices: r.nonLabelNames()}
	}
	if at < 0 {
		for j := range columns {
			if j != r.labels.column {
				return r.errorAt(max(r.columns[j].firstGapCell.line, r.line, 1), j+1, r.quotedName(j)+"is no feature: no column but the label holds numbers", "features must be numbers")
			}
		}
	}
	cell := r.columns[at].firstText
	what := fmt.Sprintf("%sholds %s: no column but the label holds numbers", r.quotedName(at), quote(cell.text))
	do := "features must be numbers"
	if advice := r.plainNumberAdvice([]byte(cell.text)); advice != "" {
		do += ": " + advice
		if command := r.cleanupCommand(cell.text); command != "" {
			do += ", or all of them: " + command
		}
		return r.errorAt(cell.line, at+1, what, do)
	}
	if columns[r.labels.column].Type == Numbers && r.options.Label == "" {
		o := r.options
		if two := r.twoValued(); len(two) > 0 {
			best, _ := likeliestLabel(r.names, two)
			o.Label = r.columnReference(two[best])
			return r.errorAt(cell.line, at+1, what, do+"; if the label stands elsewhere, name its column", o.flags()...)
		}
	}
	if columns[r.labels.column].Type == Numbers && r.fewestValues() >= 0 {
		do += "; if the label stands elsewhere, name its column with --label"
	}
	return r.errorAt(cell.line, at+1, what, do)
}

// nearestToNumbers is the column of text that is nearest to one of numbers; -1: there is none.
func (r *reader) nearestToNumbers(columns []Column) int {
	at := -1
	for j, c := range columns {
		if j != r.labels.column && c.Role == HoldsText && (at < 0 || isNearerToNumbers(r.columns[j], r.columns[at])) {
			at = j
		}
	}
	return at
}

// isNearerToNumbers reports whether column a is nearer to one of numbers than b: it has more of them, or its texts are numbers with something around.
func isNearerToNumbers(a, b column) bool {
	if a.numbers != b.numbers {
		return a.numbers > b.numbers
	}
	_, isA := decoratedNumber([]byte(a.firstText.text))
	_, isB := decoratedNumber([]byte(b.firstText.text))
	return isA && !isB
}
