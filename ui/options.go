package ui

import (
	"context"
	"github.com/charmbracelet/lipgloss"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/hands"
	"descent/ui/session"
)

// Options is what the program starts with.
type Options struct {
	Name    string // what Open opens Data again with
	Data    datasets.Set
	Scale   datasets.Method // what was asked for; Data is scaled already
	Start   trainer.Params
	Started session.Action // how Start was chosen
	Seed    uint64         // for the next random start

	Alpha     float64          // 0: the one that suits Data
	Moment    []session.Action // is done first: it leads to where the program begins
	Limit     int              // play pauses at its multiples; 0 for never
	Tolerance float64

	Decimal datasets.Decimal // how CSV is written; DecimalAuto: as the file has it

	Theme    string // auto, light, dark or mono
	Plain    bool   // plain glyphs
	Renderer *lipgloss.Renderer
	ColorFGB string // the terminal's own hint, COLORFGBG

	Projector bool // starts in projector mode

	spoken bool // a Conversation: no screen and no keys, so what is said names commands

	Open Opener
	// Create begins a file that is there as a whole or not at all. It refuses
	// one that exists, unless it may be overwritten. It is called away from the
	// event loop; so are the File's methods, one after the other.
	Create func(path string, overwrite bool) (hands.File, error)
	// Paths lists the files and folders that begin like typed, as they would be
	// typed; a folder ends with a separator. It is called away from the event
	// loop.
	Paths func(typed string) []string
}

// Reading is how data are read: how they are scaled, and with which features.
// nil are those that Given names, or that the program was started with, an empty
// list is all.
type Reading struct {
	Scale    datasets.Method
	Features []string
	Given    *session.Reading // the flags that were typed behind the name; nil: none were
}

// Opener reads a catalogue name or a CSV file. It is called away from the event
// loop, tells progress how far it is, and ends with ctx.
type Opener func(ctx context.Context, name string, as Reading, progress func(datasets.Progress)) (datasets.Set, error)

// Quit is the message that ends the program with this exit status.
type Quit struct{ Status int }

// Suspend is the message that asks whoever runs the program to let it stand
// still until the shell continues it.
type Suspend struct{}
