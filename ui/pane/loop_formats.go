package pane

import (
	"slices"
	"strconv"

	"descent/trainer"
	"descent/ui/number"
)

// sumRanges are the largest numbers of a whole iteration, so that a column of
// it never moves from line to line: the lowest and the highest of z and of what
// the sums pass.
type sumRanges struct{ z, cost, sums []float64 }

// measureRanges takes the ranges of an iteration, and the loop at the places that its lines refer to.
func (l *loop) measureRanges() {
	run, sums := l.content.runner.RunLines, l.content.runner.Spans()
	before := trainer.LinesBeforeExample(l.problem, max(0, l.content.trace.I))
	l.beforeExample, l.afterExample = run(before), run(before+trainer.BodyLines(l.n))
	lines, count := trainer.LoopLines(l.n, l.content.at.Lambda), trainer.LineCount(l.problem, l.content.at.Lambda)
	update := slices.IndexFunc(lines, func(line trainer.LoopLine) bool { return line.Op == trainer.OpUpdateW })
	l.divided, l.penalised, l.ended = run(trainer.LinesBeforeExample(l.problem, l.m)+1), run(count-len(lines)+update), run(count)
	l.ranges = sumRanges{z: []float64{sums.Z.Low, sums.Z.High}, cost: []float64{sums.J.High}, sums: []float64{sums.DB.Low, sums.DB.High}}
	for _, j := range l.features() {
		l.ranges.sums = append(l.ranges.sums, sums.DW[j].Low, sums.DW[j].High)
	}
}

// loopFormats are the columns of the numbers of a loop.
type loopFormats struct {
	z, unit        number.Format // unit is for a and dz, which are never above 1
	costSum, sum   number.Format // of sums
	cost, gradient number.Format // of means: those of the readout and of the parameters
	value          number.Format
}

// formats makes the columns for that many digits, once.
func (l *loop) formats(digits int) loopFormats {
	c, known := l.formatsByDigits[digits]
	if !known {
		c = l.makeFormats(digits)
		l.formatsByDigits[digits] = c
	}
	return c
}

func (l *loop) makeFormats(digits int) loopFormats {
	base := 30
	if l.content.Compact {
		base = 18
	}
	rows := 3 + max(0, l.h-base)/2 // as many entries as the table of parameters shows beside this pane
	value, gradient := l.content.parameterFormats(digits, shownEntries(l.content.pair, l.n, rows))
	next := l.ended.Params
	values, gradients := []float64{l.content.at.Params.B, next.B}, []float64{l.content.at.Grad.B, l.ended.DB}
	for _, j := range l.features() {
		values = append(values, l.content.at.Params.W[j], next.W[j])
		gradients = append(gradients, l.content.at.Grad.W[j], l.divided.DW[j], l.ended.DW[j])
	}
	return loopFormats{
		z: sumFormat(digits, l.ranges.z), unit: number.Format{Digits: digits, Decimals: digits},
		costSum: sumFormat(digits, l.ranges.cost), sum: sumFormat(digits, l.ranges.sums),
		cost:     l.content.numberFormat(digits, func(s trainer.Snapshot) []float64 { return []float64{s.Cost} }),
		gradient: gradient.FittedTo(gradients), value: value.FittedTo(values),
	}
}

// sumFormat has all digits behind the point as long as the ends of the sums,
// with their signs, fit in its width.
func sumFormat(digits int, ends []float64) number.Format {
	c := number.Format{Digits: digits, Decimals: digits}
	for _, v := range ends {
		for c.Decimals > 0 && len(strconv.FormatFloat(v, 'f', c.Decimals, 64)) > c.Width() {
			c.Decimals--
		}
	}
	return c
}

// firstExamples is the first examples. They tell how long the numbers of a problem
// are: measured data are short, scaled data long.
func (l *loop) firstExamples() [][]float64 {
	const some = 50
	return l.problem.X[:min(some, l.m)]
}

// zTooLong reports whether w·x + b with six digits does not fit beside its line.
func (l *loop) zTooLong() bool {
	room := l.w - l.formulaX - 3 - number.Format{Digits: l.digits}.Width()
	for _, x := range l.firstExamples() {
		if l.area.Width(l.weightedSum(x, min(6, l.content.digits))) > room {
			return true
		}
	}
	return false
}
