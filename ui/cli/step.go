package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"descent/ui/language"
	"descent/ui/text"
)

const stepName = "step"

func newStep(c Console) *cobra.Command {
	o := newOptions()
	cmd := &cobra.Command{
		Use:   stepName + " [DATA] [flags]",
		Short: "no screen: a conversation, line by line",
		Long: "descent step is the whole program without a screen: for screen readers, pipes\n" +
			"and lessons. It reads commands from standard input, one a line, and answers in\n" +
			"plain lines. An empty line is one iteration, # begins a note. On a terminal a\n" +
			"line at fault is said and the conversation goes on; elsewhere it ends it, with\n" +
			"status 1 if data or a file are at fault, or a condition does not hold, else 2.\n" +
			"The end of the input is quit.",
		Args: oneData,
		RunE: func(cmd *cobra.Command, args []string) error {
			return step(cmd.Context(), c, cmd.OutOrStdout(), o, dataArgument(args), "")
		},
	}
	cmd.Long += "\n\nCommands:\n" + commandList()
	register(cmd, o, onStep)
	return cmd
}

// commandList is the commands for the help, from the table of the prompt.
func commandList() string {
	var b strings.Builder
	for _, r := range language.RowsFor(language.Text) {
		helpRow(&b, r.Usage(), r.About)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// step talks about the data that name stands for, or, with a lesson, about that.
func step(ctx context.Context, c Console, out io.Writer, o *options, name, lesson string) error {
	switch {
	case name == standardInput:
		return errors.New("standard input holds the commands of descent step; name a file for the data")
	case o.iterations < 1:
		return errors.New("--iterations: without updates there is nothing to tell; give 1 or more")
	}
	o.learn.lessons = lessonsOf(c)
	experiment, err := o.openExperiment(ctx, name)
	if err != nil {
		return err
	}
	talk, err := text.New(ctx, experiment)
	if err != nil {
		return &dataError{fmt.Errorf("%s: %w", experiment.Data.Name, err)}
	}
	defer talk.Close()
	if !isTerminal(c.In) {
		talk.Unattended()
	}
	t := &repl{session: talk, out: out, err: c.Err, in: bufio.NewReaderSize(c.In, maxLineBytes), interactive: isTerminal(c.In)}
	if lesson == "" {
		return t.run(talk.Begin())
	}
	begin, err := talk.Exec("learn " + language.Quoted(lesson))
	if err != nil {
		return &dataError{err}
	}
	return t.run(begin)
}

// repl reads lines and writes the answers.
type repl struct {
	session     *text.Session
	in          *bufio.Reader
	out         io.Writer
	err         io.Writer
	interactive bool // types the lines: mistakes are said, and there is another try
	line        int  // its number
}

// maxLineBytes is how many bytes a line may have, its end among them.
const maxLineBytes = 1 << 12

// run says how it begins, and answers what it reads.
func (r *repl) run(begin []string) error {
	if err := r.print(begin); err != nil {
		return err
	}
	for !r.session.Ended() {
		if err := r.prompt(); err != nil {
			return err
		}
		line, err := r.readLine()
		if errors.Is(err, io.EOF) {
			return r.endLine()
		}
		var answer []string
		if err == nil {
			answer, err = r.session.Exec(line)
		}
		if wrong := r.print(answer); wrong != nil {
			return wrong
		}
		if err != nil {
			err = r.handleError(err, len(answer) > 0)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// prompt shows a person that it is their turn.
func (r *repl) prompt() error {
	if !r.interactive {
		return nil
	}
	_, err := io.WriteString(r.out, "> ")
	return err
}

// endLine ends the line on which a person ended the input.
func (r *repl) endLine() error {
	if !r.interactive {
		return nil
	}
	_, err := io.WriteString(r.out, "\n")
	return err
}

// print writes lines, all at once: a reader of the pipe need not wait for half an
// answer. Whatever a name in the data holds, they are lines of printable text.
func (r *repl) print(lines []string) error {
	var b bytes.Buffer
	for _, line := range lines {
		b.WriteString(oneLine(line) + "\n")
	}
	_, err := r.out.Write(b.Bytes())
	return err
}

// readLine reads a line without its end, and the first without a byte order mark.
// The end of the input is [io.EOF], after a last line that has no end.
func (r *repl) readLine() (string, error) {
	line, err := r.in.ReadSlice('\n')
	if errors.Is(err, io.EOF) && len(line) == 0 {
		return "", io.EOF
	}
	r.line++
	if errors.Is(err, bufio.ErrBufferFull) {
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = r.in.ReadSlice('\n')
		}
		return "", fmt.Errorf("the line is longer than %d bytes; no command is", maxLineBytes)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return "", &dataError{fmt.Errorf("cannot be read: %w", err)}
	}
	text := strings.TrimRight(string(line), "\r\n")
	if r.line == 1 {
		text = strings.TrimPrefix(text, "\ufeff")
	}
	if !utf8.ValidString(text) {
		return "", errors.New("the line is not UTF-8; type it in ASCII")
	}
	return text, nil
}

// handleError says to a person what is wrong with a line, unless the answer has said
// it; elsewhere it ends the conversation, for what follows was written for an
// answer that did not come.
func (r *repl) handleError(err error, said bool) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	var (
		file  *text.FileError
		unmet *text.UnmetError
		read  *dataError
	)
	wrong := fmt.Errorf("standard input:%d: %s", r.line, r.session.Plain(err.Error()))
	if errors.As(err, &file) || errors.As(err, &unmet) || errors.As(err, &read) {
		wrong = &dataError{wrong}
	}
	if !r.interactive || read != nil {
		return wrong
	}
	if !said {
		writeError(r.err, wrong)
	}
	return nil
}
