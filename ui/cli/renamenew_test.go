package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Of many that write one new name at once exactly one gets it, whole; the others
// are told that it exists, and leave nothing.
func TestOneNameForOne(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	const rounds, writers = 20, 8
	for round := range rounds {
		path := filepath.Join(folder, fmt.Sprintf("run%02d.csv", round))
		won := race(t, writers, path, func(i int) error {
			f, err := create(path, false)
			if err != nil {
				return err
			}
			defer f.Discard()
			if _, err := f.Write(written(i)); err != nil {
				return err
			}
			return f.Commit()
		})
		if got := content(t, path); got != string(written(won)) {
			t.Errorf("the file holds %.20q …, not what %d wrote", got, won)
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != rounds {
		t.Errorf("%d files are there, %v", len(entries), err)
	}
}

// written is what one writer writes: longer than one write of the system.
func written(i int) []byte { return []byte(strings.Repeat(fmt.Sprintf("writer %d\n", i), 10_000)) }

// race lets writers run at once, checks that one of them has an error of nil and
// the others one that says that path exists, and returns which.
func race(t *testing.T, writers int, path string, write func(i int) error) (won int) {
	t.Helper()
	errs := make([]error, writers)
	var ready, all sync.WaitGroup
	ready.Add(writers)
	for i := range writers {
		all.Go(func() {
			ready.Done()
			ready.Wait()
			errs[i] = write(i)
		})
	}
	all.Wait()
	won = -1
	for i, err := range errs {
		switch {
		case err == nil && won < 0:
			won = i
		case err == nil:
			t.Fatalf("%d and %d both have written %s", won, i, path)
		case !errors.Is(err, fs.ErrExist) && err.Error() != path+" exists: export! "+path+" overwrites it":
			t.Errorf("%d: %v", i, err)
		}
	}
	if won < 0 {
		t.Fatalf("nobody has written %s", path)
	}
	return won
}

// Each way for itself: what the first cannot do on a file system, the next one
// must do as well.
func TestRenameFuncs(t *testing.T) {
	t.Parallel()
	for i, way := range append(renameFuncs(), renameByLink, renameByReserving) {
		folder := t.TempDir()
		for round := range 25 {
			path := filepath.Join(folder, fmt.Sprintf("run%02d.csv", round))
			const writers = 6
			for w := range writers {
				if err := os.WriteFile(fmt.Sprintf("%s.%d", path, w), written(w), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			won := race(t, writers, path, func(w int) error { return way(fmt.Sprintf("%s.%d", path, w), path) })
			if got := content(t, path); got != string(written(won)) {
				t.Errorf("way %d: the file holds %.20q …, not what %d wrote", i, got, won)
			}
			for w := range writers {
				if _, err := os.Lstat(fmt.Sprintf("%s.%d", path, w)); errors.Is(err, fs.ErrNotExist) != (w == won) {
					t.Errorf("way %d: %d has won, and the file of %d: %v", i, won, w, err)
				}
				_ = os.Remove(fmt.Sprintf("%s.%d", path, w)) // that of the one who won is gone
			}
		}
	}
}

// A way that a file system does not know leads to the next; a name that is
// taken does not.
func TestRenameNewGoesOn(t *testing.T) {
	t.Parallel()
	var tried []string
	way := func(name string, err error) renameFunc {
		return func(string, string) error { tried = append(tried, name); return err }
	}
	unknown := errors.New("operation not supported")
	for _, c := range []struct {
		ways  []renameFunc
		want  error
		tried string
	}{
		{[]renameFunc{way("a", unknown), way("b", nil), way("c", nil)}, nil, "a b"},
		{[]renameFunc{way("a", fs.ErrExist), way("b", nil)}, fs.ErrExist, "a"},
		{[]renameFunc{way("a", unknown), way("b", fs.ErrPermission)}, fs.ErrPermission, "a b"},
	} {
		tried = nil
		if err := renameNew("", "", c.ways); !errors.Is(err, c.want) || strings.Join(tried, " ") != c.tried {
			t.Errorf("%v after %v, want %v after %s", err, tried, c.want, c.tried)
		}
	}
	if err := renameByReserving(filepath.Join(t.TempDir(), "missing"), filepath.Join(t.TempDir(), "name")); err == nil {
		t.Error("a file that is not there gets a name")
	}
}
