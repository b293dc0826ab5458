package pane

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
	"descent/ui/number"
)

// Before and what the line adds make what is so far, to the digits shown.
func TestLoopTableAddsUp(t *testing.T) {
	for name, f := range loopFrames(t) {
		for _, lines := range someLines(f) {
			f := traced(f, lines)
			_, a := sheet(f, 74, 30)
			l := newLoop(loopOf(f, 0, 0), a)
			if f.trace().LastLine < 0 || !isAccumulation(l.op()) {
				continue
			}
			changed := 0
			for _, sum := range l.accumulatorSteps() {
				if !l.isChanged(sum) {
					continue
				}
				changed++
				before, adds, after := l.sumText(f.before(), sum, 6), l.additionText(sum, 6), l.sumText(f.trace(), sum, 6)
				_, decimals, _ := strings.Cut(after, ".")
				// Half a unit for each of the three rounded numbers.
				if d := readBack(t, before) + readBack(t, strings.TrimPrefix(adds, "+")) - readBack(t, after); math.Abs(d) > 1.51*math.Pow10(-len(decimals)) {
					t.Errorf("%s, %d lines: %s %s is not %s", name, lines, before, adds, after)
				}
			}
			if changed == 0 {
				t.Errorf("%s: line %d changes nothing", name, lines)
			}
		}
	}
}

// What a sentence says of a parameter is what the example does to it.
func TestLoopSentencesAreTrue(t *testing.T) {
	f := choose(t, 2) // scaled: both signs of x, of dz and of the gradient
	ways := map[string]int{}
	for i := range f.Data.Problem.X[:40] {
		for j := range 2 {
			f := traced(f, trainer.LinesBeforeExample(f.Data.Problem, i)+6+j)
			_, a := sheet(f, 74, 30)
			s := newLoop(loopOf(f, 0, 0), a).sentence()
			want := "pulls w" + number.Subscript(j+1) + " " + map[bool]string{true: "down", false: "up"}[f.Data.Problem.X[i][j]*f.trace().DZ > 0]
			if !strings.Contains(s.second, want) || !strings.Contains(s.terse, want) {
				t.Errorf("example %d: %+v, want %s", i+1, s, want)
			}
			if negative := strings.Contains(s.first, "is negative and dw") && strings.Contains(s.first, ", x"); negative != (f.Data.Problem.X[i][j] < 0) {
				t.Errorf("x is %g: %s", f.Data.Problem.X[i][j], s.first)
			}
			ways[want]++
		}
	}
	if len(ways) != 4 {
		t.Errorf("only %v were seen", ways)
	}
	f = traced(f, trainer.LineCount(f.Data.Problem, 0)-2)
	_, a := sheet(f, 74, 30)
	up := f.trace().Params.W[0] > f.Run.Snapshot.Params.W[0]
	if s := newLoop(loopOf(f, 0, 0), a).sentence(); strings.Contains(s.second, "goes up") != up || strings.Contains(s.second, "goes down") == up {
		t.Errorf("w₁ goes from %g to %g: %+v", f.Run.Snapshot.Params.W[0], f.trace().Params.W[0], s)
	}
}

// An example that is right beyond all rounding pulls at nothing, and numbers
// that are not finite are called so.
func TestLoopAtTheEnds(t *testing.T) {
	f := irisAt20(t)
	body := trainer.BodyLines(2)
	say := func(lines int) loopSentence {
		_, a := sheet(f, 74, 30)
		moment := traced(f, lines)
		return newLoop(loopOf(moment, 0, 0), a).sentence()
	}
	f.Run.Snapshot.Params = trainer.Params{W: []float64{0, 0}, B: -800} // e^−800 is 0
	for lines, want := range map[int]string{6: "cannot be told", 7: "is 0", 8: "is 0", body + 1: "is 0"} {
		if s := say(lines); !strings.Contains(s.first, want) {
			t.Errorf("z = −800, %d lines: %+v, want %q", lines, s, want)
		}
	}
	f.Run.Snapshot.Params.B = 0
	if s := say(3); !strings.Contains(s.first, "exactly 0.5") {
		t.Errorf("z = 0: %+v", s)
	}
	f.Run.Snapshot.Params.B = math.NaN()
	for lines := 3; lines <= body+1; lines++ { // from z on
		if s := say(lines); !strings.Contains(s.first, "no finite number") {
			t.Errorf("b = NaN, %d lines: %+v", lines, s)
		}
	}
}

// The line that just ran and its accumulator have the background of the row;
// without colours they are reversed, and nothing is called grey.
func TestLoopMarksTheLine(t *testing.T) {
	f := third(t)
	g, a := sheet(f, 74, 30)
	drawLoop(f, a)
	var tinted []int
	for y := range 29 {
		if _, st := g.At(73, y); st.BG == f.Theme.Row {
			tinted = append(tinted, y)
		}
	}
	if !slices.Equal(tinted, []int{9, 21}) { // the rows of the picture
		t.Errorf("rows %v stand out:\n%s", tinted, g)
	}
	if _, st := g.At(3, 11); st.FG != f.Theme.Muted.FG {
		t.Errorf("db has not run yet, and is %+v", st)
	}
	f.Theme = look(t, "mono")
	g, a = sheet(f, 74, 30)
	drawLoop(f, a)
	if _, st := g.At(40, 9); !st.Reverse || strings.Contains(g.String(), "grey") {
		t.Errorf("%+v in\n%s", st, g)
	}
}

// In little room the line that just ran is still there.
func TestLoopScrolls(t *testing.T) {
	f := irisAt20(t)
	for _, lines := range someLines(f)[1:] {
		f := traced(f, lines)
		for h := 1; h < 13; h++ {
			left, _, right := trainer.LoopLines(2, 0)[f.trace().LastLine].Parts(2)
			if text := painted(f, 48, h, drawLoop); !strings.Contains(text, left) || !strings.Contains(text, right) {
				t.Fatalf("%d rows, %d lines: no %s %s in\n%s", h, lines, left, right, text)
			}
		}
	}
}

// At any size and with any numbers nothing is drawn outside, and a number that
// is not finite is called so.
func TestLoopAnySizeAnyNumbers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := someFrame(t, rt)
		f = traced(f, rapid.IntRange(0, trainer.LineCount(f.Data.Problem, 0)).Draw(rt, "lines"))
		w, h := rapid.IntRange(0, 200).Draw(rt, "width"), rapid.IntRange(0, 60).Draw(rt, "height")
		if err := inside(f, w, h, drawLoop); err != nil {
			rt.Fatal(err)
		}
		_, a := sheet(f, w, h)
		l := newLoop(loopOf(f, 0, 0), a)
		if s := l.sentence(); f.trace().LastLine == 2 && math.IsNaN(f.trace().Z) != strings.Contains(s.first, "no finite") && !math.IsInf(f.trace().Z, 0) {
			rt.Fatalf("z is %v: %+v", f.trace().Z, s)
		}
	})
}
