package pane

import (
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/chart"
	"descent/ui/layout"
)

// dataAt draws the data pane where the screen of that size has it.
func dataAt(f Frame, w, h int) (rows []string) {
	s := layout.Arrange(w, h, layout.Want{Params: len(f.At.Params.W) + 1})
	f.Compact = s.Compact
	return strings.Split(painted(f, s.Mains[0].W, s.Mains[0].H, Data), "\n")
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
		f := twenty(t)
		f.Set.Classes = c.classes
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
func wide(t *testing.T, n int, name string) Frame {
	t.Helper()
	set := study(t, "iris").set
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
			for _, scale := range []datasets.Method{datasets.None, datasets.Standard} {
				f := wide(t, n, name)
				f.Set = f.Set.Scale(scale)
				for _, size := range sizes() {
					rows := dataAt(f, size[0], size[1])
					text := strings.Join(rows, "\n")
					first := name[:3]
					if !strings.Contains(text, "x₁ "+first) || !strings.Contains(text, "x₂ "+first) || !strings.Contains(text, "→") || !strings.Contains(text, "↑") {
						t.Errorf("%v, %q, n %d: an axis has no name:\n%s", size, name, n, text)
					}
					if scale != datasets.None && !strings.Contains(text, "(scaled) →") {
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
	c := catalogue("iris")
	for _, size := range sizes() {
		r := layout.Overlay(size[0], size[1], size[1])
		for c.At = range c.Rows {
			row := c.Rows[c.At]
			text := painted(twenty(t), r.W, r.H, func(f Frame, a chart.Area) { ChooseData(f, a, c) })
			var list, about []string
			for line := range strings.Lines(text) {
				left, right, _ := strings.Cut(strings.TrimPrefix(line, "│"), "│")
				list = append(list, strings.Fields(left)...)
				about = append(about, strings.Fields(strings.TrimRight(right, "│\n"))...)
			}
			said := strings.Join(about, " ")
			for _, all := range c.Rows {
				if !strings.Contains(strings.Join(list, " "), all.Name) {
					t.Errorf("%v: %s is not in the list", size, all.Name)
				}
			}
			if row.Set == nil {
				if !strings.Contains(said, "a CSV file Columns of numbers") || !strings.Contains(said, "descent FILE --help.") {
					t.Errorf("%v: of a file it says %q", size, said)
				}
				continue
			}
			for _, part := range []string{row.Set.Name + ": " + row.Set.Title, row.Set.About, row.Set.Source, row.Set.Classes[0][:1], "x₁ "} {
				if !strings.Contains(said, part) {
					t.Errorf("%v, %s: %q is not whole in %q", size, row.Name, part, said)
				}
			}
		}
	}
}

// Searching takes the place of the keys.
func TestChooseDataSearch(t *testing.T) {
	c := catalogue("iris")
	c.Searching, c.Search = true, "moo"
	text := painted(twenty(t), 100, 30, func(f Frame, a chart.Area) { ChooseData(f, a, c) })
	if !strings.Contains(text, "/moo") || strings.Contains(text, "↑↓ move") {
		t.Errorf("while searching:\n%s", text)
	}
	c.Rows[0].Set, c.At = nil, 0 // not read yet: it has a name, and no description
	if text := painted(twenty(t), 100, 30, func(f Frame, a chart.Area) { ChooseData(f, a, c) }); strings.Contains(text, "a CSV file Columns") || strings.Contains(text, "Two species") {
		t.Errorf("a set that is not read yet is described:\n%s", text)
	}
}

// The list of starts shows both columns whole at every size.
func TestListIsWhole(t *testing.T) {
	for _, size := range sizes() {
		r := listRect(size[0], size[1], layout.Screen{})
		rows := strings.Split(painted(twenty(t), r.W, r.H, chooseStart), "\n")
		text := strings.Join(rows, "\n")
		for _, item := range someStarts() {
			if !strings.Contains(text, item.Text+" ") || !strings.Contains(text, item.About+" ") {
				t.Errorf("%v: %q is not whole in\n%s", size, item, text)
			}
		}
		for i, row := range rows {
			if strings.Contains(row, "Enter open") && strings.Trim(rows[i-1], "│ ") != "" {
				t.Errorf("%v: the keys touch the list:\n%s", size, text)
			}
		}
	}
}
