package pane

import (
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/layout"
)

// moments calls see with the frame after each of the first 300 iterations of
// a data set under one α.
func moments(t *testing.T, l *training, alpha float64, see func(scene)) {
	t.Helper()
	f := l.frame()
	f.Run.Alpha = alpha
	const iterations = 300
	f.Present.Costs = costs(f.Run.Snapshot.Cost)
	for range iterations {
		f.Analysis.Wrong, f.Analysis.Separates = trainer.Predict(l.problem, f.Run.Snapshot.Params, 0.5).Wrong, trainer.Separates(l.problem, f.Run.Snapshot.Params)
		see(f)
		f.Run.Snapshot = l.stepper.Step(trainer.Hyper{Alpha: alpha})
		if f.Run.Snapshot.Iter == f.Present.Costs.Len() {
			f.Present.Costs = f.Present.Costs.Append(f.Run.Snapshot.Cost)
		}
	}
}

// In the left column at 120×36 no sentence is wider than its row: for every
// data set, with its own α, with one that leaps and with one that creeps; by turns with
// one of the three, and with all under DESCENT_LONG.
func TestSentencesFit(t *testing.T) {
	t.Parallel()
	for at, e := range datasets.Catalogue() {
		for i, factor := range []float64{1, 30, 1e-3} {
			if !inFull() && (at+i)%3 > 0 {
				continue
			}
			l := trainOn(t, e.Name)
			moments(t, l, e.Alpha*factor, func(f scene) {
				f.Plain = f.Run.Snapshot.Iter%2 == 1
				for _, s := range sentences(f.moment(), fullWidth) {
					if text := s.first + s.rest; f.columns(text) > fullWidth {
						t.Fatalf("%s, α × %g, k %d: %q is %d wide, more than %d", e.Name, factor, f.Run.Snapshot.Iter, text, f.columns(text), fullWidth)
					}
				}
			})
		}
	}
}

// At 80×24 the words are one line: the first sentence is always whole, and
// each of the others is whole or absent.
func TestOneLineIsWhole(t *testing.T) {
	s := layout.Arrange(80, 24, layout.Requirements{Params: 3})
	for _, e := range datasets.Catalogue() {
		for _, factor := range []float64{1, 30} {
			moments(t, trainOn(t, e.Name), e.Alpha*factor, func(f scene) {
				if f.Run.Snapshot.Iter%10 != 0 {
					return
				}
				f.Compact = s.Compact
				rest := strings.TrimRight(painted(f, s.Words.W, s.Words.H, drawWords), " ")
				rest = strings.TrimRight(strings.TrimSuffix(rest, "! why"), " ")
				all := f.moment().shownSentences(Size{s.Words.W, s.Words.H})
				first := all[0].mark + " " + all[0].first + all[0].short
				if !strings.HasPrefix(rest, first) {
					t.Fatalf("%s, k %d: %q does not begin with %q", e.Name, f.Run.Snapshot.Iter, rest, first)
				}
				rest = strings.TrimPrefix(rest, first)
				for _, s := range all[1:] {
					rest = strings.TrimPrefix(rest, "  "+s.first+s.short)
				}
				if len(all) < 2 {
					t.Fatalf("%s, k %d: no more than %q", e.Name, f.Run.Snapshot.Iter, first)
				}
				if rest != "" {
					t.Fatalf("%s, k %d: %q is left of the line", e.Name, f.Run.Snapshot.Iter, rest)
				}
			})
		}
	}
}

// Every fact is a row of its own, so that all of it can be read.
func TestTwoFactsFit(t *testing.T) {
	f := ofCosts(t, 0.7, 0.6)
	f.Analysis.Separates, f.Data.Facts.Constant = true, []int{0, 2, 4, 6, 8}
	for _, s := range spoken(f) {
		if n := len([]rune(s)); n > fullWidth+2 {
			t.Errorf("%q is %d wide", s, n)
		}
	}
	f = ofCosts(t, 0.7, 0.6)
	for _, forks := range []bool{false, true} {
		f.Run.Forks, f.Run.Alpha = forks, 0.30000000000000004 // typed, or read from a flag
		if s := spoken(f)[1]; len([]rune(s)) > fullWidth+2 {
			t.Errorf("%q is %d wide", s, len([]rune(s)))
		}
	}
}
