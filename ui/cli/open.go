package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"descent/datasets"
	"descent/trainer"

	"descent/ui/language"
	"descent/ui/session"
	"descent/ui/worker"
)

const (
	defaultData   = "iris"
	standardInput = "-"
)

func dataArgument(args []string) string {
	if len(args) == 0 {
		return defaultData
	}
	return args[0]
}

// open returns the data set that DATA names: an entry of the catalogue, the
// standard input, or a file, in this order. The features are chosen and scaled
// as the flags say. Reading a file ends with ctx; progress may be nil.
func (o *options) open(ctx context.Context, name string, in io.Reader, progress func(datasets.Progress)) (datasets.Set, error) {
	set, err := o.read(ctx, name, in, progress)
	if err != nil {
		return datasets.Set{}, err
	}
	return o.withChecksumNote(set).Preprocess(o.preprocessing())
}

// withChecksumNote is the set, which says so where it is another one than --sum expects.
func (o *options) withChecksumNote(set datasets.Set) datasets.Set {
	if o.readOptions.Checksum != "" && set.Checksum() != o.readOptions.Checksum {
		set.Notes = slices.Concat([]string{"the data differ from those that this line was made with"}, set.Notes)
	}
	return set
}

func (o *options) read(ctx context.Context, name string, in io.Reader, progress func(datasets.Progress)) (datasets.Set, error) {
	if entry, ok := datasets.Find(name); ok {
		return o.load(entry)
	}
	if err := o.refuseFlags(name, "size", "noise"); err != nil {
		return datasets.Set{}, err
	}
	return readTable(ctx, name, in, o.readOptions.Table, progress, unknownData)
}

// readTable reads the standard input, or a file. unknown is the error for a word that is no file and looks like none.
func readTable(ctx context.Context, name string, in io.Reader, how datasets.CSVOptions, progress func(datasets.Progress), unknown func(name string) error) (datasets.Set, error) {
	if name == standardInput {
		return datasets.ReadCSVContext(ctx, in, 0, datasets.StandardInput, how, progress)
	}
	name = unescapeDragged(name)
	if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) && !looksLikePath(name) {
		return datasets.Set{}, unknown(name)
	}
	return datasets.Open(ctx, name, how, progress)
}

// hasTableExtension reports whether a file of a folder is called like a table.
func hasTableExtension(name string) bool {
	return slices.Contains([]string{".csv", ".tsv", ".txt"}, strings.ToLower(filepath.Ext(name)))
}

// load makes a set of the catalogue.
func (o *options) load(entry datasets.Entry) (datasets.Set, error) {
	if err := o.refuseFlags(entry.Name, tableFlags()...); err != nil {
		return datasets.Set{}, err
	}
	if entry.Group != datasets.Generated {
		if err := o.refuseFlags(entry.Name, "size", "noise"); err != nil {
			return datasets.Set{}, err
		}
	}
	set, err := entry.Load(o.generator())
	if err != nil {
		return datasets.Set{}, err
	}
	return set.Select(o.readOptions.Table.Features)
}

// refuseFlags names the first of the flags that was typed though it can do nothing
// for this data: a flag that is silently ignored would be a lie.
func (o *options) refuseFlags(data string, flags ...string) error {
	for _, name := range flags {
		if !o.typedFlags[name] {
			continue
		}
		where := "a CSV file"
		if name == "size" || name == "noise" {
			where = "a generator (" + strings.Join(generatorNames(), ", ") + ")"
		}
		return fmt.Errorf("--%s is for %s, and %q is none; leave it out", name, where, data)
	}
	return nil
}

func generatorNames() []string {
	var names []string
	for _, entry := range datasets.Catalogue() {
		if entry.Group == datasets.Generated {
			names = append(names, entry.Name)
		}
	}
	return names
}

// tableFlags names the flags that are for a file alone.
func tableFlags() []string {
	var names []string
	for _, f := range language.Flags() {
		if f.OfFile {
			names = append(names, f.Name)
		}
	}
	return names
}

func looksLikePath(name string) bool {
	return strings.ContainsAny(name, `./\`)
}

// unknownData is the error for a name that neither the catalogue nor the folder
// has. A command may have been meant as well.
func unknownData(name string) error {
	words := commandNames()
	for _, entry := range datasets.Catalogue() {
		words = append(words, entry.Name)
	}
	if near := language.Nearest(name, words); near != "" {
		return fmt.Errorf("unknown data set %q, and no file has that name; did you mean %q?", name, near)
	}
	return fmt.Errorf(`unknown data set %q, and no file has that name; "descent datasets" lists the catalogue`, name)
}

// start returns the parameters that training starts from and how they
// were chosen.
func (o *options) start(set datasets.Set) (trainer.Params, session.Action, error) {
	_, n := set.Size()
	typed := o.typedFlags["w"] || o.typedFlags["b"]
	switch {
	case o.initial.random && typed:
		return trainer.Params{}, nil, errors.New("--init=random and --w or --b both say where to start; leave one out")
	case o.typedFlags["w"] && len(o.initial.w) != n:
		return trainer.Params{}, nil, fmt.Errorf("--w: weights given: %d, features of %s: %d; give one for each feature, with commas between them",
			len(o.initial.w), set.Name, n)
	case o.initial.random:
		seed := o.randomSeed()
		return trainer.Random(n, seed), session.InitRandom{Seed: &seed}, nil
	}
	params := trainer.Zeros(n)
	if o.typedFlags["w"] {
		params.W = o.initial.w
	}
	params.B = o.initial.b
	if typed {
		return params, session.Init{Values: append(slices.Clone(params.W), params.B)}, nil
	}
	return params, session.InitZero{}, nil
}

// initialAlpha is the learning rate of a command without a screen: the one typed, the
// data set's own, or the first that the bound of these data allows. The advice
// says what makes that one small; mostly it is empty.
func (o *options) initialAlpha(set datasets.Set) (alpha float64, advice string) {
	if o.typedFlags["alpha"] && !o.alphaPlanned {
		return o.alpha, ""
	}
	if set.Alpha > 0 {
		return set.Alpha, ""
	}
	facts := trainer.Analyze(set.Problem())
	alpha = facts.FirstAlpha()
	if facts.FeaturesLarge() && set.Scaling.Method == datasets.NoScaling {
		advice = fmt.Sprintf("features are large (%s is about %s), so α is %g; try --scale standard",
			set.Features[facts.LargestColumn].Name, formatTwoDigits(facts.LargestRMS), alpha)
	}
	return alpha, advice
}

// formatTwoDigits writes two digits of a number above 0.
func formatTwoDigits(v float64) string {
	const long = 1e6 // from here on zeros are hard to count
	if v >= long {
		return strconv.FormatFloat(v, 'g', 2, 64)
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 2, 64), 64)
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// opener is what the data picker opens data with, while the program runs with
// first, the set that name stood for. The flags behind it but the seed hold for
// that one alone.
func (o *options) opener(name string, first datasets.Set) worker.Opener {
	return func(ctx context.Context, other string, as worker.OpenOptions, progress func(datasets.Progress)) (datasets.Set, error) {
		if name == standardInput && (other == name || other == first.Name) {
			set, err := first.AsRead().Select(as.Features) // it cannot be read twice
			if err == nil {
				set, err = set.Preprocess(as.Preprocessing)
			}
			if err != nil {
				return datasets.Set{}, errors.New(oneLine(message(err)))
			}
			return set, nil
		}
		if other == standardInput {
			return datasets.Set{}, errors.New("standard input is the keyboard here; name a file")
		}
		again := o.forReopening(other == name, as)
		path, err := expandHome(other)
		if err != nil {
			return datasets.Set{}, err
		}
		set, err := again.open(ctx, path, nil, progress)
		if err != nil {
			return datasets.Set{}, errors.New(oneLine(message(err)))
		}
		return set, nil
	}
}

// forReopening is the flags for data that are opened later: those that were typed
// behind their name, else of the data that the program was started with the same.
func (o *options) forReopening(same bool, as worker.OpenOptions) *options {
	again := *o
	again.typedFlags = nil
	if !same {
		again.readOptions = session.ReadOptions{Seed: again.readOptions.Seed}
	}
	if as.Given != nil {
		seed := again.readOptions.Seed
		if again.readOptions = *as.Given; again.readOptions.Seed == nil {
			again.readOptions.Seed = seed
		}
		again.typedFlags = map[string]bool{}
		for _, f := range language.FlagsOf(session.Data{ReadOptions: *as.Given}) {
			again.typedFlags[f.Name] = true
		}
	}
	if as.Features != nil {
		again.readOptions.Table.Features, again.readOptions.Checksum = as.Features, "" // it is that of other columns
	}
	again.readOptions.Scale, again.readOptions.Degree, again.readOptions.Test = &as.Scale, as.Degree, as.Test
	return &again
}

// generator is what the flags say of a set that is made.
func (o *options) generator() datasets.Generator {
	g := datasets.Generator{M: o.readOptions.Size, Noise: -1, Seed: o.seed()} // below 0: the entry's own
	if o.readOptions.Noise != nil {
		g.Noise = *o.readOptions.Noise
	}
	return g
}
