package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"descent/datasets"
	"descent/ui/command"
	"descent/ui/theme"
	"github.com/spf13/cobra"
)

// scope says which commands have a flag.
type scope uint8

const (
	onScreen scope = 1 << iota // the interactive program
	onRun                      // descent run
	onTrace                    // descent trace
	onStep                     // descent step
	onLook                     // descent look

	onPrint = onRun | onTrace
	onAll   = onScreen | onRun | onTrace | onStep
	onTable = onAll | onLook // what says how to read a file
)

// flagSpec is one row of the table of flags: all that registration, parsing,
// help and completion need to know of it.
type flagSpec struct {
	name    string
	value   string   // what stands for the value in help: "F"; empty for a switch or for choices
	section string   // the heading in help
	help    string   // one line of help
	preset  string   // the default, read by set like a typed value; empty: none
	absent  string   // what holds when the flag is absent, where preset cannot say it
	choices []string // the only values, if they can be listed
	on      scope
	set     func(o *options, text string) error
}

// argument is what stands for the value in help; a switch has none.
func (f flagSpec) argument() string {
	if len(f.choices) > 0 {
		return strings.Join(f.choices, "|")
	}
	return f.value
}

// options is what a command line says, after parsing.
type options struct {
	csv       datasets.CSVOptions
	scale     datasets.Method
	generator datasets.Generator

	alpha      float64
	w          []float64
	b          float64
	random     bool
	iterations int
	tolerance  float64

	every  int
	k      int
	lines  bool
	format string

	theme string
	ascii bool

	projector bool

	given map[string]bool // the flags that were typed
	notes io.Writer       // where commands without a screen say what reading the data left out
}

// newOptions returns the defaults, which come from the table itself.
func newOptions() *options {
	o := &options{given: map[string]bool{}}
	o.generator.Noise = -1 // the entry's own
	for _, f := range flagTable() {
		if f.preset == "" {
			continue
		}
		if err := f.set(o, f.preset); err != nil {
			panic(fmt.Sprintf("cli: the default of --%s is no value of it: %v", f.name, err))
		}
	}
	return o
}

// flagTable is the one list of flags, in the order of help.
func flagTable() []flagSpec {
	return slices.Concat(dataFlags(), startFlags(), printFlags(), lookFlags())
}

func dataFlags() []flagSpec {
	const section = "Data"
	return []flagSpec{
		{name: "features", value: "a,b", section: section, on: onTable,
			help: "columns by name, number or range: a,3-32,mean*; -c leaves one out", absent: "all numeric columns but the label and ids",
			set: func(o *options, s string) (err error) { o.csv.Features, err = command.Names(s); return err }},
		{name: "label", value: "c", section: section, on: onTable,
			help: "the label's column, by name or number", absent: "the last column",
			set: func(o *options, s string) (err error) { o.csv.Label, err = text(s); return err }},
		{name: "positive", value: "V", section: section, on: onTable,
			help: "the label values for y = 1: yes or a,b or '>=6'; alone: against the rest", absent: "the larger of two values",
			set: func(o *options, s string) (err error) { o.csv.Positive, err = command.Names(s); return err }},
		{name: "negative", value: "V", section: section, on: onTable,
			help: "the label values for y = 0; with --positive: only these rows", absent: "the smaller of two values",
			set: func(o *options, s string) (err error) { o.csv.Negative, err = command.Names(s); return err }},
		{name: "header", section: section, on: onTable, choices: []string{"yes", "no"},
			help: "whether the first row is a header", absent: "a first row that holds no number is one",
			set: func(o *options, s string) (err error) { o.csv.Header, err = datasets.ParseHeader(s); return err }},
		{name: "missing", section: section, on: onTable, choices: []string{"leave-out", "refuse"},
			help: "rows with a gap in a used column", preset: "leave-out",
			set: func(o *options, s string) (err error) { o.csv.Missing, err = datasets.ParseMissing(s); return err }},
		{name: "decimal", section: section, on: onTable, choices: []string{"point", "comma"},
			help: "what stands before the fraction of a number, in the file and in CSV written", absent: "as the file has it",
			set: func(o *options, s string) (err error) { o.csv.Decimal, err = datasets.ParseDecimal(s); return err }},
		{name: "scale", section: section, on: onTable, choices: datasets.Methods(),
			help: "scaling of the features, visible everywhere", preset: datasets.None.String(),
			set: func(o *options, s string) (err error) { o.scale, err = datasets.ParseMethod(s); return err }},
		{name: "size", value: "N", section: section, on: onAll,
			help: "examples that blobs, moons or circles make", absent: "the generator's own",
			set: func(o *options, s string) (err error) { o.generator.M, err = whole(s, 1); return err }},
		{name: "noise", value: "F", section: section, on: onAll,
			help: "how far they are scattered", absent: "the generator's own",
			set: func(o *options, s string) (err error) { o.generator.Noise, err = atLeast(s, 0); return err }},
	}
}

func startFlags() []flagSpec {
	const section = "Training"
	return []flagSpec{
		{name: "alpha", value: "F", section: section, on: onAll,
			help: "learning rate, above 0", absent: "the data set's own; for files the largest of … 0.1 0.3 1 3 below 8/λmax",
			set: func(o *options, s string) (err error) { o.alpha, err = above(s, 0); return err }},
		{name: "w", value: "F,F…", section: section, on: onAll,
			help: "weights to start from, one for each feature: --w=-1,2", absent: "zeros",
			set: func(o *options, s string) (err error) { o.w, err = numbers(s); return err }},
		{name: "b", value: "F", section: section, on: onAll,
			help: "bias to start from", preset: "0",
			set: func(o *options, s string) (err error) { o.b, err = number(s); return err }},
		{name: "init", section: section, on: onAll, choices: []string{"zero", "random"},
			help: "another start; --seed says which random one", preset: "zero",
			set: func(o *options, s string) error { o.random = s == "random"; return nil }},
		{name: "seed", value: "N", section: section, on: onAll,
			help: "seed of --init random and of the generators", preset: "1",
			set: func(o *options, s string) (err error) { o.generator.Seed, err = seed(s); return err }},
		{name: "iterations", value: "N", section: section, on: onScreen | onRun | onStep,
			help: "limit: the updates before play pauses, or run ends", preset: "10000",
			set: func(o *options, s string) (err error) { o.iterations, err = whole(s, 0); return err }},
		{name: "tolerance", value: "F", section: section, on: onAll,
			help: "converged when a step moves no term of z by more than this (times the largest, if above 1) and the gradient is within 100 times this; 0: never, and run goes on through a cycle", preset: "1e-8",
			set: func(o *options, s string) (err error) { o.tolerance, err = atLeast(s, 0); return err }},
	}
}

func printFlags() []flagSpec {
	const section = "Output"
	return []flagSpec{
		{name: "k", value: "K", section: section, on: onTrace,
			help: "the iteration to open: that after K updates", preset: "0",
			set: func(o *options, s string) (err error) { o.k, err = whole(s, 0); return err }},
		{name: "lines", section: section, on: onTrace,
			help: "every line of the loop, not one record for each example",
			set:  func(o *options, s string) (err error) { o.lines, err = onOff(s); return err }},
		{name: "every", value: "N", section: section, on: onRun,
			help: "print the k divisible by N, and the last", preset: "1",
			set: func(o *options, s string) (err error) { o.every, err = whole(s, 1); return err }},
		{name: "format", section: section, on: onPrint, choices: []string{csvFormat, jsonlFormat},
			help: "CSV, or JSON Lines", preset: csvFormat,
			set: func(o *options, s string) error { o.format = s; return nil }},
	}
}

func lookFlags() []flagSpec {
	const section = "Look"
	return []flagSpec{
		{name: "theme", section: section, on: onScreen, choices: append([]string{theme.Auto}, theme.Names()...),
			help: "colours; auto goes by COLORFGBG, else dark", preset: theme.Auto,
			set: func(o *options, s string) error { o.theme = s; return nil }},
		{name: "ascii", section: section, on: onScreen,
			help: "plain glyphs, for terminals without braille",
			set:  func(o *options, s string) (err error) { o.ascii, err = onOff(s); return err }},
		{name: "projector", section: section, on: onScreen,
			help: "start in projector mode: big numbers, thick marks (P leaves it)",
			set:  func(o *options, s string) (err error) { o.projector, err = onOff(s); return err }},
	}
}

// register gives cmd the flags of one scope, and completion for them and DATA.
func register(cmd *cobra.Command, o *options, on scope) {
	flags := cmd.Flags()
	flags.SortFlags = false
	for _, spec := range flagTable() {
		if spec.on&on == 0 {
			continue
		}
		f := flags.VarPF(&flagValue{spec: spec, o: o}, spec.name, "", spec.help)
		if spec.argument() == "" {
			f.NoOptDefVal = "true"
		}
		// The only error is a flag that does not exist, and it was just made.
		_ = cmd.RegisterFlagCompletionFunc(spec.name, completeFlag(spec))
	}
	cmd.ValidArgsFunction = completeData
}

// flagValue is a row of the table as cobra wants it.
type flagValue struct {
	spec flagSpec
	o    *options
	text string
}

func (v *flagValue) String() string { return v.text }
func (v *flagValue) Type() string   { return v.spec.argument() }

func (v *flagValue) Set(text string) error {
	if len(v.spec.choices) > 0 && !slices.Contains(v.spec.choices, text) {
		return unknownChoice(text, v.spec.choices)
	}
	if err := v.spec.set(v.o, text); err != nil {
		return err
	}
	v.text, v.o.given[v.spec.name] = text, true
	return nil
}
