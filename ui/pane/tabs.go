package pane

import (
	"fmt"
	"slices"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
)

// tabs names the main panes; a heavy line underlines those that are shown.
type tabs struct {
	DrawOptions
	size  Size
	main  int    // the pane that has the keys, a place in Mains
	shown [3]int // those on the screen, −1 for none

	answering bool // digits answer: the names go without theirs
}

func newTabs(st paneState, d Presentation, size Size) Content {
	shown := [3]int{-1, -1, -1}
	copy(shown[:], d.Shown(st.View))
	return tabs{d.DrawOptions, size, st.View.Main, shown, language.StageOf(st.State).TakesDigits()}
}

// Equal implements Content.
func (c tabs) Equal(o Content) bool { return o == Content(c) }

// Text implements Content.
func (c tabs) Text() []string { return nil }

// Hit implements Content: a name is its pane.
func (c tabs) Hit(x, _ int) session.Intent {
	for i, t := range c.all(c.scratchArea(c.size.W, c.size.H)) {
		if x >= t.x && x < t.end {
			return session.Show{Panes: session.Panes()[i : i+1]}
		}
	}
	return nil
}

// Draw implements Content.
func (c tabs) Draw(a chart.Area) {
	w, _ := a.Size()
	c.hairline(a, 0, 1, w)
	for i, t := range c.all(a) {
		st := c.Theme.Muted
		if slices.Contains(c.shown[:], i) {
			st = c.Theme.Text // beside the pane that has the keys
			if i == c.main {
				st = c.Theme.Bright
			}
			a.Fill(layout.Rect{X: t.x, Y: 1, W: t.end - t.x, H: 1}, '━', c.tabLine())
		}
		a.Text(t.x, 0, t.text, st)
	}
}

// tab is a name in its place.
type tab struct {
	text   string
	x, end int
}

// all places the names; on a narrow screen they go without their numbers, and one
// column less apart where that takes all of them in.
func (c tabs) all(a chart.Area) []tab {
	const gap = 3
	all := c.apart(a, gap)
	if end := all[len(all)-1].end; end > c.size.W && end-len(all)+1 <= c.size.W {
		return c.apart(a, gap-1)
	}
	return all
}

// apart places the names so many columns apart.
func (c tabs) apart(a chart.Area, gap int) []tab {
	var all []tab
	x := 0
	for i, m := range Mains() {
		text := m.Name
		switch {
		case c.Compact:
		case c.answering:
			text = "  " + m.Name
		default:
			text = fmt.Sprintf("%d %s", i+1, m.Name)
		}
		t := tab{text, x, x + a.Width(text)}
		all = append(all, t)
		x = t.end + gap
	}
	return all
}

// tabLine is yellow; without colours the heavy line says enough.
func (l DrawOptions) tabLine() theme.Style { return theme.Style{FG: l.Theme.Now.FG} }
