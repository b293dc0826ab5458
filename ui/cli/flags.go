package cli

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"descent/datasets"
	"descent/trainer/mistake"
	"descent/ui/language"
	"descent/ui/session"
	"descent/ui/theme"
)

// scope says which commands have a flag.
type scope uint16

const (
	onScreen scope = 1 << iota // the interactive program
	onRun                      // descent run
	onTrace                    // descent trace
	onStep                     // descent step
	onLook                     // descent look
	onCheck                    // descent check
	onSheet                    // descent sheet
	onConfig                   // descent config
	onLearn                    // descent learn
	onRecord                   // descent record

	onPrint    = onRun | onTrace
	onAll      = onScreen | onRun | onTrace | onStep
	onTraining = onAll | onCheck // what says which data and from where
	onData     = onTraining | onSheet
	onTable    = onData | onLook // what says how to read a file
)

// flagSpec is one row of the table of flags: all that registration, parsing,
// help and completion need to know of it.
type flagSpec struct {
	name     string
	short    string   // a letter that stands for it; empty: none
	value    string   // what stands for the value in help: "F"; empty for a switch or for choices
	section  string   // the heading in help
	help     string   // one line of help
	preset   string   // the default, read by set like a typed value; empty: none
	absent   string   // what holds when the flag is absent, where preset cannot say it
	choices  []string // the only values, if they can be listed
	suggests []string // values that are offered
	setting  bool     // the file of settings can have it
	on       scope
	unused   scope // commands that take it so that a whole shared line can stand behind them, though it says nothing to them
	set      func(o *options, text string) error
}

// argument is what stands for the value in help; a switch has none.
func (f flagSpec) argument() string {
	if len(f.choices) > 0 {
		return strings.Join(f.choices, "|")
	}
	return f.value
}

// read reads a value.
func (f flagSpec) read(o *options, text string) error {
	if len(f.choices) > 0 && !slices.Contains(f.choices, text) {
		return unknownChoice(text, f.choices)
	}
	return f.set(o, text)
}

// options is what a command line says, after parsing, and the file of settings.
type options struct {
	readOptions session.ReadOptions
	moment      language.MomentReader
	initial     initialFlags
	output      outputFlags
	appearance  appearanceFlags
	learn       learnOptions

	alpha        float64
	alphaPlanned bool // α changes on the way
	iterations   int
	tolerance    float64
	mistake      string // the id of one; empty: none
	script       string

	typedFlags map[string]bool   // the flags that were typed
	set        map[string]string // where the file of settings has what it says: its name and the line
	notes      io.Writer         // where commands without a screen say what reading the data left out
}

// initialFlags are the parameters to start from.
type initialFlags struct {
	w      []float64
	b      float64
	random bool
	seed   *uint64 // of the random start; nil: that of --seed
}

// outputFlags are what run and trace print.
type outputFlags struct {
	every         int
	k             int
	lines         bool
	all           bool
	key           bool
	verdictFormat string
	format        string
	columns       []string
	record        recordOptions
}

// appearanceFlags are how the screen looks.
type appearanceFlags struct {
	theme                   string
	ascii, mouse, projector bool
}

// newOptions returns the defaults, which come from the table itself.
func newOptions() *options {
	o := &options{typedFlags: map[string]bool{}, set: map[string]string{}}
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

// scale is how the features are scaled.
func (o *options) scale() datasets.ScalingMethod { return *o.readOptions.Scale }

// preprocessing is what is made of the rows.
func (o *options) preprocessing() datasets.Preprocessing {
	return datasets.Preprocessing{Test: o.readOptions.Test, Degree: o.readOptions.Degree, Scale: o.scale()}
}

// seed is that of random starts and of the generators.
func (o *options) seed() uint64 { return *o.readOptions.Seed }

// randomSeed is that of a random start.
func (o *options) randomSeed() uint64 {
	if o.initial.seed != nil {
		return *o.initial.seed
	}
	return o.seed()
}

// flagTable is the one list of flags, in the order of help. It is made once: a
// dozen commands read it before the program does anything. Nobody changes it.
//
//nolint:gochecknoglobals // a table that is made once and never changed
var flagTable = sync.OnceValue(func() []flagSpec {
	return slices.Concat(dataFlags(), startFlags(), momentFlags(), printFlags(), learnFlags(), recordFlags(), screenFlags())
})

// dataFlags are those of the language that say how data are read.
func dataFlags() []flagSpec {
	var specs []flagSpec
	for _, f := range language.Flags() {
		if f.Name != seedName {
			specs = append(specs, languageFlag(f, "Data"))
		}
	}
	return specs
}

// seedName is the flag that says which random start too.
const seedName = "seed"

// languageFlag is a flag of the language as the table has it.
func languageFlag(f language.Flag, section string) flagSpec {
	on := onTable
	if f.Name == "size" || f.Name == "noise" || f.Name == seedName {
		on = onData
	}
	return flagSpec{
		name: f.Name, value: f.Value, section: section, help: f.Help, preset: f.Preset, absent: f.Absent, choices: f.Choices, on: on,
		set: func(o *options, s string) error { return f.Set(&o.readOptions, s) },
	}
}

func startFlags() []flagSpec {
	const section = "Training"
	return []flagSpec{
		{name: "alpha", value: "F", section: section, on: onData,
			help: "learning rate, above 0, also one that changes: 0.3,1@20", absent: "the data set's own; for files the largest of … 0.1 0.3 1 3 below 8/λmax",
			set: setAlpha},
		{name: "lambda", value: "F", section: section, on: onTraining,
			help: "λ, the weight of the penalty on w, 0 or more, also one that changes: 0,1@20", absent: "0, none",
			set: func(o *options, s string) error { return o.moment.Set("lambda", s) }},
		{name: "w", value: "F,F…", section: section, on: onTraining,
			help: "weights to start from, one for each feature: --w=-1,2", absent: "zeros",
			set: func(o *options, s string) (err error) { o.initial.w, err = language.FlagNumbers(s); return err }},
		{name: "b", value: "F", section: section, on: onTraining,
			help: "bias to start from", preset: "0",
			set: func(o *options, s string) (err error) { o.initial.b, err = language.FlagNumber(s); return err }},
		{name: "init", section: section, on: onTraining, value: "START", suggests: []string{"zero", "random"},
			help: "another start: zero, random, random,SEED or w1,…,b", preset: "zero",
			set: setInit},
		languageFlag(language.Flags()[slices.IndexFunc(language.Flags(), func(f language.Flag) bool { return f.Name == seedName })], section),
		{name: "mistake", value: "ID", section: section, on: onRun | onScreen | onStep, suggests: mistake.IDs(),
			help: "a wrong algorithm that students write, as check names it: db=dz, sum; on the screen and in step it steps along", absent: "none",
			set: setMistake},
		{name: "iterations", value: "N", section: section, on: onScreen | onRun | onStep,
			help: "limit: the updates before play pauses, or run ends", preset: "10000",
			set: func(o *options, s string) (err error) { o.iterations, err = language.FlagWhole(s, 0); return err }},
		{name: "tolerance", value: "F", section: section, on: onAll,
			help: "converged when a step moves no term of z by more than this (times the largest, if above 1) and the gradient is within 100 times this; 0: never, and run goes on through a cycle", preset: "1e-8",
			set: func(o *options, s string) (err error) { o.tolerance, err = language.FlagAtLeast(s, 0); return err }},
	}
}

// setInit reads a start. Numbers are those of --w and --b.
func setInit(o *options, s string) error {
	seed, seeded := strings.CutPrefix(s, "random,")
	o.initial.random = seeded || s == "random"
	switch {
	case seeded:
		n, err := language.FlagSeed(seed)
		o.initial.seed = &n
		return err
	case o.initial.random, s == "zero":
		return nil
	case strings.Trim(s, "+-.,0123456789eE") != "":
		return unknownChoice(s, []string{"zero", "random"})
	}
	numbers, err := language.FlagNumbers(s)
	if err != nil {
		return err
	}
	o.initial.w, o.initial.b = numbers[:len(numbers)-1], numbers[len(numbers)-1]
	o.typedFlags["w"], o.typedFlags["b"] = true, true
	return nil
}

// momentFlags are those of the language that say where a session stands; the
// start, α, λ and a mistake have flags of their own.
func momentFlags() []flagSpec {
	var specs []flagSpec
	for _, f := range language.MomentFlags() {
		if slices.Contains([]string{"init", "alpha", "lambda", "mistake"}, f.Name) {
			continue
		}
		spec := flagSpec{
			name: f.Name, value: f.Value, section: "Moment", help: f.Help, on: onScreen | onStep, unused: onPrint,
			set: func(o *options, s string) error { return o.moment.Set(f.Name, s) },
		}
		switch f.Name {
		case "head", "goto":
			spec.on, spec.unused = onAll, 0
		case "digits":
			spec.setting, spec.absent, spec.on = true, strconv.Itoa(session.DefaultDigits), spec.on|onConfig
		case "do": // a line may do anything
			spec.unused = 0
		}
		specs = append(specs, spec)
	}
	return append(specs, flagSpec{
		name: "script", value: "FILE", section: "Moment", on: onScreen,
		help: "lines of the prompt to do first, or - for standard input; descent step reads them without",
		set:  func(o *options, s string) (err error) { o.script, err = language.FlagText(s); return err },
	})
}

func screenFlags() []flagSpec {
	const section = "Look"
	return []flagSpec{
		{name: "theme", section: section, setting: true, on: onScreen | onConfig | onRecord | onLearn, choices: append([]string{theme.Auto}, theme.Names()...),
			help: "colours; auto goes by COLORFGBG, else dark", preset: theme.Auto,
			set: func(o *options, s string) error { o.appearance.theme = s; return nil }},
		{name: "ascii", section: section, setting: true, on: onScreen | onConfig | onRecord | onLearn,
			help: "plain glyphs, for terminals that show some as boxes", absent: "by TERM and the locale",
			set: func(o *options, s string) (err error) { o.appearance.ascii, err = language.FlagSwitch(s); return err }},
		{name: "mouse", section: section, setting: true, on: onScreen | onConfig | onLearn,
			help: "wheel and clicks; off leaves selecting text to the terminal", preset: "on",
			set: func(o *options, s string) (err error) { o.appearance.mouse, err = language.FlagSwitch(s); return err }},
		{name: "projector", section: section, setting: true, on: onScreen | onConfig | onRecord | onLearn,
			help: "start in projector mode: big numbers, thick marks (P leaves it)",
			set: func(o *options, s string) (err error) {
				o.appearance.projector, err = language.FlagSwitch(s)
				return err
			}},
	}
}

// register gives cmd the flags of one scope, and completion for them and DATA.
func register(cmd *cobra.Command, o *options, on scope) {
	flags := cmd.Flags()
	flags.SortFlags = false
	table := flagTable()
	for i := range table {
		spec := &table[i]
		if (spec.on|spec.unused)&on == 0 {
			continue
		}
		f := flags.VarPF(&flagValue{spec: spec, o: o}, spec.name, spec.short, spec.help)
		if spec.argument() == "" {
			f.NoOptDefVal = "true"
		}
		f.Hidden = spec.on&on == 0
		// The only error is a flag that does not exist, and it was just made.
		_ = cmd.RegisterFlagCompletionFunc(spec.name, completeFlag(spec))
	}
	cmd.ValidArgsFunction = completeData
}

// flagValue is a row of the table as cobra wants it.
type flagValue struct {
	spec *flagSpec
	o    *options
	text string
}

func (v *flagValue) String() string { return v.text }
func (v *flagValue) Type() string   { return v.spec.argument() }

func (v *flagValue) Set(text string) error {
	if err := v.spec.read(v.o, text); err != nil {
		return err
	}
	v.text, v.o.typedFlags[v.spec.name] = text, true
	return nil
}
