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
	node    int // 0: of no walk
	name    string
	style   theme.Style // of the name and the result
	forms   []string    // without numbers, the longest first
	lead    string      // what stands before the numbers where both share a column
	numbers func(digits int) string
	result  float64
	beyond  string // in the place of "= result": finite, but past every float64
	bare    bool   // no result
	note    string // a reason, in place of the result
	marked  bool   // the chosen one, without a walk
}

// formulaSections are the formulas forward and backward, and the share of the
// example of the whole gradient.
func (g graph) formulaSections() []section {
	share := section{1, g.foot}
	if g.titled {
		share = section{3, g.share}
	}
	return []section{
		g.list("Forward", "", g.forward()),
		g.list("Backward", "∂L of this example, not ∂J", g.backward()),
		share,
	}
}

// list is a section of formulas, with a title where there are titles.
func (g graph) list(title, note string, rows []formula) section {
	top := index(g.titled)
	return section{top + len(rows), func(y int) {
		if g.titled {
			heading(g.f, g.a, y, title, note)
			g.a.TextRight(g.w, y, note, g.f.Theme.Gradient)
		}
		for i, r := range rows {
			g.formula(y+top+i, r, g.formulaColumn())
		}
	}}
}

// formulaColumn is where formulas begin: after the longest name and a mark.
func (g graph) formulaColumn() int {
	x := 4 + index(g.columns)
	for _, j := range g.shown {
		x = max(x, g.a.Width("d"+parameter(j, len(g.X)))+1)
	}
	return x
}

func (g graph) forward() []formula {
	st := g.f.Theme.Forward.Strong()
	loss := []string{"−y log a − (1−y) log(1−a)", g.label("−log(1−a)", "−log(a)")}
	lead := g.asLabel("−log(1−a)", "−log(a)")
	if g.saturated() { // the numbers are put into another form of it
		loss = []string{g.label("−log(1−a) = log(1 + e^z)", "−log(a) = log(1 + e^−z)"), g.label("log(1 + e^z)", "log(1 + e^−z)")}
		lead = ""
	}
	return []formula{
		{node: nodeZ, name: "z", style: st, forms: g.sumForms(), numbers: g.sum, result: g.Z},
		{node: nodeA, name: "a", style: st, forms: []string{"σ(z) = 1/(1 + e^−z)", "σ(z)"}, lead: "σ(z) = ", numbers: g.sigmoid, result: g.A},
		{node: nodeL, name: "L", style: st, forms: loss, lead: lead, numbers: g.loss, result: g.Loss},
	}
}

// sumForms writes z in ever less room.
func (g graph) sumForms() []string {
	var terms []string
	for _, j := range g.shown {
		terms = append(terms, parameter(j, len(g.X))+"x"+number.Subscript(j+1))
	}
	if g.rest > 0 {
		terms = append(terms, "…")
	}
	return []string{total(append(terms, "b")), "w·x + b"}
}

// label is the form that a formula has for the label of the example.
func (g graph) label(zero, one string) string {
	if g.Y == 1 {
		return one
	}
	return zero
}

// asLabel also says so.
func (g graph) asLabel(zero, one string) string {
	return fmt.Sprintf("%-11sas y = %g", g.label(zero, one), g.Y)
}

func (g graph) backward() []formula {
	st := g.f.Theme.Gradient.Strong()
	rows := []formula{
		g.daFormula(nodeDA),
		{node: nodeDZ, name: "dz", style: st, forms: []string{"a − y"}, lead: "a − y = ", numbers: g.dz(g.Y), result: g.DZ},
	}
	if g.full {
		rows = append(rows, formula{node: nodeDZ, style: g.f.Theme.Gradient, forms: []string{"da · a(1−a), the same", "da · a(1−a)"}, numbers: g.chain, result: g.DZ})
	}
	for i, j := range g.shown {
		form := "x" + number.Subscript(j+1) + "·dz"
		rows = append(rows, formula{node: nodeDW + i, name: "d" + parameter(j, len(g.X)), style: st, forms: []string{form}, lead: form + " = ", numbers: g.product(j), result: g.DW[j]})
	}
	if g.rest > 0 {
		text := fmt.Sprintf("%d more: dw = x·dz, each with its own x", g.rest)
		rows = append(rows, formula{node: g.last - 1, name: "…", style: st, forms: []string{text}, bare: true})
	}
	return append(rows, formula{node: g.last, name: "db", style: st, forms: []string{"dz"}, lead: "dz", result: g.DB})
}

func (g graph) daFormula(node int) formula {
	r := formula{
		node: node, name: "da", style: g.f.Theme.Gradient.Strong(), forms: []string{"−y/a + (1−y)/(1−a)", g.label("1/(1−a)", "−1/a")},
		lead: g.asLabel("1/(1−a)", "−1/a"), numbers: g.da, result: g.DA,
	}
	if g.saturated() { // the numbers are put into another form of it
		r.forms = []string{g.label("1/(1−a) = 1 + e^z", "−1/a = −(1 + e^−z)"), g.label("1 + e^z", "−(1 + e^−z)")}
		r.lead = ""
	}
	if math.IsInf(g.DA, 0) && !math.IsInf(g.Z, 0) {
		r.beyond = g.label("> 1.8e308", "< −1.8e308")
	}
	return r
}

// formula draws one line, its formula from column x on. What a walk has not
// reached is muted and has no numbers.
func (g graph) formula(y int, r formula, x int) {
	th := g.f.Theme
	equals := g.w - g.digits - 5 // "= ", a sign, a point, and a digit before it
	if !g.reached(r.node) {
		g.a.Text(0, y, r.name, th.Muted)
		g.a.Text(x, y, g.fit(equals-1-x, r.forms...), th.Muted)
		return
	}
	g.a.Text(0, y, r.name, r.style)
	sign, result := "=", number.Standalone(r.result, g.digits)
	switch {
	case r.bare:
		g.a.Text(x, y, g.fit(g.w-x, r.forms...), th.Text)
		if g.a.Width(r.forms[0]+r.note)+2 <= g.w-x {
			g.a.TextRight(g.w, y, r.note, th.Muted)
		}
	case g.columns:
		var form, numbers string
		form, numbers, sign, result = g.both(r, equals-1-x)
		g.a.Text(x, y, form, th.Text)
		g.a.TextRight(equals-1, y, numbers, th.Text)
	default:
		var text string
		text, sign, result = g.single(r, equals-1-x)
		g.a.Text(x, y, text, th.Text)
	}
	switch {
	case r.bare:
	case r.beyond != "":
		g.a.TextRight(g.w, y, r.beyond, r.style)
	default:
		g.a.Text(equals, y, sign, th.Muted)
		g.a.TextRight(g.w, y, number.AlignPoint(number.Standalone(r.result, g.digits), result), r.style)
	}
	if g.now(r.node) || r.marked {
		g.a.Text(x-1, y, "▸", th.Now)
		highlight(g.f, g.a, layout.Rect{Y: y, W: g.w, H: 1})
	}
}

func (g graph) fit(width int, texts ...string) string {
	return firstFitting(g.a.Width, width, texts...)
}

// equation is a formula with its numbers.
func (r formula) equation() number.Equation {
	return number.Equation{Left: r.numbers, Right: func(digits int) string { return number.Standalone(r.result, digits) }}
}

// both finds a formula and its numbers that stand side by side in width columns:
// the numbers so that they close, then the longest form.
func (g graph) both(r formula, width int) (form, numbers, sign, result string) {
	if r.numbers == nil {
		return r.forms[0], "", "=", number.Standalone(r.result, g.digits)
	}
	shortest := g.a.Width(r.forms[len(r.forms)-1])
	numbers, sign, result = r.equation().Fit(g.a.Width, g.digits, width-2-shortest)
	return g.fit(width-2-g.a.Width(numbers), r.forms...), numbers, sign, result
}

// single is a formula with its numbers in one text; the numbers go where the
// lead tells enough.
func (g graph) single(r formula, width int) (text, sign, result string) {
	if r.numbers == nil || r.lead != "" && !strings.HasSuffix(r.lead, "= ") {
		text = r.lead
		if text == "" {
			text = g.fit(width, r.forms...)
		}
		return text, "=", number.Standalone(r.result, g.digits)
	}
	e := r.equation()
	e.Left = func(digits int) string { return strings.ReplaceAll(r.numbers(digits), " · ", "·") }
	numbers, sign, result := e.Fit(g.a.Width, g.digits, width-g.a.Width(r.lead))
	if numbers == "" {
		return g.fit(width, r.forms...), "=", result
	}
	return r.lead + numbers, sign, result
}
