//go:build unix

package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// whole is a number of bytes, all of them where there is time for long tests, a
// thirty-second part elsewhere.
func whole(bytes int) int {
	if os.Getenv(long) != "" {
		return bytes
	}
	return bytes / 32
}

// A huge paste into the prompt, and one that never ends, leave a program that
// listens.
func TestPastes(t *testing.T) {
	t.Parallel()
	s, cmd := newLesson(t)
	s.shows(t, "", " k 0 ")
	s.shows(t, ":", "an iteration")
	s.shows(t, "\x1b[200~"+strings.Repeat("7", whole(8<<20))+"\x1b[201~", "7777777")
	if _, err := io.WriteString(s.master, "\x1b"); err != nil {
		t.Fatal(err)
	}
	s.waitFor(t, "a closed prompt", func(text string) bool { return !strings.Contains(s.look(text), "7777777") })
	s.shows(t, " ", " k 1 ")
	s.shows(t, ":\x1b[200~3", "an iteration")
	if _, err := io.WriteString(s.master, "\x03"); err != nil { // the paste ends, and the program
		t.Fatal(err)
	}
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
	s.givenBack(t)
}

// noise is random bytes without those that leave the program: q, Ctrl+C,
// Ctrl+Z.
func noise(n int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		for b[i] = 'q'; b[i] == 'q' || b[i] == 3 || b[i] == 26; {
			b[i] = byte(random.UintN(256))
		}
	}
	return b
}

// A megabyte of random bytes leaves a program that listens: it makes room for
// another size, and Ctrl+C ends it.
func TestRandomBytes(t *testing.T) {
	t.Parallel()
	s, cmd := newLesson(t, "moons")
	s.shows(t, "", " k 0 ")
	if _, err := io.Copy(s.master, bytes.NewReader(noise(whole(1<<20)))); err != nil {
		t.Fatal(err)
	}
	seen := len(s.text())
	s.resize(t, 60, 10)
	s.waitFor(t, "the new size", func(text string) bool { return strings.Contains(text[seen:], "80") })
	if _, err := io.WriteString(s.master, "\x03"); err != nil {
		t.Fatal(err)
	}
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
	s.givenBack(t)
}

func (s *screen) resize(t *testing.T, w, h uint16) {
	t.Helper()
	if err := pty.Setsize(s.master, &pty.Winsize{Rows: h, Cols: w}); err != nil {
		t.Fatal(err)
	}
}

// Sizes in any order, absurd ones among them, and a good one at the end. Those by chance
// are of up to a million cells where DESCENT_LONG is set, of up to 40 000 elsewhere.
func TestResizing(t *testing.T) {
	t.Parallel()
	s, cmd := newLesson(t)
	s.shows(t, "", " k 0 ")
	random, most := rand.New(rand.NewPCG(3, 4)), uint(200)
	if os.Getenv(long) != "" {
		most = 1000
	}
	for _, size := range [][2]uint16{{0, 0}, {1, 1}, {1000, 1000}, {1, 1000}, {1000, 1}, {0, 36}, {120, 0}, {80, 24}} {
		s.resize(t, size[0], size[1])
		w, h := uint16(1+random.UintN(most)), uint16(1+random.UintN(most))
		seen := len(s.text())
		s.resize(t, w, h)
		s.waitFor(t, fmt.Sprintf("%d×%d", w, h), func(text string) bool { return len(text) > seen })
	}
	s.resize(t, 0, 0)
	s.drawn = len(s.text())
	s.resize(t, 120, 36)
	s.shows(t, " ", " k 1 ", "petal length")
	pressQ(t, s.screen)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
	s.givenBack(t)
}

// A minute of a key held at 30 per second, as fast as the terminal takes them:
// nothing is lost, and nothing is left over.
func TestHeldKeyInABurst(t *testing.T) {
	t.Parallel()
	const presses = 60 * 30
	s, cmd := newLesson(t)
	s.shows(t, "", " k 0 ")
	s.shows(t, strings.Repeat("\x1b[C", presses), fmt.Sprintf(" k %d ", presses))
	s.shows(t, "\x1b[D", fmt.Sprintf(" k %d ", presses-1))
	pressQ(t, s.screen)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
}

// A key that is held shows its newest state within two frames: between a press
// and its iteration on the screen, not more than one other frame is drawn. What
// the surface draws when it is ready is another, so most presses count, not all.
func TestHeldKeyIsShownInTwoFrames(t *testing.T) {
	t.Parallel()
	s := newScreen(t)
	cmd := s.on(t)
	start(t, cmd)
	s.until(t, "0.693147")
	const presses = 45
	var frames []int
	for k := 1; k <= presses; k++ {
		seen := len(s.text())
		if _, err := io.WriteString(s.master, " "); err != nil {
			t.Fatal(err)
		}
		now := fmt.Sprintf("m%d ", k) // after the style of a value
		s.waitFor(t, now, func(text string) bool { return strings.Contains(text[seen:], now) })
		before, _, _ := strings.Cut(s.text()[seen:], now)
		frames = append(frames, strings.Count(before, frameEnd))
	}
	slices.Sort(frames)
	if most := frames[presses*3/4]; most > 1 {
		t.Errorf("of other frames between a press and its iteration there are %v", frames)
	}
	pressQ(t, s)
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
}

// frameEnd is how Bubble Tea ends a frame of a screen of 36 rows: the cursor
// goes to the last one.
const frameEnd = "\x1b[36;H"
