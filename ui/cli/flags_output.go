package cli

import (
	"slices"
	"strconv"
	"strings"

	"descent/datasets"
	"descent/trainer"
	"descent/trainer/record"
	"descent/ui/language"
	"descent/ui/session"
)

// The groups of columns that --columns adds.
const (
	countColumns = "counts"
	unitColumns  = "units"
)

// printFlags are those of what is printed.
func printFlags() []flagSpec {
	const section = "Output"
	return []flagSpec{
		{name: "all", section: section, on: onCheck,
			help: "every number beside the right one",
			set:  func(o *options, s string) (err error) { o.output.all, err = language.FlagSwitch(s); return err }},
		{name: "key", section: section, on: onSheet,
			help: "the answers to the sheet of this seed",
			set:  func(o *options, s string) (err error) { o.output.key, err = language.FlagSwitch(s); return err }},
		{name: "k", value: "K", section: section, on: onTrace,
			help: "the iteration to open: that after K updates", preset: "0",
			set: func(o *options, s string) (err error) { o.output.k, err = language.FlagWhole(s, 0); return err }},
		{name: "lines", section: section, on: onTrace,
			help: "every line of the loop, not one record for each example",
			set:  func(o *options, s string) (err error) { o.output.lines, err = language.FlagSwitch(s); return err }},
		{name: "every", value: "N", section: section, on: onRun,
			help: "print the k divisible by N, and the last", preset: "1",
			set: func(o *options, s string) (err error) { o.output.every, err = language.FlagWhole(s, 1); return err }},
		{name: "columns", value: "NAME,…", section: section, on: onRun, suggests: []string{countColumns, unitColumns},
			help: "more columns: counts (TP FP FN TN) or units (the weights before scaling)", absent: "with --lambda lambda and fit, with --test testJ",
			set: setColumns},
		{name: "format", section: section, on: onPrint, choices: []string{csvFormat, jsonlFormat},
			help: "CSV, or JSON Lines", preset: csvFormat,
			set: func(o *options, s string) error { o.output.format = s; return nil }},
		{name: "format", section: section, on: onCheck, choices: []string{textFormat, jsonFormat},
			help: "text, or JSON for another program", preset: textFormat,
			set: func(o *options, s string) error { o.output.verdictFormat = s; return nil }},
	}
}

// setColumns reads which groups of columns are added.
func setColumns(o *options, s string) error {
	known := []string{countColumns, unitColumns}
	o.output.columns = strings.Split(s, ",")
	for _, name := range o.output.columns {
		if !slices.Contains(known, name) {
			return unknownChoice(name, known)
		}
	}
	return nil
}

// extraColumns are those of the rows that are kept for testing, and those that
// were asked for.
func (o *options) extraColumns(set datasets.Set) []record.ExtraColumns {
	var more []record.ExtraColumns
	if set.Test != nil {
		test := set.Test.Problem()
		more = append(more, record.ExtraColumns{Names: []string{"testJ"}, Values: func(s trainer.Snapshot) []float64 {
			return []float64{trainer.Evaluate(test, s.Params, nil)}
		}})
	}
	if slices.Contains(o.output.columns, countColumns) {
		more = append(more, confusionColumns("", set.Problem(), o.threshold()))
		if set.Test != nil {
			more = append(more, confusionColumns("test", set.Test.Problem(), o.threshold()))
		}
	}
	if slices.Contains(o.output.columns, unitColumns) {
		more = append(more, unscaledColumns(set))
	}
	return more
}

// threshold is the a above which 1 is predicted.
func (o *options) threshold() float64 {
	for _, a := range o.moment.Actions() {
		if a, ok := a.(session.Threshold); ok {
			return a.T
		}
	}
	return session.DefaultThreshold
}

// confusionColumns are how the examples of a problem are predicted.
func confusionColumns(prefix string, p trainer.Problem, threshold float64) record.ExtraColumns {
	return record.ExtraColumns{Names: []string{prefix + "TP", prefix + "FP", prefix + "FN", prefix + "TN"}, Values: func(s trainer.Snapshot) []float64 {
		c := trainer.Count(p, s.Params, threshold)
		return []float64{float64(c.TP), float64(c.FP), float64(c.FN), float64(c.TN)}
	}}
}

// unscaledColumns are the weights of the features before they were scaled, and their b.
func unscaledColumns(set datasets.Set) record.ExtraColumns {
	_, n := set.Size()
	var names []string
	for j := range n {
		names = append(names, "original_w"+strconv.Itoa(j+1))
	}
	return record.ExtraColumns{Names: append(names, "original_b"), Values: func(s trainer.Snapshot) []float64 {
		w, b := set.Scaling.UnscaleParams(s.Params.W, s.Params.B)
		return append(w, b)
	}}
}
