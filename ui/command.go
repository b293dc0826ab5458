package ui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
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
	return language.Names{Features: m.lesson.choices, Alphas: m.rungs()}
}

// takeCommand does what a line asks for, and keeps it.
func takeCommand(m *Model, line string) (tea.Cmd, *language.Fault) {
	cmd, fault := takeLine("")(m, line)
	if fault == nil {
		m.history.add(line)
	}
	return cmd, fault
}

// takeLine does what a line asks for that stands behind a beginning.
func takeLine(beginning string) func(*Model, string) (tea.Cmd, *language.Fault) {
	return func(m *Model, line string) (tea.Cmd, *language.Fault) {
		intent, fault := language.Parse(beginning + line)
		if fault == nil && intent != nil {
			fault = language.Unavailable(intent, m.place())
		}
		if fault != nil {
			return nil, fault.Behind(len(beginning))
		}
		cmd, err := m.run(intent)
		if err != nil {
			return nil, &language.Fault{What: err.Error()}
		}
		return cmd, nil
	}
}

// place is where lines are typed.
func (m *Model) place() language.Where {
	if m.options.spoken {
		return language.Text
	}
	return language.Screen
}

// run has the effect of a line, in its turn. An error is one that another line
// mends.
func (m *Model) run(i session.Intent) (tea.Cmd, error) {
	if i == nil {
		return nil, nil //nolint:nilnil // an empty line asks for nothing
	}
	if err := m.fits(i); err != nil {
		return nil, err
	}
	if s, ok := i.(session.Step); ok {
		return m.inTurn(func(m *Model) tea.Cmd { return m.journey(s.N) }), nil
	}
	if !ordered(language.Key{Do: i}) {
		return m.act(i), nil
	}
	return m.queue(turn{take: func(m *Model) tea.Cmd { return m.act(i) }, joined: joins(i)}), nil
}

// fits tells what an intent asks for that the data, or a client like this, do not
// have.
func (m *Model) fits(i session.Intent) error {
	examples, n := m.lesson.problem.Size()
	switch i := i.(type) {
	case session.Until:
		return m.has(i.Condition)
	case session.Expect:
		return m.has(i.Condition)
	case session.Alpha:
		if len(i.Plan) > 1 || i.Plan[0].From != session.Next && i.Plan[0].From != m.timeline.Cursor() {
			return fmt.Errorf("alpha takes one value here, for the next step: goto %d first, then the one for there", i.Plan[len(i.Plan)-1].From)
		}
	case session.Init:
		if len(i.Values) != n+1 {
			return fmt.Errorf("%d numbers are needed (%s and b), not %d", n+1, count(n, "weight"), len(i.Values))
		}
	case session.Example:
		if i.I > examples {
			return fmt.Errorf("there is no example %d: give a number from 1 to %d", i.I, examples)
		}
	case session.LineAt:
		if count := trainer.LineCount(m.lesson.problem); i.L >= count {
			return fmt.Errorf("there is no line %d inside an iteration: its loop has %d, and after the last it is the next", i.L, count)
		}
	case session.Export:
		return m.canExport(i)
	case session.Bare:
		return m.standsAlone(i.Name)
	default:
		return m.sees(i)
	}
	return nil
}

// standsAlone tells whether a name by itself does something here.
func (m *Model) standsAlone(name string) error {
	needs := name == "show" || name == "example"
	if m.options.spoken {
		needs = name == "compare" && !m.timeline.Comparing()
	}
	if row, ok := language.RowOf(session.Bare{Name: name}); ok && needs {
		return fmt.Errorf("%s what? For example: %s", name, row.Like)
	}
	return nil
}

// startAt begins a run where init says.
func (m *Model) startAt(i session.Intent) tea.Cmd {
	_, n := m.lesson.problem.Size()
	switch i := i.(type) {
	case session.InitRandom:
		seed := m.options.Seed
		if i.Seed != nil {
			seed = *i.Seed
		}
		return m.restart(trainer.Random(n, seed), fmt.Sprintf("random, seed %d", seed))
	case session.Init:
		return m.restart(trainer.Params{W: i.Values[:n:n], B: i.Values[n]}, "typed")
	}
	return m.restart(trainer.Zeros(n), "zeros")
}

// help shows the commands, the keys, or what there is to say of a name.
func (m *Model) help(topic string) {
	switch topic {
	case "":
		m.overlay = commandList{}
	case "keys":
		m.overlay = help{}
	default:
		m.say(describe(topic, m.place()))
	}
}

// describe says of each row of a name how it is typed and what it does.
func describe(name string, on language.Where) string {
	var said []string
	for _, r := range language.For(on) {
		if r.Name == name {
			said = append(said, r.Usage()+": "+r.About+".")
		}
	}
	if row, ok := language.RowOf(session.Bare{Name: name}); ok && len(said) == 0 {
		said = append(said, name+" "+row.Instead+".")
	}
	return strings.Join(said, " ")
}

// commandList is the help of the prompt: its commands, to choose one.
type commandList struct{ at int }

func (l commandList) context() language.Context { return language.List }

func (l commandList) act(m *Model, k language.Key) tea.Cmd {
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
	return nil
}

func (l commandList) typed(*Model, tea.KeyMsg) tea.Cmd { return nil }

func (l commandList) covers() bool { return true }

func (l commandList) draw(c *canvas) {
	var rows []pane.Item
	for _, r := range language.For(language.Screen) {
		rows = append(rows, pane.Item{Text: r.Usage(), About: r.About})
	}
	pane.List(c.frame, c.box(len(rows)+7), "Commands", rows, l.at)
}
