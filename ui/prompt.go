package ui

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/command"
	"descent/ui/keymap"
	"descent/ui/pane"
)

// prompt is one line to type. What was typed goes to take; its error is shown
// and the line stays open.
type prompt struct {
	label string
	hint  string
	input textLine
	wrong string
	take  func(*Model, string) (tea.Cmd, error)

	// complete tells how a line can go on; nil where nobody knows.
	complete func(line string) command.Completion
	offer    offer
	history  *history // nil where lines are not kept
}

func newPrompt(label, value, hint string, take func(*Model, string) (tea.Cmd, error)) *prompt {
	return &prompt{label: label, hint: hint, input: newTextLine(value), take: take}
}

// newPath is a line for the path of a file.
func newPath(label, hint string, take func(*Model, string) (tea.Cmd, error)) *prompt {
	p := newPrompt(label, "", hint, take)
	p.complete = func(line string) command.Completion { return command.Completion{Rest: line, Paths: true} }
	return p
}

// open opens the overlay of an action, or closes the program.
func (m *Model) open(a keymap.Action) tea.Cmd {
	switch a { //nolint:exhaustive // the actions that open something; the others are routed before
	case keymap.AlphaType:
		m.overlay = newPrompt("α = ", "", "a number above 0, now "+strconv.FormatFloat(m.timeline.Alpha(), 'g', -1, 64), takeAlpha)
	case keymap.Goto:
		m.overlay = newCommandLine(m, "")
	case keymap.Start:
		m.overlay = newStarts(m)
	case keymap.Help:
		m.overlay = help{}
	case keymap.Close:
		m.waiting = nil
		m.pause()
		return m.stopExport()
	case keymap.Quit:
		next, cmd := m.quit(0)
		*m = next
		return cmd
	case keymap.Suspend:
		return suspend
	}
	return nil
}

func suspend() tea.Msg { return Suspend{} }

func takeAlpha(m *Model, s string) (tea.Cmd, error) {
	alpha, err := command.LearningRate(s)
	if err != nil {
		return nil, err
	}
	return m.setAlpha(alpha), nil
}

func (p *prompt) context() keymap.Context { return keymap.Text }

func (p *prompt) act(m *Model, b keymap.Binding) tea.Cmd {
	switch b.Action { //nolint:exhaustive // a line knows these; others do nothing in it
	case keymap.Choose:
		return p.enter(m)
	case keymap.Close:
		m.overlay = nil
	case keymap.Complete:
		return p.completeBy(m, b.N)
	case keymap.Up:
		p.recall(-1)
	case keymap.Down:
		p.recall(1)
	}
	return nil
}

// enter hands the line over.
func (p *prompt) enter(m *Model) tea.Cmd {
	p.offer = offer{}
	line := p.input.Value()
	if strings.TrimSpace(line) == "" {
		m.overlay = nil
		return nil
	}
	m.overlay = nil // take may open another
	cmd, err := p.take(m, line)
	if err != nil {
		p.wrong, m.overlay = err.Error(), p
	}
	return cmd
}

// recall shows another line of the history.
func (p *prompt) recall(by int) {
	if p.history == nil {
		return
	}
	if line, ok := p.history.move(p.input.Value(), by); ok {
		p.set(line)
	}
}

// set puts another text on the line, with the cursor behind it.
func (p *prompt) set(line string) {
	p.wrong, p.offer = "", offer{}
	p.input.set(line)
}

func (p *prompt) typed(_ *Model, msg tea.KeyMsg) tea.Cmd {
	p.wrong, p.offer = "", offer{}
	p.input.press(msg)
	return nil
}

func (p *prompt) edits(msg tea.KeyMsg) bool { return p.input.edits(msg) }

func (p *prompt) draw(c *canvas) {
	line := pane.Line{
		Label: p.label, Text: p.input.Value(), Cursor: p.input.Position(), Hint: p.hint, Wrong: p.wrong,
	}
	p.suggest(&line)
	r := c.message()
	rows := pane.PromptRows(c.frame, c.grid.Area(r), line)
	r.Y, r.H = r.Y-rows+1, rows
	pane.Prompt(c.frame, c.grid.Area(r), line)
}

func (p *prompt) covers() bool { return false }
