package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/lipgloss"

	"descent/ui/chart"
	"descent/ui/pane"
	"descent/ui/theme"
)

// film is the program at 200×50 with Data and Surface side by side after 10 000
// iterations, which goes to and fro between two pictures.
type film struct {
	*driver
	moments [2]int
	samples [2]*pane.Sample
	shot    int
}

func newFilm(t testing.TB) *film {
	t.Helper()
	o := iris()
	o.Limit, o.Tolerance = 0, 0
	f := &film{driver: launch(t.Context(), t, o), moments: [2]int{10_000, 5_000}}
	f.resize(200, 50)
	for i, k := range f.moments {
		f.command(strconv.Itoa(k))
		f.at(k)
		f.samples[i] = f.model.surface.sample
	}
	f.head(f.moments[0])
	if f.samples[0] == nil || f.samples[0] == f.samples[1] {
		t.Fatal("the surface was not sampled")
	}
	return f
}

// full shows another moment: everything changes.
func (f *film) full() {
	f.shot++
	f.model.timeline.Seek(f.moments[f.shot%2])
	f.model.surface.sample = f.samples[f.shot%2]
	f.model.screen.stale()
	f.model.View()
}

// numbers shows the same moment with other digits and another scale of J:
// nothing changes but numbers and the curve.
func (f *film) numbers() {
	f.shot++
	f.model.digits, f.model.logCost = 5+f.shot%2, f.shot%2 == 0
	f.model.screen.stale()
	f.model.View()
}

// lipglossed renders every cell by itself, with ready styles.
func lipglossed(r *lipgloss.Renderer, g *chart.Grid) func() {
	w, h := g.Size()
	styles := map[theme.Style]lipgloss.Style{}
	for i := range w * h {
		_, st := g.At(i%w, i/w)
		styles[st] = r.NewStyle().Bold(st.Bold).Reverse(st.Reverse).Foreground(hex(st.FG)).Background(hex(st.BG))
	}
	return func() {
		var text strings.Builder
		for i := range w * h {
			r, st := g.At(i%w, i/w)
			text.WriteString(styles[st].Render(string(r)))
		}
	}
}

func hex(c theme.Color) lipgloss.TerminalColor {
	if !c.IsSet() {
		return lipgloss.NoColor{}
	}
	r, g, b := c.Bytes()
	return lipgloss.Color(fmt.Sprintf("#%02x%02x%02x", r, g, b))
}

// timed is how long f takes, in seconds.
func timed(f func()) float64 {
	began := time.Now()
	f()
	return time.Since(began).Seconds()
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

// BenchmarkFrame draws a screen of 200×50 on which everything has changed, in
// turn with lipgloss, which renders the same cells one by one.
func BenchmarkFrame(b *testing.B) {
	f := newFilm(b)
	lip := lipglossed(f.model.options.Renderer, f.model.draw())
	var ours, theirs []float64
	for b.Loop() {
		for range 5 {
			ours = append(ours, timed(f.full))
		}
		theirs = append(theirs, timed(lip))
	}
	b.ReportMetric(median(ours)/median(theirs), "of-lipgloss")
	b.ReportMetric(median(ours)*1000, "ms")
}

// BenchmarkFrameNumbers draws a screen on which only numbers and the curve have
// changed, in turn with one on which everything has.
func BenchmarkFrameNumbers(b *testing.B) {
	f := newFilm(b)
	var some, all []float64
	for b.Loop() {
		f.full()
		all = append(all, timed(f.full))
		f.numbers()
		some = append(some, timed(f.numbers))
	}
	b.ReportMetric(median(some)/median(all), "of-full")
}
