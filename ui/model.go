// Package ui is the one Bubble Tea program. The Model is a client of a session
// (package session): a key becomes something that the session does, and what
// the session answers, work that it wants done (package worker) and something to
// tell. Messages come in at update.go, keys mean something in keys.go, and what is
// seen is what the contents of package pane draw (view.go);
// .github/CONTRIBUTING.md follows a key, a line and a click through the house. The
// package must not know flags or files, nor the other client (package text).
package ui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/worker"
)

// Model is the state of the program: a session and how it is shown.
type Model struct {
	ctx     context.Context //nolint:containedctx // ends all work with the program
	options Options
	keyboard
	status int

	work

	window
	appearance appearance
	cache      *viewCache
	surface    surfaceState
	previews   *previewCache
	history    *lineHistory

	paneFocus paneFocus
	overlay   overlay
	answer    *answerField // to a number that is worked out; nil: none was typed
	notice    pane.Notice
}

// window is the size of the terminal, in cells.
type window struct{ width, height int }

// keyboard is what keys mean, and which come too soon.
type keyboard struct {
	keys   language.Map
	pauses inputPauses
}

// work is what is done, and who does it.
type work struct {
	session  *session.Session
	worker   *worker.Worker
	tracker  *session.Tracker[any] // the work of the program itself
	script   script
	lastWait uint64                       // of scripts, so far
	schedule func(time.Duration, tea.Msg) // lets a message come later; nil: by the clock
	initCmd  tea.Cmd                      // leads to where the program begins
	cmds     []tea.Cmd                    // what was started since the last message
}

// New returns the program at k = 0. Cancelling ctx ends its training
// goroutine.
func New(ctx context.Context, o Options) (Model, error) {
	look, err := newAppearance(&o)
	if err != nil {
		return Model{}, err
	}
	m := Model{
		ctx: ctx, options: o, keyboard: keyboard{keys: language.NewMap()}, appearance: look, work: work{tracker: &session.Tracker[any]{}},
		cache: &viewCache{}, history: &lineHistory{}, previews: &previewCache{},
	}
	if m.session, m.worker, err = worker.Begin(ctx, o.Experiment); err != nil {
		return Model{}, err
	}
	m.notifyNotes()
	m.script = script{Script: o.Script}
	m.handleOut(m.session.InitialWork())
	if err := m.applyMoment(o.Moment); err != nil {
		return Model{}, err
	}
	if o.Lesson != "" {
		m.doIntent(session.OpenLesson{Name: o.Lesson})
	}
	m.applyMouse()
	if m.notice.Text == "" {
		m.setProjector(m.appearance.projector)
	}
	m.appearance.welcome = m.state().Run.Snapshot.Iter == 0
	m.initCmd = m.takeCmds()
	return m, nil
}

// applyMoment does the actions of a moment, each in its turn. What does not fit ends it.
func (m *Model) applyMoment(moment []session.Action) error {
	for _, a := range session.ExpandSchedules(moment) {
		if err := m.execute(a); err != nil {
			return err
		}
	}
	return nil
}

// async lets something be done away from the event loop; what it returns comes
// back as a message. It begins when the message that asked for it is dealt with.
func (m *Model) async(do func() any) { m.cmds = append(m.cmds, func() tea.Msg { return do() }) }

// sendAfter lets a message come some time later.
func (m *Model) sendAfter(wait time.Duration, msg any) {
	if m.schedule != nil {
		m.schedule(wait, msg)
		return
	}
	m.cmds = append(m.cmds, tea.Tick(wait, func(time.Time) tea.Msg { return msg }))
}

// takeCmds is what was started since the last message.
func (m *Model) takeCmds() tea.Cmd {
	all := m.cmds
	m.cmds = nil
	return tea.Batch(all...)
}

// state is the moment of the session.
func (m *Model) state() session.State { return m.session.State() }

// notifyNotes tells what reading the data left out or decided.
func (m *Model) notifyNotes() { m.notify(language.Notes(m.state().Data.Set.Notes, language.Screen)) }

// Init implements tea.Model. Nothing moves until a key is pressed; the optimum
// is looked for meanwhile.
func (m Model) Init() tea.Cmd { return m.initCmd }

// Status is the exit status, known once the program has ended.
func (m Model) Status() int { return m.status }
