package worker

import (
	"context"
	"fmt"
	"io"
	"time"

	"descent/datasets"
	"descent/trainer"
	"descent/trainer/record"
	"descent/ui/session"
)

// Records is the Content of all snapshots of a run, in the format of descent run. It makes
// the updates again from the start, with the α and λ that each had: the same
// Stepper takes the same steps, so that nothing of the run must be kept or shared.
type Records struct {
	problem   trainer.Problem
	tolerance float64
	start     trainer.Params
	schedule
	limit int

	format  RecordFormat
	dialect record.Dialect
	stepper *trainer.Stepper // nil before the first piece
	out     record.Writer
	sink    redirectWriter
}

// pieceTime is how long a piece of a file takes to write: about a frame.
const pieceTime = time.Second / 60

// redirectWriter lets one record.Writer write to the file of each piece.
type redirectWriter struct{ to io.Writer }

func (w *redirectWriter) Write(p []byte) (int, error) { return w.to.Write(p) } //nolint:wrapcheck // passed on as it is

// RecordFormat is how snapshots are written.
type RecordFormat uint8

// The formats of snapshots.
const (
	CSV RecordFormat = iota
	JSONL
)

// Records returns the snapshots of the present run of a state.
func (e Experiment) Records(st session.State, format RecordFormat) *Records {
	run := st.Run.Present
	return &Records{
		problem: st.Data.Problem, tolerance: e.Tolerance, start: run.Start().Params,
		schedule: scheduleOf(st), limit: e.Limit,
		format: format, dialect: e.Dialect(st.Data.Set),
	}
}

// begin writes the start.
func (r *Records) begin() (err error) {
	if r.stepper, err = trainer.NewStepper(r.problem, r.start, r.tolerance); err != nil {
		return err
	}
	_, n := r.problem.Size()
	var more []record.ExtraColumns
	if r.penalised() {
		more = append(more, record.Penalised())
	}
	if r.out = record.NewCSV(&r.sink, n, r.dialect, more...); r.format == JSONL {
		r.out = record.NewJSONL(&r.sink, more...)
	}
	return r.out.Write(r.withLimitStatus(r.stepper.Snapshot()))
}

// Write implements Content.
func (r *Records) Write(ctx context.Context, to io.Writer) (more bool, err error) {
	r.sink.to = to
	if r.stepper == nil {
		if err := r.begin(); err != nil {
			return false, err
		}
	}
	for begin := time.Now(); r.k() < r.last && time.Since(begin) < pieceTime; {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if err := r.out.Write(r.withLimitStatus(r.stepper.Step(r.hyper()))); err != nil {
			return false, err
		}
	}
	if err := ctx.Err(); err != nil {
		return false, err
	}
	return r.k() < r.last, r.out.Flush()
}

func (r *Records) k() int { return r.stepper.Snapshot().Iter }

// hyper is what the update from here was made with, or is to be.
func (r *Records) hyper() trainer.Hyper { return r.at(r.k()) }

// withLimitStatus is a snapshot as descent run prints it: J is that of the λ of the next
// update, and a run that ends at the limit says so.
func (r *Records) withLimitStatus(s trainer.Snapshot) trainer.Snapshot {
	s = r.stepper.WithHyper(s, r.hyper())
	if r.last == r.limit && s.Iter == r.last && s.Status == trainer.Running {
		s.Status = trainer.Limit
	}
	return s
}

// Progress implements Content.
func (r *Records) Progress() float64 {
	if r.stepper == nil || r.last == 0 {
		return 0
	}
	return float64(r.k()) / float64(r.last)
}

func (r *Records) String() string {
	text := fmt.Sprintf("the run, k 0 to %d", r.last)
	if r.format == CSV && r.dialect == record.DecimalCommas {
		text += ", with decimal commas"
	}
	return text
}

// DialectOf is how CSV is written about a set: with the decimal mark that was
// asked for, or else that of the file.
func DialectOf(asked datasets.Decimal, set datasets.Set) record.Dialect {
	if asked == datasets.DecimalAuto && set.Table != nil {
		asked = set.Table.Dialect.Decimal
	}
	if asked == datasets.DecimalComma {
		return record.DecimalCommas
	}
	return record.DecimalPoints
}

// Dialect is how CSV is written about a set of the experiment.
func (e Experiment) Dialect(set datasets.Set) record.Dialect { return DialectOf(e.Decimal, set) }

// SetDecimal chooses the decimal mark of what will be written about a set, and
// says so.
func (e *Experiment) SetDecimal(mark datasets.Decimal, set datasets.Set) string {
	e.Decimal = mark
	if e.Dialect(set) == record.DecimalCommas {
		return "export writes 0,5 with semicolons between the columns."
	}
	return "export writes 0.5 with commas between the columns."
}
