package datasets

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// FileError is a fault of a file or of what stands in it. Its text is one line:
//
//	students.csv:12: column 3 "score" holds "abc", which is no number; write a number there, or leave the column out: descent students.csv --features=-score
type FileError struct {
	File   string   // as the person named it, made harmless to print
	Line   int      // from 1, counting every line of the file; 0: the file as a whole
	Column int      // of the table, from 1; 0: no column in particular
	What   string   // the fault; reads on after "column 3" where Column is given
	Do     string   // what to do about it
	Flags  []string // the words of a command line that, behind the name of the file, open it after all; nil: none are known
	Table  *Table   // what was seen of the file until it was refused; nil where it could not be read to its end
	Err    error    // the cause, nil where the file's content is the cause
}

// Error says in one line where the fault is, what it is and what to do.
func (e *FileError) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	b.WriteString(": ")
	if e.Column > 0 {
		fmt.Fprintf(&b, "column %d ", e.Column)
	}
	b.WriteString(e.What)
	if e.Do != "" {
		b.WriteString("; " + e.Do)
	}
	if command := e.Command(); command != "" && utf8.RuneCountInString(command) <= maxCommandLength {
		b.WriteString(": descent " + command)
	}
	return b.String()
}

// maxCommandLength is how many runes a command has at most that stands in a line of text. It says again what was asked for, and that may
// be of any length: a longer one is in Flags only.
const maxCommandLength = 500

// Command is the words that open the file after all, behind the name of the program, as a shell takes them: students.csv --label passed.
// Empty where none are known.
func (e *FileError) Command() string {
	if e.Flags == nil {
		return ""
	}
	return commandLine(e.File, e.Flags)
}

// commandLine writes a file and flags behind it as a shell takes them.
func commandLine(file string, flags []string) string {
	if file == StandardInput {
		file = "-"
	}
	words := []string{shellQuote(file)}
	for _, flag := range flags {
		words = append(words, shellQuote(flag))
	}
	return strings.Join(words, " ")
}

// Unwrap gives the cause, for errors.Is and errors.As.
func (e *FileError) Unwrap() error { return e.Err }

// ChoiceError is a name or a value that was asked for and does not exist. It is the fault of who
// asked, not of the data.
type ChoiceError struct {
	What    string   // what there is not: "there is no scaling"
	Got     string   // what was asked for
	Choices []string // what there is; may be cut short where a file holds very many
}

// maxListed is how many choices fit a line of text.
const maxListed = 8

// Error says in one line what does not exist and what does.
func (e *ChoiceError) Error() string {
	line := e.What + " " + quote(e.Got)
	if len(e.Choices) == 0 {
		return line
	}
	return line + "; choose from " + joinNames(e.Choices)
}

// joinNames joins names by commas and ends a long list by an ellipsis.
func joinNames(names []string) string {
	var b strings.Builder
	for i, name := range names {
		if i > 0 {
			b.WriteString(", ")
		}
		if i == maxListed {
			b.WriteString("…")
			break
		}
		b.WriteString(truncate(name, maxName))
	}
	return b.String()
}
