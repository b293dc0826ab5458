package datasets

import (
	"fmt"
	"slices"
	"strconv"

	"descent/trainer"
)

// Split says which rows are kept for testing: Percent of them, 1 … 99, drawn from Seed; 0 keeps none. Stratified takes
// that share of each class. The same split takes the same rows on every machine.
type Split struct {
	Percent    int
	Seed       uint64 // any; another one takes other rows
	Stratified bool   // the share of each class by itself
}

// String is the split as it is typed: "30% 7 stratified"; empty for none.
func (sp Split) String() string {
	if sp.Percent == 0 {
		return ""
	}
	text := fmt.Sprintf("%d%% %d", sp.Percent, sp.Seed)
	if sp.Stratified {
		text += " stratified"
	}
	return text
}

// splitMix is the generator SplitMix64: G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number
// generators, 2014.
type splitMix uint64

func (s *splitMix) next() uint64 {
	*s += 0x9E3779B97F4A7C15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// permutation shuffles 0 … m−1: from the last place down each is swapped with one drawn from the places up to it.
func permutation(m int, seed uint64) []int {
	p, draw := make([]int, m), splitMix(seed)
	for i := range p {
		p[i] = i
	}
	for i := m - 1; i > 0; i-- {
		j := int(draw.next() % uint64(i+1)) //nolint:gosec // below m
		p[i], p[j] = p[j], p[i]
	}
	return p
}

// rows are the rows to train on and those to test on, both ascending: (m·percent + 50)/100 of them are for testing, at
// least one and at most all but one, the first of the permutation. Stratified they are the first of each class, of the
// class 1 as many as its share, rounded.
func (sp Split) rows(y []float64) (train, test []int) {
	m := len(y)
	count := min(max((m*sp.Percent+50)/100, 1), m-1)
	left := [2]int{count, count} // that each class may still give
	if sp.Stratified {
		ones := 0
		for _, v := range y {
			ones += int(v)
		}
		left[1] = (2*count*ones + m) / (2 * m)
		left[0] = count - left[1]
	}
	for _, i := range permutation(m, sp.Seed) {
		class := int(y[i])
		if len(test) < count && left[class] > 0 {
			left[class]--
			test = append(test, i)
			continue
		}
		train = append(train, i)
	}
	slices.Sort(train)
	slices.Sort(test)
	return train, test
}

// TestRows is the rows that are kept for testing, with features made and scaled as those of the rows to train on.
type TestRows struct {
	X     [][]float64
	Y     []float64
	Rows  []int // of the whole data, from 0, ascending
	Train []int // the other rows

	raw [][]float64 // X before scaling; nil while X is raw
}

// Problem is the rows as a problem, whose slices are those of h.
func (h TestRows) Problem() trainer.Problem { return trainer.Problem{X: h.X, Y: h.Y} }

// split keeps rows for testing.
func (s Set) split(sp Split) (Set, error) {
	if sp.Percent == 0 {
		return s, nil
	}
	if m, _ := s.Size(); m < 2 {
		return Set{}, &ChoiceError{What: "a test needs two rows or more, and " + s.Name + " has", Got: strconv.Itoa(m)}
	}
	train, test := sp.rows(s.Y)
	out := s
	out.X, out.Y = s.selectRows(train)
	held := &TestRows{Rows: test, Train: train}
	held.X, held.Y = s.selectRows(test)
	if bothClasses(s.Y) && (!bothClasses(out.Y) || !bothClasses(held.Y)) {
		which, advice := "train", "give another seed, another share or stratified"
		if bothClasses(out.Y) {
			which = "test"
		}
		if sp.Stratified {
			advice = "give a larger or smaller share"
		}
		return Set{}, &ChoiceError{What: fmt.Sprintf("the rows to %s on are all of one class: %s instead of", which, advice), Got: sp.String()}
	}
	out.Test = held
	return out, nil
}

// selectRows is some rows with their labels.
func (s Set) selectRows(rows []int) (x [][]float64, y []float64) {
	for _, i := range rows {
		x, y = append(x, s.X[i]), append(y, s.Y[i])
	}
	return x, y
}

func bothClasses(y []float64) bool { return slices.Contains(y, 0) && slices.Contains(y, 1) }
