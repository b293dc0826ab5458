package pane

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// Item is one row of a list.
type Item struct{ Text, About string }

// List draws rows with the chosen one marked.
func List(f Frame, a chart.Area, title string, rows []Item, at int) {
	in := listRows(f, a, title, rows, at)
	_, h := in.Size()
	line(in, 0, h-2, listKeys(f, "", "keep")...)
}

// listRows draws as many rows as fit, the chosen one among them; where that is
// not all it says which one it is.
func listRows(f Frame, a chart.Area, title string, rows []Item, at int) chart.Area {
	in := Box(f, a, title)
	w, h := in.Size()
	const top, foot = 2, 3
	room := max(1, h-top-foot)
	first := max(0, min(at-room/2, len(rows)-room))
	if len(rows) > room {
		in.TextRight(w, h-2, fmt.Sprintf("%d of %d", at+1, len(rows)), f.Theme.Muted)
	}
	for i, r := range rows[first:min(first+room, len(rows))] {
		i += first
		y := top + i - first
		st := f.Theme.Text
		if i == at {
			st = f.Theme.Bright
			in.Text(0, y, "▸", f.Theme.Now)
		}
		in.Text(2, y, r.Text, st)
		in.Text(26, y, r.About, f.Theme.Muted)
		if i == at {
			highlight(f, in, layout.Rect{Y: y, W: w, H: 1})
		}
	}
	return in
}

// ChooseHidden is the list of what can be hidden.
func ChooseHidden(f Frame, a chart.Area, at int) {
	var rows []Item
	for _, name := range Hideable() {
		if f.Hidden[name] {
			rows = append(rows, Item{"○ " + name, "hidden"})
			continue
		}
		rows = append(rows, Item{"● " + name, "shown"})
	}
	in := listRows(f, a, "Hide, or show again", rows, at)
	_, h := in.Size()
	b, m := f.Theme.Bright, f.Theme.Muted
	line(in, 0, h-2, span{"↑↓", b}, span{" move   ", m}, span{"Enter", b}, span{" hide, show   ", m},
		span{"Esc", b}, span{" close", m})
}

func listKeys(f Frame, search, keep string) []span {
	b, m := f.Theme.Bright, f.Theme.Muted
	spans := []span{{"↑↓", b}, {" move   ", m}, {"Enter", b}, {" open   ", m}}
	if search != "" {
		spans = append(spans, span{"/", b}, span{" " + search + "   ", m})
	}
	return append(spans, span{"Esc", b}, span{" " + keep, m})
}

// DataRow is one row of the data list. Set is its preview, nil until read.
type DataRow struct {
	Name     string
	Now, Gap bool // it is the present one; a group begins
	M, N     int
	Alpha    float64
	Set      *datasets.Set
}

// DataChoice is the state of the data list.
type DataChoice struct {
	Rows      []DataRow
	At        int
	Searching bool
	Search    string
}

// ChooseData draws the list of data and the chosen one's description.
func ChooseData(f Frame, a chart.Area, c DataChoice) {
	in := Box(f, a, "Choose data")
	w, h := in.Size()
	left := min(36, w*45/100)
	drawDataRows(f, in.Sub(layout.Rect{W: left, H: h - 3}), c)
	for y := range h - 3 {
		in.Set(left+1, y, '│', f.Theme.Axis)
	}
	if row := c.Rows[min(c.At, len(c.Rows)-1)]; row.Set != nil {
		describe(f, in.Sub(layout.Rect{X: left + 4, Y: 1, W: w - left - 4, H: h - 4}), *row.Set)
	} else if row.M == 0 && row.Alpha == 0 {
		in.Text(left+4, 1, "a CSV file", f.Theme.Bright)
		for i, s := range wrapped(f, "Columns of numbers and one column of labels, the last one. The first row may be a header. More choices: descent FILE --help.", w-left-5) {
			in.Text(left+4, 3+i, s, f.Theme.Text)
		}
	}
	if c.Searching {
		Prompt(f, in.Sub(layout.Rect{Y: h - 2, W: w, H: 1}), Line{Label: "/", Text: c.Search, Cursor: len([]rune(c.Search)), Hint: "search"})
		return
	}
	line(in, 0, h-2, listKeys(f, "search", "keep "+clip(f.Set.Name, 20))...)
}

func drawDataRows(f Frame, a chart.Area, c DataChoice) {
	w, h := a.Size()
	a.TextRight(w-13, 1, "m", f.Theme.Muted)
	a.TextRight(w-8, 1, "n", f.Theme.Muted)
	a.Text(w-6, 1, "α", f.Theme.Muted)
	y := 1
	for i, r := range c.Rows {
		y++
		if r.Gap && h > len(c.Rows)+5 {
			y++
		}
		st := f.Theme.Text
		if i == c.At {
			st = f.Theme.Bright
			a.Text(0, y, "▸", f.Theme.Now)
		}
		x := a.Text(2, y, r.Name, st)
		if r.Now {
			a.Text(x+1, y, "now", f.Theme.Muted)
		}
		if r.M > 0 {
			a.TextRight(w-13, y, strconv.Itoa(r.M), st)
			a.TextRight(w-8, y, strconv.Itoa(r.N), st)
			a.Text(w-6, y, number.Shortest(r.Alpha), st)
		}
		if i == c.At {
			highlight(f, a, layout.Rect{Y: y, W: w, H: 1})
		}
	}
}

// describe draws one data set: what it teaches, its features, its examples.
func describe(f Frame, a chart.Area, set datasets.Set) {
	w, h := a.Size()
	title := set.Title
	if title != "" {
		title = ": " + title
	}
	line(a, 0, 0, span{set.Name, f.Theme.Bright}, span{title, f.Theme.Text})
	y := 2
	for _, s := range wrapped(f, set.About, w) {
		a.Text(0, y, s, f.Theme.Text)
		y++
	}
	y++
	p := Frame{Theme: f.Theme, Plain: f.Plain, Set: set, Problem: trainer.Problem{X: set.X, Y: set.Y}}
	_, n := set.Size()
	p.Features[1] = min(1, n-1)
	p.At.Params.W = make([]float64, n)
	x := 0
	for _, j := range p.features() {
		low, high := span1(p, j)
		limits := number.NewFormat(2, []float64{low, high})
		text := fmt.Sprintf("%s–%s %s", limits.Text(low), limits.Text(high), set.Features[j].Unit)
		name := fmt.Sprintf("x%s %s ", number.Subscript(j+1), clip(set.Features[j].Name, 18))
		if x > 0 && x+a.Width(name+text) > w {
			x, y = 0, y+1
		}
		x = line(a, x, y, span{name, f.Theme.Muted}, span{text, f.Theme.Text}) + 2
	}
	if n > 2 {
		a.Text(x, y, fmt.Sprintf("and %d more", n-2), f.Theme.Muted)
	}
	source := wrapped(f, set.Source, w)
	foot := h - len(source)
	rows := foot - y - 4
	if rows >= 3 {
		preview(p, a.Sub(layout.Rect{Y: y + 2, W: w, H: rows}))
	}
	counts := classCounts(p)
	for class, count := range counts {
		spans := classSpans(f, set, class, fmt.Sprintf("  y = %d  %d", class, count))
		if lineWidth(a, spans...) >= w/2 {
			spans = classSpans(f, set, class, fmt.Sprintf("  %d", count))
		}
		line(a, class*w/2, foot-1, spans...)
	}
	for i, s := range source {
		a.Text(0, foot+i, s, f.Theme.Muted)
	}
}

func classSpans(f Frame, set datasets.Set, class int, rest string) []span {
	marks := [2]string{"○●", "△▲"}[class]
	return []span{{marks, f.Theme.Class[class]}, {" " + className(set, class, 12) + rest, f.Theme.Text}}
}

func classCounts(f Frame) [2]int {
	var counts [2]int
	for _, y := range f.Problem.Y {
		counts[int(y)]++
	}
	return counts
}

// preview is the scatter alone: no boundary, nobody is wrong yet.
func preview(f Frame, a chart.Area) {
	w, h := a.Size()
	a.Tint(layout.Rect{W: w, H: h}, f.Theme.Band)
	f.Compact = true
	f.Set.Features = f.Set.Features[:min(2, len(f.Set.Features))]
	v := newView(f, layout.Rect{W: w, H: h + 3})
	v.area = layout.Rect{W: w, H: h}
	lowX, highX := padded(span1(f, v.i))
	v.x = chart.RoundAxis(lowX, highX, w, 8)
	marks := v.marks(f)
	for at, m := range marks {
		m.wrong = [2]int{}
		marks[at] = m
	}
	drawMarks(f, a, marks)
}

// wrapped breaks a text into lines of at most w columns, as the screen will
// show it: plain glyphs may be longer.
func wrapped(f Frame, s string, w int) []string {
	if f.Plain {
		s = theme.Plain()(s)
	}
	const hyphen, whole = "-", "\uf0ff" // private: a flag is one word, and a line must not end behind its hyphens
	lines := ansi.Wrap(strings.ReplaceAll(s, hyphen, whole), max(1, w), "")
	return strings.Split(strings.ReplaceAll(lines, whole, hyphen), "\n")
}
