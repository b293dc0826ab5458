package datasets

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// Open reads the file at path as [ReadCSVContext] does; progress may be nil. A file that cannot be opened is a [*FileError], too.
//
// Of a file that grows meanwhile it takes what was there when it was opened, and says so in the notes; a file that
// becomes shorter, is written anew or ends within a row because it grows is an error. A cancelled ctx ends it at once
// also where the file never answers, like a named pipe that nobody writes to.
func Open(ctx context.Context, path string, o CSVOptions, progress func(Progress)) (Set, error) {
	var set Set
	grown, err := withFile(ctx, path, func(f *inputFile) (err error) {
		set, err = ReadCSVContext(ctx, f, f.size, path, o, progress)
		return err
	})
	if err != nil {
		return Set{}, err
	}
	if grown {
		set.Notes = append(set.Notes, "the file grew while it was being read: only its first rows are here")
	}
	return set, nil
}

// withFile opens the file at path and reads it. It reports whether the file has grown meanwhile.
func withFile(ctx context.Context, path string, read func(*inputFile) error) (grown bool, err error) {
	name := clean(path)
	if info, err := os.Stat(path); err == nil { // before opening: some devices act on that alone
		if err := checkFileMode(name, info.Mode()); err != nil {
			return false, err
		}
	}
	file, err := openFile(ctx, path)
	if err != nil {
		return false, openErr(path, err)
	}
	defer func() { _ = file.Close() }()                         // only read: closing cannot lose anything
	stop := context.AfterFunc(ctx, func() { _ = file.Close() }) // ends a read that waits
	defer stop()
	f, err := newInputFile(file)
	if err != nil {
		return false, openErr(path, err)
	}
	err = read(f)
	if ctx.Err() != nil {
		return false, cancelledErr(name, ctx.Err())
	}
	grown, changed := f.checkUnchanged(name)
	if changed != nil {
		return false, changed // it explains any other fault
	}
	return grown, err
}

// checkFileMode explains why a file of this mode is not even opened; nil where it is.
func checkFileMode(name string, mode fs.FileMode) error {
	switch {
	case mode.IsDir():
		return &FileError{File: name, What: "this is a directory", Do: "name a CSV file in it"}
	case mode&(fs.ModeDevice|fs.ModeSocket) != 0:
		return &FileError{File: name, What: "this is a device, not a file", Do: "name a CSV file"}
	}
	return nil
}

// openFile opens a file for reading, or gives up when ctx is cancelled: the open of a named pipe lasts until somebody
// writes to it.
func openFile(ctx context.Context, path string) (*os.File, error) {
	type result struct {
		file *os.File
		err  error
	}
	done := make(chan result, 1)
	go func() {
		file, err := os.Open(path) //nolint:gosec // which file is the person's choice
		done <- result{file, err}
	}()
	select {
	case r := <-done:
		return r.file, r.err
	case <-ctx.Done():
	}
	for range 100 { // a second, in which the open has surely begun to wait; one that waits for something else is left alone
		unblockFIFO(path)
		select {
		case r := <-done:
			_ = r.file.Close() // of no file, too
			return nil, ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
	return nil, ctx.Err()
}

// unblockFIFO ends an open that waits for somebody to write to a named pipe: for a moment somebody does.
func unblockFIFO(path string) {
	if info, err := os.Stat(path); err != nil || info.Mode()&fs.ModeNamedPipe == 0 {
		return
	}
	if w, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0); err == nil { //nolint:gosec // the path of openFile
		_ = w.Close()
	}
}

// inputFile is a file being read, and what it was like at first.
type inputFile struct {
	*os.File
	size       int64 // of a regular file: no more is read; 0 where it is not known
	infoAtOpen fs.FileInfo
	bytesRead  int64
	last       byte
}

func newInputFile(file *os.File) (*inputFile, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	f := &inputFile{File: file, infoAtOpen: info}
	if info.Mode().IsRegular() {
		f.size = info.Size()
	}
	return f, nil
}

// Read gives no more than the file held when it was opened, so that one which grows ends.
func (o *inputFile) Read(p []byte) (int, error) {
	if o.size > 0 {
		left := o.size - o.bytesRead
		if left <= 0 {
			return 0, io.EOF
		}
		p = p[:min(int64(len(p)), left)]
	}
	n, err := o.File.Read(p)
	o.bytesRead += int64(n)
	if n > 0 {
		o.last = p[n-1]
	}
	return n, err
}

// checkUnchanged says whether the file has grown since it was opened, or explains why what was read is not one state of it.
func (o *inputFile) checkUnchanged(name string) (grown bool, err error) {
	if o.size == 0 {
		return false, nil
	}
	now, err := o.Stat()
	if err != nil {
		return false, openErr(name, err)
	}
	const again = "read it again when it is complete"
	switch size := now.Size(); {
	case size < o.size:
		return false, &FileError{File: name, What: "became shorter while it was being read", Do: again}
	case size == o.size && !now.ModTime().Equal(o.infoAtOpen.ModTime()):
		return false, &FileError{File: name, What: "was written to while it was being read", Do: again}
	case size == o.size:
		return false, nil
	case o.bytesRead == o.size && o.last != '\n' && o.last != '\r' && o.last != 0: // 0: half of a line end in UTF-16
		return false, &FileError{File: name, What: "grew while it was being read, and its last row was incomplete", Do: again}
	}
	return true, nil
}

// cancelledErr is the error of reading that was cancelled.
func cancelledErr(name string, err error) error {
	return &FileError{File: name, What: "reading it was stopped", Do: "open it again to read it whole", Err: err}
}

// openErr explains why the file could not be opened.
func openErr(path string, err error) error {
	e := &FileError{File: clean(path), What: "cannot be opened: " + clean(err.Error()), Do: "name another file", Err: err}
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return cancelledErr(e.File, err)
	case errors.Is(err, fs.ErrNotExist):
		e.What, e.Do = "there is no such file", "check its name and folder"
	case errors.Is(err, fs.ErrPermission):
		e.What, e.Do = "you have no permission to read it", "ask its owner, or make a copy that you can read"
	}
	return e
}
