package pane

import (
	"descent/trainer"
	"descent/ui/number"
)

// formatter knows how the numbers of a moment are written: columns keep the
// decimals that they had of late.
type formatter struct {
	at     trainer.Snapshot
	recent []trainer.Snapshot // the last iterations up to it
	digits int
}

// parameterFormats are the columns of values and of gradients of the shown
// entries.
func (f formatter) parameterFormats(digits int, shown []int) (value, gradient number.Format) {
	pick := func(p trainer.Params) []float64 {
		some := make([]float64, 0, len(shown))
		for _, j := range shown {
			some = append(some, entry(p, j))
		}
		return some
	}
	return f.numberFormat(digits, func(s trainer.Snapshot) []float64 { return pick(s.Params) }),
		f.numberFormat(digits, func(s trainer.Snapshot) []float64 { return pick(s.Grad) })
}

// costFormat is the column of J, which has the same digits everywhere.
func (f formatter) costFormat() number.Format {
	return f.numberFormat(f.digits, func(s trainer.Snapshot) []float64 { return []float64{s.Cost} })
}

func (f formatter) numberFormat(digits int, of func(trainer.Snapshot) []float64) number.Format {
	var recent [][]float64
	for _, s := range f.recent {
		recent = append(recent, of(s))
	}
	c := number.NewFormat(digits, of(f.at), recent...)
	c.PerNumber = number.WideRange(of(f.at), recent)
	return c
}

// entries lists w₁ … wₙ, b.
func entries(p trainer.Params) []float64 {
	return append(append(make([]float64, 0, len(p.W)+1), p.W...), p.B)
}

// entry is entry j of them.
func entry(p trainer.Params, j int) float64 {
	if j == len(p.W) {
		return p.B
	}
	return p.W[j]
}

// parameter names entry j of n+1: w₁ … wₙ, b.
func parameter(j, n int) string {
	if j == n {
		return "b"
	}
	return "w" + number.Subscript(j+1)
}
