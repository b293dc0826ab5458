package pane

import (
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
)

// Placed is the content of a part of the screen, and where it stands.
type Placed struct {
	At      layout.Rect
	Content Content
}

// The names of the parts that cannot be hidden; of the others see Hideable.
const (
	TitlePart   = "Title"
	ReadoutPart = "Readout"
	RulerPart   = "Ruler"
	TabsPart    = "Tabs"
	KeysPart    = "Keys"
)

// screenPart is a part of the screen beside the main panes: a row of the table.
type screenPart struct {
	name string
	at   func(layout.Screen) layout.Rect
	draw func(Frame, chart.Area)
	say  func(Frame) []string                                 // nil where it says nothing of its own
	hit  func(f Frame, a chart.Area, x, y int) session.Intent // nil where nothing is clicked
}

// screenParts is the one table of the parts of a screen beside its main panes.
func (f Frame) screenParts() []screenPart {
	words := Words
	if f.Projector {
		words = WordsAside
	}
	return []screenPart{
		{TitlePart, func(s layout.Screen) layout.Rect { return s.Title }, Title, nil, nil},
		{ReadoutPart, func(s layout.Screen) layout.Rect { return s.Readout }, Readout, SpokenMoment, nil},
		{RulerPart, func(s layout.Screen) layout.Rect { return s.Ruler }, AlphaRuler, SpokenAlpha, nil},
		{TabsPart, func(s layout.Screen) layout.Rect { return s.Tabs }, Tabs, nil, HitTabs},
		{ParameterTable, func(s layout.Screen) layout.Rect { return s.Params }, Parameters, SpokenParameters, nil},
		{NextUpdate, func(s layout.Screen) layout.Rect { return s.Update }, Update, nil, nil},
		{Happening, func(s layout.Screen) layout.Rect { return s.Words }, words, SpokenSentences, nil},
		{KeysPart, func(s layout.Screen) layout.Rect { return s.Keys }, Keys, nil, nil},
	}
}

// showsCurve reports whether one of the main panes on the screen shows the cost
// curve itself.
func (f Frame) showsCurve() bool {
	for _, i := range f.Shown {
		if Mains()[i].Curve {
			return true
		}
	}
	return false
}

// BuildParts builds what stands beside the main panes of a screen.
func BuildParts(st session.State, d Dress, s layout.Screen) []Placed {
	f := FrameOf(st, d)
	var all []Placed
	add := func(at layout.Rect, c func() Content) {
		if !at.Empty() {
			all = append(all, Placed{at, c()})
		}
	}
	if s.TooSmall {
		add(s.Whole, func() Content { return f.picture(s.Whole, screenPart{draw: TooSmall}) })
		return all
	}
	for _, p := range f.screenParts() {
		at := p.at(s)
		add(at, func() Content {
			if f.Hidden[p.name] {
				return Hidden(f.Look, p.name)
			}
			return f.picture(at, p)
		})
	}
	add(s.History, func() Content { return f.history(st, d, Size{s.History.W, s.History.H}) })
	for row := range s.Numbers {
		for i, at := range s.Numbers[row] {
			add(at, func() Content {
				return f.picture(at, screenPart{draw: func(f Frame, a chart.Area) { Number(f, a, row*len(s.Moves)+i, s.Indent) }})
			})
		}
	}
	for i, at := range s.Moves {
		add(at, func() Content {
			return f.picture(at, screenPart{draw: func(f Frame, a chart.Area) { Move(f, a, i, s.Indent) }})
		})
	}
	return all
}

// history is the cost curve, or the list of the runs where a main pane shows it.
func (f Frame) history(st session.State, d Dress, size Size) Content {
	switch {
	case HidesCurve(f):
		return Hidden(f.Look, CostCurve)
	case f.showsCurve():
		return Runs(st, d, size)
	}
	return SmallCost(st, d, size)
}

// Say is what the part of that name says of a moment.
func Say(st session.State, d Dress, name string) []string {
	f := FrameOf(st, d)
	for _, p := range f.screenParts() {
		if p.name == name {
			return p.say(f)
		}
	}
	return nil
}

// picture is a content that is its cells: it was drawn when it was built, and two
// are equal where every cell is.
type picture struct {
	cells chart.Cells
	say   func() []string
	hit   func(x, y int) session.Intent
}

// picture draws a part in an area of its own.
func (f Frame) picture(at layout.Rect, p screenPart) Content {
	a := f.sheet(at.W, at.H)
	p.draw(f, a)
	c := picture{cells: a.Cells(), say: func() []string { return nil }, hit: func(int, int) session.Intent { return nil }}
	if p.say != nil {
		c.say = func() []string { return p.say(f) }
	}
	if p.hit != nil {
		c.hit = func(x, y int) session.Intent { return p.hit(f, f.sheet(at.W, at.H), x, y) }
	}
	return c
}

// sheet is a blank area of w×h cells with the glyphs of a look.
func (l Look) sheet(w, h int) chart.Area {
	var translate func(string) string
	if l.Plain {
		translate = theme.Plain()
	}
	return chart.NewGrid(w, h, l.Theme.Base, translate).Area(layout.Rect{W: w, H: h})
}

// Draw implements Content.
func (p picture) Draw(a chart.Area) { a.Put(p.cells) }

// Equal implements Content.
func (p picture) Equal(o Content) bool {
	other, ok := o.(picture)
	return ok && p.cells.Equal(other.cells)
}

// Text implements Content.
func (p picture) Text() []string { return p.say() }

// Hit implements Content.
func (p picture) Hit(x, y int) session.Intent { return p.hit(x, y) }
