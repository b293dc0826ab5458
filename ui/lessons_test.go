package ui

import (
	"context"
	"io"
	"math"
	"sync"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/session"
	"descent/ui/worker"
)

// iris is what the program starts with when nothing is asked for.
func iris() Options {
	o, err := from("iris")
	if err != nil {
		panic(err) // the catalogue is part of the program
	}
	return o
}

// from starts with an entry of the catalogue, from zeros, with its own α.
func from(name string) (Options, error) {
	set, err := open(context.Background(), name, worker.OpenOptions{}, nil)
	return with(set), err
}

// with starts with a set, from zeros, with its own α.
func with(set datasets.Set) Options {
	_, n := set.Size()
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.TrueColor)
	return Options{
		Experiment: worker.Experiment{
			Name: set.Name, Data: set, Start: trainer.Zeros(n), StartAction: session.InitZero{}, Seed: 7,
			Alpha: set.Alpha, Limit: 10000, Tolerance: 1e-8, Files: worker.Files{Open: open},
		},
		Theme: "dark", Renderer: r, Paths: func(string) []string { return nil },
	}
}

// open is Options.Open: it reads data as the command line does.
func open(ctx context.Context, name string, as worker.OpenOptions, progress func(datasets.Progress)) (datasets.Set, error) {
	set, err := whole(ctx, name, progress)
	if err != nil {
		return set, err
	}
	if set, err = set.Select(as.Features); err != nil {
		return set, err
	}
	return set.Scale(as.Scale), nil
}

// whole is a set with all its features, not scaled.
func whole(ctx context.Context, name string, progress func(datasets.Progress)) (datasets.Set, error) {
	entry, ok := datasets.Find(name)
	if !ok {
		return datasets.Open(ctx, name, datasets.CSVOptions{}, progress)
	}
	ask, _ := entries.LoadOrStore(name, sync.OnceValues(func() (datasets.Set, error) { return entry.Load(datasets.Generator{Noise: -1}) }))
	load, _ := ask.(func() (datasets.Set, error))
	return load()
}

// entries are those of the catalogue that were asked for, loaded once: nobody writes to
// the examples of a set, which the race detector sees.
var entries sync.Map

// catalogue lets drive start with another entry.
func catalogue(t *testing.T, name string) func(*Options) {
	t.Helper()
	o, err := from(name)
	if err != nil {
		t.Fatal(err)
	}
	return func(to *Options) { *to = o }
}

// numbers is a set of one's own.
func numbers(x [][]float64, y []float64, alpha float64) datasets.Set {
	set := datasets.Set{Name: "numbers", Classes: [2]string{"no", "yes"}, X: x, Y: y, Alpha: alpha}
	for range x[0] {
		set.Features = append(set.Features, datasets.Feature{Name: "x"})
	}
	return set
}

// overlapping is four examples that no line separates: their optimum is
// finite, and at α 0.1 no stop comes within some hundred iterations.
func overlapping(o *Options) {
	*o = with(numbers([][]float64{{1, 2}, {2, -1}, {-1.5, 0.5}, {0.5, 1}}, []float64{1, 0, 1, 0}, 0.1))
	o.Tolerance = 0
}

// overflowing has a gradient of about 8e307, so that α 10 leads beyond the
// largest float64.
func overflowing(o *Options) {
	*o = with(numbers([][]float64{{1e308}, {-1.5e308}, {-1e300}}, []float64{1, 0, 0}, 10))
}

// textbook is one update of the course's loop: an independent calculation of
// J and the gradient at w, b, then of the parameters after the update.
func textbook(set datasets.Set, w []float64, b, alpha float64) (cost float64, dw []float64, db float64, nextW []float64, nextB float64) {
	m := float64(len(set.X))
	dw = make([]float64, len(w))
	for i, x := range set.X {
		z := b
		for j := range w {
			z += w[j] * x[j]
		}
		a := 1 / (1 + math.Exp(-z))
		cost -= (set.Y[i]*math.Log(a) + (1-set.Y[i])*math.Log(1-a)) / m
		for j := range w {
			dw[j] += x[j] * (a - set.Y[i]) / m
		}
		db += (a - set.Y[i]) / m
	}
	nextW = make([]float64, len(w))
	for j := range w {
		nextW[j] = w[j] - alpha*dw[j]
	}
	return cost, dw, db, nextW, b - alpha*db
}

// Esc closes one thing after the other: the hint, guessing, the lesson.
func TestEscapeInALesson(t *testing.T) {
	t.Parallel()
	d := drive(t, learning(t, "alpha"))
	d.press("!")
	d.tells("Hint 1 of 1")
	d.press("Q")
	d.tells("Guess first")
	d.press("esc")
	d.tells("Hint 1 of 1")
	d.press("esc")
	d.tells("α says how long a step is.")
	d.press("esc")
	d.hides("α says how long a step is.")
	d.press("N")
	d.tells("No lesson is open")
}
