package chart

import (
	"fmt"
	"strings"
	"time"

	"descent/ui/theme"
)

// Film is grids one after the other, as one moving picture. Each shows what is
// other than before, drawn over it, so that a step costs what it changes.
type Film struct {
	last   *Grid
	scenes []filmFrame
}

// filmFrame is what is drawn over the ones before, from a time on.
type filmFrame struct {
	at   time.Duration
	body string
}

// Show shows g from a time on, which is not before that of the last one. All grids have
// the size of the first. Nothing is added where it is the same picture.
func (f *Film) Show(g *Grid, at time.Duration) {
	p := newPainter(g, f.last)
	drawn := false
	for y := range g.h {
		if f.last == nil {
			p.run(y, 0, g.w)
			drawn = true
			continue
		}
		for x := 0; x < g.w; {
			from, to := g.changed(f.last, y, x)
			if from < to {
				p.run(y, from, to)
				drawn = true
			}
			x = max(to, x+1)
		}
	}
	f.last = g
	if drawn {
		var b strings.Builder
		p.write(&b)
		f.scenes = append(f.scenes, filmFrame{at, b.String()})
	}
}

// changed returns the next cells of a row, from column x on, that differ from
// those of another grid; a few that do not between them are taken along. They
// are none at the end of the row.
func (g *Grid) changed(was *Grid, y, x int) (from, to int) {
	const along = 2
	row, old := g.cells[y*g.w:(y+1)*g.w], was.cells[y*g.w:(y+1)*g.w]
	from = x
	for from < g.w && row[from] == old[from] {
		from++
	}
	if from == g.w {
		return g.w, g.w
	}
	to = from + 1
	for i := to; i < g.w && i <= to+along; i++ {
		if row[i] != old[i] {
			to = i + 1
		}
	}
	if row[from].rune == 0 || old[from].rune == 0 { // a wide rune is drawn whole
		from = max(0, from-1)
	}
	if to < g.w && (row[to].rune == 0 || old[to].rune == 0) {
		to++
	}
	return from, to
}

// SVG returns the film, which begins again after its whole length. A viewer that
// shows no motion shows the end.
func (f *Film) SVG(length time.Duration, c Caption) []byte {
	var out strings.Builder
	g := f.last
	if g == nil {
		g = NewGrid(0, 0, theme.Style{}, nil)
	}
	g.begin(&out, c, newPainter(g, nil).background)
	for i, s := range f.scenes {
		if i == 0 {
			out.WriteString("<g>\n" + s.body + "</g>\n")
			continue
		}
		fmt.Fprintf(&out, `<g><animate attributeName="visibility" values="hidden;visible" keyTimes="0;%.5g" dur="%gs" calcMode="discrete" repeatCount="indefinite"/>`+"\n%s</g>\n",
			min(1, float64(s.at)/float64(length)), length.Seconds(), s.body)
	}
	out.WriteString("</svg>\n")
	return []byte(out.String())
}

// Screens is how many of the grids differ from the one before.
func (f *Film) Screens() int { return len(f.scenes) }
