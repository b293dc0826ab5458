// Package background answers, for Lip Gloss, whether the terminal is dark, so
// that nobody asks the terminal itself.
//
// Bubble Tea asks in an init function of its own. On a terminal that never
// answers this takes five seconds, even for --version, and it writes escape
// sequences where none belong. Lip Gloss asks only while nobody has said, so
// this package says it first. The answer does not matter: the themes paint
// their own background, and --theme decides which one.
//
// Why it is a package of its own: Go initialises, of all packages whose
// imports are ready, the one with the smallest import path first. This one
// must be ready as soon as Lip Gloss is, so it imports nothing else, and its
// path must sort before github.com/charmbracelet/bubbletea. Anything more in
// here, or another module name, can undo that; the test of --version on a
// silent terminal, in ui/cli, would show it.
package background

import "github.com/charmbracelet/lipgloss"

func init() { //nolint:gochecknoinits // it must run before another init, and main would be too late
	lipgloss.SetHasDarkBackground(true)
}
