package pane

import (
	"fmt"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
)

// PreviewFile says beside a list what a file to learn from must hold.
func PreviewFile(l DrawOptions, a chart.Area) {
	w, _ := a.Size()
	a.Text(0, 0, "a CSV file", l.Theme.Bright)
	for i, s := range l.wrapped("Columns of numbers and one column of labels, the last one. The first row may be a header. Label and columns can be chosen once it is named.", w-1) {
		a.Text(0, 2+i, s, l.Theme.Text)
	}
}

// PreviewTable draws beside a list what a file holds: its form, and of each column
// its name, its type, its range and what becomes of it, as many as fit.
func PreviewTable(l DrawOptions, a chart.Area, file, form string, columns [][]string) {
	w, h := a.Size()
	a.Text(0, 0, clip(file, w), l.Theme.Bright)
	y := 2
	for _, s := range l.wrapped(form, w) {
		a.Text(0, y, s, l.Theme.Muted)
		y++
	}
	y++
	widths := make([]int, 4)
	for _, c := range columns[:min(len(columns), h)] {
		for i, text := range c {
			widths[i] = min(max(widths[i], a.Width(text)+2), w/4+2)
		}
	}
	for i, c := range columns {
		if y == h-1 && i < len(columns)-1 {
			a.Text(0, y, fmt.Sprintf("and %d more", len(columns)-i), l.Theme.Muted)
			return
		}
		x := 0
		for at, text := range c {
			st := l.Theme.Muted
			if at == 0 {
				st = l.Theme.Text
			}
			room := widths[at] - 2
			if at == len(c)-1 {
				room = w - x
			}
			a.Text(x, y, clip(text, room), st)
			x += widths[at]
		}
		y++
	}
}

// PreviewSet draws one data set beside a list: what it teaches, its features, its
// examples.
func PreviewSet(l DrawOptions, a chart.Area, set datasets.Set) {
	w, h := a.Size()
	title := set.Title
	if title != "" {
		title = ": " + title
	}
	drawSpans(a, 0, 0, span{set.Name, l.Theme.Bright}, span{title, l.Theme.Text})
	y := 2
	for _, s := range l.wrapped(set.About, w) {
		a.Text(0, y, s, l.Theme.Text)
		y++
	}
	y++
	problem := set.Problem()
	data := &session.PreparedData{Set: set, Problem: problem, Stats: session.FeatureStatsOf(problem)}
	n := len(set.Features)
	x := 0
	for j := range min(2, n) {
		limits := number.NewFormat(2, []float64{data.Stats[j].Low, data.Stats[j].High})
		text := fmt.Sprintf("%s–%s %s", limits.Text(data.Stats[j].Low), limits.Text(data.Stats[j].High), set.Features[j].Unit)
		name := fmt.Sprintf("x%s %s ", number.Subscript(j+1), clip(set.Features[j].Name, 18))
		if x > 0 && x+a.Width(name+text) > w {
			x, y = 0, y+1
		}
		x = drawSpans(a, x, y, span{name, l.Theme.Muted}, span{text, l.Theme.Text}) + 2
	}
	if n > 2 {
		a.Text(x, y, fmt.Sprintf("and %d more", n-2), l.Theme.Muted)
	}
	source := l.wrapped(set.Source, w)
	foot := h - len(source)
	rows := foot - y - 4
	if rows >= 3 {
		l.preview(data, a.Sub(layout.Rect{Y: y + 2, W: w, H: rows}))
	}
	counts := classCounts(problem)
	for class, count := range counts {
		spans := classSpans(l, set, class, fmt.Sprintf("  y = %d  %d", class, count))
		if lineWidth(a, spans...) >= w/2 {
			spans = classSpans(l, set, class, fmt.Sprintf("  %d", count))
		}
		drawSpans(a, class*w/2, foot-1, spans...)
	}
	for i, s := range source {
		a.Text(0, foot+i, s, l.Theme.Muted)
	}
}

func classSpans(l DrawOptions, set datasets.Set, class int, rest string) []span {
	marks := [2]string{"○●", "△▲"}[class]
	return []span{{marks, l.Theme.Class[class]}, {" " + className(set, class, 12) + rest, l.Theme.Text}}
}

func classCounts(p trainer.Problem) [2]int {
	var counts [2]int
	for _, y := range p.Y {
		counts[int(y)]++
	}
	return counts
}

// preview is the scatter alone: no boundary, nobody is wrong yet.
func (l DrawOptions) preview(data *session.PreparedData, a chart.Area) {
	w, h := a.Size()
	a.Tint(layout.Rect{W: w, H: h}, l.Theme.Band)
	n := len(data.Set.Features)
	plane := *data
	plane.Set.Features = data.Set.Features[:min(2, n)]
	c := scatter{params: trainer.Zeros(n), next: trainer.Zeros(n), scatterKey: scatterKey{DrawOptions: l, size: Size{w, h + 4}, data: &plane, ring: -1}}
	c.Compact = true
	c.features[1] = min(1, n-1)
	c.shown = dataView(c.data, c.features)
	v := c.view()
	v.area = layout.Rect{W: w, H: h}
	v.x = chart.RoundAxis(c.shown.X[0], c.shown.X[1], w, 8)
	marks := v.marks()
	for at, m := range marks {
		m.wrong = [2]int{}
		marks[at] = m
	}
	l.drawMarks(a, marks)
}
