package ui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
	"descent/ui/timeline"
)

// feed is the way to the training goroutine of the present run. At most one
// request is in flight; its answer carries the feed's id, so that the answers
// of a feed that was replaced are dropped.
type feed struct {
	id       int
	run      int  // the run it trains
	inFlight int  // updates that were asked for and not answered; 0: none
	forking  bool // they leave history at the cursor: the first of them makes another run
	chunk    int  // updates asked for at once: about a frame's worth

	ctx       context.Context //nolint:containedctx // the life of one training goroutine
	cancel    context.CancelFunc
	requests  chan trainer.Request
	snapshots <-chan trainer.Snapshot
	stepper   *trainer.Stepper // the goroutine's own until snapshots is closed
}

const (
	firstChunk = 64
	maxChunk   = 1 << 13 // half of what a run keeps: the cursor must not have to recompute what just came
	frame      = time.Second / 60
)

// fed is the answer to one request.
type fed struct {
	id        int
	snapshots []trainer.Snapshot
	took      time.Duration
}

// failed is what went wrong away from the event loop.
type failed struct{ err error }

func (msg failed) arrive(m *Model) {
	m.stop()
	m.waiting = nil
	m.complain(msg.err)
}

// replaced ends the goroutine, if there is one; the next request starts
// another. Its id makes answers under way stale.
func (f feed) replaced() feed {
	if f.cancel != nil {
		f.cancel()
	}
	return feed{id: f.id + 1, chunk: firstChunk}
}

// connect makes sure that a goroutine trains the present run, or the one that
// will leave it at the cursor.
func (m *Model) connect() error {
	run := m.timeline.Present().ID()
	if m.feed.requests != nil && m.feed.run == run && !m.timeline.Pending() {
		return nil
	}
	s, err := m.lesson.stepper.Resume(m.timeline.Checkpoint())
	if err != nil {
		return err
	}
	f := m.feed.replaced()
	f.ctx, f.cancel = context.WithCancel(m.ctx)
	f.run, f.requests = run, make(chan trainer.Request)
	f.stepper, f.snapshots = s, trainer.Run(f.ctx, s, f.requests)
	<-f.snapshots // the head, which is known
	m.feed = f
	return nil
}

// ask sends one request for at most n updates; the answer comes as fed.
func (m *Model) ask(n int) tea.Cmd {
	if err := m.connect(); err != nil {
		m.stop()
		m.complain(err)
		return nil
	}
	m.feed.inFlight, m.feed.forking = min(n, m.feed.chunk), m.timeline.Pending()
	f, r, through := m.feed, trainer.Request{Alpha: m.timeline.Alpha(), N: m.feed.inFlight}, !m.goesByItself()
	return func() tea.Msg { return f.exchange(r, through) }
}

// exchange sends a request and collects its answer. It ends early at a stop;
// through means that it goes on there, as long as there is a next step.
func (f feed) exchange(r trainer.Request, through bool) tea.Msg {
	begin := time.Now()
	answer := fed{id: f.id, snapshots: make([]trainer.Snapshot, 0, r.N)}
	requests := f.requests
	for r.N > 0 {
		select {
		case requests <- r:
			requests = nil // asked once
		case s, open := <-f.snapshots:
			if !open {
				if p := f.stepper.Panic(); p != nil {
					panic(p) // here it ends the program in order
				}
				return answer
			}
			answer.snapshots = append(answer.snapshots, s)
			r.N--
			switch {
			case s.Status == trainer.Running:
			case through && s.Status != trainer.Diverged:
				requests = f.requests // the trainer waits there to be asked for the rest
			default:
				r.N = 0
			}
		case <-f.ctx.Done():
			return answer
		}
	}
	answer.took = time.Since(begin)
	return answer
}

// reach appends an answer and goes on with what is owed.
func (msg fed) reach(m *Model) tea.Cmd {
	if msg.id != m.feed.id {
		return nil
	}
	if m.feed.run != m.timeline.Present().ID() {
		m.feed = m.feed.replaced() // it is ahead of what is known of its run
		return m.arrived()
	}
	m.feed.inFlight = 0
	if len(msg.snapshots) == 0 { // the goroutine has ended, and so will the program
		m.stop()
		m.waiting = nil
		return nil
	}
	for _, s := range msg.snapshots {
		m.land(s)
		if m.goalAt(s) {
			m.feed = m.feed.replaced() // it may be ahead of the run, which ends here
			return m.arrived()
		}
	}
	m.feed.chunk = fit(m.feed.chunk, len(msg.snapshots), msg.took)
	return m.arrived()
}

// land takes an update of the present run, or the first of one that leaves it.
func (m *Model) land(s trainer.Snapshot) {
	if m.feed.forking {
		m.timeline.Fork(s)
		m.feed.forking, m.feed.run = false, m.timeline.Present().ID()
		return
	}
	m.timeline.Append(s)
}

// fit changes a chunk towards one that takes about a frame.
func fit(chunk, made int, took time.Duration) int {
	switch {
	case made < chunk:
		return chunk
	case took > 2*frame:
		return max(1, chunk/2)
	case took < frame/2:
		return min(maxChunk, chunk*2)
	}
	return chunk
}

// recalled is a block of history computed again.
type recalled struct {
	tag       int
	job       timeline.ReplayJob
	snapshots []trainer.Snapshot
}

// recall asks for the block of k again, away from the event loop.
func (m *Model) recall(k int) tea.Cmd {
	m.recalls++
	tag, job := m.recalls, m.timeline.Present().Replay(k)
	return func() tea.Msg {
		snapshots, err := job.Compute()
		if err != nil {
			return failed{err}
		}
		return recalled{tag, job, snapshots}
	}
}

// reach puts a block back and goes on with what waited for it.
func (msg recalled) reach(m *Model) tea.Cmd {
	if msg.tag != m.recalls {
		return nil
	}
	m.timeline.Fill(msg.job, msg.snapshots)
	return m.arrived()
}
