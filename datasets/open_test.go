package datasets

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// longFile writes a table of several buffers of the scanner and tells its path and its rows.
func longFile(t *testing.T) (path string, rows int) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "long.csv")
	const pairs = 3 * bufferSize / len("1,0\n2,1\n")
	if err := os.WriteFile(path, []byte("x,y\n"+strings.Repeat("1,0\n2,1\n", pairs)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, 2 * pairs
}

// appended adds text to the file.
func appended(text string) func(path string) error {
	return func(path string) error {
		file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = io.WriteString(file, text)
		return errors.Join(err, file.Close())
	}
}

// TestFileThatChanges does something to a file after the first of some buffers has been read.
func TestFileThatChanges(t *testing.T) {
	const again = "; read it again when it is complete"
	for _, c := range []struct {
		name   string
		change func(path string) error
		want   string // the error; empty: the rows of the beginning
		note   string
	}{
		{name: "deleted", change: os.Remove},
		{name: "replaced", change: func(path string) error {
			if err := os.WriteFile(path+".new", []byte("a,b,c\n"), 0o600); err != nil {
				return err
			}
			return os.Rename(path+".new", path)
		}},
		{name: "grown", change: appended("3,1\n4,0\n"), note: "the file grew while it was being read: only its first rows are here"},
		{name: "truncated", change: func(path string) error { return os.Truncate(path, bufferSize+2) }, want: "became shorter while it was being read" + again},
		{name: "emptied", change: func(path string) error { return os.Truncate(path, 0) }, want: "became shorter while it was being read" + again},
		{name: "written to", change: func(path string) error {
			later := time.Now().Add(time.Hour) // a clock may tick too slowly to tell two writes apart
			return os.Chtimes(path, later, later)
		}, want: "was written to while it was being read" + again},
		{name: "made unreadable", change: func(path string) error { return os.Chmod(path, 0) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, rows := longFile(t)
			done := false
			s, err := Open(t.Context(), path, CSVOptions{}, func(Progress) {
				if !done {
					done = true
					if err := c.change(path); err != nil {
						t.Error(err)
					}
				}
			})
			if c.want != "" {
				if err == nil || err.Error() != path+": "+c.want {
					t.Errorf("got  %v\nwant %s", err, c.want)
				}
				return
			}
			if m, _ := s.Size(); err != nil || m != rows {
				t.Errorf("%d rows of %d, %v", m, rows, err)
			}
			if c.note != "" && s.Notes[len(s.Notes)-1] != c.note {
				t.Errorf("got notes %q", s.Notes)
			}
		})
	}
}

// A row that was only half written when the file was opened is no number of the data.
func TestFileThatGrowsWithinARow(t *testing.T) {
	path, _ := longFile(t)
	if err := appended("3,1\n12")(path); err != nil {
		t.Fatal(err)
	}
	done := false
	_, err := Open(t.Context(), path, CSVOptions{}, func(Progress) {
		if !done {
			done = true
			if err := appended("34,1\n")(path); err != nil {
				t.Error(err)
			}
		}
	})
	want := path + ": grew while it was being read, and its last row was incomplete; read it again when it is complete"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// A writer that never rests does not keep the reader reading.
func TestFileThatNeverStopsGrowing(t *testing.T) {
	path, rows := longFile(t)
	s, err := Open(t.Context(), path, CSVOptions{}, func(Progress) {
		if err := appended(strings.Repeat("1,0\n2,1\n", bufferSize/8))(path); err != nil {
			t.Error(err)
		}
	})
	if m, _ := s.Size(); err != nil || m != rows {
		t.Errorf("%d rows of %d, %v", m, rows, err)
	}
}

func TestProgress(t *testing.T) {
	path, rows := longFile(t)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []Progress
	if _, err := Open(t.Context(), path, CSVOptions{}, func(p Progress) { all = append(all, p) }); err != nil {
		t.Fatal(err)
	}
	for i, p := range all[1:] {
		if p.Bytes < all[i].Bytes || p.Rows < all[i].Rows || p.Size != info.Size() {
			t.Fatalf("%+v follows %+v", p, all[i])
		}
	}
	last := all[len(all)-1]
	percent, known := last.Percent()
	if last.Bytes != info.Size() || last.Rows < rows/2 || percent != 100 || !known || len(all) < 4 {
		t.Errorf("%d reports, the last %+v, %d %%", len(all), last, percent)
	}
	if _, known := (Progress{Bytes: 9}).Percent(); known {
		t.Error("a percentage of nobody knows what")
	}
}

func TestStopReading(t *testing.T) {
	path, _ := longFile(t)
	ctx, cancel := context.WithCancel(t.Context())
	reports := 0
	_, err := Open(ctx, path, CSVOptions{}, func(p Progress) {
		reports++
		if p.Bytes > bufferSize {
			cancel()
		}
	})
	want := path + ": reading it was stopped; open it again to read it whole"
	if err == nil || err.Error() != want || !errors.Is(err, context.Canceled) || reports > 4 {
		t.Errorf("got %v after %d reports", err, reports)
	}
	if _, err := Open(ctx, path, CSVOptions{}, nil); !errors.Is(err, context.Canceled) { // already
		t.Errorf("got %v", err)
	}
	_, err = ReadCSVContext(ctx, iotest.OneByteReader(strings.NewReader("x,y\n1,0\n")), 0, "t.csv", CSVOptions{}, nil)
	if err == nil || err.Error() != "t.csv: reading it was stopped; open it again to read it whole" {
		t.Errorf("got %v", err)
	}
}

// rowsFrom gives a header and rows without holding them.
type rowsFrom struct {
	left  int
	ready []byte
}

func (r *rowsFrom) Read(p []byte) (int, error) {
	for len(r.ready) < len(p) && r.left > 0 {
		r.left--
		r.ready = fmt.Appendf(r.ready, "%d.25,-%d,%d\n", r.left, r.left%97, r.left%2)
	}
	n := copy(p, r.ready)
	r.ready = append(r.ready[:0], r.ready[n:]...)
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}
