package cli

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/datasets"
	"descent/trainer"
	"descent/ui"
	"descent/ui/session"
	"descent/ui/worker"
)

// Defective is the interactive program with a defect built in, as a process of
// its own: what the real one runs, around a model that goes wrong at a key.
func Defective(where string) int {
	c := Console{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv}
	c.termination = &termination{}
	ending := make(chan os.Signal, 1)
	signal.Notify(ending, syscall.SIGTERM)
	return writeError(c.Err, c.termination.supervise(ending, func(context.Context) error {
		entry, _ := datasets.Find("iris")
		set, err := entry.Load(datasets.Generator{})
		if err != nil {
			return err
		}
		model, err := ui.New(context.Background(), ui.Options{
			Experiment: worker.Experiment{Data: set, Start: trainer.Zeros(len(set.X[0])), StartAction: session.InitZero{}, Alpha: set.Alpha, Limit: 100},
			Theme:      "dark", Renderer: renderer(c),
		})
		if err != nil {
			return err
		}
		return runProgram(c, defective{model, where, false}, false)
	}))
}

// TriggerKey makes a defective program go wrong.
const TriggerKey = "!"

// HangText is what a program writes before it hangs.
const HangText = "it hangs now"

type defective struct {
	tea.Model
	where     string
	triggered bool
}

// Defects names what can go wrong and how it shows in the stack.
func Defects() map[string]string {
	return map[string]string{
		"update": "defective.Update", "view": "defective.View", "command": "defective.trigger", "batch": "defective.trigger",
		"tick": "defective.trigger", "goroutine": "trainer.(*gridBand).fill",
	}
}

// Init is called when the terminal is raw, and before keys are read.
func (d defective) Init() tea.Cmd {
	if d.where == "files" {
		time.Sleep(time.Millisecond) // Go's own files for waiting are open then
		takeFiles()
	}
	return d.Model.Init()
}

func (d defective) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyMsg)
	if !ok || key.String() != TriggerKey {
		next, cmd := d.Model.Update(msg)
		d.Model = next
		return d, cmd
	}
	d.triggered = true
	switch d.where {
	case "update":
		panic("an update \x1b[31mwent wrong")
	case "hang":
		_, _ = os.Stderr.WriteString(HangText)
		select {}
	}
	return d, d.trigger()
}

func (d defective) View() string {
	if d.triggered && d.where == "view" {
		panic("a view went wrong")
	}
	return d.Model.View()
}

func (d defective) trigger() tea.Cmd {
	switch d.where {
	case "command":
		return func() tea.Msg { panic("a command went wrong") }
	case "batch":
		return tea.Batch(func() tea.Msg { return nil }, func() tea.Msg { panic("a batch went wrong") })
	case "tick":
		return tea.Tick(time.Millisecond, func(time.Time) tea.Msg { panic("a tick went wrong") })
	case "goroutine":
		return func() tea.Msg { // a plane that does not fit
			p := trainer.Problem{X: [][]float64{{1}}, Y: []float64{1}}
			at := []float64{0}
			return trainer.CostGrid(context.Background(), p, trainer.Plane{U: 7, Fixed: trainer.Zeros(1)}, at, at, at)
		}
	}
	return nil
}
