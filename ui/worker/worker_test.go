package worker_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"go.uber.org/goleak"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/session"
	"descent/ui/worker"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// open reads an entry of the catalogue; "slow" never comes.
func open(ctx context.Context, name string, _ worker.OpenOptions, progress func(datasets.Progress)) (datasets.Set, error) {
	if name == "slow" {
		progress(datasets.Progress{Rows: 7})
		<-ctx.Done()
		return datasets.Set{}, ctx.Err()
	}
	entry, ok := datasets.Find(name)
	if !ok {
		return datasets.Set{}, fmt.Errorf("there is no %q", name)
	}
	return entry.Load(datasets.Generator{Noise: -1})
}

// client does the work of a session, each piece in a goroutine of its own.
type client struct {
	s       *session.Session
	h       *worker.Worker
	results chan session.Result
	under   int

	promptly bool // what is quick is done at once
}

func begin(t testing.TB) *client {
	t.Helper()
	return beginWith(t, false)
}

// beginWith is begin where what is quick may be done at once.
func beginWith(t testing.TB, promptly bool) *client {
	t.Helper()
	set, err := open(t.Context(), "iris-hard", worker.OpenOptions{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, n := set.Size()
	data, err := session.Prepare(session.DataSource{Name: "iris-hard"}, set, trainer.Zeros(n), 1e-8)
	if err != nil {
		t.Fatal(err)
	}
	c := &client{h: worker.New(t.Context(), open), results: make(chan session.Result), promptly: promptly}
	t.Cleanup(func() {
		c.h.Close()
		for ; c.under > 0; c.under-- {
			<-c.results
		}
	})
	c.s = session.New(data, session.Config{Tolerance: 1e-8})
	c.take(c.s.InitialWork())
	return c
}

func (c *client) take(out session.Out) {
	if c.promptly {
		out = c.h.RunInline(c.s, out)
	}
	for _, w := range out.Work {
		if do := c.h.TaskFor(w); do != nil {
			c.under++
			go func() { c.results <- do() }()
		}
	}
}

// do has an intent and waits until nothing of it is left to do.
func (c *client) do(i session.Intent) {
	c.take(c.s.Do(i))
	c.until(c.s.Idle)
}

func (c *client) until(done func() bool) {
	for !done() {
		r := <-c.results
		c.under--
		c.take(c.s.Deliver(r))
	}
}

// All kinds of work lead to where they should.
func TestWork(t *testing.T) {
	c := begin(t)
	c.do(session.Step{N: 20_000}) // more than is kept
	c.do(session.Compare{Alphas: []float64{0.1}})
	c.do(session.Goto{K: 300})
	st := c.s.State()
	if st.Run.Snapshot.Iter != 300 || len(st.Run.Ghosts) != 1 || st.Run.Ghosts[0].Head().Iter != 20_000 {
		t.Errorf("k %d, %d ghosts", st.Run.Snapshot.Iter, len(st.Run.Ghosts))
	}
	c.do(session.SetAlpha(1))
	c.do(session.Step{N: 3})
	if head := c.s.State().Run.Present.Head().Iter; head != 303 {
		t.Errorf("a fork at 300 is at %d", head)
	}
	c.until(func() bool { return c.s.State().Analysis.Optimum.Kind != trainer.OptimumUnknown })
	c.do(session.Data{Name: "moons"})
	c.do(session.Scale{Method: datasets.Standard})
	if d := c.s.State().Data; d.Name != "moons" || d.Scale != datasets.Standard || math.Abs(d.Stats[0].Mean) > 1e-9 {
		t.Errorf("learned from is %s, scaled %v, %+v", d.Name, d.Scale, d.Stats[0])
	}
}

// What is no longer wanted ends: reading data, and the goroutine that trains.
func TestCancel(t *testing.T) {
	c := begin(t)
	out := c.s.Do(session.Data{Name: "slow"})
	open := slices.IndexFunc(out.Work, func(w session.Work) bool { return w.WorkTicket().Slot == session.Opening })
	ended := make(chan session.Result)
	do := c.h.TaskFor(out.Work[open])
	go func() { ended <- do() }()
	c.take(c.s.Do(session.Stop{}))
	if r := <-ended; !errors.Is(r.Err, context.Canceled) {
		t.Errorf("reading ends with %v", r.Err)
	}
	c.take(c.s.Do(session.Speed{}))
	c.take(c.s.Do(session.Play{On: true}))
	k := c.s.State().Run.Snapshot.Iter
	c.take(c.s.Do(session.Stop{}))
	c.do(session.Step{N: 1})
	if now := c.s.State().Run.Snapshot.Iter; now != k+1 {
		t.Errorf("a step after play leads from %d to %d", k, now)
	}
}

// How far data are read is known for those alone that are read now.
func TestProgress(t *testing.T) {
	c := begin(t)
	out := c.s.Do(session.Data{Name: "slow"})
	var do func() session.Result
	for _, w := range out.Work {
		if job := c.h.TaskFor(w); w.WorkTicket().Slot == session.Opening {
			do = job
		}
	}
	of := c.s.State().InProgress.OpenTicket
	if _, known := c.h.Progress(of); known {
		t.Error("it is known before it begins")
	}
	ended := make(chan session.Result)
	go func() { ended <- do() }()
	c.take(c.s.Do(session.Stop{}))
	<-ended
	if p, known := c.h.Progress(of); !known || p.Rows != 7 {
		t.Errorf("%d rows are read, known %v", p.Rows, known)
	}
	if _, known := c.h.Progress(session.Ticket{}); known {
		t.Error("what is not read is known")
	}
}
