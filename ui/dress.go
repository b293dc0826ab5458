package ui

import (
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"descent/ui/chart"
	"descent/ui/theme"
)

// dress is how this program's own screen looks.
type dress struct {
	theme      theme.Theme
	colourless bool // the terminal shows no colours, or must not
	flat       bool // it shows few
	projector  bool
	encoder    *chart.Encoder
	translate  func(string) string
}

func newDress(o *Options) (dress, error) {
	look, err := theme.Choose(o.Theme, o.ColorFGB)
	if err != nil {
		return dress{}, err
	}
	d := dress{theme: look, projector: o.Projector}
	if o.Renderer.ColorProfile() == termenv.Ascii {
		d.colourless = true
		d.theme, _ = theme.Choose("mono", "")
	}
	d.flat = o.Renderer.ColorProfile() != termenv.TrueColor
	d.theme = d.suited(d.theme)
	d.encoder = chart.NewEncoder(bare(o.Renderer))
	if o.Plain {
		d.translate = theme.Plain()
	}
	return d, nil
}

// suited is a theme as the terminal can show it.
func (d dress) suited(t theme.Theme) theme.Theme {
	if d.flat {
		return t.Flattened()
	}
	return t
}

// bare lets a terminal without colours still show bold and reverse, which the
// mono theme needs and which no colour setting forbids: lipgloss drops every
// attribute in its profile without colours.
func bare(r *lipgloss.Renderer) *lipgloss.Renderer {
	if r.ColorProfile() == termenv.Ascii {
		r.SetColorProfile(termenv.ANSI)
	}
	return r
}

// setTheme changes the colours, where there are any.
func (m *Model) setTheme(t theme.Theme) {
	if m.dress.colourless {
		m.say("This terminal shows no colours.")
		return
	}
	m.dress.theme = m.dress.suited(t)
	m.say("Theme: " + m.dress.theme.Name)
}
