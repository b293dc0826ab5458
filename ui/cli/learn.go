package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"descent/ui/language"
	"descent/ui/lesson"
	"descent/ui/session"
	"descent/ui/text"
)

const learnName = "learn"

// learnOptions are where lessons are, and what is done instead of opening one.
type learnOptions struct {
	lessons      lesson.Library
	check, print bool
	open         string // the screen begins with that one
}

func learnFlags() []flagSpec {
	const section = "Lesson"
	return []flagSpec{
		{name: "check", section: section, on: onLearn,
			help: "play the lesson by its own way; say what is at fault, a line each",
			set:  func(o *options, s string) (err error) { o.learn.check, err = language.FlagSwitch(s); return err }},
		{name: "print", section: section, on: onLearn,
			help: "the lesson on paper: a hand-out in plain Markdown",
			set:  func(o *options, s string) (err error) { o.learn.print, err = language.FlagSwitch(s); return err }},
	}
}

func newLearn(c Console) *cobra.Command {
	o := newOptions()
	cmd := &cobra.Command{
		Use:   learnName + " [NAME|FILE]",
		Short: "the lessons there are, or one of them",
		Long: "descent learn lists the lessons and how far you are; with the name of one it\n" +
			"opens it on the screen. Without a terminal it is a conversation: the program\n" +
			"asks, and every answer is a line, as in descent step. A lesson of your own is a\n" +
			"Markdown file.",
		Args: atMostOne("lesson"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return learn(cmd.Context(), c, cmd.OutOrStdout(), o, strings.Join(args, ""))
		},
	}
	register(cmd, o, onLearn)
	cmd.ValidArgsFunction = completeOne(lesson.Names())
	return cmd
}

// learn lists the lessons, or does something with one.
func learn(ctx context.Context, c Console, out io.Writer, o *options, name string) error {
	o.learn.lessons = lessonsOf(c)
	flag := ""
	switch {
	case o.learn.check && o.learn.print:
		return errors.New("--check and --print are two things; leave one out")
	case o.learn.check:
		flag = "--check"
	case o.learn.print:
		flag = "--print"
	}
	switch {
	case name == "" && flag != "":
		return fmt.Errorf("%s needs a lesson; name one, or its file", flag)
	case name == "":
		plain := func(s string) string { return s }
		return writeLines(out, append(lesson.ListLines(o.learn.lessons.List(), plain), "", "open one: descent learn NAME"))
	case o.learn.check:
		return o.checkLesson(ctx, out, name)
	case o.learn.print:
		l, err := o.loadLesson(out, name)
		if err != nil {
			return err
		}
		_, err = io.WriteString(out, language.Handout(l))
		return err
	}
	if _, err := o.loadLesson(out, name); err != nil {
		return err
	}
	if needTerminal(c, defaultData, "") != nil {
		return step(ctx, c, out, o, defaultData, name)
	}
	o.learn.open = name
	return interactive(ctx, c, o, defaultData)
}

// loadLesson reads a lesson. Of one that is at fault it writes all faults.
func (o *options) loadLesson(out io.Writer, name string) (session.Lesson, error) {
	l, err := o.learn.lessons.Load(name)
	var faulty *lesson.FaultyError
	switch {
	case errors.As(err, &faulty):
		if err := writeLines(out, faulty.Lines()); err != nil {
			return l, err
		}
		return l, &dataError{fmt.Errorf("%s is at fault: %s", name, countFaults(len(faulty.Faults)))}
	case err != nil:
		return l, &dataError{err}
	}
	return l, nil
}

func countFaults(n int) string {
	if n == 1 {
		return "1 line"
	}
	return fmt.Sprintf("%d lines", n)
}

// checkLesson plays a lesson by its own way.
func (o *options) checkLesson(ctx context.Context, out io.Writer, name string) error {
	l, err := o.loadLesson(out, name)
	if err != nil {
		return err
	}
	experiment, err := o.openExperiment(ctx, defaultData)
	if err != nil {
		return err
	}
	faults, err := text.CheckLesson(ctx, experiment, name)
	if err != nil {
		return err
	}
	if len(faults) == 0 {
		return writeLines(out, []string{fmt.Sprintf("%s: %d pages, each done by its own way", name, len(l.Pages))})
	}
	lines := make([]string, len(faults))
	for i, f := range faults {
		lines[i] = f.String(name)
	}
	if err := writeLines(out, lines); err != nil {
		return err
	}
	return &dataError{fmt.Errorf("%s is at fault: %s", name, countFaults(len(faults)))}
}

// lessonsOf is where lessons are, and where their progress is kept: in the folder
// for the state of programs.
func lessonsOf(c Console) lesson.Library {
	return lesson.Library{
		StateDir: ownFolder(c, "XDG_STATE_HOME", "LOCALAPPDATA", ".local", "state"),
		Read: func(path string) (string, error) {
			lines, err := scriptLines(path)
			return strings.Join(lines, "\n"), err
		},
	}
}
