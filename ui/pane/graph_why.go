package pane

import "descent/trainer"

// whySections prove dz = a − y: the chain rule with the numbers of the
// example, what it comes to for either label, and the same multiplied out for
// any numbers.
func (g graph) whySections() []section {
	return []section{
		g.why("Why dz = a − y", "dz is ∂L/∂z, da is ∂L/∂a", true, g.chainRule()),
		g.why("For either label", "the same a", g.titled, g.labels()),
		g.why("Multiplied out", "for any a and y", g.titled, g.multiplied()),
	}
}

func (g graph) why(title, note string, titled bool, rows []formula) section {
	top := index(titled)
	return section{top + len(rows), func(y int) {
		if titled {
			heading(g.f, g.a, y, title, note)
		}
		for i, r := range rows {
			r.node = 0
			g.formula(y+top+i, r, g.a.Width("da/dz")+2)
		}
	}}
}

func (g graph) chainRule() []formula {
	st := g.f.Theme.Gradient.Strong()
	lead := "da·da/dz = "
	if g.lost() {
		lead = ""
	}
	return []formula{
		g.daFormula(0),
		{name: "da/dz", style: st, forms: []string{"e^−z/(1 + e^−z)² = a(1−a)", "a(1−a)"}, lead: "a(1−a) = ", numbers: g.slope, result: g.DADZ},
		{name: "dz", style: st, forms: []string{"da · da/dz"}, lead: lead, numbers: g.chain, result: g.DZ},
	}
}

func (g graph) multiplied() []formula {
	st := g.f.Theme.Gradient.Strong()
	rows := []formula{
		{name: "dz", style: st, forms: []string{"= (−y/a + (1−y)/(1−a)) · a(1−a)"}, note: "da times da/dz", bare: true},
		{style: st, forms: []string{"= −y(1−a) + (1−y)a"}, note: "a and 1−a cancel", bare: true},
	}
	if g.titled {
		rows = append(rows, formula{style: st, forms: []string{"= −y + ya + a − ya"}, note: "brackets opened: ya goes", bare: true})
	}
	return append(rows, formula{style: st, forms: []string{"= a − y"}, lead: "= a − y = ", numbers: g.dz(g.Y), result: g.DZ})
}

// labels are the two cases; the example's own is marked.
func (g graph) labels() []formula {
	rows := []formula{
		{name: "y = 0", forms: []string{"1/(1−a) · a(1−a) = a", "a"}, lead: "1/(1−a) · a(1−a) = a "},
		{name: "y = 1", forms: []string{"−1/a · a(1−a) = a − 1", "a − 1"}, lead: "−1/a · a(1−a) = a − 1 "},
	}
	for y := range rows {
		r := &rows[y]
		r.numbers, r.result = g.dz(float64(y)), trainer.DZ(g.Z, float64(y))
		r.style, r.marked = g.f.Theme.Gradient, g.Y == float64(y)
		if r.marked {
			r.style = r.style.Strong()
		}
	}
	return rows
}
