package ui

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/keymap"
	"descent/ui/pane"
)

// prompt is one line to type. What was typed goes to take; its error is shown
// and the line stays open.
type prompt struct {
	label string
	hint  string
	input textinput.Model
	wrong string
	take  func(*Model, string) (tea.Cmd, error)
}

const longestLine = 400

func newPrompt(label, value, hint string, take func(*Model, string) (tea.Cmd, error)) *prompt {
	in := textinput.New()
	in.CharLimit = longestLine
	in.SetValue(value)
	in.Focus()
	return &prompt{label: label, hint: hint, input: in, take: take}
}

// open opens the overlay of an action, or closes the program.
func (m *Model) open(a keymap.Action) tea.Cmd {
	switch a { //nolint:exhaustive // the actions that open something; the others are routed before
	case keymap.AlphaType:
		m.overlay = newPrompt("α = ", "", "a number above 0, now "+strconv.FormatFloat(m.timeline.Alpha(), 'g', -1, 64), takeAlpha)
	case keymap.Goto:
		m.overlay = newPrompt(":", "", "an iteration, for example 500", takeIteration)
	case keymap.Start:
		m.overlay = newStarts(m)
	case keymap.Help:
		m.overlay = help{}
	case keymap.Close:
		m.waiting = nil
		m.pause()
	case keymap.Quit:
		next, cmd := m.quit(0)
		*m = next
		return cmd
	}
	return nil
}

func takeAlpha(m *Model, s string) (tea.Cmd, error) {
	alpha, err := parseAlpha(s)
	if err != nil {
		return nil, err
	}
	return m.inTurn(func(m *Model) tea.Cmd {
		m.timeline.SetAlpha(alpha)
		return nil
	}), nil
}

func takeIteration(m *Model, s string) (tea.Cmd, error) {
	const most = 1_000_000_000
	k, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(s), " ", ""))
	if err != nil || k < 0 || k > most {
		return nil, fmt.Errorf("%q is no iteration: type a whole number from 0 to %d", s, most)
	}
	return m.inTurn(func(m *Model) tea.Cmd { return m.seek(k) }), nil
}

func (p *prompt) context() keymap.Context { return keymap.Text }

func (p *prompt) act(m *Model, b keymap.Binding) tea.Cmd {
	switch b.Action { //nolint:exhaustive // a line knows these; others do nothing in it
	case keymap.Choose:
		if strings.TrimSpace(p.input.Value()) == "" {
			m.overlay = nil
			return nil
		}
		m.overlay = nil // take may open another
		cmd, err := p.take(m, p.input.Value())
		if err != nil {
			p.wrong, m.overlay = err.Error(), p
		}
		return cmd
	case keymap.Close:
		m.overlay = nil
	}
	return nil
}

func (p *prompt) typed(_ *Model, msg tea.KeyMsg) tea.Cmd {
	p.wrong = ""
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	return cmd
}

func (p *prompt) draw(s *canvas) {
	pane.Prompt(s.frame, s.grid.Area(s.message()), pane.Line{
		Label: p.label, Text: p.input.Value(), Cursor: p.input.Position(), Hint: p.hint, Wrong: p.wrong,
	})
}

func (p *prompt) covers() bool { return false }
