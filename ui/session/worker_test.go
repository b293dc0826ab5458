package session_test

import (
	"context"
	"fmt"
	"time"

	"descent/trainer"
	"descent/ui/session"
)

// worker does the work of one session where it stands. It holds a session to
// what package worker may rely on: updates are asked for one request at a time,
// and never of a feed that was dropped.
type worker struct {
	feed    uint64
	stepper *trainer.Stepper
	last    uint64 // of the feeds that were dropped
	under   map[session.WorkKind]uint64
}

// take returns how to do a piece of work, nil where there is nothing to do.
func (w *worker) take(work session.Work) func() session.Result {
	if w.under == nil {
		w.under = map[session.WorkKind]uint64{}
	}
	of := work.WorkTicket()
	if _, ok := work.(session.Cancel); ok {
		if of.Slot == session.Training && w.under[of.Slot] == of.Tag {
			w.last = w.feed
		}
		return nil
	}
	w.under[of.Slot] = of.Tag
	if train, ok := work.(session.Train); ok {
		w.connect(train)
	}
	stepper := w.stepper
	return func() session.Result {
		r := result(work, stepper)
		r.Ticket, r.Took = of, time.Millisecond
		return r
	}
}

// connect begins another feed where the number is another.
func (w *worker) connect(train session.Train) {
	if train.TrainerID == w.feed {
		if now := w.stepper.Snapshot(); now.Iter != train.From.Snapshot.Iter || w.feed == w.last {
			panic(fmt.Sprintf("feed %d is at k %d, dropped %d; asked is k %d", w.feed, now.Iter, w.last, train.From.Snapshot.Iter))
		}
		return
	}
	s, err := train.Stepper.StepperAt(train.From)
	if err != nil {
		panic(err)
	}
	w.feed, w.stepper = train.TrainerID, s
}

func result(work session.Work, stepper *trainer.Stepper) (r session.Result) {
	switch work := work.(type) {
	case session.Train:
		for range work.Request.N {
			s := stepper.Step(work.Request.Hyper)
			r.Snapshots = append(r.Snapshots, s)
			if s.Status == trainer.Diverged || s.Status != trainer.Running && !work.ContinuePastStops {
				break
			}
		}
	case session.Replay:
		r.Snapshots, r.Err = work.Job.Compute()
	case session.TrainCompared:
		r.Compared, r.Err = work.Job.Compute()
	case session.Open:
		set, err := open(context.Background(), work.Source, nil)
		if work.Set != nil {
			set, err = work.Set.Scale(work.Source.Scale), nil
		}
		if r.Err = err; err == nil {
			_, n := set.Size()
			r.Opened, r.Err = session.Prepare(work.Source, set, trainer.Zeros(n), work.Tolerance)
		}
	case session.FindOptimum:
		r.Err = context.Canceled // it takes long, and changes nothing here
	case session.ReadLesson:
		r.Lesson, r.Err = fetch(work.Name)
	case session.MeasureCurvature:
		r.Curvature = trainer.CurvatureAt(work.Problem, work.At, work.Lambda)
	case session.Classify:
		r.Classification = session.NewClassification(work)
	case session.TabulateExamples:
		r.Examples = session.NewExampleTable(work)
	case session.ClassifyExamples:
		r.ExampleCorrectness = session.NewExampleCorrectness(work)
	case session.Evaluate:
		r.Evaluations = session.NewEvaluations(work)
	case session.PrepareGuess:
		r.Guess = session.NewGuessFacts(work)
	case session.BuildLoopCheckpoints:
		r.Loop = trainer.NewLoopCheckpoints(work.Problem, work.At)
	}
	return r
}
