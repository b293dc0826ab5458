package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/worker"
)

// files starts the program beside files that can be looked at and opened.
func files(t *testing.T, texts map[string]string) (d *driver, folder string) {
	t.Helper()
	folder = t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d = drive(t, func(o *Options) {
		o.DescribeTable = func(ctx context.Context, name string) (*datasets.Table, error) {
			set, err := datasets.Open(ctx, name, datasets.CSVOptions{}, nil)
			var refused *datasets.FileError
			if errors.As(err, &refused) {
				return refused.Table, err
			}
			return set.Table, err
		}
		o.Open = func(ctx context.Context, name string, as worker.OpenOptions, progress func(datasets.Progress)) (datasets.Set, error) {
			if strings.HasPrefix(name, folder) {
				var flags datasets.CSVOptions
				if as.Given != nil {
					flags = as.Given.Table
				}
				return datasets.Open(ctx, name, flags, progress)
			}
			return open(ctx, name, as, progress)
		}
	})
	return d, folder
}

// listed tells whether a list is open.
func (d *driver) listed() bool { return strings.Contains(d.screen(), "╭─") }

// chooseFile types the path of a file into the list of data.
func (d *driver) chooseFile(path string) {
	d.t.Helper()
	d.press("d", "end", "enter")
	d.write(path)
	d.press("enter")
}

const marks = "hours,night,grade,passed\n1,0,bad,0\n2,1,good,1\n3,0,fair,1\n4,1,good,1\n0,0,bad,0\n"

// The label and the columns of a file are chosen from lists, with a search, and
// what is opened is what a line with the same flags opens.
func TestChooseLabelAndColumns(t *testing.T) {
	t.Parallel()
	d, folder := files(t, map[string]string{"marks.csv": marks})
	path := filepath.Join(folder, "marks.csv")
	for _, c := range []struct {
		keys  []string
		line  string
		shows []string
	}{
		{[]string{"enter", "enter"}, "", []string{"What to learn passed from?"}}, // as it is by itself
		{[]string{"/", "n", "i", "enter", "enter"}, " --label night", nil},
		{[]string{"enter", "down", "enter", "home", "enter"}, " --label passed --features night", nil},
		{[]string{"home", "down", "down", "enter", "enter", "home", "enter"}, " --label grade --positive bad", nil},
		{[]string{"enter", "/", "h", "o", "down", "enter", "esc", "home", "enter"}, " --label passed --features night", nil},
	} {
		d.chooseFile(path)
		d.shows("Which column is the label?")
		d.shows("hours")
		d.shows("whole, 0 to 4")
		d.shows("text")
		d.shows("label: the last column")
		d.press(c.keys...)
		if d.listed() {
			t.Fatalf("%v: a list is still open:\n%s", c.keys, d.screen())
		}
		chosen := d.state().Data
		d.press(":")
		d.write("data " + path + c.line)
		d.press("enter")
		if typed := d.state().Data; !reflect.DeepEqual(chosen.ReadOptions, typed.ReadOptions) || !reflect.DeepEqual(chosen.Set, typed.Set) {
			t.Errorf("%v: chosen %+v, typed %q %+v", c.keys, chosen.ReadOptions, c.line, typed.ReadOptions)
		}
		if chosen.Name != path {
			t.Errorf("%v: %q is open", c.keys, chosen.Name)
		}
	}
	// Now the file stands in the list itself, with what is known of it.
	d.press("d")
	d.shows("marks.csv now")
	d.shows("5 rows, 4 columns, separator: comma")
	d.shows("whole")
	d.shows("feature")
	d.shows("left out: not asked for")
	d.press("enter")
	d.shows("Which column is the label?")
	was := d.state().Data.Set
	d.press("enter", "enter") // as it is, which is not as the file has it by itself
	if now := d.state().Data.Set; d.listed() || !reflect.DeepEqual(now.X, was.X) || !reflect.DeepEqual(now.Y, was.Y) {
		t.Errorf("the same again is %v", now.X)
	}
}

// A file that cannot be learned from as it is still has columns to choose from;
// one that is no table says why, and Esc ends the wait for one that never comes.
func TestFilesThatAreRefused(t *testing.T) {
	t.Parallel()
	d, folder := files(t, map[string]string{"grades.csv": strings.ReplaceAll(marks, ",passed", ",grade 2") + "5,1,x,2\n", "none.csv": ""})
	d.chooseFile(filepath.Join(folder, "grades.csv"))
	d.shows("Which column is the label?")
	d.press("enter")
	d.shows("Which grade 2 is y = 1?")
	d.shows("all others y = 0")
	d.press("end", "enter", "enter")
	if set := d.state().Data.Set; d.listed() || len(set.Y) != 6 {
		t.Errorf("%d examples are open", len(set.Y))
	}
	d.chooseFile(filepath.Join(folder, "none.csv"))
	d.shows("is missing: the file is empty")
	d.chooseFile(filepath.Join(folder, "not-there.csv"))
	d.shows("no such file")
	d.hold()
	d.chooseFile(filepath.Join(folder, "grades.csv"))
	d.shows("Looking at grades.csv")
	d.press("esc")
	d.release()
	d.shows("Stopped looking.")
	if d.listed() {
		t.Error("a list has opened that nobody waits for")
	}
}
