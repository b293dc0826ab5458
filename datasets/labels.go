package datasets

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// The codes of labels beyond those remembered: what is known of them is only which y they are.
const (
	codeOtherOne  = 255
	codeOtherZero = 254
	codeDropped   = 253 // the row is left out
)

// labels learns the values of the label column while the rows go by, and decides at the end which is y = 1.
type labels struct {
	column             int // from 0
	gaps               int // rows without a label
	dropped            int // rows left out because of their label
	positive, negative []labelSelector
	marks              Decimal
	known              []label          // code = index; values asked for come first, then by first appearance
	overflowed         bool             // there are labels beyond those known
	contradictory      string           // a label that was asked for as y = 1 and as y = 0
	firstNonNumber     locatedCell      // the first label that is no number where conditions ask for numbers
	codes              map[string]uint8 // by the text of the cell as it stands
}

// label is one value: how it is written, how often it was seen and where first.
type label struct {
	text, key   string // key is the same in whatever capitals it is written
	also        string // another way in which it is written; empty: there is none
	count, line int
	class       requestedClass
}

// requestedClass says what a label was asked to be.
type requestedClass uint8

const (
	notRequested requestedClass = iota
	isOne
	isZero
	isBoth // by two selectors that contradict each other: isOne | isZero
)

// canonical is the text of a label by which it is known: a number in one form, so that 1 and 1.0 are one label; any
// other text cleaned, and a number where it looks like one then: canonical(canonical(c)) = canonical(c). Empty if nothing is left.
func canonical(cell []byte, marks Decimal) string {
	if v, _, how := parseNumber(cell, marks); how == numberCell {
		return plainNumber(v)
	}
	text := clean(string(cell))
	if v, _, how := parseNumber([]byte(text), marks); how == numberCell {
		return plainNumber(v)
	}
	return text
}

// plainNumber is the shortest text that reads back to v, without an exponent where that is readable.
func plainNumber(v float64) string {
	if size := math.Abs(v); size != 0 && (size < 1e-4 || size >= 1e15) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v+0, 'f', -1, 64) // −0 + 0 is 0
}

// setRequested says which labels are wanted, before the first row.
func (l *labels) setRequested(positive, negative []string, marks Decimal) error {
	l.marks, l.codes = marks, make(map[string]uint8)
	var err error
	if l.positive, err = parseLabelSelectors(positive, marks); err != nil {
		return err
	}
	if l.negative, err = parseLabelSelectors(negative, marks); err != nil {
		return err
	}
	for i, w := range slices.Concat(l.positive, l.negative) {
		if w.relation != "" {
			continue
		}
		if at := slices.IndexFunc(l.known, func(k label) bool { return k.key == w.key }); at >= 0 {
			if i >= len(l.positive) && l.known[at].class&isOne != 0 {
				return &ChoiceError{What: "y = 1 and y = 0 cannot both be", Got: w.text}
			}
			return &ChoiceError{What: "the labels name twice", Got: w.text}
		}
		l.known = append(l.known, label{text: w.text, key: w.key, class: l.requestedClass(w.text)})
	}
	return nil
}

// specified reports whether anything is known of what the labels mean.
func (l *labels) specified() bool { return len(l.positive)+len(l.negative) > 0 }

// bothRequested reports whether the labels of both classes were asked for: then rows with any other are left out.
func (l *labels) bothRequested() bool { return len(l.positive) > 0 && len(l.negative) > 0 }

// code gives the code of a label on the given line and counts it. gap: the cell holds none. false: nothing was asked for
// and there are too many.
func (l *labels) code(cell []byte, line int) (code uint8, gap, ok bool) {
	code, ok = l.codes[string(cell)]
	if !ok {
		text := canonical(cell, l.marks)
		is := l.requestedClass(text)
		if is == notRequested && isGap(cell) {
			return 0, true, true
		}
		if is == notRequested && l.needsNumber(text) {
			l.firstNonNumber.keepFirst(cell, line)
		}
		if code, ok = l.codeFor(text, is); !ok {
			return 0, false, false
		}
		if len(l.codes) < maxSpellings && len(cell) <= maxName {
			l.codes[string(cell)] = code
		}
	}
	if int(code) < len(l.known) {
		seen := &l.known[code]
		if seen.count == 0 {
			seen.line = line
		}
		seen.count++
	}
	return code, false, true
}

// isGap reports whether nothing stands in a cell, or nothing that can be seen, or a word for nothing.
func isGap(cell []byte) bool {
	_, _, how := parseNumber(cell, DecimalPoint)
	return how == missingCell || how == textCell && clean(string(cell)) == ""
}

// codeFor finds the code of a label, a new one if there is room.
func (l *labels) codeFor(text string, is requestedClass) (uint8, bool) {
	if is == isBoth {
		l.contradictory = text
	}
	key := strings.ToLower(text)
	at := slices.IndexFunc(l.known, func(k label) bool { return k.key == key })
	if at >= 0 {
		switch k := &l.known[at]; {
		case k.count == 0: // asked for, and written as the file writes it from now on
			k.text = text
		case k.text != text && k.also == "":
			k.also = text
		}
		return uint8(at), true //nolint:gosec // at most MaxValues
	}
	if len(l.known) < MaxValues {
		l.known = append(l.known, label{text: text, key: key, class: is})
		return uint8(len(l.known) - 1), true //nolint:gosec // at most MaxValues
	}
	l.overflowed = true
	switch {
	case is == isOne, is == notRequested && len(l.positive) == 0:
		return codeOtherOne, l.specified()
	case is == isZero, len(l.negative) == 0:
		return codeOtherZero, l.specified()
	}
	return codeDropped, true
}

// requestedClass is what a label was asked to be.
func (l *labels) requestedClass(text string) requestedClass {
	is := notRequested
	for _, w := range l.positive {
		if w.matches(text) {
			is |= isOne
		}
	}
	for _, w := range l.negative {
		if w.matches(text) {
			is |= isZero
		}
	}
	return is
}

// needsNumber reports whether a label that is no number would have to be compared with one.
func (l *labels) needsNumber(text string) bool {
	_, _, how := parseNumber([]byte(text), DecimalPoint)
	return how != numberCell && slices.ContainsFunc(slices.Concat(l.positive, l.negative), func(w labelSelector) bool { return w.relation != "" })
}

// drops reports whether rows with this label are left out.
func (l *labels) drops(code uint8) bool {
	if !l.bothRequested() || code == codeOtherOne || code == codeOtherZero {
		return false
	}
	return code == codeDropped || l.known[code].class == notRequested
}

// foundLabels lists the labels that stand in the file, in sort order.
func (l *labels) foundLabels() []string {
	texts := make([]string, 0, len(l.known))
	for _, k := range l.known {
		if k.count > 0 {
			texts = append(texts, k.text)
		}
	}
	slices.SortFunc(texts, compareLabels)
	return texts
}

// compareLabels compares labels: two numbers by size, anything else as words, where a capital only decides between equals.
func compareLabels(a, b string) int {
	x, _, numberA := parseNumber([]byte(a), DecimalPoint)
	y, _, numberB := parseNumber([]byte(b), DecimalPoint)
	if numberA == numberCell && numberB == numberCell && x != y {
		if x < y {
			return -1
		}
		return 1
	}
	if byWord := strings.Compare(strings.ToLower(a), strings.ToLower(b)); byWord != 0 {
		return byWord
	}
	return strings.Compare(a, b)
}

// ambiguous reports whether there are more than two labels and nobody said which is meant.
func (l *labels) ambiguous() bool { return !l.specified() && len(l.known) > 2 }

// decide says what each code means, after the last row, unless it is ambiguous. A label asked for that no row has is a
// [ChoiceError].
func (l *labels) decide() (labelMapping, error) {
	found := l.foundLabels()
	for _, w := range slices.Concat(l.positive, l.negative) {
		met := slices.ContainsFunc(l.known, func(k label) bool { return k.count > 0 && w.matches(k.text) })
		if !met && (w.relation == "" || !l.overflowed) {
			return labelMapping{}, &ChoiceError{What: "no row has the label", Got: w.text, Choices: found}
		}
	}
	if l.contradictory != "" {
		return labelMapping{}, &ChoiceError{What: "y = 1 and y = 0 cannot both be", Got: l.contradictory}
	}
	if !l.specified() {
		l.decideByDefault(found)
	}
	return l.mapping(), nil
}

// decideByDefault makes the larger of two labels, or a single one that says yes, y = 1.
func (l *labels) decideByDefault(found []string) {
	for i := range l.known {
		k := &l.known[i]
		k.class = isZero
		if k.text == found[len(found)-1] && (len(found) == 2 || isPositiveWord(k.text)) {
			k.class = isOne
		}
	}
}

// isPositiveWord says whether the only label of a file is read as y = 1: a number above 0, or a word that says yes.
func isPositiveWord(text string) bool {
	if v, _, how := parseNumber([]byte(text), DecimalPoint); how == numberCell {
		return v > 0
	}
	words := []string{"1", "yes", "y", "true", "t", "on", "pos", "positive", "malignant", "pass", "passed", "success", "ja", "oui", "sí"}
	return slices.Contains(words, strings.ToLower(text))
}
