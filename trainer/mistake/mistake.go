package mistake

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"descent/trainer"
)

// Kind says which part of an iteration a mistake is in.
type Kind uint8

// The kinds.
const (
	Cost       Kind = iota // J alone is wrong; w, b, dw and db are right
	Gradient               // the gradient or the update
	Arithmetic             // how numbers or data are held
	Recording              // which numbers stand in one row
	Penalty                // only with lambda above 0
)

// Mistake is a wrong version of one iteration. The zero Mistake is the right one.
// Its lines are those of two features or one; Of has them for any number.
// Its texts are plain ASCII and have no final stop but Does and Fix, which are sentences.
type Mistake struct {
	ID    string
	Kind  Kind
	Wrong string // the line as it was written
	Right string // the line as it should be
	does  string // with {m}, {m-1} and {n} for the numbers of the problem
	Fix   string // what to do
	many  lines  // Wrong and Right where there are more than two features; none: the same

	changes changes
}

// lines are the wrong one and the right one, with {n} for the number of features.
type lines struct{ wrong, right string }

// ShiftedID is the mistake that leaves all numbers right and counts the rows from
// 1: what it does cannot be seen in a run, only in how its rows are counted.
const ShiftedID = "k-from-1"

// All lists the mistakes, those of the gradient first, each before the ones that
// need more words for the same numbers.
func All() []Mistake {
	return slices.Concat(gradientMistakes(), arithmeticMistakes(), recordingMistakes(), costMistakes(), penaltyMistakes())
}

// Find looks a mistake up by its id; false where there is none.
func Find(id string) (Mistake, bool) {
	all := All()
	if i := slices.IndexFunc(all, func(m Mistake) bool { return m.ID == id }); i >= 0 {
		return all[i], true
	}
	return Mistake{}, false
}

// IDs are the mistakes that have a run of their own.
func IDs() []string {
	var ids []string
	for _, m := range All() {
		if m.Kind != Recording {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// Of is the mistake as it is written with so many features.
func (m Mistake) Of(features int) Mistake {
	if features > 2 && m.many != (lines{}) {
		n := strconv.Itoa(features)
		m.Wrong, m.Right = strings.ReplaceAll(m.many.wrong, "{n}", n), strings.ReplaceAll(m.many.right, "{n}", n)
	}
	return m
}

// NeedsText says what a mistake needs that does not apply to a problem.
func (m Mistake) NeedsText() string {
	if m.Kind == Penalty {
		return "it is one of the penalty and needs a lambda above 0"
	}
	return "it needs another feature, or data that it changes"
}

// Does says what the mistake does to the numbers of a problem, in one or two sentences.
func (m Mistake) Does(p trainer.Problem) string {
	examples, features := p.Size()
	return strings.NewReplacer(
		"{m}", strconv.Itoa(examples), "{m-1}", strconv.Itoa(examples-1), "{n}", strconv.Itoa(features),
	).Replace(m.does)
}

// Applies reports whether the mistake can be made with this problem and this lambda: no
// feature can be taken for another where there is one, and what is standardised stays as it is.
func (m Mistake) Applies(p trainer.Problem, lambda float64) bool {
	examples, features := p.Size()
	if m.Kind == Penalty && lambda == 0 || features < m.changes.features || examples < m.changes.examples {
		return false
	}
	return m.changes.data == nil || !sameProblem(p, m.changes.data(p))
}

// sameProblem reports whether two problems of the same size are the same but for rounding.
func sameProblem(p, q trainer.Problem) bool {
	const rounding = 1e-9
	for i, x := range p.X {
		if p.Y[i] != q.Y[i] {
			return false
		}
		for j, v := range x {
			if d := math.Abs(v - q.X[i][j]); d > rounding*max(1, math.Abs(v)) {
				return false
			}
		}
	}
	return true
}

// HasState reports whether an iteration needs more of the one before than its
// parameters, so that it cannot be judged from one row alone.
func (m Mistake) HasState() bool {
	p := m.changes
	return p.keepCost || p.gradientCarry != carriesNothing || p.rowContents != unchangedRows || m.ID == ShiftedID
}

// MaxStepRatio is by how much steps of the mistake are longer than right ones at most because of
// what the gradient is divided by and of what is taken for alpha; at least 1.
func (m Mistake) MaxStepRatio(p trainer.Problem, alpha float64) float64 {
	examples, features := p.Size()
	size, width := float64(examples), float64(features)
	gain := 1.0
	for _, by := range []func(m, n float64) float64{m.changes.divideW, m.changes.divideB} {
		if by != nil {
			gain = max(gain, size/by(size, width))
		}
	}
	if m.changes.alpha != nil && alpha != 0 {
		gain = max(gain, float64(gain*math.Abs(m.changes.alpha(alpha)/alpha)))
	}
	return gain
}
