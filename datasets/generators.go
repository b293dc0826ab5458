package datasets

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"

	"descent/trainer/elementary"
)

// Generator says what a generated set is made from. The same Generator gives the same numbers on every machine. The zero
// value has no noise at all; Generator{Noise: -1} is every entry at its best.
type Generator struct {
	M     int     // examples; 0: as many as the entry thinks right; at most a million
	Noise float64 // standard deviation of what is added to each coordinate; below 0: the entry's own
	Seed  uint64
}

const (
	defaultExamples = 200 // examples of a cloud
	paperM          = 4   // examples that can be worked out by hand
	maxM            = 1_000_000
	maxNoise        = 1000
	// seedStream is the second half of the generator's seed; any fixed number will do.
	seedStream = 0x64657363656e74 // "descent"
)

// pointSampler gives the place of example i of half in a class, before noise. What it draws comes
// before the noise.
type pointSampler func(random *rand.Rand, class, i, half int) (x1, x2 float64)

// generated are the entries made from a seed.
func generated() []Entry {
	const source = "generated"
	return []Entry{
		generatedEntry(Entry{
			Name: "blobs", Title: "two clouds", Alpha: 0.3, Source: source,
			About: "Two round clouds that touch. Their best line lies square between their centres: watch it turn there.",
		}, defaultExamples, 1, blobs),
		generatedEntry(Entry{
			Name: "moons", Title: "two half moons", Alpha: 0.3, Source: source,
			About: "Two half moons that reach into each other. The best line cuts off their tips, and J stops well above 0.",
		}, defaultExamples, 0.15, moons),
		generatedEntry(Entry{
			Name: "circles", Title: "a ring in a ring", Alpha: 0.3, Source: source,
			About: "One class surrounds the other. A line can cut off a part of the ring and no more: J hardly leaves 0.693, and no α helps.",
		}, defaultExamples, 0.1, circles),
		generatedEntry(Entry{
			Name: Paper, Title: "four new examples", Alpha: 0.1, Source: source,
			About: "Four examples with round numbers, others for every seed: an iteration of them can be worked out on paper, and is in no book.",
		}, paperM, 0, paperPoint),
	}
}

func blobs(_ *rand.Rand, class, _, _ int) (float64, float64) {
	side := float64(2*class - 1)
	return 1.5 * side, side
}

func moons(_ *rand.Rand, class, i, half int) (float64, float64) {
	sin, cos := elementary.Sincos(math.Pi * float64(i) / float64(max(half-1, 1)))
	if class == 0 {
		return cos, sin
	}
	return 1 - cos, 0.5 - sin
}

func circles(_ *rand.Rand, class, i, half int) (float64, float64) {
	sin, cos := elementary.Sincos(2 * math.Pi * float64(i) / float64(half))
	radius := 1 - float64(0.5*float64(class))
	return radius * cos, radius * sin
}

// Paper is the entry whose numbers are drawn to be worked out by hand.
const Paper = "paper"

// paperPoint draws two numbers of few digits. Neither is ±1, and they differ in size: else who leaves x out, or
// takes the other one, would have the right number all the same.
func paperPoint(random *rand.Rand, _, _, _ int) (x1, x2 float64) {
	sizes := []float64{0.5, 1.5, 2, 2.5, 3}
	first := random.IntN(len(sizes))
	second := (first + 1 + random.IntN(len(sizes)-1)) % len(sizes)
	sign := func() float64 { return float64(2*random.IntN(2) - 1) }
	return sign() * sizes[first], sign() * sizes[second]
}

// generatedEntry completes an entry that is generated: examples of both classes in turn, so that any part of the rows is like
// the whole.
func generatedEntry(e Entry, ownM int, ownNoise float64, place pointSampler) Entry {
	e.Group = Generated
	e.Load = func(g Generator) (Set, error) {
		if g.M == 0 {
			g.M = ownM
		}
		if g.Noise < 0 {
			g.Noise = ownNoise
		}
		if err := g.check(); err != nil {
			return Set{}, err
		}
		s := e.described(Set{
			Features: []Feature{{Name: "first feature"}, {Name: "second feature"}},
			Classes:  [2]string{"0", "1"},
			X:        make([][]float64, g.M),
			Y:        make([]float64, g.M),
			Notes:    []string{fmt.Sprintf("%s, noise %g, seed %d", countNoun(g.M, "example"), g.Noise, g.Seed)},
		})
		random := rand.New(rand.NewPCG(g.Seed, seedStream)) //nolint:gosec // must be reproducible, not secret
		for i := range s.X {
			class := i % 2
			x1, x2 := place(random, class, i/2, (g.M+1-class)/2)
			s.X[i] = []float64{rounded(x1 + float64(g.Noise*elementary.Normal(random))), rounded(x2 + float64(g.Noise*elementary.Normal(random)))}
			s.Y[i] = float64(class)
		}
		return s, nil
	}
	return e
}

// check refuses what cannot be generated.
func (g Generator) check() error {
	if g.M < 1 || g.M > maxM {
		return &ChoiceError{What: "the number of examples is from 1 to 1000000, not", Got: strconv.Itoa(g.M)}
	}
	if !(g.Noise <= maxNoise) { // also NaN
		return &ChoiceError{What: "the noise is from 0 to 1000, not", Got: strconv.FormatFloat(g.Noise, 'g', -1, 64)}
	}
	return nil
}

// rounded keeps three decimals: readable on the screen and on paper.
func rounded(v float64) float64 { return math.Round(v*1000)/1000 + 0 } // + 0: no −0
