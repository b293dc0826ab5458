package datasets

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestTable is what reading says about a file with one of everything.
func TestTable(t *testing.T) {
	text := "sep=;\nid;age;name;cabin;x;fare;y\n1;22;Anna;;1;7,25;no\n2;?;Bert;;2;8,5;Yes\n3;40;Carl;C5;2;1e2;no\n4;NA;Dora;;1;3;\n5;31;Emil;;9;2;yes\n6;31;Emil;;9;2;no\n"
	d := read(t, text, CSVOptions{Features: []string{"-x"}}).Table
	if d.File != "t.csv" || d.Rows != 6 || d.Used != 4 {
		t.Errorf("%q: %d of %d rows", d.File, d.Used, d.Rows)
	}
	dialect := Dialect{Separator: "semicolon", Decimal: DecimalComma, HeaderLine: 2, Encoding: "UTF-8", Skipped: []string{`"sep=;" on line 1`}}
	if !reflect.DeepEqual(d.Dialect, dialect) {
		t.Errorf("dialect %+v", d.Dialect)
	}
	if want := (Label{Column: 6, Why: "the last column", Rule: "no is y = 0, Yes is y = 1"}); d.Label != want {
		t.Errorf("label %+v", d.Label)
	}
	if want := []Omission{{2, "gaps in age, y"}}; !reflect.DeepEqual(d.LeftOut, want) {
		t.Errorf("left out %+v", d.LeftOut)
	}
	if want := "--features age,fare --label y --positive Yes --header yes --decimal comma"; strings.Join(d.Flags, " ") != want {
		t.Errorf("flags %q", d.Flags)
	}
	var got []string
	for _, c := range d.Columns {
		got = append(got, fmt.Sprintf("%d %s type %d role %d %q %q: %d+%d+%d cells, gap %q line %d, text %q line %d, %v…%v whole %v",
			c.Number, c.Name, c.Type, c.Role, c.Why, c.Flag, c.Numbers, c.Texts, c.Gaps, c.GapText, c.GapLine, c.Text, c.TextLine, c.Min, c.Max, c.Whole))
	}
	want := []string{
		`1 id type 1 role 3 "an id by its name" "--features=1-2,6": 6+0+0 cells, gap "" line 0, text "" line 0, 1…6 whole true`,
		`2 age type 1 role 0 "" "": 4+0+2 cells, gap "?" line 4, text "" line 0, 22…40 whole true`,
		`3 name type 2 role 2 "holds text" "": 0+6+0 cells, gap "" line 0, text "Anna" line 3, 0…0 whole false`,
		`4 cabin type 2 role 2 "holds text" "": 0+1+5 cells, gap "" line 3, text "C5" line 5, 0…0 whole false`,
		`5 x type 1 role 5 "not asked for" "": 6+0+0 cells, gap "" line 0, text "" line 0, 1…9 whole true`,
		`6 fare type 1 role 0 "" "": 6+0+0 cells, gap "" line 0, text "" line 0, 2…100 whole false`,
		`7 y type 2 role 1 "" "": 0+5+1 cells, gap "" line 6, text "no" line 3, 0…0 whole false`,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if want := []Value{{"1", 2}, {"2", 2}, {"9", 2}}; !reflect.DeepEqual(d.Columns[4].Values, want) {
		t.Errorf("values %v", d.Columns[4].Values)
	}
	if want := []Value{{"no", 3}, {"Yes", 2}}; !reflect.DeepEqual(d.Columns[6].Values, want) {
		t.Errorf("values %v", d.Columns[6].Values)
	}
}

// TestValues tells at most MaxValues values of a column apart, be they numbers, texts or first the one and then the other.
func TestValues(t *testing.T) {
	for _, words := range []bool{false, true} {
		for n := MaxValues; n <= MaxValues+1; n++ {
			var b strings.Builder
			b.WriteString("x,v,y\n")
			for i := range 3 * n {
				cell := strconv.Itoa(i % n)
				if words && i%n >= n/2 {
					cell = "k" + cell
				}
				fmt.Fprintf(&b, "%d.5,%s,%d\n", i%5, cell, i%2)
			}
			v := read(t, b.String(), CSVOptions{}).Table.Columns[1]
			if n > MaxValues {
				if v.Values != nil || !v.MoreValues {
					t.Errorf("%d values: %v %v", n, v.Values, v.MoreValues)
				}
				continue
			}
			if len(v.Values) != n || v.MoreValues || v.Values[0] != (Value{"0", 3}) || v.Values[n-1].Count != 3 {
				t.Errorf("%d values: %v %v", n, v.Values, v.MoreValues)
			}
		}
	}
}

// TestColumnsThatTurnOut writes tables whose columns turn out to hold text at any row, with gaps anywhere, and compares what is left
// with what is left by looking at the whole table first.
func TestColumnsThatTurnOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, n := rapid.IntRange(2, 400).Draw(t, "m"), rapid.IntRange(1, 12).Draw(t, "n")
		turns := make([]int, n) // the row at which a column turns out to hold text; m: at none
		for j := range turns {
			turns[j] = rapid.SampledFrom([]int{m, m, 0, 1, m / 2, m - 1}).Draw(t, "turn")
		}
		turns[n-1] = m // one feature at least
		gaps := 0
		if m >= 64 && n <= 8 { // else no row might be without one
			gaps = rapid.IntRange(0, 2).Draw(t, "gaps")
		}
		var file strings.Builder
		for j := range n {
			fmt.Fprintf(&file, "x%d,", j)
		}
		file.WriteString("y\n")
		var want [][]float64
		for i := range m {
			var row []float64
			whole := true
			for j := range n {
				v := float64((i*31+j*17)%97) + .5
				cell := strconv.FormatFloat(v, 'g', -1, 64)
				switch {
				case i == turns[j]:
					cell = "text"
				case (i*7+j*3)%31 < gaps:
					cell = "NA"
				}
				if turns[j] == m {
					row = append(row, v)
					whole = whole && cell != "NA"
				}
				file.WriteString(cell + ",")
			}
			fmt.Fprintf(&file, "%d\n", i%2)
			if whole {
				want = append(want, row)
			}
		}
		s, err := ReadCSV(strings.NewReader(file.String()), "t.csv", CSVOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(s.X, want) {
			t.Fatalf("got %d×%d, want %d rows", len(s.X), len(s.X[0]), len(want))
		}
	})
}

// TestWideFile opens ten thousand columns; the longest row of the scanner is far away.
func TestWideFile(t *testing.T) {
	const n = 10_000
	var b strings.Builder
	for i := range 4 {
		for j := range n {
			if i == 0 {
				fmt.Fprintf(&b, "g%d,", j)
			} else {
				fmt.Fprintf(&b, "%d.25,", (i*j)%89)
			}
		}
		b.WriteString([]string{"kind\n", "tumour\n", "normal\n", "tumour\n"}[i])
	}
	s := read(t, b.String(), CSVOptions{})
	if m, got := s.Size(); m != 3 || got != n || s.X[2][n-1] != float64(3*(n-1)%89)+.25 {
		t.Errorf("%d×%d", m, got)
	}
	s = read(t, b.String(), CSVOptions{Features: []string{"g99*", "3-32", "-g995*"}})
	if _, got := s.Size(); got != 111-11+30 { // g99, g990 … g999, g9900 … g9999; not g995, g9950 … g9959
		t.Errorf("%d chosen", got)
	}
	if again := read(t, b.String(), optionsOf(t, s.Table.Flags)); !reflect.DeepEqual(again.X, s.X) {
		t.Errorf("the flags make another set: %q", s.Table.Flags)
	}
}

func TestSelectSeveral(t *testing.T) {
	s := load(t, "breast-cancer")
	for want, asked := range map[string][]string{
		"[mean radius mean texture mean perimeter]": {"1-3"},
		"[mean texture mean radius mean perimeter]": {"2", "1-3"},
		"[mean radius mean perimeter]":              {"1-3", "-mean_texture"},
		"[worst area worst smoothness]":             {"worst a*", "worst s*", "−worst symmetry"},
	} {
		got, err := s.Select(asked)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, f := range got.Features {
			names = append(names, f.Name)
		}
		if fmt.Sprint(names) != want {
			t.Errorf("%q: got %v, want %s", asked, names, want)
		}
	}
	if got, err := s.Select([]string{"-mean*", "-30"}); err != nil || len(got.Features) != 30-10-1 {
		t.Errorf("%d features, %v", len(got.Features), err)
	}
	for _, asked := range [][]string{{"3-2"}, {"0-2"}, {"29-31"}, {"nothing*"}, {"-nothing"}, {"1", "-1"}, {"-*"}, {"1", "mean radius"}} {
		_, err := s.Select(asked)
		var choice *ChoiceError
		if !errors.As(err, &choice) {
			t.Errorf("%q: %v", asked, err)
		}
	}
}

// TestDigitsOfAFloat: up to exactDigits digits a number is a quotient of two exact ones, beyond them strconv reads it. Either way it is
// the nearest float64, and there are no powers of ten beyond.
func TestDigitsOfAFloat(t *testing.T) {
	for digits := 1; digits <= exactDigits+3; digits++ {
		for point := 0; point <= digits; point++ {
			text := "1234567890123456789"[:digits]
			text = text[:point] + "." + text[point:]
			want, err := strconv.ParseFloat(text, 64)
			if err != nil {
				t.Fatal(err)
			}
			if got, mark, how := parseNumber([]byte(text), DecimalAuto); math.Float64bits(got) != math.Float64bits(want) || mark != '.' || how != numberCell {
				t.Errorf("%s: got %v, want %v", text, got, want)
			}
		}
	}
}

// TestPackedWithoutEnd: what a compressed file may become is bounded.
func TestPackedWithoutEnd(t *testing.T) {
	u := &gzipLimitReader{src: &endless{pattern: "\n"}, left: 1 << 20}
	_, err := io.Copy(io.Discard, u)
	if !errors.Is(err, errBomb) {
		t.Errorf("got %v", err)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte("x,y\n1,0\n2,1\n")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	whole := packed.Bytes()
	for cut := range whole { // nothing that was cut off is taken for a whole file
		if _, err := ReadCSV(bytes.NewReader(whole[:cut]), "t.csv", CSVOptions{}); err == nil {
			t.Errorf("%d of %d bytes were read", cut, len(whole))
		}
	}
	if !strings.Contains(read(t, string(whole), CSVOptions{}).Table.Dialect.Encoding, "UTF-8") {
		t.Error("the encoding of what was packed")
	}
}
