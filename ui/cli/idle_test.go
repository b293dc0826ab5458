//go:build unix

package cli_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestIdle: with everything on the screen that moves by itself, the surface too,
// a paused program writes nothing and next to nothing runs.
func TestIdle(t *testing.T) {
	t.Parallel()
	s := newScreen(t)
	if err := pty.Setsize(s.master, &pty.Winsize{Rows: 50, Cols: 200}); err != nil {
		t.Fatal(err)
	}
	cmd := s.on(t)
	start(t, cmd)
	s.until(t, "where")                                    // the surface has its title
	if _, err := s.master.WriteString("  )"); err != nil { // 12 steps
		t.Fatal(err)
	}
	const settling, watched = 500 * time.Millisecond, 2 * time.Second
	for before := -1; before < len(s.text()); time.Sleep(settling) { // the finer sample comes 100 ms late
		before = len(s.text())
	}
	// On a busy machine what went before comes late: the quietest of some periods
	// counts. Bubble Tea's own ticker of 60 a second is most of what runs. The goal
	// is 2 %; a tick of Linux' clock is half of one.
	const periods, most = 4, watched * 3 / 100
	more, least := "", time.Duration(0)
	for i := range periods {
		before, ran := len(s.text()), processorTime(t, cmd.Process.Pid)
		time.Sleep(watched)
		more = s.text()[before:]
		if ran = processorTime(t, cmd.Process.Pid) - ran; i == 0 || ran < least {
			least = ran
		}
		if more == "" && least <= most {
			break
		}
	}
	if more != "" {
		t.Errorf("it writes %q", more)
	}
	if least > most {
		t.Errorf("it runs for %v in %v", least, watched)
	}
	pressQ(t, s)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
}

// processorTime is how long a process has run, as Linux tells it (man 5 proc:
// fields 14 and 15 of stat, in hundredths of a second); always 0 elsewhere.
func processorTime(t *testing.T, pid int) time.Duration {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(text), ") ") // the name, which is field 2
	fields := strings.Fields(after)
	total := 0
	for _, field := range fields[14-3 : 16-3] {
		n, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		total += n
	}
	return time.Duration(total) * time.Second / 100
}
