package command

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The effects of the commands that stand for keys, where there are none. Each
// is for the conversation without a screen.
type (
	// Lines runs N lines of the loop, or takes −N back.
	Lines struct{ N int }
	// Example focuses example I, counted from 1; 0 is the one in focus.
	Example struct{ I int }
	// Examples lists the first N examples, all for 0.
	Examples struct{ N int }
	// Show tells everything that is known at this iteration.
	Show struct{}
	// Runs lists the runs.
	Runs struct{}
	// Compare lets runs with other α step along; without any it ends that.
	Compare struct{ Alphas []float64 }
	// Restart starts again where this run did.
	Restart struct{}
	// TakeOver makes the newest ghost the present run.
	TakeOver struct{}
)

func (Lines) effect()    {}
func (Example) effect()  {}
func (Examples) effect() {}
func (Show) effect()     {}
func (Runs) effect()     {}
func (Compare) effect()  {}
func (Restart) effect()  {}
func (TakeOver) effect() {}

// For returns the commands that can be had with these words, in the order of the
// help: the table, or what a conversation without a screen has of it after the
// commands of its own.
func For(w Words) []Command {
	if !w.Spoken {
		return Table()
	}
	all := append(spoken(), slices.DeleteFunc(Table(), func(c Command) bool { return c.looks })...)
	for i, c := range all {
		all[i].About = cmp.Or(c.aloud, c.About)
	}
	return all
}

// spoken lists the commands of a conversation without a screen. On the screen
// keys do the same.
func spoken() []Command {
	return []Command{
		{
			Name: "show", Like: "show", About: "everything that is known at this iteration",
			Screen: "it is all in sight", read: plainly(Show{}),
		},
		{
			Name: "line", Also: "lines", Args: "[N]", Like: "line", About: "run N lines of the loop; −N takes them back",
			Screen: ". and , do that", read: readLines,
		},
		{
			Name: "example", Args: "[I]", Like: "example 7", About: "every formula for example I, numbers put in",
			Screen: "> and < do that, " + paneKey("graph") + " shows its formulas", read: readExample,
		},
		{
			Name: "examples", Args: "[N]", Like: "examples 5", About: "a table of the first N examples, or of all",
			Screen: paneKey("examples") + " shows them", read: readExamples,
		},
		{
			Name: "runs", Like: "runs", About: "the runs, and how they compare here",
			Screen: paneKey("cost") + " shows them", read: plainly(Runs{}),
		},
		{
			Name: "compare", Args: "α …", Like: "compare 0.1 1", About: "runs with other α step along; off ends that",
			Screen: "c does that", read: readCompare,
		},
		{
			Name: "expect", Args: "J<0.3", Like: "expect J<0.3", About: "end with status 1 unless that is so here",
			Screen: "it is all in sight", words: func(Words) []string { return []string{"J<", converged} }, read: readExpect,
		},
		{
			Name: "restart", Like: "restart", About: "start again; the run stays as a ghost",
			Screen: "r does that", read: plainly(Restart{}),
		},
		{
			Name: "takeover", Like: "takeover", About: "make the newest ghost the present run",
			Screen: "u does that", read: plainly(TakeOver{}),
		},
	}
}

// off ends a comparison.
const off = "off"

// optional tells whether a command may stand alone though it takes something.
func (c Command) optional() bool { return strings.HasPrefix(c.Args, "[") }

// serves tells whether a command can be had: on the screen, or without one.
func (c Command) serves(w Words) bool {
	if w.Spoken {
		return !c.looks
	}
	return c.Screen == ""
}

// elsewhere is the error for a command of the other way to use the program.
func (c Command) elsewhere() error {
	if c.looks {
		return fmt.Errorf("%s is for the screen, and there is none: help lists what there is", c.Name)
	}
	return fmt.Errorf("%s is for descent step: on the screen %s", c.Name, c.Screen)
}

// paneKey is the key that chooses a main pane.
func paneKey(name string) string { return strconv.Itoa(slices.Index(Panes(), name) + 1) }

// counted reads a command that takes a count.
func counted(effect func(n int) Effect) func(Words, string, bool) (Effect, error) {
	return func(_ Words, arg string, _ bool) (Effect, error) {
		n, err := count(arg, 1)
		return effect(n), err
	}
}

// count reads a whole number from least on; nothing is 1.
func count(arg string, least int) (int, error) {
	if arg == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(strings.NewReplacer(" ", "", "−", "-").Replace(arg))
	if err != nil || n < least || n > farthest {
		return 0, fmt.Errorf("%q is no count: give a whole number from %d to %d", arg, least, farthest)
	}
	return n, nil
}

func readLines(_ Words, arg string, _ bool) (Effect, error) {
	n, err := count(arg, -farthest)
	return Lines{n}, err
}

func readExample(_ Words, arg string, _ bool) (Effect, error) {
	if arg == "" {
		return Example{}, nil
	}
	i, err := count(arg, 1)
	return Example{i}, err
}

func readExamples(_ Words, arg string, _ bool) (Effect, error) {
	if arg == "" {
		return Examples{}, nil
	}
	n, err := count(arg, 1)
	return Examples{n}, err
}

func readCompare(_ Words, arg string, _ bool) (Effect, error) {
	if strings.EqualFold(arg, off) {
		return Compare{}, nil
	}
	alphas, err := LearningRates(arg)
	if err == nil && len(alphas) == 0 {
		err = fmt.Errorf("%q names no α: write it like compare 0.1 1", arg)
	}
	return Compare{alphas}, err
}

// LearningRates reads α apart by blanks, each once. A comma between two digits
// is that of a number.
func LearningRates(s string) ([]float64, error) {
	var alphas []float64
	for field := range strings.FieldsSeq(strings.NewReplacer(", ", " ", ";", " ").Replace(s + " ")) {
		alpha, err := LearningRate(field)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(alphas, alpha) {
			alphas = append(alphas, alpha)
		}
	}
	return alphas, nil
}
