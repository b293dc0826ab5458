package datasets

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

var update = flag.Bool("update", false, "write the messages of testdata/bad anew (then read them!)")

// TestBadFiles reads every testdata/bad/*.csv and compares the message with the line that stands beside it in *.txt. Where the message
// ends in a command, the command must open the file.
func TestBadFiles(t *testing.T) {
	paths, err := filepath.Glob("testdata/bad/*.csv")
	if err != nil || len(paths) < 50 { // there are some 60 rules; none found means none tested
		t.Fatalf("found %d files, error %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".csv"), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			beside := strings.TrimSuffix(path, ".csv") + ".txt"
			line, o := optionsBeside(t, beside)
			_, err = ReadCSV(bytes.NewReader(text), filepath.Base(path), o)
			var fault *FileError
			if !errors.As(err, &fault) {
				t.Fatalf("got %v, want a FileError", err)
			}
			if fault.Line < 1 || fault.Column < 1 && fault.Err == nil || fault.Do == "" {
				t.Errorf("line %d, column %d, do %q: all three must be said", fault.Line, fault.Column, fault.Do)
			}
			mustBeOneLine(t, err)
			golden(t, beside, line+err.Error()+"\n")
			if fault.Flags != nil {
				s, err := ReadCSV(bytes.NewReader(text), filepath.Base(path), optionsOf(t, fault.Flags))
				if err != nil {
					t.Fatalf("the command that the message ends in: %v", err)
				}
				mustBeSound(t, s)
			}
		})
	}
}

// TestLongCommand: a command repeats what was asked for, which may be of any length; the line stays one all the same.
func TestLongCommand(t *testing.T) {
	for text, command := range map[string]string{
		"a,b,c\n1,2,\n3,5,\n6,5,\n":             "descent f.csv ",
		"a;y\n1 234;no\n2 500;yes\n1 834;yes\n": "| descent - ",
	} {
		for _, long := range []int{3, 3000} {
			_, err := ReadCSV(strings.NewReader(text), "f.csv", CSVOptions{Negative: []string{strings.Repeat("n", long)}})
			if err == nil {
				t.Fatalf("%q is read", text)
			}
			mustBeOneLine(t, err)
			if got := strings.Contains(err.Error(), command); got != (long == 3) {
				t.Errorf("%v: the command stands in it: %v", err, got)
			}
		}
	}
}

// TestCleanupCommand runs the command that takes signs and marks out of a file, where the shell has sed, and reads what it writes.
func TestCleanupCommand(t *testing.T) {
	if _, err := exec.LookPath("sed"); err != nil {
		t.Skip(err)
	}
	for name, want := range map[string]float64{"feature-of-money": 81517, "feature-of-percent": 31, "feature-of-spaced-thousands": 1234, "units-alone": 1234} {
		file := name + ".csv"
		text, err := os.ReadFile(filepath.Join("testdata", "bad", file))
		if err != nil {
			t.Fatal(err)
		}
		_, err = ReadCSV(bytes.NewReader(text), file, CSVOptions{})
		_, command, said := strings.Cut(err.Error(), "all of them: ")
		command, _, piped := strings.Cut(command, " | descent -")
		if !said || !piped {
			t.Fatalf("%v has no command", err)
		}
		shell := exec.Command("sh", "-c", command)
		shell.Dir = filepath.Join("testdata", "bad")
		plain, err := shell.Output()
		if err != nil {
			t.Fatal(err)
		}
		if s := read(t, string(plain), CSVOptions{}); s.X[0][0] != want {
			t.Errorf("%s: x is %v, want %v", name, s.X[0][0], want)
		}
	}
}

// optionsBeside gives the first line of a golden file and the options it names, if it begins "flags: ".
func optionsBeside(t *testing.T, path string) (line string, o CSVOptions) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil && !*update {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	flags, has := strings.CutPrefix(first, "flags: ")
	if !has {
		return "", CSVOptions{}
	}
	return first + "\n", optionsOf(t, strings.Fields(flags))
}

// optionsOf reads flags as the command line does: --label passed, or --features=-1.
func optionsOf(t *testing.T, words []string) CSVOptions {
	t.Helper()
	var o CSVOptions
	for len(words) > 0 {
		name, value, joined := strings.Cut(words[0], "=")
		words = words[1:]
		if !joined {
			value, words = words[0], words[1:]
		}
		names := func() []string {
			r := csv.NewReader(strings.NewReader(value))
			r.LazyQuotes = true
			list, err := r.Read()
			if err != nil {
				t.Fatal(err)
			}
			return list
		}
		var err error
		switch name {
		case "--features":
			o.Features = names()
		case "--label":
			o.Label = value
		case "--positive":
			o.Positive = names()
		case "--negative":
			o.Negative = names()
		case "--header":
			o.Header, err = ParseHeader(value)
		case "--missing":
			o.Missing, err = ParseMissing(value)
		case "--decimal":
			o.Decimal, err = ParseDecimal(value)
		default:
			t.Fatalf("no flag %s", name)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// golden compares got with the file at path.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got  %swant %s", got, want)
	}
}

// mustBeOneLine fails unless the message is one line that no terminal takes for anything but text.
func mustBeOneLine(t *testing.T, err error) {
	t.Helper()
	for _, r := range err.Error() {
		if !unicode.IsGraphic(r) {
			t.Fatalf("%q holds %U", err.Error(), r)
		}
	}
	if n := len([]rune(err.Error())); n > 900 { // eight labels of 60 runes and the words around them
		t.Errorf("%d runes are no one line: %s", n, err)
	}
}
