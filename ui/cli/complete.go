package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"descent/datasets"
)

// completeData offers the catalogue for DATA; the shell adds the files.
func completeData(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var found []cobra.Completion
	for _, entry := range datasets.Catalogue() {
		if strings.HasPrefix(entry.Name, typed) {
			found = append(found, cobra.CompletionWithDesc(entry.Name, entry.Title))
		}
	}
	return found, cobra.ShellCompDirectiveDefault
}

// completeOne completes the one argument there is: some words, and the shell's files.
func completeOne(words []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return words, cobra.ShellCompDirectiveDefault
	}
}

// completeFlag offers the values of one flag: its choices, or, for --features,
// the features of the catalogue's DATA. A file is not read for this: it could
// be large, and the shell waits.
func completeFlag(spec *flagSpec) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		words, before := slices.Concat(spec.choices, spec.suggests), ""
		if spec.name == "features" {
			// What stands before the last comma is done.
			cut := strings.LastIndexByte(typed, ',') + 1
			before = typed[:cut]
			words = featureNames(dataArgument(args))
		}
		var found []cobra.Completion
		for _, word := range words {
			if strings.HasPrefix(before+word, typed) {
				found = append(found, before+word)
			}
		}
		return found, cobra.ShellCompDirectiveNoFileComp
	}
}

func featureNames(name string) []string {
	entry, ok := datasets.Find(name)
	if !ok {
		return nil
	}
	set, err := entry.Load(datasets.Generator{Noise: -1})
	if err != nil {
		return nil
	}
	var names []string
	for _, f := range set.Features {
		names = append(names, f.Name)
	}
	return names
}
