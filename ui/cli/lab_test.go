package cli_test

import (
	"strings"
	"testing"
)

// The exercises that need no table are shown with their published numbers, all of them the same here.
func TestLab(t *testing.T) {
	var pages strings.Builder
	t.Run("pages", func(t *testing.T) {
		t.Chdir(t.TempDir())
		for _, args := range [][]string{{"lab"}, {"lab", "propagate-2"}, {"lab", "propagate-3"}, {"lab", "propagate-3b"}, {"lab", "six-points"}} {
			r := descent(t, "", args...)
			pages.WriteString("$ descent " + strings.Join(args, " ") + "\n" + r.out + "\n")
			if r.status != 0 || r.err != "" || strings.Contains(r.out, "  differs\n") {
				t.Errorf("%v: status %d, %q\n%s", args, r.status, r.err, r.out)
			}
		}
	})
	for line := range strings.SplitSeq(pages.String(), "\n") {
		if len(line) > 80 && !strings.HasPrefix(line, "  printf") || strings.ContainsFunc(line, func(r rune) bool { return r > '~' }) {
			t.Errorf("%q", line)
		}
	}
	golden(t, "lab.txt", pages.String())
}

// What an exercise does not know is one line. A table is known by its numbers alone.
func TestLabRefuses(t *testing.T) {
	other := writeLines(t, "ex2data1.txt", "1,2,0\n3,4,1\n5,6,0\n")
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"lab", "exams"}, 1, "exams needs a table that is not in this folder; name it: descent lab FILE"},
		{[]string{"lab", "six-point"}, 2, `did you mean "six-points"?`},
		{[]string{"lab", "nothing"}, 2, `"descent lab" lists them`},
		{[]string{"lab", other}, 1, "is the table of no exercise that is known here"},
		{[]string{"lab", "missing.txt"}, 1, "missing.txt: there is no such file"},
		{[]string{"lab", "a", "b"}, 2, "takes one exercise"},
	} {
		r := descent(t, "", c.args...)
		if r.status != c.status || r.out != "" || !strings.Contains(r.err, c.says) || strings.Count(r.err, "\n") != 1 {
			t.Errorf("%v: status %d, %q", c.args, r.status, r.err)
		}
	}
}
