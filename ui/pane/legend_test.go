package pane

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/layout"
)

// dataAt draws the data pane where the screen of that size has it.
func dataAt(f scene, w, h int) (rows []string) {
	s := layout.Arrange(w, h, layout.Requirements{Params: len(f.Run.Snapshot.Params.W) + 1})
	f.Compact = s.Compact
	return strings.Split(painted(f, s.Mains[0].W, s.Mains[0].H, drawData), "\n")
}

// The classes by mark and name, and how many are wrong: whole at every size,
// with names that a file may have.
func TestDataLegend(t *testing.T) {
	long := "a label that somebody wrote a sentence into, and then some"
	for _, c := range []struct {
		classes [2]string
		at80    string
	}{
		{[2]string{"setosa", "versicolor"}, "○● setosa y=0  △▲ versicolor y=1  ⊗▼ wrong 5"},
		{[2]string{"0", "1"}, "○● y=0  △▲ y=1  ⊗▼ wrong 5"},
		{[2]string{"1", "0"}, "○● 1 y=0  △▲ 0 y=1  ⊗▼ wrong 5"},
		{[2]string{long, long}, "○● y=0  △▲ y=1  ⊗▼ wrong 5"},
	} {
		f := irisAt20(t)
		f.Data.Set.Classes = c.classes
		for _, size := range sizes() {
			row := strings.TrimRight(dataAt(f, size[0], size[1])[0], " ")
			if !strings.Contains(row, "⊗▼ wrong 5") || !strings.Contains(row, "△▲ ") || !strings.HasPrefix(row, "○● ") {
				t.Errorf("%v, %v: %q is not whole", c.classes, size, row)
			}
			if size[0] == 80 && !strings.HasPrefix(row, c.at80) {
				t.Errorf("%v: %q, want %q", c.classes, row, c.at80)
			}
			if size[0] == 120 && !strings.HasSuffix(row, "a 0               1") {
				t.Errorf("%v: %q has no scale of the shading", c.classes, row)
			}
		}
	}
}

// wide is a data set of n features with the longest names that a file may have.
func wide(t *testing.T, n int, name string) scene {
	t.Helper()
	set := trainOn(t, "iris").set
	set.Features, set.X = nil, append([][]float64(nil), set.X...)
	for range n {
		set.Features = append(set.Features, datasets.Feature{Name: name, Unit: "cm"})
	}
	for i, x := range set.X {
		row := make([]float64, n)
		copy(row, x)
		set.X[i] = row
	}
	return begin(t, set).frame()
}

// The axes are named, and where features are held at their mean that is said,
// in full, at every size, however long the names are.
func TestAxesAreNamed(t *testing.T) {
	for _, name := range []string{"age", "concave points error", "a name that somebody wrote a sentence into, and then some"} {
		for _, n := range []int{2, 3, 100} {
			for _, scale := range []datasets.ScalingMethod{datasets.NoScaling, datasets.Standard} {
				f := wide(t, n, name)
				f.Data.Set = f.Data.Set.Scale(scale)
				for _, size := range sizes() {
					rows := dataAt(f, size[0], size[1])
					text := strings.Join(rows, "\n")
					first := name[:3]
					if !strings.Contains(text, "x₁ "+first) || !strings.Contains(text, "x₂ "+first) || !strings.Contains(text, "→") || !strings.Contains(text, "↑") {
						t.Errorf("%v, %q, n %d: an axis has no name:\n%s", size, name, n, text)
					}
					if scale != datasets.NoScaling && !strings.Contains(text, "(scaled) →") {
						t.Errorf("%v, %q, n %d: it is not said that x₁ is scaled:\n%s", size, name, n, text)
					}
					if held := strings.Contains(text, "mean"); held != (n > 2) {
						t.Errorf("%v, %q, n %d: held at their mean: %v\n%s", size, name, n, held, text)
					}
					note := map[int]string{3: "the other feature held at its mean", 100: "the other 98 features held at their mean"}[n]
					if n > 2 && size[0] > 80 && !strings.Contains(rows[1], " "+note) {
						t.Errorf("%v, %q: row %q", size, name, rows[1])
					}
				}
			}
		}
	}
}

// What the data list says of the chosen set stands in it whole.
func TestChooseDataIsWhole(t *testing.T) {
	rows := catalogue(t, 0).Rows
	for _, size := range sizes() {
		r := layout.Overlay(size[0], size[1], size[1])
		for at := range rows {
			text := painted(irisAt20(t), r.W, r.H, listed(catalogue(t, at)))
			var list, about []string
			for line := range strings.Lines(text) {
				left, right, _ := strings.Cut(strings.TrimPrefix(line, "│"), "│")
				list = append(list, strings.Fields(left)...)
				about = append(about, strings.Fields(strings.TrimRight(right, "│\n"))...)
			}
			said := strings.Join(about, " ")
			for _, all := range rows {
				if !strings.Contains(strings.Join(list, " "), all.Text) {
					t.Errorf("%v: %s is not in the list", size, all.Text)
				}
			}
			if at == len(rows)-1 {
				if !strings.Contains(said, "a CSV file Columns of numbers") || !strings.Contains(said, "once it is named.") {
					t.Errorf("%v: of a file it says %q", size, said)
				}
				continue
			}
			e := datasets.Catalogue()[at]
			for _, part := range []string{e.Name + ": " + e.Title, e.About, e.Source, "x₁ "} {
				if !strings.Contains(said, part) {
					t.Errorf("%v, %s: %q is not whole in %q", size, e.Name, part, said)
				}
			}
		}
	}
}

// Searching takes the place of the keys.
func TestSearchTakesThePlaceOfTheKeys(t *testing.T) {
	l := catalogue(t, 0)
	l.Searching, l.Search = true, "moo"
	text := painted(irisAt20(t), 100, 30, listed(l))
	if !strings.Contains(text, "/moo") || strings.Contains(text, "↑↓ move") {
		t.Errorf("while searching:\n%s", text)
	}
}

// A list that is longer than its room moves along: the chosen row is in it, and
// which of how many it is is said.
func TestLongListMovesAlong(t *testing.T) {
	var l List
	for i := range 40 {
		l.Rows = append(l.Rows, Item{Text: "row " + strconv.Itoa(i+1) + ".", Group: i%5 == 0})
	}
	for l.At = range l.Rows {
		text := painted(irisAt20(t), 80, 24, listed(l))
		for _, want := range []string{"▸ row " + strconv.Itoa(l.At+1) + ".", strconv.Itoa(l.At+1) + " of 40"} {
			if !strings.Contains(text, want) {
				t.Errorf("row %d: no %q in\n%s", l.At+1, want, text)
			}
		}
		if n := strings.Count(text, "row "); n != 24-2-5 { // the frame, two rows above the list and three below
			t.Errorf("row %d: %d rows are seen", l.At+1, n)
		}
	}
}

// The list of starts shows both columns whole at every size.
func TestListIsWhole(t *testing.T) {
	for _, size := range sizes() {
		r := listRect(size[0], size[1], layout.Screen{})
		rows := strings.Split(painted(irisAt20(t), r.W, r.H, chooseStart), "\n")
		text := strings.Join(rows, "\n")
		for _, item := range someStarts() {
			if !strings.Contains(text, item.Text+" ") || !strings.Contains(text, item.About+" ") {
				t.Errorf("%v: %q is not whole in\n%s", size, item.Text, text)
			}
		}
		for i, row := range rows {
			if strings.Contains(row, "Enter open") && strings.Trim(rows[i-1], "│ ") != "" {
				t.Errorf("%v: the keys touch the list:\n%s", size, text)
			}
		}
	}
}

// A text never touches what stands behind it in its row: it is cut, and says so.
func TestTextOfARowEndsBeforeTheNext(t *testing.T) {
	for n := 1; n < 60; n++ {
		l := List{Rows: []Item{{Text: strings.Repeat("x", n), Columns: []string{"10 of 10"}}, {Text: strings.Repeat("y", n), About: "about"}}, Columns: []Column{{Head: "pages"}}}
		text := painted(irisAt20(t), 40, 12, listed(l))
		for _, behind := range []string{"10 of 10", "about"} {
			row := regexp.MustCompile(`([xy]+…?)( +)` + behind).FindStringSubmatch(text)
			if row == nil || strings.HasSuffix(row[1], "…") != (len([]rune(row[1])) < n) {
				t.Errorf("%d letters before %q:\n%s", n, behind, text)
			}
		}
	}
}
