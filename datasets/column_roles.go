package datasets

import (
	"slices"
	"strconv"
)

// maxFlags is for how many columns the flag that takes them in is written out; it can be as long as there are columns.
const maxFlags = 20

// classifyColumns says of every column what it holds and what becomes of it, and which are the features, in their order.
func (r *reader) classifyColumns() (columns []Column, features []int) {
	columns = make([]Column, len(r.names))
	for j := range columns {
		columns[j] = r.classifyColumn(j)
	}
	if r.requested.columns == nil {
		features = byRole(columns, IsFeature)
		for _, second := range [...]Role{IsID, MostlyGaps} { // better than nothing
			if len(features) == 0 {
				for _, j := range byRole(columns, second) {
					if columns[j].Type == Numbers && !r.requested.without[j] {
						columns[j].Role, columns[j].Why = IsFeature, ""
					}
				}
				features = byRole(columns, IsFeature)
			}
		}
	} else {
		for _, j := range r.requested.columns {
			if columns[j].Role == IsFeature {
				features = append(features, j)
			}
		}
	}
	flags := 0
	for j := range columns {
		if c := &columns[j]; (c.Role == IsID || c.Role == MostlyGaps && c.Type == Numbers) && flags < maxFlags {
			c.Flag = "--features=" + formatRanges(append([]int{j}, features...))
			flags++
		}
	}
	return columns, features
}

// byRole lists the columns that have this role.
func byRole(columns []Column, role Role) []int {
	var found []int
	for j, c := range columns {
		if c.Role == role {
			found = append(found, j)
		}
	}
	return found
}

// classifyColumn says what column j holds and what becomes of it.
func (r *reader) classifyColumn(j int) Column {
	c := &r.columns[j]
	d := Column{
		Name: truncate(r.names[j], maxName), Number: j + 1, Type: c.columnType(),
		Content: Content{
			Numbers: c.numbers, Texts: c.texts, Gaps: c.gaps,
			GapText: clean(c.firstGapCell.text), GapLine: c.firstGapCell.line, Text: truncate(clean(c.firstText.text), maxQuote), TextLine: c.firstText.line,
		},
		Min: c.min, Max: c.max, Whole: c.numbers > 0 && !c.fractions, Values: c.values.list(), MoreValues: c.values.overflowed,
	}
	d.Role, d.Why = r.role(j, d)
	return d
}

// role says what becomes of column j, and why it is left out.
func (r *reader) role(j int, d Column) (Role, string) {
	c := &r.columns[j]
	if j == r.labels.column {
		return IsLabel, ""
	}
	chosen := r.requested.columns != nil
	if r.requested.without[j] || chosen && !slices.Contains(r.requested.columns, j) {
		return NotAskedFor, "not asked for"
	}
	switch d.Type {
	case Text:
		return HoldsText, "holds text"
	case Empty:
		if !r.requested.named[j] && r.options.Missing == LeaveOut {
			return MostlyGaps, c.gapText() + " in every row"
		}
	case Numbers:
		if chosen {
			break
		}
		if why := r.isID(j); why != "" {
			return IsID, why
		}
		if 2*c.gaps > r.count && r.options.Missing == LeaveOut {
			return MostlyGaps, c.gapText() + " in " + strconv.Itoa(c.gaps) + " of " + countNoun(r.count, "row")
		}
	}
	return IsFeature, ""
}

// checkColumns refuses what cannot be used in the columns that are.
func (r *reader) checkColumns(columns []Column, features []int) error {
	if len(features) == 0 {
		return r.noFeatureErr(columns)
	}
	var sure marksSeen
	for j := range r.columns {
		if columns[j].Type == Numbers {
			sure.point = sure.point || r.columns[j].points.surely
			sure.comma = sure.comma || r.columns[j].commas.surely
		}
	}
	for _, j := range append([]int{r.labels.column}, features...) {
		c := &r.columns[j]
		if columns[j].Role == IsFeature && c.firstBadNumber.line > 0 {
			return r.badNumberErr(j)
		}
		if columns[j].Type == Numbers {
			if err := r.checkDecimalMarks(j, sure); err != nil {
				return err
			}
		}
	}
	if r.options.Missing == Refuse {
		return r.firstGap(features)
	}
	return nil
}

// firstGap refuses the first gap of the columns that are used.
func (r *reader) firstGap(features []int) error {
	at := -1
	used := slices.Sorted(slices.Values(features))
	if r.labels.gaps > 0 {
		used = slices.Sorted(slices.Values(append(used, r.labels.column)))
	}
	for _, j := range used {
		if line := r.columns[j].firstGapCell.line; line > 0 && (at < 0 || line < r.columns[at].firstGapCell.line) {
			at = j
		}
	}
	if at < 0 {
		return nil
	}
	return r.gapErr(at)
}
