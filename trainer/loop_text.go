package trainer

import (
	"strconv"
	"strings"
)

// Text is the line as the course notes write it, for a problem of n features:
//
//	z⁽ⁱ⁾ = w·x⁽ⁱ⁾ + b        dw₁ += x₁⁽ⁱ⁾·dz⁽ⁱ⁾        w₁ := w₁ − α·dw₁
//
// It is Parts with single spaces between them. A line that folds the features
// names the first and the last of them: dw₁…₃₀ += x⁽ⁱ⁾·dz⁽ⁱ⁾.
func (l LoopLine) Text(n int) string {
	left, sign, right := l.Parts(n)
	if sign == "" {
		return right
	}
	return left + " " + sign + " " + right
}

// Parts is Text in three: what the line sets, how (= += /= or :=) and to what,
// so that a screen can align the signs. Lines that are no assignment of one
// value, OpZero and OpFor, are in right alone.
func (l LoopLine) Parts(n int) (left, sign, right string) {
	switch l.Op {
	case OpZero:
		return "", "", strings.Join(accumulatorNames(n), " = 0, ") + " = 0"
	case OpFor:
		return "", "", "for i = 1 … m:"
	case OpZ:
		return "z⁽ⁱ⁾", "=", "w·x⁽ⁱ⁾ + b"
	case OpA:
		return "a⁽ⁱ⁾", "=", "σ(z⁽ⁱ⁾)"
	case OpJ:
		return "J", "+=", "L(a⁽ⁱ⁾,y⁽ⁱ⁾)"
	case OpDZ:
		return "dz⁽ⁱ⁾", "=", "a⁽ⁱ⁾ − y⁽ⁱ⁾"
	case OpDW:
		return "dw" + l.featuresSubscript(n), "+=", "x" + l.featureSubscript() + "⁽ⁱ⁾·dz⁽ⁱ⁾"
	case OpDB:
		return "db", "+=", "dz⁽ⁱ⁾"
	case OpDivide:
		return strings.Join(accumulatorNames(n), ", "), "/=", "m"
	case OpPenaltyJ:
		return "J", "+=", "λ/2m·Σw²"
	case OpPenaltyDW:
		return "dw" + l.featuresSubscript(n), "+=", "λ/m·w" + l.featureSubscript()
	case OpUpdateW:
		return "w" + l.featuresSubscript(n), ":=", "w" + l.featureSubscript() + " − α·dw" + l.featureSubscript()
	case OpUpdateB:
		return "b", ":=", "b − α·db"
	}
	return "", "", ""
}

// accumulatorNames names the accumulators: J, dw₁, dw₂, db.
func accumulatorNames(n int) []string {
	names := []string{"J"}
	for _, l := range perFeature(OpDW, n) {
		names = append(names, "dw"+l.featuresSubscript(n))
	}
	return append(names, "db")
}

// featuresSubscript is the features of the line, subscript: ₂, or ₁…₃₀ for all of n.
func (l LoopLine) featuresSubscript(n int) string {
	if l.Feature == AllFeatures {
		return subscript(1) + "…" + subscript(n)
	}
	return subscript(l.Feature + 1)
}

// featureSubscript is the index of the line's only feature; a folded line has vectors there.
func (l LoopLine) featureSubscript() string {
	if l.Feature == AllFeatures {
		return ""
	}
	return subscript(l.Feature + 1)
}

// subscript writes a number in subscript digits.
func subscript(n int) string {
	return strings.Map(func(r rune) rune { return r - '0' + '₀' }, strconv.Itoa(n))
}
