package cli_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// line is one snapshot as JSON Lines has it.
type line struct {
	K      int       `json:"k"`
	J      *float64  `json:"J"`
	W      []float64 `json:"w"`
	B      float64   `json:"b"`
	DW     []float64 `json:"dw"`
	DB     float64   `json:"db"`
	Alpha  float64   `json:"alpha"`
	Status string    `json:"status"`
}

func parse(t *testing.T, out string) []line {
	t.Helper()
	var lines []line
	for text := range strings.SplitSeq(strings.TrimSuffix(out, "\n"), "\n") {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		lines = append(lines, l)
	}
	return lines
}

// ks is the iterations of the lines and the last status.
func ks(lines []line) string {
	var b strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&b, "%d ", l.K)
	}
	return b.String() + lines[len(lines)-1].Status
}

func TestWhichSnapshots(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"iris", "--iterations=0"}, "0 limit"},
		{[]string{"iris", "--iterations=2"}, "0 1 2 limit"},
		{[]string{"iris", "--iterations=7", "--every=3"}, "0 3 6 7 limit"},
		{[]string{"iris", "--iterations=6", "--every=3"}, "0 3 6 limit"},
		// More than one request to the trainer: 256 updates are one.
		{[]string{"iris", "--iterations=600", "--every=256"}, "0 256 512 600 limit"},
		// The gradient of xor from zeros is exactly 0: the weights never change.
		{[]string{"xor", "--every=10"}, "0 1 unchanged"},
		{[]string{"xor", "--iterations=1"}, "0 1 unchanged"},
	} {
		args := append([]string{"run", "--format=jsonl"}, c.args...)
		if got := ks(parse(t, fine(t, "", args...))); got != c.want {
			t.Errorf("descent %q prints %q, want %q", args, got, c.want)
		}
	}
}

func TestStart(t *testing.T) {
	first := func(args ...string) line {
		return parse(t, fine(t, "", append([]string{"run", "--format=jsonl", "--iterations=1"}, args...)...))[0]
	}
	if l := first("iris"); l.W[0] != 0 || l.W[1] != 0 || l.B != 0 || l.Alpha != 0 || math.Abs(*l.J-math.Ln2) > 1e-15 {
		t.Errorf("iris does not start at zeros with J = ln 2: %+v", l)
	}
	if l := first("iris", "--w=-1,2.5", "--b", "-3"); !slices.Equal(l.W, []float64{-1, 2.5}) || l.B != -3 {
		t.Errorf("--w=-1,2.5 --b -3 starts at %v, %v", l.W, l.B)
	}
	if l := first("iris", "--w", "-1,2"); !slices.Equal(l.W, []float64{-1, 2}) {
		t.Errorf("--w -1,2 starts at %v", l.W)
	}
	one, again, two := first("iris", "--init=random"), first("iris", "--init=random", "--seed=1"), first("iris", "--init=random", "--seed=2")
	if !slices.Equal(one.W, again.W) || one.B != again.B {
		t.Errorf("the same seed gives %v and %v", one, again)
	}
	if slices.Equal(one.W, two.W) || one.W[0] == 0 {
		t.Errorf("seeds 1 and 2 both start at %v", one.W)
	}
}

func TestAlpha(t *testing.T) {
	second := func(args ...string) line {
		return parse(t, fine(t, "", append([]string{"run", "--format=jsonl", "--iterations=1"}, args...)...))[1]
	}
	file := writeLines(t, "a.csv", students)
	for want, args := range map[float64][]string{
		0.3: {"iris"}, 0.1: {file}, 2: {"iris", "--alpha=2"}, 1e300: {file, "--alpha=1e300"},
	} {
		if l := second(args...); l.Alpha != want {
			t.Errorf("%v: α %v, want %v", args, l.Alpha, want)
		}
	}
}

// Whoever reads a file begins with the same α: the largest of 1 3 10 30 … below
// the bound. That of large features is small, and what scales them is said.
func TestFirstAlphaOfFiles(t *testing.T) {
	var scores strings.Builder
	scores.WriteString("exam1,exam2,passed\n")
	for i := range 20 {
		fmt.Fprintf(&scores, "%d,%d,%d\n", 30+3*i, 40+i*i%50, i*7%3/2)
	}
	file := writeLines(t, "scores.csv", scores.String())
	const label = "descent: scores.csv: label \"passed\": 0 is y = 0, 1 is y = 1\n"
	for _, c := range []struct {
		args  []string
		alpha float64
		says  string
	}{
		// The mean square of exam2 is 3958.3; together λmax is 7502.8, and 8/7502.8 is 0.00107.
		{[]string{file}, 0.001, "descent: scores.csv: features are large (exam2 is about 63), so α is 0.001; try --scale standard\n"},
		{[]string{file, "--scale=standard"}, 3, ""},
		{[]string{file, "--alpha=0.1"}, 0.1, ""},
		{[]string{file, "--features=exam2", "--scale=minmax"}, 3, ""},
	} {
		r := descent(t, "", append([]string{"run", "--format=jsonl", "--iterations=1"}, c.args...)...)
		if got := parse(t, r.out)[1].Alpha; got != c.alpha || r.err != label+c.says {
			t.Errorf("run %v: α %v, want %v; says %q", c.args, got, c.alpha, r.err)
		}
		r = descent(t, "", append([]string{"trace", "--format=jsonl"}, c.args...)...)
		last := parse(t, r.out[strings.LastIndex(r.out, "{"):])[0] // from zeros: w = −α dw
		if got := -last.W[0] / last.DW[0]; math.Abs(got-c.alpha) > 1e-12*c.alpha || r.err != label+c.says {
			t.Errorf("trace %v: α %v, want %v; says %q", c.args, got, c.alpha, r.err)
		}
		out := fine(t, "", append([]string{"step"}, c.args...)...)
		if !strings.Contains(out, fmt.Sprintf("  alpha %v  ", c.alpha)) {
			t.Errorf("step %v: α is not %v:\n%s", c.args, c.alpha, out)
		}
		if c.says != "" && !strings.Contains(out, "\nFeatures are large: try scale standard.\n") {
			t.Errorf("step %v does not say what scales:\n%s", c.args, out)
		}
	}
}

func TestData(t *testing.T) {
	file := writeLines(t, "students.csv", students)
	at := func(stdin string, args ...string) line {
		return parse(t, fine(t, stdin, append([]string{"run", "--format=jsonl", "--iterations=0"}, args...)...))[0]
	}
	// At zeros a = ½ for every example, so dw_j is the mean of x_j(½ − y): for
	// hours (1+2−3−4)·½/4 = −½, for sleep (8+7−8−6)·½/4 = ⅛.
	l := at("", file, "--label=passed")
	if !slices.Equal(l.DW, []float64{-0.5, 0.125}) {
		t.Errorf("dw is %v", l.DW)
	}
	if m := at(students, "-", "--features=sleep,2", "--label", "4", "--positive=no"); !slices.Equal(m.DW, []float64{-0.125, 0.5}) {
		t.Errorf("with the features and the classes the other way round dw is %v", m.DW)
	}
	if m := at("", file, "--scale=minmax", "--features=hours"); len(m.DW) != 1 || math.Abs(m.DW[0]+1.0/6) > 1e-15 {
		// 0, ⅓, ⅔, 1: (0+⅓−⅔−1)·½/4 = −⅙
		t.Errorf("scaled to [0, 1], dw is %v", m.DW)
	}
	if m := at("", "blobs", "--size=10"); slices.Equal(m.DW, at("", "blobs", "--size=10", "--seed=2").DW) {
		t.Error("blobs do not depend on the seed")
	}
	if slices.Equal(at("", "blobs", "--noise=0.1").DW, at("", "blobs", "--noise=2").DW) {
		t.Error("blobs do not depend on the noise")
	}
	if m := at("1,0\n2,1\n", "-", "--header=no"); m.DW[0] != -0.25 { // (1−2)·½/2
		t.Errorf("without a header dw is %v", m.DW)
	}
	if m := at("", "iris", "--features=petal width"); len(m.W) != 1 {
		t.Errorf("one feature of iris gives %d weights", len(m.W))
	}
}

func TestCSV(t *testing.T) {
	rows := strings.Split(strings.TrimSpace(fine(t, "", "run", "iris", "--iterations=20")), "\n")
	if rows[0] != "k,J,w1,w2,b,dw1,dw2,db,alpha,status" || len(rows) != 22 {
		t.Fatalf("%d rows, the header %q", len(rows), rows[0])
	}
	// J at k = 20 is in the text: from 0.6931 to 0.4052.
	last := strings.Split(rows[21], ",")
	if j, err := strconv.ParseFloat(last[1], 64); err != nil || fmt.Sprintf("%.4f", j) != "0.4052" || last[9] != "limit" {
		t.Errorf("the last row is %q", rows[21])
	}
}

// TestDiverges: values whose J overflows are reported and printed as null and
// Inf, and the status is 0 all the same.
func TestDiverges(t *testing.T) {
	const huge = "a,y\n1e308,0\n-1e308,1\n1e308,1\n"
	lines := parse(t, fine(t, huge, "run", "-", "--format=jsonl", "--alpha=1e300"))
	last := lines[len(lines)-1]
	if last.Status != "diverged" || last.J != nil {
		t.Errorf("the last line is %+v", last)
	}
	if out := fine(t, huge, "run", "-", "--alpha=1e300"); !strings.Contains(out, "Inf") && !strings.Contains(out, "NaN") {
		t.Errorf("CSV names no number that is not finite: %s", out)
	}
}

// What reading a file left out is said where no screen says it; built-in data
// have their own words.
func TestNotesAreSaid(t *testing.T) {
	r := descent(t, "", "run", writeLines(t, "students.csv", students), "--iterations=1")
	const want = "descent: students.csv: label \"passed\": no is y = 0, yes is y = 1\n" +
		"descent: students.csv: left out because they hold text: name\n"
	if r.status != 0 || r.err != want {
		t.Errorf("status %d, said %q, want %q", r.status, r.err, want)
	}
	for _, name := range []string{"iris", "blobs"} {
		if r := descent(t, "", "run", name, "--iterations=1"); r.err != "" {
			t.Errorf("%s: said %q", name, r.err)
		}
	}
}

// Salaries are large and an α that is safe for them is small, so every step is:
// the run must not count as converged while J can fall from 0.686.
func TestSmallStepsOfLargeFeaturesDoNotConverge(t *testing.T) {
	out := fine(t, "", "run", "testdata/salaries.csv", "--alpha=1e-10", "--every=1000", "--format=jsonl")
	lines := parse(t, out)
	if last := lines[len(lines)-1]; last.K != 10000 || last.Status != "limit" || !(*last.J > 0.68) {
		t.Errorf("%s, J %v", ks(lines), *last.J)
	}
}
