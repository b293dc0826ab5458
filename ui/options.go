package ui

import (
	"context"

	"github.com/charmbracelet/lipgloss"

	"descent/datasets"
	"descent/ui/worker"
)

// Options is what the program starts with.
type Options struct {
	worker.Experiment
	Script Script // is done after the moment

	Theme    string // auto, light, dark or mono
	Plain    bool   // plain glyphs
	Mouse    bool   // the mouse is heard
	Renderer *lipgloss.Renderer
	ColorFGB string // the terminal's own hint, COLORFGBG

	Projector bool   // starts in projector mode
	Lesson    string // is opened after the moment: a name, or a file; empty: none is

	// Paths lists the files and folders that begin like typed, as they would be
	// typed; a folder ends with a separator. It is called away from the event
	// loop.
	Paths func(typed string) []string
	// DescribeTable says what a file, or an entry of the catalogue, holds: also of a table
	// that is refused, nil where there is none, with the error of reading it. It is
	// called away from the event loop and ends with ctx.
	DescribeTable func(ctx context.Context, name string) (*datasets.Table, error)
	// Copy gives a text to the clipboard of the terminal, if that allows it; nil:
	// there is none.
	Copy func(text string)
}

// Script is lines to do, with the name of what they were read from.
type Script struct {
	Name  string
	Lines []string
}

// Quit is the message that ends the program with this exit status.
type Quit struct{ Status int }

// Suspend is the message that asks whoever runs the program to let it stand
// still until the shell continues it.
type Suspend struct{}

// Continued is the message that the program stood still and goes on.
type Continued struct{}
