//go:build unix

package datasets

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func namedPipe(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pipe.csv")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	return path
}

// TestPipeThatNeverAnswers: nobody ever opens it, or somebody does and says nothing, or not to the end.
func TestPipeThatNeverAnswers(t *testing.T) {
	for name, says := range map[string]string{"nobody": "", "silent": " ", "half a row": "x,y\n1,0\n2,"} {
		t.Run(name, func(t *testing.T) {
			path := namedPipe(t)
			if says != "" {
				w, err := os.OpenFile(path, os.O_RDWR, 0) // of both ends, so that it does not wait
				if err != nil {
					t.Fatal(err)
				}
				defer w.Close()
				if _, err := w.WriteString(says); err != nil {
					t.Fatal(err)
				}
			}
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(50*time.Millisecond, cancel)
			begin := time.Now()
			_, err := Open(ctx, path, CSVOptions{}, nil)
			var fault *FileError
			if !errors.As(err, &fault) || !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
			if took := time.Since(begin); took > 5*time.Second {
				t.Errorf("it took %v to stop", took)
			}
		})
	}
}

func TestPipeThatAnswers(t *testing.T) {
	path := namedPipe(t)
	go func() {
		w, err := os.OpenFile(path, os.O_WRONLY, 0) // waits for the reader
		if err != nil {
			t.Error(err)
			return
		}
		defer w.Close()
		if _, err := w.WriteString("x,y\n1,0\n2,1\n"); err != nil {
			t.Error(err)
		}
	}()
	s, err := Open(t.Context(), path, CSVOptions{}, nil)
	if m, _ := s.Size(); err != nil || m != 2 {
		t.Errorf("%d rows, %v", m, err)
	}
}

// TestDevices: some of them never end.
func TestDevices(t *testing.T) {
	for _, path := range []string{"/dev/zero", "/dev/null", "/dev/tty", "/dev/urandom"} {
		if _, err := os.Stat(path); err != nil {
			continue
		}
		_, err := Open(t.Context(), path, CSVOptions{}, nil)
		if want := path + ": this is a device, not a file; name a CSV file"; err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}

// TestFilesOfTheSystem say that they are empty and are not.
func TestFilesOfTheSystem(t *testing.T) {
	const path = "/proc/self/environ"
	if _, err := os.Stat(path); err != nil {
		t.Skip(err)
	}
	t.Setenv("DESCENT", "x")
	var fault *FileError
	if _, err := Open(t.Context(), path, CSVOptions{}, nil); !errors.As(err, &fault) || fault.Line != 1 {
		t.Errorf("got %v", err)
	}
}
