package datasets

import (
	"errors"
	"io/fs"
	"os"
)

// Open reads the file at path as [ReadCSV] does. A file that cannot be opened is a [*FileError], too.
func Open(path string, o CSVOptions) (Set, error) {
	file, err := os.Open(path) //nolint:gosec // which file is the person's choice
	if err != nil {
		return Set{}, notOpened(path, err)
	}
	defer func() { _ = file.Close() }() // only read: closing cannot lose anything
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return Set{}, &FileError{File: clean(path), What: "this is a directory", Do: "name a CSV file in it"}
	}
	return ReadCSV(file, path, o)
}

// notOpened explains why the file could not be opened.
func notOpened(path string, err error) error {
	e := &FileError{File: clean(path), What: "cannot be opened: " + clean(err.Error()), Do: "name another file", Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.What, e.Do = "there is no such file", "check its name and folder"
	case errors.Is(err, fs.ErrPermission):
		e.What, e.Do = "you have no permission to read it", "ask its owner, or make a copy that you can read"
	}
	return e
}
