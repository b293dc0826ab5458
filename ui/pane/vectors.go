package pane

import (
	"fmt"
	"strconv"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
)

// vectorLine is one line of an iteration that is written with vectors: all
// examples at once, one in each column of X.
type vectorLine struct {
	op       trainer.VectorOp
	code     string // numpy
	operands string // their shapes, where they do not go without saying
	shape    string // of the result
	replaces string // the lines of the loop that it stands for
	scalar   bool   // the result is a number
}

// vectorLines lists them in their order.
func (l *loop) vectorLines() []vectorLine {
	one, m, n := "1", strconv.Itoa(l.m), strconv.Itoa(l.n)
	shape := func(rows, columns string) string { return "(" + rows + "," + columns + ")" }
	penaltyJ, penaltyDW := "", ""
	if l.content.at.Lambda != 0 {
		penaltyJ, penaltyDW = " + lam/2/m * w.T @ w", " + lam/m * w"
	}
	sums, updates := l.named(trainer.OpDW, " +="), l.named(trainer.OpUpdateW, " :=")
	const scalar = "number"
	return []vectorLine{
		{trainer.VectorZ, "Z  = w.T @ X + b", shape(one, n) + "@" + shape(n, m), shape(one, m), "z⁽ⁱ⁾ for all i", false},
		{trainer.VectorA, "A  = 1/(1 + np.exp(-Z))", "", shape(one, m), "a⁽ⁱ⁾", false},
		{trainer.VectorJ, "J  = np.mean(L(A, Y))" + penaltyJ, "", scalar, "J +=, J /= m", true},
		{trainer.VectorDZ, "dZ = A - Y", "", shape(one, m), "dz⁽ⁱ⁾", false},
		{trainer.VectorDW, "dw = X @ dZ.T / m" + penaltyDW, shape(n, m) + "@" + shape(m, one), shape(n, one), sums + ", /= m", false},
		{trainer.VectorDB, "db = np.sum(dZ) / m", "", scalar, "db +=, db /= m", true},
		{trainer.VectorW, "w  = w - alpha * dw", "", shape(n, one), updates, false},
		{trainer.VectorB, "b  = b - alpha * db", "", scalar, "b :=", true},
	}
}

// named names what the lines of an operation set, with the sign that they have.
func (l *loop) named(op trainer.LoopOp, sign string) string {
	var names []string
	for _, step := range trainer.LoopLines(l.n, l.content.at.Lambda) {
		if step.Op == op {
			name, _, _ := step.Parts(l.n)
			names = append(names, name+sign)
		}
	}
	return strings.Join(names, ", ")
}

// shapes is the shape of the line's result, behind those of its operands where
// these are known.
func (v vectorLine) shapes() string {
	if v.operands == "" {
		return v.shape
	}
	return v.operands + " → " + v.shape
}

// vectorsRan is how many lines have run.
func (l *loop) vectorsRan() int {
	return trainer.VectorLinesRan(l.content.data.Problem, l.content.at.Lambda, l.content.trace.LinesRan)
}

// vectorResult is what a line computes, in at most room columns: a number, or
// the first entries of a row or column and its last; fewer entries, then fewer
// digits where they have no room.
func (l *loop) vectorResult(op trainer.VectorOp, room int) string {
	const least = 4 // digits, while there are other entries to leave out
	for first := 3; first > 1; first-- {
		for digits := l.content.digits; digits >= min(least, l.content.digits); digits-- {
			if s := l.vectorEntries(op, digits, first); l.area.Width(s) <= room {
				return s
			}
		}
	}
	for digits := l.content.digits; digits > 2; digits-- {
		if s := l.vectorEntries(op, digits, 1); l.area.Width(s) <= room {
			return s
		}
	}
	return ""
}

func (l *loop) vectorEntries(op trainer.VectorOp, digits, first int) string {
	at, c := l.content.at, l.formats(digits)
	next := at.NextParams(l.content.alpha)
	row := func(f number.Format, entry func(x []float64, y float64) float64) string {
		return entriesOf(l.m, first, func(i int) string { return f.Text(entry(l.content.data.Problem.X[i], l.content.data.Problem.Y[i])) })
	}
	column := func(f number.Format, entries []float64) string {
		return entriesOf(l.n, first, func(j int) string { return f.Text(entries[j]) })
	}
	switch op {
	case trainer.VectorZ:
		return row(c.z, func(x []float64, _ float64) float64 { return at.Params.Z(x) })
	case trainer.VectorA:
		return row(c.unit, func(x []float64, _ float64) float64 { return trainer.Sigmoid(at.Params.Z(x)) })
	case trainer.VectorDZ:
		return row(c.unit, func(x []float64, y float64) float64 { return trainer.DZ(at.Params.Z(x), y) })
	case trainer.VectorJ:
		return c.cost.Text(at.Cost)
	case trainer.VectorDW:
		return column(c.gradient, at.Grad.W)
	case trainer.VectorDB:
		return c.gradient.Text(at.Grad.B)
	case trainer.VectorW:
		return column(c.value, next.W)
	case trainer.VectorB:
	}
	return c.value.Text(next.B)
}

// entriesOf writes a vector of that many entries: all of them where no more than
// the first and the last are, else … stands for the others.
func entriesOf(count, first int, entry func(i int) string) string {
	var all []string
	for i := range min(count, first) {
		all = append(all, entry(i))
	}
	if count > first+1 {
		all = append(all, "…")
	}
	if count > first {
		all = append(all, entry(count-1))
	}
	return "[ " + strings.Join(all, " ") + " ]"
}

// seenFromLoop says what the line that just ran is in the loop: one column, the
// sums, or the update of each parameter, as equations of at most room columns.
func (l *loop) seenFromLoop(ran, room int) []string {
	if ran == 0 {
		return nil
	}
	v := l.vectorLines()[ran-1]
	switch v.op {
	case trainer.VectorZ, trainer.VectorA, trainer.VectorDZ:
		op := map[trainer.VectorOp]trainer.LoopOp{trainer.VectorZ: trainer.OpZ, trainer.VectorA: trainer.OpA, trainer.VectorDZ: trainer.OpDZ}[v.op]
		r := l.rowOf(op, trainer.AllFeatures)
		name := l.resultName(r) + l.content.superscript(l.content.trace.I+1) + " = "
		return []string{name + number.Join(l.equation(r, room-l.area.Width(name)-3-l.formats(l.digits).z.Width()))}
	case trainer.VectorJ:
		return []string{l.meanOfSum("ΣL(a⁽ⁱ⁾, y⁽ⁱ⁾)", "J", trainer.LoopLine{Op: trainer.OpJ}, room)}
	case trainer.VectorDB:
		return []string{l.meanOfSum("Σdz⁽ⁱ⁾", "db", trainer.LoopLine{Op: trainer.OpDB}, room)}
	case trainer.VectorDW:
		var all []string
		for _, j := range l.features() {
			x := "x" + number.Subscript(j+1)
			all = append(all, l.meanOfSum("Σ"+x+"⁽ⁱ⁾·dz⁽ⁱ⁾", "dw"+number.Subscript(j+1), trainer.LoopLine{Op: trainer.OpDW, Feature: j}, room))
		}
		return all
	case trainer.VectorW:
		var all []string
		for _, j := range l.features() {
			all = append(all, l.updateText(l.rowOf(trainer.OpUpdateW, j), room))
		}
		return all
	case trainer.VectorB:
	}
	return []string{l.updateText(l.rowOf(trainer.OpUpdateB, trainer.AllFeatures), room)}
}

func (l *loop) updateText(r loopRow, room int) string {
	name := l.resultName(r) + " = "
	return name + number.Join(l.equation(r, room-l.area.Width(name)-3-l.formats(l.digits).value.Width()))
}

// rowOf is the row of an operation, of a feature where it has one.
func (l *loop) rowOf(op trainer.LoopOp, feature int) loopRow {
	for _, r := range l.rows {
		if r.line.Op == op && !l.isFolded(r) && (feature == trainer.AllFeatures || r.line.Feature == feature) {
			return r
		}
	}
	return l.rows[0]
}

// meanOfSum is a sum over all examples and what it gives, the mean and the
// penalty where there is one, with as much said as has room.
func (l *loop) meanOfSum(sum, name string, step trainer.LoopLine, room int) string {
	end := trainer.LinesBeforeExample(l.content.data.Problem, l.m)
	all, at, m := l.content.runner.RunLines(end), l.content.at, strconv.Itoa(l.m)
	penalty := func(int) string { return "" }
	switch {
	case at.Lambda == 0:
	case step.Op == trainer.OpJ:
		penalty = l.penaltyJ
	case step.Op == trainer.OpDW:
		penalty = func(digits int) string { return l.penaltyDW(step.Feature, digits) }
	}
	e := number.Equation{
		Left: func(digits int) string { return l.sumText(all, step, digits) + "/" + m + penalty(digits) },
		Right: func(digits int) string {
			c := l.formats(digits)
			switch step.Op { //nolint:exhaustive // the others are no sums
			case trainer.OpJ:
				return c.cost.Text(at.Cost)
			case trainer.OpDW:
				return c.gradient.Text(at.Grad.W[step.Feature])
			}
			return c.gradient.Text(at.Grad.B)
		},
	}
	lead := name + " = " + sum + "/" + m + " = "
	if at.Lambda != 0 && step.Op != trainer.OpDB {
		lead = name + " = "
	}
	equation := number.Join(e.Fitted(l.area.Width, l.digits, room-l.area.Width(name)-6-number.Format{Digits: l.digits}.Width()))
	return firstFitting(l.area.Width, room, lead+equation, name+" = "+equation)
}

// penaltyJ is what λ adds to J, with its numbers.
func (l *loop) penaltyJ(digits int) string {
	squares := 0.0
	for _, w := range l.content.at.Params.W {
		squares += float64(w * w)
	}
	return " + " + number.Shortest(l.content.at.Lambda) + "/(2·" + strconv.Itoa(l.m) + ")·" + number.Operand(squares, digits)
}

// penaltyDW is what λ adds to the derivative of a weight, with its numbers.
func (l *loop) penaltyDW(feature, digits int) string {
	return " + " + product(number.Shortest(l.content.at.Lambda)+"/"+strconv.Itoa(l.m), l.formats(digits).value.Text(l.content.at.Params.W[feature]))
}

// vectorText says the line that just ran: its code, the shapes, what it computes,
// and what it is in the loop.
func (c loopContent) vectorText() []string {
	l := newLoop(c, chart.MeasureArea(unbounded, unbounded))
	m, n := c.data.Problem.Size()
	ran := l.vectorsRan()
	if ran == 0 {
		return []string{fmt.Sprintf("with vectors: X (%d,%d), an example in each column, Y (1,%d), w (%d,1), b a number; no line of this iteration has run yet.", n, m, m, n)}
	}
	v := l.vectorLines()[ran-1]
	said := []string{
		fmt.Sprintf("line %d of %d: %s", ran, trainer.VectorLineCount, strings.Join(strings.Fields(v.code), " ")),
		fmt.Sprintf("%s, in the loop %s", v.shapes(), v.replaces),
		v.name() + " = " + l.vectorResult(v.op, unbounded),
	}
	said = append(said, l.seenFromLoop(ran, unbounded)...)
	return append(said, l.vectorSentences(ran)[0])
}

// name is what the line sets.
func (v vectorLine) name() string {
	name, _, _ := strings.Cut(v.code, " ")
	return name
}
