package ui

import (
	"context"
	"runtime"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"go.uber.org/goleak"
)

// Leaving the program ends its goroutine, even before its context does.
func TestQuitEndsTheTraining(t *testing.T) {
	for _, keys := range [][]string{{" ", "q"}, {"p", "q"}, {"}", "?", "ctrl+c"}, {" ", "r", " ", "left", "up", " ", "ctrl+c"}} {
		before := goleak.IgnoreCurrent()
		d := drive(t)
		d.press(keys...)
		goleak.VerifyNone(t, before)
	}
}

func TestSignalEndsTheTraining(t *testing.T) {
	before := goleak.IgnoreCurrent()
	d := drive(t)
	d.press(" ")
	d.send(Quit{Status: 143})
	goleak.VerifyNone(t, before)
}

func TestContextEndsTheTraining(t *testing.T) {
	before := goleak.IgnoreCurrent()
	ctx, cancel := context.WithCancel(context.Background())
	d := launch(ctx, t, iris())
	d.press(" ")
	cancel()
	goleak.VerifyNone(t, before)
	d.press(" ", "left", "q") // the program may live a little longer
}

// A request that is under way when the program ends is given up: it would take
// many seconds.
func TestRequestIsGivenUp(t *testing.T) {
	for name, end := range map[string]func(*driver, context.CancelFunc){
		"quit":    func(d *driver, _ context.CancelFunc) { d.press("q") },
		"context": func(_ *driver, cancel context.CancelFunc) { cancel() },
		"data":    func(d *driver, _ context.CancelFunc) { d.arrive("and") },
	} {
		before := goleak.IgnoreCurrent()
		ctx, cancel := context.WithCancel(context.Background())
		d := launch(ctx, t, with(wideData(2000, 401)))
		d.chunk(maxChunk)
		d.hold()
		d.goTo("60000")
		d.waiting(1)
		answer, exchange := make(chan tea.Msg), d.queue[0]
		d.queue = nil
		go func() { answer <- exchange() }()
		for !strings.Contains(stacks(), "(*Stepper).Step(") { // else the test times out
			runtime.Gosched()
		}
		end(d, cancel)
		if r, ok := (<-answer).(resultMsg); !ok || len(r.Snapshots) == maxChunk {
			t.Errorf("%s: the request was answered whole", name)
		}
		cancel()
		goleak.VerifyNone(t, before)
	}
}

// often is n where tests run in full, else a tenth of it.
func often(n int) int {
	if inFull() {
		return n
	}
	return n / 10
}

// A goroutine that nobody needs any more ends: of a thousand runs one is left.
func TestThousandRuns(t *testing.T) {
	before := goleak.IgnoreCurrent()
	d := drive(t, overlapping)
	d.press(" ", " ")
	for i := range often(1000) {
		switch i % 4 {
		case 0:
			d.press("r", " ", " ")
		case 1:
			d.press("left", "up", " ") // a fork
		case 2:
			d.press("u", "end", " ")
		case 3:
			d.press("i", "down", "enter", " ", " ")
		}
	}
	d.sound()
	d.ghosts(4)
	training(1)
	d.press("q")
	goleak.VerifyNone(t, before)
}

// What is thrown away a thousand times does not stay in memory: the second
// thousand takes no more than the first, and the third no more than the second.
// The limit is half a kilobyte each: the log keeps every action, some 50 bytes
// for a press and a quarter of a kilobyte for data; a run holds several.
func TestThousandTimesTakeNoMemory(t *testing.T) {
	for name, once := range map[string]func(d *driver, i int){
		"runs":   func(d *driver, _ int) { d.press("r", " ", " ", ")") },
		"forks":  func(d *driver, _ int) { d.press("left", "up", " ", "left", "down", " ") },
		"starts": func(d *driver, _ int) { d.press("i", "down", "enter", " ", ")") },
		"data": func(d *driver, i int) {
			d.arrive([]string{"and", "iris", "hours"}[i%3])
			d.press(" ", ")")
		},
	} {
		t.Run(name, func(t *testing.T) {
			before := goleak.IgnoreCurrent()
			d := drive(t, overlapping)
			d.press(" ", " ")
			const limit = 512 << 10
			var held [3]uint64
			for thousand := range held {
				for i := range often(1000) {
					once(d, i)
					if i%100 == 0 {
						d.view()
					}
				}
				held[thousand] = memory()
			}
			t.Logf("%d kB, %d kB, %d kB", held[0]>>10, held[1]>>10, held[2]>>10)
			if held[2] > held[1]+limit {
				t.Errorf("the third thousand takes %d kB more", (held[2]-held[1])>>10)
			}
			d.press("q")
			goleak.VerifyNone(t, before)
		})
	}
}

// memory is what is in use once the garbage is gone.
func memory() uint64 {
	runtime.GC()
	runtime.GC() // the first may only have found what finalizers hold
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// stacks is what every goroutine is at.
func stacks() string {
	all := make([]byte, 1<<20)
	return string(all[:runtime.Stack(all, true)])
}

// training waits until so many goroutines train, and names them: one that ends
// needs a moment, and one that stays lets the test time out.
func training(n int) []string {
	for {
		var names []string
		for one := range strings.SplitSeq(stacks(), "\n\n") {
			if strings.Contains(one, "created by descent/trainer.Run") {
				names = append(names, strings.Fields(one)[1])
			}
		}
		if len(names) == n {
			return names
		}
		runtime.Gosched()
	}
}

// heap is how much memory is in use once all that can go has gone.
func heap() uint64 {
	var m runtime.MemStats
	for range 3 { // what has a finaliser goes the second time
		runtime.GC()
	}
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A thousand times the same leaves nothing behind: goroutines and memory are
// what they were after the first few times.
func TestThousandOfEverything(t *testing.T) {
	few := func(d *driver, again func(*driver)) {
		for range 20 {
			again(d)
		}
	}
	for name, again := range map[string]func(*driver){
		"runs": func(d *driver) { d.press("r", " ", "x") },
		"abandoned": func(d *driver) {
			d.hold()
			d.press("r", " ")
			d.queue = nil
			d.press("r")
			d.release()
			d.press(" ", "x")
		},
		"forks":       func(d *driver) { d.press(" ", "left", "up", " ", "left", "down", " ", "home", "x") },
		"data":        func(d *driver) { d.command("data and"); d.press(" "); d.command("data notes"); d.press(" ") },
		"comparisons": func(d *driver) { d.press("c", "enter", " ", "c", "r", "x") },
		"surfaces":    func(d *driver) { d.press("2", "o", " ", "left", "1") },
		"cancelled": func(d *driver) {
			d.hold()
			d.press("2", "o", "1")
			d.command("data and")
			d.press("2")
			d.release()
			d.press("1")
		},
		"overlays": func(d *driver) { d.press("?", "esc", "d", "down", "esc", ":", "esc", "V", "esc", "i", "esc") },
	} {
		before := goleak.IgnoreCurrent()
		d := drive(t, overlapping)
		few(d, again)
		was := heap()
		for range often(1000) {
			again(d)
		}
		d.release()
		const slack = 1 << 20 // a history of lines, caches
		if is := heap(); is > was+slack {
			t.Errorf("%s: %d kB in use after a thousand, %d kB before", name, is>>10, was>>10)
		}
		d.press("q")
		goleak.VerifyNone(t, before)
	}
}
