package pane

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// The nodes of the walk through a graph, in the order in which they are
// computed. From nodeDW on come the shown features, what stands for the
// others, and db.
const (
	nodeZ = iota + 1
	nodeA
	nodeL
	nodeDA
	nodeDZ
	nodeDW
)

// GraphNodes is how many nodes a walk through the graph of n features has:
// z, a, L, then da, dz, the dw and db. More than two features are the two
// chosen ones and one node for all others.
func GraphNodes(n int) int { return nodeDZ + min(n, 3) + 1 }

// graphContent is the computation graph of the focused example: its forward
// values, the derivatives of its loss that flow back, and every formula with
// its numbers put in. A walk leaves out what it has not reached; the second
// reading puts the chain rule in the place of the formulas.
type graphContent struct {
	iteration
	node  int  // how far it was walked; 0 shows it whole
	blank bool // nothing of it is worked out yet
	asked bool // its numbers are worked out: how one comes about is not shown before it is there
	field field
	proof bool // the reading that shows why dz = a − y

	newExample []float64 // the new example that it is about, as the features are; nil for the one in focus
	given      []float64 // the same as it was given
}

var _ = Register("graph", Graph)

// Graph builds the computation graph of the focused example.
func Graph(st session.State, d Presentation, size Size) Content {
	c := graphContent{iteration: newIteration(st, d, size), node: st.Inside.Node, proof: st.View.Proof}
	c.asked = st.Practice != nil && st.Practice.Topic == session.GraphPractice && !st.Practice.Finished
	c.blank, c.field = c.asked && c.node == 0, fieldIn(st, d, graphField)
	if st.View.NewExampleInGraph && st.View.NewExample != nil {
		c.given = st.View.NewExample
		c.newExample = st.Data.Set.PreprocessRow(c.given)
	}
	return c
}

// Equal implements Content.
func (c graphContent) Equal(o Content) bool {
	other, ok := o.(graphContent)
	return ok && c.node == other.node && c.blank == other.blank && c.asked == other.asked && c.field == other.field && c.proof == other.proof && slices.Equal(c.given, other.given) && c.same(other.iteration)
}

// Hit implements Content.
func (c graphContent) Hit(int, int) session.Intent { return nil }

// Draw implements Content.
func (c graphContent) Draw(a chart.Area) {
	const widest = 96 // beyond it a result would stand too far from its formula
	w, h := a.Size()
	m, n := c.data.Problem.Size()
	if w < 24 || h < 8 || m == 0 {
		return
	}
	w = min(w, widest)
	newGraph(c, a.Sub(layout.Rect{W: w, H: h}), n).draw()
}

// graph is what the parts of the pane share.
type graph struct {
	trainer.Graph

	content       graphContent
	area          chart.Area
	width, height int
	shown         []int // the features drawn, 0-based
	hidden        int   // how many are not
	walkedTo      int   // how far the walk came; 0 shows everything
	lastNode      int   // the node of db

	large   bool // with room for the rows of the large form
	titled  bool // sections have titles
	unnamed bool // nothing below says that its derivatives are those of L
	columns bool // formula and numbers have a column each
	digits  int  // of results
}

func newGraph(f graphContent, a chart.Area, n int) graph {
	const (
		fullWidth, fullHeight = 60, 27 // a pane of the screen for two; all rows, few blank ones
		titledHeight          = 24
		askedHeight           = 23
		// With 6 digits a result takes 12 columns, its name 5; the rest is the formula's.
		formula = 33
	)
	i := max(0, min(f.focus, len(f.data.Problem.X)-1))
	g := graph{Graph: trainer.NewGraph(f.data.Problem.X[i], f.data.Problem.Y[i], f.at.Params), content: f, area: a, lastNode: GraphNodes(n)}
	g.content.focus = i
	if f.newExample != nil { // it has no y, so nothing comes after a
		g.Graph = trainer.NewGraph(f.newExample, 0, f.at.Params)
		g.content.node = nodeA
	}
	g.width, g.height = a.Size()
	g.shown = graphFeatures(f.pair, n)
	g.hidden = n - len(g.shown)
	g.walkedTo = max(0, min(g.content.node, g.lastNode))
	g.columns = g.width >= fullWidth
	g.large = g.columns && g.height >= fullHeight
	g.titled = g.height >= titledHeight
	if f.asked { // without what it has beside its numbers
		g.titled = g.height >= askedHeight
		g.large = g.columns && g.titled
	}
	g.digits = min(f.digits, max(6, g.width-9-formula))
	return g
}

// graphFeatures are the features that have a place in the graph of n: all of
// one or two, else the two chosen ones, in their order.
func graphFeatures(chosen [2]int, n int) []int {
	if n == 1 {
		return []int{0}
	}
	if n == 2 || chosen[0] == chosen[1] {
		first := min(chosen[0], n-2) * boolToInt(n > 2)
		return []int{first, first + 1}
	}
	return []int{min(chosen[0], chosen[1]), max(chosen[0], chosen[1])}
}

// entries are the shown features and b as parameterFormats counts them.
func (g graph) entries() []int { return append(slices.Clone(g.shown), len(g.X)) }

// reached reports whether the walk has come to a node; 0 belongs to no walk.
func (g graph) reached(node int) bool {
	return g.walkedTo == 0 && !g.content.blank || node <= g.walkedTo
}

// isCurrent reports whether a node is the one that the walk has just reached.
func (g graph) isCurrent(node int) bool {
	if g.content.field.on {
		return node > 0 && node == g.fieldNode()
	}
	return node > 0 && node == g.walkedTo && g.content.newExample == nil
}

// nodeStyle is the style of what belongs to a node.
func (g graph) nodeStyle(node int, st theme.Style) theme.Style {
	switch {
	case g.isCurrent(node):
		return g.content.Theme.Now
	case !g.reached(node):
		return g.content.Theme.Axis
	}
	return st
}

// section is a part of the pane that stands under another.
type section struct {
	rows int
	draw func(y int)
}

// draw puts the sections under each other: those of the reading that is
// wanted, then of the other as many as fit. Where rows are scarce, the first
// gaps between them are given up.
func (g graph) draw() {
	picture := g.newDiagram()
	if g.content.newExample != nil {
		g.drawSections([]section{{1, g.drawNewExampleHeader}, {picture.rows, picture.draw}, g.formulaSection("Forward", "", g.forward()[:nodeA]), g.newExampleSection()})
		return
	}
	g.unnamed = !g.content.asked && !g.titled && 1+picture.rows+sectionsRows(g.formulaSections()) > g.height
	sections := []section{{1, g.drawHeader}, {picture.rows, picture.draw}}
	if g.content.asked {
		g.drawSections(append(sections, g.askedSections(g.height-1-picture.rows)...))
		return
	}
	first, second := g.formulaSections(), g.proofSections()
	if g.content.proof {
		first, second = second, first
	}
	sections = append(sections, first...)
	for _, s := range second {
		// A walk must not meet its next values below.
		if g.walkedTo > 0 && !g.content.proof || sectionsHeight(sections)+1+s.rows > g.height {
			break
		}
		sections = append(sections, s)
	}
	g.drawSections(sections)
}

// drawSections draws sections under each other, with a blank row between where there is
// room for it.
func (g graph) drawSections(sections []section) {
	missing := sectionsHeight(sections) - g.height
	y := 0
	for i, s := range sections {
		s.draw(y)
		y += s.rows
		if i >= missing {
			y++
		}
	}
}

// sectionsRows is the number of rows of sections without a blank one between.
func sectionsRows(sections []section) (rows int) {
	for _, s := range sections {
		rows += s.rows
	}
	return rows
}

// sectionsHeight is the number of rows of sections with a blank one between.
func sectionsHeight(sections []section) int {
	rows := -1
	for _, s := range sections {
		rows += s.rows + 1
	}
	return rows
}

// drawHeader names the example, its class, and whether it is correct.
func (g graph) drawHeader(y int) {
	th, class := g.content.Theme, int(g.Y)
	label := "y = " + strconv.Itoa(class)
	ordinal := strconv.Itoa(g.content.focus + 1)
	verdict := g.correctnessSpans()
	spans := func(most int) []span {
		name := ""
		if s := className(g.content.data.Set, class, most); s != "y="+strconv.Itoa(class) {
			name = s + ", "
		}
		gap := "   "
		if !g.columns {
			gap = "  "
		}
		return append([]span{{"example ", th.Muted}, {ordinal, th.Bright}, {gap, th.Text}, {name + label, th.Class[class]}}, verdict...)
	}
	room, most := g.width, 24
	if g.unnamed { // beside the parameters their names are those of another
		room = g.area.TextRight(g.width, y, "∂L, not ∂J", th.Gradient) - 2
	}
	for most > 1 && lineWidth(g.area, spans(most)...) > room {
		most--
	}
	x := drawSpans(g.area, 0, y, spans(most)...)
	if g.unnamed {
		return
	}
	const forward, backward, gap = "forward ▸", "◂ backward", 3
	if both := g.area.Width(forward) + gap + g.area.Width(backward); x+2*gap+both <= g.width {
		g.area.Text(g.width-both, y, forward, th.Forward)
		g.area.TextRight(g.width, y, backward, th.Gradient)
	}
}

// correctnessSpans says whether a is on the side of one half that y asks for; a walk must
// have come to a.
func (g graph) correctnessSpans() []span {
	th := g.content.Theme
	verdict := trainer.CorrectnessOf(g.Z, g.Y, g.content.threshold)
	switch {
	case !g.reached(nodeA):
		return nil
	case math.IsNaN(g.Z):
		return []span{{"   a is no number", th.Warning}}
	case g.columns:
		return []span{{"   " + verdict.String(), th.Text}}
	}
	st := th.Text
	if verdict == trainer.Incorrect {
		st = th.Bright
	}
	return []span{{", " + g.sideText() + ": ", th.Text}, {verdict.String(), st}}
}

// sideText is on which side of the threshold a is.
func (g graph) sideText() string {
	if math.IsNaN(g.A) {
		return "a is no number"
	}
	sign := [...]string{"<", "=", ">"}[1+cmp.Compare(g.A, g.content.threshold)]
	return "a " + sign + " " + number.Shortest(g.content.threshold)
}
