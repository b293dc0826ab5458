package datasets

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// plain is what every spelling of the table x1,x2,y = 1.5,2,0 / -3,0.25,1 is read as.
func plain() Set {
	return Set{
		Name: "t.csv", Title: "y = 1 where y is 1", Source: "t.csv",
		Features: []Feature{{Name: "x1"}, {Name: "x2"}}, Classes: [2]string{"0", "1"},
		X: [][]float64{{1.5, 2}, {-3, 0.25}}, Y: []float64{0, 1}, Notes: []string{`label "y": 0 is y = 0, 1 is y = 1`},
	}
}

func read(t *testing.T, text string, o CSVOptions) Set {
	t.Helper()
	s, err := ReadCSV(strings.NewReader(text), "t.csv", o)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return s
}

// TestGoodFiles reads every testdata/good/*.csv and compares what becomes of it, notes included, with *.txt beside it.
func TestGoodFiles(t *testing.T) {
	paths, err := filepath.Glob("testdata/good/*.csv")
	if err != nil || len(paths) < 30 { // there are some 40; none found means none tested
		t.Fatalf("found %d files, error %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".csv"), func(t *testing.T) {
			beside := strings.TrimSuffix(path, ".csv") + ".txt"
			line, o := optionsBeside(t, beside)
			s, err := Open(t.Context(), path, o, nil)
			if err != nil {
				t.Fatal(err)
			}
			mustBeSound(t, s)
			again, err := Open(t.Context(), path, optionsOf(t, s.Table.Flags), nil)
			if err != nil || !reflect.DeepEqual(again.X, s.X) || !reflect.DeepEqual(again.Y, s.Y) || again.Classes != s.Classes {
				t.Errorf("the flags that say it all, %q, make another set: %+v, %v", s.Table.Flags, again, err)
			}
			var b strings.Builder
			b.WriteString(line)
			fmt.Fprintf(&b, "title: %s\nclasses: %q\n", s.Title, s.Classes)
			for j, f := range s.Features {
				fmt.Fprintf(&b, "feature %q:", f.Name)
				for _, x := range s.X {
					fmt.Fprint(&b, " ", x[j])
				}
				fmt.Fprintln(&b)
			}
			fmt.Fprintln(&b, "y:", s.Y)
			for _, note := range s.Notes {
				fmt.Fprintln(&b, "note:", note)
			}
			golden(t, beside, b.String())
		})
	}
}

func utf16(t *testing.T, order unicode.Endianness, text string) string {
	t.Helper()
	out, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFormsOfOneTable(t *testing.T) {
	lines := "x1,x2,y\n1.5,2,0\n-3,0.25,1\n"
	forms := map[string]string{
		"plain":                   lines,
		"byte order mark":         "\uFEFF" + lines,
		"UTF-16 little endian":    utf16(t, unicode.LittleEndian, lines),
		"UTF-16 big endian":       utf16(t, unicode.BigEndian, lines),
		"semicolons":              strings.ReplaceAll(lines, ",", ";"),
		"tabs":                    strings.ReplaceAll(lines, ",", "\t"),
		"CRLF":                    strings.ReplaceAll(lines, "\n", "\r\n"),
		"CR":                      strings.ReplaceAll(lines, "\n", "\r"),
		"open end":                strings.TrimSuffix(lines, "\n"),
		"open end after quote":    "x1,x2,y\n1.5,2,0\n-3,0.25,\"1\"",
		"open end after blank":    "x1,x2,y\n1.5,2,0\n-3,0.25,\"1\" ",
		"UTF-16, CRLF, tabs":      utf16(t, unicode.LittleEndian, strings.NewReplacer(",", "\t", "\n", "\r\n").Replace(lines)),
		"decimal commas":          "x1;x2;y\n1,5;2;0\n-3,0;0,25;1\n",
		"decimal commas in label": "x1;x2;y\n1,5;2;0,0\n-3,0;0,25;1,0\n",
		"points and semicolons":   "x1;x2;y\n1.5;2;0\n-3;0,25;1\n",
		"quoted":                  "\"x1\",\"x2\",\"y\"\n\"1.5\",\"2\",\"0\"\n\"-3\",\"0.25\",\"1\"\n",
		"blanks before quotes":    "x1, \"x2\", y\n1.5, \"2\" , 0\n-3, \"0.25\" , 1\n",
		"blank lines":             "\n\nx1,x2,y\n   \n1.5,2,0\n\n\r\n-3,0.25,1\n\n",
		"blanks":                  " x1 , x2 , y \n 1.5 , 2 , 0 \n -3 , 0.25 , 1 \n",
		"other spellings":         "x1,x2,y\n+1.50e0,2.,-0\n-30E-1,.25,1.0\n",
		"many digits":             "x1,x2,y\n1.5000000000000000000,2,0\n-3,25e-0002,1\n",
		"mixed line ends":         "x1,x2,y\r\n1.5,2,0\r-3,0.25,1\n",
	}
	for name, text := range forms {
		t.Run(name, func(t *testing.T) {
			got := read(t, text, CSVOptions{})
			if got.Table = nil; !reflect.DeepEqual(got, plain()) {
				t.Errorf("got  %+v\nwant %+v", got, plain())
			}
		})
	}
}

func TestHeader(t *testing.T) {
	with, without := "a,b,y\n1,2,0\n3,4,1\n", "1,2,0\n3,4,1\n"
	years := "2019,2020,2021\n1,2,0\n3,4,1\n"
	for _, c := range []struct {
		name, text string
		header     Header
		features   []Feature
		m          int
		notes      []string
	}{
		{"found", with, HeaderAuto, []Feature{{Name: "a"}, {Name: "b"}}, 2, []string{`label "y": 0 is y = 0, 1 is y = 1`}},
		{"said", with, HeaderYes, []Feature{{Name: "a"}, {Name: "b"}}, 2, []string{`label "y": 0 is y = 0, 1 is y = 1`}},
		{"not there", without, HeaderAuto, []Feature{{Name: "column 1"}, {Name: "column 2"}}, 2, []string{"label column 3: 0 is y = 0, 1 is y = 1", "no header: the first row holds numbers"}},
		{"said not there", without, HeaderNo, []Feature{{Name: "column 1"}, {Name: "column 2"}}, 2, []string{"label column 3: 0 is y = 0, 1 is y = 1"}},
		{"of numbers", years, HeaderYes, []Feature{{Name: "2019"}, {Name: "2020"}}, 2, []string{`label "2021": 0 is y = 0, 1 is y = 1`}},
		{"is data", without, HeaderYes, []Feature{{Name: "1"}, {Name: "2"}}, 1, []string{`label "0": every row has 1, read as y = 1`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := read(t, c.text, CSVOptions{Header: c.header})
			m, n := s.Size()
			if m != c.m || n != 2 || !reflect.DeepEqual(s.Features, c.features) {
				t.Errorf("%d×%d %v, want %d×2 %v", m, n, s.Features, c.m, c.features)
			}
			if !reflect.DeepEqual(s.Notes, c.notes) {
				t.Errorf("notes %q, want %q", s.Notes, c.notes)
			}
		})
	}
}

func TestColumns(t *testing.T) {
	people := "name,hours,\"city, land\",score,passed\nAnna,1,\"Bern,\n\"\"CH\"\"\",5,no\nBert,2,Ulm,6,yes\n"
	for _, c := range []struct {
		name  string
		o     CSVOptions
		names []string
		first []float64
	}{
		{"all numeric", CSVOptions{}, []string{"hours", "score"}, []float64{1, 5}},
		{"by name", CSVOptions{Features: []string{"score"}}, []string{"score"}, []float64{5}},
		{"by number, other order", CSVOptions{Features: []string{"4", "2"}}, []string{"score", "hours"}, []float64{5, 1}},
		{"label by name", CSVOptions{Label: "city, land"}, []string{"hours", "score"}, []float64{1, 5}},
		{"label by number", CSVOptions{Label: "1", Features: []string{"Hours"}}, []string{"hours"}, []float64{1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := read(t, people, c.o)
			names := make([]string, 0, len(s.Features))
			for _, f := range s.Features {
				names = append(names, f.Name)
			}
			if !reflect.DeepEqual(names, c.names) || !reflect.DeepEqual(s.X[0], c.first) {
				t.Errorf("got %q %v, want %q %v", names, s.X[0], c.names, c.first)
			}
		})
	}
	s := read(t, people, CSVOptions{})
	want := []string{`label "passed": no is y = 0, yes is y = 1`, "left out because they hold text: name, city, land"}
	if !reflect.DeepEqual(s.Notes, want) {
		t.Errorf("notes %q, want %q", s.Notes, want)
	}
}

func TestHarmlessText(t *testing.T) {
	text := "\x1b]0;owned\x07x\u202e1\u200b,\"a\r\n\tb\",cafe\u0301\n1,2,\x1b[31mred\x9b\n"
	text = strings.ReplaceAll(text, "\x9b", "\u009b") // CSI as one character, which strippers of escape sequences overlook
	s := read(t, text+"1,2,\u202eblue\n", CSVOptions{})
	want := []Feature{{Name: "]0;ownedx1"}, {Name: "a b"}}
	if !reflect.DeepEqual(s.Features, want) || s.Classes != [2]string{"[31mred", "blue"} {
		t.Errorf("got %q %q", s.Features, s.Classes)
	}
	if note := "label \"caf\u00e9\": [31mred is y = 0, blue is y = 1"; s.Notes[0] != note {
		t.Errorf("got %q, want %q", s.Notes[0], note)
	}
}

func TestLongTextIsCut(t *testing.T) {
	long := strings.Repeat("ä", 61)
	s := read(t, long+","+long+"b,y\n1,2,"+long+"\n1,2,"+strings.Repeat("z", 60)+"\n", CSVOptions{})
	cut := strings.Repeat("ä", 59) + "…"
	if s.Features[0].Name != cut || s.Classes != [2]string{strings.Repeat("z", 60), cut} {
		t.Errorf("got %q, %q", s.Features[0].Name, s.Classes)
	}
	if _, err := s.Select([]string{cut}); err != nil { // two names cut to the same: the first is meant
		t.Error(err)
	}
}

func TestQuoteInsideText(t *testing.T) {
	s := read(t, "x,y\n1,5\" pipe\n2,\"say \"\"hi\"\"\"\n", CSVOptions{})
	if s.Classes != [2]string{`5" pipe`, `say "hi"`} {
		t.Errorf("got %q", s.Classes)
	}
}

func TestSeparator(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       byte
	}{
		{"nothing", "", ','},
		{"none", "x\n1\n", ','},
		{"commas", "a,b\n1,2\n", ','},
		{"decimal commas, no header", "1,5;2,5;0\n1,5;2,5;1\n", ';'},
		{"decimal commas and a ragged row", "1,5;2,5;0\n1;2\n", ';'},
		{"semicolons in a text", "a,b,y\n1,x;y;z,0\n2,w,1\n", ','},
		{"semicolons in quotes", "\"a;b\",\"c;d\"\n\"1;2\",3\n", ','},
		{"a comma in the header's quotes", "\"a,b\";c\n1;2\n", ';'},
		{"a quote inside a text", "a,b\n5\" pipe,2\n6;7\" pipe,3\n", ','},
		{"ragged commas", "a,b,c\n1,2\n3\n", ','},
		{"tabs and decimal commas", "1,5\t2,5\n3,5\t4,5\n", '\t'},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sniff([]byte(c.text), true); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := sniff([]byte("a;b\n1;2\n3,4,5"), false); got != ';' {
		t.Errorf("a row cut off by the end of the buffer decided for %q", got)
	}
}
