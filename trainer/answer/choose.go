package answer

import (
	"fmt"
	"math"
	"math/rand/v2"

	"descent/trainer"
)

// Blank is one number of an iteration that is worked out by hand.
type Blank struct {
	Kind    Kind
	Feature int
}

// Blanks are the numbers of one iteration for n features, in the order of the loop: of one example z, a, dz and the sums after it;
// the means; the updated parameters.
func Blanks(n int) []Blank {
	blanks := []Blank{{Kind: Z}, {Kind: A}, {Kind: DZ}}
	each := func(kind, ofB Kind) {
		for j := range n {
			blanks = append(blanks, Blank{kind, j})
		}
		blanks = append(blanks, Blank{Kind: ofB})
	}
	each(SumDW, SumDB)
	each(MeanDW, MeanDB)
	each(NewW, NewB)
	return blanks
}

// Hiding counts the known wrong answers of all blanks of a moment that cannot be told from the right ones by
// work with so many decimals.
func Hiding(at Moment, decimals int) int {
	s := newSheet(at)
	count := 0
	for _, b := range Blanks(s.n) {
		count += len(s.ask(b.Kind, b.Feature).Hidden(decimals))
	}
	return count
}

// tries is how many starts and examples are drawn, and mostHiding how many mistakes may hide where
// each of them hides some.
const (
	tries      = 300
	mostHiding = 2
)

// Choose draws a start of round numbers and an example where every known wrong answer can be told from the right
// one by work with so many decimals; where none is found, one where the fewest cannot. Each seed gives
// another, the same on every machine. Data that hide more than a few whatever the start are an error.
func Choose(p trainer.Problem, h trainer.Hyper, seed uint64, decimals int) (Moment, error) {
	m, n := p.Size()
	draw := rand.New(rand.NewPCG(seed, 0x5eed)) //nolint:gosec // not for secrets
	scale := roundScales(p)
	var best Moment
	fewest := math.MaxInt
	for try := 0; try < tries && fewest > 0; try++ {
		at := Moment{Problem: p, Params: trainer.Zeros(n), Hyper: h}
		for j := range n {
			at.Params.W[j] = roundNumber(draw, scale[j])
		}
		at.Params.B = roundNumber(draw, 0)
		if m > 1 {
			at.Example = 1 + draw.IntN(m-1) // not the first, where = and += agree
		}
		if hiding := Hiding(at, decimals); hiding < fewest {
			best, fewest = at, hiding
		}
	}
	if fewest > mostHiding {
		return Moment{}, fmt.Errorf("with these data %d mistakes or more give a right number whatever the start; take other data or features", fewest)
	}
	return best, nil
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
