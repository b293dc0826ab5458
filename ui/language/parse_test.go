package language

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/session"
)

func seedOf(n uint64) *uint64 { return &n }

func alphaOf(v float64) session.Alpha {
	return session.Alpha{Schedule: []session.ScheduledValue{{Value: v, From: session.FromNextStep}}}
}

// What every line means. All but the last group meant the same before there was
// one table.
func TestParse(t *testing.T) {
	standard := datasets.Standard
	for line, want := range map[string]session.Intent{
		"500": session.Goto{K: 500}, " :500 ": session.Goto{K: 500}, ": 500": session.Goto{K: 500}, "10 000": session.Goto{K: 10000}, "0": session.Goto{},
		"+100": session.Step{N: 100}, "-7": session.Back{N: 7}, "− 7": session.Back{N: 7}, "step": session.Step{N: 1}, "step 1 000": session.Step{N: 1000},
		"step10": session.Step{N: 10}, "Step 1 000": session.Step{N: 1000}, "back": session.Back{N: 1}, "back 3": session.Back{N: 3},
		"alpha 0.3": alphaOf(0.3), "alpha=1e-3": alphaOf(0.001), "α 0,5": alphaOf(0.5), "Alpha 1e−3": alphaOf(0.001), "alpha = 0.3": alphaOf(0.3),
		"data moons": session.Data{Name: "moons"}, `data "my file.csv"`: session.Data{Name: "my file.csv"}, "data ~/a b.csv": session.Data{Name: "~/a b.csv"},
		"data a  b.csv": session.Data{Name: "a  b.csv"}, `data 'C:\x y\d.csv'`: session.Data{Name: `C:\x y\d.csv`},
		"features petal length,2": session.Features{Names: []string{"petal length", "2"}}, `features "a, b", 1`: session.Features{Names: []string{"a, b", "1"}},
		"features all": session.FeaturesAll{}, "scale MinMax": session.Scale{Method: datasets.MinMax}, "scale none": session.Scale{},
		"init zero": session.InitZero{}, "init zeros": session.InitZero{}, "init random": session.InitRandom{}, "init random 7": session.InitRandom{Seed: seedOf(7)},
		"init 1 −2 0.5": session.Init{Values: []float64{1, -2, 0.5}}, "init 1,2,3": session.Init{Values: []float64{1, 2, 3}}, "init 0.1; −2; 3": session.Init{Values: []float64{0.1, -2, 3}},
		"theme light": session.Theme{Name: "light"}, "theme MONO": session.Theme{Name: "mono"}, "speed 30": session.Speed{PerSecond: 30}, "speed 30/s": session.Speed{PerSecond: 30}, "speed max": session.Speed{},
		"digits 8": session.Digits{N: 8}, "digits8": session.Digits{N: 8}, "decimal comma": session.Decimal{Mark: datasets.DecimalComma}, "decimal Point": session.Decimal{Mark: datasets.DecimalPoint},
		"export a.csv": session.Export{File: "a.csv"}, "export! a.jsonl": session.Export{File: "a.jsonl", Overwrite: true},
		`export "my slide.SVG"`: session.Export{File: "my slide.SVG"}, "export ~/a.txt": session.Export{File: "~/a.txt"},
		"help": session.Help{}, "quit": session.Quit{}, "q": session.Quit{}, "Q ": session.Quit{},
		"show": session.CommandName{Name: "show"}, "line": session.Lines{N: 1}, "lines 5": session.Lines{N: 5}, "line −2": session.Lines{N: -2}, "line -2": session.Lines{N: -2},
		"example": session.CommandName{Name: "example"}, "example 7": session.Example{I: 7}, "examples": session.Show{Panes: []string{"examples"}},
		"examples 5": session.Show{Panes: []string{"examples"}, Rows: 5}, "runs": session.Show{Panes: []string{"cost"}},
		"compare 0.1 1": session.Compare{Alphas: []float64{0.1, 1}}, "compare 0,5; 1 1": session.Compare{Alphas: []float64{0.5, 1}}, "compare 0.1, 1; 10": session.Compare{Alphas: []float64{0.1, 1, 10}},
		"compare OFF": session.CompareOff{}, "restart": session.Restart{}, "takeover": session.TakeOver{}, "": nil, "  ": nil, "# a note": nil, ":": nil,
		"step 3 # and look": session.Step{N: 3},

		// Since there is one table.
		"init 1,2;3": session.Init{Values: []float64{1.2, 3}}, "init 0,5 1 2": session.Init{Values: []float64{0.5, 1, 2}},
		"alpha 0.3 1@20": session.Alpha{Schedule: []session.ScheduledValue{{Value: 0.3, From: session.FromNextStep}, {Value: 1, From: 20}}},
		"alpha 0.3,1@20": session.Alpha{Schedule: []session.ScheduledValue{{Value: 0.3, From: session.FromNextStep}, {Value: 1, From: 20}}},
		"alpha up":       session.Adjust{Name: "alpha", Direction: "up", N: 1}, "α down fine": session.Adjust{Name: "alpha", Direction: "down"}, "example next 3": session.Adjust{Name: "example", Direction: "next", N: 3},
		"alpha": session.CommandName{Name: "alpha"}, "zoom": session.CommandName{Name: "zoom"}, "zoom off": session.Zoom{}, "log ON": session.LogJ{On: true}, "pause": session.Play{}, "first": session.Goto{},
		"last": session.Newest{}, "again": session.Restart{}, "line at end": session.LineAt{L: session.EndOfLoop}, "sort dw₁ ascending": session.Sort{Column: "dw1", Ascending: true},
		"show data cost": session.Show{Panes: []string{"data", "cost"}}, "hide data J": session.Hide{Parts: []string{"data", "j"}}, "hide data off": session.Hide{Parts: []string{"data"}, Off: true},
		"hide none": session.HideNone{}, "hide main": session.HideMain{}, "pair w₁ b": session.Pair{A: "w1", B: "b"}, "view off": session.ViewOff{}, "view reset cost": session.ViewOff{Pane: "cost"},
		"view w1 −1..7 b −14..1": session.SetView{Ranges: []session.Range{{Axis: "w1", Lo: -1, Hi: 7}, {Axis: "b", Lo: -14, Hi: 1}}},
		"help α":                 session.Help{Topic: "alpha"}, "help keys": session.Help{Topic: "keys"}, "features all x": nil,
		"data F.csv --label my diagnosis --features a b,c --scale standard": session.Data{Name: "F.csv", ReadOptions: session.ReadOptions{
			Table: datasets.CSVOptions{Label: "my diagnosis", Features: []string{"a b", "c"}}, Scale: &standard,
		}},
		"data iris --show surface --alpha 0.3,1@20 --goto 35 --zoom --line 12": session.Data{Name: "iris", RestoreActions: []session.Action{
			session.Alpha{Schedule: []session.ScheduledValue{{Value: 0.3, From: session.FromNextStep}, {Value: 1, From: 20}}}, session.Goto{K: 35}, session.LineAt{L: 12},
			session.Show{Panes: []string{"surface"}}, session.Zoom{On: true},
		}},
		"data iris --init=-1,2,3": session.Data{Name: "iris", RestoreActions: []session.Action{session.Init{Values: []float64{-1, 2, 3}}}},
	} {
		got, fault := Parse(line)
		if line == "features all x" {
			if fault == nil {
				t.Errorf("%q is taken", line)
			}
			continue
		}
		if fault != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %#v, %v; want %#v", line, got, fault, want)
		}
	}
}

// refusals are lines with what they are at fault over, and in which words.
var refusals = map[string]string{
	"alhpa 0.3":                   `alhpa|unknown command "alhpa": did you mean alpha?`,
	"J<0.1":                       `J<0.1|unknown command "j": did you mean until J<0.1?`,
	"|w| > 3":                     "|w||did you mean until |w|>3?",
	"converged":                   `converged|did you mean until converged?`,
	"Moons":                       `Moons|did you mean data moons?`,
	"surface":                     `surface|unknown command "surface": did you mean show surface?`,
	"xyzzy":                       `xyzzy|unknown command "xyzzy": help lists them all`,
	"?":                           "?|a command begins with a letter",
	"5x":                          "5x|a command begins with a letter, an iteration with a digit: help lists them",
	"1.5":                         `1.5|"1.5" is no iteration`,
	" 1e3":                        `1e3|"1e3" is no iteration: a whole number from 0 to 1000000000, or +100 or −100`,
	"1000000001":                  `1000000001|is no iteration`,
	"-":                           `-|"-" is no iteration`,
	"+0":                          `+0|"+0" is no iteration`,
	"step 0":                      `0|"0" is no count: give a whole number from 1 to 1000000000`,
	"step x":                      `x|"x" is no count`,
	"back 2000000000":             "2000000000|is no count",
	"line 1.5":                    "1.5|is no count: give a whole number from -1000000000",
	"example 0":                   "0|is no count",
	"examples -1":                 "-1|is no count",
	"goto":                        "|goto what? For example: goto 500",
	"alpha 0":                     `0|α must be a number above 0, for example 0.3; "0" is none`,
	"alpha nan":                   "nan|α must be",
	"alpha 0x1p-2":                "0x1p-2|α must be",
	"alpha! 1":                    "alpha!|alpha takes no !: leave it out",
	"alpha 0.3 1":                 `1|"1": a later value needs a later iteration, like 0.3 1@20`,
	"alpha 1@x":                   `1@x|"x" is no iteration: write it like 1@20`,
	"help me":                     `me|unknown command "me"`,
	"help alhpa":                  `alhpa|unknown command "alhpa": did you mean alpha?`,
	"quit now\x1b[31m":            "now\x1b[31m|quit takes nothing",
	"until":                       "|until what? For example: until J<0.1",
	"until Q<3":                   `Q|there is no quantity "Q": there are J dJ w1`,
	"until J=0.1":                 "J=0.1|J is compared with <, <=, > or >=",
	"until J<0.1 or so":           `0.1 or so|"0.1 or so" is neither a number nor a quantity`,
	"until alpha>bound":           "alpha>bound|steps do not change alpha, so until cannot wait for it",
	"until k>10 and":              "|a condition is missing",
	"until and k>10":              "and|a condition is missing",
	"until J<0.1 within x":        `x|within "x"? Give a number of steps from 1 to 1000000000`,
	"expect J<0.1 within 3":       "J<0.1 within 3|within is for until: expect looks at this iteration only; steps<=3 says how many there were",
	"until status=convergd":       `convergd|unknown status "convergd": did you mean converged?`,
	"expect data=":                "data=|data is compared with what?",
	"features ,":                  "|name 1: the value is empty",
	"scale std":                   `std|unknown scaling "std": did you mean standard?`,
	"scale qqqqqqq":               `qqqqqqq|unknown scaling "qqqqqqq": choose none, standard, minmax`,
	"theme purple":                `purple|unknown theme "purple": choose dark, light, mono, auto`,
	"theme lihgt":                 `lihgt|unknown theme "lihgt": did you mean light?`,
	"decimal dot":                 `dot|unknown decimal mark "dot"`,
	"init zero 1":                 `1|init zero takes nothing more: leave out "1"`,
	"init random x":               `x|"x" is no seed: give a whole number, for example init random 7`,
	"init 1 x":                    `x|"x" is no number`,
	"init ,":                      "|init what?",
	"speed 7":                     `7|"7" is no speed: choose 1, 2, 5, 10, 30, 60, max steps a second`,
	"speed 0":                     "0|is no speed",
	"digits 2":                    `2|"2" is no number of digits: choose 3 to 17`,
	"export! ":                    "|export what? For example: export run.csv",
	"compare x":                   "x|α must be a number above 0",
	"compare ,":                   `,|"," names no α: write it like compare 0.1 1`,
	"compare 1 2 3 4 5":           "1 2 3 4 5|1 to 4 different α, not 5",
	"stpe":                        `stpe|unknown command "stpe": did you mean step?`,
	"data '":                      "'|a quote that is not closed",
	"data iris --alhpa 3":         "--alhpa|unknown flag --alhpa: did you mean --alpha?",
	"data iris --alpha 0,3":       "0|--alpha: alpha must be a number above 0 (behind -- a comma separates: write 0.3)",
	"data iris --alpha":           "--alpha|--alpha: it needs a value",
	"data iris --scale std":       `std|--scale: "std" is none of none, standard, minmax: did you mean standard?`,
	"data iris --size 0":          "0|--size: ",
	"data --alpha 1":              "|data what? For example: data moons",
	"show srface":                 `srface|unknown pane "srface": did you mean surface?`,
	"pair x1 b":                   "x1 b|two different features are needed",
	"pair x1":                     "|two features are needed",
	"view w1 7..1":                `7..1|"7..1" is no range: write it like -1..7`,
	"view q 1..7":                 `q|"q" is no axis`,
	"view x1 0..1 x1 0..2":        "0..2|a chart has two axes",
	"threshold 1":                 `1|"1" is no threshold: give a number between 0 and 1, like 0.3`,
	"threshold x":                 `x|"x" is no threshold`,
	"degree 7":                    `7|"7" is no degree: give a whole number from 1 to 6`,
	"degree":                      "|degree what? For example: degree 2",
	"test 100%":                   `100%|"100%": give a share from 1% to 99%, then a seed and stratified if you like: 30% 7 stratified`,
	"test 30% x":                  `x|"x": give a share`,
	"test 30% 7 8":                `8|"8": give a share`,
	"sort dq1":                    `dq1|unknown column "dq1"`,
	"expect pane=srface":          `srface|unknown pane "srface": did you mean surface?`,
	"expect pane=qqqqqqq":         `qqqqqqq|unknown pane "qqqqqqq": choose data, surface, graph`,
	"zoom maybe":                  `maybe|"maybe" is neither on nor off`,
	"alpha up 0":                  "0|is no count",
	"theme next 1 2":              "2|theme next takes nothing more",
	"step 1\nstep 2":              "\n|a line break",
	strings.Repeat("x", 1<<12+10): "xxxxxxxxxx|longer than 4096 bytes",
	"step \xff":                   "step \xff|not UTF-8",
}

// What is refused, in which words, and where the line is at fault.
func TestParseRefuses(t *testing.T) {
	for line, want := range refusals {
		at, text, _ := strings.Cut(want, "|")
		if strings.HasPrefix(want, "|w||") {
			at, text = "|w|", want[len("|w||"):]
		}
		got, fault := Parse(line)
		if fault == nil || !strings.Contains(fault.String(), text) {
			t.Errorf("%q is %#v, %v; want the fault %q", line, got, fault, text)
			continue
		}
		if over := line[fault.At : fault.At+fault.Len]; over != at {
			t.Errorf("%q: %v lies over %q, not %q", line, fault, over, at)
		}
	}
}

func TestNearest(t *testing.T) {
	words := []string{"none", "standard", "minmax"}
	for got, want := range map[string]string{"std": "standard", "STANDART": "standard", "min-max": "minmax", "q": "", "": "", "xyzzyxyz": ""} {
		if near := Nearest(got, words); near != want {
			t.Errorf("%q is near %q, want %q", got, near, want)
		}
	}
}

func TestColumns(t *testing.T) {
	for in, want := range map[string][]string{`a,b`: {"a", "b"}, ` a b , "c, d"`: {"a b", "c, d"}, `x`: {"x"}, `"a ""b"""`: {`a "b"`}} {
		if got, err := Columns(in); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q names %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", ",", "a,,b", "  ", `"a`} {
		if got, err := Columns(in); err == nil {
			t.Errorf("%q names %q", in, got)
		}
	}
}
