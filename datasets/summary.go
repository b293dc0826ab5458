package datasets

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What reading found out about a table, in words. They are what descent look prints.

// Summary says how large the table is and how it is written.
func (t *Table) Summary() string {
	d := t.Dialect
	rows := countNoun(t.Rows, "row")
	if t.Partial {
		rows = "the first " + rows
	}
	facts := []string{rows, countNoun(len(t.Columns), "column"), "separator: " + d.Separator}
	if d.Decimal == DecimalComma {
		facts = append(facts, "decimal commas")
	}
	switch {
	case d.HeaderLine > 0:
		facts = append(facts, fmt.Sprintf("names on line %d", d.HeaderLine))
	default:
		facts = append(facts, "no names")
	}
	if d.RowNames {
		facts = append(facts, "rows with names")
	}
	facts = append(facts, d.Encoding)
	if d.Compressed {
		facts = append(facts, "gzip")
	}
	return strings.Join(append(facts, d.Skipped...), ", ")
}

// TypeText says what the cells hold: text, whole, numbers or empty.
func (c Column) TypeText() string {
	switch {
	case c.Type == Text && c.Numbers > 0:
		return fmt.Sprintf("text, %d numbers", c.Numbers)
	case c.Type == Text:
		return "text"
	case c.Type == Empty:
		return "empty"
	case c.Whole:
		return "whole"
	}
	return "numbers"
}

// GapCount says how many cells are empty, and how the first says so.
func (c Column) GapCount() string {
	if c.Gaps == 0 || c.GapText == "" {
		return strconv.Itoa(c.Gaps)
	}
	return fmt.Sprintf("%d %q", c.Gaps, c.GapText)
}

// RangeText is the range of a column of numbers, to six digits; empty for others.
func (c Column) RangeText() string {
	if c.Type != Numbers || c.Numbers == 0 {
		return ""
	}
	digits := func(v float64) string {
		if c.Whole && math.Abs(v) < 1e15 {
			return strconv.FormatFloat(v, 'f', -1, 64)
		}
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	if c.Min == c.Max {
		return "only " + digits(c.Min)
	}
	return digits(c.Min) + " to " + digits(c.Max)
}

// ValueCounts says how many different values there are; of few, which, and how often.
func (c Column) ValueCounts() string {
	const few, longest = 6, 48
	switch {
	case c.MoreValues:
		return fmt.Sprintf("more than %d", MaxValues)
	case len(c.Values) > few || len(c.Values) == 0:
		return strconv.Itoa(len(c.Values))
	}
	texts := make([]string, len(c.Values))
	for i, v := range c.Values {
		texts[i] = fmt.Sprintf("%s (%d)", v.Text, v.Count)
	}
	if text := strings.Join(texts, ", "); utf8.RuneCountInString(text) <= longest {
		return text
	}
	return strconv.Itoa(len(c.Values))
}

// RoleText says what becomes of column j, counted from 0, and why.
func (t *Table) RoleText(j int) string {
	c := t.Columns[j]
	switch {
	case c.Role == IsLabel:
		return "label: " + t.Label.Why
	case c.Role == IsFeature:
		return "feature"
	case c.Role == HoldsText && c.Numbers > 0:
		return fmt.Sprintf("left out: %s, %q on line %d", c.Why, c.Text, c.TextLine)
	}
	return "left out: " + c.Why
}
