package pane

import (
	"fmt"
	"strconv"

	"descent/trainer"
	"descent/ui/number"
)

// drawShareNote says in one line what the derivatives are.
func (g graph) drawShareNote(y int) {
	m, _ := g.content.data.Problem.Size()
	g.area.Text(0, y, fmt.Sprintf("∂L of one example; its share of ∂J is 1/%d.", m), g.content.Theme.Muted)
}

// drawShare is what this example adds to the gradient of J, and that gradient.
func (g graph) drawShare(y int) {
	const left, wide, between = 14, 21, 6 // as it stands in a pane of 74 columns
	m, n := g.content.data.Problem.Size()
	th, count := g.content.Theme, strconv.Itoa(m)
	g.content.heading(g.area, y, "Its share of ∂J", "÷ m = "+count+g.content.withoutPenalty(", without λ"))
	g.area.Text(0, y+1, "share", th.Text)
	g.area.Text(0, y+2, "all "+count, th.Muted)
	shown := g.entries()
	first, pitch, gap := left, wide, between
	if left+len(shown)*wide-between > g.width {
		first = g.area.Width("all "+count) + 2
		gap = 1
		pitch = (g.width - first + gap) / len(shown)
	}
	name := g.formulaColumn()
	digits := max(1, min(g.digits, pitch-gap-name-3))
	derivatives, all := entries(trainer.Params{W: g.DW, B: g.DB}), g.content.unpenalisedGradient()
	for i, j := range shown {
		node := nodeDW + i
		if j == n {
			node = g.lastNode
		}
		if !g.reached(node) {
			continue
		}
		share := derivatives[j] / float64(m)
		_, c := g.content.parameterFormats(digits, []int{j})
		c = c.FittedTo([]float64{share, all[j]})
		x := first + i*pitch
		end := x + min(pitch-gap, name+c.Width())
		g.area.Text(x, y+1, "d"+parameter(j, n), th.Gradient.WithBold())
		from := g.area.TextRight(end, y+1, c.Text(share), th.Gradient.WithBold())
		if number.Compare(number.Standalone(derivatives[j], g.digits)+"/"+count, c.Text(share)) == number.Differs {
			g.area.TextRight(from, y+1, "≈", th.Muted)
		}
		g.area.TextRight(end, y+2, c.Text(all[j]), th.Muted)
	}
}
