package pane

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
)

// ofFrameContent is the content of a part that is drawn from a Frame: for those that
// have none of their own yet.
type ofFrameContent struct {
	name  string
	frame *Frame
	size  Size
	draw  func(Frame, chart.Area)
	hit   func(f Frame, a chart.Area, x, y int) session.Intent // nil where nothing is clicked
}

// Framed is the content of the part of that name.
func Framed(name string, f *Frame, size Size, draw func(Frame, chart.Area), hit func(f Frame, a chart.Area, x, y int) session.Intent) Content {
	return ofFrameContent{name, f, size, draw, hit}
}

func (c ofFrameContent) Draw(a chart.Area) { c.draw(*c.frame, a) }

func (c ofFrameContent) Text() []string { return nil }

func (c ofFrameContent) Hit(x, y int) session.Intent {
	if c.hit == nil {
		return nil
	}
	return c.hit(*c.frame, c.area(), x, y)
}

func (c ofFrameContent) Equal(o Content) bool {
	other, ok := o.(ofFrameContent)
	return ok && c.name == other.name && c.size == other.size && (c.frame == other.frame || c.frame.Same(*other.frame))
}

// area is a blank one of its size, where texts are as wide as they are drawn.
func (c ofFrameContent) area() chart.Area {
	var translate func(string) string
	if c.frame.Plain {
		translate = theme.Plain()
	}
	return chart.NewGrid(c.size.W, c.size.H, c.frame.Theme.Base, translate).Area(layout.Rect{W: c.size.W, H: c.size.H})
}

// HitTabs is a click on the names of the panes.
func HitTabs(f Frame, a chart.Area, x, _ int) session.Intent {
	if i, ok := TabAt(f, a, x); ok {
		return session.Show{Panes: session.Panes()[i : i+1]}
	}
	return nil
}
