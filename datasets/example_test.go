package datasets_test

import (
	"fmt"
	"strings"

	"descent/datasets"
)

func ExampleReadCSV() {
	text := "name;hours;passed\nAnna;1,5;no\nBert;4;yes\n"
	set, err := datasets.ReadCSV(strings.NewReader(text), "students.csv", datasets.CSVOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(set.Features, set.X, set.Y, set.Classes)
	for _, note := range set.Notes {
		fmt.Println(note)
	}
	_, err = datasets.ReadCSV(strings.NewReader(text+"Carl;;no\n"), "students.csv", datasets.CSVOptions{Missing: datasets.Refuse})
	fmt.Println(err)
	// Output:
	// [{hours }] [[1.5] [4]] [0 1] [no yes]
	// label "passed": no is y = 0, yes is y = 1
	// left out because they hold text: name
	// students.csv:4: column 2 "hours" is empty; write a value there, or leave such rows out: descent students.csv
}

func ExampleScaling_UnscaleParams() {
	set := datasets.Set{Features: []datasets.Feature{{Name: "x"}}, X: [][]float64{{10}, {20}, {30}}, Y: []float64{0, 1, 1}}
	scaled := set.Scale(datasets.MinMax)
	w, b := scaled.Scaling.UnscaleParams([]float64{4}, -1) // z = 4·(x − 10)/20 − 1
	fmt.Println(scaled.X, w, b)
	// Output: [[0] [0.5] [1]] [0.2] -3
}
