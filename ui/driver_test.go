package ui

import (
	"context"
	"flag"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"go.uber.org/goleak"

	"descent/ui/chart"
)

// TestMain lets properties be tried less often than rapid does by itself, where nobody
// says how often, and the collector run less often: hundreds of sessions are small and
// soon over.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	if os.Getenv("DESCENT_LONG") == "" {
		if err := flag.Set("rapid.checks", "25"); err != nil {
			panic(err)
		}
	}
	goleak.VerifyTestMain(m)
}

// inFull tells whether a test that takes long runs whole: where DESCENT_LONG is
// set, as .ci/run does, and not with -short, which is for the race detector.
// Else a sample of it runs.
func inFull() bool { return os.Getenv("DESCENT_LONG") != "" && !testing.Short() }

// reporter is what *testing.T and *rapid.T have in common.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// driver plays Bubble Tea: it gives messages to Update and runs the commands
// that come back, at once and in order. Ticks never run: beats counts them, and
// beat delivers one. While held, commands wait for release.
type driver struct {
	t             reporter
	model         Model
	options       Options // what it began with
	width, height int     // of the window
	ended         bool    // tea.Quit ran
	held          bool
	queue         []tea.Cmd // those that wait
	ran           int       // those that have run
	beats         int
	tick          tea.Cmd // the newest, which waits for real time
	turn          int     // counts what is sampled by turns
}

// drive starts the program on a screen of 120×36; its goroutine ends with the
// test.
func drive(t *testing.T, change ...func(*Options)) *driver {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	o := iris()
	for _, c := range change {
		c(&o)
	}
	return launch(ctx, t, o)
}

// driveAt is drive on a screen of another size.
func driveAt(t *testing.T, w, h int, change ...func(*Options)) *driver {
	t.Helper()
	d := drive(t, change...)
	d.resize(w, h)
	return d
}

func launch(ctx context.Context, t reporter, o Options) *driver {
	t.Helper()
	m, err := New(ctx, o)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	d := &driver{t: t, model: m, options: o}
	d.enqueue(m.Init())
	d.release()
	if o.Lesson == "" && (d.beats > 0 || d.newest() > 0) { // a lesson opens its data
		t.Fatalf("something moves before a key is pressed")
	}
	d.resize(120, 36)
	return d
}

// send gives one message to Update and runs what it asks for.
func (d *driver) send(msg tea.Msg) {
	d.t.Helper()
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		d.width, d.height = min(size.Width, chart.MaxSide), min(size.Height, chart.MaxSide)
	}
	next, cmd := d.model.Update(msg)
	model, ok := next.(Model)
	if !ok {
		d.t.Fatalf("Update returned a %T", next)
	}
	d.model = model
	d.enqueue(cmd)
	if !d.held {
		d.release()
	}
}

// enqueue takes batches apart, counts ticks, and leaves the cursor's blinking
// out: those two would wait for real time.
func (d *driver) enqueue(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch name := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name(); {
	case strings.Contains(name, "Tick.func"):
		d.beats++
		d.tick = cmd
	case strings.Contains(name, "Blink"):
	case strings.Contains(name, "compactCmds"):
		batch, ok := cmd().(tea.BatchMsg)
		if !ok {
			d.t.Fatalf("%s is no batch", name)
		}
		for _, c := range batch {
			d.enqueue(c)
		}
	default:
		d.queue = append(d.queue, cmd)
	}
}

// hold lets commands wait, as if all of them took long.
func (d *driver) hold() { d.held = true }

// release runs all that waits, and what comes of it.
func (d *driver) release() {
	d.t.Helper()
	d.held = false
	for len(d.queue) > 0 {
		d.runOne()
	}
}

// runOne runs the oldest command that waits.
func (d *driver) runOne() {
	d.t.Helper()
	next := d.queue[0]
	d.queue = d.queue[1:]
	d.ran++
	switch msg := next().(type) {
	case nil:
	case tea.QuitMsg:
		d.ended = true
	default:
		d.deliver(msg)
	}
}

// deliver is send for what a command led to: what comes of it waits its turn.
func (d *driver) deliver(msg tea.Msg) {
	d.t.Helper()
	held := d.held
	d.held = true
	d.send(msg)
	d.held = held
}

// sendTick delivers the beat that is due.
func (d *driver) sendTick() {
	d.t.Helper()
	if d.beats == 0 {
		d.t.Fatalf("no beat is due")
	}
	d.beats--
	d.send(d.due())
}

func (d *driver) resize(w, h int) {
	d.t.Helper()
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
}

// press presses keys by their names in the key table, one message each.
func (d *driver) press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.send(keyMsg(k))
	}
}

// times presses one key n times.
func (d *driver) times(n int, key string) {
	d.t.Helper()
	for range n {
		d.press(key)
	}
}

// write types a text rune by rune.
func (d *driver) write(text string) {
	d.t.Helper()
	for _, r := range text {
		d.press(string(r))
	}
}

// keyMsg is the message of a key that is named as in the key table.
func keyMsg(name string) tea.KeyMsg {
	if name == " " {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}
	}
	for t := tea.KeyType(-100); t < 128; t++ { // wider than Bubble Tea's table
		if t != tea.KeyRunes && t.String() == name {
			return tea.KeyMsg{Type: t}
		}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}
