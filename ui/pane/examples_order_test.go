package pane

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
)

// Every column sorts as it says, and equal ones follow i.
func TestExampleOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := someExamples(t, rt)
		names, e, order := columnNames(f), f.ExampleTable(), ExampleOrder(f.State)
		by := e.Columns[sortIndex(e.Columns, f.View.Sort)]
		seen, want := map[int]bool{}, len(f.Data.Problem.X)
		for _, i := range order {
			seen[i] = true
		}
		if f.View.Wrong {
			wrong := trainer.Predict(f.Data.Problem, f.Run.Snapshot.Params, 0.5).Wrong
			want = wrong[0] + wrong[1]
		}
		if len(order) != want || len(seen) != want {
			rt.Fatalf("%d rows, %d different ones, of %d", len(order), len(seen), want)
		}
		key := func(place int) float64 {
			v := e.Value(by, order[place])
			if strings.HasPrefix(names[e.SortColumn], "|") {
				v = math.Abs(v)
			}
			if math.IsNaN(v) {
				return math.Inf(-1) // before all others
			}
			return v
		}
		up := f.View.Ascending != (by.Kind == session.ExampleIndex)
		for place := 1; place < len(order); place++ {
			p, q := key(place-1), key(place)
			if up && p > q || !up && p < q || p == q && !math.IsInf(p, -1) && order[place-1] > order[place] {
				rt.Fatalf("sorted by %s, ascending %v: %g of %d stands before %g of %d", names[e.SortColumn], up, p, order[place-1], q, order[place])
			}
		}
	})
}

// someExamples is any frame with any state of the table.
func someExamples(t *testing.T, rt *rapid.T) scene {
	t.Helper()
	f := someFrame(t, rt)
	f.Inside.Focus = rapid.IntRange(0, len(f.Data.Problem.X)-1).Draw(rt, "focus")
	f.View.Sort = rapid.SampledFrom(append(sortNames(columnsOf(f.State)), "dw99")).Draw(rt, "sort")
	f.View.Ascending, f.View.Wrong = rapid.Bool().Draw(rt, "ascending"), rapid.Bool().Draw(rt, "wrong only")
	return f
}

// The columns that sort by magnitude are those with bars around them; Sort is a
// place in the names, and where it is none, i sorts.
func TestExampleColumns(t *testing.T) {
	f := irisAt20(t)
	if got := strings.Join(columnNames(f), " "); got != "i x₁ x₂ y |z| a L |dz| |x₁·dz/m| |x₂·dz/m| |dz/m|" {
		t.Errorf("iris: %s", got)
	}
	many := trainOn(t, "breast-cancer").frame()
	many.choose("data", [2]int{29, 3})
	if got := strings.Join(columnNames(many), " "); got != "i x₃₀ x₄ y |z| a L |dz| |x₃₀·dz/m| |x₄·dz/m| |dz/m|" {
		t.Errorf("two of many: %s", got)
	}
	one := trainOn(t, "hours").frame()
	if got := strings.Join(columnNames(one), " "); got != "i x₁ y |z| a L |dz| |x₁·dz/m| |dz/m|" {
		t.Errorf("hours: %s", got)
	}
	one.View.Sort = "dw9"
	if text := painted(one, 74, 30, drawExamples); !strings.HasPrefix(text, "sorted by i ▴") || ExampleOrder(one.State)[0] != 0 {
		t.Errorf("a column that is not there any more sorts:\n%s", text)
	}
}

// Every row is the one that a click finds, and the focused one is always on the
// screen, marked, in its page.
func TestExampleAt(t *testing.T) {
	f := pulling(t)
	order := ExampleOrder(f.State)
	for place, i := range order {
		f.Inside.Focus = i
		g, a := sheet(f, 74, 30)
		drawExamples(f, a)
		marked := 0
		for y, text := range strings.Split(g.String(), "\n") {
			at, ok := exampleAt(f, a, 5, y)
			if inBody := y >= 4 && y < 26 && place/22*22+y-4 < 100; ok != inBody {
				t.Fatalf("row %d is an example: %v", y, ok)
			}
			if ok && strings.Fields(strings.TrimPrefix(text, "▸"))[0] != fmt.Sprint(at+1) {
				t.Fatalf("row %d is said to be %d:\n%s", y, at+1, text)
			}
			if strings.HasPrefix(text, "▸") {
				marked++
				if at != i {
					t.Fatalf("%d is marked, not %d", at+1, i+1)
				}
			}
		}
		if marked != 1 {
			t.Fatalf("focus %d: %d rows are marked in\n%s", i+1, marked, g)
		}
	}
	_, a := sheet(f, 74, 30)
	for _, at := range [][2]int{{-1, 10}, {74, 10}, {5, -1}, {5, 30}} {
		if i, ok := exampleAt(f, a, at[0], at[1]); ok || i != 0 {
			t.Errorf("(%d, %d) is example %d", at[0], at[1], i)
		}
	}
}

// Choosing what was clicked does not move the rows.
func TestExampleRowsStandStill(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := someExamples(t, rt)
		w, h := rapid.IntRange(0, 100).Draw(rt, "width"), rapid.IntRange(0, 40).Draw(rt, "height")
		x, y := rapid.IntRange(-1, w).Draw(rt, "x"), rapid.IntRange(-1, h).Draw(rt, "y")
		_, a := sheet(f, w, h)
		i, ok := exampleAt(f, a, x, y)
		if !ok {
			return
		}
		f.Inside.Focus = i
		if again, ok := exampleAt(f, a, x, y); !ok || again != i {
			rt.Fatalf("row %d was example %d and is %d, %v", y, i, again, ok)
		}
	})
}

// tenThousand is the largest table that must scroll without delay.
func tenThousand(tb testing.TB) scene {
	tb.Helper()
	entry, _ := datasets.Find("moons")
	set, err := entry.Load(datasets.Generator{M: 10_000, Noise: -1, Seed: 1})
	if err != nil {
		tb.Fatal(err)
	}
	f := begin(tb, set).walk(25).frame()
	f.View.Sort, f.Inside.Focus = "dw1", 5000
	return f
}

func TestExamplesTenThousand(t *testing.T) {
	f := tenThousand(t)
	text := painted(f, 74, 30, drawExamples)
	first := slices.Index(ExampleOrder(f.State), 5000) / 22 * 22
	want := fmt.Sprintf("rows %s–%s of 10 000", number.Thousands(first+1), number.Thousands(min(first+22, 10_000)))
	if !strings.Contains(text, want) || !strings.Contains(text, "▸ 5001 ") {
		t.Errorf("no %s, or 5001 is not marked in\n%s", want, text)
	}
}

// BenchmarkExamples draws a page of 10 000 rows of which the table is known.
func BenchmarkExamples(b *testing.B) {
	f := tenThousand(b)
	_, a := sheet(f, 74, 30)
	c := examplesOf(f, 74, 30)
	b.ReportAllocs()
	for b.Loop() {
		c.Draw(a)
	}
}

// Every column has a written name that finds it again.
func TestSortNames(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := someExamples(t, rt)
		names := sortNames(columnsOf(f.State))
		if len(names) != len(columnNames(f)) || names[0] != "i" || names[len(names)-1] != "db" || !slices.Contains(names, "loss") {
			rt.Fatalf("the columns are typed %v", names)
		}
		for i, name := range names {
			if got := sortIndex(columnsOf(f.State), name); got != i {
				rt.Fatalf("%s is column %d, not %d", name, got, i)
			}
		}
		if sortIndex(columnsOf(f.State), "nothing") != 0 {
			rt.Fatal("a name of no column sorts by one")
		}
	})
}

// columnNames are the columns of the table as "sorted by" calls them.
func columnNames(f scene) []string {
	var names []string
	for _, c := range columnsOf(f.State) {
		names = append(names, sortedBy(c))
	}
	return names
}
