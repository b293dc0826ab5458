package datasets

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

const (
	maxLabels = 20  // different labels that are remembered; a column with more is hardly a label
	otherCode = 255 // any label beyond them
	maxCached = 256 // spellings of labels that are remembered
)

// labels learns the values of the label column while the rows go by, and decides at the end which is y = 1.
type labels struct {
	positive, negative string // canonical; empty: not asked for
	comma              bool
	known              []label          // code = index; those asked for come first, then by first appearance
	codes              map[string]uint8 // by the text of the cell as it stands
}

// label is one value: how often it was seen and where first.
type label struct {
	text        string
	count, line int
}

// verdict says what the labels mean: y by code, and the text of each class.
type verdict struct {
	y       [256]float64
	classes [2]string // of y = 0 and y = 1
	note    string    // how labels became numbers, where that is not plain
}

// canonical is the text of a label by which it is known: a number in one form, so that 1 and 1.0 are one label; any
// other text cleaned. Empty if nothing is left.
func canonical(cell []byte, comma bool) string {
	if v, how := number(cell, comma); how == readNumber {
		if size := math.Abs(v); size != 0 && (size < 1e-4 || size >= 1e15) {
			return strconv.FormatFloat(v, 'g', -1, 64)
		}
		return strconv.FormatFloat(v+0, 'f', -1, 64) // −0 + 0 is 0
	}
	return clean(string(cell))
}

// missing reports whether a label stands for no value.
func missing(text string) bool {
	return misread([]byte(text)) == readSpecial
}

// ask says which labels are wanted, before the first row.
func (l *labels) ask(positive, negative string, comma bool) error {
	l.comma, l.codes = comma, make(map[string]uint8)
	l.positive, l.negative = canonical([]byte(positive), comma), canonical([]byte(negative), comma)
	for _, wanted := range [...]struct{ given, text string }{{positive, l.positive}, {negative, l.negative}} {
		if wanted.given == "" {
			continue
		}
		if wanted.text == "" {
			return &ChoiceError{What: "no label can be", Got: wanted.given}
		}
		l.known = append(l.known, label{text: wanted.text})
	}
	if l.positive != "" && l.positive == l.negative {
		return &ChoiceError{What: "y = 1 and y = 0 cannot both be", Got: positive}
	}
	return nil
}

// code gives the code of a label on the given line and counts it. false: it is none, or nothing was asked for and there are
// too many.
func (l *labels) code(cell []byte, line int) (uint8, bool) {
	code, ok := l.codes[string(cell)]
	if !ok {
		text := canonical(cell, l.comma)
		if text == "" {
			return 0, false
		}
		if code, ok = l.learn(text); !ok {
			return 0, false
		}
		if len(l.codes) < maxCached {
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
	return code, true
}

// learn finds the code of a label, a new one if there is room.
func (l *labels) learn(text string) (uint8, bool) {
	at := slices.IndexFunc(l.known, func(k label) bool { return k.text == text })
	if at >= 0 {
		return uint8(at), true //nolint:gosec // at most maxLabels
	}
	if missing(text) && !l.both() {
		return 0, false
	}
	if len(l.known) < maxLabels {
		l.known = append(l.known, label{text: text})
		return uint8(len(l.known) - 1), true //nolint:gosec // at most maxLabels
	}
	return otherCode, l.positive != "" || l.negative != ""
}

// both reports whether both labels were asked for: then they are the only ones.
func (l *labels) both() bool { return l.positive != "" && l.negative != "" }

// drops reports whether rows with this label are left out.
func (l *labels) drops(code uint8) bool { return l.both() && code > 1 }

// found lists the labels that stand in the file, in sort order.
func (l *labels) found() []string {
	var texts []string
	for _, k := range l.known {
		if k.count > 0 {
			texts = append(texts, k.text)
		}
	}
	slices.SortFunc(texts, inOrder)
	return texts
}

// inOrder compares labels: two numbers by size, anything else as words, where a capital only decides between equals.
func inOrder(a, b string) int {
	x, numberA := number([]byte(a), false)
	y, numberB := number([]byte(b), false)
	if numberA == readNumber && numberB == readNumber && x != y {
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
func (l *labels) ambiguous() bool { return l.positive == "" && l.negative == "" && len(l.known) > 2 }

// decide says what each code means, after the last row, unless it is ambiguous. A label asked for that no row has is a ChoiceError.
func (l *labels) decide() (verdict, error) {
	found := l.found()
	for _, asked := range [...]string{l.positive, l.negative} {
		if asked != "" && !slices.Contains(found, asked) {
			return verdict{}, &ChoiceError{What: "no row has the label", Got: asked, Choices: found}
		}
	}
	one := l.positive // the label of y = 1, empty if it is every label but zero
	zero := l.negative
	switch {
	case one != "" || zero != "":
	case len(found) == 2:
		zero, one = found[0], found[1]
	case affirms(found[0]):
		one = found[0]
	default:
		zero = found[0]
	}
	return l.verdict(one, zero, found), nil
}

// verdict spells out that one is y = 1 and zero is y = 0; an empty one of them is every label found but the other.
func (l *labels) verdict(one, zero string, found []string) verdict {
	var v verdict
	for code := range v.y {
		text := "" // of a label beyond those remembered
		if code < len(l.known) {
			text = l.known[code].text
		}
		if one != "" && text == one || one == "" && text != zero {
			v.y[code] = 1
		}
	}
	rest := slices.DeleteFunc(slices.Clone(found), func(text string) bool { return text == one || text == zero })
	crowd := ""
	if len(rest) == 1 {
		crowd = rest[0]
	}
	v.note = meaning(one, zero, crowd, rest)
	for i, text := range [...]string{zero, one} {
		if text == "" {
			text = crowd
		}
		v.classes[i] = short(text, maxName)
		if text == "" {
			v.classes[i] = "not " + short(zero+one, maxName) // only one of them is given
		}
	}
	if v.classes == [2]string{"0", "1"} {
		v.note = ""
	}
	return v
}

// meaning puts into words which label is which y.
func meaning(one, zero, crowd string, rest []string) string {
	is := func(text, y string) string { return short(text, maxName) + " is y = " + y }
	switch {
	case one != "" && zero != "":
		return is(zero, "0") + ", " + is(one, "1")
	case one != "" && len(rest) == 0:
		return "every row has " + short(one, maxName) + ", read as y = 1"
	case zero != "" && len(rest) == 0:
		return "every row has " + short(zero, maxName) + ", read as y = 0"
	case crowd != "" && one != "":
		return is(crowd, "0") + ", " + is(one, "1")
	case crowd != "":
		return is(zero, "0") + ", " + is(crowd, "1")
	case one != "":
		return is(one, "1") + ", every other label y = 0: " + list(rest)
	}
	return is(zero, "0") + ", every other label y = 1: " + list(rest)
}

// affirms says whether the only label of a file is read as y = 1: a number above 0, or a word that says yes.
func affirms(text string) bool {
	if v, how := number([]byte(text), false); how == readNumber {
		return v > 0
	}
	words := []string{"1", "yes", "y", "true", "t", "on", "pos", "positive", "malignant", "pass", "passed", "success", "ja", "oui", "sí"}
	return slices.Contains(words, strings.ToLower(text))
}
