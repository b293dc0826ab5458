package pane

import (
	"strconv"

	"descent/trainer"
	"descent/ui/number"
)

// sumEnds are the largest numbers of a whole iteration, so that a column of
// it never moves from line to line: the lowest and the highest of z and of what
// the sums pass.
type sumEnds struct{ z, cost, sums []float64 }

// measure takes the ends, and the sums before and after the example in hand.
func (l *loop) measure() {
	sums := l.f.Sums
	if sums == nil {
		sums = trainer.IndexLoop(l.f.Problem, l.f.At)
	}
	before := trainer.LineOf(l.f.Problem, max(0, l.f.Trace.I))
	l.start = sums.RunLines(l.f.Alpha, before)
	l.end = sums.RunLines(l.f.Alpha, before+trainer.BodyLines(l.n))
	l.ends = sumEnds{z: []float64{sums.Z.Low, sums.Z.High}, cost: []float64{sums.J.High}, sums: []float64{sums.DB.Low, sums.DB.High}}
	for _, j := range l.features() {
		l.ends.sums = append(l.ends.sums, sums.DW[j].Low, sums.DW[j].High)
	}
}

// formats are the columns of the numbers of a loop.
type formats struct {
	z, unit        number.Format // unit is for a and dz, which are never above 1
	costSum, sum   number.Format // of sums
	cost, gradient number.Format // of means: those of the readout and of the parameters
	value          number.Format
}

// formats makes the columns for that many digits, once.
func (l *loop) formats(digits int) formats {
	c, known := l.columns[digits]
	if !known {
		c = l.newFormats(digits)
		l.columns[digits] = c
	}
	return c
}

func (l *loop) newFormats(digits int) formats {
	base := 30
	if l.f.Compact {
		base = 18
	}
	rows := 3 + max(0, l.h-base)/2 // as many entries as the table of parameters shows beside this pane
	value, gradient := l.f.parameterColumns(digits, shownEntries(l.f, rows))
	next := l.f.At.NextParams(l.f.Alpha)
	values, gradients := []float64{l.f.At.Params.B, next.B}, []float64{l.f.At.Grad.B}
	for _, j := range l.features() {
		values = append(values, l.f.At.Params.W[j], next.W[j])
		gradients = append(gradients, l.f.At.Grad.W[j])
	}
	return formats{
		z: sumColumn(digits, l.ends.z), unit: number.Format{Digits: digits, Decimals: digits},
		costSum: sumColumn(digits, l.ends.cost), sum: sumColumn(digits, l.ends.sums),
		cost:     l.f.column(digits, func(s trainer.Snapshot) []float64 { return []float64{s.Cost} }),
		gradient: gradient.Fitted(gradients), value: value.Fitted(values),
	}
}

// sumColumn has all digits behind the point as long as the ends of the sums,
// with their signs, fit in its width.
func sumColumn(digits int, ends []float64) number.Format {
	c := number.Format{Digits: digits, Decimals: digits}
	for _, v := range ends {
		for c.Decimals > 0 && len(strconv.FormatFloat(v, 'f', c.Decimals, 64)) > c.Width() {
			c.Decimals--
		}
	}
	return c
}

// glance is the first examples. They tell how long the numbers of a problem
// are: measured data are short, scaled data long.
func (l *loop) glance() [][]float64 {
	const some = 50
	return l.f.Problem.X[:min(some, l.m)]
}

// longZ tells that w·x + b with six digits does not fit beside its line.
func (l *loop) longZ() bool {
	room := l.w - l.column - 3 - number.Format{Digits: l.digits}.Width()
	for _, x := range l.glance() {
		if l.area.Width(l.weighted(x, min(6, l.f.Digits))) > room {
			return true
		}
	}
	return false
}
