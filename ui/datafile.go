package ui

import (
	"context"
	"fmt"
	"strings"

	"descent/datasets"
	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/number"
	"descent/ui/pane"
	"descent/ui/session"
)

// tableMsg brings what a file holds, to choose from.
type tableMsg struct {
	ticket session.Ticket
	file   string
	table  *datasets.Table // nil where it is none
	err    error
}

// submitFile takes the line on which a file is named. A file alone is looked at,
// so that its label and its columns can be chosen; with flags behind it, or as a
// name of the catalogue, it is opened.
func submitFile(m *Model, line string) *language.LineError {
	intent, fault := language.Parse("data " + line)
	data, ok := intent.(session.Data)
	_, listed := datasets.Find(data.Name)
	bare := len(language.FlagsOf(data)) == 0
	if fault != nil || !ok || listed || !bare || m.options.DescribeTable == nil {
		return submitWithPrefix("data ")(m, line)
	}
	m.lookAt(data.Name)
	return nil
}

// lookAt looks what a file holds, away from the event loop.
func (m *Model) lookAt(file string) {
	m.stopLooking()
	ctx, cancel := context.WithCancel(m.ctx)
	look := m.options.DescribeTable
	ticket := m.tracker.Start(tableSlot, cancel)
	m.notify("Looking at " + language.ShortPath(file) + " …, Esc stops")
	m.async(func() any {
		defer cancel()
		table, err := look(ctx, file)
		return tableMsg{ticket, file, table, err}
	})
}

// stopLooking ends that, and reports whether there was any.
func (m *Model) stopLooking() bool {
	key, busy := m.tracker.Busy(tableSlot)
	if !busy {
		return false
	}
	if cancel, ok := key.(context.CancelFunc); ok {
		cancel()
	}
	m.tracker.Drop(tableSlot)
	return true
}

// apply opens the list of columns. Of a table that is refused as it is there may be
// another label that it can be learned from.
func (msg tableMsg) apply(m *Model) {
	if _, wanted := m.tracker.Finish(msg.ticket); !wanted {
		return
	}
	if msg.table == nil {
		m.notifyError(language.Advice(msg.err, msg.file, language.Screen))
		return
	}
	m.notice = pane.Notice{}
	if m.overlay == nil {
		m.overlay = newLabelList(msg.file, msg.table, false)
	}
}

// columnChoice is what was chosen of a table so far.
type columnChoice struct {
	file     string
	table    *datasets.Table
	label    int // of its columns
	positive []string
	features map[int]bool
	explicit bool // label and features are said even where they are those of the file by itself
}

// newLabelList is the list of columns, to choose the label; the present one is
// chosen. A table that was read with flags of its own is opened with flags again.
func newLabelList(file string, t *datasets.Table, explicit bool) *list {
	var rows []row
	for j, c := range t.Columns {
		r := columnRow(c)
		r.About = t.RoleText(j) + ", " + r.About
		r.choose = func(m *Model) {
			chosen := &columnChoice{file: file, table: t, label: j, features: likelyFeatures(t, j), explicit: explicit}
			if len(c.Values) > 2 {
				m.overlay = newPositiveList(chosen)
				return
			}
			m.overlay = newFeatureList(chosen)
		}
		rows = append(rows, r)
	}
	l := newTableList("Which column is the label?", rows)
	l.cursor, l.view.Enter = t.Label.Column, "take"
	return l
}

// newPositiveList is the list of the values of a label that has more than two, to
// choose those of y = 1.
func newPositiveList(chosen *columnChoice) *list {
	column := chosen.table.Columns[chosen.label]
	var rows []row
	for _, v := range column.Values {
		item := pane.Item{Text: v.Text, About: number.Count(v.Count, "row") + " y = 1, all others y = 0"}
		rows = append(rows, row{Item: item, searchText: v.Text, choose: func(m *Model) {
			chosen.positive = []string{v.Text}
			m.overlay = newFeatureList(chosen)
		}})
	}
	l := newTableList("Which "+column.Name+" is y = 1?", rows)
	l.view.Enter = "take"
	return l
}

// newFeatureList is the list of the columns beside the label, to choose the
// features. Its first row opens the file with them.
func newFeatureList(chosen *columnChoice) *list {
	t := chosen.table
	l := newTableList("What to learn "+t.Columns[chosen.label].Name+" from?", nil)
	l.rows = func() []row {
		open := row{alwaysShown: true, choose: chosen.openData}
		open.Text, open.About = "open it", "with "+number.Count(len(chosen.features), "feature")
		rows := []row{open}
		for j := range t.Columns {
			if j == chosen.label {
				continue
			}
			r := columnRow(t.Columns[j])
			if role := t.Columns[j].Role; role != datasets.IsFeature && role != datasets.IsLabel {
				r.About += ", " + t.RoleText(j)
			}
			mark := "○ "
			if chosen.features[j] {
				mark = "● "
			}
			r.Text, r.group = mark+r.Text, "columns"
			r.choose = func(m *Model) { chosen.toggleFeature(m, j) }
			rows = append(rows, r)
		}
		return rows
	}
	l.view.Enter = "open, or add and leave out"
	return l
}

// toggleFeature adds a column to the features, or leaves it out.
func (c *columnChoice) toggleFeature(m *Model, j int) {
	column := c.table.Columns[j]
	switch {
	case column.Type != datasets.Numbers:
		m.notifyError(fmt.Errorf("%s cannot be a feature: it holds %s", column.Name, column.TypeText()))
		return
	case c.features[j]:
		delete(c.features, j)
	default:
		c.features[j] = true
	}
	c.explicit = true
}

// openData opens the file with what was chosen. What is as the file has it by itself
// is not said.
func (c *columnChoice) openData(m *Model) {
	if len(c.features) == 0 {
		m.notifyError(fmt.Errorf("nothing to learn %s from: add a column", c.table.Columns[c.label].Name))
		return
	}
	data := session.Data{Name: c.file}
	if c.explicit || c.label != c.table.Label.Column {
		data.ReadOptions.Table.Label = c.table.Columns[c.label].Name
	}
	data.ReadOptions.Table.Positive = c.positive
	if c.explicit {
		for j, column := range c.table.Columns {
			if c.features[j] {
				data.ReadOptions.Table.Features = append(data.ReadOptions.Table.Features, column.Name)
			}
		}
	}
	m.overlay = nil
	m.doIntent(data)
}

// likelyFeatures is the columns that a table would be learned from by itself with
// another label.
func likelyFeatures(t *datasets.Table, label int) map[int]bool {
	features := map[int]bool{}
	for j, c := range t.Columns {
		if j != label && (c.Role == datasets.IsFeature || c.Role == datasets.IsLabel && c.Type == datasets.Numbers) {
			features[j] = true
		}
	}
	return features
}

// newTableList is a list about a table, in which a name can be searched.
func newTableList(title string, rows []row) *list {
	l := newList(title, func() []row { return rows })
	l.view.Find, l.view.Esc = "search", "leave"
	return l
}

// columnRow is the row of a column: what it holds.
func columnRow(c datasets.Column) row {
	about := []string{c.TypeText()}
	if text := c.RangeText(); text != "" {
		about = append(about, text)
	}
	if c.Gaps > 0 {
		about = append(about, number.Count(c.Gaps, "gap"))
	}
	if c.Type == datasets.Text || len(c.Values) == 2 {
		about = append(about, c.ValueCounts())
	}
	return row{Item: pane.Item{Text: c.Name, About: strings.Join(about, ", ")}, searchText: c.Name}
}

// featuresOfFileRow is the row of the file that is learned from: it leads to the choice of
// its label and columns.
func featuresOfFileRow(set datasets.Set, file string) row {
	return row{
		Item: pane.Item{Text: set.Name, Note: "now"}, group: "file", searchText: set.Name, alwaysShown: true,
		choose: func(m *Model) { m.overlay = newLabelList(file, set.Table, true) },
	}
}

// drawTablePreview draws a table beside the list of data.
func drawTablePreview(t *datasets.Table, look pane.DrawOptions, a chart.Area) {
	lines := make([][]string, len(t.Columns))
	for j, c := range t.Columns {
		lines[j] = []string{c.Name, c.TypeText(), c.RangeText(), t.RoleText(j)}
	}
	pane.PreviewTable(look, a, language.ShortPath(t.File), t.Summary(), lines)
}
