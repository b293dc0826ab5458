package session

import "descent/trainer"

// insight is what takes more than a glance at the data to know: what is found
// out once and for all, and the curvature at one moment.
type insight struct {
	sought bool // what is found once was asked for
	found  Findings

	at        moment
	known     bool // curvature is that of at
	curvature trainer.Curvature
}

// mostSolved is how many features the optimum, the conditions and the curvature
// are found for: they take n² of memory and n³ of time, which is a second for
// that many and an hour for ten thousand. With more features they stay unknown.
const mostSolved = 400

// quickly is the m·n² up to which a curvature takes a millisecond or two.
const quickly = 1e6

// Quick reports whether the curvature may be computed while drawing.
func (p *Prepared) Quick() bool {
	m, n := p.Problem.Size()
	return n <= mostSolved && float64(m)*float64(n+1)*float64(n+1) <= quickly
}

// look asks for what is not known yet and is slow: it has one curvature at most
// under way, and none while the moments pass by.
func (s *Session) look() {
	p := s.data.Problem
	if _, n := p.Size(); n > mostSolved {
		return
	}
	if !s.insight.sought {
		s.insight.sought = true
		s.want(Optimize{s.desk.Start(Optimizing, nil), p, s.config.Tolerance})
		return
	}
	if s.busy(Measuring) || s.player.on || s.data.Quick() || s.insight.known && s.insight.at == s.now() {
		return
	}
	s.want(Measure{s.desk.Start(Measuring, s.now()), p, s.timeline.Current().Params})
}

// measured keeps a curvature, with the moment that it is of.
func (i *insight) measured(key any, c trainer.Curvature) {
	if at, ok := key.(moment); ok {
		i.at, i.curvature, i.known = at, c, true
	}
}
