package ui

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
	"descent/ui/command"
	"descent/ui/keymap"
	"descent/ui/pane"
	"descent/ui/theme"
)

// newCommandLine opens the line of commands, with a beginning.
func newCommandLine(m *Model, value string) *prompt {
	p := newPrompt(":", value, "an iteration, for example 500, or a command: Tab lists them", takeCommand)
	words := m.words()
	p.complete = func(line string) command.Completion { return command.Complete(line, words) }
	p.history = m.history.opened()
	return p
}

// words are the names that commands can be given now.
func (m *Model) words() command.Words {
	return command.Words{
		Features: m.lesson.choices, Themes: append(theme.Names(), theme.Auto), Speeds: speeds(), Alphas: m.rungs(),
		Spoken: m.options.spoken,
	}
}

// takeCommand does what a line asks for.
func takeCommand(m *Model, line string) (tea.Cmd, error) {
	effect, err := command.Parse(line, m.words())
	if err != nil {
		return nil, err
	}
	cmd, err := m.run(effect)
	if err == nil {
		m.history.add(line)
	}
	return cmd, err
}

// run has the effect of a command. An error is one that another line mends.
func (m *Model) run(e command.Effect) (tea.Cmd, error) {
	switch e := e.(type) {
	case command.Goto:
		return m.inTurn(func(m *Model) tea.Cmd { return m.seek(e.K) }), nil
	case command.Step:
		return m.inTurn(func(m *Model) tea.Cmd { return m.journey(e.N) }), nil
	case command.Back:
		return m.inTurn(func(m *Model) tea.Cmd { return m.back(e.N) }), nil
	case command.Until:
		if err := m.fits(e.Condition); err != nil {
			return nil, err
		}
		return m.inTurn(func(m *Model) tea.Cmd { return m.until(e.Condition) }), nil
	case command.Alpha:
		return m.setAlpha(e.Value), nil
	case command.Data:
		return m.load(e.Name), nil
	case command.Features:
		return m.reload(Reading{Scale: m.asked.as.Scale, Features: append([]string{}, e.Names...)}), nil
	case command.Scale:
		return m.rescale(e.Method), nil
	case command.Init:
		return m.startAt(e)
	case command.Export:
		return m.startExport(e)
	default:
		return m.arrange(e), nil
	}
}

// arrange has the effect of a command that computes nothing.
func (m *Model) arrange(e command.Effect) tea.Cmd {
	switch e := e.(type) {
	case command.Theme:
		look, err := theme.Choose(e.Name, m.options.ColorFGB)
		if err != nil {
			m.complain(err)
			return nil
		}
		m.setTheme(look)
	case command.Speed:
		return m.setSpeed(slices.Index(speeds(), e.PerSecond))
	case command.Digits:
		m.digits = e.N
	case command.Decimal:
		m.setDecimal(e.Mark)
	case command.Help:
		m.overlay = commandList{}
	case command.Quit:
		return m.open(keymap.Quit)
	}
	return nil
}

func (m *Model) setAlpha(alpha float64) tea.Cmd {
	return m.inTurn(func(m *Model) tea.Cmd {
		m.timeline.SetAlpha(alpha)
		return nil
	})
}

// startAt begins a run where init says.
func (m *Model) startAt(e command.Init) (tea.Cmd, error) {
	_, n := m.lesson.problem.Size()
	switch {
	case e.Random:
		seed := m.options.Seed
		if e.Seed != nil {
			seed = *e.Seed
		}
		return m.restart(trainer.Random(n, seed), fmt.Sprintf("random, seed %d", seed)), nil
	case e.Values == nil:
		return m.restart(trainer.Zeros(n), "zeros"), nil
	case len(e.Values) != n+1:
		return nil, fmt.Errorf("%d numbers are needed (%s and b), not %d", n+1, count(n, "weight"), len(e.Values))
	}
	return m.restart(trainer.Params{W: e.Values[:n:n], B: e.Values[n]}, "typed"), nil
}

// commandList is the help of the prompt: its commands, to choose one.
type commandList struct{ at int }

func (l commandList) context() keymap.Context { return keymap.List }

func (l commandList) act(m *Model, b keymap.Binding) tea.Cmd {
	rows := command.Table()
	switch b.Action { //nolint:exhaustive // a list knows these; others do nothing in it
	case keymap.Up:
		m.overlay = commandList{max(0, l.at-b.N)}
	case keymap.Down:
		m.overlay = commandList{min(len(rows)-1, l.at+b.N)}
	case keymap.Close:
		m.overlay = nil
	case keymap.Choose:
		value := rows[l.at].Name
		if value != "" && rows[l.at].Args != "" {
			value += " "
		}
		m.overlay = newCommandLine(m, value)
	}
	return nil
}

func (l commandList) typed(*Model, tea.KeyMsg) tea.Cmd { return nil }

func (l commandList) covers() bool { return true }

func (l commandList) draw(c *canvas) {
	var rows []pane.Item
	for _, r := range command.Table() {
		rows = append(rows, pane.Item{Text: r.Usage(), About: r.About})
	}
	pane.List(c.frame, c.box(len(rows)+7), "Commands", rows, l.at)
}
