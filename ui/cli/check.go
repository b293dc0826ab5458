package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"descent/datasets"
	"descent/trainer"
	"descent/trainer/check"
	"descent/ui/language"
)

const (
	checkName  = "check"
	textFormat = "text"
	jsonFormat = "json"
)

func newCheck(c Console) *cobra.Command {
	o := newOptions()
	o.notes = c.Err
	cmd := &cobra.Command{
		Use:   checkName + " FILE [DATA] [flags]",
		Short: "is a program of one's own right? from its CSV",
		Long: "descent check reads the numbers that another program printed, rows of k, J, w,\n" +
			"b and perhaps dw, db, and holds them against descent's own on the same data: to\n" +
			"half a unit of the last digit printed, in the order of causes w, b, J, dw, db.\n" +
			"It names the first number that differs, the mistake that gives them all, or\n" +
			"what the steps show. Columns go by their names (k iter, J cost loss, w1 w[0]\n" +
			"theta1, b bias, dw1, db), in any order; a folder gets a line for each file in\n" +
			"it. The exit status is 0 if all is right, 1 if something differs, 2 if a file\n" +
			"cannot be read.",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%q needs a file; name the CSV that your program wrote, or a folder of such files", cmd.CommandPath())
			}
			return oneData(cmd, args[1:])
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			r := checker{options: o, in: c.In, typed: typedFlagsText(cmd), data: dataArgument(args[1:])}
			return r.check(cmd.Context(), cmd.OutOrStdout(), args[0])
		},
	}
	register(cmd, o, onCheck)
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return nil, cobra.ShellCompDirectiveDefault // the shell's files
		}
		return completeData(cmd, args[1:], typed)
	}
	return cmd
}

// typedFlagsText is the flags as they were typed, for a line that does the same.
func typedFlagsText(cmd *cobra.Command) string {
	var b strings.Builder
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Name != "all" && f.Name != "format" {
			b.WriteString(" " + language.ShellFlag(f.Name, f.Value.String()))
		}
	})
	return b.String()
}

// errDiffers ends descent check where something is not right: what it is has been said.
var errDiffers = errors.New("the numbers differ")

// uncheckedError is a file that cannot be judged.
type uncheckedError struct{ err error }

func (e *uncheckedError) Error() string { return e.err.Error() }
func (e *uncheckedError) Unwrap() error { return e.err }

// checker is one call of descent check.
type checker struct {
	*options
	in    io.Reader
	typed string // the flags
	data  string // its name

	set  datasets.Set
	task check.Task
}

// checkResult is a file with what was found out.
type checkResult struct {
	file  string
	table check.Table
	check.Verdict
}

// check judges the file, or those of the folder, of that name.
func (r *checker) check(ctx context.Context, out io.Writer, name string) error {
	if name == standardInput && r.data == standardInput {
		return errors.New("the numbers and the data cannot both come from standard input; name a file for one of them")
	}
	if err := r.prepare(ctx); err != nil {
		return &uncheckedError{err}
	}
	name = unescapeDragged(name)
	if info, err := os.Stat(name); name != standardInput && err == nil && info.IsDir() {
		return r.folder(ctx, out, name)
	}
	one, err := r.judge(ctx, name)
	if err != nil {
		return &uncheckedError{err}
	}
	if r.output.verdictFormat == jsonFormat {
		err = writeJSON(out, r.report(one))
	} else {
		err = writeLines(out, r.text(one))
	}
	if err == nil && one.Outcome != check.Right {
		err = errDiffers
	}
	return err
}

// prepare opens the data and settles what the numbers should be.
func (r *checker) prepare(ctx context.Context) error {
	set, err := r.open(ctx, r.data, r.in, nil)
	if err != nil {
		return err
	}
	start, _, err := r.start(set)
	if err != nil {
		return err
	}
	p := set.Problem()
	if err := p.Validate(); err != nil {
		return fmt.Errorf("%s: %w", set.Name, err)
	}
	plan, advice := r.schedule(set)
	r.note(set, advice)
	r.set = set
	r.task = check.Task{
		Problem: p, Start: start, StartGiven: r.typedFlags["w"] || r.typedFlags["b"] || r.initial.random,
		Hyper: func(k int) trainer.Hyper {
			h, _ := plan.at(k)
			return h
		},
	}
	return nil
}

// judge reads and judges one file.
func (r *checker) judge(ctx context.Context, name string) (checkResult, error) {
	var (
		cells datasets.Cells
		err   error
	)
	if name == standardInput {
		cells, err = datasets.ReadCells(ctx, r.in, datasets.StandardInput)
	} else {
		cells, err = datasets.OpenCells(ctx, name)
	}
	if err != nil {
		return checkResult{}, err
	}
	_, n := r.set.Size()
	table, err := check.Read(check.RawTable{Names: cells.Names, Rows: cells.Rows, Lines: cells.Lines, Comma: cells.Comma}, n)
	var form *check.FormError
	if errors.As(err, &form) {
		return checkResult{}, &datasets.FileError{File: cells.File, Line: form.Line, Column: form.Column, What: form.What, Do: form.Do}
	}
	if err != nil {
		return checkResult{}, err
	}
	v, err := check.Judge(ctx, table, r.task)
	return checkResult{cells.File, table, v}, err
}

// folder judges every table of a folder, and says each in a line.
func (r *checker) folder(ctx context.Context, out io.Writer, name string) error {
	entries, err := os.ReadDir(name)
	if err != nil {
		return &uncheckedError{&datasets.FileError{File: oneLine(name), What: "cannot be read", Do: "name another folder", Err: err}}
	}
	var (
		files   []judgedFile
		reports []checkReport
	)
	for _, e := range entries {
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") || !hasTableExtension(e.Name()) {
			continue
		}
		one, err := r.judge(ctx, filepath.Join(name, e.Name()))
		if ctx.Err() != nil {
			return ctx.Err()
		}
		files = append(files, judgedFile{e.Name(), one, err})
		reports = append(reports, r.reportOf(e.Name(), one, err))
	}
	if len(files) == 0 {
		return &uncheckedError{&datasets.FileError{File: oneLine(name), What: "holds no .csv, .tsv or .txt file", Do: "name the folder with the files"}}
	}
	if r.output.verdictFormat == jsonFormat {
		err = writeJSON(out, reports)
	} else {
		err = writeLines(out, folderLines(r.headline(), files))
	}
	if err != nil {
		return err
	}
	return worstError(files)
}

// judgedFile is a file of a folder; err says why it could not be judged.
type judgedFile struct {
	name string
	checkResult
	err error
}

// worstError is how the command ends for all of them.
func worstError(files []judgedFile) error {
	var ending error
	for _, f := range files {
		switch {
		case f.err != nil:
			return &uncheckedError{fmt.Errorf("%s cannot be judged; the table says why", oneLine(f.name))}
		case f.Outcome != check.Right:
			ending = errDiffers
		}
	}
	return ending
}
