package language

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"descent/datasets"
	"descent/ui/session"
)

// Flag is a flag behind the name of data, at the prompt and in a shell.
type Flag struct {
	Name    string
	Value   string   // what stands for the value in help: "F"; empty for choices
	Help    string   // one line
	Preset  string   // the default; empty: none
	Absent  string   // what holds when the flag is absent, where Preset cannot say it
	Choices []string // the only values, if they can be listed
	OfFile  bool     // it is for a table, not for the catalogue
	Set     func(r *session.ReadOptions, text string) error

	list   bool // the value is a list of names: quotes in it are its own
	write  func(r session.ReadOptions) string
	random func(rng *rand.Rand) string
}

// Flags lists what says how data are read, in the order in which it is written.
func Flags() []Flag {
	return append(slices.Concat(columnFlags(), tableFlags(), generatorFlags()), checksumFlag())
}

func columnFlags() []Flag {
	list := func(name, help, absent string, at func(*session.ReadOptions) *[]string) Flag {
		return Flag{
			Name: name, Value: "V", Help: help, Absent: absent, OfFile: true, list: true,
			Set:    func(r *session.ReadOptions, s string) (err error) { *at(r), err = Columns(s); return err },
			write:  func(r session.ReadOptions) string { return quotedList(*at(&r)) },
			random: func(rng *rand.Rand) string { return quotedList([]string{randomText(rng), randomText(rng)}) },
		}
	}
	features := list("features", "columns by name, number or range: a,3-32,mean*; -c leaves one out", "all numeric columns but the label and ids",
		func(r *session.ReadOptions) *[]string { return &r.Table.Features })
	features.Value, features.OfFile = "a,b", false
	return []Flag{
		features,
		{
			Name: "label", Value: "c", Help: "the label's column, by name or number", Absent: "the last column", OfFile: true,
			Set:    func(r *session.ReadOptions, s string) (err error) { r.Table.Label, err = FlagText(s); return err },
			write:  func(r session.ReadOptions) string { return r.Table.Label },
			random: func(rng *rand.Rand) string { return strings.TrimSpace(randomText(rng)) },
		},
		list("positive", "the label values for y = 1: yes or a,b or '>=6'; alone: against the rest", "the larger of two values",
			func(r *session.ReadOptions) *[]string { return &r.Table.Positive }),
		list("negative", "the label values for y = 0; with --positive: only these rows", "the smaller of two values",
			func(r *session.ReadOptions) *[]string { return &r.Table.Negative }),
	}
}

func quotedList(names []string) string {
	written := make([]string, len(names))
	for i, name := range names {
		written[i] = quoteIfNeeded(name, true)
	}
	return strings.Join(written, ",")
}

// choiceFlag makes a flag of a few words, of which the first is the zero value unless
// there is one more.
func choiceFlag[T comparable](f Flag, parse func(string) (T, error), at func(*session.ReadOptions) *T) Flag {
	f.Set = func(r *session.ReadOptions, s string) (err error) { *at(r), err = parse(s); return err }
	f.write = func(r session.ReadOptions) string {
		var absent T
		for _, word := range f.Choices {
			if v, err := parse(word); err == nil && v == *at(&r) && v != absent {
				return word
			}
		}
		return ""
	}
	f.random = func(rng *rand.Rand) string { return f.Choices[rng.IntN(len(f.Choices))] }
	return f
}

func tableFlags() []Flag {
	return []Flag{
		choiceFlag(Flag{
			Name: "header", Choices: []string{"yes", "no"}, OfFile: true,
			Help: "whether the first row is a header", Absent: "a first row that holds no number is one",
		}, datasets.ParseHeader, func(r *session.ReadOptions) *datasets.Header { return &r.Table.Header }),
		choiceFlag(Flag{
			Name: "missing", Choices: []string{"leave-out", "refuse"}, OfFile: true,
			Help: "rows with a gap in a used column", Preset: "leave-out",
		}, datasets.ParseMissing, func(r *session.ReadOptions) *datasets.Missing { return &r.Table.Missing }),
		choiceFlag(Flag{
			Name: "decimal", Choices: []string{"point", "comma"},
			Help: "what stands before the fraction of a number, in the file and in CSV written", Absent: "as the file has it",
		}, datasets.ParseDecimal, func(r *session.ReadOptions) *datasets.Decimal { return &r.Table.Decimal }),
		{
			Name: "scale", Choices: datasets.Methods(), Help: "scaling of the features, visible everywhere", Preset: datasets.NoScaling.String(),
			Set: func(r *session.ReadOptions, s string) error {
				m, err := datasets.ParseMethod(s)
				r.Scale = &m
				return err
			},
			write: func(r session.ReadOptions) string {
				if r.Scale == nil {
					return ""
				}
				return r.Scale.String()
			},
			random: func(rng *rand.Rand) string { return datasets.Methods()[rng.IntN(len(datasets.Methods()))] },
		},
		{
			Name: "degree", Value: "N", Help: "polynomial features of two features, up to the degree 2 to 6", Absent: "1, the features as they are",
			Set: func(r *session.ReadOptions, s string) (err error) { r.Degree, err = flagDegree(s); return err },
			write: func(r session.ReadOptions) string {
				if r.Degree < 2 {
					return ""
				}
				return strconv.Itoa(r.Degree)
			},
			random: func(rng *rand.Rand) string { return strconv.Itoa(2 + rng.IntN(datasets.MaxDegree-1)) },
		},
		{
			Name: "test", Value: "SHARE", Help: "rows kept for testing: 30% or 30%,7 (a seed) or 30%,7,stratified", Absent: "none",
			Set:    func(r *session.ReadOptions, s string) (err error) { r.Test, err = flagSplit(s); return err },
			write:  func(r session.ReadOptions) string { return strings.ReplaceAll(r.Test.String(), " ", ",") },
			random: func(rng *rand.Rand) string { return strings.ReplaceAll(randomSplit(rng).String(), " ", ",") },
		},
	}
}

func generatorFlags() []Flag {
	return []Flag{
		{
			Name: "size", Value: "N", Help: "examples of blobs, moons, circles or paper", Absent: "the generator's own",
			Set: func(r *session.ReadOptions, s string) (err error) { r.Size, err = FlagWhole(s, 1); return err },
			write: func(r session.ReadOptions) string {
				if r.Size == 0 {
					return ""
				}
				return strconv.Itoa(r.Size)
			},
			random: func(rng *rand.Rand) string { return strconv.Itoa(1 + rng.IntN(1000)) },
		},
		{
			Name: "noise", Value: "F", Help: "how far they are scattered", Absent: "the generator's own",
			Set: func(r *session.ReadOptions, s string) error {
				v, err := FlagAtLeast(s, 0)
				r.Noise = &v
				return err
			},
			write: func(r session.ReadOptions) string {
				if r.Noise == nil {
					return ""
				}
				return FormatNumber(*r.Noise)
			},
			random: func(rng *rand.Rand) string { return FormatNumber(randomNumber(rng, limits{high: 1e3})) },
		},
		{
			Name: "seed", Value: "N", Help: "seed of --init random and of the generators", Preset: "1",
			Set: func(r *session.ReadOptions, s string) error {
				v, err := FlagSeed(s)
				r.Seed = &v
				return err
			},
			write: func(r session.ReadOptions) string {
				if r.Seed == nil {
					return ""
				}
				return strconv.FormatUint(*r.Seed, 10)
			},
			random: func(rng *rand.Rand) string { return strconv.FormatUint(rng.Uint64(), 10) },
		},
	}
}

// checksumFlag says which content a shared line was made with.
func checksumFlag() Flag {
	return Flag{
		Name: "sum", Value: "HEX8", OfFile: true,
		Help:   "checksum of the numbers, as share wrote it; that others are read is said",
		Set:    func(r *session.ReadOptions, s string) (err error) { r.Checksum, err = flagChecksum(s); return err },
		write:  func(r session.ReadOptions) string { return r.Checksum },
		random: func(rng *rand.Rand) string { return fmt.Sprintf("%0*x", datasets.ChecksumDigits, rng.Uint32()) },
	}
}
