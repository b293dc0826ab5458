package ui

import (
	"github.com/charmbracelet/lipgloss"

	"descent/ui/hands"
)

// Options is what the program starts with.
type Options struct {
	hands.Experiment

	Theme    string // auto, light, dark or mono
	Plain    bool   // plain glyphs
	Renderer *lipgloss.Renderer
	ColorFGB string // the terminal's own hint, COLORFGBG

	Projector bool // starts in projector mode

	// Paths lists the files and folders that begin like typed, as they would be
	// typed; a folder ends with a separator. It is called away from the event
	// loop.
	Paths func(typed string) []string
}

// Quit is the message that ends the program with this exit status.
type Quit struct{ Status int }

// Suspend is the message that asks whoever runs the program to let it stand
// still until the shell continues it.
type Suspend struct{}
