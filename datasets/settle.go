package datasets

import (
	"slices"
	"strconv"
)

// maxFlags is for how many columns the flag that takes them in is written out; it can be as long as there are columns.
const maxFlags = 20

// settleColumns says of every column what it holds and what becomes of it, and which are the features, in their order.
func (t *reader) settleColumns() (columns []Column, features []int) {
	columns = make([]Column, len(t.names))
	for j := range columns {
		columns[j] = t.settle(j)
	}
	if t.asked.columns == nil {
		features = byRole(columns, IsFeature)
		for _, second := range [...]Role{IsID, MostlyGaps} { // better than nothing
			if len(features) == 0 {
				for _, j := range byRole(columns, second) {
					if columns[j].Type == Numbers && !t.asked.without[j] {
						columns[j].Role, columns[j].Why = IsFeature, ""
					}
				}
				features = byRole(columns, IsFeature)
			}
		}
	} else {
		for _, j := range t.asked.columns {
			if columns[j].Role == IsFeature {
				features = append(features, j)
			}
		}
	}
	flags := 0
	for j := range columns {
		if c := &columns[j]; (c.Role == IsID || c.Role == MostlyGaps && c.Type == Numbers) && flags < maxFlags {
			c.Flag = "--features=" + ranges(append([]int{j}, features...))
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

// settle says what column j holds and what becomes of it.
func (t *reader) settle(j int) Column {
	c := &t.columns[j]
	d := Column{
		Name: short(t.names[j], maxName), Number: j + 1, Type: c.holds(),
		Content: Content{
			Numbers: c.numbers, Texts: c.texts, Gaps: c.gaps,
			GapText: clean(c.gap.text), GapLine: c.gap.line, Text: short(clean(c.text.text), maxQuote), TextLine: c.text.line,
		},
		Min: c.min, Max: c.max, Whole: c.numbers > 0 && !c.fractions, Values: c.values.list(), MoreValues: c.values.more,
	}
	d.Role, d.Why = t.role(j, d)
	return d
}

// role says what becomes of column j, and why it is left out.
func (t *reader) role(j int, d Column) (Role, string) {
	c := &t.columns[j]
	if j == t.labels.column {
		return IsLabel, ""
	}
	chosen := t.asked.columns != nil
	if t.asked.without[j] || chosen && !slices.Contains(t.asked.columns, j) {
		return NotAskedFor, "not asked for"
	}
	switch d.Type {
	case Text:
		return HoldsText, "holds text"
	case Empty:
		if !t.asked.named[j] && t.options.Missing == LeaveOut {
			return MostlyGaps, c.nothing() + " in every row"
		}
	case Numbers:
		if chosen {
			break
		}
		if why := t.isID(j); why != "" {
			return IsID, why
		}
		if 2*c.gaps > t.count && t.options.Missing == LeaveOut {
			return MostlyGaps, c.nothing() + " in " + strconv.Itoa(c.gaps) + " of " + count(t.count, "row")
		}
	}
	return IsFeature, ""
}

// check refuses what cannot be used in the columns that are.
func (t *reader) check(columns []Column, features []int) error {
	if len(features) == 0 {
		return t.noFeature(columns)
	}
	var sure marksSeen
	for j := range t.columns {
		if columns[j].Type == Numbers {
			sure.point = sure.point || t.columns[j].points.surely
			sure.comma = sure.comma || t.columns[j].commas.surely
		}
	}
	for _, j := range append([]int{t.labels.column}, features...) {
		c := &t.columns[j]
		if columns[j].Role == IsFeature && c.fault.line > 0 {
			return t.badNumber(j)
		}
		if columns[j].Type == Numbers {
			if err := t.mixed(j, sure); err != nil {
				return err
			}
		}
	}
	if t.options.Missing == Refuse {
		return t.firstGap(features)
	}
	return nil
}

// firstGap refuses the first gap of the columns that are used.
func (t *reader) firstGap(features []int) error {
	at := -1
	used := slices.Sorted(slices.Values(features))
	if t.labels.gaps > 0 {
		used = slices.Sorted(slices.Values(append(used, t.labels.column)))
	}
	for _, j := range used {
		if line := t.columns[j].gap.line; line > 0 && (at < 0 || line < t.columns[at].gap.line) {
			at = j
		}
	}
	if at < 0 {
		return nil
	}
	return t.gapRefused(at)
}
