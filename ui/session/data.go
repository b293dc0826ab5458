package session

import (
	"math"

	"descent/datasets"
	"descent/trainer"
)

// DataSource is data as they were asked for.
type DataSource struct {
	Name        string
	ReadOptions ReadOptions
	datasets.Preprocessing
	Features []string // nil: those that the data were opened with first; empty: all
	Table    string   // the text of a table that stands in a lesson; empty: Name says where they are
}

// PreparedData is data ready to be learned from, with all about them that takes
// passes over the examples. It never changes: sessions may share it.
type PreparedData struct {
	DataSource
	Set      datasets.Set
	Checksum string          // of Set, where it is that of a table; else empty
	Problem  trainer.Problem // of the rows to train on
	Test     trainer.Problem // of those to test on; no rows where there are none
	Facts    trainer.Facts
	Stats    []FeatureStats
	Stepper  *trainer.Stepper // at the start; never stepped, others resume from it
}

// FeatureStats is what is known of one feature.
type FeatureStats struct{ Low, High, Mean, MeanAbs float64 }

// Prepare makes data ready, with a start of n weights and b. It goes through all
// examples, so of large data it is work for another goroutine.
func Prepare(from DataSource, set datasets.Set, start trainer.Params, tolerance float64) (*PreparedData, error) {
	problem := set.Problem()
	s, err := trainer.NewStepper(problem, start, tolerance)
	if err != nil {
		return nil, err
	}
	sum := ""
	if set.Table != nil {
		sum = set.Checksum()
	}
	var test trainer.Problem
	if set.Test != nil {
		test = set.Test.Problem()
	}
	return &PreparedData{
		Test:       test,
		DataSource: from, Set: set, Checksum: sum, Problem: problem,
		Facts: trainer.Analyze(problem), Stats: FeatureStatsOf(problem), Stepper: s,
	}, nil
}

// FeatureStatsOf looks at every feature of a problem, each example once.
func FeatureStatsOf(p trainer.Problem) []FeatureStats {
	m, n := p.Size()
	all := make([]FeatureStats, n)
	for j := range all {
		all[j] = FeatureStats{Low: math.Inf(1), High: math.Inf(-1)}
	}
	for _, x := range p.X {
		for j, v := range x {
			c := &all[j]
			c.Low, c.High = min(c.Low, v), max(c.High, v)
			c.Mean += v / float64(m)
			c.MeanAbs += math.Abs(v) / float64(m)
		}
	}
	return all
}

// Alpha is the learning rate to begin with: that of the set, or for data that
// nobody has tried the first one that their bound allows.
func (p *PreparedData) Alpha() float64 {
	if p.Set.Alpha > 0 {
		return p.Set.Alpha
	}
	return p.Facts.FirstAlpha()
}
