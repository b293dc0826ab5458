package pane

import (
	"slices"
	"strings"
	"testing"

	"descent/datasets"
)

// then is what is said at iteration k: the rows in their order, each with
// its mark.
type then struct {
	k    int
	rows []string
}

// says walks a lesson along and compares every row, word by word.
func says(t *testing.T, l *training, moments ...then) {
	t.Helper()
	for _, want := range moments {
		l.walk(want.k - l.timeline.Cursor())
		f := l.frame()
		if got := spoken(f); f.Run.Snapshot.Iter != want.k || !slices.Equal(got, want.rows) {
			t.Errorf("%s, α %v, k %d: says\n\t%s\nwant, at k %d,\n\t%s", l.set.Name, f.Run.Alpha, f.Run.Snapshot.Iter,
				strings.Join(got, "\n\t"), want.k, strings.Join(want.rows, "\n\t"))
		}
	}
}

// made is a data set of the test's own.
func made(t *testing.T, x [][]float64, y []float64) *training {
	t.Helper()
	return begin(t, datasets.Set{
		Name: "made", X: x, Y: y, Alpha: 0.1, Classes: [2]string{"0", "1"}, Features: make([]datasets.Feature, len(x[0])),
	})
}

// At the moments that a lesson is made of, what is said and in which order; that
// it is true is proved elsewhere.
func TestWordsOfALesson(t *testing.T) {
	says(t, trainOn(t, "iris"),
		then{0, []string{
			`· Nothing is learned yet: every a is 0.5.`,
			`· space makes one step: w₁, w₂ will grow.`,
			`· α 0.3 is safe: J cannot rise.`,
			`· Long run: w grows for ever, J nears 0.`,
			`· A line can part the classes.`,
			`· All 100 undecided: a is 0.5.`,
		}},
		then{1, []string{
			`↓ J falls: 0.693 → 0.592, −14.6 %.`,
			`· 50 of 100 correct, 50 of "setosa" wrong.`,
			`· Long run: w grows for ever, J nears 0.`,
			`· A line can part the classes.`,
			`· α 0.3 is safe: J cannot rise.`,
		}},
		then{20, []string{
			`↓ J falls: 20 steps in a row, last −1.8 %.`,
			`· 95 correct, 5 of "setosa" still wrong.`,
			`· Long run: w grows for ever, J nears 0.`,
			`· A line can part the classes.`,
			`· α 0.3 is safe: J cannot rise.`,
		}},
		then{60, []string{
			`↓ J falls: 60 steps in a row, last −1.2 %.`,
			`· Long run: w grows for ever, J nears 0.`,
			`· 100 of 100 correct.`,
			`· α 0.3 is safe: J cannot rise.`,
		}})
}

func TestWordsOfSwings(t *testing.T) {
	says(t, trainOn(t, "iris-hard"),
		then{0, []string{
			`· Nothing is learned yet: every a is 0.5.`,
			`· space makes one step: w₁, w₂ will grow.`,
			`· α 0.3 > the safe 0.279: J may rise.`,
			`· All 100 undecided: a is 0.5.`,
		}},
		then{19, []string{
			`! J is above its start: 0.699 > 0.693.`,
			`· The last step ran past the valley floor.`,
			`· α 0.3 is 1.1 × the safe 0.279: press ↓.`,
			`· 50 correct, 50 of "versicolor" wrong.`,
		}},
		then{20, []string{
			`↕ J swings: up in 5 of the last 10 steps.`,
			`· The last step ran past the valley floor.`,
			`· α 0.3 is 1.1 × the safe 0.279: press ↓.`,
			`· 50 correct, 50 of "virginica" wrong.`,
		}},
		then{71, []string{
			`↕ J swings: up in 4 of the last 10 steps.`,
			`· The last step ran past the valley floor.`,
			`· α 0.3 is 1.1 × the safe 0.279: press ↓.`,
			`· 60 correct, 40 of "versicolor" wrong.`,
		}},
		then{9999, []string{
			`↓ J falls: 9 930 steps in a row.`,
			`· α 0.3 > the safe 0.279, yet J falls.`,
			`· J creeps: features are far from 0.`,
			`· Try :scale standard: a rounder valley.`,
			`· 94 of 100 correct, 6 still wrong.`,
			`· Over 0.279 J may rise, but need not.`,
		}},
		then{10000, []string{
			`· Play pauses at k 10 000: space goes on.`,
			`↓ J falls: 9 931 steps in a row.`,
			`· α 0.3 > the safe 0.279, yet J falls.`,
			`· J creeps: features are far from 0.`,
			`· Try :scale standard: a rounder valley.`,
			`· 94 of 100 correct, 6 still wrong.`,
			`· Over 0.279 J may rise, but need not.`,
		}})
}

func TestWordsOfLeaps(t *testing.T) {
	says(t, trainOn(t, "iris-hard").alpha(30),
		then{20, []string{
			`! J leaps: 14.6 now, 0.693 at the start.`,
			`· α 30 is 107 × the safe 0.279: press ↓.`,
			`· 50 correct, 50 of "versicolor" wrong.`,
		}})
	says(t, trainOn(t, "iris-hard").alpha(1),
		then{313, []string{
			`↕ J swings: up in 4 of the last 10 steps.`,
			`· The last step ran past the valley floor.`,
			`· α 1 is 3.6 × the safe 0.279: press ↓.`,
			`· 84 of 100 correct, 16 wrong.`,
		}})
}

func TestWordsOfStopsAndOddData(t *testing.T) {
	says(t, trainOn(t, "xor"),
		then{1, []string{
			`· No change in the weights: dw, db are 0.`,
			`· This is the optimum, to ten digits.`,
			`· All 4 undecided: a is 0.5.`,
			`· α 1 is safe: J cannot rise.`,
		}})
	says(t, trainOn(t, "breast-cancer"),
		then{1000, []string{
			`↓ J falls: 1 000 steps in a row.`,
			`· J creeps: features differ in scale.`,
			`· Try :scale standard: a rounder valley.`,
			`· 517 of 569 correct, 52 still wrong.`,
			`· Long run: w grows for ever, J nears 0.`,
			`· A plane can part the classes.`,
			`· α 3e−06 is safe: J cannot rise.`,
		}})
	says(t, begin(t, trainOn(t, "iris").set.Scale(datasets.Standard)).alpha(100),
		then{2, []string{
			`· Steps too small to matter: J 3e−16.`,
			`· J has no lowest point: it only nears 0.`,
			`· 100 of 100 correct.`,
		}})
	says(t, made(t, [][]float64{{1}, {2}, {2}, {3}}, []float64{0, 0, 1, 1}).alpha(1),
		then{100, []string{
			`↓ J falls: 100 steps in a row.`,
			`· 3 correct, 1 with y = 0 still wrong.`,
			`· A threshold parts all but 2 on it.`,
			`· Long run: w grows, J stays above 0.346.`,
			`· α 1 is safe: J cannot rise.`,
		}})
	says(t, made(t, [][]float64{{1e10}, {2e10}, {3e10}}, []float64{0, 1, 0}).alpha(1e300),
		then{1, []string{
			`! J = ∞: the run is over at k 1.`,
			`· A number grew past 1.8e308, the largest.`,
			`· ← goes back to k 0, J 0.693.`,
			`· 2 of 3 correct, 1 with y = 1 wrong.`,
			`· Features are large: try :scale standard.`,
		}})
	says(t, trainOn(t, "hours").alpha(0.7),
		then{1279, []string{
			`· Converged: the weights stand still.`,
			`· The optimum is ≈ 4.3e−6 away in b.`,
			`· J could still fall by ≈ 1.5e−13.`,
			`· 16 of 20 correct, 4 still wrong.`,
			`· α 0.7 is safe: J cannot rise.`,
		}})
}

// The readout and the cost curve carry the verdict by a glyph and a word.
func TestVerdictElsewhere(t *testing.T) {
	for _, c := range []struct {
		name              string
		f                 scene
		readout, headline string
	}{
		{"falls", irisAt20(t), "α 0.3", "against k"},
		{"leaps", trainOn(t, "iris-hard").alpha(30).walk(3).frame(), "α 30 !", "leaps"},
		{"swings", trainOn(t, "iris-hard").walk(60).frame(), "α 0.3 ↕", "swings"},
		{"diverged", made(t, [][]float64{{1e10}, {2e10}, {3e10}}, []float64{0, 1, 0}).alpha(1e300).walk(1).frame(), "α 1e+300 !", "diverged"},
	} {
		if got := strings.TrimRight(painted(c.f, 42, 1, drawReadout), " "); !strings.HasSuffix(got, c.readout) {
			t.Errorf("%s: the readout is %q", c.name, got)
		}
		if got, _, _ := strings.Cut(painted(c.f, 42, 12, drawSmallCost), "\n"); !strings.HasSuffix(got, " "+c.headline) {
			t.Errorf("%s: the heading is %q", c.name, got)
		}
	}
}
