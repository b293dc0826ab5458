package pane

import (
	"strings"
	"testing"
	"unicode"

	"descent/trainer"
)

// Digits and widths are those of all rows: heads, foot and points stay where
// they are from the first page to the last, whatever sorts.
func TestExampleColumnsStandStill(t *testing.T) {
	for _, name := range []string{"iris", "breast-cancer", "blobs", "hours"} {
		f := trainOn(t, name).walk(50).frame()
		var want string
		for _, f.View.Sort = range sortNames(columnsOf(f.State)) {
			for place, i := range ExampleOrder(f.State) {
				if f.Inside.Focus = i; place%22 != 0 {
					continue // one of every page
				}
				rows := strings.Split(painted(f, 100, 30, drawExamples), "\n")
				points := strings.Map(func(r rune) rune {
					if unicode.IsDigit(r) && r < 128 || strings.ContainsRune("−▸●▲⊗▼e", r) {
						return ' '
					}
					return r
				}, rows[4])
				still := rows[2] + "\n" + points
				if !strings.Contains(rows[4], "e−") && want != "" && still != want {
					t.Fatalf("%s, sort %s, focus %d: the columns are\n%s\nand were\n%s", name, f.View.Sort, f.Inside.Focus, still, want)
				}
				if !strings.Contains(rows[4], "e−") {
					want = still
				}
			}
		}
	}
}

// z and L have three decimals in 74 columns while z is below 100 and L below 10;
// they do not flicker where both leap from step to step: decimals that had to go
// stay away while a recent moment had no room for them.
func TestExampleDecimalsDoNotFlicker(t *testing.T) {
	f := irisAt20(t)
	small, large := f.Run.Snapshot, f.Run.Snapshot
	large.Params = trainer.Params{W: []float64{20, 0}} // z up to 20·5.1, L up to 20·1.9 of setosa
	for _, c := range []struct {
		at      trainer.Snapshot
		recent  []trainer.Snapshot
		z, loss int // decimals
	}{
		{small, nil, 3, 3}, {small, []trainer.Snapshot{small}, 3, 3}, {large, []trainer.Snapshot{large}, 2, 2},
		{large, []trainer.Snapshot{small, large}, 2, 2}, {small, []trainer.Snapshot{small, large, small}, 2, 2},
	} {
		f.Run.Snapshot, f.Run.Recent = c.at, c.recent
		row := strings.Fields(strings.Split(painted(f, 74, 30, drawExamples), "\n")[4])
		decimals := func(s string) int {
			_, after, _ := strings.Cut(s, ".")
			return len(after)
		}
		if z, loss := row[6], row[8]; decimals(z) != c.z || decimals(loss) != c.loss {
			t.Errorf("after %d moments z and L are %s and %s, not with %d and %d decimals", len(c.recent), z, loss, c.z, c.loss)
		}
	}
}

// A narrow pane keeps who it is, what sorts and what makes J, and names the rest.
func TestExampleNarrow(t *testing.T) {
	f := pulling(t)
	for sort, want := range map[int]string{
		0:  "i y a L dz x₁·dz/m x₂·dz/m|not shown x₁ x₂ z dz/m",
		1:  "i x₁ x₂ y a L dz x₁·dz/m|not shown z x₂·dz/m dz/m",
		4:  "i y z a L dz x₁·dz/m|not shown x₁ x₂ x₂·dz/m dz/m",
		8:  "i y a L dz x₁·dz/m x₂·dz/m|not shown x₁ x₂ z dz/m",
		10: "i y a L dz x₁·dz/m dz/m|not shown x₁ x₂ z x₂·dz/m",
	} {
		f.Compact = true
		f.sortBy(sort)
		rows := strings.Split(painted(f, 48, 18, drawExamples), "\n")
		heads, note, _ := strings.Cut(want, "|")
		if got := strings.Join(strings.Fields(rows[1]), " "); got != heads {
			t.Errorf("sorted by column %d: %s", sort, got)
		}
		if !strings.HasSuffix(rows[0], note) && !strings.HasSuffix(rows[0], "4 columns not shown") {
			t.Errorf("sorted by column %d: %s", sort, rows[0])
		}
	}
}

// No two numbers of a row touch, whatever they are: every column has room for
// its widest entry. In a third of the widths by turns, in all under DESCENT_LONG.
func TestExampleNumbersNeverTouch(t *testing.T) {
	t.Parallel()
	for at, weights := range [][]float64{{300, -2}, {-1e5, 1}, {1e120, 0}, {0.5, 700}, {-3, 2}, {0, 0}} {
		f := irisAt20(t)
		f.Run.Snapshot.Params = trainer.Params{W: weights}
		for _, f.Inside.Focus = range []int{0, 60} {
			for w := 24; w <= 110; w++ {
				if !inFull() && (at+f.Inside.Focus/60+w)%3 > 0 {
					continue
				}
				rows := strings.Split(painted(f, w, 30, drawExamples), "\n")
				heads := len(strings.Fields(rows[2]))
				for _, row := range rows[4:26] {
					if got := len(strings.Fields(strings.TrimPrefix(row, "▸"))); got != heads+1 && strings.TrimSpace(row) != "" {
						t.Fatalf("w %v, width %d: %d numbers and marks under %d heads in\n%s\n%s", weights, w, got, heads, rows[2], row)
					}
				}
			}
		}
	}
}
