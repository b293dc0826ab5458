package cli_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// What a shared line leads to is what run prints of that line, and what trace
// opens of it, bit for bit: plans of α, starts of all kinds, and steps through a
// stop among them.
func TestRunAndTraceOfASharedLine(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, students)
	for _, c := range []struct{ args, lines string }{
		{"iris", "step 5; alpha 1; step 7; alpha 0.1; step 3; show surface; pair w1 b; zoom on; back 4"},
		{"iris --init random,7", "step 4; alpha 3; step 300; goto 3; line 4; wrong on; sort loss"},
		{"iris", "init 0.1 -2 3; alpha 1; step 6; hide curve; digits 9"},
		{"iris --init=-0.1,2,3", "compare 0.1; step 2; log on"},
		{"xor", "step 6; alpha 1; step 2; node 3; back 3"},
		{"iris-hard --tolerance 1e-2 --alpha 0.1,0.2@3 --goto 5", "step 400; proof on; back"},
		{"a.csv --scale standard", "features sleep; step 3; alpha 0.5; step; back"},
	} {
		text := strings.ReplaceAll(c.lines, "; ", "\n") + "\n"
		args := sharedBy(t, text+"export! run.csv\n", strings.Fields(c.args)...)
		want, err := os.ReadFile("run.csv")
		if err != nil {
			t.Fatal(err)
		}
		got := fine(t, "", append([]string{"run"}, args...)...)
		if strings.ReplaceAll(got, "limit", "running") != string(want) {
			t.Errorf("run %q prints\n%s\nand not\n%s", args, got, want)
		}
		trace := strings.Split(strings.TrimSpace(fine(t, "", append([]string{"trace"}, args...)...)), "\n")
		rows := strings.Split(strings.TrimSpace(string(want)), "\n")
		shown := args[slices.Index(args, "--goto")+1]
		for i, row := range rows[:len(rows)-1] {
			if !strings.HasPrefix(row, shown+",") {
				continue
			}
			n := (strings.Count(rows[0], ",") - 5) / 2 // k J w b dw db alpha status
			next := strings.Join(strings.Split(rows[i+1], ",")[2:3+n], ",")
			if last := trace[len(trace)-1]; !strings.HasSuffix(last, ","+next) {
				t.Errorf("trace %q ends with %s, and not at %s", args, last, next)
			}
		}
	}
}

// A plan holds from its iterations on, whatever is asked for at once, and the
// last --alpha counts.
func TestPlannedAlpha(t *testing.T) {
	alphas := func(args ...string) (all []float64) {
		for _, l := range parse(t, fine(t, "", append([]string{"run", "iris", "--format=jsonl", "--iterations=300"}, args...)...))[1:] {
			if len(all) == 0 || all[len(all)-1] != l.Alpha {
				all = append(all, float64(l.K), l.Alpha)
			}
		}
		return all
	}
	for _, c := range []struct {
		args []string
		want []float64
	}{
		{[]string{"--alpha", "1,2@20,3@290"}, []float64{1, 1, 21, 2, 291, 3}},
		{[]string{"--alpha=2@256"}, []float64{1, 0.3, 257, 2}},
		{[]string{"--alpha=2@0,1@1"}, []float64{1, 2, 2, 1}},
		{[]string{"--alpha=2,1@1", "--alpha=0.5"}, []float64{1, 0.5}},
		{[]string{"--alpha=0.5", "--alpha=2,1@7"}, []float64{1, 2, 8, 1}},
	} {
		if got := alphas(c.args...); !slices.Equal(got, c.want) {
			t.Errorf("run %v has α %v, want %v", c.args, got, c.want)
		}
	}
	const huge = "a,y\n1e308,0\n-1e308,1\n1e308,1\n"
	lines := parse(t, fine(t, huge, "run", "-", "--format=jsonl", "--alpha=1e299,1e300@1", "--goto=90"))
	if last := lines[len(lines)-1]; last.Status != "diverged" {
		t.Errorf("a run on the way to k 90 ends with %+v", last)
	}
	if r := descent(t, "", "run", "iris", "--do", "alpha 1"); r.status != 2 || !strings.Contains(r.err, "--do is no flag") {
		t.Errorf("run takes a line: %+v", r)
	}
}
