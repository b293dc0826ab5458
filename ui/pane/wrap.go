package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/ui/theme"
)

// wrapped breaks a text into lines of at most w columns, as the screen will
// show it: plain glyphs may be longer.
func (l DrawOptions) wrapped(s string, w int) []string {
	if l.Plain {
		s = theme.Plain()(s)
	}
	const hyphen, whole = "-", "\uf0ff" // private: a flag is one word, and a line must not end behind its hyphens
	lines := ansi.Wrap(strings.ReplaceAll(s, hyphen, whole), max(1, w), "")
	return strings.Split(strings.ReplaceAll(lines, whole, hyphen), "\n")
}
