package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"descent/datasets"
	"descent/ui/worker"
)

// slowFile is an Opener that reports what it is told to and then waits for its
// end.
type slowFile struct {
	reports chan datasets.Progress
	taken   chan struct{}
	ended   chan error
}

func newSlowFile() *slowFile {
	return &slowFile{make(chan datasets.Progress), make(chan struct{}), make(chan error, 1)}
}

func (s *slowFile) open(ctx context.Context, _ string, _ worker.OpenOptions, progress func(datasets.Progress)) (datasets.Set, error) {
	for {
		select {
		case p := <-s.reports:
			progress(p)
			s.taken <- struct{}{}
		case <-ctx.Done():
			s.ended <- ctx.Err()
			return datasets.Set{}, ctx.Err()
		}
	}
}

// report lets the file report and the screen look.
func (s *slowFile) report(d *driver, p datasets.Progress) {
	d.t.Helper()
	s.reports <- p
	<-s.taken
	d.look()
}

// readSlowly begins to read a file that never ends.
func readSlowly(t *testing.T, path string) (d *driver, s *slowFile, result chan tea.Msg) {
	t.Helper()
	s, result = newSlowFile(), make(chan tea.Msg, 1)
	d = drive(t, func(o *Options) {
		o.Open = func(ctx context.Context, name string, as worker.OpenOptions, progress func(datasets.Progress)) (datasets.Set, error) {
			if name == path {
				return s.open(ctx, name, as, progress)
			}
			return open(ctx, name, as, progress)
		}
	})
	d.press(" ", " ")
	d.hold()
	d.press("d", "end", "enter")
	d.send(pasted(path))
	d.queue = nil // the previews
	d.press("enter")
	if len(d.queue) != 1 {
		d.t.Fatalf("%d commands wait, not one", len(d.queue))
	}
	run := d.queue[0]
	d.queue = nil
	go func() { result <- run() }()
	d.release()
	return d, s, result
}

// Reading says how far it is while the program goes on; Esc stops it, and
// nothing has changed.
func TestReadingIsShownAndStopped(t *testing.T) {
	d, s, result := readSlowly(t, "/some/where/big.csv")
	d.shows("Reading big.csv …, Esc stops")
	s.report(d, datasets.Progress{Bytes: 43, Size: 100, Rows: 7})
	d.shows("Reading big.csv … 43 %, Esc stops")
	d.press(" ") // the present data are at hand all the time
	d.at(3)
	d.shows("Reading big.csv … 43 %, Esc stops")
	s.report(d, datasets.Progress{Bytes: 98, Size: 100, Rows: 15})
	d.shows("98 %")
	d.press("enter", "?", "esc") // Esc closes what lies above first
	d.shows("98 %")
	d.press("esc")
	d.shows("Stopped reading big.csv.")
	d.hides("Esc stops")
	if err := <-s.ended; !errors.Is(err, context.Canceled) {
		t.Errorf("reading ended with %v", err)
	}
	d.send(<-result)
	d.shows("Stopped reading big.csv.")
	d.at(3)
	d.shows("iris: setosa / versicolor")
	if !d.frame().Entered {
		t.Error("the Esc that stopped reading left the pane, too")
	}
	d.press("esc", "esc")
	d.hides("Stopped")
}

// Where nobody knows the size, rows are counted.
func TestReadingWithoutASize(t *testing.T) {
	d, s, result := readSlowly(t, "pipe")
	s.report(d, datasets.Progress{Bytes: 43, Rows: 12000})
	d.shows("Reading pipe … 12000 rows, Esc stops")
	d.press("esc")
	d.send(<-result)
}

// What was asked for before is given up, and quitting ends reading.
func TestNewDataGiveUpOld(t *testing.T) {
	d, s, result := readSlowly(t, strings.Repeat("long", 30)+".csv")
	tick := d.tick
	d.press("d", "down", "enter")
	if err := <-s.ended; !errors.Is(err, context.Canceled) {
		t.Errorf("reading ended with %v", err)
	}
	d.send(<-result)
	d.beats = 0
	d.send(tick())
	d.shows("iris-hard: versicolor / virginica")
	d.hides("Reading")
	if d.look(); d.beats > 0 {
		t.Error("it still looks how far reading is")
	}
}

// The list reads the catalogue once, as long as the scaling stays.
func TestPreviewsAreKept(t *testing.T) {
	reads := 0
	d := drive(t, func(o *Options) {
		o.Open = func(ctx context.Context, name string, as worker.OpenOptions, progress func(datasets.Progress)) (datasets.Set, error) {
			reads++
			return open(ctx, name, as, progress)
		}
	})
	d.press("d", "esc", "d")
	d.shows("  100") // m of iris
	d.press("esc")
	if want := len(datasets.Catalogue()); reads != want {
		t.Errorf("%d sets were read, not %d", reads, want)
	}
	d.command("scale standard") // no file is read for that
	d.press("d", "esc")
	if want := 2 * len(datasets.Catalogue()); reads != want {
		t.Errorf("%d sets were read, not %d", reads, want)
	}
}

// Advice is a line that works where it is read, with names as they are typed
// there.
func TestAdviceWorksWhereItIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "it's my marks.csv")
	if err := os.WriteFile(path, []byte("grade,b,a\nlow,1,1\nlow,2,2\nhigh,5,3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	reads := func(o *Options) {
		o.Open = func(ctx context.Context, name string, as worker.OpenOptions, progress func(datasets.Progress)) (datasets.Set, error) {
			if as.Given == nil {
				return whole(ctx, name, progress)
			}
			return datasets.Open(ctx, name, as.Given.Table, progress)
		}
	}
	c := talk(t, reads)
	_, err := c.Exec(`data "` + path + `"`)
	if err == nil {
		t.Fatal("the label is the last column")
	}
	_, line, found := strings.Cut(err.Error(), "data ")
	if !found || !strings.HasPrefix(line, "'"+strings.ReplaceAll(path, "'", "''")+"' --label") {
		t.Fatalf("the advice is %v", err)
	}
	if said := ask(t, c, "data "+line); !strings.Contains(said, "3 examples") {
		t.Error(said)
	}
	advises := func(o *Options) {
		o.Open = func(context.Context, string, worker.OpenOptions, func(datasets.Progress)) (datasets.Set, error) {
			return datasets.Set{}, errors.New("try --header yes")
		}
	}
	advised := drive(t, advises)
	advised.command("data it's.csv")
	advised.tells(`! try --header yes (behind the name: :data it's.csv --header …)`)
	if _, err := talk(t, advises).Exec("data a b.csv"); err == nil || !strings.Contains(err.Error(), `data "a b.csv" --header`) && !strings.Contains(err.Error(), "data a b.csv --header") {
		t.Error(err)
	}
	if _, err := c.Exec("data nowhere.csv"); err == nil || strings.Contains(err.Error(), "quit") {
		t.Error(err)
	}
}
