package pane

import (
	"slices"

	"descent/trainer/answer"
	"descent/ui/layout"
)

// fieldNode is the node of the number that is worked out; 0 where none is.
func (g graph) fieldNode() int {
	f := g.content.field
	if !f.on {
		return 0
	}
	switch f.blank.Kind { //nolint:exhaustive // the others are of no graph
	case answer.TermDW:
		return nodeDW + slices.Index(g.shown, f.blank.Feature)
	case answer.TermDB:
		return g.lastNode
	}
	return map[answer.Kind]int{answer.Z: nodeZ, answer.A: nodeA, answer.Loss: nodeL, answer.DA: nodeDA, answer.DZ: nodeDZ}[f.blank.Kind]
}

// holdsField reports whether a node has a field in the place of its value.
func (g graph) holdsField(node int) bool {
	return g.content.field.on && !g.content.field.found && node > 0 && node == g.fieldNode()
}

// askedRows are the rows of all numbers that are worked out.
func (g graph) askedRows() []formula { return append(g.forward(), g.backward()...) }

// askedSections are the rows of the numbers that are worked out, in so many rows of the pane: where there are fewer than
// that takes, those around the number that is open.
func (g graph) askedSections(room int) []section {
	forward, backward := g.formulaSection("Forward", "", g.forward()), g.formulaSection("Backward", "∂L of this example, not ∂J", g.backward())
	if g.titled && forward.rows+backward.rows <= room {
		return []section{forward, backward}
	}
	g.titled = false
	rows := g.askedRows()
	if over := len(rows) - room; over > 0 {
		at := slices.IndexFunc(rows, func(r formula) bool { return r.node == max(1, g.fieldNode(), g.walkedTo) })
		from := max(0, min(over, at-room+2)) // the next one is seen too
		rows = rows[from : from+max(0, room)]
	}
	return []section{g.formulaSection("", "", rows)}
}

// drawAsked draws the row of a number that is not there yet: how it comes about is not said before.
func (g graph) drawAsked(y int, r formula, x int) {
	a, th := g.area, g.content.Theme
	if !g.holdsField(r.node) {
		a.Text(0, y, r.name, th.Muted)
		return
	}
	a.Text(0, y, r.name, r.style)
	equals := g.width - g.digits - 5
	if at := g.content.field.drawMarked(g.content.DrawOptions, a, x, y, equals+1, g.width) - 2; at >= x {
		a.Text(at, y, "=", th.Muted)
	}
	a.Text(x-1, y, "▸", th.Now)
	g.content.highlight(a, layout.Rect{Y: y, W: g.width, H: 1})
}
