package answer

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"descent/trainer"
)

// CountUndetectedIn counts the known wrong answers of all blanks of a moment that cannot be told from the right ones by
// work with so many decimals.
func CountUndetectedIn(at Exercise, decimals int) int {
	s := newSheet(at)
	count := 0
	for _, b := range at.blanks() {
		count += len(s.ask(b.Kind, b.Feature).Undetected(decimals))
	}
	return count
}

// maxCandidates is how many examples LeastAmbiguousExample looks at.
const maxCandidates = 200

// LeastAmbiguousExample is the example of a moment where the fewest known wrong answers of its own numbers among some blanks cannot be told from
// the right ones by work with so many decimals, the first of those, and how many there are. It is not
// the first where there is another: there = and += agree. That an example is like another one is no mistake.
func LeastAmbiguousExample(at Exercise, blanks []Blank, decimals int) (example, hiding int) {
	s := newSheet(at)
	own := ofExample(blanks)
	hiding = math.MaxInt
	for i := min(1, s.m-1); i < min(s.m, maxCandidates) && hiding > 0; i++ {
		s.Example, s.x, s.y = i, at.Problem.X[i], at.Problem.Y[i]
		if count := CountUndetected(s.askAll(own), decimals); count < hiding {
			example, hiding = i, count
		}
	}
	return example, hiding
}

// CountUndetected counts the known wrong answers of some questions that cannot be told from the right ones by work with so many
// decimals. That an example is like another one is no mistake.
func CountUndetected(questions []Question, decimals int) int {
	count := 0
	for _, q := range questions {
		for _, w := range q.Undetected(decimals) {
			count += boolToInt(w.ID != otherExample)
		}
	}
	return count
}

// ofExample are the blanks of one example.
func ofExample(blanks []Blank) []Blank {
	return slices.DeleteFunc(slices.Clone(blanks), func(b Blank) bool { return b.Kind >= Cost && b.Kind != DA && b.Kind != TermDB })
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// maxDraws is how many starts and examples are drawn, and maxUndetected how many mistakes may hide where
// each of them hides some.
const (
	maxDraws         = 300
	maxUndetected    = 2
	maxDrawnExamples = 1_000_000 // that are gone through: of large data fewer starts are drawn
)

// DrawTelling draws a start of round numbers and an example where every known wrong answer can be told from the right
// one by work with so many decimals; where none is found, one where the fewest cannot. Each seed gives
// another, the same on every machine. Data that hide more than a few whatever the start are an error.
func DrawTelling(p trainer.Problem, h trainer.Hyper, seed uint64, decimals int) (Exercise, error) {
	at, fewest := Draw(Exercise{Problem: p, Hyper: h}, seed, decimals)
	if fewest > maxUndetected {
		return Exercise{}, fmt.Errorf("with these data %d mistakes or more give a right number whatever the start; take other data or features", fewest)
	}
	return at, nil
}

// Draw draws the start and the example of a moment as DrawTelling does, and says how many known wrong answers cannot be
// told from the right ones there.
func Draw(of Exercise, seed uint64, decimals int) (drawn Exercise, hiding int) {
	p := of.Problem
	m, n := p.Size()
	draw := rand.New(rand.NewPCG(seed, 0x5eed)) //nolint:gosec // not for secrets
	scale := roundScales(p)
	var best Exercise
	fewest := math.MaxInt
	for try := 0; try < max(1, min(maxDraws, maxDrawnExamples/m)) && fewest > 0; try++ {
		at := of
		at.Params = trainer.Zeros(n)
		for j := range n {
			at.Params.W[j] = roundNumber(draw, scale[j])
		}
		at.Params.B = roundNumber(draw, 0)
		if m > 1 {
			at.Example = 1 + draw.IntN(m-1) // not the first, where = and += agree
		}
		if hiding := CountUndetectedIn(at, decimals); hiding < fewest {
			best, fewest = at, hiding
		}
	}
	return best, fewest
}

// roundScales is the power of ten of a weight of each feature with which its products are about as large as 1.
func roundScales(p trainer.Problem) []int {
	m, n := p.Size()
	scales := make([]int, n)
	for j := range n {
		var squares float64
		for _, x := range p.X {
			squares += x[j] * x[j]
		}
		if rms := math.Sqrt(squares / float64(m)); rms > 0 {
			scales[j] = -int(math.Round(math.Log10(rms)))
		}
	}
	return scales
}

// roundNumber is one digit of either sign: 0.1 to 0.9 times a power of ten.
func roundNumber(draw *rand.Rand, scale int) float64 {
	digit := float64(1 + draw.IntN(9))
	if draw.IntN(2) == 0 {
		digit = -digit
	}
	if scale > 0 {
		return digit * math.Pow10(scale) / 10
	}
	return digit / math.Pow10(1-scale)
}
