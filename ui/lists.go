package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// newStartList is the list of starts.
func newStartList(m *Model) *list {
	does := func(a session.Action) func(*Model) {
		return func(m *Model) {
			m.overlay = nil
			m.doIntent(a)
		}
	}
	rows := []row{{Item: pane.Item{Text: "zeros", About: "w = 0, b = 0: every a is one half"}, choose: does(session.InitZero{})}}
	const randomStarts = 3
	for i := range uint64(randomStarts) {
		seed := m.options.Seed + i
		item := pane.Item{Text: fmt.Sprintf("random, seed %d", seed), About: "normal numbers; the same seed gives the same start"}
		rows = append(rows, row{Item: item, choose: does(session.InitRandom{Seed: &seed})})
	}
	rows = append(rows, row{
		Item: pane.Item{Text: "typed values …", About: "w₁, w₂, …, b, one after the other"},
		choose: func(m *Model) {
			m.overlay = newPrompt("w, b = ", currentStartText(m), "numbers apart by spaces", submitWithPrefix("init "))
		},
	})
	return newList("Choose the start", func() []row { return rows })
}

// currentStartText writes the start of the present run as it would be typed.
func currentStartText(m *Model) string {
	start := m.state().Run.Present.Start().Params
	var fields []string
	for _, v := range append(slices.Clone(start.W), start.B) {
		fields = append(fields, strconv.FormatFloat(v, 'g', -1, 64))
	}
	return strings.Join(fields, " ")
}

// newCommandList is the help of the prompt: its commands, to choose one.
func newCommandList() *list {
	l := newList("Commands", commandRows)
	l.view.Find = "search"
	return l
}

func commandRows() []row {
	var rows []row
	for _, r := range language.RowsFor(language.Screen) {
		rows = append(rows, row{
			Item: pane.Item{Text: r.Usage(), About: r.About}, searchText: strings.Join(append(slices.Clone(r.Also), r.Usage(), r.About, r.SearchWords), " "), group: "command",
			choose: func(m *Model) { m.overlay = newCommandPrompt(m, r.Beginning()) },
		})
	}
	return rows
}

// newKeySearch is all keys and commands, of which a search leaves those that hold a
// text. Choosing a key does what it does.
func newKeySearch(m *Model) *list {
	penalised := m.state().Run.Snapshot.Lambda != 0
	l := newList("Keys and commands", func() []row {
		var rows []row
		for _, line := range language.Lines(penalised) {
			about := line.Text
			if line.Also != "" {
				about += "; also " + line.Also
			}
			rows = append(rows, row{
				Item: pane.Item{Text: line.Keys, About: about}, searchText: strings.Join([]string{line.Keys, line.Also, line.Text, string(line.Group), line.SearchWords}, " "),
				choose: func(m *Model) { m.press(line) },
			})
		}
		return append(rows, commandRows()...)
	})
	l.view.Enter, l.view.Esc, l.view.Find, l.searching = "do it", "close", "search", true
	return l
}

// press does what the first key of a line of the help does where nothing is open; a line
// that is typed is opened.
func (m *Model) press(line language.HelpLine) {
	if m.overlay = nil; len(line.Bindings) > 0 {
		m.pressMain(line.Bindings[0].Keys[0])
		return
	}
	m.overlay = newCommandPrompt(m, strings.TrimPrefix(line.Keys, ":"))
}

// newHideList is the list of what can be hidden. The key that opens it closes it
// too, and space changes a row as Enter does.
func newHideList(m *Model) *list {
	state := m.session.State
	l := newList("Hide, or show again", func() []row {
		var rows []row
		hidden := state().View.Hidden
		for i, part := range session.Parts() {
			item := pane.Item{Text: "● " + pane.Hideable()[i], About: "shown"}
			if hidden[part] {
				item = pane.Item{Text: "○ " + pane.Hideable()[i], About: "hidden"}
			}
			rows = append(rows, row{Item: item, choose: func(m *Model) {
				m.doIntent(session.Hide{Parts: []string{part}, Off: m.state().View.Hidden[part]})
			}})
		}
		return rows
	})
	l.view.Enter, l.view.Esc = "hide, show", "close"
	l.extraKeys = func(do session.Intent) language.ScreenAction {
		switch do := do.(type) {
		case session.CommandName:
			if do.Name == "hide" {
				return language.Close
			}
		case session.HideMain, session.Step:
			return language.Accept
		}
		return language.NoScreenAction
	}
	return l
}
