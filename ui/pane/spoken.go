package pane

import (
	"fmt"
	"strconv"
	"strings"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/session"
)

// What the panes show, as lines of text: for a conversation without a screen.
// The sentences and the numbers are those of the panes, in their longest form.

// unbounded is a width that no sentence needs.
const unbounded = 1 << 30

// SpokenData says what is learned from. Few features are named; [SpokenParameters]
// names all.
func SpokenData(data *session.Prepared) string {
	const few = 4
	m, n := data.Problem.Size()
	facts := []string{data.Set.Name + ": " + number.Plural(m, "example")}
	if n > few {
		facts = append(facts, number.Plural(n, "feature"))
	}
	for j := 0; j < n && n <= few; j++ {
		facts = append(facts, "x"+number.Subscript(j+1)+" "+data.Set.Features[j].Name)
	}
	said := []string{strings.Join(facts, ", ")}
	if data.Set.Table != nil {
		said = append(said, data.Set.Title) // it names the column of the label
	}
	for class, label := range data.Set.Classes {
		if label != strconv.Itoa(class) {
			said = append(said, fmt.Sprintf("y %d is %s", class, label))
		}
	}
	return strings.Join(append(said, scaled(data.Set.Scaling.Method)), "; ")
}

// SpokenMoment is k, J, α and the parameters in one line; of many parameters
// those that the panes show.
func SpokenMoment(f Frame) string {
	const most = 9
	shown := shownEntries(f, most)
	if len(shown) < f.parameters() {
		shown = shownEntries(f, len(f.features())+1)
	}
	value, _ := f.parameterFormats(f.Digits, shown)
	said := []string{fmt.Sprintf("k %d  J %s  α %s", f.At.Iter, f.costFormat().Text(f.At.Cost), spokenAlpha(f))}
	all, n := entries(f.At.Params), len(f.At.Params.W)
	for _, j := range shown {
		said = append(said, parameter(j, n)+" "+value.Text(all[j]))
	}
	if rest := f.parameters() - len(shown); rest > 0 {
		said = append(said, fmt.Sprintf("and %d more", rest))
	}
	return strings.Join(said, "  ")
}

// parameters is how many there are: n weights and b.
func (f Frame) parameters() int { return len(f.At.Params.W) + 1 }

// SpokenProgress is the first thing that is true now and, before a fork, that it
// is one.
func SpokenProgress(f Frame) []string {
	s := progress(f, unbounded)
	said := []string{s.first + s.rest}
	if f.At.Iter == 0 && !stopped(f) {
		said = append(said, firstStep(f, unbounded).rest)
	}
	if f.Forks {
		said = append(said, SpokenAlpha(f))
	}
	return said
}

// SpokenAlpha holds α against what is known of it.
func SpokenAlpha(f Frame) string {
	var said []string
	for _, s := range aboutAlpha(f, unbounded) {
		said = append(said, s.rest)
	}
	return strings.Join(said, " ")
}

// SpokenParameters has a line for each parameter: its value, its gradient, the
// next update, and the feature that it weighs.
func SpokenParameters(f Frame) []string {
	n := len(f.At.Params.W)
	all := make([]int, 0, n+1)
	for j := range n + 1 {
		all = append(all, j)
	}
	value, gradient := f.parameterFormats(f.Digits, all)
	values, gradients, next := entries(f.At.Params), entries(f.At.Grad), entries(f.At.NextParams(f.Alpha))
	result, alpha := value.Fitted(next), number.Shortest(f.Alpha)
	said := make([]string, 0, n+1)
	for _, j := range all {
		name, d, way := parameter(j, n), gradient.Text(gradients[j]), direction(gradients[j])
		e := number.Equation{
			Left: func(digits int) string {
				return value.WithDigits(digits).Text(values[j]) + " − " + product(alpha, gradient.WithDigits(digits).Text(gradients[j]))
			},
			Right: func(digits int) string { return result.WithDigits(digits).Text(next[j]) },
		}
		text := fmt.Sprintf("%s %s  d%s %s  goes %s: %s", name, value.Text(values[j]), name, d, way, e.Text(f.Digits))
		if way == "still" {
			text = fmt.Sprintf("%s %s  d%s %s  stays", name, value.Text(values[j]), name, d)
		}
		if j < n {
			text += ", for " + f.Set.Features[j].Name
		}
		said = append(said, text)
	}
	return said
}

// SpokenSentences is everything that is true now, what matters most first.
func SpokenSentences(f Frame) []string {
	all := sentences(f, unbounded)
	said := make([]string, 0, len(all))
	for _, s := range all {
		said = append(said, s.first+s.rest)
	}
	return said
}

// course is the α of the run and where it changed.
func (r Run) course() string {
	if len(r.Changes) == 0 {
		return number.Shortest(r.Alpha)
	}
	said := []string{number.Shortest(r.Changes[0].Alpha)}
	for _, change := range r.Changes[1:] {
		said = append(said, fmt.Sprintf("%s from k %d", number.Shortest(change.Alpha), change.K))
	}
	return strings.Join(said, ", ")
}

// SpokenExamples has a line for each of the first rows examples, all for 0, and
// a foot with the sums. Each number stands behind its name, for who hears it
// sees no column.
func SpokenExamples(f Frame, rows int) []string {
	f.Inside = Inside{}
	e := newExampleValues(f)
	fields := e.chooseColumns(unbounded)
	order := e.order()
	if rows > 0 {
		order = order[:min(rows, len(order))]
	}
	said := make([]string, 0, len(order)+2)
	for _, row := range order {
		var text strings.Builder
		for _, field := range fields {
			text.WriteString(field.symbol() + " " + field.spoken(e.value(field.exampleColumn, row)) + "  ")
		}
		said = append(said, text.String()+e.verdict(row).String())
	}
	m, n := f.Problem.Size()
	if sample := sampleText(m); sample != "" {
		said = append(said, sample)
	}
	if hidden := n - len(f.features()); hidden > 0 {
		said = append(said, number.Plural(hidden, "more feature")+[...]string{" are", " is"}[index(hidden == 1)]+" not in the table")
	}
	foot := []string{"all " + number.Thousands(m) + ": J " + f.costFormat().Text(f.At.Cost)}
	gradients, gradient := entries(f.At.Grad), e.gradientFormat()
	for _, j := range append(f.features(), n) {
		foot = append(foot, "d"+parameter(j, n)+" "+gradient.Text(gradients[j]))
	}
	return append(said, strings.Join(foot, "  "))
}

// spoken is an entry of the column.
func (field tableColumn) spoken(v float64) string {
	if field.kind == exampleIndex || field.kind == exampleY {
		return strconv.Itoa(int(v))
	}
	return field.text(v)
}

// SpokenLine is the line of the loop that just ran: with its numbers put in,
// what it gives, and what that means. Frame.Trace is the loop after it.
func SpokenLine(f Frame) []string {
	l := newLoop(f, chart.MeasureArea(unbounded, unbounded))
	s := l.sentence()
	meaning := s.first + " " + s.second
	if f.Trace.Ran < 0 {
		return []string{meaning}
	}
	r := l.rows[l.currentRow()]
	said := []string{r.line.Text(l.n)}
	parts := []loopRow{r}
	if l.isFolded(r) {
		parts = nil
		for _, j := range l.features() {
			parts = append(parts, loopRow{r.index, trainer.LoopStep{Op: r.line.Op, Feature: j}, true})
		}
	}
	for _, p := range parts {
		if text := l.spoken(p); text != "" {
			said = append(said, text)
		}
	}
	return append(said, meaning)
}

// spoken is a line with its numbers put in, and what it gives.
func (l *loop) spoken(r loopRow) string {
	t := l.f.Trace
	switch r.line.Op { //nolint:exhaustive // the others have one number to give
	case trainer.OpZero:
		return ""
	case trainer.OpFor:
		return fmt.Sprintf("i = %s of %s, x = %s, y = %s", number.Thousands(t.I+1), number.Thousands(l.m),
			vector(l.f.Problem.X[t.I], unbounded), number.Shortest(l.f.Problem.Y[t.I]))
	case trainer.OpDivide:
		said := []string{"J = " + l.spokenEquation(r)}
		for _, sum := range l.accumulatorSteps()[1:] {
			name, _, _ := sum.Parts(l.n)
			said = append(said, name+" = "+l.sumText(t, sum, l.digits))
		}
		return strings.Join(said, ", ")
	}
	return l.resultName(r) + " = " + l.spokenEquation(r)
}

func (l *loop) spokenEquation(r loopRow) string { return number.Join(l.equation(r, unbounded)) }

// SpokenExample is every formula of the focused example with its numbers put
// in, forward and backward, and its share of the gradient.
func SpokenExample(f Frame) []string {
	m, n := f.Problem.Size()
	f.Inside = Inside{}
	g := newGraph(f, chart.MeasureArea(unbounded, unbounded), n)
	g.shown, g.hidden = g.shown[:0:0], 0
	for j := range n {
		g.shown = append(g.shown, j)
	}
	x := vector(g.X, unbounded)
	class := className(f.Set, int(g.Y), unbounded)
	head := []string{fmt.Sprintf("example %d of %s: x = %s, y = %g", g.f.Focus+1, number.Thousands(m), x, g.Y)}
	if !strings.HasPrefix(class, "y=") {
		head = append(head, class)
	}
	for _, s := range g.verdict() {
		head = append(head, strings.TrimSpace(s.text))
	}
	said := []string{strings.Join(head, ", ")}
	for _, r := range append(g.forward(), g.backward()...) {
		said = append(said, g.spoken(r))
	}
	derivatives, all := entries(trainer.Params{W: g.DW, B: g.DB}), entries(f.At.Grad)
	for j := range derivatives {
		share := derivatives[j] / float64(m)
		_, c := f.parameterFormats(g.digits, []int{j})
		c = c.Fitted([]float64{share, all[j]})
		e := number.Equation{
			Left:  func(digits int) string { return fmt.Sprintf("%s/%d", number.Standalone(derivatives[j], digits), m) },
			Right: func(digits int) string { return c.WithDigits(digits).Text(share) },
		}
		said = append(said, fmt.Sprintf("its share of d%s: %s; all together %s", parameter(j, n), e.Text(g.digits), c.Text(all[j])))
	}
	return said
}

// spoken is a formula, its numbers, and the result.
func (g graph) spoken(r formula) string {
	name := r.name
	if name == "" {
		name = "dz"
	}
	form := r.symbolic[0]
	if r.name == "" { // the other way to the same number
		form = r.symbolic[len(r.symbolic)-1]
	}
	said := name + " = " + form
	switch {
	case r.overflow != "":
		return said + " = " + r.numbers(g.digits) + " " + r.overflow
	case r.numbers != nil:
		return said + " = " + r.equation().Text(g.digits)
	}
	return said + " = " + number.Standalone(r.result, g.digits)
}
