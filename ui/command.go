package ui

import (
	"fmt"

	"descent/ui/language"
	"descent/ui/session"
)

// newCommandLine opens the line of commands, with a beginning.
func newCommandLine(m *Model, value string) *prompt {
	p := newPrompt(":", value, "an iteration, for example 500, or a command: Tab lists them", submitCommand)
	names := m.completionNames()
	p.complete = func(line string) language.Completion { return language.Complete(line, language.Screen, names) }
	p.history = m.history.rewind()
	return p
}

// completionNames are the names that can be typed now.
func (m *Model) completionNames() language.Names {
	return language.Names{Features: m.state().Choices, Alphas: m.state().Data.AlphaSteps()}
}

// submitCommand does what a line asks for, and keeps it.
func submitCommand(m *Model, line string) *language.LineError {
	fault := submitAfter("")(m, line)
	if fault == nil {
		m.history.add(line)
	}
	return fault
}

// submitAfter does what a line asks for that stands behind a beginning.
func submitAfter(beginning string) func(*Model, string) *language.LineError {
	return func(m *Model, line string) *language.LineError {
		intent, fault := language.Parse(beginning + line)
		if fault == nil && intent != nil {
			fault = language.Unavailable(intent, language.Screen)
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
	case session.Bare:
		return checkBare(i.Name)
	case session.Node, session.View, session.Sort:
		return m.checkView(i)
	case session.Action:
		return m.session.Check(i)
	}
	return nil
}

// checkBare tells whether a name by itself does something here.
func checkBare(name string) error {
	needs := name == "show" || name == "example"
	if row, ok := language.RowOf(session.Bare{Name: name}); ok && needs {
		return fmt.Errorf("%s what? For example: %s", name, row.Example)
	}
	return nil
}

// showHelp shows the commands, the keys, or what there is to say of a name.
func (m *Model) showHelp(topic string) {
	switch topic {
	case "":
		m.overlay = newCommandList()
	case "keys":
		m.overlay = &help{}
	default:
		m.notify(language.Describe(topic, language.Screen))
	}
}
