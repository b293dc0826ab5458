package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// list is the overlay in which a row is chosen.
type list struct {
	view      pane.List                                        // its title, its columns, and what its keys do
	rows      func() []row                                     // all of them, as they are now; never none
	extraKeys func(session.Intent) language.ScreenAction       // what else means something in it, by what it does where nothing is open; may be nil
	preview   func(r row, look pane.DrawOptions, a chart.Area) // draws what there is to see of a row; nil where its text says all

	cursor    int // of the rows that are found
	search    textLine
	searching bool
}

// row is a row of a list: how it looks, and what choosing it does.
type row struct {
	pane.Item
	choose      func(*Model)
	group       string // rows of one stand together
	searchText  string // in which a search looks
	name        string // of what it stands for, where its text does not say it
	alwaysShown bool   // a search leaves it
}

// newList is a list of these rows, the first of them chosen.
func newList(title string, rows func() []row) *list {
	return &list{view: pane.List{Title: title, Enter: "open", Esc: "keep"}, rows: rows, search: newTextLine("")}
}

// matches are the rows that the search leaves.
func (l *list) matches() []row {
	if !l.searching {
		return l.rows()
	}
	var rows []row
	for _, r := range l.rows() {
		if r.alwaysShown || strings.Contains(strings.ToLower(r.searchText), strings.ToLower(l.search.Value())) {
			rows = append(rows, r)
		}
	}
	return rows
}

func (l *list) context() language.Context {
	if l.searching {
		return language.TypingLine
	}
	return language.List
}

func (l *list) act(m *Model, k language.Key) {
	rows := l.matches()
	switch k.ScreenAction { //nolint:exhaustive // a list knows these; others do nothing in it
	case language.Up:
		l.cursor = max(0, l.cursor-k.N)
	case language.Down:
		l.cursor = max(0, min(len(rows)-1, l.cursor+k.N))
	case language.Search:
		l.searching = l.view.Find != ""
	case language.Close:
		l.close(m)
	case language.Accept:
		if len(rows) > 0 {
			rows[min(l.cursor, len(rows)-1)].choose(m)
		}
	}
}

// close ends the search, else closes the list.
func (l *list) close(m *Model) {
	if !l.searching {
		m.overlay = nil
	}
	l.searching = false
	l.search.set("")
	l.cursor = min(l.cursor, len(l.rows())-1)
}

// handleOtherKey takes the keys that mean here what they mean outside.
func (l *list) handleOtherKey(m *Model, key string) {
	if do := m.keys.Lookup(language.Main, key).Intent; l.extraKeys != nil && do != nil {
		l.act(m, language.Key{ScreenAction: l.extraKeys(do)})
	}
}

func (l *list) edit(msg tea.KeyMsg) {
	l.search.handleKey(msg)
	l.cursor = 0
}

func (l *list) isEdit(msg tea.KeyMsg) bool { return l.searching && l.search.isEdit(msg) }

func (l *list) coversScreen() bool { return true }

func (l *list) draw(c *canvas) {
	rows := l.matches()
	look := l.view
	look.At, look.Searching, look.Search = min(l.cursor, len(rows)-1), l.searching, l.search.Value()
	for i, r := range rows {
		r.Group = i > 0 && r.group != rows[i-1].group
		look.Rows = append(look.Rows, r.Item)
	}
	if len(rows) == 0 {
		look.Rows, look.At = []pane.Item{{Text: "nothing has that in it"}}, 0
	}
	const frame = 7 // rows of a list that are none of its own
	height := len(rows) + frame
	if l.preview != nil {
		height = maxBoxRows
		if len(rows) > 0 { // a search may find none
			look.Preview = func(as pane.DrawOptions, a chart.Area) { l.preview(rows[look.At], as, a) }
		}
	}
	look.Draw(c.look, c.overlayArea(height))
}
