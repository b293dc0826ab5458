package datasets

import (
	"slices"
	"strconv"
	"strings"
)

// gapErr refuses the first gap of column j.
func (r *reader) gapErr(j int) error {
	c := &r.columns[j]
	what := r.quotedName(j) + "is empty"
	if c.firstGapCell.text != "" {
		what = r.quotedName(j) + "holds " + quote(c.firstGapCell.text) + ", which stands for no value"
	}
	o := r.options
	o.Missing = LeaveOut
	return r.errorAt(c.firstGapCell.line, j+1, what, "write a value there, or leave such rows out", o.flags()...)
}

// noRowsErr is the error of a file in which every row has a gap in a column that is used.
func (r *reader) noRowsErr(features []int) error {
	worst := features[0]
	for _, j := range features {
		if r.columns[j].gaps > r.columns[worst].gaps {
			worst = j
		}
	}
	what := r.quotedName(worst) + "has gaps in " + strconv.Itoa(r.columns[worst].gaps) + " of " + countNoun(r.count, "row") + ", and no row is without one"
	do, flags := "fill them in", []string(nil)
	if len(features) > 1 {
		do += ", or leave the column out"
		flags = r.flagsWithout(worst)
	}
	return r.errorAt(max(r.columns[worst].firstGapCell.line, 1), worst+1, what, do, flags...)
}

// gapText says what stands for nothing in these columns, to be read after "11 of 7043 rows left out: ".
func (r *reader) gapText(columns []int) string {
	slices.SortStableFunc(columns, func(a, b int) int { return r.columns[b].gaps - r.columns[a].gaps })
	names := make([]string, len(columns))
	for i, j := range columns {
		names[i] = truncate(r.names[j], maxName)
	}
	if len(columns) > 1 {
		return "gaps in " + joinNames(names)
	}
	switch c := &r.columns[columns[0]]; {
	case c.gapsDiffer:
		return "gaps in " + names[0]
	case c.firstGapCell.text == "":
		return names[0] + " is empty"
	default:
		return names[0] + " is " + quoted(clean(c.firstGapCell.text))
	}
}

// gapText is what stands in the gaps of a column, to be read after its name and before where.
func (c *column) gapText() string {
	switch {
	case c.gapsDiffer:
		return "a gap"
	case c.firstGapCell.text == "":
		return "empty"
	}
	return quoted(clean(c.firstGapCell.text))
}

// omissions says why rows are left out; used is how many are not.
func (r *reader) omissions(features []int, v labelMapping, used int) []Omission {
	var all []Omission
	if gaps := r.count - r.labels.dropped - used; gaps > 0 {
		var columns []int
		for _, j := range features {
			if r.columns[j].gaps > 0 {
				columns = append(columns, j)
			}
		}
		if r.labels.gaps > 0 {
			columns = append(columns, r.labels.column)
		}
		all = append(all, Omission{Rows: gaps, Why: r.gapText(columns)})
	}
	if r.labels.dropped > 0 {
		why := "the label is neither " + strings.Join(v.classes[:], " nor ")
		if asked := slices.Concat(r.labels.negative, r.labels.positive); len(asked) > len(v.classes) {
			texts := make([]string, len(asked))
			for i, w := range asked {
				texts[i] = w.text
			}
			why = "the label is none of " + joinNames(texts)
		}
		all = append(all, Omission{Rows: r.labels.dropped, Why: why})
	}
	return all
}
