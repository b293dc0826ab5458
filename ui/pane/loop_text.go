package pane

import (
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"fmt"
	"strings"
)

// Text implements Content: the line of the loop that just ran with its numbers
// put in, what it gives, and what that means.
func (c loopContent) Text() []string {
	if c.runner == nil {
		return []string{c.waitingText()}
	}
	if c.vectors {
		return c.vectorText()
	}
	l := newLoop(c, chart.MeasureArea(unbounded, unbounded))
	s := l.sentence()
	meaning := s.first + " " + s.second
	var said []string
	if c.insideMistake {
		said = append(said, c.insideMistakeText())
	}
	if c.trace.LastLine < 0 {
		return append(said, meaning)
	}
	r := l.rows[l.currentRow()]
	text := r.line.Text(l.n)
	if l.ranStruck() {
		text = l.struckText(r.line)
	}
	said = append(said, fmt.Sprintf("line %d of %d: %s", c.line, trainer.LineCount(c.data.Problem, c.at.Lambda), text))
	parts := []loopRow{r}
	if l.isFolded(r) {
		parts = nil
		for _, j := range l.features() {
			parts = append(parts, loopRow{index: r.index, line: trainer.LoopLine{Op: r.line.Op, Feature: j}, featureRow: true, mistakenRow: r.mistakenRow})
		}
	}
	for _, p := range parts {
		if text := l.lineText(p); text != "" {
			said = append(said, text)
		}
	}
	return append(said, meaning)
}

// lineText is a line with its numbers put in, and what it gives.
func (l *loop) lineText(r loopRow) string {
	t := l.content.trace
	switch r.line.Op { //nolint:exhaustive // the others have one number to give
	case trainer.OpZero:
		return ""
	case trainer.OpFor:
		return fmt.Sprintf("i = %s of %s, x = %s, y = %s", number.Thousands(t.I+1), number.Thousands(l.m),
			vector(l.problem.X[t.I], unbounded), number.Shortest(l.problem.Y[t.I]))
	case trainer.OpDivide:
		said := []string{"J = " + l.equationText(r)}
		for _, sum := range l.accumulatorSteps()[1:] {
			name, _, _ := sum.Parts(l.n)
			said = append(said, name+" = "+l.sumText(t, sum, l.digits))
		}
		return strings.Join(said, ", ")
	}
	return l.resultName(r) + " = " + l.equationText(r)
}

func (l *loop) equationText(r loopRow) string { return number.Join(l.equation(r, unbounded)) }
