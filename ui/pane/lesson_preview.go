package pane

import (
	"descent/ui/chart"
)

// LessonPreview is what there is to see of a lesson before it is opened.
type LessonPreview struct {
	Title, Data, About string
	Fault              string // what is wrong with it; then there are no pages
	Line               string // opens it, in a shell
	Pages              []PagePreview
}

// PagePreview is a page of it, and how far somebody is.
type PagePreview struct {
	Title, Kind  string
	Done, Hinted bool
}

// PreviewLesson draws it beside a list: what it is about, and its pages with what
// is done of them.
func PreviewLesson(l DrawOptions, a chart.Area, p LessonPreview) {
	w, h := a.Size()
	if p.Fault != "" {
		for y, s := range l.wrapped(p.Fault, w) {
			a.Text(0, y, s, l.Theme.Text)
		}
		return
	}
	x := a.Text(0, 0, clip(p.Title, w), l.Theme.Bright)
	if on := " on " + p.Data; p.Data != "" && x+a.Width(on) <= w {
		a.Text(x, 0, on, l.Theme.Muted)
	}
	y := 2
	for _, s := range l.wrapped(p.About, w) {
		a.Text(0, y, s, l.Theme.Text)
		y++
	}
	y++
	names := 0
	for _, page := range p.Pages {
		names = max(names, a.Width(page.Title))
	}
	names = min(names, w-len("  question")-2)
	here := false
	for _, page := range p.Pages {
		if y >= h-1 {
			break
		}
		mark, st := "·", l.Theme.Muted
		switch {
		case page.Done:
			mark, st = "✓", l.Theme.Forward
		case !here:
			mark, st, here = "●", l.Theme.Now, true
		}
		a.Text(0, y, mark, st)
		a.Text(2, y, clip(page.Title, names), l.Theme.Text)
		end := a.Text(2+names+2, y, page.Kind, l.Theme.Muted)
		if hinted := "  with a hint"; page.Hinted && end+a.Width(hinted) <= w {
			a.Text(end, y, hinted, l.Theme.Muted)
		}
		y++
	}
	if y < h-1 {
		a.Text(0, h-1, clip("in the shell: "+p.Line, w), l.Theme.Muted)
	}
}
