package session

import (
	"time"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/timeline"
)

// The slots of a session's work.
const (
	Training WorkKind = iota
	Replaying
	Comparing
	Opening
	FindingOptimum
	Measuring
	Classifying
	BuildingLoopCheckpoints
	Tabulating
	ClassifyingExamples
	LoadingLesson
	Evaluating
	PreparingGuess
)

// slotCount is how many there are.
const slotCount = int(PreparingGuess) + 1

// Work is something that a session wants done, as data: one of the types below.
// Its result goes to Deliver, in any order and whenever it is there.
type Work interface{ WorkTicket() Ticket }

// WorkTicket returns the ticket of the work.
func (t Ticket) WorkTicket() Ticket { return t }

type (
	// Train wants updates of the goroutine Trainer. Where there is none of that
	// number it begins at From, and every other one ends. The answer ends early
	// at a stop, or with ContinuePastStops only where a run has diverged.
	Train struct {
		Ticket
		TrainerID         uint64
		Stepper           *trainer.Stepper
		From              trainer.Checkpoint
		Request           trainer.Request
		ContinuePastStops bool
	}
	// Replay wants a block of history that was evicted.
	Replay struct {
		Ticket
		Job timeline.ReplayJob
	}
	// TrainCompared wants updates of the runs that are compared with the present one.
	TrainCompared struct {
		Ticket
		Job timeline.ComparisonJob
	}
	// Open wants data that were asked for, made ready at zeros. Where Set is not
	// nil those are made ready as Source.Preprocessing says, and nothing is read.
	Open struct {
		Ticket
		Source    DataSource
		Set       *datasets.Set
		Tolerance float64
	}
	// FindOptimum wants the lowest J with λ, and what else is found out about data
	// once.
	FindOptimum struct {
		Ticket
		Problem   trainer.Problem
		Lambda    float64
		Tolerance float64
	}
	// MeasureCurvature wants the curvature at one moment.
	MeasureCurvature struct {
		Ticket
		Problem trainer.Problem
		At      trainer.Params
		Lambda  float64
	}
	// Classify wants every example classified at one moment, and those of Test,
	// which may have none. Before is where the step that led there began, nil where
	// that is not known.
	Classify struct {
		Ticket
		Problem   trainer.Problem
		Test      trainer.Problem
		At        trainer.Params
		Before    *trainer.Params
		Threshold float64
	}
	// BuildLoopCheckpoints wants the sums of the whole loop at one moment.
	BuildLoopCheckpoints struct {
		Ticket
		Problem trainer.Problem
		At      trainer.Snapshot
	}
	// TabulateExamples wants the table of the examples at one moment: of Problem, or of Test,
	// which may have none.
	TabulateExamples struct {
		Ticket
		Problem, Test trainer.Problem
		At            trainer.Params
		Recent        []trainer.Snapshot // the last iterations up to there, the oldest first
		Listing       Listing
	}
	// ClassifyExamples wants the examples that are drawn judged at one moment.
	ClassifyExamples struct {
		Ticket
		Problem, Test trainer.Problem
		At            trainer.Params
		Threshold     float64
	}
	// Evaluate wants J and the counts of a run at some of its iterations, of the rows to
	// train on and of those of Test, which may have none.
	Evaluate struct {
		Ticket
		Run           int // its ID
		Problem, Test trainer.Problem
		At            []timeline.PathPoint
		Threshold     float64
	}
	// PrepareGuess wants what a question about the next step has to know of all examples.
	// Before is where the step that led there began, nil where that is not known;
	// Derivatives are those that may be asked about.
	PrepareGuess struct {
		Ticket
		Problem     trainer.Problem
		At          trainer.Params
		Before      *trainer.Params
		Threshold   float64
		Derivatives []Quantity
	}
	// ReadLesson wants a lesson, by its name or that of its file.
	ReadLesson struct {
		Ticket
		Name string
	}
	// Cancel says that the result of the work with its ticket is not wanted any
	// more.
	Cancel struct{ Ticket }
)

// Result brings back what came of work. Which of the values is set follows from
// the slot. Took sizes the next request; no number depends on it.
type Result struct {
	Ticket
	Err  error
	Took time.Duration

	Snapshots          []trainer.Snapshot       // of Train, of Replay
	Compared           [][]trainer.Snapshot     // of TrainCompared
	Opened             *PreparedData            // of Open
	DataAnalysis       DataAnalysis             // of FindOptimum
	Curvature          trainer.Curvature        // of MeasureCurvature
	Classification     Classification           // of Classify
	Loop               *trainer.LoopCheckpoints // of BuildLoopCheckpoints
	Examples           *ExampleTable            // of TabulateExamples
	ExampleCorrectness *ExampleCorrectness      // of ClassifyExamples
	Lesson             FetchedLesson            // of ReadLesson
	Evaluations        []Evaluation             // of Evaluate
	Guess              GuessFacts               // of PrepareGuess
}

// FetchedLesson is a lesson, what was kept of it by the titles of its pages, and the
// name of the one after it, empty where there is none.
type FetchedLesson struct {
	*Lesson
	Marks map[string]PageMark
	Next  string
}

// NewClassification classifies every example: three passes over them.
func NewClassification(w Classify) Classification {
	here := trainer.Predict(w.Problem, w.At, w.Threshold)
	c := Classification{Wrong: here.Wrong, Undecided: here.Undecided, Separates: trainer.Separates(w.Problem, w.At)}
	if w.Before != nil {
		before := trainer.Predict(w.Problem, *w.Before, w.Threshold)
		c.StillWrong, c.NotCorrectBefore = here.AlsoWrong(before), len(w.Problem.Y)-before.Correct[0]-before.Correct[1]
	}
	c.Counts = trainer.Count(w.Problem, w.At, w.Threshold)
	if len(w.Test.X) > 0 {
		wrong := trainer.Predict(w.Test, w.At, w.Threshold).Wrong
		c.TestCounts, c.TestWrong, c.TestLoss = trainer.Count(w.Test, w.At, w.Threshold), wrong[0]+wrong[1], trainer.Evaluate(w.Test, w.At, nil)
	}
	return c
}

// ExampleCorrectness are those of the examples that are drawn, of SampleIndices without a focus, at
// one moment. They are read only.
type ExampleCorrectness struct {
	Train []trainer.Correctness // the rows to train on
	Test  []trainer.Correctness // the rows kept for testing
}

// NewExampleCorrectness judges the examples that are drawn.
func NewExampleCorrectness(w ClassifyExamples) *ExampleCorrectness {
	of := func(p trainer.Problem) []trainer.Correctness {
		all := make([]trainer.Correctness, 0, min(len(p.X), MaxSampledExamples))
		for i := range SampleIndices(len(p.X), -1) {
			all = append(all, trainer.CorrectnessOf(w.At.Z(p.X[i]), p.Y[i], w.Threshold))
		}
		return all
	}
	return &ExampleCorrectness{of(w.Problem), of(w.Test)}
}

// DataAnalysis is what is found out about data once and for all.
type DataAnalysis struct {
	Optimum    trainer.Optimum
	Conditions trainer.ConditionNumbers
	StopRule   trainer.StopRule
}

// Out is what a session answers: work that is wanted now, in this order, and
// what there is to tell. Where Tick is not 0 the method Tick is to be called with
// it after TickAfter.
type Out struct {
	Work      []Work
	Events    []Event
	Tick      uint64
	TickAfter time.Duration
}
