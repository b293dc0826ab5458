package trainer

import (
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
)

// PanicError is a panic of a goroutine of this package. Left alone it would end the
// program at once, whatever the program still had to put in order. So whoever
// waits for the goroutine gets it: CostGrid panics with it in the goroutine that
// called it, and a Stepper that Run owned keeps it.
type PanicError struct {
	Value any    // what was panicked with
	Stack []byte // of the goroutine that panicked
}

// Error is the value that was panicked with.
func (p *PanicError) Error() string { return fmt.Sprint(p.Value) }

// Panic returns what ended the goroutine that Run gave to s, nil where it was
// no panic. It may be asked once the channel that Run returned is closed.
func (s *Stepper) Panic() *PanicError { return s.panicked }

// capturePanic returns the PanicError of a recovered value. One that comes from a goroutine
// further down stays what it is.
func capturePanic(value any) *PanicError {
	var p *PanicError
	if err, ok := value.(error); ok && errors.As(err, &p) {
		return p
	}
	return &PanicError{Value: value, Stack: debug.Stack()}
}

// panicGroup is goroutines that share a work that is done once.
type panicGroup struct {
	group sync.WaitGroup
	once  sync.Once
	first *PanicError
}

// run does a part of the work in a goroutine.
func (g *panicGroup) run(part func()) {
	g.group.Go(func() {
		defer func() {
			if value := recover(); value != nil {
				g.once.Do(func() { g.first = capturePanic(value) })
			}
		}()
		part()
	})
}

// wait waits for all parts; the first of them that panicked panics here.
func (g *panicGroup) wait() {
	g.group.Wait()
	if g.first != nil {
		panic(g.first)
	}
}
