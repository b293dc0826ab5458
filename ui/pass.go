package ui

import "descent/trainer"

// pass keeps what takes a pass over the examples, as long as the parameters
// stay: the screen is drawn anew for every key.
type pass struct {
	problem   trainer.Problem
	at        trainer.Snapshot
	wrong     [2]int
	separates bool
	sums      *trainer.Sums // nil until a pane wants them
}

// over makes it one over the problem at a snapshot.
func (p *pass) over(problem trainer.Problem, at trainer.Snapshot) {
	if p.problem.Y != nil && &p.problem.Y[0] == &problem.Y[0] && p.at.Params.Equal(at.Params) {
		return
	}
	at.Params, at.Grad = at.Params.Clone(), at.Grad.Clone()
	*p = pass{problem: problem, at: at, wrong: trainer.Wrong(problem, at.Params), separates: trainer.Separates(problem, at.Params)}
}

// loop is the sums of the loop.
func (p *pass) loop() *trainer.Sums {
	if p.sums == nil {
		p.sums = trainer.SumUp(p.problem, p.at)
	}
	return p.sums
}
