// Package text is a session as a conversation: a line goes in, lines come out.
// It is a client of the session as the screen is, and knows nothing of it, of a
// terminal or of Bubble Tea. Answers hold no escape sequence and nothing but
// ASCII, but for the names in the person's data.
package text

import (
	"context"
	"slices"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/theme"
	"descent/ui/worker"
)

// Session is a session that is talked to. It does the work that the session
// wants, until nothing that was asked for is under way. It is for one goroutine;
// Close ends it.
type Session struct {
	experiment    worker.Experiment
	session       *session.Session
	worker        *worker.Worker
	plain         func(string) string
	ended         bool
	runningScript bool // the lines of a file are being done

	notice string // what the newest line led to, besides the moment
	err    error  // what went wrong with it
	unmet  string // why the newest until ended before its condition; empty where it did not

	lessonDialog

	ctx     context.Context //nolint:containedctx // the life of the conversation
	cancel  context.CancelFunc
	inbox   chan session.Result
	pending int // pieces of work that have not come back
}

// FileError is what went wrong with data or a file, however well it was asked
// for.
type FileError struct{ Text string }

func (e *FileError) Error() string { return e.Text }

// UnmetError is a condition that does not hold where it is expected to, or was
// not reached.
type UnmetError struct{ Text string }

func (e *UnmetError) Error() string { return e.Text }

// New returns a conversation where the experiment begins. Cancelling ctx ends
// what is under way.
func New(ctx context.Context, e worker.Experiment) (*Session, error) {
	ctx, cancel := context.WithCancel(ctx)
	c := &Session{experiment: e, plain: theme.Spoken(), ctx: ctx, cancel: cancel, inbox: make(chan session.Result)}
	var err error
	if c.session, c.worker, err = worker.Begin(ctx, e); err != nil {
		cancel()
		return nil, err
	}
	c.handleOut(c.session.InitialWork())
	for _, a := range session.ExpandSchedules(e.Moment) {
		if err := c.do(a); err != nil {
			c.Close()
			return nil, err
		}
	}
	c.notice = ""
	return c, nil
}

// Close ends the training.
func (s *Session) Close() {
	s.worker.Close()
	s.cancel()
}

// Ended tells whether the person has left.
func (s *Session) Ended() bool { return s.ended }

// State is where the session stands.
func (s *Session) State() session.State { return s.session.State() }

// Begin says what is learned from and where the run stands.
func (s *Session) Begin() []string {
	notes := language.Notes(s.State().Data.Set.Notes, language.Text)
	said := append(s.openingLines(), s.plainLines(notes)...)
	return append(said, s.momentLines()...)
}

// Plain is a text as the conversation says it.
func (s *Session) Plain(text string) string { return s.plain(text) }

// do has an intent, and waits until nothing of it is left to do.
func (s *Session) do(i session.Intent) error {
	s.notice, s.err, s.unmet, s.outcome = "", nil, "", lessonOutcome{}
	if err := s.check(i); err != nil {
		return err
	}
	s.handleOut(s.session.Do(i))
	known := func() bool { return s.session.Idle() && s.State().Analysis.ClassificationKnown }
	if err := s.waitUntil(known); err != nil {
		return err
	}
	if s.err != nil {
		return &FileError{s.err.Error()}
	}
	if s.outcome.refusedOnce && s.unattended() { // nobody is there to answer: it is looked at
		return s.do(i)
	}
	return nil
}

// waitUntil takes in what comes of work until that is enough, or all has come.
func (s *Session) waitUntil(enough func() bool) error {
	for s.pending > 0 && !enough() {
		select {
		case r := <-s.inbox:
			s.pending--
			s.handleOut(s.session.Deliver(r))
		case <-s.ctx.Done():
			return s.ctx.Err()
		}
	}
	return nil
}

// waitAll waits for everything, also for what nobody asked for: the optimum.
func (s *Session) waitAll() error { return s.waitUntil(func() bool { return false }) }

// handleOut begins the work that the session wants, and hears what it tells. What
// has its turn here is done at once.
func (s *Session) handleOut(out session.Out) {
	for {
		out = s.worker.RunInline(s.session, out)
		s.startWork(out.Work)
		due := s.handleEvents(out.Events)
		if due == nil {
			return
		}
		if a := s.runClientTurn(due.Item); a != nil {
			s.handleOut(s.session.Do(a))
		}
		out = s.session.Resume()
	}
}

// startWork begins pieces of work, each in a goroutine that ends with it.
func (s *Session) startWork(wanted []session.Work) {
	for _, w := range wanted {
		do := s.worker.TaskFor(w)
		if do == nil {
			continue
		}
		s.pending++
		go func() {
			r := do()
			select {
			case s.inbox <- r:
			case <-s.ctx.Done():
			}
		}()
	}
}

// handleEvents keeps what the newest event tells. It returns what has its turn here, nil
// where nothing has.
func (s *Session) handleEvents(events []session.Event) *session.ClientTurn {
	formatter := s.formatter()
	for _, e := range events {
		switch e := e.(type) {
		case session.ClientTurn:
			return &e
		case session.Dequeued:
		case session.OpenFailed:
			s.err = language.Advice(e.Err, e.Name, language.Text)
		case session.DataOpened:
			s.notice = language.Notes(s.State().Data.Set.Notes, language.Text)
		default:
			if s.handleLessonEvent(e) {
				continue
			}
			told := formatter.Format(e)
			s.notice, s.err = told.Text, told.Err
			if told.Unmet != "" {
				s.unmet = told.Unmet
			}
		}
	}
	return nil
}

func (s *Session) formatter() language.Formatter {
	return language.Formatter{Session: s.session, Availability: language.Text, Stopped: func() string { return pane.StopWord(s.State()) }}
}

// presentation is how a conversation has what the panes say.
func (s *Session) presentation() pane.Presentation {
	return pane.Presentation{DrawOptions: pane.DrawOptions{Plain: true, TextOnly: true}, Second: -1, Notice: pane.Notice{Text: s.notice}}
}

// content is a main pane at this moment, a table with at most that many rows; 0
// for all.
func (s *Session) content(name string, rows int) pane.Content {
	return pane.Mains()[slices.Index(session.Panes(), name)].Build(s.State(), s.presentation(), pane.Size{H: rows})
}

// partLines is what a part of the screen says.
func (s *Session) partLines(part string) []string {
	return s.plainLines(pane.PartText(s.State(), s.presentation(), part)...)
}

// plainLines is lines as they are said; empty ones are not.
func (s *Session) plainLines(lines ...string) []string {
	var said []string
	for _, line := range lines {
		if line != "" {
			said = append(said, s.plain(line))
		}
	}
	return said
}

// openingLines says what is learned from, and what would suit it better.
func (s *Session) openingLines() []string {
	return s.plainLines(s.content("data", 0).Text()...)
}

// momentLines says where the run stands, what was answered, and what is happening.
func (s *Session) momentLines() []string {
	lines := []string{s.notice}
	if !s.conceals("words") {
		lines = append(lines, pane.SpokenProgress(s.State(), s.presentation())...)
	}
	return slices.Concat(s.position(), s.plainLines(lines...))
}
