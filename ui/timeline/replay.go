package timeline

import "descent/trainer"

// ReplayJob is a block of snapshots that a run has evicted, or two: all that is
// needed to compute them again, in any goroutine. It shares nothing that
// changes.
type ReplayJob struct {
	Run   int // id of the run
	block int // the first
	n     int // updates

	stepper *trainer.Stepper
	start   trainer.Checkpoint
	hypers  []trainer.Hyper // of the updates from start on, and of the one after the last snapshot if it is known
}

// replayMargin is how many snapshots before the one asked for should be there
// too: what panes list.
const replayMargin = 64

// Replay describes the block of k, limited to what the run has reached, and
// the one before it where k is near its beginning and that one was evicted.
func (r Run) Replay(k int) ReplayJob {
	k = min(max(k, 0), r.head.Iter)
	first, last := k/blockSize, min(blockEnd(k)-1, r.head.Iter)
	if before := max(0, k-replayMargin); r.blockOf(before) == nil {
		first = before / blockSize
	}
	job := ReplayJob{Run: r.id, block: first, stepper: r.stepper, start: r.checkpoints.at(first), n: last - first*blockSize}
	for i := first * blockSize; i < min(last+1, r.head.Iter); i++ {
		job.hypers = append(job.hypers, r.HyperAt(i))
	}
	return job
}

// Compute makes the updates again. On the machine that made them first
// the snapshots are the same bit for bit: the same Stepper takes the same steps.
func (j ReplayJob) Compute() ([]trainer.Snapshot, error) {
	s, err := j.stepper.StepperAt(j.start)
	if err != nil {
		return nil, err
	}
	snapshots := []trainer.Snapshot{j.start.Snapshot}
	for i, h := range j.hypers {
		snapshots[i] = s.WithHyper(snapshots[i], h)
		if i < j.n {
			snapshots = append(snapshots, s.Step(h))
		}
	}
	return snapshots, nil
}

// fill keeps the recomputed snapshots of full blocks, the first of which is
// block. The block of the head is always kept.
func (h *runHistory) fill(block int, snapshots []trainer.Snapshot) {
	for ; len(snapshots) >= blockSize; block++ {
		if block < h.head.Iter/blockSize {
			h.keep(block, snapshots[:blockSize:blockSize])
		}
		snapshots = snapshots[blockSize:]
	}
}
