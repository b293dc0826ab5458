package check

import (
	"descent/trainer"
	"descent/trainer/mistake"
)

// Outcome says what a trace turned out to be.
type Outcome uint8

// The outcomes.
const (
	Right        Outcome = iota // every number agrees
	KnownMistake                // a mistake gives all the numbers, or several do
	StateRounded                // each step is right from the printed row before it
	OtherStart                  // so it is, but the first row is another one
	LogOfZero                   // all is right but a J that is no number, where some a is 0 or 1 in float64
	Slip                        // a few steps are not, all others are
	OtherAlpha                  // each step is the right one times a factor
	UnknownMistake
)

// Difference is a printed number beside the one it should be.
type Difference struct {
	K        int // the row's
	Quantity Quantity
	Yours    Cell
	Want     float64 // of the run that it is held against
}

// Verdict is what is to be said of a trace.
type Verdict struct {
	Outcome  Outcome
	Start    trainer.Params // that it was held against
	OwnStart bool           // that is the trace's own first row
	Numbers  int            // how many were judged

	First        *Difference      // the first number that is not that of the right run; nil: none
	RightRow     mistake.Row      // of the right run at the k of First
	Row          []ComparedNumber // the printed row of First beside it; empty where all is right
	Explanations [][]string       // ids of mistakes; those of one explanation act together
	Undetected   []string         // ids of mistakes that would give the same right numbers
	Evidence     MissingEvidence  // what would tell the explanations apart, or those of Undetected from the right run
	Stepwise
}

// Stepwise is what is told of a trace step by step.
type Stepwise struct {
	ChaoticFrom       int          // from this k on rows are judged from the row before them; 0: all from the start
	Steps             int          // how many steps were made from printed rows; 0: none
	Unexplained       []Difference // what they do not explain, each beside what follows from the printed row before
	UnexplainedParams []Quantity   // the parameters that do not follow in some step
	Ratio             float64      // of OtherAlpha: by how much the steps are too long
	Moves             []StepRatio  // how far each parameter moved in each step, against the right step from the same row
}

// StepRatio is one printed step of the parameters over the right one from the same row, where that is
// large enough to tell; NaN elsewhere.
type StepRatio struct {
	K      int       // the row that the step leads to
	Ratios []float64 // of w1 … wn, b
}

// Names of outcomes that no mistake of package mistake has.
const (
	rightName      = "right"
	roundedName    = "state-rounded"
	otherStartName = "start"
	logOfZeroName  = "log-of-zero"
	slipName       = "slip"
	alphaName      = "alpha"
)

// Diagnosis is the verdict in ids: the name of right alone, or a list of explanations, each of the ids
// that act together. It is empty where nothing is known.
func (v Verdict) Diagnosis() []any {
	list := func(ids ...string) []any { return []any{ids} }
	switch v.Outcome {
	case Right:
		return []any{rightName}
	case KnownMistake:
		var all []any
		for _, ids := range v.Explanations {
			all = append(all, ids)
		}
		return all
	case StateRounded:
		return list(roundedName)
	case OtherStart:
		return list(otherStartName)
	case LogOfZero:
		return list(logOfZeroName)
	case Slip:
		return list(slipName)
	case OtherAlpha:
		return list(alphaName)
	case UnknownMistake:
	}
	return []any{}
}
