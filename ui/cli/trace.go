package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"descent/datasets"
	"descent/trainer"
	"descent/trainer/record"
)

func newTrace(c Console) *cobra.Command {
	o := newOptions()
	o.notes = c.Err
	cmd := &cobra.Command{
		Use:   "trace [DATA] [flags]",
		Short: "no screen: the loop of one iteration, line by line or example by example",
		Long: "descent trace opens iteration K, the one after K updates, and prints its loop:\n" +
			"for each example i from 1 z, a, loss, dz and the sums J, dw, db so far, not yet\n" +
			"divided by m; then, with i = 0, the means J, dw, db and the updated w, b. If the\n" +
			"run ends before K or diverges, that is an error and the exit status is 1.\n" +
			"Of a shared line it opens the iteration shown; where one looks is passed over.",
		Args: oneData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return trace(cmd.Context(), c.In, cmd.OutOrStdout(), o, dataArgument(args))
		},
	}
	register(cmd, o, onTrace)
	return cmd
}

// trace trains on the data that name stands for up to the iteration asked for
// and writes the loop inside it to out.
func trace(ctx context.Context, in io.Reader, out io.Writer, o *options, name string) error {
	set, stepper, err := o.stepper(ctx, name, in)
	if err != nil {
		return err
	}
	if _, shown, told := o.gotoRange(); told && !o.typedFlags["k"] {
		o.output.k = shown
	}
	plan, advice := o.schedule(set)
	at, err := o.trainTo(ctx, set, stepper, plan)
	if err != nil {
		return err
	}
	o.note(set, advice)
	w := o.traceWriter(out, set)
	h, _ := plan.at(o.output.k)
	for line, held := range trainer.TraceLines(set.Problem(), at, h.Alpha) {
		err = ctx.Err() // a signal ends the output after a whole record
		if err == nil {
			err = w.Write(line, held)
		}
		if err != nil {
			break
		}
	}
	if flushed := w.Flush(); err == nil {
		err = flushed
	}
	return err
}

// trainTo makes the updates that lead to iteration K. A run ends where
// "descent run" would end it; beyond that there is nothing to open.
func (o *options) trainTo(ctx context.Context, set datasets.Set, s *trainer.Stepper, plan schedule) (trainer.Snapshot, error) {
	h, _ := plan.at(0)
	at, ends := s.WithHyper(s.Snapshot(), h), o.stopFunc()
	for at.Iter < o.output.k && !ends(at) {
		if err := ctx.Err(); err != nil {
			return at, err
		}
		at = s.Step(h)
		h, _ = plan.at(at.Iter)
		at = s.WithHyper(at, h)
	}
	switch {
	case at.Status == trainer.Diverged && at.Iter == 0:
		return at, o.errNotReached(set, "J is not finite at the start; give smaller --w and --b, or --scale=standard")
	case at.Status == trainer.Diverged:
		return at, o.errNotReached(set, "the run diverged at k = %d; give %s, or a smaller --alpha", at.Iter, upToText(at.Iter-1))
	case at.Iter < o.output.k:
		return at, o.errNotReached(set, "the run ended at k = %d (%s); give %s%s", at.Iter, at.Status, upToText(at.Iter), o.toleranceHint(at.Status))
	}
	return at, nil
}

// errNotReached is the error for an iteration that the data, trained like this, do
// not have.
func (o *options) errNotReached(set datasets.Set, why string, args ...any) error {
	return &dataError{fmt.Errorf("%s: cannot open iteration %d: %s", set.Name, o.output.k, fmt.Sprintf(why, args...))}
}

// upToText says which iterations there are to open.
func upToText(k int) string {
	if k == 0 {
		return "--k=0"
	}
	return fmt.Sprintf("--k=%d or less", k)
}

// toleranceHint says what leads further than a stop, where something does.
func (o *options) toleranceHint(s trainer.Status) string {
	if o.tolerance > 0 && (s == trainer.Converged || s == trainer.Cycle) {
		return ", or --tolerance=0 to go on"
	}
	return ""
}

func (o *options) traceWriter(out io.Writer, set datasets.Set) record.TraceWriter {
	_, n := set.Size()
	switch {
	case o.output.lines && o.output.format == jsonlFormat:
		return record.NewLoopLinesJSONL(out)
	case o.output.lines:
		return record.NewLoopLinesCSV(out, o.dialect(set))
	case o.output.format == jsonlFormat:
		return record.NewTraceJSONL(out)
	}
	return record.NewTraceCSV(out, n, o.dialect(set))
}
