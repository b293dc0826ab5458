package session

import (
	"path/filepath"
	"slices"
	"strings"
)

// FileEnding is an ending that a file of Export can have: it says what the file holds.
type FileEnding struct {
	Ending  string
	Content FileContent
	Form    string // the word that may stand behind the name, for something else of the kind; empty for none
}

// FileContent is what a file holds of a session.
type FileContent uint8

// The kinds.
const (
	RunContent    FileContent = iota // its numbers, or a program that makes them
	LinesContent                     // that lead to where it is
	ScreenContent                    // which only a client with one can write
)

// The forms of a file.
const (
	WithLoop  = "loop" // of a program: with the loop over the examples
	PaneAlone = "pane" // of a picture: of the main pane alone
)

// FileEndings is the one table of what can be written.
func FileEndings() []FileEnding {
	return []FileEnding{
		{".csv", RunContent, ""}, {".jsonl", RunContent, ""}, {".py", RunContent, WithLoop}, {".ipynb", RunContent, ""}, {".go", RunContent, ""},
		{".descent", LinesContent, ""},
		{".svg", ScreenContent, PaneAlone}, {".txt", ScreenContent, ""},
	}
}

// EndingOf finds the ending of a file, and reports whether it has one of the table.
func EndingOf(file string) (FileEnding, bool) {
	all := FileEndings()
	i := slices.IndexFunc(all, func(e FileEnding) bool { return strings.EqualFold(e.Ending, filepath.Ext(file)) })
	if i < 0 {
		return FileEnding{}, false
	}
	return all[i], true
}

// ExportForm is the form that a file may be asked for behind its name; empty for none.
func ExportForm(file string) string {
	ending, _ := EndingOf(file)
	return ending.Form
}

// EndingsOf lists the endings of files that hold one kind.
func EndingsOf(what FileContent) []string {
	var all []string
	for _, e := range FileEndings() {
		if e.Content == what {
			all = append(all, e.Ending)
		}
	}
	return all
}
