package pane

import (
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"fmt"
	"strings"
)

// Text implements Content: every formula of the focused example with its numbers
// put in, forward and backward, and its share of the gradient.
func (c graphContent) Text() []string {
	if c.newExample != nil {
		return c.newExampleText()
	}
	m, n := c.data.Problem.Size()
	if !c.asked {
		c.node = 0
	}
	g := newGraph(c, chart.MeasureArea(unbounded, unbounded), n)
	g.shown, g.hidden = g.shown[:0:0], 0
	for j := range n {
		g.shown = append(g.shown, j)
	}
	x := vector(g.X, unbounded)
	class := className(c.data.Set, int(g.Y), unbounded)
	head := []string{fmt.Sprintf("example %d of %s: x = %s, y = %g", g.content.focus+1, number.Thousands(m), x, g.Y)}
	if !strings.HasPrefix(class, "y=") {
		head = append(head, class)
	}
	for _, s := range g.correctnessSpans() {
		head = append(head, strings.TrimSpace(s.text))
	}
	said := []string{strings.Join(head, ", ")}
	for _, r := range append(g.forward(), g.backward()...) {
		if g.reached(r.node) {
			said = append(said, g.formulaLine(r))
		}
	}
	if c.asked { // its share is of numbers that are worked out
		return said
	}
	derivatives, all := entries(trainer.Params{W: g.DW, B: g.DB}), c.unpenalisedGradient()
	for j := range derivatives {
		share := derivatives[j] / float64(m)
		_, format := c.parameterFormats(g.digits, []int{j})
		format = format.FittedTo([]float64{share, all[j]})
		e := number.Equation{
			Left:  func(digits int) string { return fmt.Sprintf("%s/%d", number.Standalone(derivatives[j], digits), m) },
			Right: func(digits int) string { return format.WithDigits(digits).Text(share) },
		}
		said = append(said, fmt.Sprintf("its share of d%s: %s; all together %s%s", parameter(j, n), e.Text(g.digits), format.Text(all[j]), c.withoutPenalty(" without λ")))
	}
	return said
}

// formulaLine is a formula, its numbers, and the result.
func (g graph) formulaLine(r formula) string {
	name := r.name
	if name == "" {
		name = "dz"
	}
	form := r.symbolic[0]
	if r.name == "" { // the other way to the same number
		form = r.symbolic[len(r.symbolic)-1]
	}
	said := name + " = " + form
	switch {
	case r.overflow != "":
		return said + " = " + r.numbers(g.digits) + " " + r.overflow
	case r.numbers != nil:
		return said + " = " + r.equation().Text(g.digits)
	}
	return said + " = " + number.Standalone(r.result, g.digits)
}
