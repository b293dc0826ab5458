package pane

import (
	"fmt"
	"math"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/theme"
)

// Below the loop of a high pane stand the example in hand as a graph, the same iteration
// with vectors, and the dz of each example.

const (
	vectorPanelRows = 1 + trainer.VectorLineCount // with its heading
	minBarRows      = 8                           // even, as many above 0 as below
	maxBarRows      = 16
)

// drawPanels draws those that have room.
func (l *loop) drawPanels(p loopLayout) {
	if p.graph > 0 {
		l.newGraphPanel().draw(p.graph)
	}
	if p.vectors > 0 {
		l.drawVectorPanel(p.vectors)
	}
	if p.bars > 0 {
		l.drawBars(p.bars, p.barRows)
	}
}

// drawVectorPanel is the iteration with vectors, all of its numbers; the line that
// the loop's corresponds to is bright.
func (l *loop) drawVectorPanel(y int) {
	a, th, ran := l.area, l.content.Theme, l.vectorsRan()
	l.content.heading(a.Sub(layout.Rect{Y: y, W: l.w, H: 1}), 0, "The same for all "+number.Thousands(l.m)+" at once", l.fits(l.w-40, "numpy: shapes and entries"))
	shapesX, room := l.shapesX(), 24
	for i, v := range l.vectorLines() {
		st, row := th.Text, y+1+i
		if i == ran-1 {
			st = th.Bright
		}
		end := a.Text(loopIndent, row, v.code, st)
		a.TextRight(l.w, row, l.vectorResult(v.op, room), l.vectorStyle(v))
		x := max(shapesX, end+1)
		a.Text(x, row, l.fits(l.w-room-1-x, v.shapes(), v.shape), th.Muted)
	}
}

// inSums is how many examples db has so far.
func (l *loop) inSums() int {
	return min(max(l.content.trace.LinesRan-1, 0)/trainer.BodyLines(l.n), l.m)
}

// drawBars shows dz of each example as a bar, those that are in db so far, the one
// in hand and those to come; of many examples every so many have one.
func (l *loop) drawBars(y, rows int) {
	const left, right = 4, 16 // the numbers of the axis, and the sums
	a, th := l.area, l.content.Theme
	w := l.w - left - right
	every := (l.m-1)/(2*w) + 1
	title := "dz of each example"
	if every > 1 {
		title = fmt.Sprintf("dz of every %s example", ordinal(every))
	}
	l.content.heading(a.Sub(layout.Rect{Y: y, W: l.w, H: 1}), 0, title, fmt.Sprintf("%s of %s in db so far", number.Thousands(l.inSums()), number.Thousands(l.m)))
	top := y + 1
	for i, text := range []string{"1", "0", "−1"} {
		a.TextRight(left-1, top+i*rows/2-boolToInt(i == 2), text, th.Muted)
	}
	area := a.Sub(layout.Rect{X: left, Y: top, W: w, H: rows})
	to, now := l.inSums(), l.content.trace.I
	for _, part := range []struct {
		style theme.Style
		has   func(i int) bool
	}{
		{th.Ghost, func(i int) bool { return i >= to && i != now }},
		{th.Gradient, func(i int) bool { return i < to && i != now }},
		{th.Now, func(i int) bool { return i == now }},
	} {
		dots := chart.NewDots(w, rows, l.content.Plain)
		for column, i := 0, 0; i < l.m; column, i = column+1, i+every {
			if now >= i && now < i+every {
				i, column = now, now/every // the one in hand stands for its neighbours
			}
			if dz := trainer.DZ(l.content.at.Params.Z(l.problem.X[i]), l.problem.Y[i]); part.has(i) && !math.IsNaN(dz) {
				zero := float64(rows * 4 / 2)
				dots.Line(float64(column), zero, float64(column), zero-dz*(zero-1), chart.Stroke{})
			}
			i -= i % every
		}
		dots.Draw(area, part.style)
	}
	l.drawBarSums(top)
}

// drawBarSums writes what the bars add up to.
func (l *loop) drawBarSums(y int) {
	a, th := l.area, l.content.Theme
	db := trainer.LoopLine{Op: trainer.OpDB}
	end := trainer.LinesBeforeExample(l.problem, l.m)
	all, sum := l.content.runner.RunLines(end), l.content.runner.RunLines(min(l.content.trace.LinesRan, end))
	mean := l.formats(l.digits).gradient.Text(l.content.at.Grad.B)
	for i, s := range []span{
		{"sum so far", th.Muted}, {l.sumText(sum, db, l.digits), th.Gradient.WithBold()}, {"", th.Text},
		{"of all " + number.Thousands(l.m), th.Muted}, {l.sumText(all, db, l.digits), th.Text},
		{"÷ " + number.Thousands(l.m) + " = db", th.Muted}, {mean, th.Text},
	} {
		a.TextRight(l.w, y+i, s.text, s.style)
	}
}

// ordinal is 2nd, 3rd, 4th …
func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 && n%10 > 0 && n%10 < 4 {
		suffix = [...]string{"st", "nd", "rd"}[n%10-1]
	}
	return number.Thousands(n) + suffix
}
