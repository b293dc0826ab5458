package language

import (
	"fmt"
	"strconv"
	"strings"

	"descent/trainer/answer"
	"descent/ui/number"
	"descent/ui/session"
)

// blankText is what there is to say of one kind of number that is worked out. A %s is the feature
// that it is of, as a subscript.
type blankText struct {
	name, line, question, hint string
	substituted                func(in answer.Inputs, digits int) string // the numbers put in
}

// blankTexts is the table of them.
func blankTexts() map[answer.Kind]blankText {
	inBrackets := factorText
	operand := number.Operand
	return map[answer.Kind]blankText{
		answer.Z: {"z", "z = w·x + b", "What is z of this example?", "Each feature times its own weight, all added up, and then b.", zSubstituted},
		answer.A: {"a", "a = σ(z)", "How sure is it of a 1: what is a?", "σ brings z between 0 and 1: one over one plus e to the minus z.",
			func(in answer.Inputs, digits int) string { return "1/(1 + e^" + operand(-in.Z, digits) + ")" }},
		answer.Loss: {"L", "L = L(a, y)", "What does this example cost: L?", "Only the probability of its own label counts: a where y is 1, 1 − a where y is 0. L is minus the log of that.",
			func(in answer.Inputs, digits int) string { return "−log(" + labelProbabilityText(in, digits) + ")" }},
		answer.DA: {"da", "da = −y/a + (1−y)/(1−a)", "How does L change with a: da?", "−1/a where y is 1, and 1/(1 − a) where y is 0.",
			func(in answer.Inputs, digits int) string {
				if in.Y == 1 {
					return "−1/" + operand(in.A, digits)
				}
				return "1/(1 − " + operand(in.A, digits) + ")"
			}},
		answer.DZ: {"dz", "dz = a − y", "How far is a above y: dz?", "a less y. Where a is below y it is negative.",
			func(in answer.Inputs, digits int) string {
				return operand(in.A, digits) + " − " + number.DataNumber(in.Y, digits)
			}},
		answer.TermDW: {"dw%s", "dw%s = x%s·dz", "What reaches w%s: dw%s of this example?", "On the way back from z to w%s stands what w%s is multiplied by: x%s.",
			func(in answer.Inputs, digits int) string {
				return number.DataNumber(in.Datum, digits) + "·" + inBrackets(in.DZ, digits)
			}},
		answer.TermDB: {"db", "db = dz", "What reaches b: db of this example?", "In z, b is multiplied by 1.",
			func(in answer.Inputs, digits int) string { return "1·" + inBrackets(in.DZ, digits) }},
		answer.SumDW: {"dw%s", "dw%s += x%s·dz", "What is dw%s after this example?", "+= adds: the new dw%s is the old one and x%s·dz of this example.",
			func(in answer.Inputs, digits int) string {
				return operand(in.Sum, digits) + " + " + number.DataNumber(in.Datum, digits) + "·" + inBrackets(in.DZ, digits)
			}},
		answer.SumDB: {"db", "db += dz", "What is db after this example?", "+= adds: the new db is the old one and dz of this example.",
			func(in answer.Inputs, digits int) string {
				return operand(in.Sum, digits) + " + " + inBrackets(in.DZ, digits)
			}},
		answer.MeanDW: {"dw%s ÷ m", "dw%s /= m", "All examples have run: what is the gradient dw%s?", "The gradient is the mean over all examples: the sum divided by m.", meanSubstituted},
		answer.MeanDB: {"db ÷ m", "db /= m", "All examples have run: what is the gradient db?", "The gradient is the mean over all examples: the sum divided by m.", meanSubstituted},
		answer.PenaltyDW: {"dw%s + λ", "dw%s += λ/m·w%s", "What is dw%s with the penalty?", "The penalty adds λ/m times the weight itself.",
			func(in answer.Inputs, digits int) string {
				return operand(in.Mean, digits) + " + " + number.Shortest(in.Lambda) + "/" + strconv.Itoa(in.M) + "·" + inBrackets(in.Weight, digits)
			}},
		answer.NewW: {"w%s", "w%s := w%s − α·dw%s", "What is w%s after the update?", "Against the gradient: the old w%s less α times dw%s.",
			func(in answer.Inputs, digits int) string { return updateSubstituted(in.Weight, in, digits) }},
		answer.NewB: {"b", "b := b − α·db", "What is b after the update?", "Against the gradient: the old b less α times db.",
			func(in answer.Inputs, digits int) string { return updateSubstituted(in.B, in, digits) }},
	}
}

func zSubstituted(in answer.Inputs, digits int) string {
	var terms []string
	for j, w := range in.W {
		terms = append(terms, factorText(w, digits)+"·"+factorText(in.X[j], digits))
	}
	if in.GivenSum != 0 {
		terms = append(terms, factorText(in.GivenSum, digits))
	}
	return strings.Join(append(terms, factorText(in.B, digits)), " + ")
}

func labelProbabilityText(in answer.Inputs, digits int) string {
	if in.Y == 1 {
		return number.Operand(in.A, digits)
	}
	return "1 − " + number.Operand(in.A, digits)
}

func meanSubstituted(in answer.Inputs, digits int) string {
	return number.Operand(in.Sum, digits) + "/" + strconv.Itoa(in.M)
}

func updateSubstituted(old float64, in answer.Inputs, digits int) string {
	return number.Operand(old, digits) + " − " + number.Shortest(in.Alpha) + "·" + factorText(in.Mean, digits)
}

// withFeature fills in the feature of a number.
func withFeature(text string, b answer.Blank) string {
	return strings.ReplaceAll(text, "%s", number.Subscript(b.Feature+1))
}

// BlankName is what a number is called in the line that it belongs to.
func BlankName(b answer.Blank) string { return withFeature(blankTexts()[b.Kind].name, b) }

// blankEquation is how a number comes about, with the numbers put in.
func blankEquation(b session.Blank, in answer.Inputs, digits int) string {
	e := number.Equation{
		Left:  func(digits int) string { return blankTexts()[b.Kind].substituted(in, digits) },
		Right: func(digits int) string { return number.Standalone(b.Value, digits) },
	}
	return BlankName(b.Blank) + " = " + e.Text(digits)
}

// BlankQuestion asks for the number that is open.
func BlankQuestion(st session.State) string {
	p := st.Practice
	b := p.Blanks[p.Now]
	return withFeature(blankTexts()[b.Kind].question, b.Blank)
}

// AllHintsGiven reports whether both hints are given: what asks for another is shown the
// number.
func AllHintsGiven(p *session.PracticeState) bool { return p.HintShown > 1 }

// PracticeHint is the hint that is shown: in words, then with the numbers put in.
func PracticeHint(st session.State) string {
	p := st.Practice
	b := p.Blanks[p.Now]
	text := blankTexts()[b.Kind]
	if AllHintsGiven(p) {
		return "Hint 2 of 2: " + withFeature(text.line, b.Blank) + ", so " + text.substituted(p.Inputs, st.View.Digits)
	}
	return "Hint 1 of 2: " + withFeature(text.hint, b.Blank)
}

// PracticeKnownText is what is known where a number is asked for.
func PracticeKnownText(st session.State) string {
	p, digits := st.Practice, st.View.Digits
	in, b := p.Inputs, p.Blanks[p.Now]
	at := st.Run.Snapshot.Params
	var known []string
	add := func(name string, v float64) { known = append(known, name+" "+number.Operand(v, digits)) }
	found := func(kinds ...answer.Kind) {
		for _, kind := range kinds {
			for _, b := range p.Blanks[:p.Now] {
				if b.Kind == kind {
					add(BlankName(b.Blank), b.Value)
				}
			}
		}
	}
	switch b.Kind {
	case answer.MeanDW, answer.MeanDB:
		add("over all examples the sum "+strings.TrimSuffix(BlankName(b.Blank), " ÷ m"), in.Sum)
		known = append(known, "m "+strconv.Itoa(in.M))
	case answer.PenaltyDW:
		add(withFeature("dw%s", b.Blank), in.Mean)
		add(withFeature("w%s", b.Blank), in.Weight)
		known = append(known, "λ "+number.Shortest(in.Lambda), "m "+strconv.Itoa(in.M))
	case answer.NewW, answer.NewB:
		name, old := BlankName(b.Blank), in.Weight
		if b.Kind == answer.NewB {
			old = in.B
		}
		add(name, old)
		add("d"+name, in.Mean)
		known = append(known, "α "+number.Shortest(in.Alpha))
	default: // what is needed last stands first: where there is little room the end is cut
		if b.Kind == answer.SumDW || b.Kind == answer.SumDB {
			add(BlankName(b.Blank)+" so far", in.Sum)
		}
		found(answer.DZ, answer.DA, answer.Loss, answer.A, answer.Z)
		known = append(known, exampleTexts(p, digits)...)
		for _, j := range p.Features {
			add("w"+number.Subscript(j+1), at.W[j])
		}
		if in.GivenSum != 0 {
			add("the other products of w·x", in.GivenSum)
		}
		add("b", at.B)
	}
	return "Known: " + strings.Join(known, ", ") + "."
}

// exampleTexts is the example that is worked out.
func exampleTexts(p *session.PracticeState, digits int) []string {
	known := []string{fmt.Sprintf("example %d", p.Example)}
	for place, j := range p.Features {
		known = append(known, "x"+number.Subscript(j+1)+" "+number.DataNumber(p.Inputs.X[place], digits))
	}
	return append(known, "y "+number.DataNumber(p.Inputs.Y, digits))
}
