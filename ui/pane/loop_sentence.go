package pane

import (
	"math"
	"strings"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
)

// loopSentence is a sentence in two rows, and one of a few words where there is but
// one short row.
type loopSentence struct{ first, second, terse string }

// drawSentence writes the sentence about the line that just ran.
func (l *loop) drawSentence(y, rows int) {
	s := l.sentence()
	var all []string
	switch {
	case rows < 1:
		return
	case l.area.Width(s.first) <= l.w && l.area.Width(s.second) <= l.w && rows > 1:
		all = []string{s.first, s.second}
	case rows > 1:
		all = l.content.wrapped(s.first+" "+s.second, l.w)
	}
	if len(all) == 0 || len(all) > rows {
		all = l.content.wrapped(s.terse, l.w)[:1]
	}
	for i, text := range all {
		l.area.Text(0, y+i, text, l.content.Theme.Text)
	}
}

// sentence says what the line that just ran did, to what, and why.
func (l *loop) sentence() loopSentence {
	t := l.content.trace
	switch {
	case l.sentenceIsOfMistake():
		return l.mistakenSentence()
	case t.LastLine < 0:
		return loopSentence{
			"No line of this iteration has run yet. The loop looks at every example",
			"with the same w and b; only the last lines move them.", "No line of this iteration has run yet.",
		}
	case l.notFinite():
		return loopSentence{"This is no finite number any more:", "no number computed from it can be trusted.", "This is no finite number any more."}
	}
	switch l.op() {
	case trainer.OpZero:
		return loopSentence{"The sums start at 0: every example will add its share.", "w and b stay as they are until all have.", "The sums start at 0; examples add to them."}
	case trainer.OpFor:
		return l.exampleSentence()
	case trainer.OpZ, trainer.OpA, trainer.OpJ, trainer.OpDZ:
		return l.forwardSentence()
	case trainer.OpDW, trainer.OpDB:
		return l.contributionSentence(l.rows[l.currentRow()].line)
	case trainer.OpPenaltyJ, trainer.OpPenaltyDW:
		return l.penaltySentence(l.rows[l.currentRow()].line)
	case trainer.OpDivide:
		if l.content.at.Lambda != 0 {
			return loopSentence{"The sums become means: J and dw are those of the fit alone,", "the next lines add the penalty to them.", "The sums are means now: those of the fit."}
		}
		return loopSentence{"The sums become means: J is the cost now, and dw and db are its gradient,", "the slope of J at these w and b.", "The sums are means now: J and its gradient."}
	case trainer.OpUpdateW, trainer.OpUpdateB:
	}
	return l.updateSentence(l.rows[l.currentRow()].line)
}

// exampleSentence is about the line that takes the next example.
func (l *loop) exampleSentence() loopSentence {
	i, second := number.Thousands(l.content.trace.I+1), "w and b are the same for every example of this iteration."
	if l.content.insideMistake { // which may change them
		second = "Its lines run at the w and b of the mistake."
	}
	return loopSentence{
		"Example " + i + " of " + number.Thousands(l.m) + " is in hand: " + l.classAndLabel() + ".",
		second, "Now the lines for example " + i + ".",
	}
}

// penaltySentence is about the lines that add what λ makes of the weights.
func (l *loop) penaltySentence(ran trainer.LoopLine) loopSentence {
	if ran.Op == trainer.OpPenaltyJ {
		return loopSentence{"Large weights cost something: λ/2m times the sum of their squares joins J.", "b is free.", "λ/2m·Σw² joins J."}
	}
	if ran.Feature == trainer.AllFeatures {
		return loopSentence{"The penalty pulls every w towards 0:", "λ/m times w joins its dw.", "λ/m·w joins each dw."}
	}
	w := l.content.at.Params.W[ran.Feature]
	name, j := "w"+number.Subscript(ran.Feature+1), number.Subscript(ran.Feature+1)
	way := [...]string{"up, towards 0", "nowhere: it is 0", "down, towards 0"}[1+sign(w)]
	return loopSentence{"The penalty pulls " + name + " " + way + ":", "λ/m times " + name + " joins dw" + j + ".", "The penalty pulls " + name + " " + way + "."}
}

// notFinite reports whether a number of the line that just ran is not finite.
func (l *loop) notFinite() bool {
	t, line := l.content.trace, l.rows[l.currentRow()].line
	var used []float64
	switch line.Op {
	case trainer.OpZ, trainer.OpA:
		used = []float64{t.Z}
	case trainer.OpJ:
		used = []float64{t.Loss, t.J}
	case trainer.OpDZ:
		used = []float64{t.DZ}
	case trainer.OpDB:
		used = []float64{t.DZ, t.DB}
	case trainer.OpDW:
		used = append(append(used, t.DW...), t.DZ)
	case trainer.OpDivide, trainer.OpPenaltyJ, trainer.OpPenaltyDW:
		used = append(append(used, t.DW...), t.DB, t.J)
	case trainer.OpUpdateW, trainer.OpUpdateB:
		used = append(append(entries(t.Params), entries(l.content.at.Params)...), l.content.alpha, t.DB)
		used = append(used, t.DW...)
	case trainer.OpZero, trainer.OpFor:
	}
	for _, v := range used {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return true
		}
	}
	return false
}

// classAndLabel is the class of the example and its label.
func (l *loop) classAndLabel() string {
	if class := l.classOrNone(); class != "" {
		return `"` + class + `", y = ` + number.Shortest(l.problem.Y[l.content.trace.I])
	}
	return "y = " + number.Shortest(l.problem.Y[l.content.trace.I])
}

// classOrNone is the name of the example's class, nothing where that is its label.
func (l *loop) classOrNone() string {
	const longest = 12
	class := boolToInt(l.problem.Y[l.content.trace.I] == 1)
	name := className(l.content.data.Set, class, longest)
	if strings.HasPrefix(name, "y=") {
		return ""
	}
	return name
}

// subject begins a sentence about the example. A label is quoted: it may be a
// word that means something there.
func (l *loop) subject() string {
	if class := l.classOrNone(); class != "" {
		return `"` + class + `"`
	}
	return "This example"
}

// forwardSentence is about the lines that compute z, a, L and dz.
func (l *loop) forwardSentence() loopSentence {
	t, y := l.content.trace, l.problem.Y[l.content.trace.I]
	side := [...]string{"below 0, so a will be below", "exactly 0, so a will be exactly", "above 0, so a will be above"}[1+sign(t.Z)]
	if t.Z != 0 && trainer.Sigmoid(t.Z) == 0.5 {
		side = "so near 0 that a will be"
	}
	switch l.op() { //nolint:exhaustive // the lines of the forward pass
	case trainer.OpZ:
		where := "the sign of z says on which side of the boundary the example lies."
		if l.content.threshold != session.DefaultThreshold {
			where = "1 is predicted where a is above " + number.Shortest(l.content.threshold) + "."
		}
		if l.content.asking { // a may be what is asked for
			z := "z is " + [...]string{"below 0", "exactly 0", "above 0"}[1+sign(t.Z)]
			return loopSentence{z + ".", "The sign of z says on which side of the boundary the example lies.", z + "."}
		}
		return loopSentence{"z is " + side + " 0.5:", where, "z is " + side + " 0.5."}
	case trainer.OpA:
		verdict := trainer.CorrectnessOf(t.Z, y, l.content.threshold).String()
		return loopSentence{"a is the probability of y = 1 at these w and b; here y is " + number.Shortest(y) + ":", "the example is " + verdict + ".", "a is for y = 1; here y = " + number.Shortest(y) + ": " + verdict + "."}
	case trainer.OpJ:
		return loopSentence{"L is the loss of this example, the larger the further a is from y.", "It is never negative, so the sum J never falls.", "The loss of this example is added to J."}
	}
	switch sign(t.DZ) {
	case 1:
		return loopSentence{l.subject() + " has y = 0 and a lies above it, so dz = a − y is positive:", "a smaller z would make this loss smaller.", "dz is positive: z should be smaller."}
	case -1:
		return loopSentence{l.subject() + " has y = 1 and a lies below it, so dz = a − y is negative:", "a larger z would make this loss smaller.", "dz is negative: z should be larger."}
	}
	return loopSentence{"dz is 0: a cannot be told from y any more,", "so this example pulls at no parameter.", "dz is 0: this example pulls at nothing."}
}

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// contributionSentence is about the lines that add to dw and db.
func (l *loop) contributionSentence(ran trainer.LoopLine) loopSentence {
	t := l.content.trace
	dz := [...]string{"dz = a − y is negative", "dz = a − y is 0", "dz = a − y is positive"}[1+sign(t.DZ)]
	because := l.subject() + " has y = " + number.Shortest(l.problem.Y[t.I]) + ", so " + dz
	if ran.Feature == trainer.AllFeatures && ran.Op == trainer.OpDW {
		if t.DZ == 0 {
			return loopSentence{"dz is 0: a cannot be told from y any more,", "so this example pulls at no w.", "dz is 0: this example pulls at no w."}
		}
		way := [...]string{"falls", "grows"}[boolToInt(t.DZ > 0)]
		return loopSentence{because + ":", "each dw " + way + " where x is positive, and x = 0 pulls at nothing.", "Each dw " + way + " where its x is positive."}
	}
	name, _, _ := ran.Parts(l.n)
	w := strings.TrimPrefix(name, "d")
	share := l.contribution(ran)
	if share == 0 {
		return loopSentence{"The share of this example in " + name + " is 0:", "it does not pull at " + w + ".", name + " stays: this example leaves " + w + " alone."}
	}
	if ran.Op == trainer.OpDW && l.problem.X[t.I][ran.Feature] < 0 {
		because += ", x" + number.Subscript(ran.Feature+1) + " is negative"
	}
	way, pull := "falls", "up"
	if share > 0 {
		way, pull = "grows", "down"
	}
	return loopSentence{because + " and " + name + " " + way + ":", "this example pulls " + w + " " + pull + ".", name + " " + way + ": this example pulls " + w + " " + pull + "."}
}

// updateSentence is about the lines that move the parameters.
func (l *loop) updateSentence(ran trainer.LoopLine) loopSentence {
	t, at := l.content.trace, l.content.at.Params
	if ran.Op == trainer.OpUpdateW && ran.Feature == trainer.AllFeatures {
		return loopSentence{"Each w moves against its own dw, by α times its size:", "the next iteration begins with these.", "Each w moves against its own dw."}
	}
	d, moved, name := t.DB, t.Params.B-at.B, "b"
	if ran.Op == trainer.OpUpdateW {
		d, moved = t.DW[ran.Feature], t.Params.W[ran.Feature]-at.W[ran.Feature]
		name = "w" + number.Subscript(ran.Feature+1)
	}
	way := [...]string{"goes down", "stays", "goes up"}[1+sign(moved)]
	slope := [...]string{"negative: J falls where " + name + " grows", "0: J is level along " + name, "positive: J falls where " + name + " gets smaller"}[1+sign(d)]
	return loopSentence{
		"d" + name + " is " + slope + ".", "The update takes α times d" + name + " away, so " + name + " " + way + ".",
		"α·d" + name + " is taken away: " + name + " " + way + ".",
	}
}
