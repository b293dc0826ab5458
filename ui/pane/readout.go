package pane

import (
	"strconv"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
)

// readout is the line of the live numbers while it is made to fit.
type readout struct {
	cost        number.Format
	alpha, mark string // mark is what is wrong with the course of J
	places      [4]int // the first columns of the pairs, if what stands before them ends there
	gap         int
}

// Readout is k, J, α and, where there is one, λ: the live numbers, always at the
// same place. What does not fit takes digits first from J, then from α.
func Readout(f Frame, a chart.Area) {
	w, _ := a.Size()
	r := readout{cost: f.costFormat(), alpha: number.Shortest(f.Alpha), gap: 2}
	if !f.Compact {
		a.Tint(layout.Rect{W: w, H: 1}, f.Theme.Band)
		if r.places = [4]int{1, 13, 31}; f.At.Lambda != 0 {
			r.places = [4]int{1, 9, 21, 31}
		}
	}
	if mark, _ := verdict(f); mark != "" {
		r.mark = " " + mark
	}
	fits := func() bool { return r.width(f, a) <= w }
	if !fits() {
		r.mark = ""
	}
	if !fits() {
		r.places, r.gap = [4]int{}, 1
	}
	for ; !fits() && r.cost.Decimals > 1; r.cost.Decimals-- {
		r.cost.Digits--
	}
	for n := 6; !fits() && n > 0; n-- {
		r.alpha = number.Significant(f.Alpha, n)
	}
	x := 0
	for i, pair := range r.pairs(f) {
		x = line(a, max(x, r.places[i]), 0, pair...) + r.gap
	}
}

func (r readout) pairs(f Frame) [][]span {
	cost, st := r.cost.Text(f.At.Cost), f.Theme.Bright
	if f.Hidden[CostNumber] {
		cost = "?"
	}
	if f.Forks {
		st = f.Theme.Now
	}
	pairs := [][]span{
		{{"k ", f.Theme.Muted}, {strconv.Itoa(f.At.Iter), f.Theme.Bright}},
		{{"J ", f.Theme.Muted}, {cost, f.Theme.Forward.Strong()}},
		{{"α ", f.Theme.Muted}, {r.alpha, st}, {r.mark, f.Theme.Warning}},
	}
	if f.At.Lambda != 0 {
		pairs = append(pairs, []span{{"λ ", f.Theme.Muted}, {number.Shortest(f.At.Lambda), st}})
	}
	return pairs
}

func (r readout) width(f Frame, a chart.Area) int {
	x := 0
	for i, pair := range r.pairs(f) {
		x = max(x, r.places[i]) + lineWidth(a, pair...) + r.gap
	}
	return x - r.gap
}
