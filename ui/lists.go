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

// starts is the list of starts.
type starts struct {
	at   int
	rows []start
}

// start is one way to begin; typed ones, with no action, open a line.
type start struct {
	text, about string
	action      session.Action
}

func newStarts(m *Model) *starts {
	rows := []start{{"zeros", "w = 0, b = 0: every a is one half", session.InitZero{}}}
	const randomStarts = 3
	for i := range uint64(randomStarts) {
		seed := m.options.Seed + i
		rows = append(rows, start{
			fmt.Sprintf("random, seed %d", seed), "normal numbers; the same seed gives the same start",
			session.InitRandom{Seed: &seed},
		})
	}
	return &starts{rows: append(rows, start{text: "typed values …", about: "w₁, w₂, …, b, one after the other"})}
}

func (s *starts) context() language.Context { return language.List }

func (s *starts) act(m *Model, k language.Key) {
	switch k.Gesture { //nolint:exhaustive // a list knows these; others do nothing in it
	case language.Up:
		s.at = max(0, s.at-k.N)
	case language.Down:
		s.at = min(len(s.rows)-1, s.at+k.N)
	case language.Close:
		m.overlay = nil
	case language.Accept:
		m.overlay = nil
		row := s.rows[s.at]
		if row.action == nil {
			m.overlay = newPrompt("w, b = ", current(m), "numbers apart by spaces", submitAfter("init "))
			return
		}
		m.do(row.action)
	}
}

func (s *starts) typed(*Model, string) {}

func (s *starts) covers() bool { return true }

func (s *starts) draw(c *canvas) {
	var rows []pane.Item
	for _, r := range s.rows {
		rows = append(rows, pane.Item{Text: r.text, About: r.about})
	}
	pane.List(c.frame, c.overlayArea(len(rows)+7), "Choose the start", rows, s.at)
}

// current writes the start of the present run as it would be typed.
func current(m *Model) string {
	start := m.state().World.Present.Start().Params
	var fields []string
	for _, v := range append(slices.Clone(start.W), start.B) {
		fields = append(fields, strconv.FormatFloat(v, 'g', -1, 64))
	}
	return strings.Join(fields, " ")
}
