//go:build unix

package cli_test

import (
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/vt"

	"descent/datasets"
)

// lesson is a terminal with an emulator that draws what was written to it.
type lesson struct {
	*screen
	emulator *vt.SafeEmulator
	drawn    int // bytes of the terminal's text
}

func newLesson(t *testing.T, args ...string) (*lesson, *exec.Cmd) {
	t.Helper()
	l := &lesson{screen: newScreen(t), emulator: vt.NewSafeEmulator(120, 36)}
	// It answers the program and waits to be rid of its answers. Closing it
	// would be a race with this reading, so it ends with the tests.
	go io.Copy(io.Discard, l.emulator) //nolint:errcheck // see above
	cmd := l.on(t, args...)
	start(t, cmd)
	return l, cmd
}

// look is what the terminal shows.
func (l *lesson) look(text string) string {
	if _, err := io.WriteString(l.emulator, text[l.drawn:]); err != nil {
		return err.Error()
	}
	l.drawn = len(text)
	return l.emulator.String()
}

// shows presses keys and waits for every one of the texts to be on the screen.
func (l *lesson) shows(t *testing.T, keys string, texts ...string) {
	t.Helper()
	if _, err := io.WriteString(l.master, keys); err != nil {
		t.Fatal(err)
	}
	seen := ""
	defer func() {
		if t.Failed() {
			t.Log("the screen shows\n" + seen)
		}
	}()
	l.waitFor(t, strings.Join(texts, ", "), func(text string) bool {
		seen = l.look(text)
		for _, want := range texts {
			if !strings.Contains(seen, want) {
				return false
			}
		}
		return true
	})
}

// byHand makes the updates of the course notes on iris, an α for each, the
// plain way: an independent reckoning of what the screen must show.
func byHand(t *testing.T, alphas ...float64) (w1, w2, b float64) {
	t.Helper()
	entry, _ := datasets.Find("iris")
	set, err := entry.Load(datasets.Generator{})
	if err != nil {
		t.Fatal(err)
	}
	m := float64(len(set.X))
	for _, alpha := range alphas {
		var dw1, dw2, db float64
		for i, x := range set.X {
			dz := 1/(1+math.Exp(-(w1*x[0]+w2*x[1]+b))) - set.Y[i]
			dw1, dw2, db = dw1+x[0]*dz, dw2+x[1]*dz, db+dz
		}
		w1, w2, b = w1-alpha*dw1/m, w2-alpha*dw2/m, b-alpha*db/m
	}
	return w1, w2, b
}

// rows writes parameters as the screen does at this size: the number ends 13
// columns after the beginning of its name.
func rows(w1, w2, b float64) []string {
	row := func(name string, v float64) string {
		number := strings.ReplaceAll(strconv.FormatFloat(v, 'f', 6, 64), "-", "−")
		gap := 13 - utf8.RuneCountInString(name) - utf8.RuneCountInString(number)
		return name + strings.Repeat(" ", gap) + number
	}
	return []string{row("w₁", w1), row("w₂", w2), row("b", b)}
}

// A lesson, in a real terminal: step, step back, change α, fork.
func TestALesson(t *testing.T) {
	t.Parallel()
	s, cmd := newLesson(t)
	s.shows(t, "", " k 0 ", "0.693147", "Nothing is learned yet")
	s.shows(t, " ", " k 1 ")
	s.shows(t, " ", append(rows(byHand(t, 0.3, 0.3)), " k 2 ")...)
	s.shows(t, " ", append(rows(byHand(t, 0.3, 0.3, 0.3)), " k 3 ")...)
	s.shows(t, "\x1b[D", append(rows(byHand(t, 0.3, 0.3)), " k 2 ", "α 0.3")...)
	s.shows(t, "\x1b[A", "α 1 ", "forks here")
	s.shows(t, " ", append(rows(byHand(t, 0.3, 0.3, 1)), " k 3 ", "take over")...)
	s.shows(t, "6", " α 1", "α 0.3 → 1 at k 2", "0.564500")
	s.shows(t, "u", append(rows(byHand(t, 0.3, 0.3, 0.3)), " k 3 ", "○        2        3        1")...)
	pressQ(t, s.screen)
	if got := wait(t, cmd); got != 0 {
		t.Errorf("status %d", got)
	}
	s.givenBack(t)
}

// In twenty presses J falls from 0.6931 to 0.4052.
func TestTwentyPresses(t *testing.T) {
	t.Parallel()
	s, cmd := newLesson(t)
	s.shows(t, "", "0.693147")
	s.shows(t, strings.Repeat(" ", 20), " k 20 ", "0.405155", `95 correct, 5 of "setosa" still wrong.`)
	s.shows(t, ":500\r", " k 500 ")
	s.shows(t, "d", "Choose data")
	s.shows(t, "/hard\r", "iris-hard", " k 0 ")
	pressQ(t, s.screen)
	if got := wait(t, cmd); got != 0 {
		t.Errorf("status %d", got)
	}
}

// Tab knows the columns of a file before it is opened, also of one that is
// refused as it is, and of the catalogue.
func TestColumnsAreCompleted(t *testing.T) {
	t.Parallel()
	path := writeLines(t, "marks.csv", "passed,hours\nno,1\nyes,2.5\nyes,4\n")
	s, cmd := newLesson(t)
	s.shows(t, "", "Nothing is learned yet")
	s.shows(t, ":data "+path+" --label pa\t", "--label passed")
	s.shows(t, "\r", "m 3")
	s.shows(t, ":data iris-hard --features sepal\t", "--features sepal")
	s.shows(t, "\x1b", "m 3")
	if _, err := io.WriteString(s.master, "\x03"); err != nil {
		t.Fatal(err)
	}
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
}

// What is exported is what descent run prints, byte for byte, and the picture
// of the screen is one.
func TestExportInALesson(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := func(name string) string { return filepath.Join(folder, name) }
	s, cmd := newLesson(t, "iris-hard", "--iterations", "300", "--alpha", "0.5")
	s.shows(t, "", "Nothing is learned yet")
	s.shows(t, ":300\r", " k 300 ")
	s.shows(t, ":export "+file("run.csv")+"\r", "run.csv: the run, k 0 to 300")
	s.shows(t, ":export "+file("run.jsonl")+"\r", "run.jsonl: the run")
	s.shows(t, ":export "+file("screen.svg")+"\r", "this screen, 120 × 36")
	s.shows(t, ":export "+file("run.csv")+"\r", "exists: export!")
	s.shows(t, ":exp\t"+folder+"/run.j\t", ":export "+file("run.jsonl"))
	if _, err := io.WriteString(s.master, "\x03"); err != nil {
		t.Fatal(err)
	}
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
	for _, format := range []string{"csv", "jsonl"} {
		want := fine(t, "", "run", "iris-hard", "--iterations", "300", "--alpha", "0.5", "--format", format)
		got, err := os.ReadFile(file("run." + format))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("the exported %s is not what run prints", format)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 3 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

// Two Esc in one read close two things, what no key sends does nothing, and Esc
// and a key in one read are both.
func TestEscapesInALesson(t *testing.T) {
	t.Parallel()
	s, cmd := newLesson(t)
	s.shows(t, "", " k 0 ")
	s.shows(t, "d/xo", "/xo")
	s.shows(t, "\x1b\x1b ", " k 1 ") // the search, then the list
	s.shows(t, "\x1b_q\x1b\\\x1b^q\x1b\\\x1bXq\x1b\\\x1bPq\x1b\\ ", " k 2 ")
	s.shows(t, ":12", ":12")
	s.shows(t, "\x1b ", " k 3 ")
	s.shows(t, ":1 3", ":1 3")
	s.shows(t, "\x1b[D\x1bd", ":1 ") // Alt+D, one character right of the cursor
	if _, err := io.WriteString(s.master, "\x1bq"); err != nil {
		t.Fatal(err)
	}
	if status := wait(t, cmd); status != 0 {
		t.Errorf("status %d", status)
	}
	s.givenBack(t)
}
