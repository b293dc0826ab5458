package datasets

import (
	"embed"
	"strings"
)

// files holds the tables that come with the program.
//
//go:embed files/*.csv
var files embed.FS

// realData are the entries read from embedded files.
func realData() []Entry {
	petals := []Feature{{Name: "petal length", Unit: "cm"}, {Name: "petal width", Unit: "cm"}}
	petalColumns := []string{"petal_length", "petal_width"}
	return []Entry{
		embeddedEntry(Entry{
			Name: "iris", Title: "setosa / versicolor", Alpha: 0.3, Source: "Fisher 1936, public domain",
			About: "Two species that a line tells apart. No line is too steep, so J falls towards 0 and in the long run the weights grow for ever.",
		}, "files/iris.csv", CSVOptions{Features: petalColumns, Negative: []string{"setosa"}, Positive: []string{"versicolor"}}, petals),
		embeddedEntry(Entry{
			Name: "iris-hard", Title: "versicolor / virginica", Alpha: 0.3, Source: "Fisher 1936, public domain",
			About: "Two species that overlap. No line gets all correct, so J has a lowest point. Raw, α 0.3 is a little above the safe one: J swings at first.",
		}, "files/iris.csv", CSVOptions{Features: petalColumns, Negative: []string{"versicolor"}, Positive: []string{"virginica"}}, petals),
		embeddedEntry(Entry{
			Name: "breast-cancer", Title: "benign / malignant", Alpha: 3e-6, ScaledAlpha: 0.3,
			Source: "Wolberg, Street, Mangasarian 1995, UCI, CC BY 4.0",
			About:  "Thirty measurements, some a thousand times as large as others. Raw, J creeps, and leaps if α is 1e-5; scaled, α 1 works.",
		}, "files/breast_cancer.csv", CSVOptions{Negative: []string{"benign"}, Positive: []string{"malignant"}}, nil),
		embeddedEntry(Entry{
			Name: "hours", Title: "failed / passed", Alpha: 0.1, Source: "worked example of the encyclopedia article Logistic regression",
			About: "One number decides: the chance to pass is a curve over it. The best one is known: w = 1.5046, b = −4.0777, J = 0.4015.",
		}, "files/hours_passed.csv", CSVOptions{}, []Feature{{Name: "hours of study", Unit: "h"}}),
	}
}

// embeddedEntry completes an entry whose numbers stand in an embedded file. No features: the columns by their own names,
// with blanks for underscores.
func embeddedEntry(e Entry, path string, o CSVOptions, features []Feature) Entry {
	e.Group = RealData
	e.Load = func(Generator) (Set, error) {
		file, err := files.Open(path)
		if err != nil {
			return Set{}, openErr(path, err)
		}
		defer func() { _ = file.Close() }() // embedded: nothing to lose
		s, err := ReadCSV(file, path, o)
		if err != nil {
			return Set{}, err
		}
		for j := range s.Features {
			s.Features[j].Name = strings.ReplaceAll(s.Features[j].Name, "_", " ")
			if features != nil {
				s.Features[j] = features[j]
			}
		}
		classes := strings.SplitN(e.Title, " / ", 2) // in the order of y, like the title of any set of two classes
		s.Classes = [2]string{classes[0], classes[1]}
		s.Notes, s.Table = nil, nil // which rows and columns were taken is the entry's own choice, said by its words
		return e.described(s), nil
	}
	return e
}
