package datasets

import (
	"bytes"
	"encoding/csv"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// FuzzReadCSV feeds any bytes and any options: the answer is a sound set or a one-line error of the two kinds.
func FuzzReadCSV(f *testing.F) {
	paths, err := filepath.Glob("testdata/bad/*.csv")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text, "", "", "", "", uint8(0))
	}
	f.Add([]byte("a;b;y\n1,5;2;no\n3;4;yes\n"), "b", "y", "yes", "no", uint8(HeaderYes))
	f.Add([]byte("\xff\xfea\x00,\x00y\x00\n\x001\x00,\x000\x00"), "1", "2", "0", "", uint8(HeaderAuto))
	f.Fuzz(func(t *testing.T, text []byte, feature, label, positive, negative string, header uint8) {
		o := CSVOptions{Label: label, Header: Header(header % 3), Missing: Missing(header / 3 % 2), Decimal: Decimal(header / 6 % 3)}
		if positive != "" {
			o.Positive = []string{positive}
		}
		if negative != "" {
			o.Negative = []string{negative}
		}
		if feature != "" {
			o.Features = []string{feature}
		}
		s, err := ReadCSV(bytes.NewReader(text), "f.csv", o)
		if err == nil {
			mustBeSound(t, s)
			again, err := ReadCSV(bytes.NewReader(text), "f.csv", optionsOf(t, s.Table.Flags))
			if err != nil || !reflect.DeepEqual(again.X, s.X) || !reflect.DeepEqual(again.Y, s.Y) {
				t.Errorf("the flags that say it all, %q, make another set: %v", s.Table.Flags, err)
			}
			return
		}
		mustBeOneLine(t, err)
		var fault *FileError
		var choice *ChoiceError
		switch {
		case errors.As(err, &fault):
			if fault.Flags != nil {
				if _, again := ReadCSV(bytes.NewReader(text), "f.csv", optionsOf(t, fault.Flags)); again != nil && again.Error() == err.Error() {
					t.Errorf("%v: the command says the same", err)
				}
			}
			if packed := bytes.HasPrefix(text, []byte("\x1F\x8B")); packed {
				break // it has other lines than the file
			}
			if lines := bytes.Count(text, []byte("\n")) + bytes.Count(text, []byte("\r")) + 1; fault.Line < 1 || fault.Line > lines || fault.Column < 1 {
				t.Errorf("%v: there are %d lines", err, lines)
			}
		case errors.As(err, &choice):
			if feature+label+positive+negative == "" {
				t.Errorf("%v: nothing was chosen", err)
			}
		default:
			t.Errorf("an error of no kind: %v", err)
		}
	})
}

// mustBeSound fails unless all that a Set promises holds.
func mustBeSound(t *testing.T, s Set) {
	t.Helper()
	m, n := s.Size()
	if m < 1 || n < 1 || len(s.Y) != m {
		t.Fatalf("%d×%d with %d labels", m, n, len(s.Y))
	}
	mustBeRectangle(t, s)
	texts := append([]string{s.Name, s.Title, s.Classes[0], s.Classes[1]}, s.Notes...)
	for _, feature := range s.Features {
		if feature.Name == "" || len([]rune(feature.Name)) > maxName {
			t.Errorf("a feature is called %q", feature.Name)
		}
		texts = append(texts, feature.Name)
	}
	for _, text := range texts {
		if strings.IndexFunc(text, func(r rune) bool { return !unicode.IsGraphic(r) }) >= 0 {
			t.Errorf("%q is not harmless", text)
		}
	}
}

// mustBeRectangle fails unless every row has n finite numbers and a label of 0 or 1.
func mustBeRectangle(t *testing.T, s Set) {
	t.Helper()
	_, n := s.Size()
	for i, row := range s.X {
		if len(row) != n || s.Y[i] != 0 && s.Y[i] != 1 {
			t.Fatalf("%s row %d: %v, y = %v", s.Name, i, row, s.Y[i])
		}
		for _, v := range row {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%s row %d holds %v", s.Name, i, v)
			}
		}
	}
}

// FuzzNumber compares number with strconv.ParseFloat wherever both take the text.
func FuzzNumber(f *testing.F) {
	for _, text := range []string{
		"", " ", "0", "-0", "+1.5", ".5", "5.", ".", "-", "1e5", "1e", "1e+", "1E-400", "1e999", "nan", "-Inf", "0x1p-2", "0b1", "1_0", "1,5", "1,234.5", "1 2", "1e5x", "1,5e3", "1,23456789012345678",
		"123456789012345", "1234567890123456", ".123456789012345", ".1234567890123456", "1.23456789012345", "1.234567890123456", "-.1234567890123456", "12345678901234.56", "0.000000000000001", "9007199254740993", "2.2250738585072011e-308", "179769313486231580793e289", "00000000000000000001", "1.0e0000000000000000001", "٣",
	} {
		f.Add(text, false)
		f.Add(text, true)
	}
	f.Fuzz(func(t *testing.T, text string, comma bool) {
		marks := DecimalPoint
		if comma {
			marks = DecimalAuto
		}
		got, _, how := parseNumber([]byte(text), marks)
		point := strings.TrimSpace(text)
		if comma {
			point = strings.Replace(point, ",", ".", 1)
		}
		want, err := strconv.ParseFloat(point, 64)
		plain := point != "" && strings.Trim(point, "0123456789+-.eE") == ""
		switch {
		case how == numberCell && (err != nil || math.Float64bits(got) != math.Float64bits(want)):
			t.Errorf("%q: got %v, ParseFloat %v, %v", text, got, want, err)
		case how != numberCell && err == nil && plain:
			t.Errorf("%q is %v, but was not read (%d)", text, want, how)
		case how == numberCell && (!plain || math.IsInf(got, 0)):
			t.Errorf("%q was read as %v", text, got)
		}
	})
}

// FuzzClean holds clean to its promise, and to leave alone what is clean.
func FuzzClean(f *testing.F) {
	for _, text := range []string{"", "a b", "\x1b[31mred", "\u202eabc\u009b", "cafe\u0301", " a\r\n\tb\u00a0c ", "\xff\xfe", "ﬁ\u200dx", "\u0301"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := clean(text)
		for _, r := range got {
			if !unicode.IsGraphic(r) || unicode.IsSpace(r) && r != ' ' {
				t.Errorf("%q keeps %U", got, r)
			}
		}
		if again := clean(got); again != got {
			t.Errorf("%q became %q when cleaned again", got, again)
		}
		if cut := truncate(got, 5); len([]rune(cut)) > 5 || len([]rune(got)) <= 5 && cut != got {
			t.Errorf("%q was cut to %q", got, cut)
		}
		if word := shellQuote(text); strings.Count(word, "'")%2 != 0 && !strings.Contains(text, "'") {
			t.Errorf("%q is no word of a shell", word)
		}
	})
}

// TestAgreesWithEncodingCSV writes tables of any text with the standard library and cuts them with ours.
func TestAgreesWithEncodingCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		separator := rapid.SampledFrom([]byte{',', ';', '\t'}).Draw(t, "separator")
		width := rapid.IntRange(2, 4).Draw(t, "width")
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab 1.,;\t\"'\né\U0001F600")))
		rows := rapid.SliceOfN(rapid.SliceOfN(text, width, width), 1, 5).Draw(t, "rows")
		var file bytes.Buffer
		w := csv.NewWriter(&file)
		w.Comma, w.UseCRLF = rune(separator), rapid.Bool().Draw(t, "CRLF")
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		s, err := newScanner(&file, "t.csv")
		if err != nil {
			t.Fatal(err)
		}
		s.delimiters = [256]bool{'"': true, '\r': true, '\n': true} // text may look like another table
		s.delimiters[separator] = true
		s.separator = separator
		var got [][]string
		for {
			ok, err := s.next()
			if err != nil {
				t.Fatal(err)
			}
			if !ok {
				break
			}
			row := make([]string, len(s.cells))
			for j := range row {
				row[j] = string(s.cell(j))
			}
			got = append(got, row)
		}
		if !reflect.DeepEqual(got, rows) {
			t.Fatalf("got %q, want %q", got, rows)
		}
	})
}
