package pane

import "descent/trainer"

// proofSections prove dz = a − y: the chain rule with the numbers of the
// example, what it comes to for either label, and the same multiplied out for
// any numbers.
func (g graph) proofSections() []section {
	return []section{
		g.proofSection("Why dz = a − y", "dz is ∂L/∂z, da is ∂L/∂a", true, g.chainRule()),
		g.proofSection("For either label", "the same a", g.titled, g.labelCases()),
		g.proofSection("Multiplied out", "for any a and y", g.titled, g.expansion()),
	}
}

func (g graph) proofSection(title, note string, titled bool, rows []formula) section {
	top := boolToInt(titled)
	return section{top + len(rows), func(y int) {
		if titled {
			g.content.heading(g.area, y, title, note)
		}
		for i, r := range rows {
			r.node = 0
			g.drawFormula(y+top+i, r, g.area.Width("da/dz")+2)
		}
	}}
}

func (g graph) chainRule() []formula {
	st := g.content.Theme.Gradient.WithBold()
	lead := "da·da/dz = "
	if g.overflows() {
		lead = ""
	}
	return []formula{
		g.daFormula(0),
		{name: "da/dz", style: st, symbolic: []string{"e^−z/(1 + e^−z)² = a(1−a)", "a(1−a)"}, prefix: "a(1−a) = ", numbers: g.dadzNumbers, result: g.DADZ},
		{name: "dz", style: st, symbolic: []string{"da · da/dz"}, prefix: lead, numbers: g.chainNumbers, result: g.DZ},
	}
}

func (g graph) expansion() []formula {
	st := g.content.Theme.Gradient.WithBold()
	rows := []formula{
		{name: "dz", style: st, symbolic: []string{"= (−y/a + (1−y)/(1−a)) · a(1−a)"}, note: "da times da/dz", noResult: true},
		{style: st, symbolic: []string{"= −y(1−a) + (1−y)a"}, note: "a and 1−a cancel", noResult: true},
	}
	if g.titled {
		rows = append(rows, formula{style: st, symbolic: []string{"= −y + ya + a − ya"}, note: "brackets opened: ya goes", noResult: true})
	}
	return append(rows, formula{style: st, symbolic: []string{"= a − y"}, prefix: "= a − y = ", numbers: g.dzNumbers(g.Y), result: g.DZ})
}

// labelCases are the two cases; the example's own is marked.
func (g graph) labelCases() []formula {
	rows := []formula{
		{name: "y = 0", symbolic: []string{"1/(1−a) · a(1−a) = a", "a"}, prefix: "1/(1−a) · a(1−a) = a "},
		{name: "y = 1", symbolic: []string{"−1/a · a(1−a) = a − 1", "a − 1"}, prefix: "−1/a · a(1−a) = a − 1 "},
	}
	for y := range rows {
		r := &rows[y]
		r.numbers, r.result = g.dzNumbers(float64(y)), trainer.DZ(g.Z, float64(y))
		r.style, r.marked = g.content.Theme.Gradient, g.Y == float64(y)
		if r.marked {
			r.style = r.style.WithBold()
		}
	}
	return rows
}
