package session

import "descent/trainer"

// analysis is what takes more than a glance at the data to know: what is found
// out once and for all, and the curvature at one moment.
type analysis struct {
	requested bool // what is found once was asked for
	found     Findings

	at        moment
	known     bool // curvature is that of at
	curvature trainer.Curvature
}

// maxAnalysedFeatures is how many features the optimum, the conditions and the curvature
// are found for: they take n² of memory and n³ of time, which is a second for
// that many and an hour for ten thousand. With more features they stay unknown.
const maxAnalysedFeatures = 400

// cheapCurvatureWork is the m·n² up to which a curvature takes a millisecond or two.
const cheapCurvatureWork = 1e6

// CheapCurvature reports whether the curvature may be computed while drawing.
func (p *Prepared) CheapCurvature() bool {
	m, n := p.Problem.Size()
	return n <= maxAnalysedFeatures && float64(m)*float64(n+1)*float64(n+1) <= cheapCurvatureWork
}

// requestAnalysis asks for what is not known yet and is slow: it has one curvature at most
// under way, and none while the moments pass by.
func (s *Session) requestAnalysis() {
	p := s.data.Problem
	if _, n := p.Size(); n > maxAnalysedFeatures {
		return
	}
	if !s.analysis.requested {
		s.analysis.requested = true
		s.request(Optimize{s.tracker.Start(Optimizing, nil), p, s.config.Tolerance})
		return
	}
	if s.busy(Measuring) || s.player.on || s.data.CheapCurvature() || s.analysis.known && s.analysis.at == s.now() {
		return
	}
	s.request(Measure{s.tracker.Start(Measuring, s.now()), p, s.timeline.Current().Params})
}

// setCurvature keeps a curvature, with the moment that it is of.
func (i *analysis) setCurvature(key any, c trainer.Curvature) {
	if at, ok := key.(moment); ok {
		i.at, i.curvature, i.known = at, c, true
	}
}
