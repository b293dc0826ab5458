package ui

import (
	"fmt"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// newCommandLine opens the line of commands, with a beginning.
func newCommandLine(m *Model, value string) *prompt {
	p := newPrompt(":", value, "an iteration, for example 500, or a command: Tab lists them", takeCommand)
	names := m.names()
	p.complete = func(line string) language.Completion { return language.Complete(line, language.Screen, names) }
	p.history = m.history.opened()
	return p
}

// names are the names that can be typed now.
func (m *Model) names() language.Names {
	return language.Names{Features: m.now().Choices, Alphas: m.now().Data.AlphaSteps()}
}

// takeCommand does what a line asks for, and keeps it.
func takeCommand(m *Model, line string) *language.Fault {
	fault := takeLine("")(m, line)
	if fault == nil {
		m.history.add(line)
	}
	return fault
}

// takeLine does what a line asks for that stands behind a beginning.
func takeLine(beginning string) func(*Model, string) *language.Fault {
	return func(m *Model, line string) *language.Fault {
		intent, fault := language.Parse(beginning + line)
		if fault == nil && intent != nil {
			fault = language.Unavailable(intent, language.Screen)
		}
		if fault != nil {
			return fault.Behind(len(beginning))
		}
		if err := m.run(intent); err != nil {
			return &language.Fault{What: err.Error()}
		}
		return nil
	}
}

// run has the effect of a line. An error is one that another line mends.
func (m *Model) run(i session.Intent) error {
	if i == nil {
		return nil // an empty line asks for nothing
	}
	if err := m.fits(i); err != nil {
		return err
	}
	m.act(i)
	return nil
}

// fits tells what an intent asks for that the data, or a client like this, do not
// have.
func (m *Model) fits(i session.Intent) error {
	switch i := i.(type) {
	case session.Expect:
		return m.session.Check(session.Until(i))
	case session.Export:
		return m.canExport(i)
	case session.Bare:
		return standsAlone(i.Name)
	case session.Node, session.View, session.Sort:
		return m.sees(i)
	case session.Action:
		return m.session.Check(i)
	}
	return nil
}

// standsAlone tells whether a name by itself does something here.
func standsAlone(name string) error {
	needs := name == "show" || name == "example"
	if row, ok := language.RowOf(session.Bare{Name: name}); ok && needs {
		return fmt.Errorf("%s what? For example: %s", name, row.Like)
	}
	return nil
}

// help shows the commands, the keys, or what there is to say of a name.
func (m *Model) help(topic string) {
	switch topic {
	case "":
		m.overlay = commandList{}
	case "keys":
		m.overlay = help{}
	default:
		m.say(language.Describe(topic, language.Screen))
	}
}

// commandList is the help of the prompt: its commands, to choose one.
type commandList struct{ at int }

func (l commandList) context() language.Context { return language.List }

func (l commandList) act(m *Model, k language.Key) {
	rows := language.For(language.Screen)
	switch k.Gesture { //nolint:exhaustive // a list knows these; others do nothing in it
	case language.Up:
		m.overlay = commandList{max(0, l.at-k.N)}
	case language.Down:
		m.overlay = commandList{min(len(rows)-1, l.at+k.N)}
	case language.Close:
		m.overlay = nil
	case language.Accept:
		m.overlay = newCommandLine(m, rows[l.at].Beginning())
	}
}

func (l commandList) typed(*Model, string) {}

func (l commandList) covers() bool { return true }

func (l commandList) draw(c *canvas) {
	var rows []pane.Item
	for _, r := range language.For(language.Screen) {
		rows = append(rows, pane.Item{Text: r.Usage(), About: r.About})
	}
	pane.List(c.frame, c.box(len(rows)+7), "Commands", rows, l.at)
}
