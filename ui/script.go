package ui

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// share says the command line that leads here, and copies it.
func (m *Model) share() {
	line, without := m.options.SharedLine(m.state())
	text := line
	if m.options.Copy != nil {
		text += "   Copied, if your terminal allows it."
	}
	m.notify(strings.TrimSpace(text + " " + without))
	if m.options.Copy == nil {
		return
	}
	give := m.options.Copy
	m.async(func() any {
		give(line)
		return nil
	})
}

// script is lines that are done one after the other.
type script struct {
	Script
	next    int    // so many were taken
	reading bool   // they are on their way
	waiting uint64 // the wait that it is at, 0 for none
	err     error  // what ended it
}

// waitedMsg says that a wait is over.
type waitedMsg uint64

func (msg waitedMsg) apply(m *Model) {
	if m.script.waiting == uint64(msg) {
		m.script.waiting = 0
	}
}

// wait lets time pass before the next line of a script.
func (m *Model) wait(seconds float64) {
	if m.script.next == 0 {
		m.notify("Only a script waits, and a recording of it.")
		return
	}
	m.lastWait++
	m.script.waiting = m.lastWait
	m.sendAfter(time.Duration(seconds*float64(time.Second)), waitedMsg(m.lastWait))
}

// scriptMayContinue reports whether the next line of a script may have its turn.
func (m *Model) scriptMayContinue() bool {
	return m.script.waiting == 0 && m.session.Idle() && m.currentExport() == nil
}

// scriptMsg brings the lines of a script. They are dropped where nobody waits for
// them any more.
type scriptMsg struct {
	Script
	err error
}

// readScript reads a script.
func (m *Model) readScript(file string) {
	read := m.options.Read
	if read == nil {
		m.notifyError(fmt.Errorf("%s: there are no files here", file))
		return
	}
	m.script = script{reading: true}
	m.async(func() any {
		lines, err := read(file)
		return scriptMsg{Script{file, lines}, err}
	})
}

func (msg scriptMsg) apply(m *Model) {
	if !m.script.reading {
		return
	}
	m.script = script{}
	if msg.err != nil {
		m.notifyError(msg.err)
		return
	}
	m.script = script{Script: msg.Script}
}

// runScript does the lines of a script, each when what the one before asked for is
// done. What is at fault ends it.
func (m *Model) runScript() {
	for m.script.next < len(m.script.Lines) && m.scriptMayContinue() {
		line := m.script.Lines[m.script.next]
		m.notice = pane.Notice{} // a line is as a key: what was told goes
		m.script.next++
		if err := m.runScriptLine(line); err != nil {
			m.failScript(err)
		}
		if m.schedule != nil && m.script.next > 0 && m.script.waiting == 0 {
			m.wait(0) // in a recording all that a line leads to comes before the next
		}
	}
	if m.script.next == len(m.script.Lines) && m.scriptMayContinue() {
		m.script.Lines, m.script.next = nil, 0
	}
}

// failScript ends the script whose newest line went wrong, or leads to no end,
// and says which line that is.
func (m *Model) failScript(err error) {
	err = fmt.Errorf("%s:%d: %w", m.script.Name, m.script.next, err)
	m.notifyError(err)
	m.script = script{err: err}
}

// runScriptLine does a line of a script. There expect fails where it does not hold.
func (m *Model) runScriptLine(line string) error {
	i, fault := language.Parse(line)
	if fault != nil {
		return fault.Err()
	}
	if e, ok := i.(session.Expect); ok {
		if err := m.check(e); err != nil {
			return err
		}
		if failing := m.session.FailingClauses(e.Condition); len(failing) > 0 {
			return fmt.Errorf("expect %s: %s", language.TypedCondition(e.Condition), m.formatter().Values(failing))
		}
		return nil
	}
	if _, nested := i.(session.Source); nested {
		return errors.New("a script does not do another")
	}
	if i != nil {
		if fault := language.UnavailableError(i, language.Screen); fault != nil {
			return fault.Err()
		}
	}
	return m.execute(i)
}
