package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/theme"
)

// appearance is how this program's own screen looks.
type appearance struct {
	theme          theme.Theme
	colourless     bool // the terminal shows no colours, or must not
	limitedColours bool // it shows few
	projector      bool
	sides          paneSides
	welcome        bool // no step was made since the program began
	plain          bool // glyphs that every font has
	mouse          bool // the mouse is heard; else the terminal has it
	encoder        *chart.Encoder
	translate      func(string) string
}

func newAppearance(o *Options) (appearance, error) {
	look, err := theme.Choose(o.Theme, o.ColorFGB)
	if err != nil {
		return appearance{}, err
	}
	d := appearance{theme: look, projector: o.Projector, mouse: o.Mouse}
	if o.Renderer.ColorProfile() == termenv.Ascii {
		d.colourless = true
		d.theme, _ = theme.Choose("mono", "")
	}
	d.limitedColours = o.Renderer.ColorProfile() != termenv.TrueColor
	d.theme = d.themeFor(d.theme)
	d.encoder = chart.NewEncoder(withBoldAllowed(o.Renderer))
	d.setPlain(o.Plain)
	return d, nil
}

// setProjector enters projector mode or leaves it. No row has the keys there: those that
// a lecture needs are told once.
func (m *Model) setProjector(on bool) {
	if m.appearance.projector = on; !on {
		return
	}
	var all []string
	for _, h := range language.ProjectorHints() {
		word, _, _ := strings.Cut(h.Text, " ")
		all = append(all, h.Keys+" "+word)
	}
	m.notify(strings.Join(all, ", "))
}

// setPlain chooses the glyphs.
func (d *appearance) setPlain(on bool) {
	if d.plain, d.translate = on, nil; on {
		d.translate = theme.Plain()
	}
}

// setMouse hears the mouse, or leaves it to the terminal.
func (m *Model) setMouse(on bool) {
	m.appearance.mouse = on
	if on {
		m.cmds = append(m.cmds, tea.EnableMouseCellMotion)
		m.notify("The mouse steps and chooses.")
		return
	}
	m.cmds = append(m.cmds, tea.DisableMouse)
	m.notify("The mouse selects text, as the terminal has it. :mouse on takes it back.")
}

// applyMouse asks the terminal for the mouse, where it is to be heard: at the
// beginning, and when the terminal comes back.
func (m *Model) applyMouse() {
	if m.appearance.mouse {
		m.cmds = append(m.cmds, tea.EnableMouseCellMotion)
	}
}

// themeFor is a theme as the terminal can show it.
func (d appearance) themeFor(t theme.Theme) theme.Theme {
	if d.limitedColours {
		return t.Flattened()
	}
	return t
}

// withBoldAllowed lets a terminal without colours still show bold and reverse, which the
// mono theme needs and which no colour setting forbids: lipgloss drops every
// attribute in its profile without colours.
func withBoldAllowed(r *lipgloss.Renderer) *lipgloss.Renderer {
	if r.ColorProfile() == termenv.Ascii {
		r.SetColorProfile(termenv.ANSI)
	}
	return r
}

// setTheme changes the colours, where there are any.
func (m *Model) setTheme(t theme.Theme) {
	if m.appearance.colourless {
		m.notify("This terminal shows no colours.")
		return
	}
	m.appearance.theme = m.appearance.themeFor(t)
	m.notify("Theme: " + m.appearance.theme.Name)
}
