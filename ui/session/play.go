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
	before    int    // the head before the newest updates landed
	beat      uint64 // the beat that is wanted, 0 for none
	last      uint64 // the newest that was
}

func newPlayer() player { return player{perSecond: 10} }

func (p player) paused() player {
	p.on, p.beat = false, 0
	return p
}

func (p player) atFullSpeed() bool { return p.perSecond == 0 }

// wantBeat asks the client for a beat; earlier ones are dropped.
func (p *player) wantBeat() {
	p.last++
	p.beat = p.last
}

// Pace is what a client must know of play: where Beat is not 0 it calls Beat
// with it after Every, once.
type Pace struct {
	On        bool
	PerSecond int // 0 for as fast as it goes
	Beat      uint64
	Every     time.Duration
}

func (p player) pace() Pace {
	every := frame
	if p.perSecond > 0 {
		every = time.Second / time.Duration(p.perSecond)
	}
	return Pace{p.on, p.perSecond, p.beat, every}
}

func (a Play) do(s *Session) {
	switch {
	case a.On == s.player.on:
	case a.On:
		s.player.on, s.player.from, s.player.before = true, s.timeline.Cursor(), s.timeline.Present().Head().Iter
		s.startBeat()
	default:
		s.leave()
	}
}

// startBeat makes the first step of a pace at once.
func (s *Session) startBeat() {
	if !s.player.atFullSpeed() {
		s.move = move{steps: 1}
		s.player.wantBeat()
	}
}

func (a Speed) do(s *Session) {
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
		s.player.wantBeat()
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
			s.player.wantBeat()
		}
		return
	}
	if s.busy(Comparing) || s.timeline.Lagging(s.player.before) {
		return // those that are stepped with it come first; joined goes on
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
