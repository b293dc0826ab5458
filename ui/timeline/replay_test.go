package timeline

import (
	"testing"

	"descent/trainer"
)

func TestEvictedHistoryIsReplayed(t *testing.T) {
	const far = blockSize * (maxResidentBlocks + 10)
	tl := fresh(t)
	grow(t, tl, 3*blockSize)
	tl.Seek(3 * blockSize)
	tl.SetHyper(trainer.Hyper{Alpha: 0.2})
	grow(t, tl, far-3*blockSize)
	if tl.Seek(10) != MissingSnapshot || tl.Cursor() != 3*blockSize {
		t.Fatal("k 10 should have been let go, and the cursor should have stayed")
	}
	want := stepper(t, trainer.Checkpoint{Snapshot: start(t)})
	for range 10 {
		want.Step(trainer.Hyper{Alpha: alpha})
	}
	seek(t, tl, 10)
	same(t, tl.Current(), want.Snapshot())
	for range 3*blockSize - 10 {
		want.Step(trainer.Hyper{Alpha: alpha})
	}
	for range 5 {
		want.Step(trainer.Hyper{Alpha: 0.2})
	}
	seek(t, tl, 3*blockSize+5)
	same(t, tl.Current(), want.Snapshot())
	if n := len(tl.present.kept) + 1; n > maxResidentBlocks {
		t.Errorf("%d blocks are kept", n)
	}
	seek(t, tl, far)
	if !tl.AtHead() {
		t.Error("the head must always be there")
	}
}

func TestForkDeepInThePast(t *testing.T) {
	tl := fresh(t)
	grow(t, tl, blockSize*(maxResidentBlocks+4))
	for _, k := range []int{blockSize - 1, blockSize, blockSize + 1} {
		seek(t, tl, k)
		tl.SetHyper(trainer.Hyper{Alpha: 0.6})
		forward(t, tl, 2*blockSize)
		want := stepper(t, trainer.Checkpoint{Snapshot: start(t)})
		for range k {
			want.Step(trainer.Hyper{Alpha: alpha})
		}
		for range 2 * blockSize {
			want.Step(trainer.Hyper{Alpha: 0.6})
		}
		same(t, tl.Current(), want.Snapshot())
		tl.TakeOver()
	}
}

func TestReplayOfAnotherRunIsDropped(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 5)
	job := tl.Present().Replay(3)
	snapshots, err := job.Compute()
	if err != nil {
		t.Fatal(err)
	}
	tl.Restart()
	tl.Fill(job, snapshots)
	if _, ok := tl.Present().At(3); ok {
		t.Error("the new run has snapshots of the old one")
	}
	if _, ok := tl.Present().At(-1); ok {
		t.Error("there is nothing before the start")
	}
}

func TestOnlyTheNextSnapshotIsTaken(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 2)
	if tl.Append(tl.Current()) {
		t.Error("the head was taken twice")
	}
	if tl.Present().Costs().Len() != 3 {
		t.Error("a repeated snapshot left a cost")
	}
}

func TestRecent(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 5)
	got := tl.Recent(3)
	if len(got) != 3 || got[0].Iter != 3 || got[2].Iter != 5 {
		t.Errorf("recent: %v", got)
	}
	tl.Seek(1)
	if got := tl.Recent(3); len(got) != 2 {
		t.Errorf("near the start there are %d", len(got))
	}
}

func TestBrokenReplayFails(t *testing.T) {
	narrow := beginner(t, trainer.Problem{X: [][]float64{{1}}, Y: []float64{1}})
	job := ReplayJob{stepper: narrow, start: trainer.Checkpoint{Snapshot: start(t)}}
	if _, err := job.Compute(); err == nil {
		t.Error("a problem with one feature was trained from two weights")
	}
}
