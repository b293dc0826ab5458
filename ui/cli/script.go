package cli

import (
	"bufio"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"descent/datasets"
	"descent/ui"
	"descent/ui/language"
	"descent/ui/session"
)

// maxScriptBytes is how many bytes a script may have: more than anyone writes.
const maxScriptBytes = 1 << 20

// readScript reads the script that --script names.
func (o *options) readScript(c Console, data string) (ui.Script, error) {
	switch {
	case o.script == "":
		return ui.Script{}, nil
	case o.script == standardInput && data == standardInput:
		return ui.Script{}, errors.New("--script: standard input is the data already; name a file for one of them")
	case o.script == standardInput:
		lines, err := readLines(c.In)
		return ui.Script{Name: datasets.StandardInput, Lines: lines}, err
	}
	lines, err := scriptLines(o.script)
	return ui.Script{Name: o.script, Lines: lines}, err
}

// scriptLines reads the lines of a script.
func scriptLines(name string) ([]string, error) {
	path, err := expandHome(name)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(unescapeDragged(path))
	if err != nil {
		return nil, &dataError{fmt.Errorf("%s: %w", name, withoutPath(err))}
	}
	defer func() { _ = f.Close() }() // it was only read
	lines, err := readLines(f)
	if err != nil {
		return nil, &dataError{fmt.Errorf("%s: %w", name, withoutPath(err))}
	}
	return lines, nil
}

// withoutPath is what went wrong without the path that is said already.
func withoutPath(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// readLines reads text, its lines without their ends and the first without a byte
// order mark.
func readLines(r io.Reader) ([]string, error) {
	in := bufio.NewScanner(io.LimitReader(r, maxScriptBytes+1))
	var lines []string
	read := 0
	for in.Scan() {
		if read += len(in.Bytes()) + 1; read > maxScriptBytes {
			return nil, fmt.Errorf("a script has at most %d bytes", maxScriptBytes)
		}
		line := strings.TrimSuffix(in.Text(), "\r")
		if len(lines) == 0 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if !utf8.ValidString(line) {
			return nil, fmt.Errorf("line %d is not UTF-8", len(lines)+1)
		}
		lines = append(lines, line)
	}
	return lines, in.Err()
}

// typedReading is the flags that the data were read with, without those that are as
// they are by themselves.
func (o *options) typedReading() session.ReadOptions {
	r := o.readOptions
	if r.Scale = nil; !o.typedFlags[seedName] {
		r.Seed = nil
	}
	return r
}

// momentLine is the command line that leads to a moment. What was said of all runs is
// said again.
func (o *options) momentLine(d session.Data) string {
	line := language.CommandLine(d, commandNames())
	if o.typedFlags["iterations"] {
		line += " --iterations " + strconv.Itoa(o.iterations)
	}
	if o.typedFlags["tolerance"] {
		line += " --tolerance " + language.FormatNumber(o.tolerance)
	}
	return line
}

// clipboard gives a text to the clipboard of the terminal (OSC 52), which may
// not allow it; nobody says so.
func clipboard(c Console) func(string) {
	return func(text string) {
		_, _ = io.WriteString(c.Out, "\x1b]52;c;"+base64.StdEncoding.EncodeToString([]byte(text))+"\a")
	}
}
