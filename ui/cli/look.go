package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"descent/datasets"
)

const lookName = "look"

func newLook(c Console) *cobra.Command {
	o := newOptions()
	cmd := &cobra.Command{
		Use:   lookName + " FILE [flags]",
		Short: "what descent sees in a table, before training",
		Long: "descent look reads a table and says what is in it: each column with its type,\n" +
			"gaps, range and values, what becomes of it and why; the label; the rows that are\n" +
			"left out; and the command that trains on it. A table that cannot be trained on\n" +
			"as it is exits with status 1, after what was seen of it.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%q needs a file; name one, or - for standard input", cmd.CommandPath())
			}
			return oneData(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return look(cmd.Context(), c.In, cmd.OutOrStdout(), o, args[0])
		},
	}
	register(cmd, o, onLook)
	cmd.ValidArgsFunction = completeOne(nil)
	return cmd
}

// look describes the table that name stands for. Of a table that is refused it
// writes what was seen before the error says why.
func look(ctx context.Context, in io.Reader, out io.Writer, o *options, name string) error {
	if _, found := datasets.Find(name); found {
		return fmt.Errorf(`%q is a set of the catalogue, which "descent datasets" describes; for a file of that name write ./%s`, name, name)
	}
	set, err := o.open(ctx, name, in, nil)
	var refused *datasets.FileError
	switch {
	case err == nil:
		return writeLines(out, append(describeTable(set.Table), o.trainingPlan(set)...))
	case errors.As(err, &refused) && refused.Table != nil:
		if failed := writeLines(out, describeTable(refused.Table)); failed != nil {
			return failed
		}
	}
	return err
}

// trainingPlan is what training on the set would be: what reading it decided, the α and
// the command.
func (o *options) trainingPlan(set datasets.Set) []string {
	lines := append([]string{""}, set.Notes...)
	alpha, advice := o.initialAlpha(set)
	if advice == "" {
		advice = fmt.Sprintf("α begins at %g", alpha)
	}
	command := "descent " + set.Table.Command()
	if o.scale() != datasets.NoScaling {
		command += " --scale " + o.scale().String()
	}
	return append(lines, advice, "", command)
}

// writeLines writes lines. Whatever a file holds, they are printable text.
func writeLines(out io.Writer, lines []string) error {
	var text strings.Builder
	for _, line := range lines {
		text.WriteString(strings.TrimRight(oneLine(line), " ") + "\n")
	}
	_, err := io.WriteString(out, text.String())
	return err
}
