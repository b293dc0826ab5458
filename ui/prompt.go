package ui

import (
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
)

// prompt is one line to type. What was typed goes to submit; its error is shown
// and the line stays open.
type prompt struct {
	label  string
	hint   string
	input  textLine
	wrong  *language.LineError // of the line as it stands
	submit func(*Model, string) *language.LineError

	// complete tells how a line can go on; nil where nobody knows.
	complete    func(line string) language.Completion
	completions completions
	history     *history // nil where lines are not kept
}

func newPrompt(label, value, hint string, take func(*Model, string) *language.LineError) *prompt {
	return &prompt{label: label, hint: hint, input: newTextLine(value), submit: take}
}

// newPath is a line for the path of a file.
func newPath(label, hint string, take func(*Model, string) *language.LineError) *prompt {
	p := newPrompt(label, "", hint, take)
	p.complete = func(line string) language.Completion { return language.Completion{Rest: line, Paths: true} }
	return p
}

// newAlphaLine is a line for a learning rate.
func newAlphaLine(m *Model) *prompt {
	return newPrompt("α = ", "", "a number above 0, now "+language.Typed(m.state().World.Alpha), submitAfter("alpha "))
}

func (m *Model) suspend() { m.async(func() any { return Suspend{} }) }

func (p *prompt) context() language.Context { return language.Typing }

func (p *prompt) act(m *Model, k language.Key) {
	switch k.Gesture { //nolint:exhaustive // a line knows these; others do nothing in it
	case language.Accept:
		p.enter(m)
	case language.Close:
		m.overlay = nil
	case language.Completing:
		p.completeNext(m, k.N)
	case language.Up:
		p.showHistory(-1)
	case language.Down:
		p.showHistory(1)
	}
}

// enter hands the line over.
func (p *prompt) enter(m *Model) {
	p.completions = completions{}
	line := p.input.Value()
	if strings.TrimSpace(line) == "" {
		m.overlay = nil
		return
	}
	m.overlay = nil // submit may open another
	if fault := p.submit(m, line); fault != nil {
		p.wrong, m.overlay = fault, p
	}
}

// showHistory shows another line of the history.
func (p *prompt) showHistory(by int) {
	if p.history == nil {
		return
	}
	if line, ok := p.history.move(p.input.Value(), by); ok {
		p.set(line)
	}
}

// set puts another text on the line, with the cursor behind it.
func (p *prompt) set(line string) {
	p.wrong, p.completions = nil, completions{}
	p.input.set(line)
}

func (p *prompt) typed(*Model, string) {}

func (p *prompt) edit(msg tea.KeyMsg) {
	p.wrong, p.completions = nil, completions{}
	p.input.handleKey(msg)
}

func (p *prompt) edits(msg tea.KeyMsg) bool { return p.input.isEdit(msg) }

func (p *prompt) draw(c *canvas) {
	line := pane.Line{
		Label: p.label, Text: p.input.Value(), Cursor: p.input.Position(), Hint: p.hint,
	}
	if p.wrong != nil {
		line.Wrong = p.wrong.String()
		line.WrongFrom = utf8.RuneCountInString(line.Text[:min(p.wrong.At, len(line.Text))])
		line.WrongTo = utf8.RuneCountInString(line.Text[:min(p.wrong.At+p.wrong.Len, len(line.Text))])
	}
	p.suggest(&line)
	r := c.layout.Note
	rows := pane.PromptRows(c.look, c.grid.Area(r), line)
	r.Y, r.H = r.Y-rows+1, rows
	pane.Prompt(c.look, c.grid.Area(r), line)
	if keys := c.layout.Keys; !keys.Empty() {
		pane.PromptKeys(c.look, c.grid.Area(keys), p.complete != nil, p.history != nil)
	}
}

func (p *prompt) covers() bool { return false }
