package pane

import (
	"regexp"
	"strconv"
	"strings"

	"descent/trainer"
	"descent/trainer/mistake"
	"descent/ui/number"
)

// mistakenFormula is how a line that the mistake writes otherwise is computed, as mistake.Formula has it; empty
// where that is one number, which is what it gives.
func (l *loop) mistakenFormula(line trainer.LoopLine) string {
	formula := l.content.wrong.Formula(line, max(0, l.content.trace.I), l.m)
	if formula != "wx" && !strings.ContainsAny(formula, "+-*/") {
		return ""
	}
	return formula
}

// formulaNames are the names in a formula, each with the operator before it.
var formulaNames = regexp.MustCompile(`( [+-] |[*/^(-])?([a-zA-Z]+)`)

// mistakenFormulaText is such a formula with its numbers put in, to that many digits: what is below 0 stands in brackets
// where its sign would follow another.
func (l *loop) mistakenFormulaText(r loopRow, digits int) string {
	text := formulaNames.ReplaceAllStringFunc(l.mistakenFormula(r.line), func(s string) string {
		part := formulaNames.FindStringSubmatch(s)
		before, v := part[1], l.namedNumber(part[2], r.line, digits)
		switch negative := strings.HasPrefix(v, "−"); {
		case before == "-": // the exponent of e
			return negated(v)
		case before == " + ":
			return signedTerm(v)
		case before == "^" && strings.Contains(v, "e"), negative && before != "" && before != "(" && before != "^":
			return before + "(" + v + ")"
		}
		return before + v
	})
	return strings.NewReplacer("*", "·", " - ", " − ").Replace(text)
}

// namedNumber is the number that a name has in the formula of a line.
func (l *loop) namedNumber(name string, line trainer.LoopLine, digits int) string {
	t, c, at := l.content.trace, l.formats(digits), l.content.at.Params
	switch name {
	case "wx":
		return joinTerms(l.weightedTerms(l.problem.X[t.I], digits))
	case "z":
		return c.z.Text(t.Z)
	case "a":
		return c.unit.Text(t.A)
	case "dz":
		return c.unit.Text(t.DZ)
	case "L":
		return c.costSum.Text(t.Loss)
	case "y":
		return number.Shortest(l.problem.Y[t.I])
	case "class":
		return strconv.Itoa(boolToInt(t.A > 0.5))
	case "x":
		return number.VectorEntry(l.mistakenX(line.Feature), digits)
	case "b":
		return c.value.Text(l.beforeExample.Params.B)
	case "sum":
		return l.mistakenSum(line, digits)
	case "theta":
		return c.value.Text(entry(at, l.updated(line)))
	case "grad":
		return c.gradient.Text(entry(trainer.Params{W: t.DW, B: t.DB}, l.updated(line)))
	case "m":
		return strconv.Itoa(l.m)
	case "alpha":
		return alphaText(l.content.alpha, max(7, digits))
	}
	return l.namedOfPenalty(name, line, digits)
}

// namedOfPenalty is the number that a name has in the penalty; e is itself.
func (l *loop) namedOfPenalty(name string, line trainer.LoopLine, digits int) string {
	at := l.content.at.Params
	var sum, squares float64
	for _, w := range at.W {
		sum += w
		squares += float64(w * w)
	}
	switch name {
	case "lambda":
		return number.Shortest(l.content.at.Lambda)
	case "w":
		return l.formats(digits).value.Text(at.W[line.Feature])
	case "weights":
		return number.Operand(sum, digits)
	case "squares":
		return number.Operand(squares, digits)
	case "allsquares":
		return number.Operand(squares+float64(at.B*at.B), digits)
	}
	return name
}

// mistakenX is what dz of the example in hand is multiplied by for a feature.
func (l *loop) mistakenX(feature int) float64 {
	if loop, ok := l.content.runner.(*mistake.Loop); ok {
		return loop.Times(l.content.trace.I, feature)
	}
	return l.problem.X[l.content.trace.I][feature]
}

// mistakenSum is what a line of the sums begins with.
func (l *loop) mistakenSum(line trainer.LoopLine, digits int) string {
	c := l.formats(digits)
	switch line.Op { //nolint:exhaustive // the others add to a sum
	case trainer.OpDivide:
		return c.costSum.Text(l.afterExample.J)
	case trainer.OpPenaltyJ:
		return c.cost.Text(l.divided.J)
	case trainer.OpPenaltyDW:
		return c.gradient.Text(l.divided.DW[line.Feature])
	}
	return l.sumText(l.beforeExample, line, digits)
}

// updated is the parameter that an update is of, b behind all weights.
func (l *loop) updated(line trainer.LoopLine) int {
	if line.Op == trainer.OpUpdateB {
		return l.n
	}
	return line.Feature
}
