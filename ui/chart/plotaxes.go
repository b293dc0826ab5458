package chart

import (
	"unicode/utf8"

	"descent/ui/theme"

	"github.com/NimbleMarkets/ntcharts/canvas"
	"github.com/NimbleMarkets/ntcharts/canvas/graph"
	"github.com/NimbleMarkets/ntcharts/canvas/runes"
	"github.com/charmbracelet/lipgloss"
)

// drawLines draws both axis lines, the corner and the tick marks.
//
// ntcharts draws them on two strips, one cell wide or high: each cell of its
// canvas holds a whole lipgloss style, so that a canvas of a full pane costs many times
// as much (BenchmarkPlot). Its styles are not used; the runes are copied in ours.
func (p Plot) drawLines(st theme.Style) {
	in := p.inner
	var none lipgloss.Style

	across := canvas.New(in.W+1, 1)
	across.SetCell(canvas.Point{}, canvas.NewCell(runes.LineUpRight))
	graph.DrawHorizonalLineRight(&across, canvas.Point{X: 1}, none)
	for _, t := range p.x.Ticks {
		// The corner marks a tick on the first cell well enough.
		if t.Cell > 0 && t.Cell < in.W {
			graph.DrawLineRune(&across, canvas.Point{X: 1 + t.Cell}, runes.LineDown, runes.ThinLineStyle, none)
		}
	}
	p.copyStrip(&across, in.X-1, in.Y+in.H-1, st)

	up := canvas.New(1, in.H-1)
	bottom := canvas.Point{Y: in.H - 2}
	graph.DrawVerticalLineUp(&up, bottom, none)
	for _, t := range p.y.Ticks {
		if t.Cell > 0 && t.Cell < in.H {
			graph.DrawLineRune(&up, canvas.Point{Y: in.H - 1 - t.Cell}, runes.LineLeft, runes.ThinLineStyle, none)
		}
	}
	p.copyStrip(&up, in.X-1, in.Y, st)
}

// copyStrip copies the runes of a canvas to column x, row y of the plot's area.
func (p Plot) copyStrip(strip *canvas.Model, x, y int, st theme.Style) {
	for j := range strip.Height() {
		for i := range strip.Width() {
			p.area.Set(x+i, y+j, strip.Cell(canvas.Point{X: i, Y: j}).Rune, st)
		}
	}
}

// drawLabels writes the numbers: those of y right-aligned beside the axis line,
// those of x centred under their ticks. A number of x without room is left out.
func (p Plot) drawLabels(st theme.Style) {
	in := p.inner
	for _, t := range p.y.Ticks {
		if t.Cell < in.H {
			p.area.TextRight(in.X-2, in.Y+in.H-1-t.Cell, t.Label, st)
		}
	}
	free := 0 // the first column that is not taken
	for _, t := range p.x.Ticks {
		width := utf8.RuneCountInString(t.Label)
		start := min(in.X+t.Cell-(width-1)/2, in.X+in.W-width)
		if t.Cell < in.W && start >= free {
			free = p.area.Text(start, in.Y+in.H, t.Label, st) + 1
		}
	}
}
