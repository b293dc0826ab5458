package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"descent/datasets"
	"descent/ui/language"
)

// The exit statuses, as the README lists them; those of signals are in signals.go.
const (
	statusDone  = 0
	statusData  = 1 // the data or a file is at fault
	statusUsage = 2 // the command line is
	statusPanic = 3 // the program itself is
)

// dataError is an error with the data, a file or the terminal's streams.
type dataError struct{ err error }

func (e *dataError) Error() string { return e.err.Error() }
func (e *dataError) Unwrap() error { return e.err }

// outputError is a failed write to standard output.
type outputError struct{ err error }

func (e *outputError) Error() string {
	return fmt.Sprintf("standard output: %v; free some space or write elsewhere", e.err)
}
func (e *outputError) Unwrap() error { return e.err }

// signalError says that a signal ended the program.
type signalError struct{ status int }

func (e *signalError) Error() string { return fmt.Sprintf("ended by a signal (%d)", e.status) }

// writeError writes err to w as one line, if it is one that somebody should read,
// and returns the exit status. An error of no type known here comes from
// cobra or the flags: the command line is at fault.
func writeError(w io.Writer, err error) int {
	var (
		signal *signalError
		output *outputError
		file   *datasets.FileError
		data   *dataError
		fault  *panicError

		unchecked *uncheckedError
	)
	status := statusUsage
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errDiffers):
		return statusData // it has been said
	case errors.As(err, &fault):
		fault.write(w)
		return statusPanic
	case errors.As(err, &signal):
		return signal.status // who sent it knows
	case errors.As(err, &output) && brokenPipe(err):
		return statusDone // the reader has had enough
	case errors.As(err, &unchecked): // as if the command line were at fault: 1 is for numbers that differ
	case errors.As(err, &file), errors.As(err, &data), errors.As(err, &output):
		status = statusData
	}
	// Nothing can be done about an error of writing an error.
	_, _ = fmt.Fprintf(w, "descent: %s\n", oneLine(message(err)))
	return status
}

// message is the text of err, with the nearest right word where one was wrong.
func message(err error) string {
	var choice *datasets.ChoiceError
	if errors.As(err, &choice) {
		return err.Error() + didYouMean(choice.Got, choice.Choices)
	}
	return err.Error()
}

func unknownChoice(got string, choices []string) error {
	last := len(choices) - 1
	return fmt.Errorf("unknown value %q; choose %s or %s%s", got,
		strings.Join(choices[:last], ", "), choices[last], didYouMean(got, choices))
}

// flagError turns an error of pflag into one that names the flag, says what is
// wrong, and suggests the nearest right one.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		invalid *pflag.InvalidValueError
		missing *pflag.ValueRequiredError
	)
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &invalid):
		return fmt.Errorf("--%s: %w", invalid.GetFlag().Name, invalid.Unwrap())
	case errors.As(err, &missing):
		f := missing.GetFlag()
		return fmt.Errorf("--%s needs a value: --%s=%s", f.Name, f.Name, f.Value.Type())
	}
	return err
}

func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	name, typed := err.GetSpecifiedName(), "--"+err.GetSpecifiedName()
	if short := err.GetSpecifiedShortnames(); short != "" {
		name, typed = short, "-"+short // "-alpha" is "--alpha" with a dash forgotten
	}
	for _, f := range flagTable() {
		if f.name == name && typed == "--"+name {
			return fmt.Errorf("%s is no flag of %q; %s", typed, cmd.CommandPath(), flagOwners(f.on))
		}
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := language.Nearest(name, names); near != "" {
		return fmt.Errorf("unknown flag %s; did you mean --%s?", typed, near)
	}
	return fmt.Errorf("unknown flag %s; %q lists the flags", typed, cmd.CommandPath()+" --help")
}

// flagOwners says to which commands a flag belongs that another one does not have.
func flagOwners(on scope) string {
	var owners []string
	if on&onScreen != 0 {
		owners = append(owners, `the interactive program ("descent" alone)`)
	}
	if on&onRun != 0 {
		owners = append(owners, `"descent run"`)
	}
	if on&onTrace != 0 {
		owners = append(owners, `"descent trace"`)
	}
	if on&onStep != 0 {
		owners = append(owners, `"descent step"`)
	}
	if on&onLook != 0 {
		owners = append(owners, `"descent look"`)
	}
	if on&onCheck != 0 {
		owners = append(owners, `"descent check"`)
	}
	if on&onSheet != 0 {
		owners = append(owners, `"descent sheet"`)
	}
	if on&onLearn != 0 {
		owners = append(owners, `"descent learn"`)
	}
	return "it belongs to " + strings.Join(owners, " and ")
}

func oneData(cmd *cobra.Command, args []string) error { return atMostOne("data set")(cmd, args) }

// atMostOne refuses a second argument of what a command takes one of.
func atMostOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return fmt.Errorf("%q takes one %s, not %d (%q); leave out %q", cmd.CommandPath(), what, len(args), args, args[1])
		}
		return nil
	}
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%q takes no argument, but got %q; leave it out", cmd.CommandPath(), args[0])
	}
	return nil
}

// unknownCommand is the error for a word after parent that is none of its
// commands, or for none.
func unknownCommand(parent *cobra.Command, name string) error {
	var names []string
	for _, c := range parent.Commands() {
		names = append(names, c.Name())
	}
	if name == "" {
		return fmt.Errorf("%q needs one of %s", parent.CommandPath(), strings.Join(names, ", "))
	}
	if near := language.Nearest(name, names); near != "" {
		return fmt.Errorf("unknown command %q; did you mean %q?", name, near)
	}
	return fmt.Errorf("unknown command %q; the commands are %s", name, strings.Join(names, ", "))
}
