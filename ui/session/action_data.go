package session

import "descent/datasets"

// ReadOptions is how data are read: what the flags behind their name say. What is
// left out is as the data have it.
type ReadOptions struct {
	Table    datasets.CSVOptions     // of a file
	Scale    *datasets.ScalingMethod // nil: as the present data are scaled
	Degree   int                     // of polynomial features; 0: 1
	Test     datasets.Split          // the rows that are kept for testing
	Size     int                     // of a generator: examples, from 1; 0: its own
	Noise    *float64                // of a generator: from 0; nil: its own
	Seed     *uint64                 // of a generator; nil: the one that the program was started with
	Checksum string                  // of a table: that of the numbers that are expected; empty: any
}

// The actions that change what is learned from. Each drops all runs.
type (
	// Data opens an entry of the catalogue or a file, at a moment: RestoreActions are
	// actions that are done then, at most one of a type and in the order of the
	// table of actions.
	Data struct {
		Name           string
		ReadOptions    ReadOptions
		RestoreActions []Action
	}
	// Features opens the present data with these columns, by name, number or
	// range; at least one.
	Features struct{ Names []string }
	// FeaturesAll opens the present data with every column that can be a feature.
	FeaturesAll struct{}
	// Scale scales the features.
	Scale struct{ Method datasets.ScalingMethod }
	// Degree makes polynomial features of two, 1 … datasets.MaxDegree.
	Degree struct{ N int }
	// Test keeps rows for testing.
	Test struct{ Split datasets.Split }
	// TestOff trains on all rows again.
	TestOff struct{}
)

func (Data) intent()        {}
func (Features) intent()    {}
func (FeaturesAll) intent() {}
func (Scale) intent()       {}
func (Degree) intent()      {}
func (Test) intent()        {}
func (TestOff) intent()     {}
