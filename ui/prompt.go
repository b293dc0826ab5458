package ui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// prompt is one line to type. What was typed goes to submit; its error is shown
// and the line stays open.
type prompt struct {
	label  string
	hint   string
	input  textLine
	err    *language.LineError // of the line as it stands
	submit func(*Model, string) *language.LineError

	// complete tells how a line can go on; nil where nobody knows.
	complete    func(line string) language.Completion
	completions completions
	history     *lineHistory // nil where lines are not kept
}

func newPrompt(label, value, hint string, take func(*Model, string) *language.LineError) *prompt {
	return &prompt{label: label, hint: hint, input: newTextLine(value), submit: take}
}

// newCommandPrompt opens the line of commands, with a beginning.
func newCommandPrompt(m *Model, value string) *prompt {
	p := newPrompt(":", value, "an iteration, for example 500, or a command: Tab lists them", submitCommand)
	names := m.completionNames()
	p.complete = func(line string) language.Completion { return language.Complete(line, language.Screen, names) }
	p.history = m.history.rewind()
	return p
}

// completionNames are the names that can be typed now.
func (m *Model) completionNames() language.CompletionNames {
	return language.CompletionNames{Features: m.state().FeatureChoices, Alphas: m.state().Data.AlphaSteps()}
}

func (p *prompt) context() language.Context { return language.TypingLine }

func (p *prompt) act(m *Model, k language.Key) {
	switch k.ScreenAction { //nolint:exhaustive // a line knows these; others do nothing in it
	case language.Accept:
		p.enter(m)
	case language.Close:
		m.overlay = nil
	case language.CompleteWord:
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
		p.err, m.overlay = fault, p
	}
}

// submitCommand does what a line asks for, and keeps it.
func submitCommand(m *Model, line string) *language.LineError {
	fault := submitWithPrefix("")(m, line)
	if fault == nil {
		m.history.add(line)
	}
	return fault
}

// submitWithPrefix does what a line asks for that stands behind a beginning.
func submitWithPrefix(beginning string) func(*Model, string) *language.LineError {
	return func(m *Model, line string) *language.LineError {
		intent, fault := language.Parse(beginning + line)
		if fault == nil && intent != nil {
			fault = language.UnavailableError(intent, language.Screen)
		}
		if fault != nil {
			return fault.Shifted(len(beginning))
		}
		if err := m.execute(intent); err != nil {
			return &language.LineError{What: err.Error()}
		}
		return nil
	}
}

// execute has the effect of a line. An error is one that another line mends.
func (m *Model) execute(i session.Intent) error {
	if i == nil {
		return nil // an empty line asks for nothing
	}
	if err := m.check(i); err != nil {
		return err
	}
	m.dispatch(i)
	return nil
}

// check tells what an intent asks for that the data, or a client like this, do not
// have.
func (m *Model) check(i session.Intent) error {
	switch i := i.(type) {
	case session.Expect:
		return m.session.Check(session.Until(i))
	case session.Export:
		return m.checkExport(i)
	case session.CommandName:
		return checkCommandName(i.Name)
	case session.Node, session.SetView, session.Sort:
		return m.checkView(i)
	case session.Action:
		return m.session.Check(i)
	}
	return nil
}

// checkCommandName tells whether a name by itself does something here.
func checkCommandName(name string) error {
	needs := name == "show" || name == "example"
	if row, ok := language.RowOf(session.CommandName{Name: name}); ok && needs {
		return fmt.Errorf("%s what? For example: %s", name, row.Example)
	}
	return nil
}

// newPathPrompt is a line for the path of a file.
func newPathPrompt(label, hint string, take func(*Model, string) *language.LineError) *prompt {
	p := newPrompt(label, "", hint, take)
	p.complete = func(line string) language.Completion { return language.Completion{Rest: line, Paths: true} }
	return p
}

// newAlphaPrompt is a line for a learning rate.
func newAlphaPrompt(m *Model) *prompt {
	return newPrompt("α = ", "", "a number above 0, now "+language.FormatNumber(m.state().Run.Alpha), submitWithPrefix("alpha "))
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
	p.err, p.completions = nil, completions{}
	p.input.set(line)
}

func (p *prompt) handleOtherKey(*Model, string) {}

func (p *prompt) edit(msg tea.KeyMsg) {
	p.err, p.completions = nil, completions{}
	p.input.handleKey(msg)
}

func (p *prompt) isEdit(msg tea.KeyMsg) bool { return p.input.isEdit(msg) }

func (p *prompt) draw(c *canvas) {
	line := pane.Line{
		Label: p.label, Text: p.input.Value(), Cursor: p.input.Position(), Hint: p.hint,
	}
	if p.err != nil {
		line.Wrong = p.err.String()
		line.WrongFrom = utf8.RuneCountInString(line.Text[:min(p.err.At, len(line.Text))])
		line.WrongTo = utf8.RuneCountInString(line.Text[:min(p.err.At+p.err.Len, len(line.Text))])
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

func (p *prompt) coversScreen() bool { return false }
