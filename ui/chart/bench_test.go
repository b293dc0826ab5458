package chart

import (
	"math"
	"strings"
	"testing"
	"time"

	"descent/ui/layout"
	"descent/ui/theme"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// crowded fills a screen of 200×50 cells so that no two neighbours look alike: 32
// levels of shading in half blocks, and a mark on every third cell.
func crowded() *Grid {
	g, a := sheet(200, 50)
	for y := range 50 {
		for x := range 200 {
			level := func(n int) theme.Color { return theme.Mix(red, blue, float64(n%32)/31) }
			a.Shade(x, y, level(x+y), level(x+y+1))
			if x%3 == 0 {
				a.Set(x, y, '●', theme.Style{FG: ink, Bold: true})
			}
		}
	}
	return g
}

// BenchmarkEncode writes the crowded screen; times-faster is how many times
// longer lipgloss needs for it, cell by cell with ready styles.
func BenchmarkEncode(b *testing.B) {
	g := crowded()
	r := renderer(termenv.TrueColor)
	e := NewEncoder(r)
	b.ReportAllocs()
	for b.Loop() {
		e.Encode(g)
	}
	ours := float64(b.Elapsed()) / float64(b.N)
	styles := make(map[theme.Style]lipgloss.Style)
	for _, c := range g.cells {
		styles[c.style] = e.lipgloss(c.style)
	}
	const frames = 3
	start := time.Now()
	for range frames {
		var s strings.Builder
		for _, c := range g.cells {
			s.WriteString(styles[c.style].Render(string(c.rune)))
		}
	}
	b.ReportMetric(float64(time.Since(start))/frames/ours, "times-faster")
}

// BenchmarkText is a screen of 120×36 full of words, drawn and encoded.
func BenchmarkText(b *testing.B) {
	e := NewEncoder(renderer(termenv.TrueColor))
	b.ReportAllocs()
	for b.Loop() {
		g, a := sheet(120, 36)
		for y := range 36 {
			a.Text(1, y, "w₁  0.440016 − 0.3·(−0.028898) =  0.448685 ", theme.Style{FG: red})
			a.Text(44, y, "│ J falls, 20 times in a row; −1.8 % last. ", theme.Style{FG: ink, Bold: true})
		}
		e.Encode(g)
	}
}

// BenchmarkPlot is the cost pane at 120×36: a run of 10 000 iterations and four
// ghosts, axes and all.
func BenchmarkPlot(b *testing.B) {
	costs := make([]float64, 10_000)
	for k := range costs {
		costs[k] = 0.6*math.Exp(-float64(k)/3000) + 0.05*math.Sin(float64(k*k))
	}
	b.ReportAllocs()
	for b.Loop() {
		g := NewGrid(74, 28, page, nil)
		y := CostAxis(0.65, 27, false, 0)
		x := IterAxis(len(costs)-1, PlotColumns(74, y))
		p := NewPlot(g.Area(layout.Rect{W: 74, H: 28}), x, y, plain, plain, false)
		for i := range 5 {
			p.Curve(stroked(curveOf(i, costs[i:]), Stroke{Dash: dashIf(i < 4)}))
		}
	}
}
