package pane

import "descent/trainer"

// Pass keeps what takes a pass over the examples, as long as the parameters
// stay: a moment is shown many times. It is for one goroutine; the zero Pass has
// seen nothing.
type Pass struct {
	problem   trainer.Problem
	at        trainer.Snapshot
	predicted trainer.Predictions
	lasting   int // examples that are wrong and were so one step before
	separates bool
	sums      *trainer.LoopIndex // nil until a pane wants them
	curvature *trainer.Curvature // nil until it is wanted
}

// over makes it one over the problem at the last of the recent snapshots. The one
// before it, if it is among them, is where the step that led there began.
func (p *Pass) over(problem trainer.Problem, recent []trainer.Snapshot) {
	at := recent[len(recent)-1]
	same := p.problem.Y != nil && &p.problem.Y[0] == &problem.Y[0]
	if same && p.at.Iter == at.Iter && p.at.Params.Equal(at.Params) {
		return
	}
	next := Pass{problem: problem, predicted: trainer.Predict(problem, at.Params), separates: trainer.Separates(problem, at.Params)}
	if len(recent) > 1 && recent[len(recent)-2].Iter == at.Iter-1 {
		before := recent[len(recent)-2]
		if !same || !p.at.Params.Equal(before.Params) { // else p is the pass over it
			p.predicted = trainer.Predict(problem, before.Params)
		}
		next.lasting = next.predicted.AlsoWrong(p.predicted)
	}
	next.at = at
	next.at.Params, next.at.Grad = at.Params.Clone(), at.Grad.Clone()
	*p = next
}

// loop is the sums of the loop.
func (p *Pass) loop() *trainer.LoopIndex {
	if p.sums == nil {
		p.sums = trainer.IndexLoop(p.problem, p.at)
	}
	return p.sums
}

// bend is the curvature.
func (p *Pass) bend() trainer.Curvature {
	if p.curvature == nil {
		c := trainer.CurvatureAt(p.problem, p.at.Params)
		p.curvature = &c
	}
	return *p.curvature
}
