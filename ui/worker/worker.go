// Package worker does the work that a session asks for, whoever shows it: it has
// the goroutine that trains, and takes the rest where its caller likes. It must
// not know why work is wanted, or who looks at what comes of it.
package worker

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/language"
	"descent/ui/lesson"
	"descent/ui/session"
)

// Worker does the work of one session. Its methods are for the goroutine of that
// session; what TaskFor returns is for any.
type Worker struct {
	ctx          context.Context //nolint:containedctx // the life of the session
	end          context.CancelFunc
	open         Opener
	lessons      lesson.Library
	jobs         map[session.WorkKind]job // the newest of each kind; it may have ended
	trainer      *trainerClient
	openProgress *openProgress
}

// job is how to end a piece of work.
type job struct {
	tag    uint64
	cancel context.CancelFunc
}

// openProgress is how far data are read.
type openProgress struct {
	ticket   session.Ticket
	progress atomic.Pointer[datasets.Progress]
}

// New returns a worker whose work ends with ctx, or with Close.
func New(ctx context.Context, open Opener) *Worker {
	ctx, cancel := context.WithCancel(ctx)
	return &Worker{ctx: ctx, end: cancel, open: open, jobs: map[session.WorkKind]job{}}
}

// Close ends all work.
func (wk *Worker) Close() { wk.end() }

// Progress returns how far the data of a ticket are read, and whether that is
// known.
func (wk *Worker) Progress(of session.Ticket) (datasets.Progress, bool) {
	if wk.openProgress == nil || wk.openProgress.ticket != of {
		return datasets.Progress{}, false
	}
	p := wk.openProgress.progress.Load()
	if p == nil {
		return datasets.Progress{}, false
	}
	return *p, true
}

// TaskFor takes a piece of work and returns how to do it, in any goroutine; nil
// where there is nothing to do. Work must be taken in the order in which the
// session gave it out: then a cancel finds what it ends.
func (wk *Worker) TaskFor(w session.Work) func() session.Result {
	of := w.WorkTicket()
	if _, ok := w.(session.Cancel); ok {
		if j := wk.jobs[of.Slot]; j.tag == of.Tag {
			j.cancel()
		}
		return nil
	}
	if w, ok := w.(session.Train); ok { // the goroutine outlives the request; what ends that ends it
		do, end := wk.trainTask(w)
		wk.jobs[of.Slot] = job{of.Tag, end}
		return withTiming(of, do)
	}
	ctx, cancel := context.WithCancel(wk.ctx)
	wk.jobs[of.Slot] = job{of.Tag, cancel}
	do := withTiming(of, wk.cancellableTask(ctx, w))
	return func() session.Result {
		defer cancel()
		return do()
	}
}

// RunInline does the work that is quick and delivers it, until no more of it is
// wanted, and returns what else a session answered. A client that shows nothing
// before shows only what is known of its moment.
func (wk *Worker) RunInline(s *session.Session, out session.Out) session.Out {
	left := out
	left.Work = nil
	for work := out.Work; len(work) > 0; {
		w := work[0]
		work = work[1:]
		if !session.RunsInline(w) {
			left.Work = append(left.Work, w)
			continue
		}
		more := s.Deliver(wk.TaskFor(w)())
		work = append(slices.Clip(work), more.Work...)
		left.Events = append(left.Events, more.Events...)
		if more.Tick != 0 {
			left.Tick, left.TickAfter = more.Tick, more.TickAfter
		}
	}
	return left
}

// withTiming puts the ticket and the time it took on what comes of work.
func withTiming(of session.Ticket, do func() session.Result) func() session.Result {
	return func() session.Result {
		begin := time.Now()
		r := do()
		r.Ticket, r.Took = of, time.Since(begin)
		return r
	}
}

// cancellableTask returns how to do work that ends by itself.
func (wk *Worker) cancellableTask(ctx context.Context, w session.Work) func() session.Result {
	switch w := w.(type) {
	case session.Replay:
		return func() (r session.Result) {
			r.Snapshots, r.Err = w.Job.Compute()
			return r
		}
	case session.TrainCompared:
		return func() (r session.Result) {
			r.Compared, r.Err = w.Job.Compute()
			return r
		}
	case session.Open:
		seen := &openProgress{ticket: w.Ticket}
		wk.openProgress = seen
		return func() (r session.Result) {
			r.Opened, r.Err = wk.prepare(ctx, w, seen)
			return r
		}
	case session.FindOptimum:
		return func() (r session.Result) {
			r.DataAnalysis.Optimum, r.Err = trainer.FindOptimum(ctx, w.Problem, w.Lambda)
			if r.Err == nil {
				r.DataAnalysis.Conditions, r.DataAnalysis.StopRule = trainer.ConditionNumbersOf(w.Problem), trainer.NewStopRule(w.Problem, w.Tolerance)
			}
			return r
		}
	case session.ReadLesson:
		return func() (r session.Result) {
			r.Lesson, r.Err = wk.lessons.LoadWithMarks(w.Name)
			return r
		}
	case session.MeasureCurvature:
		return func() session.Result {
			return session.Result{Curvature: trainer.CurvatureAt(w.Problem, w.At, w.Lambda)}
		}
	case session.Classify:
		return func() session.Result { return session.Result{Classification: session.NewClassification(w)} }
	case session.TabulateExamples:
		return func() session.Result { return session.Result{Examples: session.NewExampleTable(w)} }
	case session.ClassifyExamples:
		return func() session.Result { return session.Result{ExampleCorrectness: session.NewExampleCorrectness(w)} }
	case session.PrepareGuess:
		return func() session.Result { return session.Result{Guess: session.NewGuessFacts(w)} }
	case session.Evaluate:
		return func() session.Result { return session.Result{Evaluations: session.NewEvaluations(w)} }
	case session.BuildLoopCheckpoints:
		return func() session.Result { return session.Result{Loop: trainer.NewLoopCheckpoints(w.Problem, w.At)} }
	}
	return func() session.Result { return session.Result{Err: fmt.Errorf("nobody knows how to do a %T", w)} }
}

// prepare opens data and makes them ready.
func (wk *Worker) prepare(ctx context.Context, w session.Open, seen *openProgress) (*session.PreparedData, error) {
	var set datasets.Set
	var err error
	switch {
	case w.Set != nil:
		set, err = w.Set.Preprocess(w.Source.Preprocessing)
	case w.Source.Table != "":
		set, err = readLessonTable(ctx, w.Source)
	default:
		set, err = wk.open(ctx, w.Source.Name, openOptionsOf(w.Source), func(p datasets.Progress) { seen.progress.Store(&p) })
	}
	if err != nil {
		return nil, err
	}
	_, n := set.Size()
	return session.Prepare(w.Source, set, trainer.Zeros(n), w.Tolerance)
}

// readLessonTable reads a table that stands in a lesson.
func readLessonTable(ctx context.Context, o session.DataSource) (datasets.Set, error) {
	set, err := datasets.ReadCSVContext(ctx, strings.NewReader(o.Table), int64(len(o.Table)), o.Name, o.ReadOptions.Table, func(datasets.Progress) {})
	if err != nil {
		return set, err
	}
	if o.Features != nil {
		if set, err = set.Select(o.Features); err != nil {
			return set, err
		}
	}
	return set.Preprocess(o.Preprocessing)
}

// openOptionsOf is how data are read that were asked for so.
func openOptionsOf(o session.DataSource) OpenOptions {
	as := OpenOptions{Preprocessing: o.Preprocessing, Features: o.Features}
	if len(language.FlagsOf(session.Data{ReadOptions: o.ReadOptions})) > 0 {
		as.Given = &o.ReadOptions
	}
	return as
}

// trainerClient is the goroutine that trains.
type trainerClient struct {
	id        uint64
	ctx       context.Context //nolint:containedctx // the life of the goroutine
	cancel    context.CancelFunc
	requests  chan trainer.Request
	snapshots <-chan trainer.Snapshot
	stepper   *trainer.Stepper // the goroutine's own until snapshots is closed
}

// trainTask returns how to ask for updates, and what makes them unwanted: then the
// goroutine is ahead of the run, and ends.
func (wk *Worker) trainTask(w session.Train) (func() session.Result, context.CancelFunc) {
	f, err := wk.connect(w)
	if err != nil {
		return func() session.Result { return session.Result{Err: err} }, func() {}
	}
	return func() session.Result { return session.Result{Snapshots: f.roundTrip(w.Request, w.ContinuePastStops)} }, f.cancel
}

// connect makes sure that the goroutine of that number trains, and no other.
func (wk *Worker) connect(w session.Train) (*trainerClient, error) {
	if wk.trainer != nil {
		if wk.trainer.id == w.TrainerID && wk.trainer.ctx.Err() == nil {
			return wk.trainer, nil
		}
		wk.trainer.cancel()
	}
	s, err := w.Stepper.StepperAt(w.From)
	if err != nil {
		return nil, err
	}
	f := &trainerClient{id: w.TrainerID, requests: make(chan trainer.Request), stepper: s}
	f.ctx, f.cancel = context.WithCancel(wk.ctx)
	f.snapshots = trainer.Run(f.ctx, s, f.requests)
	<-f.snapshots // where it begins, which is known
	wk.trainer = f
	return f, nil
}

// roundTrip sends a request and collects its answer. It ends early at a stop;
// through means that it goes on there, as long as there is a next step.
func (c *trainerClient) roundTrip(r trainer.Request, through bool) []trainer.Snapshot {
	answer := make([]trainer.Snapshot, 0, r.N)
	requests := c.requests
	for r.N > 0 {
		select {
		case requests <- r:
			requests = nil // asked once
		case s, open := <-c.snapshots:
			if !open {
				if p := c.stepper.Panic(); p != nil {
					panic(p) // here it ends the program in order
				}
				return answer
			}
			answer = append(answer, s)
			r.N--
			switch {
			case s.Status == trainer.Running:
			case through && s.Status != trainer.Diverged:
				requests = c.requests // the trainer waits there to be asked for the rest
			default:
				r.N = 0
			}
		case <-c.ctx.Done():
			return answer
		}
	}
	return answer
}
