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
	beat      uint64 // the beat that is wanted, 0 for none
	last      uint64 // the newest that was
}

func newPlayer() player { return player{perSecond: 10} }

func (p player) paused() player {
	p.on, p.beat = false, 0
	return p
}

func (p player) atFullSpeed() bool { return p.perSecond == 0 }

// wantBeat asks for a beat; earlier ones are dropped.
func (s *Session) wantBeat() {
	s.player.last++
	s.player.beat = s.player.last
	s.out.Beat, s.out.Every = s.player.beat, frame
	if n := s.player.perSecond; n > 0 {
		s.out.Every = time.Second / time.Duration(n)
	}
}

func (a Play) do(s *Session) {
	switch {
	case a.On == s.player.on:
	case a.On:
		s.player.on, s.player.from = true, s.timeline.Cursor()
		s.startBeat()
	default:
		s.leave()
	}
}

// startBeat makes the first step of a pace at once.
func (s *Session) startBeat() {
	if !s.player.atFullSpeed() {
		s.move = move{steps: 1}
		s.wantBeat()
	}
}

func (a Speed) do(s *Session) {
	s.goAlong()
	changed := a.PerSecond != s.player.perSecond
	s.player.perSecond = a.PerSecond
	switch {
	case !s.player.on:
		s.tell(Paced{})
	case changed:
		s.cancel(Replaying)
		s.dropUpdates() // the cursor would not go along with all of them
		s.move, s.player.beat = move{}, 0
		s.startBeat()
	}
}

// Beat makes the step that is due, unless the one before is still owed: a slow
// machine plays slower, it never queues. A beat that is not wanted any more is
// dropped.
func (s *Session) Beat(beat uint64) Out {
	if beat == 0 || beat != s.player.beat {
		return Out{}
	}
	s.player.beat = 0
	if owed := s.move.steps > 0 || s.move.seeking; !owed {
		s.move = move{steps: 1}
		if s.player.atFullSpeed() {
			s.move.steps = s.feed.chunk
		}
		s.settle()
	}
	if s.player.on && !s.player.atFullSpeed() {
		s.wantBeat()
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
		if s.player.beat == 0 {
			s.wantBeat()
		}
		return
	}
	if s.busy(Comparing) {
		return // joined goes on
	}
	s.move = move{steps: s.feed.chunk}
	if s.timeline.Comparing() {
		s.move.steps = min(s.feed.chunk, s.joining)
	}
	s.update()
}

// nextSpeed is the speed n places along those there are.
func (s *Session) nextSpeed(n int) int {
	all := Speeds()
	return all[min(max(slices.Index(all, s.player.perSecond)+n, 0), len(all)-1)]
}

func (Play) turn() Turn  { return Rides }
func (Speed) turn() Turn { return Now }
