// Package text is a session as a conversation: a line goes in, lines come out.
// It is a client of the session as the screen is, and knows nothing of it, of a
// terminal or of Bubble Tea. Answers hold no escape sequence and nothing but
// ASCII, but for the names in the person's data.
package text

import (
	"context"
	"slices"

	"descent/ui/hands"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/theme"
)

// Session is a session that is talked to. It does the work that the session
// wants, until nothing that was asked for is under way. It is for one goroutine;
// Close ends it.
type Session struct {
	experiment hands.Experiment
	session    *session.Session
	hands      *hands.Hands
	plain      func(string) string
	ended      bool
	sourcing   bool // the lines of a file are being done

	notice string // what the newest line led to, besides the moment
	wrong  error  // what went wrong with it
	unmet  string // why the newest until ended before its condition; empty where it did not

	tutoring

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
func New(ctx context.Context, e hands.Experiment) (*Session, error) {
	ctx, cancel := context.WithCancel(ctx)
	c := &Session{experiment: e, plain: theme.Spoken(), ctx: ctx, cancel: cancel, inbox: make(chan session.Result)}
	var err error
	if c.session, c.hands, err = hands.Begin(ctx, e); err != nil {
		cancel()
		return nil, err
	}
	c.handleOut(c.session.Begin())
	for _, a := range session.Unfold(e.Moment) {
		if err := c.do(a); err != nil {
			c.Close()
			return nil, err
		}
	}
	c.notice = ""
	return c, nil
}

// Close ends the training.
func (c *Session) Close() {
	c.hands.Close()
	c.cancel()
}

// Ended tells whether the person has left.
func (c *Session) Ended() bool { return c.ended }

// State is where the session stands.
func (c *Session) State() session.State { return c.session.State() }

// Begin says what is learned from and where the run stands.
func (c *Session) Begin() []string {
	notes := language.Notes(c.State().Data.Set.Notes, language.Text)
	said := append(c.openingLines(), c.plainLines(notes)...)
	return append(said, c.momentLines()...)
}

// Plain is a text as the conversation says it.
func (c *Session) Plain(text string) string { return c.plain(text) }

// do has an intent, and waits until nothing of it is left to do.
func (c *Session) do(i session.Intent) error {
	c.notice, c.wrong, c.unmet, c.learned = "", nil, "", learned{}
	if err := c.check(i); err != nil {
		return err
	}
	c.handleOut(c.session.Do(i))
	known := func() bool { return c.session.Settled() && c.State().Analysis.Classified }
	if err := c.settle(known); err != nil {
		return err
	}
	if c.wrong != nil {
		return &FileError{c.wrong.Error()}
	}
	if c.learned.nudged && c.unattended() { // nobody is there to answer: it is looked at
		return c.do(i)
	}
	return nil
}

// settle takes in what comes of work until that is enough, or all has come.
func (c *Session) settle(enough func() bool) error {
	for c.pending > 0 && !enough() {
		select {
		case r := <-c.inbox:
			c.pending--
			c.handleOut(c.session.Deliver(r))
		case <-c.ctx.Done():
			return c.ctx.Err()
		}
	}
	return nil
}

// settleAll waits for everything, also for what nobody asked for: the optimum.
func (c *Session) settleAll() error { return c.settle(func() bool { return false }) }

// handleOut begins the work that the session wants, and hears what it tells. What
// has its turn here is done at once.
func (c *Session) handleOut(out session.Out) {
	for {
		out = c.hands.Promptly(c.session, out)
		c.startWork(out.Work)
		due := c.handleEvents(out.Events)
		if due == nil {
			return
		}
		if a := c.runClientTurn(due.Of); a != nil {
			c.handleOut(c.session.Do(a))
		}
		out = c.session.Resume()
	}
}

// startWork begins pieces of work, each in a goroutine that ends with it.
func (c *Session) startWork(wanted []session.Work) {
	for _, w := range wanted {
		do := c.hands.Start(w)
		if do == nil {
			continue
		}
		c.pending++
		go func() {
			r := do()
			select {
			case c.inbox <- r:
			case <-c.ctx.Done():
			}
		}()
	}
}

// handleEvents keeps what the newest event tells. It returns what has its turn here, nil
// where nothing has.
func (c *Session) handleEvents(events []session.Event) *session.ClientTurn {
	teller := c.formatter()
	for _, e := range events {
		switch e := e.(type) {
		case session.ClientTurn:
			return &e
		case session.Dequeued:
		case session.OpenFailed:
			c.wrong = language.Advice(e.Err, e.Name, language.Text)
		case session.Opened:
			c.notice = language.Notes(c.State().Data.Set.Notes, language.Text)
		default:
			if c.hearLesson(e) {
				continue
			}
			told := teller.Format(e)
			c.notice, c.wrong = told.Text, told.Err
			if told.Unmet != "" {
				c.unmet = told.Unmet
			}
		}
	}
	return nil
}

func (c *Session) formatter() language.Formatter {
	return language.Formatter{Session: c.session, On: language.Text, Stopped: func() string { return pane.StopWord(c.State()) }}
}

// dress is how a conversation has what the panes say.
func (c *Session) dress() pane.Dress {
	return pane.Dress{Look: pane.Look{Plain: true, Spoken: true}, Beside: -1, Notice: pane.Notice{Text: c.notice}}
}

// content is a main pane at this moment, a table with at most that many rows; 0
// for all.
func (c *Session) content(name string, rows int) pane.Content {
	return pane.Mains()[slices.Index(session.Panes(), name)].Build(c.State(), c.dress(), pane.Size{H: rows})
}

// says is what a part of the screen says.
func (c *Session) says(part string) []string {
	return c.plainLines(pane.Say(c.State(), c.dress(), part)...)
}

// plainLines is lines as they are said; empty ones are not.
func (c *Session) plainLines(lines ...string) []string {
	var said []string
	for _, line := range lines {
		if line != "" {
			said = append(said, c.plain(line))
		}
	}
	return said
}

// openingLines says what is learned from, and what would suit it better.
func (c *Session) openingLines() []string {
	return c.plainLines(c.content("data", 0).Text()...)
}

// momentLines says where the run stands, what was answered, and what is happening.
func (c *Session) momentLines() []string {
	lines := []string{c.notice}
	if !c.conceals("words") {
		lines = append(lines, pane.SpokenProgress(c.State(), c.dress())...)
	}
	return slices.Concat(c.position(), c.plainLines(lines...))
}
