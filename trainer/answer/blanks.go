package answer

import "descent/trainer"

// Blank is one number of an iteration that is worked out by hand.
type Blank struct {
	Kind    Kind
	Feature int // of a weight, from 0
}

// LoopOp is the line of the loop that gives a number of that kind; false where no line has it by itself.
func (k Kind) LoopOp() (op trainer.LoopOp, ok bool) {
	op, ok = map[Kind]trainer.LoopOp{
		Z: trainer.OpZ, A: trainer.OpA, DZ: trainer.OpDZ, SumDW: trainer.OpDW, SumDB: trainer.OpDB,
		MeanDW: trainer.OpDivide, MeanDB: trainer.OpDivide, PenaltyDW: trainer.OpPenaltyDW,
		NewW: trainer.OpUpdateW, NewB: trainer.OpUpdateB,
	}[k]
	return op, ok
}

// Blanks are the numbers of one iteration for n features, in the order of the loop: of one example z, a, dz and the sums after it;
// the means; the updated parameters.
func Blanks(n int) []Blank {
	all := make([]int, n)
	for j := range all {
		all[j] = j
	}
	return LoopBlanks(all, false)
}

// LoopBlanks are those of some features alone; where there is a penalty its terms have blanks too.
func LoopBlanks(features []int, penalty bool) []Blank {
	blanks := []Blank{{Kind: Z}, {Kind: A}, {Kind: DZ}}
	blanks = append(blanks, perFeature(SumDW, features)...)
	blanks = append(blanks, Blank{Kind: SumDB})
	blanks = append(blanks, perFeature(MeanDW, features)...)
	blanks = append(blanks, Blank{Kind: MeanDB})
	if penalty {
		blanks = append(blanks, perFeature(PenaltyDW, features)...)
	}
	return append(blanks, UpdateBlanks(features)...)
}

// GraphBlanks are the numbers of the computation graph of one example: forward, then backward.
func GraphBlanks(features []int) []Blank {
	blanks := append([]Blank{{Kind: Z}, {Kind: A}, {Kind: Loss}, {Kind: DA}, {Kind: DZ}}, perFeature(TermDW, features)...)
	return append(blanks, Blank{Kind: TermDB})
}

// UpdateBlanks are the updated parameters.
func UpdateBlanks(features []int) []Blank {
	return append(perFeature(NewW, features), Blank{Kind: NewB})
}

func perFeature(kind Kind, features []int) []Blank {
	blanks := make([]Blank, 0, len(features))
	for _, j := range features {
		blanks = append(blanks, Blank{kind, j})
	}
	return blanks
}

// Inputs is what the numbers of an iteration are worked out from. What a number of some kind takes stands
// in the line of the loop that it belongs to.
type Inputs struct {
	W, X     []float64 // of the features that are worked out by hand
	GivenSum float64   // the products of the others
	M        int

	B, Z, A, Y, DZ float64 // of the example
	Weight, Datum  float64 // of the feature asked for
	Sum            float64 // of its derivative, or of db: before the example where a sum is asked for, over all else
	Mean           float64 // of its derivative, or of db, as it is found before
	Lambda         float64
	Alpha          float64
}

// inputs are those of a question.
func (s *worksheet) inputs(q Question) Inputs {
	in := Inputs{GivenSum: s.givenSum(), M: s.m, B: s.Params.B, Z: s.z[s.Example], A: s.a[s.Example], Y: s.y, DZ: s.dz(s.Example), Alpha: s.Hyper.Alpha, Lambda: s.Hyper.Lambda}
	for _, j := range s.usedFeatures {
		in.W, in.X = append(in.W, s.Params.W[j]), append(in.X, s.x[j])
	}
	ofB := q.Kind == SumDB || q.Kind == MeanDB || q.Kind == NewB || q.Kind == TermDB
	of := func(g trainer.Params) float64 { return g.W[q.Feature] }
	if ofB {
		of = func(g trainer.Params) float64 { return g.B }
	} else {
		in.Weight, in.Datum = s.Params.W[q.Feature], s.x[q.Feature]
	}
	in.Sum = of(s.sums)
	in.Mean = in.Sum / float64(s.m)
	if q.Kind == NewW {
		in.Mean += s.penalty(q.Feature)
	}
	if q.Kind == SumDW || q.Kind == SumDB {
		in.Sum = 0
		for i, x := range s.Problem.X[:s.Example] {
			if term := s.dz(i); ofB {
				in.Sum += term
			} else {
				in.Sum += float64(x[q.Feature] * term)
			}
		}
	}
	return in
}
