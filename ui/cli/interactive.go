package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/charmbracelet/lipgloss"
	"golang.org/x/term"

	"descent/datasets"
	"descent/trainer"
	"descent/ui"

	"descent/ui/session"
	"descent/ui/worker"
)

// interactive opens the data and shows it. The data comes first: what is wrong
// with a file is worth knowing even where there is no terminal.
func interactive(ctx context.Context, c Console, o *options, name string) error {
	if err := o.readSettings(c); err != nil {
		return err
	}
	if o.iterations < 1 {
		return errors.New("--iterations: without updates there is nothing to see; give 1 or more")
	}
	set, err := o.openInterruptibly(ctx, c, name)
	switch {
	case errors.Is(err, errQuitWhileReading):
		return nil
	case err != nil:
		return err
	}
	start, started, err := o.start(set)
	if err != nil {
		return err
	}
	if err := needTerminal(c, name, o.script); err != nil {
		return err
	}
	script, err := o.readScript(c, name)
	if err != nil {
		return err
	}
	o.learn.lessons = lessonsOf(c)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends the training
	model, err := ui.New(ctx, ui.Options{
		Script: script, Copy: clipboard(c),
		Experiment: o.experiment(name, set, start, started),
		Theme:      o.appearance.theme, ColorFGB: c.Getenv("COLORFGBG"), Plain: o.plainGlyphs(c), Mouse: o.appearance.mouse, Projector: o.appearance.projector, Renderer: renderer(c),
		Paths: listPaths, DescribeTable: o.lookAt, Lesson: o.learn.open,
	})
	if err != nil {
		return &dataError{fmt.Errorf("%s: %w", set.Name, err)}
	}
	return runProgram(c, model, name == standardInput || o.script == standardInput)
}

// experiment is what a session of the data begins with.
func (o *options) experiment(name string, set datasets.Set, start trainer.Params, started session.Action) worker.Experiment {
	return worker.Experiment{
		Name: name, Data: set, ReadOptions: o.typedReading(), Preprocessing: o.preprocessing(), Start: start, StartAction: started, Seed: o.seed(),
		Alpha: o.alpha, Moment: o.moment.Actions(), Limit: o.iterations, Tolerance: o.tolerance, Decimal: o.readOptions.Table.Decimal,
		Files: worker.Files{Open: o.opener(name, set), Create: create, Read: scriptLines, CommandLine: o.momentLine, Lessons: o.learn.lessons},
	}
}

// openExperiment opens the data that name stands for and returns what a session begins with; which
// lessons there are is known before.
func (o *options) openExperiment(ctx context.Context, name string) (worker.Experiment, error) {
	set, err := o.open(ctx, name, nil, nil)
	if err != nil {
		return worker.Experiment{}, err
	}
	start, started, err := o.start(set)
	return o.experiment(name, set, start, started), err
}

// errQuitWhileReading says that the person left before there was a screen.
var errQuitWhileReading = errors.New("left while the data were read")

// openInterruptibly opens the data, which may never come: a person can leave, and a signal
// ends the wait with the terminal as it was.
func (o *options) openInterruptibly(ctx context.Context, c Console, name string) (datasets.Set, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	line := newProgressLine(c, name)
	defer line.clear()
	ended := make(chan struct{})
	var once sync.Once
	back := c.termination.subscribe(func(int) { once.Do(func() { close(ended) }) })
	defer back()
	type result struct {
		set datasets.Set
		err error
	}
	opened := make(chan result, 1)
	go func() {
		var r result
		r.err = panicToError(func() (err error) {
			r.set, err = o.open(ctx, name, c.In, line.update)
			return err
		})
		opened <- r
	}()
	select {
	case r := <-opened:
		return r.set, r.err
	case <-line.left:
		return datasets.Set{}, errQuitWhileReading
	case <-ended:
		return datasets.Set{}, context.Canceled
	}
}

// noTerminalHint is what works without a terminal.
const noTerminalHint = `without one, use "descent run" or "descent step"`

// needTerminal is the error for a console on which nothing can be shown or no
// key be pressed. With DATA from standard input the keys come from the
// terminal itself.
func needTerminal(c Console, name, script string) error {
	switch {
	case !isTerminal(c.Out):
		return errors.New("the interactive program needs a terminal, and standard output is none; " + noTerminalHint)
	case name != standardInput && script != standardInput && !isTerminal(c.In):
		return errors.New(`the interactive program needs a terminal, and standard input is none; ` +
			`to read data from it, use "descent -"; ` + noTerminalHint)
	case c.Getenv("TERM") == "dumb":
		return errors.New("the interactive program needs a terminal that can move its cursor, and TERM says dumb; " + noTerminalHint)
	}
	return nil
}

func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(f.Fd()))
}

// renderer styles for the colours that the terminal has. It is never left to
// ask whether the terminal is dark: the themes bring their own background.
func renderer(c Console) *lipgloss.Renderer {
	r := lipgloss.NewRenderer(c.Out)
	r.SetHasDarkBackground(true)
	return r
}

// plainGlyphs tells whether to use plain glyphs: as asked for, or because box drawing
// and Greek are two cells wide here, or cannot be shown.
func (o *options) plainGlyphs(c Console) bool {
	if o.typedFlags["ascii"] || o.set["ascii"] != "" {
		return o.appearance.ascii
	}
	term := c.Getenv("TERM")
	return c.Getenv("RUNEWIDTH_EASTASIAN") == "1" || term == "linux" || strings.HasPrefix(term, "vt") || !localeIsUTF8(c)
}

// localeIsUTF8 tells whether the locale is one of UTF-8. Where none is set
// (in most containers) nothing is known, and terminals that know nothing else
// are rare.
func localeIsUTF8(c Console) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} { // the order of POSIX
		if locale := strings.ToLower(c.Getenv(name)); locale != "" {
			return strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8")
		}
	}
	return true
}

// lookAt implements ui.Options.Look. A pipe is left for who opens it.
func (o *options) lookAt(ctx context.Context, name string) (*datasets.Table, error) {
	if entry, ok := datasets.Find(name); ok {
		set, err := entry.Load(datasets.Generator{Noise: -1})
		if err != nil {
			return nil, err
		}
		table := &datasets.Table{File: name}
		for _, f := range set.Features {
			table.Columns = append(table.Columns, datasets.Column{Name: f.Name, Type: datasets.Numbers})
		}
		return table, nil
	}
	path, err := expandHome(name)
	if err != nil {
		return nil, err
	}
	path = unescapeDragged(path)
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no ordinary file; data %[1]s opens it all the same", oneLine(name))
	}
	set, err := o.forReopening(false, worker.OpenOptions{}).open(ctx, path, nil, nil)
	var refused *datasets.FileError
	if errors.As(err, &refused) {
		return refused.Table, errors.New(oneLine(message(err)))
	}
	if err != nil {
		return nil, errors.New(oneLine(message(err)))
	}
	return set.Table, nil
}
