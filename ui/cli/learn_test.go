package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"descent/ui/lesson"
)

// learnIn runs a command whose progress is kept in a folder.
func learnIn(t *testing.T, state, in string, args ...string) (status int, out, wrong string) {
	t.Helper()
	var o, e strings.Builder
	status = Main(args, Console{In: strings.NewReader(in), Out: &o, Err: &e, Getenv: func(name string) string {
		if name == "XDG_STATE_HOME" {
			return state
		}
		return ""
	}})
	return status, o.String(), e.String()
}

// The lesson that the README shows is a whole one, done by its own way, and has a
// hand-out.
func TestLessonInTheREADME(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "<!-- lesson -->\n````markdown\n")
	body, _, found := strings.Cut(rest, "````\n<!-- /lesson -->")
	if !found {
		t.Fatal("there is no lesson in the README")
	}
	file := filepath.Join(t.TempDir(), "leap.md")
	if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, out, wrong := learnIn(t, "", "", "learn", "--check", file); status != 0 || !strings.Contains(out, "4 pages, each done by its own way") {
		t.Errorf("%d\n%s%s", status, out, wrong)
	}
	_, out, _ := learnIn(t, "", "", "learn", "--print", file)
	for _, want := range []string{"# Too long a step\n", "## 1. Walk\n", "    data and --alpha 1\n", "- [ ] until k ≥ 5\n", "- [ ] until J < 0.3, at most 20 steps\n- not: alpha > 30\n", "Answer: ____", "## Hints and answers\n", "Answer: 2. The slope holds close by only.", "    alpha 5\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("the hand-out has no %q:\n%s", want, out)
		}
	}
}

// learn lists, opens as a conversation where one left, and keeps what is done.
func TestLearn(t *testing.T) {
	state := t.TempDir()
	if status, out, wrong := learnIn(t, state, "", "learn"); status != 0 || strings.Count(out, " 0 of ") != len(lesson.Names()) {
		t.Errorf("%d\n%s%s", status, out, wrong)
	}
	status, out, wrong := learnIn(t, state, "step 10\nnext\n", "learn", "alpha")
	if status != 0 || !strings.HasPrefix(out, "How large may alpha be?, page 1 of 7: Small steps.\niris-hard: 100 examples") || !strings.Contains(out, "page 2 of 7") {
		t.Errorf("%d\n%s%s", status, out, wrong)
	}
	if _, out, _ := learnIn(t, state, "", "learn"); !strings.Contains(out, "iris-hard      1 of 7") {
		t.Errorf("what was done is not kept:\n%s", out)
	}
	if _, out, _ := learnIn(t, state, "", "learn", "alpha"); !strings.HasPrefix(out, "How large may alpha be?, page 2 of 7") {
		t.Errorf("it goes on with\n%s", out)
	}
	bad := filepath.Join(t.TempDir(), "bad.md")
	if err := os.WriteFile(bad, []byte("# X\n## A\n```descent\nalhpa 1\nquit\n```\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"learn", bad}, {"learn", "--check", bad}, {"learn", "--print", bad}} {
		status, out, wrong := learnIn(t, state, "", args...)
		want := bad + ":4: descent: unknown command \"alhpa\": did you mean alpha?\n" + bad + ":5: descent: quit is not for lessons\n"
		if status != statusData || out != want || !strings.Contains(wrong, "is at fault: 2 lines") {
			t.Errorf("%v: %d\n%s%s", args, status, out, wrong)
		}
	}
	for _, c := range []struct {
		args   []string
		status int
		wrong  string
	}{
		{[]string{"learn", "alhpa"}, statusData, `there is no lesson "alhpa": did you mean alpha?`},
		{[]string{"learn", "no.md"}, statusData, "no.md: no such file"},
		{[]string{"learn", "a", "b"}, statusUsage, "takes one lesson"},
		{[]string{"learn", "--check"}, statusUsage, "--check needs a lesson"},
		{[]string{"learn", "--check", "--print", "hand"}, statusUsage, "are two things"},
		{[]string{"learn", "--alpha", "1"}, statusUsage, "--alpha"},
	} {
		if status, _, wrong := learnIn(t, state, "", c.args...); status != c.status || !strings.Contains(wrong, c.wrong) {
			t.Errorf("%v: %d %s", c.args, status, wrong)
		}
	}
	if status, _, wrong := learnIn(t, state, "learn alpha\n# nobody answers\nstep\nexpect J<0.9\n", "step"); status != statusData || !strings.Contains(wrong, "standard input:4: expect J<0.9") {
		t.Errorf("homework that is wrong exits with %d: %s", status, wrong)
	}
}
