package datasets

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

var update = flag.Bool("update", false, "write the messages of testdata/bad anew (then read them!)")

// TestBadFiles reads every testdata/bad/*.csv and compares the message with the line that stands beside it in *.txt.
func TestBadFiles(t *testing.T) {
	paths, err := filepath.Glob("testdata/bad/*.csv")
	if err != nil || len(paths) < 50 { // there are some 60 rules; none found means none tested
		t.Fatalf("found %d files, error %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".csv"), func(t *testing.T) {
			text, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = text.Close() }()
			_, err = ReadCSV(text, filepath.Base(path), CSVOptions{})
			var fault *FileError
			if !errors.As(err, &fault) {
				t.Fatalf("got %v, want a FileError", err)
			}
			if fault.Line < 1 || fault.Column < 1 || fault.Do == "" {
				t.Errorf("line %d, column %d, do %q: all three must be said", fault.Line, fault.Column, fault.Do)
			}
			mustBeOneLine(t, err)
			golden(t, strings.TrimSuffix(path, ".csv")+".txt", err.Error()+"\n")
		})
	}
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
