package command

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func aloud() Words {
	w := words()
	w.Spoken = true
	return w
}

func TestParseWithoutAScreen(t *testing.T) {
	for line, want := range map[string]Effect{
		"step": Step{1}, "step 10": Step{10}, "step10": Step{10}, "Step 1 000": Step{1000}, "back": Back{1}, "back 3": Back{3},
		"show": Show{}, "line": Lines{1}, "lines 5": Lines{5}, "line −2": Lines{-2}, "line -2": Lines{-2},
		"example": Example{}, "example 7": Example{7}, "examples": Examples{}, "examples 5": Examples{5}, "runs": Runs{},
		"compare 0.1 1": Compare{[]float64{0.1, 1}}, "compare 0,5; 1 1": Compare{[]float64{0.5, 1}}, "compare OFF": Compare{},
		"restart": Restart{}, "takeover": TakeOver{},
		"500": Goto{K: 500}, "alpha 0.3": Alpha{0.3}, "export a.csv": Export{File: "a.csv"}, "quit": Quit{},
	} {
		if got, err := Parse(line, aloud()); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %#v, %v; want %#v", line, got, err, want)
		}
	}
	for line, want := range map[string]string{
		"step 0":          `"0" is no count: give a whole number from 1 to 1000000000`,
		"step x":          `"x" is no count`,
		"back 2000000000": "is no count",
		"example 0":       "is no count",
		"examples -1":     "is no count",
		"line 1.5":        "is no count: give a whole number from -1000000000",
		"show me":         `show takes nothing: leave out "me"`,
		"compare":         "compare what? For example: compare 0.1 1",
		"compare x":       "α must be a number above 0",
		"compare ,":       "names no α",
		"compare ;":       "names no α",
		"stpe":            `unknown command "stpe": did you mean step?`,
		"theme dark":      "theme is for the screen, and there is none",
		"speed 30":        "speed is for the screen, and there is none",
		"export a.svg":    "without a screen only the run can be written",
		"export a.pdf":    "without a screen only the run can be written",
	} {
		if got, err := Parse(line, aloud()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is %#v, %v; want the error %q", line, got, err, want)
		}
	}
}

// Each command is had where it makes sense; elsewhere it says what does the same.
func TestBothFronts(t *testing.T) {
	for _, c := range spoken() {
		if _, err := Parse(c.Like, words()); err == nil || !strings.Contains(err.Error(), c.Name+" is for descent step: on the screen "+c.Screen) {
			t.Errorf("%s on the screen: %v", c.Name, err)
		}
		if got := Complete(c.Name+" ", words()); got.For.Name != "" {
			t.Errorf("the screen completes %s", c.Name)
		}
	}
	var names []string
	for _, c := range For(aloud()) {
		if slices.Contains(names, c.Name) {
			t.Errorf("there are two commands called %q", c.Name)
		}
		names = append(names, c.Name)
	}
	for _, c := range Table() {
		if slices.Contains(names, c.Name) == c.looks {
			t.Errorf("%s is for one front, and the other has it", c.Usage())
		}
	}
	if got := Complete("st", aloud()); !slices.Equal(got.Words, []string{"step "}) {
		t.Errorf("st can become %q", got.Words)
	}
	if got := Complete("ru", words()); len(got.Words) > 0 {
		t.Errorf("on the screen ru can become %q", got.Words)
	}
}
