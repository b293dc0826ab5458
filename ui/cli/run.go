package cli

import (
	"context"
	"fmt"
	"io"

	"descent/datasets"
	"descent/trainer"
	"descent/trainer/record"
	"descent/ui/worker"
)

const (
	csvFormat   = "csv"
	jsonlFormat = "jsonl"
)

// updatesPerRequest is how many updates one request asks for: enough that waiting for the
// answer costs little, and little enough that what was printed is never far
// behind.
const updatesPerRequest = 256

// run trains on the data that name stands for and writes snapshots to out.
func run(ctx context.Context, in io.Reader, out io.Writer, o *options, name string) error {
	set, stepper, err := o.stepper(ctx, name, in)
	if err != nil {
		return err
	}
	plan, advice := o.schedule(set)
	pr := &printer{w: o.writer(out, set, plan), every: o.output.every, limit: o.iterations, stops: o.stopFunc(), plan: plan}
	if head, _, told := o.gotoRange(); told {
		pr.limit = head
	}
	o.note(set, advice)
	return pr.train(ctx, stepper)
}

// stepper opens the data that name stands for and is ready to train on it. What
// reading a file decided or left out is said: no screen will.
func (o *options) stepper(ctx context.Context, name string, in io.Reader) (datasets.Set, *trainer.Stepper, error) {
	set, err := o.open(ctx, name, in, nil)
	if err != nil {
		return set, nil, err
	}
	start, _, err := o.start(set)
	if err != nil {
		return set, nil, err
	}
	plan, _ := o.schedule(set)
	h, _ := plan.at(0)
	s, err := o.newStepper(set.Problem(), start, h)
	if err != nil {
		return set, nil, &dataError{fmt.Errorf("%s: %w", set.Name, err)}
	}
	if _, builtIn := datasets.Find(name); !builtIn {
		for _, note := range set.Notes {
			o.note(set, note)
		}
	}
	if o.typedFlags["compare"] {
		o.note(set, "the runs of --compare are left out")
	}
	return set, s, nil
}

// note says something about the data beside the numbers, unless it is nothing.
// The numbers matter more: an error of writing it is none.
func (o *options) note(set datasets.Set, text string) {
	if text == "" {
		return
	}
	_, _ = fmt.Fprintf(o.notes, "descent: %s: %s\n", set.Name, text)
}

func (o *options) writer(out io.Writer, set datasets.Set, plan schedule) record.Writer {
	var more []record.ExtraColumns
	if plan.penalised() {
		more = append(more, record.Penalised())
	}
	more = append(more, o.extraColumns(set)...)
	if o.output.format == jsonlFormat {
		return record.NewJSONL(out, more...)
	}
	_, n := set.Size()
	return record.NewCSV(out, n, o.dialect(set), more...)
}

// dialect is how CSV is written about a set. A decimal comma that nobody asked
// for is said.
func (o *options) dialect(set datasets.Set) record.Dialect {
	d := worker.DialectOf(o.readOptions.Table.Decimal, set)
	if d == record.DecimalCommas && o.readOptions.Table.Decimal == datasets.DecimalAuto {
		o.note(set, "written with decimal commas and semicolons, as the file is")
	}
	return d
}

// printer writes the snapshots of one training that were asked for.
type printer struct {
	w     record.Writer
	every int
	limit int
	stops func(trainer.Snapshot) bool // a status that ends it
	plan  schedule
}

// isLast tells whether s is the last snapshot.
func (p *printer) isLast(s trainer.Snapshot) bool {
	return s.Iter >= p.limit || p.stops(s)
}

// train asks for updates in chunks until a snapshot ends the run or the limit
// is reached. A cancelled context ends it early with what is known printed.
func (p *printer) train(ctx context.Context, s *trainer.Stepper) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	requests := make(chan trainer.Request)
	snapshots := trainer.Run(ctx, s, requests)

	wanted := 1 // the trainer sends k = 0 unasked
	for {
		last, err := p.print(s, snapshots, wanted)
		if flushed := p.w.Flush(); err == nil {
			err = flushed
		}
		if err != nil || p.isLast(last) {
			return err
		}
		h, same := p.plan.at(last.Iter)
		if wanted = min(updatesPerRequest, p.limit-last.Iter); same > 0 {
			wanted = min(wanted, same)
		}
		select {
		case requests <- trainer.Request{Hyper: h, N: wanted}:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// print takes up to n snapshots from the channel, fewer at a stop, and writes
// those that were asked for, each with J of the λ of the update from there. It
// returns the last one.
func (p *printer) print(of *trainer.Stepper, snapshots <-chan trainer.Snapshot, n int) (last trainer.Snapshot, err error) {
	for range n {
		s, open := <-snapshots
		if !open {
			return last, context.Canceled
		}
		stopped := s.Status != trainer.Running
		h, _ := p.plan.at(s.Iter)
		s = of.WithHyper(s, h)
		if s.Iter >= p.limit && s.Status == trainer.Running {
			s.Status = trainer.Limit
		}
		last = s
		if s.Iter%p.every == 0 || p.isLast(s) {
			if err := p.w.Write(s); err != nil {
				return last, err
			}
		}
		if stopped {
			break // the answer ends here
		}
	}
	return last, nil
}
