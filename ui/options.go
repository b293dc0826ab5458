package ui

import (
	"context"

	"github.com/charmbracelet/lipgloss"

	"descent/datasets"
	"descent/trainer"
)

// Options is what the program starts with.
type Options struct {
	Data      datasets.Set
	Scale     datasets.Method // what was asked for; Data is scaled already
	Start     trainer.Params
	StartText string // "zeros", "random, seed 7", "typed"
	Seed      uint64 // for the next random start

	Alpha     float64
	Limit     int // play pauses at its multiples; 0 for never
	Tolerance float64

	Theme    string // auto, light, dark or mono
	Plain    bool   // plain glyphs
	Renderer *lipgloss.Renderer
	ColorFGB string // the terminal's own hint, COLORFGBG

	Projector bool // starts in projector mode

	Open Opener
}

// Opener reads a catalogue name or a CSV file, scaled. It is called away from
// the event loop, tells progress how far it is, and ends with ctx.
type Opener func(ctx context.Context, name string, scale datasets.Method, progress func(datasets.Progress)) (datasets.Set, error)

// Quit is the message that ends the program with this exit status.
type Quit struct{ Status int }
