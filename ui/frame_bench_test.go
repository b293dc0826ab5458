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
	"descent/ui/theme"
)

// frameBench is the program at 200×50 with Data and Surface side by side after 10 000
// iterations, which goes to and fro between two pictures.
type frameBench struct {
	*driver
	moments [2]int
	shot    int
	fewer   bool // one digit fewer than at first
}

func newFilm(t testing.TB) *frameBench {
	t.Helper()
	o := iris()
	o.Limit, o.Tolerance = 0, 0
	f := &frameBench{driver: launch(t.Context(), t, o), moments: [2]int{10_000, 5_000}}
	f.resize(200, 50)
	for _, k := range f.moments {
		f.command(strconv.Itoa(k))
		f.at(k)
		f.sampled()
	}
	f.head(f.moments[0])
	return f
}

// full shows another moment: everything changes. It is how long the picture
// takes, in seconds.
func (f *frameBench) full() float64 {
	f.shot++
	f.command(strconv.Itoa(f.moments[f.shot%2]))
	return timed(func() { f.view() })
}

// numbers shows the same moment with other digits and another scale of J:
// nothing changes but numbers and the curve. With one digit fewer the columns
// are as wide as before, with one more the panes would move.
func (f *frameBench) numbers() float64 {
	f.fewer = !f.fewer
	f.press(map[bool]string{true: "[", false: "]"}[f.fewer], "L")
	return timed(func() { f.view() })
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
	lip := lipglossed(f.options.Renderer, f.grid())
	var ours, theirs []float64
	for b.Loop() {
		for range 5 {
			ours = append(ours, f.full())
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
		all = append(all, f.full())
		f.numbers()
		some = append(some, f.numbers())
	}
	b.ReportMetric(median(some)/median(all), "of-full")
}
