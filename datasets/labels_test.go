package datasets

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// labelled is a file with one feature, 1, 2, 3 …, and these labels.
func labelled(labels ...string) string {
	var b strings.Builder
	b.WriteString("x,kind\n")
	for i, label := range labels {
		fmt.Fprintf(&b, "%d,%s\n", i+1, label)
	}
	return b.String()
}

func TestLabels(t *testing.T) {
	three := []string{"setosa", "virginica", "versicolor", "setosa"}
	both := CSVOptions{Positive: []string{"virginica"}, Negative: []string{"versicolor"}}
	const head = `label "kind": `
	for _, c := range []struct {
		name    string
		labels  []string
		o       CSVOptions
		y       []float64
		classes [2]string
		notes   []string
	}{
		{"numbers", []string{"1", "0"}, CSVOptions{}, []float64{1, 0}, [2]string{"0", "1"}, []string{head + "0 is y = 0, 1 is y = 1"}},
		{"numbers in two forms", []string{"1.0", "0.0", "1", "0e0"}, CSVOptions{}, []float64{1, 0, 1, 0}, [2]string{"0", "1"}, []string{head + "0 is y = 0, 1 is y = 1"}},
		{"numbers by size", []string{"10", "9"}, CSVOptions{}, []float64{1, 0}, [2]string{"9", "10"}, []string{head + "9 is y = 0, 10 is y = 1"}},
		{"signs", []string{"1", "-1"}, CSVOptions{}, []float64{1, 0}, [2]string{"-1", "1"}, []string{head + "-1 is y = 0, 1 is y = 1"}},
		{"no yes", []string{"yes", "no"}, CSVOptions{}, []float64{1, 0}, [2]string{"no", "yes"}, []string{head + "no is y = 0, yes is y = 1"}},
		{"capitals", []string{"Yes", "no"}, CSVOptions{}, []float64{1, 0}, [2]string{"no", "Yes"}, []string{head + "no is y = 0, Yes is y = 1"}},
		{"only capitals differ", []string{"a", "A"}, CSVOptions{}, []float64{0, 0}, [2]string{"a", "not a"}, []string{head + "every row has a, read as y = 0", `"a" and "A" are one label`}},
		{"false true", []string{"false", "true"}, CSVOptions{}, []float64{0, 1}, [2]string{"false", "true"}, []string{head + "false is y = 0, true is y = 1"}},
		{"number and word", []string{"pass", "0"}, CSVOptions{}, []float64{1, 0}, [2]string{"0", "pass"}, []string{head + "0 is y = 0, pass is y = 1"}},
		{"turned round", []string{"yes", "no"}, CSVOptions{Positive: []string{"no"}}, []float64{0, 1}, [2]string{"yes", "no"}, []string{head + "yes is y = 0, no is y = 1"}},
		{"turned round by the negative", []string{"yes", "no"}, CSVOptions{Negative: []string{"yes"}}, []float64{0, 1}, [2]string{"yes", "no"}, []string{head + "yes is y = 0, no is y = 1"}},
		{"positive as another number", []string{"1.0", "2.0"}, CSVOptions{Positive: []string{"1"}}, []float64{1, 0}, [2]string{"2", "1"}, []string{head + "2 is y = 0, 1 is y = 1"}},
		{"one against the rest", three, CSVOptions{Positive: []string{"setosa"}}, []float64{1, 0, 0, 1}, [2]string{"not setosa", "setosa"}, []string{head + "setosa is y = 1, every other label y = 0: versicolor, virginica"}},
		{"the rest against one", three, CSVOptions{Negative: []string{"setosa"}}, []float64{0, 1, 1, 0}, [2]string{"setosa", "not setosa"}, []string{head + "setosa is y = 0, every other label y = 1: versicolor, virginica"}},
		{"two of three", three, both, []float64{1, 0}, [2]string{"versicolor", "virginica"}, []string{head + "versicolor is y = 0, virginica is y = 1", "2 of 4 rows left out: the label is neither versicolor nor virginica"}},
		{"one row left out", three[:3], both, []float64{1, 0}, [2]string{"versicolor", "virginica"}, []string{head + "versicolor is y = 0, virginica is y = 1", "1 of 3 rows left out: the label is neither versicolor nor virginica"}},
		{"only ones", []string{"1", "1.0"}, CSVOptions{}, []float64{1, 1}, [2]string{"not 1", "1"}, []string{head + "every row has 1, read as y = 1"}},
		{"only zeros", []string{"0"}, CSVOptions{}, []float64{0}, [2]string{"0", "not 0"}, []string{head + "every row has 0, read as y = 0"}},
		{"only malignant", []string{"Malignant"}, CSVOptions{}, []float64{1}, [2]string{"not Malignant", "Malignant"}, []string{head + "every row has Malignant, read as y = 1"}},
		{"only blue", []string{"blue"}, CSVOptions{}, []float64{0}, [2]string{"blue", "not blue"}, []string{head + "every row has blue, read as y = 0"}},
		{"only blue, wanted", []string{"blue"}, CSVOptions{Positive: []string{"blue"}}, []float64{1}, [2]string{"not blue", "blue"}, []string{head + "every row has blue, read as y = 1"}},
		{"only yes, not wanted", []string{"yes"}, CSVOptions{Negative: []string{"yes"}}, []float64{0}, [2]string{"yes", "not yes"}, []string{head + "every row has yes, read as y = 0"}},
		{"NA asked for", []string{"NA", "EU"}, CSVOptions{Positive: []string{"NA"}}, []float64{1, 0}, [2]string{"EU", "NA"}, []string{head + "EU is y = 0, NA is y = 1"}},
		{"nan among rows left out", []string{"a", "nan", "b"}, CSVOptions{Positive: []string{"a"}, Negative: []string{"b"}}, []float64{1, 0}, [2]string{"b", "a"}, []string{head + "b is y = 0, a is y = 1", `1 of 3 rows left out: kind is "nan"`}},
		{"tiny and huge", []string{"1e-9", "1e20"}, CSVOptions{}, []float64{0, 1}, [2]string{"1e-09", "1e+20"}, []string{head + "1e-09 is y = 0, 1e+20 is y = 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := read(t, labelled(c.labels...), c.o)
			if !reflect.DeepEqual(s.Y, c.y) || s.Classes != c.classes || !reflect.DeepEqual(s.Notes, c.notes) {
				t.Errorf("got  %v %q %q\nwant %v %q %q", s.Y, s.Classes, s.Notes, c.y, c.classes, c.notes)
			}
		})
	}
}

func TestRowsLeftOutNeedNoNumbers(t *testing.T) {
	s := read(t, "x,y\n1,a\n?,c\n2,b\n", CSVOptions{Positive: []string{"a"}, Negative: []string{"b"}})
	if want := [][]float64{{1}, {2}}; !reflect.DeepEqual(s.X, want) {
		t.Errorf("got %v, want %v", s.X, want)
	}
}

func TestManyLabels(t *testing.T) {
	labels := make([]string, 0, 600)
	for i := range 300 { // more than are remembered, and more spellings than are
		labels = append(labels, fmt.Sprintf("k%d", i), fmt.Sprintf("  k%d ", i))
	}
	s := read(t, labelled(labels...), CSVOptions{Positive: []string{"k299"}})
	ones := 0
	for i, y := range s.Y {
		if y == 1 {
			ones++
			if i < 598 {
				t.Errorf("row %d is y = 1", i)
			}
		}
	}
	if ones != 2 || s.Classes[0] != "not k299" {
		t.Errorf("%d rows are y = 1, classes %q", ones, s.Classes)
	}
}

func TestTitle(t *testing.T) {
	for text, want := range map[string]string{
		labelled("a", "b"): "y = 1 where kind is b",
		labelled("0", "1"): "y = 1 where kind is 1",
		"1,0\n2,1\n":       "y = 1 where column 2 is 1",
	} {
		if got := read(t, text, CSVOptions{}).Title; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestChoices(t *testing.T) {
	text := "hours,score,passed\n1,2,no\n3,4,yes\n"
	for _, c := range []struct {
		name string
		o    CSVOptions
		want string
	}{
		{"label", CSVOptions{Label: "pass"}, `t.csv has no column "pass"; choose from hours, score, passed`},
		{"label beyond", CSVOptions{Label: "4"}, `t.csv has no column "4"; choose from hours, score, passed`},
		{"label zero", CSVOptions{Label: "0"}, `t.csv has no column "0"; choose from hours, score, passed`},
		{"feature", CSVOptions{Features: []string{"hours", "scor\x1b"}}, `t.csv has no column "scor\x1b"; choose from hours, score, passed`},
		{"feature twice", CSVOptions{Features: []string{"hours", "1"}}, `the features name twice "1"; choose from hours, score, passed`},
		{"feature is label", CSVOptions{Features: []string{"passed"}}, `the label cannot be a feature too: "passed"; choose from hours, score`},
		{"feature is chosen label", CSVOptions{Label: "1", Features: []string{"1"}}, `the label cannot be a feature too: "1"; choose from score, passed`},
		{"no feature left", CSVOptions{Features: []string{"-hours", "-score"}}, `no feature is left of "-hours,-score"; choose from hours, score`},
		{"positive", CSVOptions{Positive: []string{"yess"}}, `no row has the label "yess"; choose from no, yes`},
		{"negative", CSVOptions{Positive: []string{"yes"}, Negative: []string{"not"}}, `no row has the label "not"; choose from no, yes`},
		{"both the same", CSVOptions{Positive: []string{"1"}, Negative: []string{"1.0"}}, `y = 1 and y = 0 cannot both be "1"`},
		{"nothing visible", CSVOptions{Positive: []string{"\x1b"}}, `no label can be "\x1b"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadCSV(strings.NewReader(text), "t.csv", c.o)
			var choice *ChoiceError
			if !errors.As(err, &choice) {
				t.Fatalf("got %v, want a ChoiceError", err)
			}
			if err.Error() != c.want {
				t.Errorf("got  %s\nwant %s", err, c.want)
			}
			mustBeOneLine(t, err)
		})
	}
}

func TestFeatureOfText(t *testing.T) {
	_, err := ReadCSV(strings.NewReader("name,x,y\nAnna,1,0\n"), "t.csv", CSVOptions{Features: []string{"name"}})
	want := `t.csv:2: column 1 "name" holds "Anna", which is no number; write a number there, delete the row, or leave the column out of --features`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestLongLists(t *testing.T) {
	e := ChoiceError{What: "no", Got: "x", Choices: strings.Split("1 2 3 4 5 6 7 8 9", " ")}
	if want := `no "x"; choose from 1, 2, 3, 4, 5, 6, 7, 8, …`; e.Error() != want {
		t.Errorf("got %s, want %s", e.Error(), want)
	}
}

func TestParseHeader(t *testing.T) {
	for name, want := range map[string]Header{"auto": HeaderAuto, "yes": HeaderYes, "no": HeaderNo} {
		if got, err := ParseHeader(name); got != want || err != nil {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
	}
	_, err := ParseHeader("maybe")
	if want := `a header cannot be "maybe"; choose from auto, yes, no`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
