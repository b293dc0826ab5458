package pane

import (
	"math"
	"slices"
	"strings"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/session"
)

// large is data of that many examples whose classes take turns.
func large(t testing.TB, m int) scene {
	t.Helper()
	set := datasets.Set{Name: "large", Classes: [2]string{"no", "yes"}, Alpha: 0.1, Features: []datasets.Feature{{Name: "first"}, {Name: "second"}}}
	for i := range m {
		y := float64(i % 2)
		set.X = append(set.X, []float64{math.Sin(float64(i)) + y, float64(i%97) / 10})
		set.Y = append(set.Y, y)
	}
	return begin(t, set).walk(3).frame()
}

// A sample is as large as it says, ascending, the same every time, of all parts
// and of both classes; the focused example is in it.
func TestSampleIndices(t *testing.T) {
	for _, m := range []int{0, 1, 9999, 10_000} {
		all := slices.Collect(session.SampleIndices(m, 3))
		if len(all) != m || m > 0 && (all[0] != 0 || all[m-1] != m-1) || sampleText(m) != "" {
			t.Errorf("of %d: %d drawn, %q", m, len(all), sampleText(m))
		}
	}
	for _, m := range []int{10_001, 20_000, 123_457, 1_000_000} {
		sample := slices.Collect(session.SampleIndices(m, -1))
		if len(sample) != session.MaxSampledExamples || !slices.IsSorted(sample) || len(slices.Compact(slices.Clone(sample))) != session.MaxSampledExamples {
			t.Fatalf("of %d: %d drawn", m, len(sample))
		}
		odd, widest := 0, 0
		for k, i := range sample {
			odd += i % 2
			if k > 0 {
				widest = max(widest, i-sample[k-1])
			}
		}
		// 10 000 fair coins are within 300 (6 standard deviations) of a half.
		if odd < 4700 || odd > 5300 || widest > 2*(m/session.MaxSampledExamples+1) || sample[0] < 0 || sample[session.MaxSampledExamples-1] >= m {
			t.Errorf("of %d: %d odd ones, gaps up to %d", m, odd, widest)
		}
		if !slices.Equal(sample, slices.Collect(session.SampleIndices(m, -1))) {
			t.Errorf("of %d: another sample", m)
		}
		for _, focus := range []int{0, 1, m / 2, m - 1} {
			with := slices.Collect(session.SampleIndices(m, focus))
			moved := 0
			for k := range with {
				moved += boolToInt(with[k] != sample[k])
			}
			if len(with) != session.MaxSampledExamples || !slices.Contains(with, focus) || moved > 1 || !slices.IsSorted(with) {
				t.Errorf("of %d with %d: %d drawn, %d others", m, focus, len(with), moved)
			}
		}
	}
	for range session.SampleIndices(1_000_000, -1) {
		break // whoever has enough may leave
	}
}

// The ranges and means are those of all examples, not of the sample.
func TestColumnsAreOfAllExamples(t *testing.T) {
	f := large(t, 20_000)
	f.Data.Problem.X[777] = []float64{1e6, -1e6}
	got := session.FeatureStatsOf(f.Data.Problem)
	sum := 0.0
	for _, x := range f.Data.Problem.X {
		sum += x[1]
	}
	if got[0].High != 1e6 || got[1].Low != -1e6 || math.Abs(got[1].Mean-sum/20_000) > 1e-9 {
		t.Errorf("got %+v", got)
	}
}

// The table of a sample: every row holds the numbers of its example, sums at the
// foot are of all, and the focused example is on the page.
func TestExamplesOfASample(t *testing.T) {
	f := large(t, 30_000)
	f.Inside.Focus = 12_345
	e := f.ExampleTable()
	for _, row := range []int{0, 1, 5000, 9999} {
		i := e.Rows[row]
		z := f.Run.Snapshot.Params.Z(f.Data.Problem.X[i])
		for kind, want := range map[session.ExampleKind]float64{
			session.ExampleIndex: float64(i + 1), session.ExampleX: f.Data.Problem.X[i][0], session.ExampleY: f.Data.Problem.Y[i], session.ExampleZ: z, session.ExampleA: trainer.Sigmoid(z),
			session.ExampleLoss: trainer.Loss(z, f.Data.Problem.Y[i]), session.ExampleDZ: trainer.DZ(z, f.Data.Problem.Y[i]),
			session.ExampleTerm: f.Data.Problem.X[i][0] * trainer.DZ(z, f.Data.Problem.Y[i]) / 30_000,
		} {
			if got := e.Value(session.ExampleColumn{Kind: kind}, row); got != want {
				t.Errorf("row %d, example %d, column %d: %v, want %v", row, i, kind, got, want)
			}
		}
	}
	order := ExampleOrder(f.State)
	if len(order) != session.MaxSampledExamples || !slices.Contains(order, f.Inside.Focus) {
		t.Errorf("%d rows", len(order))
	}
	text := painted(f, 110, 30, drawExamples)
	for _, want := range []string{"a sample of 10 000 of 30 000", "▸12346 ", "all 30 000", "of 10 000, a sample", f.moment().formatter().costFormat().Text(f.Run.Snapshot.Cost)} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	_, a := sheet(f, 110, 30)
	for y := range 30 {
		if i, ok := exampleAt(f, a, 5, y); ok && !slices.Contains(order, i) {
			t.Errorf("row %d is example %d, which is not listed", y, i)
		}
	}
}

// The scatter of many: one fixed sample, the ring round the focused example.
func TestScatterOfASample(t *testing.T) {
	f := large(t, 30_000)
	for _, focus := range []int{0, 1, 29_999} {
		f.Inside.Focus = focus
		for _, size := range [][2]int{{48, 18}, {74, 30}, {92, 54}} {
			f.Compact = size[1] < 20
			text := painted(f, size[0], size[1], drawData)
			if !strings.Contains(text, "a sample of 10 000 of 30 000") || !strings.Contains(text, "(") {
				t.Errorf("%v:\n%s", size, text)
			}
			if text != painted(f, size[0], size[1], drawData) {
				t.Errorf("%v: another sample", size)
			}
		}
	}
}
