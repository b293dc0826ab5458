package pane

import (
	"math"
	"strconv"

	"descent/ui/chart"
	"descent/ui/theme"
)

// shownEntries picks the entries of (w₁ … wₙ, b) that fit into rows rows: the
// two features of the data pane first, then the others, b always last.
func shownEntries(f Frame, rows int) []int {
	n := len(f.At.Params.W)
	if rows > n {
		rows = n + 1
	}
	var shown []int
	chosen := func(j int) bool { return j == f.Features[0] || j == f.Features[1] }
	others := rows - 1
	for j := range n {
		if chosen(j) {
			others--
		}
	}
	for j := range n {
		if chosen(j) && len(shown) < rows-1 || !chosen(j) && others > 0 {
			if !chosen(j) {
				others--
			}
			shown = append(shown, j)
		}
	}
	return append(shown, n)
}

// Parameters is the table of values and gradients at the cursor; where it is
// wide, also which way the next update moves each.
func Parameters(f Frame, a chart.Area) {
	w, h := a.Size()
	y := 0
	n := len(f.At.Params.W)
	head := 1
	if !f.Compact {
		head = 2
	}
	shown := shownEntries(f, h-head)
	if !f.Compact {
		note := ""
		if hidden := n + 1 - len(shown); hidden > 0 {
			note = strconv.Itoa(hidden) + " more not shown"
		}
		heading(f, a, 0, "Parameters", note)
		y++
	}
	gaps := [2]int{4, 5}
	if f.Compact {
		gaps = [2]int{2, 4}
	}
	digits := f.Digits
	name := nameWidth(a, shown, n)
	gaps[1] = max(gaps[1], name+2)
	for digits > 3 && name+2+gaps[0]+gaps[1]+2*(digits+3) > w {
		digits--
	}
	value, gradient := f.parameterColumns(digits, shown)
	valueEnd := name + 2 + value.width()
	gradName := valueEnd + gaps[0]
	gradEnd := gradName + gaps[1] + gradient.width()
	moves := max(gradEnd+2, min(gradEnd+5, w-6))
	a.TextRight(valueEnd, y, "value", f.Theme.Muted)
	a.TextRight(gradEnd, y, "gradient", f.Theme.Muted)
	if moves+6 <= w {
		a.Text(moves, y, "moves", f.Theme.Muted)
	}
	values, gradients := entries(f.At.Params), entries(f.At.Grad)
	for _, j := range shown {
		y++
		a.Text(0, y, parameter(j, n), f.Theme.Bright)
		a.TextRight(valueEnd, y, value.format(values[j]), f.Theme.Bright)
		a.Text(gradName, y, "d"+parameter(j, n), f.Theme.Gradient)
		a.TextRight(gradEnd, y, gradient.format(gradients[j]), f.Theme.Gradient)
		if moves+6 <= w {
			a.Text(moves, y, direction(gradients[j]), f.Theme.Text)
		}
	}
}

// nameWidth is the width of the longest shown name, at least that of "w₁".
func nameWidth(a chart.Area, shown []int, n int) int {
	width := 2
	for _, j := range shown {
		width = max(width, a.Width(parameter(j, n)))
	}
	return width
}

// direction says which way a parameter moves: against its gradient.
func direction(gradient float64) string {
	switch {
	case gradient < 0:
		return "↑ up"
	case gradient > 0:
		return "↓ down"
	case math.IsNaN(gradient):
		return "?"
	}
	return "still"
}

// Update is the next update as a table that is also its equation:
//
//	w₁  0.440016 − 0.3·(−0.028898) =  0.448685
func Update(f Frame, a chart.Area) {
	w, h := a.Size()
	heading(f, a, 0, "Next update", "θ := θ − α·dθ")
	n := len(f.At.Params.W)
	alpha := short(f.Alpha)
	if a.Width(alpha) > 9 {
		alpha = brief(f.Alpha, 3)
	}
	alphaWidth := max(3, a.Width(alpha))
	digits := f.Digits
	shown := shownEntries(f, h-1)
	name := nameWidth(a, shown, n)
	signs := name + 1 + 3 + 2 + 4 // "w₁ ", " − ", "·(", ") = "
	for digits > 3 && signs+alphaWidth+3*(digits+3) > w {
		digits--
	}
	value, gradient := f.parameterColumns(digits, shown)
	values, gradients := entries(f.At.Params), entries(f.At.Grad)
	next := entries(f.At.Update(f.Alpha))
	var results []float64
	for _, j := range shown {
		results = append(results, next[j])
	}
	result := value.fitted(results)
	for y, j := range shown {
		updateRow(a, y+1, []cellText{
			{name + 1, parameter(j, n), f.Theme.Bright, false},
			{value.width(), value.format(values[j]), f.Theme.Text, true},
			{3, " − ", f.Theme.Muted, false},
			{alphaWidth, alpha, f.Theme.Text, true},
			{2, "·(", f.Theme.Muted, false},
			{gradient.width(), gradient.format(gradients[j]), f.Theme.Gradient, true},
			{4, ") = ", f.Theme.Muted, false},
			{result.width(), result.format(next[j]), f.Theme.Bright, true},
		})
	}
}

// cellText is one field of a table row.
type cellText struct {
	width int
	text  string
	style theme.Style
	right bool
}

// updateRow draws fields so that the last one ends at the right edge.
func updateRow(a chart.Area, y int, fields []cellText) {
	w, _ := a.Size()
	x := 0
	for i, c := range fields {
		if i == len(fields)-1 {
			a.TextRight(max(x+c.width, w), y, c.text, c.style)
			return
		}
		if c.right {
			a.TextRight(x+c.width, y, c.text, c.style)
		} else {
			a.Text(x, y, c.text, c.style)
		}
		x += c.width
	}
}
