package datasets

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What reading found out is said in words: of every kind of column.
func TestTableSummary(t *testing.T) {
	t.Parallel()
	text := "name;hours;room;same;gone;passed\nAnna;1,5;12;7;;no\nBert;4;x;7;;yes\nCarl;n/a;14;7;;yes\nDora;2,25;15;7;;no\n"
	set, err := ReadCSV(strings.NewReader(text), "students.csv", CSVOptions{})
	if err != nil {
		t.Fatal(err)
	}
	table := set.Table
	if got, want := table.Summary(), "4 rows, 6 columns, separator: semicolon, decimal commas, names on line 1, UTF-8"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
	var said [][]string
	for j, c := range table.Columns {
		said = append(said, []string{c.TypeText(), c.GapCount(), c.RangeText(), c.ValueCounts(), table.RoleText(j)})
	}
	for j, want := range [][]string{
		{"text", "0", "", "Anna (1), Bert (1), Carl (1), Dora (1)"},
		{"numbers", `1 "n/a"`, "1.5 to 4"},
		{"text, 3 numbers", "0", ""},
		{"whole", "0", "only 7", "7 (4)"},
		{"empty", "4", ""},
		{"text", "0", "", "no (2), yes (2)", "label: "},
	} {
		for i, part := range want {
			if !strings.HasPrefix(said[j][i], part) || i < 3 && said[j][i] != part {
				t.Errorf("column %d says %q, not %q", j+1, said[j], want)
			}
		}
	}
	if use := said[1][4]; use != "feature" {
		t.Errorf("hours: %q", use)
	}
	if use := said[2][4]; !strings.Contains(use, `"x" on line 3`) {
		t.Errorf("room: %q", use)
	}
	if use := said[0][4]; !strings.HasPrefix(use, "left out: ") {
		t.Errorf("name: %q", use)
	}
	if got := table.Command(); !strings.HasPrefix(got, "students.csv ") || !strings.Contains(got, "--label passed") {
		t.Errorf("%q opens it again", got)
	}
}

// A table as text keeps how numbers are written, and where each row begins.
func TestCellsAreText(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "run.csv")
	if err := os.WriteFile(file, []byte("k,J\n0,0.6931\n\n1,0.60\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cells, err := OpenCells(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(cells.Names, []string{"k", "J"}) || len(cells.Rows) != 2 || cells.Rows[1][1] != "0.60" || !slices.Equal(cells.Lines, []int{2, 4}) || cells.Comma {
		t.Errorf("%+v", cells)
	}
	cells, err = ReadCells(context.Background(), strings.NewReader("k;J\n0;0,69\n"), "a.csv")
	if err != nil || !cells.Comma || cells.Rows[0][1] != "0,69" {
		t.Errorf("%+v, %v", cells, err)
	}
	for _, text := range []string{"", "a,b\n1,2,3\n"} {
		if _, err := ReadCells(context.Background(), strings.NewReader(text), "a.csv"); err == nil {
			t.Errorf("%q is read", text)
		}
	}
	if _, err := OpenCells(context.Background(), file+".not"); err == nil {
		t.Error("a file that is not there is read")
	}
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ReadCells(gone, strings.NewReader("a,b\n1,2\n"), "a.csv"); err == nil {
		t.Error("reading goes on")
	}
}

// A Set's problem has its numbers; its plane are the two features before the map.
func TestProblemAndPlane(t *testing.T) {
	t.Parallel()
	entry, _ := Find("circles")
	set, err := entry.Load(Generator{Noise: -1, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	p := set.Problem()
	if &p.X[0][0] != &set.X[0][0] || &p.Y[0] != &set.Y[0] {
		t.Error("the problem has other numbers")
	}
	if set.BaseFeatures() != nil {
		t.Error("there is a plane without a map")
	}
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
}
