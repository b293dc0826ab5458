package timeline

import "descent/trainer"

// Recall is one block of snapshots that a run has let go: all that is needed
// to compute it again, away from the event loop. It shares nothing that
// changes.
type Recall struct {
	Run   int // id of the run
	block int

	problem   trainer.Problem
	tolerance float64
	start     trainer.Checkpoint
	alphas    []float64
}

// recall describes the block of k, which the run must have reached.
func (r *Run) recall(k int) Recall {
	block := k / stride
	last := min(block*stride+stride-1, r.head.Iter)
	job := Recall{
		Run: r.ID(), block: block, problem: r.problem, tolerance: r.tolerance,
		start: r.checkpoints[block],
	}
	for i := block * stride; i < last; i++ {
		job.alphas = append(job.alphas, r.alphaAt(i))
	}
	return job
}

// Compute makes the block's updates again. On the machine that made them first
// the snapshots are the same bit for bit: the same Stepper takes the same steps.
func (j Recall) Compute() ([]trainer.Snapshot, error) {
	s, err := trainer.Resume(j.problem, j.start, j.tolerance)
	if err != nil {
		return nil, err
	}
	snapshots := []trainer.Snapshot{j.start.Snapshot}
	for _, alpha := range j.alphas {
		snapshots = append(snapshots, s.Step(alpha))
	}
	return snapshots, nil
}

// fill puts a recomputed block back.
func (r *Run) fill(block int, snapshots []trainer.Snapshot) {
	r.blocks[block] = snapshots
	r.touch(block)
}
