package pane

import (
	"fmt"

	"descent/ui/number"
)

// Text implements Content: a line for each parameter, its value, its gradient, the
// next update, and the feature that it weighs; those of polynomial features by size.
func (c parameterTable) Text() []string {
	n := len(c.at.Params.W)
	all := c.shownEntries(n + 1)
	value, gradient := c.parameterFormats(c.digits, all)
	values, gradients, next := entries(c.at.Params), entries(c.at.Grad), entries(c.at.NextParams(c.alpha))
	result, alpha := value.FittedTo(next), number.Shortest(c.alpha)
	said := make([]string, 0, n+1)
	for _, j := range all {
		name, d, way := parameter(j, n), gradient.Text(gradients[j]), direction(gradients[j])
		e := number.Equation{
			Left: func(digits int) string {
				return value.WithDigits(digits).Text(values[j]) + " − " + product(alpha, gradient.WithDigits(digits).Text(gradients[j]))
			},
			Right: func(digits int) string { return result.WithDigits(digits).Text(next[j]) },
		}
		text := fmt.Sprintf("%s %s  d%s %s  goes %s: %s", name, value.Text(values[j]), name, d, way, e.Text(c.digits))
		if way == "still" {
			text = fmt.Sprintf("%s %s  d%s %s  stays", name, value.Text(values[j]), name, d)
		}
		if j < n {
			text += ", for " + c.data.Set.Features[j].Name
		}
		said = append(said, text)
	}
	return said
}
