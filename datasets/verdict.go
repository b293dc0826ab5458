package datasets

import (
	"slices"
	"strings"
)

// verdict says what the labels mean: y by code, and the text of each class.
type verdict struct {
	y       [256]float64
	classes [2]string // of y = 0 and y = 1
	one     string    // what holds where y = 1, to be read after the name of the column: "is yes", ">= 6"
	rule    string    // how labels became numbers
	notes   []string  // what else is to be said of them
}

// verdict spells out what each label is.
func (l *labels) verdict() verdict {
	var v verdict
	v.y[otherOne] = 1
	rest := unasked // what a label is that was not asked for
	switch {
	case l.both():
	case len(l.negative) > 0:
		rest = isOne
	default:
		rest = isZero
	}
	var texts [2][]string
	for code, k := range l.known {
		is := k.is
		if k.count == 0 {
			continue
		}
		if is == unasked {
			is = rest
		}
		switch is {
		case isOne:
			v.y[code] = 1
			texts[1] = append(texts[1], k.text)
		case isZero:
			texts[0] = append(texts[0], k.text)
		case unasked, isBoth:
		}
		if k.also != "" {
			v.notes = append(v.notes, quoted(k.text)+" and "+quoted(k.also)+" are one label")
		}
	}
	for i := range texts {
		slices.SortFunc(texts[i], inOrder)
	}
	v.classes = [2]string{l.class(l.negative, l.positive, texts[0], texts[1]), l.class(l.positive, l.negative, texts[1], texts[0])}
	v.one = "is " + v.classes[1]
	if deciding := slices.Concat(l.positive, l.negative); len(deciding) > 0 && deciding[0].relation != "" && len(l.positive) < 2 {
		v.one = v.classes[1]
	}
	v.rule = l.rule(v.classes, texts)
	return v
}

// class names the class that was asked for by these wishes, the other one by those, and that these labels of the file are in.
func (l *labels) class(wanted, others []labelSelector, texts, rest []string) string {
	switch {
	case len(wanted) == 1 && wanted[0].relation == "":
		for _, k := range l.known {
			if k.key == wanted[0].key {
				return short(k.text, maxName) // as the file writes it
			}
		}
		return short(wanted[0].text, maxName)
	case len(wanted) > 0:
		return short(alternatives(wanted), maxName)
	case len(others) == 1 && others[0].relation != "":
		return others[0].opposite()
	case len(texts) == 1 && !l.more:
		return short(texts[0], maxName)
	case len(others) > 1:
		return short("not "+alternatives(others), maxName)
	case len(others) == 1:
		return "not " + short(others[0].text, maxName)
	}
	return "not " + short(strings.Join(rest, ""), maxName) // one label in the whole file
}

// rule puts into words which label is which y.
func (l *labels) rule(classes [2]string, texts [2][]string) string {
	switch {
	case len(texts[0]) == 0 && len(texts[1]) == 1:
		return "every row has " + classes[1] + ", read as y = 1"
	case len(texts[1]) == 0 && len(texts[0]) == 1:
		return "every row has " + classes[0] + ", read as y = 0"
	case len(l.positive) > 0 && len(l.negative) == 0 && l.positive[0].relation == "" && len(texts[0]) > 1:
		return classes[1] + " is y = 1, every other label y = 0: " + list(texts[0])
	case len(l.negative) > 0 && len(l.positive) == 0 && l.negative[0].relation == "" && len(texts[1]) > 1:
		return classes[0] + " is y = 0, every other label y = 1: " + list(texts[1])
	}
	return classes[0] + " is y = 0, " + classes[1] + " is y = 1"
}

// quoted is a text in quotes, short enough for a line of words.
func quoted(text string) string { return `"` + short(text, maxQuote) + `"` }
