package ui

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"

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

// A request that is under way when the program ends is given up.
func TestRequestIsGivenUp(t *testing.T) {
	for name, end := range map[string]func(*driver, context.CancelFunc){
		"quit":    func(d *driver, _ context.CancelFunc) { d.press("q") },
		"context": func(_ *driver, cancel context.CancelFunc) { cancel() },
		"data":    func(d *driver, _ context.CancelFunc) { d.arrive("and") },
	} {
		before := goleak.IgnoreCurrent()
		ctx, cancel := context.WithCancel(context.Background())
		d := launch(ctx, t, iris())
		d.press(" ")
		d.model.feed.chunk = maxChunk
		d.hold()
		d.press(":")
		d.write("60000") // takes longer than giving up
		d.press("enter")
		d.waiting(1)
		answer, exchange := make(chan tea.Msg), d.queue[0].run
		d.queue = nil
		go func() { answer <- exchange() }()
		time.Sleep(time.Millisecond) // it may have begun
		end(d, cancel)
		select {
		case msg := <-answer:
			if f, ok := msg.(fed); !ok || len(f.snapshots) == 60000-1 {
				t.Errorf("%s: the request was answered whole", name)
			}
		case <-time.After(5 * time.Second):
			t.Fatalf("%s: the request is still under way", name)
		}
		cancel()
		goleak.VerifyNone(t, before)
	}
}

// A goroutine that nobody needs any more ends: of a thousand runs one is left.
func TestThousandRuns(t *testing.T) {
	before := goleak.IgnoreCurrent()
	d := drive(t, overlapping)
	d.press(" ", " ")
	for i := range 1000 {
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
	left := 0
	for range 100 { // they need a moment
		if left = trainers(); left == 1 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if left != 1 {
		t.Errorf("%d goroutines train", left)
	}
	d.press("q")
	goleak.VerifyNone(t, before)
}

// trainers counts the goroutines that train.
func trainers() int {
	stacks := make([]byte, 1<<20)
	return strings.Count(string(stacks[:runtime.Stack(stacks, true)]), "created by descent/trainer.Run")
}
