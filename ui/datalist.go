package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"descent/datasets"
	"descent/ui/hands"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// dataList is the list of data to choose from, with a preview of each.
type dataList struct {
	entries   []datasets.Entry
	sets      map[string]datasets.Set // previews, as they arrive
	at        int
	search    textLine
	searching bool
}

// previewsMsg brings the sets of the list: reading them takes longer than a
// frame may. They are kept as long as they are scaled as the data are.
type previewsMsg struct {
	scale datasets.Method
	sets  map[string]datasets.Set
}

func (m *Model) openData() {
	data := m.state().Data
	l := &dataList{entries: datasets.Catalogue(), search: newTextLine("")}
	for i, e := range l.entries {
		if e.Name == data.Set.Name {
			l.at = i
		}
	}
	m.overlay = l
	ctx, open, scale := m.ctx, m.options.Open, data.Scale
	if m.previews.sets != nil && m.previews.scale == scale {
		l.sets = m.previews.sets
		return
	}
	m.async(func() any {
		sets := map[string]datasets.Set{}
		for _, e := range datasets.Catalogue() {
			if set, err := open(ctx, e.Name, hands.Reading{Scale: scale}, nil); err == nil {
				sets[e.Name] = set
			}
		}
		return previewsMsg{scale, sets}
	})
}

func (msg previewsMsg) apply(m *Model) {
	m.previews = msg
	if l, ok := m.overlay.(*dataList); ok {
		l.sets = msg.sets
	}
}

// rows are the places in entries that the search leaves; −1 is a file.
func (l *dataList) rows() []int {
	var rows []int
	for i, e := range l.entries {
		if strings.Contains(strings.ToLower(e.Name+" "+e.Title+" "+e.About), strings.ToLower(l.search.Value())) {
			rows = append(rows, i)
		}
	}
	return append(rows, -1)
}

func (l *dataList) context() language.Context {
	if l.searching {
		return language.Typing
	}
	return language.List
}

func (l *dataList) act(m *Model, k language.Key) {
	last := len(l.rows()) - 1
	switch k.Gesture { //nolint:exhaustive // a list knows these; others do nothing in it
	case language.Up:
		l.at = max(0, l.at-k.N)
	case language.Down:
		l.at = min(last, l.at+k.N)
	case language.Search:
		l.searching = true
	case language.Close:
		if !l.searching {
			m.overlay = nil
		}
		l.searching = false
		l.search.set("")
		l.at = min(l.at, len(l.rows())-1)
	case language.Accept:
		l.choose(m, l.rows()[min(l.at, last)])
	}
}

func (l *dataList) choose(m *Model, entry int) {
	if entry < 0 {
		m.overlay = newPath("CSV file: ", "a path", submitAfter("data "))
		return
	}
	m.overlay = nil
	m.do(session.Data{Name: l.entries[entry].Name})
}

func (l *dataList) typed(*Model, string) {}

func (l *dataList) edit(msg tea.KeyMsg) {
	if !l.searching {
		return
	}
	l.search.handleKey(msg)
	l.at = 0
}

func (l *dataList) edits(msg tea.KeyMsg) bool { return l.searching && l.search.isEdit(msg) }

func (l *dataList) covers() bool { return true }

func (l *dataList) draw(c *canvas) {
	choice := pane.DataChoice{At: l.at, Searching: l.searching, Search: l.search.Value()}
	var group datasets.Group
	for _, i := range l.rows() {
		if i < 0 {
			choice.Rows = append(choice.Rows, pane.DataRow{Name: "a CSV file …", Gap: len(choice.Rows) > 0})
			continue
		}
		e := l.entries[i]
		row := pane.DataRow{Name: e.Name, Now: e.Name == c.frame.Set.Name, Gap: group != "" && group != e.Group, Alpha: e.Alpha}
		group = e.Group
		if set, ok := l.sets[e.Name]; ok {
			row.M, row.N = set.Size()
			row.Set = &set
		}
		choice.Rows = append(choice.Rows, row)
	}
	pane.ChooseData(c.frame, c.overlayArea(unlimitedRows), choice)
}
