package trainer

import (
	"runtime"
	"sync/atomic"
	"time"
)

// workerPool is the goroutines that help the owner of a kernel with its chunks. To
// wake one up can take as long as the chunks do, so between two calls they stay awake for a moment; then they end, and nobody has to end them.
type workerPool struct {
	next, done atomic.Int64 // the next chunk to take, and how many are finished
	helpers    atomic.Int64
	failed     atomic.Pointer[PanicError] // of a helper; the owner panics with it
}

const (
	// minWorkPerWorker is how many numbers make one more goroutine worth it: they take
	// about as long as it may take to wake one.
	minWorkPerWorker = 1 << 15
	// spinTimeout is how long a helper stays awake without work, and how long the
	// owner does for the helpers' last chunks before it leaves them its processor.
	spinTimeout = 200 * time.Microsecond
)

// sum fills in the parts of all chunks, by as many goroutines as workers says
// or as there are chunks.
func (k *kernel) sum(workers int) {
	workers = min(workers, k.chunks())
	if workers < 2 {
		for chunk := range k.chunks() {
			k.sumChunk(chunk, &k.scratch)
		}
		return
	}
	k.done.Store(0)
	k.next.Store(0)
	for k.helpers.Load() < int64(workers-1) {
		k.helpers.Add(1)
		go k.worker()
	}
	k.takeChunks(&k.scratch)
	k.await()
}

// await waits until the workers have finished their last chunks. It panics with
// the panic of one of them, whose chunk will never be finished.
func (k *kernel) await() {
	for begin := time.Now(); k.done.Load() < int64(k.chunks()); runtime.Gosched() {
		if p := k.failed.Load(); p != nil {
			panic(p)
		}
		if time.Since(begin) > spinTimeout {
			time.Sleep(spinTimeout / 10)
		}
	}
}

// takeChunks fills in parts until no chunk is left to take. Whoever is late
// finds none, or the first ones of the next call, which are as good.
func (k *kernel) takeChunks(own *scratch) {
	for chunk := k.next.Add(1) - 1; chunk < int64(k.chunks()); chunk = k.next.Add(1) - 1 {
		k.sumChunk(int(chunk), own)
		k.done.Add(1)
	}
}

// worker takes chunks of one call after another until none comes for a while.
// An owner that counts on it just then works alone once.
func (k *kernel) worker() {
	var own scratch
	defer k.helpers.Add(-1)
	defer func() {
		if value := recover(); value != nil {
			k.failed.Store(capturePanic(value))
		}
	}()
	for {
		k.takeChunks(&own)
		for begin := time.Now(); k.next.Load() >= int64(k.chunks()); runtime.Gosched() {
			if time.Since(begin) > spinTimeout {
				return
			}
		}
	}
}
