package datasets

import (
	"fmt"
	"strconv"
	"strings"
)

// maxLabelSelectors is how many labels can be named; their codes are bytes.
const maxLabelSelectors = 100

// labelSelector is a label that was asked for: one value, or all numbers on one side of a bound.
type labelSelector struct {
	text, key string
	relation  string // ">=", ">", "<=" or "<"; empty: a value
	bound     float64
}

// parseLabelSelectors reads labels as they are asked for: "yes", or ">=6" for every number from 6 on.
func parseLabelSelectors(given []string, marks Decimal) ([]labelSelector, error) {
	if len(given) > maxLabelSelectors {
		return nil, &ChoiceError{What: fmt.Sprintf("at most %d labels can be named, not", maxLabelSelectors), Got: strconv.Itoa(len(given))}
	}
	var all []labelSelector
	for _, text := range given {
		w := labelSelector{text: canonical([]byte(text), marks)}
		if w.text == "" {
			return nil, &ChoiceError{What: "no label can be", Got: text}
		}
		for _, relation := range [...]string{">=", "<=", ">", "<"} {
			rest, has := strings.CutPrefix(strings.NewReplacer("≥", ">=", "≤", "<=").Replace(w.text), relation)
			if !has {
				continue
			}
			if v, _, how := parseNumber([]byte(rest), marks); how == numberCell { // else a label like >50K
				w.relation, w.bound = relation, v
				w.text = relation + " " + plainNumber(v)
			}
			break
		}
		w.key = strings.ToLower(w.text)
		all = append(all, w)
	}
	return all, nil
}

// matches reports whether a label in its canonical form is what was asked for.
func (w labelSelector) matches(label string) bool {
	if w.relation == "" {
		return strings.ToLower(label) == w.key
	}
	v, _, how := parseNumber([]byte(label), DecimalPoint) // in the canonical form a number has a point
	if how != numberCell {
		return strings.ReplaceAll(label, " ", "") == strings.ReplaceAll(w.text, " ", "") // a label that is written like a condition
	}
	switch w.relation {
	case ">=":
		return v >= w.bound
	case ">":
		return v > w.bound
	case "<=":
		return v <= w.bound
	}
	return v < w.bound
}

// opposite is the condition that holds where this one does not.
func (w labelSelector) opposite() string {
	turned := map[string]string{">=": "<", ">": "<=", "<=": ">", "<": ">="}
	return turned[w.relation] + " " + plainNumber(w.bound)
}

// joinWithOr joins selectors: "a, b or c".
func joinWithOr(ws []labelSelector) string {
	var texts []string
	for _, w := range ws {
		texts = append(texts, truncate(w.text, maxName))
	}
	if len(texts) > maxListed {
		return joinNames(texts)
	}
	last := len(texts) - 1
	if last == 0 {
		return texts[0]
	}
	return strings.Join(texts[:last], ", ") + " or " + texts[last]
}
