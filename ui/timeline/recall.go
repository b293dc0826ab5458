package timeline

import "descent/trainer"

// Recall is a block of snapshots that a run has let go, or two: all that is needed
// to compute them again, away from the event loop. It shares nothing that
// changes.
type Recall struct {
	Run   int // id of the run
	block int // the first

	stepper *trainer.Stepper
	start   trainer.Checkpoint
	alphas  []float64
}

// around is how many snapshots before the one asked for should be there too:
// what panes list.
const around = 64

// recall describes the block of k, which the run must have reached, and the
// one before it where k is near its beginning.
func (r *Run) recall(k int) Recall {
	first, last := k/stride, min(blockEnd(k)-1, r.head.Iter)
	if before := max(0, k-around) / stride; r.blocks[before] == nil {
		first = before
	}
	job := Recall{
		Run: r.ID(), block: first, stepper: r.stepper,
		start: r.checkpoints.at(first),
	}
	for i := first * stride; i < last; i++ {
		job.alphas = append(job.alphas, r.alphaAt(i))
	}
	return job
}

// Compute makes the updates again. On the machine that made them first
// the snapshots are the same bit for bit: the same Stepper takes the same steps.
func (j Recall) Compute() ([]trainer.Snapshot, error) {
	s, err := j.stepper.Resume(j.start)
	if err != nil {
		return nil, err
	}
	snapshots := []trainer.Snapshot{j.start.Snapshot}
	for _, alpha := range j.alphas {
		snapshots = append(snapshots, s.Step(alpha))
	}
	return snapshots, nil
}

// fill puts recomputed snapshots back, from the first of a block on.
func (r *Run) fill(block int, snapshots []trainer.Snapshot) {
	for ; len(snapshots) > 0; block++ {
		n := min(stride, len(snapshots))
		r.blocks[block] = snapshots[:n:n]
		r.touch(block)
		snapshots = snapshots[n:]
	}
}
