package command

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"descent/datasets"
)

func words() Words {
	return Words{
		Features: []string{"petal length", "petal width", "a, b"}, Themes: []string{"dark", "light", "mono"},
		Speeds: []int{1, 30, 0}, Alphas: []float64{0.1, 0.3, 1},
	}
}

func seed(n uint64) *uint64 { return &n }

func TestParse(t *testing.T) {
	for line, want := range map[string]Effect{
		"500": Goto{K: 500}, " :500 ": Goto{K: 500}, "10 000": Goto{K: 10000}, "0": Goto{},
		"+100": Step{100}, "-7": Back{7}, "− 7": Back{7}, "step": Step{1}, "step 1 000": Step{1000}, "back 3": Back{3},
		"alpha 0.3": Alpha{0.3}, "alpha=1e-3": Alpha{0.001}, "α 0,5": Alpha{0.5}, "Alpha 1e−3": Alpha{0.001},
		"data moons": Data{"moons"}, `data "my file.csv"`: Data{"my file.csv"}, "data ~/a b.csv": Data{"~/a b.csv"}, "data '": Data{"'"},
		"features petal length,2": Features{[]string{"petal length", "2"}}, `features "a, b", 1`: Features{[]string{"a, b", "1"}},
		"features all": Features{}, "scale MinMax": Scale{datasets.MinMax}, "scale none": Scale{},
		"init zero": Init{}, "init zeros": Init{}, "init random": Init{Random: true}, "init random 7": Init{Random: true, Seed: seed(7)},
		"init 1 −2 0.5": Init{Values: []float64{1, -2, 0.5}}, "init 1,2;3": Init{Values: []float64{1, 2, 3}},
		"theme light": Theme{"light"}, "theme MONO": Theme{"mono"}, "speed 30": Speed{30}, "speed 30/s": Speed{30}, "speed max": Speed{},
		"digits 8": Digits{8}, "digits8": Digits{8},
		"decimal comma": Decimal{datasets.DecimalComma}, "decimal Point": Decimal{datasets.DecimalPoint},
		"export a.csv": Export{File: "a.csv"}, "export! a.jsonl": Export{File: "a.jsonl", Format: JSONL, Overwrite: true},
		`export "my slide.SVG"`: Export{File: "my slide.SVG", Format: SVG}, "export ~/a.txt": Export{File: "~/a.txt", Format: Text},
		"help": Help{}, "quit": Quit{}, "q": Quit{}, "Q ": Quit{},
	} {
		if got, err := Parse(line, words()); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %#v, %v; want %#v", line, got, err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for line, want := range map[string]string{
		"alhpa 0.3":         `unknown command "alhpa": did you mean alpha?`,
		"J<0.1":             `unknown command "j": did you mean until J<0.1?`,
		"|w| > 3":           `did you mean until |w|>3?`,
		"converged":         `did you mean until converged?`,
		"Moons":             `did you mean data moons?`,
		"surface":           `surface is a pane: 2 shows it`,
		"xyzzy":             `unknown command "xyzzy": help lists them all`,
		"":                  "a command begins with a letter, an iteration with a digit: help lists them",
		"?":                 "a command begins with a letter",
		"5x":                "a command begins with a letter",
		"1.5":               `"1.5" is no iteration`,
		"1e3":               `"1e3" is no iteration`,
		"1000000001":        `is no iteration: type a whole number from 0 to 1000000000`,
		"-":                 `"-" is no iteration`,
		"+0":                `"+0" is no iteration`,
		"step 0":            `"0" is no count`,
		"alpha":             "alpha what? For example: alpha 0.3",
		"alpha 0":           `α must be a number above 0, for example 0.3; "0" is none`,
		"alpha nan":         "α must be",
		"alpha 0x1p-2":      "α must be",
		"alpha! 1":          "alpha takes no !: leave it out",
		"help me":           `help takes nothing: leave out "me"`,
		"until":             "until what? For example: until J<0.1",
		"until Q<3":         `there is no quantity "Q": there are J dJ w1`,
		"features ,":        "name 1: the value is empty",
		"scale std":         `unknown scaling "std": did you mean standard?`,
		"scale qqqqqqq":     `unknown scaling "qqqqqqq": choose none, standard, minmax`,
		"theme purple":      `unknown theme "purple": choose dark, light, mono`,
		"theme lihgt":       `unknown theme "lihgt": did you mean light?`,
		"init zero 1":       `init zero takes nothing more: leave out "1"`,
		"init random x":     `"x" is no seed: give a whole number, for example init random 7`,
		"init rnadom":       `unknown start "rnadom": did you mean random?`,
		"init 1 x":          `"x" is no number`,
		"init ,":            `"," is no number`,
		"speed 7":           `"7" is no speed: choose 1, 30, max steps a second`,
		"speed 0":           "is no speed",
		"digits 2":          `"2" is no number of digits: choose 3 to 17`,
		"export run.pdf":    `"run.pdf" has no ending that says what to write: .csv or .jsonl for the run, .svg or .txt for this screen`,
		"export! ":          "export what? For example: export run.csv",
		"quit now\x1b[31m":  "quit takes nothing",
		"until J<0.1 or so": `"0.1 or so" is neither a number nor a quantity`,
	} {
		got, err := Parse(line, words())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is %#v, %v; want the error %q", line, got, err, want)
		}
	}
}

// Every row has a line to show, which it takes, and says what it does in the 48
// columns that the smallest list has.
func TestTable(t *testing.T) {
	for _, c := range append(Table(), spoken()...) {
		w := words()
		w.Spoken = c.Screen != ""
		if _, err := Parse(c.Like, w); err != nil {
			t.Errorf("%s: its own example %q is refused: %v", c.Usage(), c.Like, err)
		}
		if n := utf8.RuneCountInString(c.About); n == 0 || n > 48 {
			t.Errorf("%s: %q takes %d columns", c.Usage(), c.About, n)
		}
		if n := utf8.RuneCountInString(c.aloud); n > 48 {
			t.Errorf("%s: %q takes %d columns", c.Usage(), c.aloud, n)
		}
		if n := utf8.RuneCountInString(c.Usage()); n > 23 || strings.Contains(c.Usage(), "|") {
			t.Errorf("%q is too wide, or would break the README's table", c.Usage())
		}
		if row, ok := About(c.Like); !ok || row.Name != c.Name {
			t.Errorf("%q belongs to %q", c.Like, row.Name)
		}
	}
	if _, ok := About("xyzzy 3"); ok {
		t.Error("xyzzy is a command")
	}
}

func TestComplete(t *testing.T) {
	names := catalogue(Words{})
	for _, c := range []struct {
		line, head, rest string
		want             []string
		paths            bool
	}{
		{"al", "", "al", []string{"alpha "}, false},
		{":AL", ":", "AL", []string{"alpha "}, false},
		{"h", "", "h", []string{"help"}, false},
		{"d", "", "d", []string{"data ", "digits ", "decimal "}, false},
		{"x", "", "x", nil, false},
		{"xyzzy a", "xyzzy a", "", nil, false},
		{"alpha! 0", "alpha! 0", "", nil, false},
		{"alpha 0.", "alpha ", "0.", []string{"0.1", "0.3"}, false},
		{"α  0.3", "α  ", "0.3", []string{"0.3"}, false},
		{"data iris", "data ", "iris", []string{"iris", "iris-hard"}, true},
		{"data ", "data ", "", names, true},
		{"export! ~/a", "export! ", "~/a", nil, true},
		{"features ", "features ", "", []string{"all", "petal length", "petal width", `"a, b"`}, false},
		{"features petal length, Pe", "features petal length, ", "Pe", []string{"petal width"}, false},
		{"features petal length,a", "features petal length,", "a", []string{`"a, b"`}, false},
		{"scale s", "scale ", "s", []string{"standard"}, false},
		{"init ", "init ", "", []string{"zero", "random"}, false},
		{"theme m", "theme ", "m", []string{"mono"}, false},
		{"speed ", "speed ", "", []string{"1", "30", "max"}, false},
		{"digits 1", "digits ", "1", []string{"10", "11", "12", "13", "14", "15", "16", "17"}, false},
		{"until c", "until ", "c", []string{"converged"}, false},
		{"help ", "help ", "", nil, false},
	} {
		got := Complete(c.line, words())
		if got.Head != c.head || got.Rest != c.rest || !slices.Equal(got.Words, c.want) || got.Paths != c.paths {
			t.Errorf("%q: %+v, want head %q, rest %q, %q, paths %v", c.line, got, c.head, c.rest, c.want, c.paths)
		}
	}
}

// Whatever is typed has an effect or an error of one line, and a completion
// that begins as the line does.
func FuzzLine(f *testing.F) {
	for _, c := range append(Table(), spoken()...) {
		f.Add(c.Like)
		f.Add(c.Name)
	}
	for _, line := range []string{
		"", ":", "− 5", "until J≥", "features \"a", "init random 18446744073709551616", "export \"", "export! .csv", "alpha\t3", "\x00", "data \xff",
		"ünt 3", "5 . 3", "until J<1e999", "é", "α", "e", "E5",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		e, err := Parse(line, words())
		if (e == nil) == (err == nil) && err == nil {
			t.Fatalf("%q is neither an effect nor an error", line)
		}
		if err != nil && !strings.Contains(line, "\n") && strings.Contains(err.Error(), "\n") {
			t.Fatalf("%q: the error has several lines: %v", line, err)
		}
		if u, ok := e.(Until); ok && err == nil {
			if again, err := ParseCondition(u.Condition.Typed()); err != nil || !reflect.DeepEqual(again, u.Condition) {
				t.Fatalf("%q is %#v, typed %q, which is %#v, %v", line, u.Condition, u.Condition.Typed(), again, err)
			}
		}
		if a, ok := e.(Alpha); ok && err == nil && !(a.Value > 0) {
			t.Fatalf("%q is α %v", line, a.Value)
		}
		if c := Complete(line, words()); c.Head+c.Rest != line {
			t.Fatalf("%q is taken apart as %q and %q", line, c.Head, c.Rest)
		}
		About(line)
		aloud := words()
		aloud.Spoken = true
		if e, err := Parse(line, aloud); (e == nil) == (err == nil) && err == nil {
			t.Fatalf("%q is neither an effect nor an error without a screen", line)
		}
	})
}
