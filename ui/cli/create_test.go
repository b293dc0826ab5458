package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func content(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// alone checks that nothing else lies in a folder.
func alone(t *testing.T, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, e := range entries {
		found = append(found, e.Name())
	}
	if !slices.Equal(found, names) {
		t.Errorf("the folder holds %q, not %q", found, names)
	}
}

func TestCreate(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "run.csv")
	write := func(overwrite bool, text string) {
		t.Helper()
		f, err := create(path, overwrite)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := f.Commit(); err != nil {
			t.Fatal(err)
		}
		f.Discard() // does nothing now
	}
	write(false, "one")
	alone(t, folder, "run.csv")
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&0o400 == 0 {
		t.Errorf("its permissions are %v, %v", info.Mode(), err)
	}
	if _, err := create(path, false); err == nil || err.Error() != path+" exists: export! "+path+" overwrites it" {
		t.Errorf("an existing file: %v", err)
	}
	write(true, "two")
	if got := content(t, path); got != "two" {
		t.Errorf("it holds %q", got)
	}
	alone(t, folder, "run.csv")
}

// Until it is whole, the old file is there; if it never is, for good.
func TestCreateLeavesTheOldFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "run.csv")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	f, err := create(path, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("half of the new")); err != nil {
		t.Fatal(err)
	}
	if got := content(t, path); got != "old" {
		t.Errorf("half way it holds %q", got)
	}
	f.Discard()
	f.Discard()
	alone(t, folder, "run.csv")
	if got := content(t, path); got != "old" {
		t.Errorf("afterwards it holds %q", got)
	}
}

// A file that comes to be while another is written is not overwritten either.
func TestCreateLooksAgain(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "run.csv")
	f, err := create(path, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("another's"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err == nil || !strings.Contains(err.Error(), "exists") {
		t.Errorf("Commit: %v", err)
	}
	f.Discard()
	if got := content(t, path); got != "another's" {
		t.Errorf("it holds %q", got)
	}
	alone(t, folder, "run.csv")
}

func TestCreateRefuses(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "plain.csv")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		folder:                                    folder + " is a folder; name a file in it",
		filepath.Join(folder, "none", "run.csv"):  "there is no folder " + filepath.Join(folder, "none") + "; make it first, or name another",
		filepath.Join(file, "run.csv"):            "cannot be written: not a directory; name another place",
		filepath.Join(folder, "a\x1b[31m\nb.csv"): "",
	} {
		for _, overwrite := range []bool{false, true} {
			f, err := create(path, overwrite)
			if want == "" { // a strange name is a name
				if err != nil {
					t.Fatal(err)
				}
				f.Discard()
				continue
			}
			if runtime.GOOS != "windows" && (err == nil || !strings.Contains(err.Error(), want)) {
				t.Errorf("%q: %v, want %q", path, err, want)
			}
		}
	}
	alone(t, folder, "plain.csv")
}

// failing is a file on a disk that gives up.
type failing struct {
	err     error
	removed bool
}

func (f *failing) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: ".run.csv123", Err: f.err}
}
func (f *failing) Sync() error {
	return &os.PathError{Op: "sync", Path: ".run.csv123", Err: f.err}
}
func (f *failing) CloseAtomicallyReplace() error {
	return &os.LinkError{Op: "rename", Old: ".run.csv123", New: "run.csv", Err: f.err}
}
func (f *failing) Name() string   { return ".run.csv123" }
func (f *failing) Close() error   { return nil }
func (f *failing) Cleanup() error { f.removed = true; return nil }

// What the system says comes with the name that was typed, and what to do.
func TestCreateFaults(t *testing.T) {
	for err, want := range map[syscall.Errno]string{
		syscall.ENOSPC: "run.csv cannot be written: no space left on device; free some space, or name another place",
		syscall.EACCES: "run.csv cannot be written: permission denied; name a folder that you may write to",
		syscall.EROFS:  "run.csv cannot be written: read-only file system; name another place",
		syscall.EIO:    "run.csv cannot be written: input/output error; name another place",
	} {
		disk := &failing{err: err}
		f := &atomicFile{name: "run.csv", path: filepath.Join(t.TempDir(), "run.csv"), file: disk}
		_, wrote := f.Write([]byte("x"))
		over := &atomicFile{name: "run.csv", overwrite: true, file: disk}
		for _, got := range []error{wrote, f.Commit(), over.Commit()} {
			if got == nil || runtime.GOOS == "linux" && got.Error() != want {
				t.Errorf("%v, want %s", got, want)
			}
		}
		if f.Discard(); !disk.removed {
			t.Error("what was written stays")
		}
	}
}

func TestCreateThroughALink(t *testing.T) {
	folder := t.TempDir()
	path, link := filepath.Join(folder, "run.csv"), filepath.Join(folder, "link.csv")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	if _, err := create(link, false); err == nil {
		t.Error("a link is overwritten")
	}
	f, err := create(link, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 || content(t, path) != "" {
		t.Errorf("the link is %v, %v, and the file holds %q", info, err, content(t, path))
	}
}

// A link whose end is not there yet stays a link, and the end comes to be.
func TestCreateBehindALink(t *testing.T) {
	folder := t.TempDir()
	path, link, second := filepath.Join(folder, "run.csv"), filepath.Join(folder, "link.csv"), filepath.Join(folder, "second.csv")
	if err := os.Symlink("run.csv", link); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(link, second); err != nil {
		t.Fatal(err)
	}
	if _, err := create(second, false); err == nil || !strings.Contains(err.Error(), "exists") {
		t.Errorf("a link without an end: %v", err)
	}
	f, err := create(second, true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink(second); err != nil || to != link || content(t, path) != "new" {
		t.Errorf("the link leads to %q, %v, and the file holds %q", to, err, content(t, path))
	}
	alone(t, folder, "link.csv", "run.csv", "second.csv")
	circle := filepath.Join(folder, "circle.csv")
	if err := os.Symlink(circle, circle); err != nil {
		t.Fatal(err)
	}
	if _, err := create(circle, true); err == nil {
		t.Error("a link to itself is written")
	}
}

func TestPaths(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for _, name := range []string{"notes.csv", "numbers", ".hidden", "other.csv", "n\x1b[31m.csv"} {
		if err := os.WriteFile(filepath.Join(home, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(home, "nested"), 0o700); err != nil {
		t.Fatal(err)
	}
	slash := string(filepath.Separator)
	t.Chdir(home)
	for typed, want := range map[string][]string{
		"n":                {"nested" + slash, "notes.csv", "numbers"},
		"~" + slash + "o":  {"~" + slash + "other.csv"},
		"." + slash + "no": {"." + slash + "notes.csv"},
		".h":               {".hidden"},
		"none" + slash:     nil,
		"zzz":              nil,
	} {
		if got := listPaths(typed); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
	for i := range 3 * maxPaths {
		if err := os.WriteFile(filepath.Join(home, "nested", strings.Repeat("x", i%100+1)+string(rune('a'+i/100))), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := listPaths("nested" + slash); len(got) != maxPaths {
		t.Errorf("%d are offered", len(got))
	}
}

func TestExpand(t *testing.T) {
	t.Setenv("HOME", "/home/me")
	t.Setenv("USERPROFILE", "/home/me")
	for path, want := range map[string]string{
		"~": "/home/me", "~/a.csv": "/home/me/a.csv", "~you/a.csv": "~you/a.csv", "a~.csv": "a~.csv", "": "",
	} {
		if got, err := expandHome(path); err != nil || got != want {
			t.Errorf("%q is %q, %v", path, got, err)
		}
	}
	if runtime.GOOS == "linux" {
		t.Setenv("HOME", "")
		if _, err := expandHome("~/a.csv"); err == nil || !strings.Contains(err.Error(), "there is no home folder") {
			t.Errorf("without a home: %v", err)
		}
		if _, err := create("~/a.csv", false); err == nil {
			t.Error("and something is written")
		}
	}
}
