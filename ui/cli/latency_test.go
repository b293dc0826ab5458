//go:build unix

package cli_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkKeyToScreen measures the time from a key press to the first byte of
// the changed screen, through a pseudo-terminal of 120×36. Both programs wait
// for the same ticker of 60 frames a second, so presses come at random moments
// of it; each press of one is followed by one of the other.
func BenchmarkKeyToScreen(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	yardstick := exec.Command(self)
	yardstick.Env = append(os.Environ(), trivialProgram+"=1")
	programs := []*latency{newLatency(b, exec.Command(binary, "iris")), newLatency(b, yardstick)}
	random := rand.New(rand.NewPCG(1, 2))
	const presses = 100 // the last hundredth needs as many
	for b.Loop() {
		for range presses {
			for _, p := range programs {
				time.Sleep(time.Duration(random.IntN(int(time.Second / 30))))
				p.press(b)
			}
		}
	}
	ours, theirs := programs[0], programs[1]
	b.ReportMetric(ours.quantile(0.5)/theirs.quantile(0.5), "median-of-bubbletea")
	b.ReportMetric(ours.quantile(0.99)/theirs.quantile(0.99), "p99-of-bubbletea")
	b.ReportMetric(ours.quantile(0.5)*1000, "median-ms")
}

// latency is one program in a terminal and how long its answers took.
type latency struct {
	master  *os.File
	came    chan time.Time // when something was read; the reader ends with the terminal
	seconds []float64
}

func newLatency(b *testing.B, cmd *exec.Cmd) *latency {
	b.Helper()
	if cmd.Env == nil {
		cmd.Env = os.Environ()
	}
	// Under xterm Bubble Tea's least program would first wait five seconds for
	// this terminal, which answers nothing.
	cmd.Env = append(cmd.Env, "TERM=screen-256color", "COLORTERM=truecolor", "CI=")
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 36, Cols: 120})
	if err != nil {
		b.Fatal(err)
	}
	l := &latency{master: master, came: make(chan time.Time, 1<<10)}
	go l.read()
	b.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGKILL)
		_ = cmd.Wait()
		for range l.came { // until the reader has ended
		}
		master.Close()
	})
	l.drain(time.Second)
	return l
}

func (l *latency) read() {
	defer close(l.came)
	buffer := make([]byte, 1<<16)
	for {
		if _, err := l.master.Read(buffer); err != nil {
			return
		}
		l.came <- time.Now()
	}
}

// press writes one key and waits for the answer, then for the rest of it.
func (l *latency) press(b *testing.B) {
	b.Helper()
	start := time.Now()
	if _, err := l.master.WriteString(" "); err != nil {
		b.Fatal(err)
	}
	select {
	case at, open := <-l.came:
		if !open {
			b.Fatal("the program has ended")
		}
		l.seconds = append(l.seconds, at.Sub(start).Seconds())
	case <-time.After(patience):
		b.Fatal("no answer to a key")
	}
	l.drain(30 * time.Millisecond)
}

// drain reads until nothing has come for a while.
func (l *latency) drain(quiet time.Duration) {
	for {
		select {
		case _, open := <-l.came:
			if !open {
				return
			}
		case <-time.After(quiet):
			return
		}
	}
}

func (l *latency) quantile(q float64) float64 {
	sorted := slices.Sorted(slices.Values(l.seconds))
	return sorted[int(q*float64(len(sorted)-1))]
}
