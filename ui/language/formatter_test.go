package language

import (
	"errors"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
)

// newTestSession is a session about iris at k = 0.
func newTestSession(t *testing.T) *session.Session {
	t.Helper()
	entry, ok := datasets.Find("iris")
	if !ok {
		t.Fatal("the catalogue has no iris")
	}
	set, err := entry.Load(datasets.Generator{Noise: -1})
	if err != nil {
		t.Fatal(err)
	}
	data, err := session.Prepare(session.DataSource{Name: "iris"}, set, trainer.Zeros(2), 1e-8)
	if err != nil {
		t.Fatal(err)
	}
	return session.New(data, session.Config{Limit: 100, Tolerance: 1e-8, StartAction: session.InitZero{}})
}

// waitedFor is a condition as it is typed behind until.
func waitedFor(t *testing.T, line string) session.Condition {
	t.Helper()
	i, fault := Parse("until " + line)
	until, ok := i.(session.Until)
	if fault != nil || !ok {
		t.Fatalf("%s: %v", line, fault)
	}
	return until.Condition
}

// What a session tells is said with keys where there are any, else with
// commands.
func TestTelling(t *testing.T) {
	s, seed := newTestSession(t), uint64(7)
	low, within := waitedFor(t, "J<0.5"), waitedFor(t, "J<0.5 within 3")
	for _, c := range []struct {
		told         session.Event
		screen, text string // text is empty where it is the same
		unmet        string
	}{
		{session.NoStep{}, "J or a weight is not finite: there is no next step. ← goes back.", "J or a weight is not finite: there is no next step. back goes back.", ""},
		{session.NoGhost{}, "No ghost to take over: r or a fork leaves one.", "No ghost to take over: restart or a fork leaves one.", ""},
		{session.StartChanged{}, "Start: zeros", "", ""},
		{session.ComparisonChanged{Runs: 1}, "1 more steps along: the pane 6 Cost compares them, c ends it.", "1 more steps along: runs compares them, compare off ends it.", ""},
		{session.ComparisonChanged{Runs: 2}, "2 more step along: the pane 6 Cost compares them, c ends it.", "2 more step along: runs compares them, compare off ends it.", ""},
		{session.ComparisonChanged{}, "The comparison is over.", "", ""},
		{session.NoComparison{}, "No runs are compared.", "", ""},
		{session.SpeedSet{}, "Speed 10/s. p plays.", "", ""},
		{session.OpenStopped{Name: "/home/ada/marks.csv"}, "Stopped reading marks.csv.", "", ""},
		{session.DataOpened{}, "", "", ""},
		{session.ConditionReached{Condition: low, Already: true}, "J < 0.5 holds here already: J is 0.693147.", "", ""},
		{session.ConditionReached{Condition: low}, "J < 0.5 at k 0: J is 0.693147.", "", ""},
		{session.ConditionReached{Condition: waitedFor(t, "converged")}, "converged at k 0: J is 0.693147.", "", ""},
		{session.ConditionReached{Condition: waitedFor(t, "J<w1")}, "J < w1 at k 0: J is 0.693147, w1 is 0.", "", ""},
		{session.ConditionNotReached{Condition: low, Why: session.NoNextStep}, "J or a weight is not finite: there is no next step. ← goes back.", "J or a weight is not finite: there is no next step. back goes back.", "until J<0.5 is not reached: there is no step after k 0, diverged."},
		{session.ConditionNotReached{Condition: low, Why: session.EndedAtStop}, "Stopped at k 0: standing still; J is 0.693147. The same line again goes on.", "", "until J<0.5 is not reached: stopped at k 0: standing still; J is 0.693147."},
		{session.ConditionNotReached{Condition: within, Why: session.OutOfSteps}, "Not within 3 steps: at k 0 J is 0.693147.", "", "until J<0.5 within 3 is not reached: not within 3 steps: at k 0 J is 0.693147."},
		{session.ConditionNotReached{Condition: low, Why: session.EndedAtLimit}, "Paused at k 0, a multiple of the limit: J is 0.693147, and not J < 0.5 yet. The same line again goes on.", "", "until J<0.5 is not reached: paused at k 0, a multiple of the limit: J is 0.693147, and not J < 0.5 yet."},
	} {
		for on, want := range map[Availability]string{Screen: c.screen, Text: c.text} {
			if want == "" {
				want = c.screen
			}
			told := Formatter{Session: s, Availability: on, Stopped: func() string { return "standing still" }}.Format(c.told)
			if told.Text != want || told.Unmet != c.unmet || told.Err != nil {
				t.Errorf("%T %+v: %+v, want %q, unmet %q", c.told, c.told, told, want, c.unmet)
			}
		}
	}
	wrong := errors.New("it went wrong")
	for _, e := range []session.Event{session.Refused{Err: wrong}, session.Failed{Err: wrong}} {
		if told := (Formatter{Session: s}).Format(e); !errors.Is(told.Err, wrong) {
			t.Errorf("%T: %+v", e, told)
		}
	}
	for how, want := range map[session.Action]string{session.InitZero{}: "zeros", session.InitRandom{Seed: &seed}: "random, seed 7", session.InitRandom{}: "random"} {
		if got := StartText(how); got != want {
			t.Errorf("%+v: %s", how, got)
		}
	}
	if got := StartText(session.Init{Values: []float64{1, 2, 3}}) + ", " + SpeedText(0) + ", " + number.Count(1, "step"); got != "typed, at full speed, 1 step" {
		t.Error(got)
	}
}

// Advice is a line of the place, quoted as it is there.
func TestAdvice(t *testing.T) {
	for _, c := range []struct{ wrong, screen, text string }{
		{"a.csv: no label: descent a.csv --label b", "a.csv: no label: :data a.csv --label b", "a.csv: no label: data a.csv --label b"},
		{`x: descent 'it'\''s.csv' --label b`, "x: :data 'it''s.csv' --label b", "x: data 'it''s.csv' --label b"},
		{"try --header yes", "try --header yes (behind the name: :data a.csv --header …)", "try --header yes (behind the name: data a.csv --header …)"},
		{"sed 1d a.csv | descent -", "sed 1d a.csv | descent - (a line for the shell: quit first)", "sed 1d a.csv | descent - (a line for the shell: quit first)"},
		{"there is no such file", "there is no such file", "there is no such file"},
	} {
		if got := Advice(errors.New(c.wrong), "a.csv", Screen).Error(); got != c.screen {
			t.Errorf("%q, want %q", got, c.screen)
		}
		if got := Advice(errors.New(c.wrong), "a.csv", Text).Error(); got != c.text {
			t.Errorf("%q, want %q", got, c.text)
		}
	}
	if got := Notes([]string{"one", "--features=2 takes it in"}, Screen) + "|" + Notes([]string{"--features=2"}, Text); got != "one; :features 2 takes it in|features 2" {
		t.Error(got)
	}
}

// A path is told by its end, however long.
func TestShortPath(t *testing.T) {
	long := strings.Repeat("é", 50)
	for path, want := range map[string]string{"a/b.csv": "b.csv", `C:\x\y.csv`: "y.csv", "a/b/": "b", long: strings.Repeat("é", 39) + "…"} {
		if got := ShortPath(path); got != want {
			t.Errorf("%s is %s", path, got)
		}
	}
}

// What is said of a name is all that can be typed behind it.
func TestDescribe(t *testing.T) {
	if got := Describe("compare", Text); !strings.Contains(got, "compare off") || strings.Count(got, ": ") < 2 {
		t.Error(got)
	}
	if got := Describe("theme", Text); !strings.HasPrefix(got, "theme ") {
		t.Error(got)
	}
	if got := Describe("nothing", Screen); got != "" {
		t.Error(got)
	}
}

// The names of columns are offered as they are typed.
func TestNamesOfColumns(t *testing.T) {
	c := Complete("data a b.csv --features x,\"h", Screen, CompletionNames{})
	if got := c.Names([]string{"hours", "hours, night", "h"}); c.Columns != "a b.csv" || strings.Join(got, ";") != `"hours, night"` {
		t.Errorf("%+v: %q", c, got)
	}
	if c := Complete("data 'a' --label ", Screen, CompletionNames{}); c.Columns != "a" || len(c.Names([]string{"p", "q"})) != 2 {
		t.Errorf("%+v", c)
	}
}
