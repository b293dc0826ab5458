package ui

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
)

// What is more of the model than w and b, read from the screen and held against numbers
// computed here.

// amountOf is a number as the screen writes it.
func amountOf(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, "−", "-"), 64)
	if err != nil {
		t.Fatalf("%q is no number", s)
	}
	return v
}

// block is the rows of the screen from the one with a title on, up to the next blank one.
func (d *driver) block(title string) []string {
	d.t.Helper()
	rows := strings.Split(d.screen(), "\n")
	i := slices.IndexFunc(rows, func(row string) bool { return strings.Contains(row, title) })
	if i < 0 {
		d.t.Fatalf("%q is not in\n%s", title, d.screen())
	}
	return rows[i:]
}

// All weights stand there at once, each with its sign and its size; and those that have
// numbers are the largest, the largest first.
func TestAllWeightsAreShown(t *testing.T) {
	t.Parallel()
	for _, degree := range []int{2, 4, 6} {
		for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 36}, {200, 60}} {
			d := driveAt(t, size[0], size[1], catalogue(t, "circles"))
			d.command("degree " + strconv.Itoa(degree))
			d.command("alpha 1")
			d.command("step 40")
			d.weights(t, size[0] < 120)
			d.sorted()
		}
	}
}

// weights holds the picture of all weights against them.
func (d *driver) weights(t *testing.T, narrow bool) {
	t.Helper()
	w := d.state().Run.Snapshot.Params.W
	rows := d.block("All weights")
	width := 42
	if narrow {
		width = 28
	}
	cut := func(row string) []rune { r := []rune(row + strings.Repeat(" ", 60)); return r[1 : 1+width] }
	up, down, names := cut(rows[1]), cut(rows[2]), cut(rows[3])
	top := 0.0
	for k := range d.state().Run.Snapshot.Iter + 1 {
		at, _ := d.run().At(k)
		for _, v := range at.Params.W {
			top = max(top, math.Abs(v))
		}
	}
	const eighths, hanging = "▁▂▃▄▅▆▇█", "▔▀█"
	j := 0
	for x := range up {
		u, v := strings.IndexRune(eighths, up[x]), strings.IndexRune(hanging, down[x])
		if u < 0 && v < 0 {
			continue
		}
		if j == len(w) {
			t.Fatalf("more than %d weights in\n%s", len(w), d.screen())
		}
		part := math.Abs(w[j]) / top
		var is float64
		if u >= 0 {
			is = float64(len([]rune(eighths[:u]))+1) / 8
		} else {
			is = float64(len([]rune(hanging[:v]))+1) / 3
		}
		if (w[j] > 0) != (u >= 0) || math.Abs(is-part) > 1.0/3 || u >= 0 && math.Abs(is-part) > 1.0/8 {
			t.Errorf("w%d is %v of %v, and %v high in\n%s", j+1, w[j], top, is, d.screen())
		}
		j++
	}
	if degree := d.state().Data.Set.Degree; j != len(w) || !strings.Contains(string(names), "d1") || !strings.Contains(string(names), strconv.Itoa(degree)) {
		t.Errorf("%d of %d weights, and degrees up to %d, in\n%s", j, len(w), degree, d.screen())
	}
}

// sorted holds the table of parameters against the weights: the largest, by size.
func (d *driver) sorted() {
	d.t.Helper()
	w := slices.Clone(d.state().Run.Snapshot.Params.W)
	row := regexp.MustCompile(`^ w([₀-₉]+) +x\S+ +(−?[0-9.e−+]+) `)
	slices.SortFunc(w, func(a, b float64) int {
		if math.Abs(a) > math.Abs(b) {
			return -1
		}
		return 1
	})
	n := 0
	for line := range strings.SplitSeq(d.screen(), "\n") {
		m := row.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if v, err := strconv.ParseFloat(strings.ReplaceAll(m[2], "−", "-"), 64); err != nil || math.Abs(v-w[n]) > 1e-3*math.Abs(w[n])+1e-4 {
			d.t.Errorf("row %d is %s, not %v in\n%s", n, m[2], w[n], d.screen())
		}
		n++
	}
	if n < 2 {
		d.t.Errorf("%d weights have rows in\n%s", n, d.screen())
	}
}

// J is the sum of what the examples and what the penalty make of it, in the digits that
// stand there.
func TestCostIsFitAndPenalty(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		d := driveAt(t, size[0], size[1], catalogue(t, "iris"))
		d.command("lambda 3")
		for range 25 {
			d.press(" ")
			at := d.state().Run.Snapshot
			m := regexp.MustCompile(`Cost J [─-]*─ (?:fit )?([0-9.]+) \+ (?:penalty|λ) ([0-9.]+)`).FindStringSubmatch(d.screen())
			if m == nil {
				t.Fatalf("no parts of J in\n%s", d.screen())
			}
			fit, penalty := amountOf(t, m[1]), amountOf(t, m[2])
			own := 0.0
			for _, w := range at.Params.W {
				own += w * w
			}
			own *= 3.0 / 200
			unit := math.Pow(10, -float64(len(m[2])-2))
			if math.Abs(penalty-own) > 0.51*unit || math.Abs(fit-meanLossOf(d.state().Data.Problem, at.Params)) > 0.51*unit {
				t.Errorf("k %d: fit %v and penalty %v, not %v", at.Iter, fit, penalty, own)
			}
			if _, cost, _ := d.read(); math.Abs(amountOf(t, cost)-fit-penalty) > 1.01*math.Pow(10, -float64(min(len(m[2])-2, 6))) {
				t.Errorf("k %d: %v + %v is not %s", at.Iter, fit, penalty, cost)
			}
		}
	}
}

// meanLossOf is the mean of −log of what is predicted for the label.
func meanLossOf(p trainer.Problem, at trainer.Params) float64 {
	sum := 0.0
	for i, x := range p.X {
		z := at.B
		for j, v := range x {
			z += v * at.W[j]
		}
		a := 1 / (1 + math.Exp(-z))
		sum -= p.Y[i]*math.Log(a) + (1-p.Y[i])*math.Log(1-a)
	}
	return sum / float64(len(p.X))
}

// With rows kept for testing there is a second curve, named with J of both kinds.
func TestTestCurve(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		d := driveAt(t, size[0], size[1], catalogue(t, "circles"))
		d.command("degree 2")
		d.command("test 25%")
		d.command("lambda 0.3")
		d.command("step 60")
		at, data := d.state().Run.Snapshot.Params, d.state().Data
		for name, own := range map[string]float64{"train": meanLossOf(data.Problem, at), "test": meanLossOf(data.Test, at)} {
			m := regexp.MustCompile(name + ` +([0-9]\.[0-9]+)`).FindStringSubmatch(d.screen())
			if m == nil {
				t.Fatalf("no J of %s in\n%s", name, d.screen())
			}
			if got := amountOf(t, m[1]); math.Abs(got-own) > 0.51e-4 {
				t.Errorf("J of %s is %v, not %v", name, got, own)
			}
		}
		d.shows("without")
		d.command("show cost")
		d.shows("Accuracy %")
	}
}

// The counts at the foot of the examples are those of the rows, and Enter on one lists
// its examples and no other.
func TestCountsFilter(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "iris-hard"))
	d.command("step 20")
	d.command("show examples")
	d.hides("TP ")
	d.command("threshold 0.4")
	p, at := d.state().Data.Problem, d.state().Run.Snapshot.Params
	counts := map[string]int{}
	for i, x := range p.X {
		z := at.B
		for j, v := range x {
			z += v * at.W[j]
		}
		counts[map[bool]string{true: "T", false: "F"}[(z > math.Log(0.4/0.6)) == (p.Y[i] == 1)]+map[bool]string{true: "P", false: "N"}[z > math.Log(0.4/0.6)]]++
	}
	for name, n := range counts {
		d.shows(name + " " + strconv.Itoa(n) + " ")
	}
	share := func(part, of int) string { return number.Significant(float64(part)/float64(of), 3) }
	d.shows("accuracy " + share(counts["TP"]+counts["TN"], len(p.Y)))
	d.shows("precision " + share(counts["TP"], counts["TP"]+counts["FP"]))
	d.shows("recall " + share(counts["TP"], counts["TP"]+counts["FN"]))
	d.press("enter", "right", "right", "enter") // FP
	if of := d.state().View.Filter; of != "fp" {
		t.Fatalf("the filter is %q", of)
	}
	d.shows("FP only")
	d.shows("rows 1–" + strconv.Itoa(counts["FP"]) + " of " + strconv.Itoa(counts["FP"]) + " FP")
	d.press("enter")
	d.hides("FP only")
	x, y := d.find("FN ")
	d.click(x, y)
	d.shows("FN only")
	d.press("esc")
	d.command("test 30%")
	d.command("step 5")
	d.press("5")
	d.shows("> < example")
	d.command("filter test")
	if d.press("esc"); strings.Contains(d.screen(), "> < example") {
		t.Errorf("the footer has keys that go along other rows:\n%s", d.screen())
	}
	d.shows("test only")
	d.shows("of " + strconv.Itoa(len(d.state().Data.Test.X)) + " test")
}

// A new example stands on Data with its a, and the graph can be about it: z and a, and
// nothing that takes a label.
func TestNewExample(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "iris"))
	d.command("step 20")
	d.hides("◇")
	d.command("predict 4 1.2")
	d.shows("◇")
	at := d.state().Run.Snapshot.Params
	z := 4*at.W[0] + 1.2*at.W[1] + at.B
	a := number.Rounded(1/(1+math.Exp(-z)), 3)
	d.shows("new: a " + a)
	d.command("show graph")
	d.shows("example 1 ")
	d.command("example new")
	d.shows("new example (4, 1.2)")
	d.shows("1 predicted")
	d.hides("∂L of this example")
	d.press(">")
	d.shows("example 2 ")
	d.command("example new")
	d.command("predict off")
	d.hides("new example")
	if d.state().View.NewExampleInGraph || d.state().View.NewExample != nil {
		t.Error("it is not forgotten")
	}
	d.command("example new")
	d.shows("there is no new example")
	d.press("esc")
	_ = session.DefaultThreshold
}

// What is told of a new example is of the moment that is there when it is told, not of
// one that the run has left by then.
func TestPredictionOfAMoment(t *testing.T) {
	t.Parallel()
	d := drive(t)
	d.hold()
	d.command("100")
	d.command("predict 4 1.2")
	d.release()
	d.at(100)
	at := d.now().Params
	d.tells(fmt.Sprintf("a = σ(z) = %.6f", 1/(1+math.Exp(-at.W[0]*4-at.W[1]*1.2-at.B))))
}
