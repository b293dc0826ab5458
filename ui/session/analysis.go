package session

import (
	"slices"

	"descent/trainer"
)

// analysis is what takes a pass over the examples to know, or more: what is found
// out once and for all, and what holds at one moment.
type analysis struct {
	requested       bool    // what is found once was asked for
	requestedLambda float64 // the λ that it was asked for
	data            DataAnalysis

	alphaBound struct { // the bound of α with one λ
		known         bool
		lambda, bound float64
	}

	curvature              cached[trainer.Curvature]
	classified             cached[Classification]
	loop                   cached[*trainer.LoopCheckpoints]
	mistakeLoop            mistakeLoop
	revisedMistakeSnapshot revisedSnapshot
	exampleCorrectness     cached[*ExampleCorrectness]
	guess                  cached[GuessFacts]
	examples               *ExampleTable // the newest
	listingKey             listingKey    // what it is of

	evaluations map[int]evaluationCurve // by the ID of the run
}

// analysisKey is a moment with the λ of its J and the threshold of its counts.
type analysisKey struct {
	position
	lambda    float64
	threshold float64 // of the counts
}

func (s *Session) analysisKey() analysisKey {
	return analysisKey{s.position(), s.timeline.Hyper().Lambda, s.view.Threshold}
}

// bound is that of α with the λ of the next step.
func (s *Session) bound() float64 {
	safe, lambda := &s.analysis.alphaBound, s.timeline.Hyper().Lambda
	if !safe.known || safe.lambda != lambda {
		safe.known, safe.lambda, safe.bound = true, lambda, s.data.Facts.AlphaBoundWithPenalty(lambda)
	}
	return safe.bound
}

// listingKey is a moment with the way in which its examples are listed.
type listingKey struct {
	analysisKey
	Listing
}

func (s *Session) listingKey() listingKey {
	return listingKey{s.analysisKey(), newListing(s.data, s.view, s.focus())}
}

// cached is what holds at one moment, as it came last.
type cached[T any] struct {
	known bool
	at    analysisKey
	value T
}

// get returns the value if it is that of a moment, and reports whether it is.
func (k cached[T]) get(at analysisKey) (value T, ok bool) {
	if !k.known || k.at != at {
		return value, false
	}
	return k.value, true
}

// put keeps a value with the moment that it was asked for.
func (k *cached[T]) put(key any, value T) {
	if at, ok := key.(analysisKey); ok {
		*k = cached[T]{true, at, value}
	}
}

// Classification is how the examples are classified at one moment.
type Classification struct {
	Wrong            [2]int // misclassified examples by class, at the threshold
	Undecided        [2]int // examples of which a is the threshold exactly, by class
	StillWrong       int    // examples that are wrong and were so one step before
	NotCorrectBefore int    // examples that were wrong or undecided one step before; 0 where that is not known
	Separates        bool   // the boundary is a proof that a line can separate the classes

	Counts     trainer.Counts // at the threshold
	TestCounts trainer.Counts // of the rows that are kept for testing
	TestWrong  int            // of those, misclassified
	TestLoss   float64        // their mean loss, without a penalty; 0 where there are none
}

// maxAnalysedFeatures is how many features the optimum, the conditions and the curvature
// are found for: they take n² of memory and n³ of time, which for ten thousand nobody
// waits for. With more features they stay unknown.
const maxAnalysedFeatures = 400

// What work may cost that is done before the message that asked for it ends: a
// few milliseconds.
const (
	quickMeasure    = 1_000_000 // of m·(n+1)²
	quickClassify   = 2_000_000 // of m·(n+exponentialCost), three passes
	quickSinglePass = 2_000_000 // of m·(n+exponentialCost), one pass
	exponentialCost = 16        // exp and log take about as long as so many products
)

// RunsInline reports whether a piece of work is done so soon that its client does it
// before it shows anything, and delivers it at once: what is shown is then of its
// moment. The data decide, not the clock.
func RunsInline(w Work) bool {
	switch w := w.(type) {
	case MeasureCurvature:
		return isQuick(w.Problem, Measuring)
	case Classify:
		return isQuick(w.Problem, Classifying)
	case BuildLoopCheckpoints:
		return isQuick(w.Problem, BuildingLoopCheckpoints)
	case TabulateExamples:
		return isQuick(w.Problem, Tabulating)
	case ClassifyExamples:
		return isQuick(w.Problem, ClassifyingExamples)
	case PrepareGuess:
		return isQuick(w.Problem, PreparingGuess)
	case Evaluate:
		return maxEvaluations*evaluationCost(w.Problem, w.Test) <= quickClassify // all that may follow, too
	}
	return false
}

func isQuick(p trainer.Problem, slot WorkKind) bool {
	m, n := p.Size()
	switch slot { //nolint:exhaustive // the others take long
	case Measuring:
		return float64(m)*float64(n+1)*float64(n+1) <= quickMeasure
	case Classifying, PreparingGuess:
		return float64(m)*float64(n+exponentialCost) <= quickClassify
	case BuildingLoopCheckpoints:
		return float64(m)*float64(n+exponentialCost) <= quickSinglePass
	case Tabulating:
		return float64(min(m, MaxSampledExamples))*float64(n+2*exponentialCost) <= quickSinglePass
	case ClassifyingExamples:
		return float64(min(m, MaxSampledExamples))*float64(n) <= quickSinglePass
	}
	return false
}

// requestAnalysis asks for what is not known of this moment: one piece of each kind at most
// is under way, and none that is slow while the moments pass by.
func (s *Session) requestAnalysis() {
	p, now := s.data.Problem, s.analysisKey()
	if _, ok := s.analysis.classified.get(now); !ok && s.mayRequest(Classifying) {
		s.request(Classify{s.tracker.Start(Classifying, now), p, s.data.Test, s.timeline.Current().Params, s.previousParams(), s.view.Threshold})
	}
	if _, ok := s.analysis.loop.get(now); !ok && s.looksInside() && s.mayRequest(BuildingLoopCheckpoints) {
		s.request(BuildLoopCheckpoints{s.tracker.Start(BuildingLoopCheckpoints, now), p, s.timeline.Current()})
	}
	s.requestGuess()
	s.requestExamples(now)
	s.requestEvaluations()
	if _, n := p.Size(); n > maxAnalysedFeatures {
		return
	}
	if a := &s.analysis; !a.requested || a.requestedLambda != now.lambda {
		s.cancel(FindingOptimum)
		a.requested, a.requestedLambda, a.data = true, now.lambda, DataAnalysis{Conditions: a.data.Conditions, StopRule: a.data.StopRule}
		s.request(FindOptimum{s.tracker.Start(FindingOptimum, nil), p, now.lambda, s.config.Tolerance})
		if !isQuick(p, Measuring) {
			return
		}
	}
	if _, ok := s.analysis.curvature.get(now); !ok && s.mayRequest(Measuring) {
		s.request(MeasureCurvature{s.tracker.Start(Measuring, now), p, s.timeline.Current().Params, now.lambda})
	}
}

// requestExamples asks for what is shown of the single examples: their table, and which of
// those that are drawn are wrong.
func (s *Session) requestExamples(now analysisKey) {
	p, at := s.data.Problem, s.timeline.Current().Params
	if _, ok := s.analysis.exampleCorrectness.get(now); !ok && s.shows("data") && s.mayRequest(ClassifyingExamples) {
		s.request(ClassifyExamples{s.tracker.Start(ClassifyingExamples, now), p, s.data.Test, at, s.view.Threshold})
	}
	if l := s.listingKey(); (s.analysis.examples == nil || s.analysis.listingKey != l) && s.shows("examples") && s.mayRequest(Tabulating) {
		s.request(TabulateExamples{s.tracker.Start(Tabulating, l), p, s.data.Test, at, slices.Clip(s.timeline.Recent(recentSnapshots)), l.Listing})
	}
}

// mayRequest reports whether work of a kind may be asked for now: what is slow not
// while the moments pass by.
func (s *Session) mayRequest(slot WorkKind) bool {
	if s.busy(slot) {
		return false
	}
	playing := s.player.on && (s.player.atFullSpeed() || slot == Measuring)
	return isQuick(s.data.Problem, slot) || !playing && !s.hasPendingSteps()
}

// previousParams is the parameters one step before the moment, nil where they are not
// kept.
func (s *Session) previousParams() *trainer.Params {
	at, ok := s.timeline.Present().At(s.timeline.Cursor() - 1)
	if !ok {
		return nil
	}
	return &at.Params
}

// currentAnalysis is what is known of this moment.
func (s *Session) currentAnalysis() Analysis {
	here, i := s.analysisKey(), Analysis{DataAnalysis: s.analysis.data}
	i.Curvature, i.CurvatureKnown = s.analysis.curvature.get(here)
	i.Classification, i.ClassificationKnown = s.analysis.classified.get(here)
	i.Loop, _ = s.analysis.loop.get(here)
	i.ExampleCorrectness, _ = s.analysis.exampleCorrectness.get(here)
	if s.analysis.listingKey == s.listingKey() {
		i.Examples = s.analysis.examples
	}
	i.Evaluations = s.evaluationsHere()
	return i
}

// setData takes what was found out about the data; with an error there is nothing
// to find.
func (a *analysis) setData(r Result) {
	if r.Err == nil {
		a.data = r.DataAnalysis
	}
}

// takeAnalysis takes in what was found out about the data, or about a moment of them.
func (s *Session) takeAnalysis(key any, r Result) {
	switch r.Slot { //nolint:exhaustive // the others are no analysis
	case FindingOptimum:
		s.analysis.setData(r)
	case Measuring:
		s.analysis.curvature.put(key, r.Curvature)
	case Classifying:
		s.analysis.classified.put(key, r.Classification)
	case BuildingLoopCheckpoints:
		s.analysis.loop.put(key, r.Loop)
	case ClassifyingExamples:
		s.analysis.exampleCorrectness.put(key, r.ExampleCorrectness)
	case PreparingGuess:
		s.analysis.guess.put(key, r.Guess)
	case Tabulating:
		if at, ok := key.(listingKey); ok {
			s.analysis.listingKey, s.analysis.examples = at, r.Examples
		}
	case Evaluating:
		s.takeEvaluations(key, r.Evaluations)
	}
}
