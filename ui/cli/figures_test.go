package cli

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var figuresFrom = flag.String("figures", "", "fill the README's table of figures from this output of go test -bench")

// figure is one row of the README's table: what a benchmark reports, as a ratio
// to a yardstick of the same run.
type figure struct {
	what, yardstick string
	benchmark       string // without the number of processors at its end
	metric          string
	reach           float64
	least           bool // the ratio is to be at least reach, not at most
}

func figures() []figure {
	return []figure{
		{what: "key to changed screen, 120×36, median", yardstick: "Bubble Tea's least program", benchmark: "BenchmarkKeyToScreen", metric: "median-of-bubbletea", reach: 1.2},
		{what: "the same, 99th percentile", yardstick: "Bubble Tea's least program", benchmark: "BenchmarkKeyToScreen", metric: "p99-of-bubbletea", reach: 1.2},
		{what: "exec to the first screen, 120×36", yardstick: "Bubble Tea's least program", benchmark: "BenchmarkStart", metric: "x-of-bubbletea", reach: 1.2},
		{what: "exec to the first screen, 120×36", yardstick: "1 ms", benchmark: "BenchmarkStart", metric: "ms-first-screen", reach: 30},
		{what: "`--version`", yardstick: "the least Go program", benchmark: "BenchmarkStart", metric: "version-of-least", reach: 4},
		{what: "a full frame, 200×50, everything changed", yardstick: "its cells with lipgloss, one by one", benchmark: "BenchmarkFrame", metric: "of-lipgloss", reach: 0.1},
		{what: "a full frame, 200×50, everything changed", yardstick: "1 ms", benchmark: "BenchmarkFrame", metric: "ms", reach: 3},
		{what: "a frame with other numbers and another curve", yardstick: "a full frame", benchmark: "BenchmarkFrameNumbers", metric: "of-full", reach: 0.7},
		{what: "the cost curve of 10 000 000 iterations", yardstick: "one of 10 000", benchmark: "BenchmarkCost", metric: "x-of-10000", reach: 1.2},
		{what: "J and its gradient, n = 2, m = 150", yardstick: "the textbook's loop", benchmark: "BenchmarkGradient/n=2/m=150", metric: "x-of-textbook", reach: 0.25},
		{what: "J and its gradient, n = 2, m = 1 000 000", yardstick: "the textbook's loop", benchmark: "BenchmarkGradient/n=2/m=1000000", metric: "x-of-textbook", reach: 0.25},
		{what: "J and its gradient, n = 30, m = 100 000", yardstick: "the textbook's loop", benchmark: "BenchmarkGradient/n=30/m=100000", metric: "x-of-textbook", reach: 0.4},
		{what: "the same by two goroutines, n = 2, m = 100 000", yardstick: "the textbook's loop, by one", benchmark: "BenchmarkTwoGoroutines/n=2/m=100000", metric: "x-of-textbook", reach: 0.15},
		{what: "the same by two goroutines, n = 2, m = 1 000 000", yardstick: "the textbook's loop, by one", benchmark: "BenchmarkTwoGoroutines/n=2/m=1000000", metric: "x-of-textbook", reach: 0.15},
		{what: "the same by two goroutines, n = 30, m = 100 000", yardstick: "the textbook's loop, by one", benchmark: "BenchmarkTwoGoroutines/n=30/m=100000", metric: "x-of-textbook", reach: 0.25},
		{what: "snapshots a second through the channel, asked for by 64", yardstick: "without a channel", benchmark: "BenchmarkSnapshots/n=2/m=150/request=64", metric: "x-of-direct-rate", reach: 0.7, least: true},
		{what: "snapshots a second through the channel, asked for by 1 024", yardstick: "without a channel", benchmark: "BenchmarkSnapshots/n=2/m=150/request=1024", metric: "x-of-direct-rate", reach: 0.7, least: true},
		{what: "J on a grid of 200×100, m = 150", yardstick: "the textbook's loop", benchmark: "BenchmarkCostGrid/n=2/m=150/grid=200x100", metric: "x-of-textbook", reach: 0.2},
		{what: "a history of 10 000 000 iterations", yardstick: "1 MiB", benchmark: "BenchmarkHistory10M", metric: "MiB", reach: 64},
		{what: "going back to where it was let go", yardstick: "1 ms", benchmark: "BenchmarkHistoryBack", metric: "ms-back", reach: 50},
		{what: "reading a CSV file of a million rows", yardstick: "`encoding/csv` and `ParseFloat`", benchmark: "BenchmarkReadCSV", metric: "x-of-encoding/csv", reach: 1.5},
	}
}

// TestREADMEShowsFigures holds the table against the rows above, and every
// ratio in it against what it must reach. The ratios are those of the machine
// that filled the table: .ci/bench measures and fills.
func TestREADMEShowsFigures(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	measured := map[figure]float64{}
	if *figuresFrom != "" {
		measured = readFigures(t, *figuresFrom)
	} else {
		for _, f := range figures() {
			measured[f] = shownFigure(t, string(text), f)
		}
	}
	var b strings.Builder
	b.WriteString("| what | of | ratio | reach |\n| --- | --- | --- | --- |\n")
	for _, f := range figures() {
		ratio := measured[f]
		if f.least && !(ratio >= f.reach) || !f.least && !(ratio <= f.reach) {
			t.Errorf("%s: %v", f.what, ratio)
		}
		fmt.Fprintf(&b, "%s%s | %s |\n", f.row(), strconv.FormatFloat(ratio, 'g', 3, 64), f.goal())
	}
	want := replaced(t, string(text), "figures", b.String())
	if *figuresFrom != "" {
		if err := os.WriteFile(readme, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	} else if want != string(text) {
		t.Error("README.md shows other figures than ui/cli/figures_test.go names: run .ci/bench")
	}
}

func (f figure) row() string { return fmt.Sprintf("| %s | %s | ", f.what, f.yardstick) }

func (f figure) goal() string {
	if f.least {
		return fmt.Sprintf("≥ %v", f.reach)
	}
	return fmt.Sprintf("≤ %v", f.reach)
}

// shownFigure is the ratio that the README shows.
func shownFigure(t *testing.T, text string, f figure) float64 {
	t.Helper()
	_, rest, _ := strings.Cut(text, f.row())
	field, _, _ := strings.Cut(rest, " ")
	ratio, err := strconv.ParseFloat(field, 64)
	if err != nil {
		t.Fatalf("the README shows no ratio for %q: run .ci/bench", f.what)
	}
	return ratio
}

// readFigures takes the median where a benchmark ran several times.
func readFigures(t *testing.T, file string) map[figure]float64 {
	t.Helper()
	output, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[figure][]float64{}
	for line := range bytes.Lines(output) {
		words := strings.Fields(string(line))
		if len(words) == 0 || !strings.HasPrefix(words[0], "Benchmark") {
			continue
		}
		name := words[0]
		if i := strings.LastIndexByte(name, '-'); i > 0 {
			name = name[:i] // the number of processors
		}
		for _, f := range figures() {
			if i := slices.Index(words, f.metric); f.benchmark == name && i > 0 {
				ratio, err := strconv.ParseFloat(words[i-1], 64)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				all[f] = append(all[f], ratio)
			}
		}
	}
	medians := map[figure]float64{}
	for _, f := range figures() {
		if len(all[f]) == 0 {
			t.Fatalf("%s has no %s of %s", file, f.metric, f.benchmark)
		}
		slices.Sort(all[f])
		medians[f] = all[f][len(all[f])/2]
	}
	return medians
}

// TestFiguresAreMeasured: every row's benchmark is there to be run.
func TestFiguresAreMeasured(t *testing.T) {
	declared := testNames(t)
	for _, f := range figures() {
		if top, _, _ := strings.Cut(f.benchmark, "/"); !declared[top] {
			t.Errorf("there is no %s", top)
		}
	}
}
