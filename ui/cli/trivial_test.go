package cli_test

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"
)

// trivialProgram makes this test binary the least that a Bubble Tea program can
// be: the yardstick of BenchmarkKeyToScreen.
const trivialProgram = "DESCENT_TEST_TRIVIAL"

type trivial int

func (t trivial) Init() tea.Cmd { return nil }

func (t trivial) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyMsg); ok {
		t++
	}
	return t, nil
}

func (t trivial) View() string { return fmt.Sprintf("%d keys", int(t)) }

func runTrivial() int {
	if _, err := tea.NewProgram(trivial(0), tea.WithAltScreen()).Run(); err != nil {
		return 1
	}
	return 0
}
