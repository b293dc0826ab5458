//go:build unix

package cli_test

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// patience is how long to wait for what takes milliseconds on an idle machine:
// it only keeps a test that fails from hanging.
const patience = 2 * time.Minute

// endless is a run that cannot end by itself while the test runs.
func endless() *exec.Cmd {
	return exec.Command(binary, "run", "iris", "--iterations=1000000000000", "--tolerance=0", "--every=1000")
}

// eventually waits for what is to become true.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("no %s", what)
		}
	}
}

// unreadBytes is how much waits to be read in a pipe or a terminal.
func unreadBytes(t *testing.T, fd int) int {
	t.Helper()
	request := uint(0x4004667f) // FIONREAD of the systems that come from BSD
	if runtime.GOOS == "linux" {
		request = 0x541b
	}
	n, err := unix.IoctlGetInt(fd, request)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// allRead waits until a process has read all that was written to its standard
// input.
func allRead(t *testing.T, in io.Writer) {
	t.Helper()
	pipe, ok := in.(interface{ Fd() uintptr })
	if !ok {
		t.Fatalf("standard input is a %T", in)
	}
	eventually(t, "reader", func() bool { return unreadBytes(t, int(pipe.Fd())) == 0 })
}

// full waits until a pipe or a terminal that nobody reads holds all it can: the
// process at its other end blocks.
func full(t *testing.T, f *os.File) {
	t.Helper()
	before, same := -1, 0
	eventually(t, "output that fills it", func() bool {
		n := unreadBytes(t, int(f.Fd()))
		if n > 0 && n == before {
			same++
		} else {
			before, same = n, 0
		}
		return same == 20
	})
}

// working waits until a process has run for a while; only Linux tells.
func working(t *testing.T, pid int) {
	t.Helper()
	if runtime.GOOS == "linux" {
		eventually(t, "work", func() bool { return processorTime(t, pid) >= 100*time.Millisecond })
	}
}

// wait returns the exit status, or fails when the process does not end.
func wait(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		return cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		_ = cmd.Process.Kill()
		t.Fatalf("%v does not end", cmd.Args)
		return -1
	}
}

// statuses is 128 and the signal's number.
func statuses() map[syscall.Signal]int {
	return map[syscall.Signal]int{
		syscall.SIGHUP: 129, syscall.SIGINT: 130, syscall.SIGQUIT: 131, syscall.SIGABRT: 134, syscall.SIGTERM: 143,
	}
}

func TestSignalsEndRun(t *testing.T) {
	t.Parallel()
	for signal, want := range statuses() {
		cmd := endless()
		var errs bytes.Buffer
		cmd.Stderr = &errs
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		rows := bufio.NewReader(out)
		for range 3 { // it is under way
			if _, err := rows.ReadString('\n'); err != nil {
				t.Fatal(err)
			}
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		rest, err := io.ReadAll(rows)
		if err != nil {
			t.Fatal(err)
		}
		if status := wait(t, cmd); status != want || errs.Len() > 0 {
			t.Errorf("%v: status %d, want %d; error %q", signal, status, want, errs.String())
		}
		if len(rest) > 0 && !bytes.HasSuffix(rest, []byte("running\n")) {
			t.Errorf("%v: the output ends within a row: %q", signal, rest[max(0, len(rest)-80):])
		}
	}
}

// TestSignalsEndWaiting: neither a read nor a write that blocks keeps the
// program from ending.
func TestSignalsEndWaiting(t *testing.T) {
	t.Parallel()
	reading := exec.Command(binary, "run", "-")
	keep, err := reading.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer keep.Close()
	writing := endless()
	pipe, unread, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close()
	writing.Stdout = unread

	for _, cmd := range []*exec.Cmd{reading, writing} {
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
	}
	if err := unread.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(keep, "a,y\n"); err != nil { // it lives
		t.Fatal(err)
	}
	if _, err := pipe.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	allRead(t, keep)
	full(t, pipe)
	for _, cmd := range []*exec.Cmd{reading, writing} {
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if status := wait(t, cmd); status != 143 {
			t.Errorf("%v: status %d, want 143", cmd.Args, status)
		}
	}
}

// TestSignalsEndTrace: on the way to an iteration that never comes, and in the
// middle of a long loop that nobody reads.
func TestSignalsEndTrace(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"trace", "--k=1000000000000", "--tolerance=0"},
		{"trace", "blobs", "--size=1000000", "--lines"},
	} {
		cmd := exec.Command(binary, args...)
		ours, theirs, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = ours.Close() })
		var errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = theirs, &errs
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		theirs.Close()
		if slices.Contains(args, "--lines") {
			full(t, ours)
		} else {
			working(t, cmd.Process.Pid)
		}
		if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		if status := wait(t, cmd); status != 130 || errs.Len() > 0 {
			t.Errorf("descent %q: status %d, want 130; error %q", args, status, errs.String())
		}
	}
}

// TestHangUpIgnored: nohup starts a program with HUP ignored, and it stays so.
func TestHangUpIgnored(t *testing.T) {
	t.Parallel()
	cmd := exec.Command("sh", "-c", `trap "" HUP; exec "$0" run iris --iterations=1000000000000 --tolerance=0 --every=1000`, binary)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	rows := bufio.NewReader(out)
	for i := range 50 {
		if i == 10 {
			if err := cmd.Process.Signal(syscall.SIGHUP); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := rows.ReadString('\n'); err != nil {
			t.Fatalf("row %d: %v", i, err)
		}
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, rows) }()
	if status := wait(t, cmd); status != 143 {
		t.Errorf("status %d, want 143", status)
	}
}

// TestReaderLeaves: descent run | head is no error.
func TestReaderLeaves(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"run", "--iterations=1000000", "--tolerance=0"}, {"trace", "blobs", "--size=100000"}, {"--help"}} {
		cmd := exec.Command(binary, args...)
		var errs bytes.Buffer
		cmd.Stderr = &errs
		ours, theirs, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		cmd.Stdout = theirs
		if args[0] == "--help" { // short enough to be written whole before anyone leaves
			ours.Close()
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		theirs.Close()
		if args[0] != "--help" {
			if _, err := bufio.NewReader(ours).ReadString('\n'); err != nil {
				t.Fatal(err)
			}
			ours.Close()
		}
		if status := wait(t, cmd); status != 0 || errs.Len() > 0 {
			t.Errorf("descent %q | head: status %d, error %q", args, status, errs.String())
		}
	}
}

// TestFullDisk: on Linux /dev/full is a disk that is always full.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	cmd := exec.Command(binary, "run", "--iterations=10")
	var errs strings.Builder
	cmd.Stdout, cmd.Stderr = full, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if status := wait(t, cmd); status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	complaint(t, cmd.Args, errs.String(), []string{"standard output", "no space"})
}
