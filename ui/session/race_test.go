package session_test

import (
	"math/rand"
	"sync"
	"testing"

	"descent/ui/session"
)

// Two sessions go on over the same packed data in two goroutines, while a third
// reads their states: for the race detector.
func TestTwoSessionsOverTheSameData(*testing.T) {
	states := make(chan session.State)
	var readers, writers sync.WaitGroup
	readers.Go(func() {
		var kept []session.State
		for st := range states {
			kept = append(kept, st)
			if len(kept) > 20 {
				kept = kept[10:]
			}
			runs(kept[0])
		}
	})
	for g := range int64(2) {
		writers.Go(func() {
			r := rand.New(rand.NewSource(g))
			c := begin("iris-hard", 200)
			for range 60 {
				c.do(anyIntent(r))
				states <- c.s.State()
			}
		})
	}
	writers.Wait()
	close(states)
	readers.Wait()
}
