package session

import "descent/trainer"

// analysis is what takes a pass over the examples to know, or more: what is found
// out once and for all, and what holds at one moment.
type analysis struct {
	requested bool // what is found once was asked for
	found     Findings

	curvature  known[trainer.Curvature]
	classified known[Classification]
	loop       known[*trainer.LoopIndex]
}

// known is what holds at one moment, as it came last.
type known[T any] struct {
	came  bool
	at    moment
	value T
}

// here returns the value if it is that of a moment, and reports whether it is.
func (k known[T]) here(at moment) (value T, ok bool) {
	if !k.came || k.at != at {
		return value, false
	}
	return k.value, true
}

// take keeps a value with the moment that it was asked for.
func (k *known[T]) take(key any, value T) {
	if at, ok := key.(moment); ok {
		*k = known[T]{true, at, value}
	}
}

// Classification is how the examples are classified at one moment.
type Classification struct {
	Wrong      [2]int // misclassified examples by class
	Undecided  [2]int // examples of which a is 0.5 exactly, by class
	StillWrong int    // examples that are wrong and were so one step before
	Separates  bool   // the boundary is a proof that a line can separate the classes
}

// maxAnalysedFeatures is how many features the optimum, the conditions and the curvature
// are found for: they take n² of memory and n³ of time, which is a second for
// that many and an hour for ten thousand. With more features they stay unknown.
const maxAnalysedFeatures = 400

// What work may cost that is done before the message that asked for it ends: a
// few milliseconds.
const (
	quickMeasure  = 1_000_000 // of m·(n+1)²
	quickClassify = 2_000_000 // of m·(n+exponential), three passes
	quickIndex    = 2_000_000 // of m·(n+exponential), one pass
	exponential   = 16        // exp and log take about as long as so many products
)

// Quick reports whether a piece of work is done so soon that its client does it
// before it shows anything, and delivers it at once: what is shown is then of its
// moment. The data decide, not the clock.
func Quick(w Work) bool {
	switch w := w.(type) {
	case Measure:
		return quickly(w.Problem, Measuring)
	case Classify:
		return quickly(w.Problem, Classifying)
	case Index:
		return quickly(w.Problem, Indexing)
	}
	return false
}

func quickly(p trainer.Problem, slot Slot) bool {
	m, n := p.Size()
	switch slot { //nolint:exhaustive // the others take long
	case Measuring:
		return float64(m)*float64(n+1)*float64(n+1) <= quickMeasure
	case Classifying:
		return float64(m)*float64(n+exponential) <= quickClassify
	case Indexing:
		return float64(m)*float64(n+exponential) <= quickIndex
	}
	return false
}

// requestAnalysis asks for what is not known of this moment: one piece of each kind at most
// is under way, and none that is slow while the moments pass by.
func (s *Session) requestAnalysis() {
	p, now := s.data.Problem, s.now()
	if _, ok := s.analysis.classified.here(now); !ok && s.mayRequest(Classifying) {
		s.request(Classify{s.tracker.Start(Classifying, now), p, s.timeline.Current().Params, s.before()})
	}
	if _, ok := s.analysis.loop.here(now); !ok && s.gaze.looksInside() && s.mayRequest(Indexing) {
		s.request(Index{s.tracker.Start(Indexing, now), p, s.timeline.Current()})
	}
	if _, n := p.Size(); n > maxAnalysedFeatures {
		return
	}
	if !s.analysis.requested {
		s.analysis.requested = true
		s.request(Optimize{s.tracker.Start(Optimizing, nil), p, s.config.Tolerance})
		if !quickly(p, Measuring) {
			return
		}
	}
	if _, ok := s.analysis.curvature.here(now); !ok && s.mayRequest(Measuring) {
		s.request(Measure{s.tracker.Start(Measuring, now), p, s.timeline.Current().Params})
	}
}

// mayRequest reports whether work of a kind may be asked for now: what is slow not
// while the moments pass by.
func (s *Session) mayRequest(slot Slot) bool {
	if s.busy(slot) {
		return false
	}
	playing := s.player.on && (s.player.atFullSpeed() || slot == Measuring)
	return quickly(s.data.Problem, slot) || !playing && !s.hasPendingSteps()
}

// before is the parameters one step before the moment, nil where they are not
// kept.
func (s *Session) before() *trainer.Params {
	at, ok := s.timeline.Present().At(s.timeline.Cursor() - 1)
	if !ok {
		return nil
	}
	return &at.Params
}

// analysisHere is what is known of this moment.
func (s *Session) analysisHere() Analysis {
	here, i := s.now(), Analysis{Findings: s.analysis.found}
	i.Curvature, i.Measured = s.analysis.curvature.here(here)
	i.Classification, i.Classified = s.analysis.classified.here(here)
	i.Loop, _ = s.analysis.loop.here(here)
	return i
}
