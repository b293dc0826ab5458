package datasets

import (
	"slices"
	"strings"
)

// labelMapping says what the labels mean: y by code, and the text of each class.
type labelMapping struct {
	yByCode           [256]float64
	classes           [2]string // of y = 0 and y = 1
	positiveCondition string    // what holds where y = 1, to be read after the name of the column: "is yes", ">= 6"
	rule              string    // how labels became numbers
	notes             []string  // what else is to be said of them
}

// mapping spells out what each label is.
func (l *labels) mapping() labelMapping {
	var v labelMapping
	v.yByCode[codeOtherOne] = 1
	rest := notRequested // what a label is that was not asked for
	switch {
	case l.bothRequested():
	case len(l.negative) > 0:
		rest = isOne
	default:
		rest = isZero
	}
	var texts [2][]string
	for code, k := range l.known {
		is := k.class
		if k.count == 0 {
			continue
		}
		if is == notRequested {
			is = rest
		}
		switch is {
		case isOne:
			v.yByCode[code] = 1
			texts[1] = append(texts[1], k.text)
		case isZero:
			texts[0] = append(texts[0], k.text)
		case notRequested, isBoth:
		}
		if k.also != "" {
			v.notes = append(v.notes, quoted(k.text)+" and "+quoted(k.also)+" are one label")
		}
	}
	for i := range texts {
		slices.SortFunc(texts[i], compareLabels)
	}
	v.classes = [2]string{l.className(l.negative, l.positive, texts[0], texts[1]), l.className(l.positive, l.negative, texts[1], texts[0])}
	v.positiveCondition = "is " + v.classes[1]
	if deciding := slices.Concat(l.positive, l.negative); len(deciding) > 0 && deciding[0].relation != "" && len(l.positive) < 2 {
		v.positiveCondition = v.classes[1]
	}
	v.rule = l.ruleText(v.classes, texts)
	return v
}

// className names the class that these selectors ask for, the other one by those, and that these labels of the file are in.
func (l *labels) className(wanted, others []labelSelector, texts, rest []string) string {
	switch {
	case len(wanted) == 1 && wanted[0].relation == "":
		for _, k := range l.known {
			if k.key == wanted[0].key {
				return truncate(k.text, maxName) // as the file writes it
			}
		}
		return truncate(wanted[0].text, maxName)
	case len(wanted) > 0:
		return truncate(joinWithOr(wanted), maxName)
	case len(others) == 1 && others[0].relation != "":
		return others[0].opposite()
	case len(texts) == 1 && !l.overflowed:
		return truncate(texts[0], maxName)
	case len(others) > 1:
		return truncate("not "+joinWithOr(others), maxName)
	case len(others) == 1:
		return "not " + truncate(others[0].text, maxName)
	}
	return "not " + truncate(strings.Join(rest, ""), maxName) // one label in the whole file
}

// ruleText puts into words which label is which y.
func (l *labels) ruleText(classes [2]string, texts [2][]string) string {
	switch {
	case len(texts[0]) == 0 && len(texts[1]) == 1:
		return "every row has " + classes[1] + ", read as y = 1"
	case len(texts[1]) == 0 && len(texts[0]) == 1:
		return "every row has " + classes[0] + ", read as y = 0"
	case len(l.positive) > 0 && len(l.negative) == 0 && l.positive[0].relation == "" && len(texts[0]) > 1:
		return classes[1] + " is y = 1, every other label y = 0: " + joinNames(texts[0])
	case len(l.negative) > 0 && len(l.positive) == 0 && l.negative[0].relation == "" && len(texts[1]) > 1:
		return classes[0] + " is y = 0, every other label y = 1: " + joinNames(texts[1])
	}
	return classes[0] + " is y = 0, " + classes[1] + " is y = 1"
}

// quoted is a text in quotes, short enough for a line of words.
func quoted(text string) string { return `"` + truncate(text, maxQuote) + `"` }
