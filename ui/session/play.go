package session

import (
	"slices"
	"time"
)

// player steps by itself.
type player struct {
	on        bool
	perSecond int    // 0 for as fast as it goes
	from      int    // where play began
	tick      uint64 // the beat that is wanted, 0 for none
	lastTick  uint64 // the newest that was
}

func newPlayer() player { return player{perSecond: 10} }

func (p player) paused() player {
	p.on, p.tick = false, 0
	return p
}

func (p player) atFullSpeed() bool { return p.perSecond == 0 }

// requestTick asks for a beat; earlier ones are dropped.
func (s *Session) requestTick() {
	s.player.lastTick++
	s.player.tick = s.player.lastTick
	s.out.Tick, s.out.TickAfter = s.player.tick, frameTime
	if n := s.player.perSecond; n > 0 {
		s.out.TickAfter = time.Second / time.Duration(n)
	}
}

func (a Play) do(s *Session) {
	switch {
	case a.On == s.player.on:
	case a.On && !s.allowForward(false, false):
	case a.On:
		s.player.on, s.player.from = true, s.timeline.Cursor()
		s.startTicks()
	default:
		s.cancelPending()
	}
}

// startTicks makes the first step of a pace at once.
func (s *Session) startTicks() {
	if !s.player.atFullSpeed() {
		s.pending = pendingMove{steps: 1}
		s.requestTick()
	}
}

func (a Speed) do(s *Session) {
	s.showTrained()
	changed := a.PerSecond != s.player.perSecond
	s.player.perSecond = a.PerSecond
	switch {
	case !s.player.on:
		s.emit(SpeedSet{})
	case changed:
		s.cancel(Replaying)
		s.dropUpdates() // the cursor would not go along with all of them
		s.pending, s.player.tick = pendingMove{}, 0
		s.startTicks()
	}
}

// Tick makes the step that is due, unless the one before is still owed: a slow
// machine plays slower, it never queues. A beat that is not wanted any more is
// dropped.
func (s *Session) Tick(beat uint64) Out {
	if beat == 0 || beat != s.player.tick {
		return Out{}
	}
	s.player.tick = 0
	if owed := s.pending.steps > 0 || s.pending.seeking; !owed {
		s.pending = pendingMove{steps: 1}
		if s.player.atFullSpeed() {
			s.pending.steps = s.trainer.chunk
		}
		s.advancePending()
	}
	if s.player.on && !s.player.atFullSpeed() {
		s.requestTick()
	}
	return s.flush()
}

// keepPlaying goes on when play goes as fast as it can: at the head with the
// next request, over known history with as much at the next beat.
func (s *Session) keepPlaying() {
	if !s.player.on || !s.player.atFullSpeed() {
		return
	}
	if !s.timeline.AtHead() {
		if s.player.tick == 0 {
			s.requestTick()
		}
		return
	}
	if s.busy(Comparing) {
		return // applyCompared goes on
	}
	s.pending = pendingMove{steps: s.trainer.chunk}
	if s.timeline.Comparing() {
		s.pending.steps = min(s.trainer.chunk, s.compareChunk)
	}
	s.requestUpdates()
}

// nextSpeed is the speed n places along those there are.
func (s *Session) nextSpeed(n int) int {
	all := Speeds()
	return all[min(max(slices.Index(all, s.player.perSecond)+n, 0), len(all)-1)]
}

func (Play) turn() Timing  { return KeepsPlaying }
func (Speed) turn() Timing { return Immediate }
