package ui

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/text"
)

// The words that can be typed are those of the tables of panes.
func TestPanesAndPartsAreTyped(t *testing.T) {
	for i, main := range pane.Mains() {
		if session.Panes()[i] != strings.ToLower(main.Name) {
			t.Errorf("pane %s is typed %s", main.Name, session.Panes()[i])
		}
	}
	if got, want := len(session.Parts()), len(pane.Hideable()); got != want {
		t.Errorf("%d parts are typed, %d can be hidden", got, want)
	}
}

// holds tells whether a condition is true where a conversation stands.
func holds(t *testing.T, c *text.Session, condition string) bool {
	t.Helper()
	_, err := c.Exec("expect " + condition)
	var unmet *text.UnmetError
	if err != nil && !errors.As(err, &unmet) {
		t.Fatalf("%s: %v", condition, err)
	}
	return err == nil
}

// valueOf is what a conversation says of a quantity.
func valueOf(t *testing.T, c *text.Session, row session.QuantityInfo) string {
	t.Helper()
	if row.Kind != session.WordKind {
		_, err := c.Exec("expect " + row.Name + "<-1e308")
		if err == nil {
			t.Fatalf("%s is below all numbers", row.Name)
		}
		said, _, _ := strings.Cut(err.Error(), " at k ")
		return said
	}
	var is []string
	for _, word := range append(row.Words, "iris-hard") {
		if len(row.Words) == 0 || word != "iris-hard" {
			is = append(is, fmt.Sprint(holds(t, c, row.Name+"="+word)))
		}
	}
	return strings.Join(is, " ")
}

// holds checks that a condition is true where the program stands. No key and no
// line asks that: until waits only for what steps change.
func (d *driver) holds(condition string) {
	d.t.Helper()
	c, err := language.ParseCondition(condition)
	if err != nil {
		d.t.Fatalf("%v", err)
	}
	if failing := d.model.session.FailingClauses(c); len(failing) > 0 {
		d.t.Fatalf("%s: %v do not hold", condition, failing)
	}
}

// beside is what a run of 40 iterations has at each, by a calculation of its own.
func beside(t *testing.T, o Options, focus int) []map[string]float64 {
	t.Helper()
	p := trainer.Problem{X: o.Data.X, Y: o.Data.Y}
	s, err := trainer.NewStepper(p, o.Start, o.Tolerance)
	if err != nil {
		t.Fatal(err)
	}
	before, rises, run := math.NaN(), 0.0, []map[string]float64{}
	for k := range 40 {
		at := s.Snapshot()
		if k > 0 && at.Cost > before {
			rises++
		}
		g := trainer.NewGraph(p.X[focus], p.Y[focus], at.Params)
		correct, wrong := 0.0, 0.0
		for i, x := range p.X {
			switch a := trainer.Sigmoid(at.Params.Z(x)); {
			case a > 0.5 == (p.Y[i] == 1) && a != 0.5:
				correct++
			case a != 0.5:
				wrong++
			}
		}
		run = append(run, map[string]float64{
			"J": at.Cost, "dJ": at.Cost - before, "w1": at.Params.W[0], "w2": at.Params.W[1], "b": at.Params.B, "dw1": at.Grad.W[0], "dw2": at.Grad.W[1],
			"db": at.Grad.B, "|w|": math.Hypot(at.Params.W[0], at.Params.W[1]), "|dw|": math.Hypot(at.Grad.W[0], at.Grad.W[1]),
			"z": g.Z, "a": g.A, "L": g.Loss, "dz": g.DZ, "bound": trainer.Analyze(p).AlphaBound, "k": float64(k), "correct": correct, "wrong": wrong,
			"rises": rises, "alpha": o.Alpha, "lambda": 0, "degree": 1, "threshold": 0.5, "testJ": math.NaN(), "testcorrect": math.NaN(), "testwrong": math.NaN(), "example": float64(focus + 1), "runs": 1, "m": 100, "n": 2, "digits": 7,
		})
		before = at.Cost
		s.Step(trainer.Hyper{Alpha: o.Alpha})
	}
	return run
}

// Every quantity has the value of a calculation beside it, at each k of a run
// that rises now and then, forwards and back.
func TestQuantities(t *testing.T) {
	t.Parallel()
	hard := func(o *Options) { catalogue(t, "iris-hard")(o); o.Alpha = 3 }
	o := iris()
	hard(&o)
	c := talk(t, hard)
	ask(t, c, "digits 7")
	ask(t, c, "example 3")
	run := beside(t, o, 2)
	check := func(k int) {
		t.Helper()
		for name, want := range run[k] {
			exactly := strconv.FormatFloat(want, 'g', -1, 64)
			_, err := c.Exec(fmt.Sprintf("expect %s>=%s and %[1]s<=%[2]s", name, exactly))
			if math.IsNaN(want) {
				_, err = c.Exec("expect " + name + "<1")
				if err != nil && strings.Contains(err.Error(), name+" has no value") {
					err = nil
				}
			}
			if err != nil {
				t.Errorf("k %d: %s is not %v: %v", k, name, want, err)
			}
		}
		for _, q := range session.Quantities() {
			if _, ok := run[k][q.Name]; !ok && q.Kind != session.WordKind && q.Name != "line" && q.Name != "steps" {
				t.Errorf("%s is not checked", q.Name)
			}
		}
	}
	for k := range run {
		check(k)
		ask(t, c, "")
	}
	if run[39]["rises"] == 0 || !slices.ContainsFunc(run, func(at map[string]float64) bool { return at["correct"] != run[39]["correct"] }) {
		t.Error("a dull run")
	}
	for _, k := range []int{0, 17, 3, 39} {
		ask(t, c, strconv.Itoa(k))
		check(k)
	}
}

// steps counts what went forward, known or new; line and the words are those of
// the screen.
func TestCountsAndWords(t *testing.T) {
	d := drive(t, overlapping)
	for _, c := range []struct {
		keys []string
		want string
	}{
		{nil, "steps=0 and line=0 and runs=1 and pane=data and hidden=none and scale=none and status=running and data!=iris"},
		{[]string{")", "(", " "}, "steps=11 and k=1"},
		{[]string{"end", ":", "4", "0", "enter"}, "steps=41 and k=40"},
		{[]string{"home", ":", "u", "n", "t", "i", "l", " ", "k", ">", "6", "enter"}, "steps=48 and k=7"},
		{[]string{".", ".", "."}, "line=3 and steps=48"},
		{[]string{"5", "H"}, "pane=examples and hidden=examples and hidden!=curve and hidden!=none"},
		{[]string{"r"}, "runs=2 and k=0 and line=0"},
	} {
		d.press(c.keys...)
		d.holds(c.want)
	}
	d.arrive("and")
	d.holds("steps=0")
}

// until ends at the first iteration at which all of a condition holds, over
// history and beyond it alike, and at none before.
func TestUntilIsTheFirst(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"until J<0.5", "until w1>0.3", "until J<0.62 and w2>0.4", "until rises>=3", "until dJ>0", "until |dw|<0.3 and k>7", "until correct>=70", "until L<0.6 and J<0.9",
		"until steps>=12 and J>0.1", "until J>w1",
	} {
		hard := func(o *Options) { catalogue(t, "iris-hard")(o); o.Alpha = 1 }
		condition := strings.TrimPrefix(line, "until ")
		by := talk(t, hard)
		want := 0
		for ; !holds(t, by, condition); want++ {
			if ask(t, by, ""); want > 2000 {
				t.Fatalf("%s never holds", line)
			}
		}
		for _, chunk := range []int{1, 64, 5000} {
			d := drive(t, hard)
			d.chunk(chunk)
			d.command(line)
			d.at(want)
			d.head(want)
			d.follows()
		}
		if strings.Contains(line, "steps") {
			continue // there are more of them now
		}
		d := drive(t, hard)
		known := want + 200
		d.command(strconv.Itoa(known))
		d.press("home")
		d.command(line)
		d.at(want)
		d.head(known)
	}
}

// Where single J were let go the first is found all the same.
func TestUntilOverEvicted(t *testing.T) {
	t.Parallel()
	d := far(t)
	want := firstBelow(t, d.options, 0.1).Iter
	d.press("home")
	d.command("until J<0.1 and k>=0")
	d.at(want)
	d.press("home")
	d.command("until k>=300 and w1<1e9")
	d.at(300)
	d.head(20000)
}

// within ends the way, over history too, and says what the numbers are.
func TestUntilWithin(t *testing.T) {
	d := drive(t)
	for range 2 {
		d.command("until J<0.001 within 50")
		d.at(50)
		d.head(50)
		d.tells("Not within 50 steps: at k 50 J is 0.257226.")
		d.hides("goes on")
		d.press("home")
	}
	d.command("until k>=7 within 50")
	d.at(7)
	d.tells("k ≥ 7 at k 7: k is 7.")
}

// What data do not have is said where the line can be mended.
func TestUntilOfAFeatureThatIsNotThere(t *testing.T) {
	d := drive(t)
	d.command("until w3>1")
	d.shows("! there is no w3: the data have 2 features")
	if _, open := d.typing(); !open {
		t.Error("the line is closed")
	}
	if _, err := talk(t).Exec("expect w1>0 and dw9<1"); err == nil || !strings.Contains(err.Error(), "there is no dw9: the data have 2 features") {
		t.Error(err)
	}
}

// A status can be waited for, also the one that ends everything.
func TestUntilAStatus(t *testing.T) {
	for status, change := range stopping(t) {
		d := drive(t, change)
		d.command("until " + status.String())
		if got := d.now().Status; got != status {
			t.Errorf("until %v leads to %v", status, got)
		}
		if _, err := talk(t, change).Exec("until " + status.String()); err != nil {
			t.Error(err)
		}
	}
	d := drive(t, overflowing)
	d.command("until diverged")
	d.tells("diverged at k 1: J is ")
	ask(t, talk(t, overflowing), "until diverged")
}

// Every row about a quantity that steps change says so truly: along a run it
// has more than one value, and the others have one.
func TestMovesIsTrue(t *testing.T) {
	t.Parallel()
	c := talk(t, catalogue(t, "iris-hard"), func(o *Options) { o.Alpha, o.Tolerance = 3, 10 }) // every step is small
	ask(t, c, "test 30%")
	seen := map[string][]string{}
	for range 60 {
		for _, row := range session.Quantities() {
			text := valueOf(t, c, row)
			if !slices.Contains(seen[row.Name], text) {
				seen[row.Name] = append(seen[row.Name], text)
			}
		}
		ask(t, c, "")
	}
	for _, row := range session.Quantities() {
		if row.ChangesWithSteps != (len(seen[row.Name]) > 1) {
			t.Errorf("%s moves: %v, but it was %d values", row.Name, row.ChangesWithSteps, len(seen[row.Name]))
		}
	}
}
