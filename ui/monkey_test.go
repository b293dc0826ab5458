package ui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"descent/datasets"
)

// monkey presses whatever comes: keys of the table and others, lines, pastes,
// clicks, other sizes. It remembers the last of them.
type monkey struct {
	*driver
	random *rand.Rand
	keys   []string
	data   string // what it comes back to
	last   []string
}

func (m *monkey) did(what string) {
	m.last = append(m.last, what)
	m.last = m.last[max(0, len(m.last)-40):]
}

// act does one thing.
func (m *monkey) act() {
	m.t.Helper()
	switch m.random.IntN(24) {
	case 0:
		w, h := m.random.IntN(220), m.random.IntN(70)
		m.did("resize")
		m.resize(w, h)
	case 1:
		m.did("a usual size")
		size := [][2]int{{80, 24}, {120, 36}, {200, 60}}[m.random.IntN(3)]
		m.resize(size[0], size[1])
	case 2, 3:
		line := lines()[m.random.IntN(len(lines()))]
		if strings.HasPrefix(line, "data ") {
			line = "data " + m.data
		}
		m.did(":" + line)
		m.command(line)
	case 4:
		m.did("click")
		button := []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown}[m.random.IntN(3)]
		m.send(tea.MouseMsg{Button: button, Action: tea.MouseActionPress, X: m.random.IntN(220) - 5, Y: m.random.IntN(70) - 5})
	case 5:
		m.did("esc")
		m.press("esc")
	case 6:
		if m.beats > 0 {
			m.did("beat")
			m.sendTick()
		}
	case 7:
		text := []rune(strings.Repeat("αJ<0.1 \x1b\x00€", 3))
		m.random.Shuffle(len(text), func(i, j int) { text[i], text[j] = text[j], text[i] })
		m.did("paste")
		m.send(pasted(string(text)))
	default:
		key := m.keys[m.random.IntN(len(m.keys))]
		if key == "enter" && strings.Contains(m.screen(), ":quit") { // tab has completed it
			key = "esc"
		}
		m.did(key)
		m.press(key)
	}
}

// Sessions of random keys on every data set of the catalogue, in any size of
// the window: no panic, a state that is as it must be, a screen that fits. In
// full they are of thousands of keys each.
func TestMonkeySessions(t *testing.T) {
	t.Parallel()
	length := 60
	if inFull() {
		length = 6000
	}
	for i, entry := range datasets.Catalogue() {
		t.Run(entry.Name, func(t *testing.T) {
			t.Parallel()
			o := iris()
			catalogue(t, entry.Name)(&o)
			o.Open, o.Limit = open, 300
			var saved memFiles
			saved.keep(&o)
			m := &monkey{driver: launch(t.Context(), t, o), random: rand.New(rand.NewPCG(uint64(i), 1)), keys: everyKey(), data: entry.Name}
			defer func() {
				if p := recover(); p != nil {
					t.Errorf("after %q", m.last)
					panic(p)
				}
				if t.Failed() {
					t.Errorf("after %q", m.last)
				}
			}()
			m.held = true
			for n := range length {
				m.act()
				for range m.random.IntN(4) {
					if len(m.queue) > 0 {
						m.runOne()
					}
				}
				if w, h := m.width, m.height; n%8 == 0 && w > 0 && h > 0 {
					m.fits(w, h)
					m.sound()
				}
				if m.ended {
					t.Fatal("the program ended")
				}
			}
			m.press("esc", "esc", "esc", "esc")
			m.finish(2000)
			m.resize(120, 36)
			m.fits(120, 36)
			m.sound()
		})
	}
}
