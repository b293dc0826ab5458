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

// Conversation is a session that is talked to. It does the work that the session
// wants, until nothing that was asked for is under way. It is for one goroutine;
// Close ends it.
type Conversation struct {
	experiment hands.Experiment
	session    *session.Session
	hands      *hands.Hands
	pass       pane.Pass
	spoke      func(string) string
	ended      bool
	sourcing   bool // the lines of a file are being done

	notice string // what the newest line led to, besides the moment
	wrong  error  // what went wrong with it
	unmet  string // why the newest until ended before its condition; empty where it did not

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
func New(ctx context.Context, e hands.Experiment) (*Conversation, error) {
	ctx, cancel := context.WithCancel(ctx)
	c := &Conversation{experiment: e, spoke: theme.Spoken(), ctx: ctx, cancel: cancel, inbox: make(chan session.Result)}
	var err error
	if c.session, c.hands, err = hands.Begin(ctx, e); err != nil {
		cancel()
		return nil, err
	}
	c.follow(c.session.Begin())
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
func (c *Conversation) Close() {
	c.hands.Close()
	c.cancel()
}

// Ended tells whether the person has left.
func (c *Conversation) Ended() bool { return c.ended }

// State is where the session stands.
func (c *Conversation) State() session.State { return c.session.State() }

// Begin says what is learned from and where the run stands.
func (c *Conversation) Begin() []string {
	notes := language.Notes(c.State().Data.Set.Notes, language.Text)
	said := append(c.opening(), c.aloud(notes)...)
	return append(said, c.moment()...)
}

// Aloud is a text as the conversation says it.
func (c *Conversation) Aloud(text string) string { return c.spoke(text) }

// do has an intent, and waits until nothing of it is left to do.
func (c *Conversation) do(i session.Intent) error {
	c.notice, c.wrong, c.unmet = "", nil, ""
	if err := c.fits(i); err != nil {
		return err
	}
	c.follow(c.session.Do(i))
	if err := c.settle(c.session.Settled); err != nil {
		return err
	}
	if c.wrong != nil {
		return &FileError{c.wrong.Error()}
	}
	return nil
}

// settle takes in what comes of work until that is enough, or all has come.
func (c *Conversation) settle(enough func() bool) error {
	for c.pending > 0 && !enough() {
		select {
		case r := <-c.inbox:
			c.pending--
			c.follow(c.session.Deliver(r))
		case <-c.ctx.Done():
			return c.ctx.Err()
		}
	}
	return nil
}

// quiet waits for everything, also for what nobody asked for: the optimum.
func (c *Conversation) quiet() error { return c.settle(func() bool { return false }) }

// follow begins the work that the session wants, and hears what it tells. What
// has its turn here is done at once.
func (c *Conversation) follow(out session.Out) {
	for {
		c.work(out.Work)
		due := c.hear(out.Events)
		if due == nil {
			return
		}
		if a := c.resolve(due.Of); a != nil {
			c.follow(c.session.Do(a))
		}
		out = c.session.Resume()
	}
}

// work begins pieces of work, each in a goroutine that ends with it.
func (c *Conversation) work(wanted []session.Work) {
	for _, w := range wanted {
		do := c.hands.Take(w)
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

// hear keeps what the newest event tells. It returns what has its turn here, nil
// where nothing has.
func (c *Conversation) hear(events []session.Event) *session.ClientTurn {
	teller := c.teller()
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
			told := teller.Tell(e)
			c.notice, c.wrong = told.Text, told.Wrong
			if told.Unmet != "" {
				c.unmet = told.Unmet
			}
		}
	}
	return nil
}

func (c *Conversation) teller() language.Teller {
	return language.Teller{Session: c.session, On: language.Text, Stopped: func() string { return pane.StopWord(c.frame()) }}
}

// frame is the moment, for the panes.
func (c *Conversation) frame() pane.Frame {
	f := c.pass.Frame(c.State(), c.experiment.Limit)
	f.Plain, f.Spoken = true, true
	f.Notice = pane.Notice{Text: c.notice}
	return f
}

// aloud is lines as they are said; empty ones are not.
func (c *Conversation) aloud(lines ...string) []string {
	var said []string
	for _, line := range lines {
		if line != "" {
			said = append(said, c.spoke(line))
		}
	}
	return said
}

// opening says what is learned from, and what would suit it better.
func (c *Conversation) opening() []string {
	f := c.frame()
	return c.aloud(pane.SpokenData(f)+"; start: "+language.Start(c.State().Started), pane.SpokenScale(f))
}

// moment says where the run stands, what was answered, and what is happening.
func (c *Conversation) moment() []string {
	f := c.frame()
	return c.aloud(slices.Concat([]string{pane.SpokenMoment(f), c.notice}, pane.SpokenProgress(f))...)
}
