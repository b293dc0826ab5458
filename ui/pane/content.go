package pane

import (
	"slices"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/session"
	"descent/ui/theme"
)

// Content is what one part of the screen shows of one moment, and nothing else:
// a value that never changes. Two that are equal are the same picture, so that
// none is drawn twice.
type Content interface {
	// Draw draws it in an area of the size that it was built for.
	Draw(a chart.Area)
	// Text says it, a line each, for a conversation without a screen.
	Text() []string
	// Hit is what a click on a cell asks for, counted from the top left; nil for
	// nothing.
	Hit(x, y int) session.Intent
	// Equal reports whether o shows the same. It may say no where it does.
	Equal(o Content) bool
}

// Builder makes the content of a part of the screen of w×h cells.
type Builder func(st session.State, d Presentation, size Size) Content

// Size is how many cells a part has.
type Size struct{ W, H int }

// Pannable is a content whose view can be moved.
type Pannable interface {
	// PanLimits says how; false where there is no room for it.
	PanLimits() (PanLimits, bool)
}

// Sampled is a content that shows J over a plane, of which somebody must make the
// sample.
type Sampled interface {
	Wanted() (SurfaceSection, bool)
}

// DrawOptions is how anything is drawn, or said.
type DrawOptions struct {
	Theme     theme.Theme
	Plain     bool // no braille
	Compact   bool // a small screen: no section titles
	Projector bool // thicker marks, and no more than is seen from the last row of seats
	TextOnly  bool // there is no screen: what to do is a command, no key
}

// Presentation is what of a picture belongs to the client and not to the session.
type Presentation struct {
	DrawOptions
	Entered     bool           // the arrows belong to the main pane
	Count       int            // of Counts the one that the arrows are on in it, from 1; 0 for none
	Row         int            // the first row of a list that has no focus
	Second      int            // the other main pane on the screen, a place in Mains; −1 where there is none
	MainOnRight bool           // the main pane stands right of it
	Three       bool           // the cost curve stands above two others, the first of them on the right where MainOnRight is set
	PlayText    string         // what it does by itself: "playing 10/s"; empty where it waits
	Notice      Notice         // what there is to tell
	Goal        language.Goal  // of the task that is open
	Welcome     bool           // no step was made yet: who is here for the first time is told how
	Sample      *SurfaceSample // of the surface; nil where there is none of these data
	Typed       Typed          // of a number that is worked out
}

// Shown lists the main panes on the screen, as places in Mains, from the top and from left to
// right.
func (d Presentation) Shown(g session.ViewState) []int {
	switch pair := g.PanesBelowCurve(); {
	case d.Three && d.MainOnRight:
		return []int{costPaneIndex, pair[1], pair[0]}
	case d.Three:
		return []int{costPaneIndex, pair[0], pair[1]}
	case d.Second < 0:
		return []int{g.Main}
	case d.MainOnRight:
		return []int{d.Second, g.Main}
	}
	return []int{g.Main, d.Second}
}

// looksInside reports whether one of the main panes on the screen is about the
// focused example.
func (d Presentation) looksInside(g session.ViewState) bool {
	return slices.ContainsFunc(d.Shown(g), func(place int) bool { return Mains()[place].ShowsExample })
}

// showsLoop reports whether one of them is the loop.
func (d Presentation) showsLoop(g session.ViewState) bool {
	return slices.ContainsFunc(d.Shown(g), func(place int) bool { return Mains()[place].MainPane.Name == "loop" })
}
