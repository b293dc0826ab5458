package language

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"descent/datasets"
)

func someNames() CompletionNames {
	return CompletionNames{Features: []string{"petal length", "petal width", "a, b"}, Alphas: []float64{0.1, 0.3, 1}}
}

var completions = []struct {
	line, head, rest string
	want             []string
	paths            bool
}{
	{"al", "", "al", []string{"alpha "}, false},
	{":AL", ":", "AL", []string{"alpha "}, false},
	{"st", "", "st", []string{"step ", "stop"}, false},
	{"d", "", "d", []string{"data ", "degree ", "drop", "digits ", "decimal "}, false},
	{"exp", "", "exp", []string{"export "}, false},
	{"y", "", "y", nil, false},
	{"xyzzy a", "xyzzy a", "", nil, false},
	{"alpha! 0", "alpha! 0", "", nil, false},
	{"alpha 0.", "alpha ", "0.", []string{"0.1", "0.3"}, false},
	{"α  0.3", "α  ", "0.3", []string{"0.3"}, false},
	{"alpha u", "alpha ", "u", []string{"up"}, false},
	{"compare ", "compare ", "", []string{"off", "lambda", "0.1", "0.3", "1"}, false},
	{"compare 0.3 ", "compare 0.3 ", "", []string{"0.1", "1"}, false},
	{"data iris", "data ", "iris", []string{"iris", "iris-hard"}, true},
	{"data iris --sc", "data iris ", "--sc", []string{"--scale "}, false},
	{"data iris --scale s", "data iris --scale ", "s", []string{"standard"}, false},
	{"data my file.csv --label x --sca", "data my file.csv --label x ", "--sca", []string{"--scale "}, false},
	{"data f.csv --scale none --sca", "data f.csv --scale none ", "--sca", nil, false},
	{"data iris --show surface,da", "data iris --show surface,", "da", []string{"data"}, false},
	{"data iris --init r", "data iris --init ", "r", []string{"random"}, false},
	{"data iris --xyzzy a", "data iris --xyzzy ", "a", nil, false},
	{"export! ~/a", "export! ", "~/a", nil, true},
	{"features ", "features ", "", []string{"all", "petal length", "petal width", `"a, b"`}, false},
	{"features petal length, Pe", "features petal length, ", "Pe", []string{"petal width"}, false},
	{"features petal length,\"a", "features petal length,", "\"a", []string{`"a, b"`}, false},
	{"scale s", "scale ", "s", []string{"standard"}, false},
	{"init ", "init ", "", []string{"zero", "random"}, false},
	{"theme m", "theme ", "m", []string{"mono"}, false},
	{"speed m", "speed ", "m", []string{"max"}, false},
	{"digits 1", "digits ", "1", []string{"10", "11", "12", "13", "14", "15", "16", "17"}, false},
	{"until c", "until ", "c", []string{"converged"}, false},
	{"help al", "help ", "al", []string{"alpha"}, false},
	{"hide data ", "hide data ", "", slices.Concat([]string{"j", "parameters", "update", "curve", "words", "surface", "graph", "loop", "examples", "cost", "off"}), false},
	{"hide no", "hide ", "no", []string{"none"}, false},
	{"pair w1 ", "pair w1 ", "", []string{"x1", "x2", "x3", "w2", "w3", "b"}, false},
	{"show su", "show ", "su", []string{"surface"}, false},
	{"zoom ", "zoom ", "", []string{"on", "off"}, false},
}

func TestComplete(t *testing.T) {
	for _, c := range completions {
		got := Complete(c.line, Screen, someNames())
		if got.Head != c.head || got.Rest != c.rest || !slices.Equal(got.Words, c.want) || got.Paths != c.paths {
			t.Errorf("%q: %+v, want head %q, rest %q, %q, paths %v", c.line, got, c.head, c.rest, c.want, c.paths)
		}
	}
	if got := Complete("data ", Screen, CompletionNames{}); len(got.Words) != len(datasets.Catalogue()) || !got.Paths {
		t.Errorf("data can go on with %q", got.Words)
	}
	if got := Complete("exp", Text, CompletionNames{}); !slices.Equal(got.Words, []string{"export ", "expect "}) {
		t.Errorf("without a screen exp can become %q", got.Words)
	}
	if got := Complete("theme ", Text, CompletionNames{}); got.Named {
		t.Errorf("without a screen there are themes: %q", got.Words)
	}
}

func TestAbout(t *testing.T) {
	for _, r := range Table() {
		if row, ok := RowOfLine(r.Example); !ok || row.Usage() != r.Usage() {
			t.Errorf("%q belongs to %q", r.Example, row.Usage())
		}
	}
	for line, want := range map[string]string{"500": "goto K", "+5": "step [N]", ":al": "", "alpha": "alpha 0.3", "init": "init w1 … b", "init random": "init random [SEED]", "xyzzy 3": "", "": "", ":": "", "q": "quit"} {
		if row, _ := RowOfLine(line); row.Usage() != want {
			t.Errorf("%q belongs to %q, want %q", line, row.Usage(), want)
		}
	}
}

// What cannot be had somewhere says what does it instead, and is not offered.
func TestUnavailable(t *testing.T) {
	for _, r := range Table() {
		i, _ := Parse(r.Example)
		for _, on := range []Availability{Screen, Text} {
			fault := UnavailableError(i, on)
			if (fault == nil) != (r.Availability&on != 0) || fault != nil && !strings.HasPrefix(fault.What, r.Name+" is for ") {
				t.Errorf("%s in %d: %v", r.Example, on, fault)
			}
			if has := slices.ContainsFunc(RowsFor(on), func(o CommandRow) bool { return o.Usage() == r.Usage() }); has != (fault == nil) {
				t.Errorf("%s is listed in %d: %v", r.Usage(), on, has)
			}
		}
	}
}

// Whatever is typed, its completion begins as the line does.
func FuzzComplete(f *testing.F) {
	for _, r := range Table() {
		f.Add(r.Example)
		f.Add(r.Name + " ")
	}
	for _, s := range []string{"", ":", "data x --", "data --label ", "features a,", "hide ", "ünt 3", "α"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if !utf8.ValidString(line) {
			return
		}
		c := Complete(line, Screen, someNames())
		if c.Head+c.Rest != line {
			t.Fatalf("%q is taken apart as %q and %q", line, c.Head, c.Rest)
		}
		for _, w := range c.Words {
			if !hasPrefixFold(w, c.Rest) {
				t.Fatalf("%q can become %q", line, c.Head+w)
			}
		}
		RowOfLine(line)
	})
}
