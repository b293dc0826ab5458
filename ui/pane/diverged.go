package pane

import (
	"math"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
)

// divergedOverlay stands in the place of a picture of the parameters where J or one of them
// is no finite number any more: the picture steps back behind a box that says so.
type divergedOverlay struct {
	Content
	divergedKey
}

// divergedKey is all of it that == compares.
type divergedKey struct {
	DrawOptions
	size  Size
	what  string // in big characters; empty where there are none for it
	words string // the same in words
	last  string // J one step before
	k     int    // the iteration shown

	entered bool // the arrows belong to the pane
}

// withDivergedOverlay is what stands in the place of a content at a moment.
func withDivergedOverlay(c Content, st session.State, d Presentation, size Size) Content {
	w := st.Run
	if w.Snapshot.Status != trainer.Diverged || st.View.Hidden["j"] || d.TextOnly {
		return c
	}
	b := divergedOverlay{c, divergedKey{DrawOptions: d.DrawOptions, size: size, k: w.Snapshot.Iter, entered: d.Entered}}
	b.what, b.words = divergedText(w.Snapshot)
	if b.k == 0 {
		return b
	}
	if j, ok := w.Present.Costs().At(b.k - 1); ok && !math.IsInf(j, 0) && !math.IsNaN(j) {
		b.last = "At k " + number.Thousands(b.k-1) + " J was " + number.Rounded(j, 3) + "."
	}
	return b
}

// notFinite is what is no finite number any more, J first, and its value; without a name
// where all are.
func notFinite(at trainer.Snapshot) (name string, v float64) {
	if math.IsInf(at.Cost, 0) || math.IsNaN(at.Cost) {
		return "J", at.Cost
	}
	for j, v := range entries(at.Params) {
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return parameter(j, len(at.Params.W)), v
		}
	}
	return "", 0
}

// divergedText names what is no finite number any more.
func divergedText(at trainer.Snapshot) (big, words string) {
	switch name, v := notFinite(at); {
	case name == "":
		return "", "A number is out of range"
	case math.IsNaN(v):
		return name + " = ?", name + " is no number any more"
	case v < 0:
		return name + " = −∞", name + " = −∞"
	default:
		return name + " = ∞", name + " = ∞"
	}
}

// Equal implements Content.
func (c divergedOverlay) Equal(o Content) bool {
	other, ok := o.(divergedOverlay)
	return ok && c.divergedKey == other.divergedKey && c.Content.Equal(other.Content)
}

// Hit implements Content: what lies behind cannot be meant.
func (c divergedOverlay) Hit(int, int) session.Intent { return nil }

// Draw implements Content.
func (c divergedOverlay) Draw(a chart.Area) {
	c.Content.Draw(a)
	const dimmed = 0.72
	a.Fade(c.Theme.Base.BG, dimmed)
	const widest, pad = 50, 3
	w, h := a.Size()
	width := min(widest, w)
	face, what, fits := fitted(bigFonts(h-10, c.Plain), width-2*pad, false, []string{c.what, strings.ReplaceAll(c.what, " ", "")})
	high := 1
	if fits {
		high = face.rows()
	}
	height := high + 8
	if width < widest/2 || height > h {
		return
	}
	in := c.frame(a.Sub(layout.Rect{X: (w - width) / 2, Y: (h - height) / 2, W: width, H: height}))
	if fits {
		across, _ := face.width(what)
		face.draw(in.Sub(layout.Rect{X: (width - 2*pad - across) / 2, Y: 1, W: across, H: high}), 0, what, c.Theme.Warning)
	} else {
		in.Text(0, 1, c.words, c.Theme.Warning)
	}
	in.Text(0, high+2, c.last, c.Theme.Bright)
	why, keys := "There is no next step.", [2][2][2]string{{{"←", "back to k " + number.Thousands(c.k-1)}, {"a", "type another α"}}, {{"r", "start again"}, {"!", "why"}}}
	if c.entered { // the arrows belong to the pane
		keys[0][0] = [2]string{"Esc", "out of the pane"}
	}
	if c.k == 0 { // no step was made, and none helps
		why, keys = "The start is past every number.", [2][2][2]string{{{"i", "choose a start"}, {"!", "why"}}}
	}
	in.Text(0, high+3, why, c.Theme.Text)
	for i, row := range keys {
		for j, key := range row {
			drawSpans(in, j*(width-2*pad)/2, high+5+i, span{key[0], c.Theme.Bright}, span{" " + key[1], c.Theme.Text})
		}
	}
}

// frame clears the box, draws its border and returns what lies inside.
func (c divergedOverlay) frame(a chart.Area) chart.Area {
	w, h := a.Size()
	a.Fill(layout.Rect{W: w, H: h}, ' ', c.Theme.Base)
	drawOutline(a, c.Theme.Warning)
	const pad = 3
	return a.Sub(layout.Rect{X: pad, W: w - 2*pad, H: h - 1})
}
