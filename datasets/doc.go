// Package datasets has what can be learned from: the catalogue of built-in data,
// seeded generators, CSV files, and the scaling of features.
//
//	set, err := datasets.Open(ctx, "marks.csv", datasets.CSVOptions{}, nil)
//	set = set.Scale(datasets.Standard)
//	problem := set.Problem() // for package trainer
//
// A [Set] is m rows of n numbers with a label of 0 or 1 each, together with the words a person
// needs to read it: names, units, classes, what was left out. Every number in it is finite and every
// text in it is harmless to print, so whoever draws or trains has nothing left to check.
//
// A set comes from [Open] or [ReadCSV], or from the Load of an entry that [Find] finds in the [Catalogue]. [Set.Select]
// chooses its features; [Set.Preprocess] keeps rows for testing, makes polynomial features and scales, in this order. None of
// them changes the set it is called on: each returns another.
//
// A set becomes what a trainer learns from by [Set.Problem]. The package must not know how the numbers are trained
// on or how they are shown: of trainer it imports the type that is learned from, and nothing of ui.
//
// What can go wrong is told in two kinds of errors, because they end a program differently:
// [FileError] says where in the data the fault is (exit status 1), [ChoiceError] says that a name
// or a value asked for does not exist (exit status 2).
package datasets
