package pane

import (
	"fmt"
	"math"
	"strings"

	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// formula is one line of the formulas.
type formula struct {
	node     int // 0: of no walk
	name     string
	style    theme.Style // of the name and the result
	symbolic []string    // without numbers, the longest first
	prefix   string      // what stands before the numbers where both share a column
	numbers  func(digits int) string
	result   float64
	overflow string // in the place of "= result": finite, but past every float64
	noResult bool   // no result
	note     string // a reason, in place of the result
	marked   bool   // the chosen one, without a walk
}

// formulaSections are the formulas forward and backward, and the share of the
// example of the whole gradient.
func (g graph) formulaSections() []section {
	share := section{1, g.drawShareNote}
	if g.titled {
		share = section{3, g.drawShare}
	}
	return []section{
		g.formulaSection("Forward", "", g.forward()),
		g.formulaSection("Backward", "∂L of this example, not ∂J", g.backward()),
		share,
	}
}

// formulaSection is a section of formulas, with a title where there are titles.
func (g graph) formulaSection(title, note string, rows []formula) section {
	top := boolToInt(g.titled)
	return section{top + len(rows), func(y int) {
		if g.titled {
			g.content.heading(g.area, y, title, note)
			g.area.TextRight(g.width, y, note, g.content.Theme.Gradient)
		}
		for i, r := range rows {
			g.drawFormula(y+top+i, r, g.formulaColumn())
		}
	}}
}

// formulaColumn is where formulas begin: after the longest name and a mark.
func (g graph) formulaColumn() int {
	x := 4 + boolToInt(g.columns)
	for _, j := range g.shown {
		x = max(x, g.area.Width("d"+parameter(j, len(g.X)))+1)
	}
	return x
}

func (g graph) forward() []formula {
	st := g.content.Theme.Forward.WithBold()
	loss := []string{"−y log a − (1−y) log(1−a)", g.forLabel("−log(1−a)", "−log(a)")}
	lead := g.forLabelNoted("−log(1−a)", "−log(a)")
	if g.saturated() { // the numbers are put into another form of it
		loss = []string{g.forLabel("−log(1−a) = log(1 + e^z)", "−log(a) = log(1 + e^−z)"), g.forLabel("log(1 + e^z)", "log(1 + e^−z)")}
		lead = ""
	}
	return []formula{
		{node: nodeZ, name: "z", style: st, symbolic: g.zForms(), numbers: g.zNumbers, result: g.Z},
		{node: nodeA, name: "a", style: st, symbolic: []string{"σ(z) = 1/(1 + e^−z)", "σ(z)"}, prefix: "σ(z) = ", numbers: g.aNumbers, result: g.A},
		{node: nodeL, name: "L", style: st, symbolic: loss, prefix: lead, numbers: g.lossNumbers, result: g.Loss},
	}
}

// zForms writes z in ever less room.
func (g graph) zForms() []string {
	var terms []string
	for _, j := range g.shown {
		terms = append(terms, parameter(j, len(g.X))+"x"+number.Subscript(j+1))
	}
	if g.hidden > 0 {
		terms = append(terms, "…")
	}
	return []string{joinTerms(append(terms, "b")), "w·x + b"}
}

// forLabel is the form that a formula has for the label of the example.
func (g graph) forLabel(zero, one string) string {
	if g.Y == 1 {
		return one
	}
	return zero
}

// forLabelNoted also says so.
func (g graph) forLabelNoted(zero, one string) string {
	return fmt.Sprintf("%-11sas y = %g", g.forLabel(zero, one), g.Y)
}

func (g graph) backward() []formula {
	st := g.content.Theme.Gradient.WithBold()
	rows := []formula{
		g.daFormula(nodeDA),
		{node: nodeDZ, name: "dz", style: st, symbolic: []string{"a − y"}, prefix: "a − y = ", numbers: g.dzNumbers(g.Y), result: g.DZ},
	}
	if g.large && !g.content.asked {
		rows = append(rows, formula{node: nodeDZ, style: g.content.Theme.Gradient, symbolic: []string{"da · a(1−a), the same", "da · a(1−a)"}, numbers: g.chainNumbers, result: g.DZ})
	}
	for i, j := range g.shown {
		form := "x" + number.Subscript(j+1) + "·dz"
		rows = append(rows, formula{node: nodeDW + i, name: "d" + parameter(j, len(g.X)), style: st, symbolic: []string{form}, prefix: form + " = ", numbers: g.dwNumbers(j), result: g.DW[j]})
	}
	if g.hidden > 0 && !g.content.asked {
		text := fmt.Sprintf("%d more: dw = x·dz, each with its own x", g.hidden)
		rows = append(rows, formula{node: g.lastNode - 1, name: "…", style: st, symbolic: []string{text}, noResult: true})
	}
	return append(rows, formula{node: g.lastNode, name: "db", style: st, symbolic: []string{"dz"}, prefix: "dz", result: g.DB})
}

func (g graph) daFormula(node int) formula {
	r := formula{
		node: node, name: "da", style: g.content.Theme.Gradient.WithBold(), symbolic: []string{"−y/a + (1−y)/(1−a)", g.forLabel("1/(1−a)", "−1/a")},
		prefix: g.forLabelNoted("1/(1−a)", "−1/a"), numbers: g.daNumbers, result: g.DA,
	}
	if g.saturated() { // the numbers are put into another form of it
		r.symbolic = []string{g.forLabel("1/(1−a) = 1 + e^z", "−1/a = −(1 + e^−z)"), g.forLabel("1 + e^z", "−(1 + e^−z)")}
		r.prefix = ""
	}
	if math.IsInf(g.DA, 0) && !math.IsInf(g.Z, 0) {
		r.overflow = g.forLabel("> 1.8e308", "< −1.8e308")
	}
	return r
}

// drawFormula draws one line, its formula from column x on. What a walk has not
// reached is muted and has no numbers.
func (g graph) drawFormula(y int, r formula, x int) {
	th := g.content.Theme
	equals := g.width - g.digits - 5 // "= ", a sign, a point, and a digit before it
	if g.content.asked && !g.reached(r.node) {
		g.drawAsked(y, r, x)
		return
	}
	if !g.reached(r.node) {
		g.area.Text(0, y, r.name, th.Muted)
		g.area.Text(x, y, g.fitting(equals-1-x, r.symbolic...), th.Muted)
		return
	}
	if g.content.field.on && g.isCurrent(r.node) { // its mark stands in front of the number
		equals -= fieldMark
		g.area.Text(equals+2, y, string(g.content.field.mark), g.content.field.markStyle(th))
	}
	g.area.Text(0, y, r.name, r.style)
	sign, result := "=", number.Standalone(r.result, g.digits)
	switch {
	case r.noResult:
		g.area.Text(x, y, g.fitting(g.width-x, r.symbolic...), th.Text)
		if g.area.Width(r.symbolic[0]+r.note)+2 <= g.width-x {
			g.area.TextRight(g.width, y, r.note, th.Muted)
		}
	case g.columns:
		var form, numbers string
		form, numbers, sign, result = g.formAndNumbers(r, equals-1-x)
		g.area.Text(x, y, form, th.Text)
		g.area.TextRight(equals-1, y, numbers, th.Text)
	default:
		var text string
		text, sign, result = g.formulaText(r, equals-1-x)
		g.area.Text(x, y, text, th.Text)
	}
	switch {
	case r.noResult:
	case r.overflow != "":
		g.area.TextRight(g.width, y, r.overflow, r.style)
	default:
		g.area.Text(equals, y, sign, th.Muted)
		g.area.TextRight(g.width, y, number.AlignPoint(number.Standalone(r.result, g.digits), result), r.style)
	}
	if g.isCurrent(r.node) || r.marked {
		g.area.Text(x-1, y, "▸", th.Now)
		g.content.highlight(g.area, layout.Rect{Y: y, W: g.width, H: 1})
	}
}

func (g graph) fitting(width int, texts ...string) string {
	return firstFitting(g.area.Width, width, texts...)
}

// equation is a formula with its numbers.
func (f formula) equation() number.Equation {
	return number.Equation{Left: f.numbers, Right: func(digits int) string { return number.Standalone(f.result, digits) }}
}

// formAndNumbers finds a formula and its numbers that stand side by side in width columns:
// the numbers so that they close, then the longest form.
func (g graph) formAndNumbers(r formula, width int) (form, numbers, sign, result string) {
	if r.numbers == nil {
		return r.symbolic[0], "", "=", number.Standalone(r.result, g.digits)
	}
	shortest := g.area.Width(r.symbolic[len(r.symbolic)-1])
	numbers, sign, result = r.equation().Fitted(g.area.Width, g.digits, width-2-shortest)
	return g.fitting(width-2-g.area.Width(numbers), r.symbolic...), numbers, sign, result
}

// formulaText is a formula with its numbers in one text; the numbers go where the
// prefix tells enough.
func (g graph) formulaText(r formula, width int) (text, sign, result string) {
	if r.numbers == nil || r.prefix != "" && !strings.HasSuffix(r.prefix, "= ") {
		text = r.prefix
		if text == "" {
			text = g.fitting(width, r.symbolic...)
		}
		return text, "=", number.Standalone(r.result, g.digits)
	}
	e := r.equation()
	e.Left = func(digits int) string { return strings.ReplaceAll(r.numbers(digits), " · ", "·") }
	numbers, sign, result := e.Fitted(g.area.Width, g.digits, width-g.area.Width(r.prefix))
	if numbers == "" {
		return g.fitting(width, r.symbolic...), "=", result
	}
	return r.prefix + numbers, sign, result
}
