package ui

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/session"
)

// reading is data on their way, away from the event loop. At most one set is
// wanted at a time; the tag tells it from those that were given up.
type reading struct {
	tag    int
	name   string // empty: nothing is being read
	cancel context.CancelFunc
	seen   *atomic.Pointer[datasets.Progress] // the newest
	shown  string                             // of it, as of the last look
	moment []session.Action                   // is done when they are there
}

// lookEvery is how often the screen says how far it is.
const lookEvery = time.Second / 10

// looked says that it is time to look how far reading is.
type looked struct{ tag int }

// opened brings data that were chosen, or why they cannot be read.
type opened struct {
	tag  int
	name string // as it was asked for
	data ready
	err  error
}

// read opens a catalogue entry or a file.
func (m *Model) read(wanted source) tea.Cmd {
	open := m.options.Open
	return m.fetch(wanted, func(ctx context.Context, progress func(datasets.Progress)) (datasets.Set, error) {
		return open(ctx, wanted.name, wanted.as, progress)
	})
}

// fetch gets data away from the event loop. What was being read is given up.
func (m *Model) fetch(wanted source, get func(context.Context, func(datasets.Progress)) (datasets.Set, error)) tea.Cmd {
	m.giveUp()
	m.asked = wanted
	ctx, cancel := context.WithCancel(m.ctx)
	r := reading{tag: m.reading.tag, name: shortPath(wanted.name), cancel: cancel, seen: &atomic.Pointer[datasets.Progress]{}}
	m.reading = r
	tolerance := m.options.Tolerance
	return tea.Batch(func() tea.Msg {
		defer cancel()
		set, err := get(ctx, func(p datasets.Progress) { r.seen.Store(&p) })
		if err != nil {
			return opened{tag: r.tag, name: wanted.name, err: err}
		}
		wanted.set = set
		_, n := set.Size()
		prepared, err := prepare(wanted, trainer.Zeros(n), tolerance)
		return opened{r.tag, wanted.name, prepared, err}
	}, r.look())
}

// reach opens the data and goes to their moment.
func (msg opened) reach(m *Model) tea.Cmd {
	if msg.tag != m.reading.tag {
		return nil
	}
	moment := m.reading.moment
	m.giveUp()
	if msg.err != nil {
		m.complain(m.withFlags(msg.err, msg.name))
		return nil
	}
	m.begin(msg.data, "zeros", msg.data.alpha())
	m.sayNotes()
	var cmds []tea.Cmd
	for _, a := range unfolded(moment) {
		cmd, err := m.run(a)
		if err != nil {
			m.complain(err)
			break
		}
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...)
}

// unfolded is the actions of a moment with each α set where it holds from.
func unfolded(moment []session.Action) []session.Action {
	var all []session.Action
	for _, a := range moment {
		alpha, ok := a.(session.Alpha)
		if !ok {
			all = append(all, a)
			continue
		}
		for _, rate := range alpha.Plan {
			if rate.From != session.Next {
				all = append(all, session.Goto{K: rate.From})
			}
			all = append(all, session.Alpha{Plan: []session.Rate{{Value: rate.Value, From: session.Next}}})
		}
	}
	return all
}

// withFlags adds to advice that names a flag where flags are taken: not here.
func (m *Model) withFlags(err error, name string) error {
	flag := regexp.MustCompile(`--[a-z]+`).FindString(err.Error())
	if flag == "" {
		return err
	}
	command := "descent "
	if m.options.spoken {
		command += "step "
	}
	if strings.Contains(err.Error(), "descent ") { // it has the whole line
		return fmt.Errorf("%w (a line for the shell: quit first)", err)
	}
	return fmt.Errorf("%w (flags are for the start: quit, then %s%s %s …)", err, command, shellWord(name), flag)
}

// shellWord is a path as a shell takes it.
func shellWord(path string) string {
	if strings.Trim(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/~") == "" {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// giveUp makes what is being read unwanted; the data that are there stay.
func (m *Model) giveUp() {
	if m.reading.cancel != nil {
		m.reading.cancel()
	}
	m.reading = reading{tag: m.reading.tag + 1}
	m.asked = m.lesson.source
}

// stopReading gives up at the person's wish; false where nothing is read.
func (m *Model) stopReading() bool {
	if m.reading.name == "" {
		return false
	}
	m.say("Stopped reading " + m.reading.name + ".")
	m.giveUp()
	return true
}

// shortPath is the end of a path, short enough for one line with what is said
// of it.
func shortPath(path string) string {
	const longest = 40
	path = strings.TrimRight(path, `/\`)
	return ansi.Truncate(path[strings.LastIndexAny(path, `/\`)+1:], longest, "…")
}

func (r reading) look() tea.Cmd {
	return tea.Tick(lookEvery, func(time.Time) tea.Msg { return looked{r.tag} })
}

// reach takes what the screen says from the newest report.
func (msg looked) reach(m *Model) tea.Cmd {
	if msg.tag != m.reading.tag || m.reading.name == "" {
		return nil
	}
	if p := m.reading.seen.Load(); p != nil {
		m.reading.shown = fmt.Sprintf("%d rows", p.Rows)
		if percent, known := p.Percent(); known {
			m.reading.shown = fmt.Sprintf("%d %%", percent)
		}
	}
	return m.reading.look()
}

// text says what is being read; empty where nothing is.
func (r reading) text() string {
	switch {
	case r.name == "":
		return ""
	case r.shown == "":
		return "Reading " + r.name + " …, Esc stops"
	}
	return "Reading " + r.name + " … " + r.shown + ", Esc stops"
}
