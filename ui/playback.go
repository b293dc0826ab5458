package ui

import (
	"fmt"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/session"
)

// player steps by itself. Every change of it gets a new tag, so that the beats
// of an earlier one are dropped.
type player struct {
	playing bool
	speed   int // place in session.Speeds
	tag     int
	from    int // where play began
}

func newPlayer() player { return player{speed: 3} }

// beat says that the next step is due.
type beat struct{ tag int }

func (p player) paused() player {
	p.playing = false
	p.tag++
	return p
}

// rate is the speed in words.
func (p player) rate() string {
	if perSecond := session.Speeds()[p.speed]; perSecond > 0 {
		return fmt.Sprintf("%d/s", perSecond)
	}
	return "at full speed"
}

func (p player) flatOut() bool { return session.Speeds()[p.speed] == 0 }

// next waits for the next beat.
func (p player) next() tea.Cmd {
	tag := p.tag
	return tea.Tick(time.Second/time.Duration(session.Speeds()[p.speed]), func(time.Time) tea.Msg { return beat{tag} })
}

// togglePlay starts or pauses.
func (m *Model) togglePlay() tea.Cmd {
	if m.player.playing {
		m.pause()
		return nil
	}
	m.player.playing = true
	m.player.from = m.timeline.Cursor()
	return m.startBeat()
}

// startBeat makes the first step of a pace at once.
func (m *Model) startBeat() tea.Cmd {
	m.player.tag++
	if m.player.flatOut() {
		return m.keepPlaying()
	}
	return tea.Batch(m.step(1), m.player.next())
}

// changeSpeed goes n places along the speeds.
func (m *Model) changeSpeed(n int) tea.Cmd {
	return m.setSpeed(session.Speeds()[min(max(m.player.speed+n, 0), len(session.Speeds())-1)])
}

// setSpeed chooses how many steps a second play makes.
func (m *Model) setSpeed(perSecond int) tea.Cmd {
	speed := slices.Index(session.Speeds(), perSecond)
	changed := speed != m.player.speed
	m.player.speed = speed
	if !m.player.playing {
		m.say("Speed " + m.player.rate() + ". p plays.")
		return nil
	}
	if !changed {
		return nil
	}
	m.owed = owed{steps: m.followed()}
	return m.startBeat()
}

// reach makes the step that is due, unless the one before is still owed: a
// slow machine plays slower, it never queues.
func (b beat) reach(m *Model) tea.Cmd {
	if b.tag != m.player.tag || !m.player.playing {
		return nil
	}
	if m.player.flatOut() {
		return m.step(m.feed.chunk)
	}
	if m.owed.steps > 0 || m.owed.jumping {
		return m.player.next()
	}
	step := m.step(1)
	if !m.player.playing {
		return step
	}
	return tea.Batch(step, m.player.next())
}

// keepPlaying goes on when play goes as fast as it can: at the head with the
// next request, over known history with as much in the next frame.
func (m *Model) keepPlaying() tea.Cmd {
	if !m.player.playing || !m.player.flatOut() {
		return nil
	}
	if m.timeline.AtHead() {
		if m.company.busy {
			return nil // onJoined goes on
		}
		m.owed.steps = m.feed.chunk
		if m.timeline.Comparing() {
			m.owed.steps = min(m.feed.chunk, m.company.chunk)
		}
		return m.update()
	}
	tag := m.player.tag
	return tea.Tick(frame, func(time.Time) tea.Msg { return beat{tag} })
}
