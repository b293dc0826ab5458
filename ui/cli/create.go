package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"descent/ui/worker"
)

// atomicFile is a file that is written beside its name and takes it when all of it
// is on the disk.
type atomicFile struct {
	name      string // as it was typed
	path      string
	overwrite bool
	file      pendingFile
	done      bool
}

// pendingFile is what a system has for that.
type pendingFile interface {
	Name() string
	Write(p []byte) (int, error)
	Sync() error
	Close() error
	CloseAtomicallyReplace() error
	Cleanup() error
}

// create implements ui.Options.Create.
func create(name string, overwrite bool) (worker.File, error) {
	path, err := expandHome(name)
	if err != nil {
		return nil, err
	}
	t := &atomicFile{name: name, path: path, overwrite: overwrite}
	if err := t.checkFree(); err != nil {
		return nil, err
	}
	if t.overwrite {
		t.path = followLinks(path)
	}
	if t.file, err = newPendingFile(t.path); err != nil {
		return nil, t.writeError(err)
	}
	return t, nil
}

// followLinks is what a path leads to, be it there or not: a link stays, and what it
// leads to is written. A chain without an end is for the system to refuse.
func followLinks(path string) string {
	const longestChain = 40 // as Linux has it
	for range longestChain {
		to, err := os.Readlink(path)
		if err != nil {
			return path
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return path
}

// checkFree tells whether the name can be taken.
func (f *atomicFile) checkFree() error {
	info, err := os.Lstat(f.path)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 && f.overwrite {
		info, err = os.Stat(f.path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return f.writeError(err)
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name a file in it", oneLine(f.name))
	case !f.overwrite:
		return &nameTakenError{f.name}
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is no ordinary file; name another", oneLine(f.name))
	}
	return nil
}

// nameTakenError says that a file exists, and how export overwrites it.
type nameTakenError struct{ name string }

func (e *nameTakenError) Error() string {
	return fmt.Sprintf("%s exists: export! %[1]s overwrites it", oneLine(e.name))
}

// writeError is what went wrong, in the words of the system, and what to do.
func (f *atomicFile) writeError(err error) error {
	var (
		path *fs.PathError
		link *os.LinkError
	)
	switch { // their paths are those of the pending file
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	do := "name another place"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s; make it first, or name another", oneLine(filepath.Dir(f.name)))
	case errors.Is(err, fs.ErrPermission):
		do = "name a folder that you may write to"
	case diskFull(err):
		do = "free some space, or name another place"
	}
	return fmt.Errorf("%s cannot be written: %w; %s", oneLine(f.name), err, do)
}

func (f *atomicFile) Write(p []byte) (int, error) {
	n, err := f.file.Write(p)
	if err != nil {
		return n, f.writeError(err)
	}
	return n, nil
}

// Commit implements worker.File. A name that another took meanwhile stays
// another's, at whatever moment that was.
func (f *atomicFile) Commit() error {
	if f.overwrite {
		if err := f.file.CloseAtomicallyReplace(); err != nil {
			return f.writeError(err)
		}
		f.done = true
		return nil
	}
	err := f.file.Sync() // a name must not come to the disk before its content
	if err == nil {
		err = f.file.Close()
	}
	if err == nil {
		err = renameNew(f.file.Name(), f.path, renameFuncs())
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return &nameTakenError{f.name}
	case err != nil:
		return f.writeError(err)
	}
	f.done = true
	return nil
}

func (f *atomicFile) Discard() {
	if !f.done {
		f.done = true
		_ = f.file.Cleanup() // it is on its way out; there is nobody to tell
	}
}

// expandHome puts the home folder in place of ~.
func expandHome(path string) (string, error) {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("%s: there is no home folder; write the path in full", oneLine(path))
	}
	return home + rest, nil
}

// unescapeDragged is a path as a file has it that was dragged into the terminal: many
// terminals put a backslash before each blank, as a shell wants it. A file that
// is called like the path as it stands is meant first.
func unescapeDragged(path string) string {
	if os.IsPathSeparator('\\') || !strings.Contains(path, `\`) || exists(path) {
		return path
	}
	var bare []byte
	escaped := false
	for _, c := range []byte(path) {
		if escaped = c == '\\' && !escaped; !escaped {
			bare = append(bare, c)
		}
	}
	if plain := string(bare); exists(plain) {
		return plain
	}
	return path
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// maxPaths is how many files are offered at once.
const maxPaths = 100

// listPaths implements ui.Options.Paths. Hidden files are offered to who types
// their dot.
func listPaths(typed string) []string {
	folder, begin := filepath.Split(typed)
	in, err := expandHome(folder)
	if err != nil {
		return nil
	}
	if in == "" {
		in = "."
	}
	entries, err := os.ReadDir(in)
	if err != nil {
		return nil
	}
	var found []string
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, begin) || begin == "" && strings.HasPrefix(name, ".") || oneLine(name) != name {
			continue
		}
		if info, err := os.Stat(filepath.Join(in, name)); err == nil && info.IsDir() {
			name += string(filepath.Separator)
		}
		if found = append(found, folder+name); len(found) == maxPaths {
			break
		}
	}
	slices.Sort(found)
	return found
}
