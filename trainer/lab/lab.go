// Package lab has published exercises that can be done with descent, each with the numbers
// that are published for it, so that anybody who has them on paper finds them here.
//
// It must not know where a file came from: two exercises need a table that may not be
// shipped, which is recognised by the checksum of its numbers. It holds no row of them.
package lab

import (
	"context"

	"descent/trainer"
	"descent/trainer/check"
	"descent/trainer/mistake"
)

// Lab is one exercise.
type Lab struct {
	Name     string
	Title    string
	Source   string
	Checksum string          // of the numbers of the table that it needs, as a set of package datasets has it; empty: none
	Degree   int             // of the monomials of the table's two features that Numbers is given; 0: the features as they are
	data     trainer.Problem // of an exercise that needs no table
	parts    []part
	Notes    []string // what differs, and why
}

// part is some numbers of one run.
type part struct {
	about  string
	start  func(n int) trainer.Params
	hyper  trainer.Hyper
	points []publishedNumber

	optimum bool // the start is where J is lowest
}

// publishedNumber is a published number. K is where descent has it.
type publishedNumber struct {
	k        int
	name     string // as it is published: "cost", "dw[0]"
	quantity check.Quantity
	printed  string
}

// Part is some published numbers of one run beside descent's.
type Part struct {
	About string
	Start trainer.Params
	Hyper trainer.Hyper
	Rows  []Row
}

// Row is a published number beside descent's. Agrees says that they agree to the digits that are published.
type Row struct {
	Name      string
	K         int
	Quantity  check.Quantity
	Published check.Cell
	Ours      float64
	Agrees    bool
}

// All lists the exercises.
func All() []Lab {
	return append(courseChecks(), sixPoints(), exams(), microchips())
}

// Find looks an exercise up by its name; false where there is none.
func Find(name string) (Lab, bool) {
	for _, l := range All() {
		if l.Name == name {
			return l, true
		}
	}
	return Lab{}, false
}

// NeedsTable reports whether the exercise needs a table that must be given.
func (l Lab) NeedsTable() bool { return l.Checksum != "" }

// Data returns the examples of an exercise that needs no table, read only.
func (l Lab) Data() trainer.Problem { return l.data }

// Numbers works the exercise out: on its own examples, or on those of the table it needs, whose features are
// already the monomials where Degree says so. It ends early, with the error of ctx, when that is cancelled.
func (l Lab) Numbers(ctx context.Context, table trainer.Problem) ([]Part, error) {
	p := l.data
	if l.NeedsTable() {
		p = table
	}
	if err := p.Validate(); err != nil {
		return nil, err
	}
	_, n := p.Size()
	var parts []Part
	for _, from := range l.parts {
		start := from.start(n)
		if from.optimum {
			o, err := trainer.FindOptimum(ctx, p, from.hyper.Lambda)
			if err != nil {
				return nil, err
			}
			if o.At.W != nil {
				start = o.At
			}
		}
		s, err := trainer.NewRuleStepper(p, trainer.GradientDescent{}, start, from.hyper, 0)
		if err != nil {
			return nil, err
		}
		one := Part{About: from.about, Start: start, Hyper: from.hyper}
		for _, pt := range from.points {
			for s.Snapshot().Iter < pt.k {
				if ctx.Err() != nil {
					return nil, ctx.Err()
				}
				s.Step(from.hyper)
			}
			now := s.Snapshot()
			row := Row{Name: pt.name, K: pt.k, Quantity: pt.quantity, Ours: check.ValueOf(mistake.RowOf(now), pt.quantity)}
			row.Published, _ = check.ReadCell(pt.printed, false) // a test reads them all
			row.Agrees = row.Published.Agrees(row.Ours)
			one.Rows = append(one.Rows, row)
		}
		parts = append(parts, one)
	}
	return parts, nil
}

// zeroStart and at are starts.
func zeroStart(n int) trainer.Params { return trainer.Zeros(n) }

func fixedStart(b float64, w ...float64) func(int) trainer.Params {
	return func(int) trainer.Params { return trainer.Params{W: w, B: b} }
}

// oneStart is a start with every parameter 1.
func oneStart(n int) trainer.Params {
	p := trainer.Zeros(n)
	for j := range p.W {
		p.W[j] = 1
	}
	p.B = 1
	return p
}

// Shorthand for the published numbers.

func cost(k int, printed string) publishedNumber {
	return publishedNumber{k, "cost", check.Quantity{Kind: check.Cost}, printed}
}

func weights(k int, printed ...string) []publishedNumber {
	return numberedPoints(k, check.Weight, printed)
}

func grads(k int, printed ...string) []publishedNumber {
	return numberedPoints(k, check.WeightGrad, printed)
}

func numberedPoints(k int, kind check.Kind, printed []string) []publishedNumber {
	var all []publishedNumber
	for j, text := range printed {
		q := check.Quantity{Kind: kind, Feature: j}
		all = append(all, publishedNumber{k, q.String(), q, text})
	}
	return all
}

func bias(k int, printed string) publishedNumber {
	return publishedNumber{k, "b", check.Quantity{Kind: check.Bias}, printed}
}

func biasGrad(k int, printed string) publishedNumber {
	return publishedNumber{k, "db", check.Quantity{Kind: check.BiasGrad}, printed}
}
