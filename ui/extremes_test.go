package ui

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/worker"
)

// bits is a snapshot as numbers that compare like their bits: NaN equals
// itself, −0 is not 0.
func bits(s trainer.Snapshot) string {
	raw := []uint64{uint64(s.Iter), uint64(s.Status), math.Float64bits(s.Cost), math.Float64bits(s.IncomingAlpha)}
	for _, p := range []trainer.Params{s.Params, s.Grad} {
		for place := range len(p.W) + 1 {
			raw = append(raw, math.Float64bits(p.Param(place)))
		}
	}
	return fmt.Sprint(raw)
}

// Go's own words for what cannot be written, which nobody should meet.
var badNumberText = regexp.MustCompile(`[+-]Inf|%!|<nil>`)

// checkNoBadNumbers checks that the screen says nothing in Go's own words, and that
// something is no number only where a run has diverged or is about to.
func (d *driver) checkNoBadNumbers() {
	d.t.Helper()
	s, f := d.screen(), d.frame()
	finite := f.Run.Snapshot.NextParams(f.Run.Alpha).Finite()
	for _, run := range append(d.others(), d.run()) {
		finite = finite && run.Head().Status != trainer.Diverged
	}
	if badNumberText.MatchString(s) || finite && strings.Contains(s, "NaN") {
		d.t.Fatalf("NaN or %q is on the screen:\n%s", badNumberText.FindString(s), s)
	}
}

// finish runs what waits, and fails where it takes more than so many commands:
// a bound on work, not on time.
func (d *driver) finish(most int) {
	d.t.Helper()
	for n := 0; len(d.queue) > 0; n++ {
		if n == most {
			d.t.Fatalf("after %d commands there is still something to do", n)
		}
		d.runOne()
	}
}

// tour draws every main pane.
func (d *driver) tour() {
	d.t.Helper()
	for i := range pane.Mains() {
		d.press(fmt.Sprint(i + 1))
		d.finish(50) // samples of the surface
		w, h := d.width, d.height
		d.fits(w, h)
		d.checkNoBadNumbers()
	}
}

// Every data set of the catalogue with learning rates from one end of float64
// to the other: forwards with every pane drawn, back, and forwards again over
// what is known. It is what the trainer makes of it alone, bit for bit. In full every α
// with every set, else each α with another one.
func TestEveryRateOnEveryData(t *testing.T) {
	t.Parallel()
	for e, entry := range datasets.Catalogue() {
		for i, alpha := range []float64{1e-300, 1e-10, 1e-3, 1, 1e3, 1e10, 1e100, 1e300} {
			if !inFull() && (e+i)%len(datasets.Catalogue()) > 0 {
				continue
			}
			t.Run(fmt.Sprintf("%s %g", entry.Name, alpha), func(t *testing.T) {
				t.Parallel()
				d := drive(t, catalogue(t, entry.Name), func(o *Options) { o.Alpha = alpha })
				d.held = true // finish counts
				s, err := trainer.NewStepper(d.frame().Data.Problem, d.options.Start, d.options.Tolerance)
				if err != nil {
					t.Fatal(err)
				}
				want := []string{bits(s.Snapshot())}
				for range 212 {
					if s.Snapshot().Status != trainer.Diverged {
						want = append(want, bits(s.Step(trainer.Hyper{Alpha: alpha})))
					}
				}
				d.tour()
				for _, keys := range [][]string{{" "}, {")", "}"}, {"}"}} {
					for _, key := range slices.Repeat(keys, 3) { // a stop lets the rest of the steps go
						d.press(key)
						d.finish(60)
					}
					d.tour()
				}
				d.agrees(want)
				d.press("{", "(", "left")
				d.finish(60)
				d.tour()
				d.press("home")
				d.finish(60)
				for range 30 {
					d.press(" ")
					d.finish(60)
				}
				d.agrees(want)
			})
		}
	}
}

// agrees checks everything that the present run knows against snapshots made
// beside it.
func (d *driver) agrees(want []string) {
	d.t.Helper()
	run := d.run()
	if head := run.Head().Iter; head < 1 || head >= len(want) && head < 212 {
		d.t.Fatalf("the run ends at k %d, beside it one ends at %d", head, len(want)-1)
	}
	for k := range min(run.Head().Iter+1, len(want)) {
		if s, ok := run.At(k); ok && bits(s) != want[k] {
			d.t.Fatalf("k %d is %s, beside it %s", k, bits(s), want[k])
		}
	}
}

// absurd are the numbers at the ends of what a file can hold.
func absurd() *rapid.Generator[float64] {
	return rapid.SampledFrom([]float64{
		0, math.Copysign(0, -1), 1, -1, 1e308, -1e308, math.MaxFloat64, -math.MaxFloat64, 5e-324, -5e-324, 2.3e-308, 1e-300, 1e16, 1e154, 1e-154, 4503599627370497.5,
	})
}

// absurdData are of up to 30 features, constant ones and examples that are
// there twice among them, of one class or two.
func absurdData(t *rapid.T) datasets.Set {
	m, n := rapid.IntRange(1, 8).Draw(t, "m"), rapid.SampledFrom([]int{1, 1, 2, 2, 3, 30}).Draw(t, "n")
	x, y := make([][]float64, m), make([]float64, m)
	few := rapid.SliceOfN(absurd(), 3, 3).Draw(t, "numbers")
	for i := range x {
		x[i] = make([]float64, n)
		for j := range x[i] {
			x[i][j] = few[0]
			if j%3 != 1 { // the others are constant
				x[i][j] = rapid.SampledFrom(few).Draw(t, "x")
			}
		}
		if i > 0 && rapid.IntRange(0, 3).Draw(t, "twice") == 0 {
			x[i] = x[i-1]
		}
		y[i] = float64(rapid.IntRange(0, 1).Draw(t, "y"))
	}
	return numbers(x, y, rapid.SampledFrom([]float64{1e-300, 1e-7, 0.3, 1e3, 1e100, 1e300}).Draw(t, "α"))
}

// Absurd data in every pane, theme and mode, and in what is exported.
func TestAbsurdData(t *testing.T) {
	t.Parallel()
	keys := []string{
		" ", ")", "}", "left", "home", "up", "down", "r", "u", "2", "2", "6", "1", "o", "O", "L", "z", "]", "[", "P", "t", "H", "e", "v", ".",
		"enter", "+", "-", "right", "0", "esc",
	}
	lines := []string{
		"alpha 1e308", "alpha 5e-324", "alpha 1.7976931348623157e308", "init random", "scale standard", "scale minmax", "scale none", "digits 17", "digits 3",
		"until J<5e-324", "until J>1e308", "until J>=-0", "+1", "-999999999", "export a.svg", "export! a.txt", "export! a.csv", "until converged",
	}
	rapid.Check(t, func(rt *rapid.T) {
		o := with(absurdData(rt))
		o.Limit = 300
		var saved memFiles
		saved.keep(&o)
		raw := o.Data
		o.Open = scaling(raw)
		d := launch(t.Context(), rt, o)
		defer d.press("ctrl+c")
		d.held = true
		for range rapid.IntRange(1, 12).Draw(rt, "length") {
			if rapid.IntRange(0, 3).Draw(rt, "line") == 0 {
				d.command(rapid.SampledFrom(lines).Draw(rt, "command"))
			} else {
				d.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			d.finish(400)
			d.fits(120, 36)
			d.checkNoBadNumbers()
		}
		d.sound()
		d.press("esc", "esc")
		d.tour()
		for name, text := range saved.files {
			if badNumberText.MatchString(text) && name != "a.csv" { // a table of numbers may say +Inf
				rt.Fatalf("%s: %q", name, badNumberText.FindString(text))
			}
		}
	})
}

// Numbers that nobody should type are taken or refused in a line, and every
// one leaves a program that goes on.
func TestAbsurdCommands(t *testing.T) {
	t.Parallel()
	numbers := []string{
		"0", "-0", "1e308", "1e309", "-1e309", "5e-324", "1e-400", "nan", "NaN", "inf", "-inf", "0x1p10", "1_000", "99999999999999999999", "-1", "1.5",
		"1e5", "٣", "½", "1,5", "--1", "+-1", "1 000", "", " ", "\u00a0", "1e", "e1", ".", "-", "18446744073709551615", "18446744073709551616",
	}
	d := drive(t, overlapping, func(o *Options) { o.Limit = 50 })
	d.press(" ")
	for row, c := range append(language.Table(), language.CommandRow{}) {
		if c.Name == "quit" {
			continue
		}
		for i, number := range numbers {
			for j, form := range []string{"%s%s", "%s %s", "%s J<%s", "%s random %s", "%s %[2]s %[2]s %[2]s", "%s=%s", "%s! %s"} {
				if !inFull() && (row+i+j)%48 > 0 {
					continue // a sixth of the numbers in one form for each command
				}
				line := fmt.Sprintf(form, c.Name, number)
				d.hold() // an iteration a milliard away is left on the way
				d.command(line)
				for range 20 {
					if len(d.queue) > 0 {
						d.runOne()
					}
				}
				d.sound()
				d.fits(120, 36)
				if !strings.EqualFold(number, "nan") && !strings.Contains(number, "inf") { // an error repeats what was typed
					d.checkNoBadNumbers()
				}
				d.press("esc", "esc", "esc")
				d.release()
			}
		}
		d.press("r")
	}
	d.press("home", " ")
	if d.k() != 1 {
		t.Errorf("home and space lead to k %d", d.k())
	}
}

// scaling opens one set, scaled as asked for.
func scaling(raw datasets.Set) worker.Opener {
	return func(_ context.Context, _ string, as worker.OpenOptions, _ func(datasets.Progress)) (datasets.Set, error) {
		return raw.Scale(as.Scale), nil
	}
}
