// Package cli is the command line of descent: the commands, their flags, and
// what becomes of an error or a signal. It opens the data, makes the start, and
// hands both to the interactive program (package ui) or to the trainer.
//
// It must not know how a screen is drawn, how a gradient is computed or how a
// file is read; those are rooms of their own. It imports neither pane nor chart
// nor layout, and is the only importer of cobra.
package cli

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"descent/ui/language"
)

// Console is what surrounds the program: its three standard streams and its
// environment. A stream that has an Fd method (an *os.File) can be a terminal;
// any other is none. Main closes none of them.
type Console struct {
	In       io.Reader
	Out, Err io.Writer
	Getenv   func(string) string
	// Signals is where the signals arrive that are to end the program; nil where
	// none does.
	Signals <-chan os.Signal

	termination *termination
}

// Main runs descent with args (the program's name left out) and returns the
// exit status: 0 done, 1 the data or a file is at fault, 2 the command line
// is, 3 the program itself (it panicked), 129, 130, 131, 134 or 143 after HUP,
// INT, QUIT, ABRT or TERM. An error is written to c.Err as one line, a panic
// with its stack. A reader of c.Out that goes away early (descent run | head)
// has had what it wanted: that ends the program quietly with 0.
func Main(args []string, c Console) int {
	preparePlatform()
	if err := checkFileLimit(); err != nil {
		return writeError(c.Err, err)
	}
	c.termination = &termination{}
	out := &errWriter{w: c.Out}
	root := newRoot(c, out)
	root.SetArgs(args)
	err := c.termination.supervise(c.Signals, root.ExecuteContext)
	if out.err != nil {
		err = out.err // whatever else happened came after it
	}
	return writeError(c.Err, err)
}

// newRoot builds the tree of commands, all of which but the interactive program
// write to out. It is built anew for every call of Main, so nothing of one call
// reaches the next.
func newRoot(c Console, out io.Writer) *cobra.Command {
	root := newInteractive(c)
	// Cobra's own form of --version: a template of ours would link
	// text/template, whose reflection keeps every exported method in the binary
	// (8.9 MB instead of 5.4).
	root.Version = versionOf(debug.ReadBuildInfo())
	// Errors and help are ours: one line, and no usage text after it.
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetIn(c.In)
	root.SetOut(out)
	root.SetErr(c.Err)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(helpFunc(root.HelpFunc()))
	root.SetHelpCommand(newHelp())
	root.AddCommand(newRun(c), newTrace(c), newStep(c), newLearn(c), newLook(c), newCheck(c), newLab(c), newSheet(c), newRecord(c), newDatasets(), newConfig(c))
	addCompletion(root)
	return root
}

// addCompletion adds cobra's own command, which shows its help where the shell
// is missing or unknown; that is an error here as everywhere.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	completion, _, err := root.Find([]string{completionName})
	if err != nil {
		panic(err) // it was just added
	}
	completion.Use = completionName + " SHELL"
	completion.Short = "a script that completes descent's words in a shell"
	completion.Args = cobra.ArbitraryArgs
	completion.RunE = func(cmd *cobra.Command, args []string) error {
		return unknownCommand(cmd, strings.Join(args, " "))
	}
}

func newInteractive(c Console) *cobra.Command {
	o := newOptions()
	cmd := &cobra.Command{
		Use:   "descent [DATA] [flags]",
		Short: "step through gradient descent in the terminal",
		Long: "descent trains a logistic regression in the terminal and shows every number\n" +
			"of it: one iteration a key press, forwards and backwards.",
		Args: oneData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return interactive(cmd.Context(), c, o, dataArgument(args))
		},
	}
	register(cmd, o, onScreen)
	return cmd
}

func newRun(c Console) *cobra.Command {
	o := newOptions()
	o.notes = c.Err
	cmd := &cobra.Command{
		Use:   "run [DATA] [flags]",
		Short: "no screen: snapshots to standard output",
		Long: "descent run trains without a screen and prints the snapshots k = 0 … N. It stops\n" +
			"at the first whose status is not running: unchanged, converged, cycle, diverged,\n" +
			"or limit when all N updates are made. The exit status is 0 whichever it is.\n" +
			"Of a shared line it prints the run, as far as that went and through all stops;\n" +
			"where one looks is passed over.",
		Args: oneData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return run(cmd.Context(), c.In, cmd.OutOrStdout(), o, dataArgument(args))
		},
	}
	register(cmd, o, onRun)
	return cmd
}

func newDatasets() *cobra.Command {
	return &cobra.Command{
		Use:               datasetsName,
		Short:             "what the catalogue holds",
		Long:              "descent datasets lists the catalogue: each set, its size, α and what it teaches.",
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return listDatasets(cmd.OutOrStdout())
		},
	}
}

// newHelp replaces cobra's help command, which exits with 0 for a topic that
// does not exist.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   helpName + " [COMMAND]",
		Short: "help for a command",
		Long:  "descent help describes a command, or without one the whole program.",
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				if said := language.Describe(args[0], language.Screen); said != "" { // what is done inside the program
					_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s\n\nIt is typed behind a : in descent, or as a line of descent step; ? in descent lists the keys.\n", said)
					return err
				}
				return unknownCommand(cmd.Root(), strings.Join(args, " "))
			}
			topic.InitDefaultHelpFlag() // cobra adds it only to a command that runs
			topic.InitDefaultVersionFlag()
			return topic.Help()
		},
	}
}

// errWriter keeps the first error of writing, because cobra drops the errors of
// writing help, versions and completion scripts.
type errWriter struct {
	w   io.Writer
	err error
}

func (w *errWriter) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.w.Write(p)
	if err != nil {
		w.err = &outputError{err}
	}
	return n, w.err
}
