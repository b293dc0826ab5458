package ui

import (
	"context"
	"fmt"
	"io"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/theme"
)

// Conversation is the program without a screen: a line goes in, lines come
// out. It is the same Model, to which it is what Bubble Tea is to the screen: it
// gives it messages and runs the commands that come back, until nothing is under
// way. Answers hold no escape sequence and nothing but ASCII, but for the names
// in the person's data. It is for one goroutine; Close ends it.
type Conversation struct {
	model Model
	ended bool
	spoke func(string) string

	ctx     context.Context //nolint:containedctx // the life of the conversation
	cancel  context.CancelFunc
	inbox   chan tea.Msg
	pending int // commands that have not answered
}

// FileError is what went wrong with data or a file, however well it was asked
// for.
type FileError struct{ Text string }

func (e *FileError) Error() string { return e.Text }

// UnmetError is a condition that does not hold where it is expected to, or was
// not reached.
type UnmetError struct{ Text string }

func (e *UnmetError) Error() string { return e.Text }

// NewConversation returns one at k = 0. Cancelling ctx ends what is under way.
// The look of the options has no meaning.
func NewConversation(ctx context.Context, o Options) (*Conversation, error) {
	ctx, cancel := context.WithCancel(ctx)
	o.spoken, o.Plain, o.Theme, o.Renderer = true, true, "mono", lipgloss.NewRenderer(io.Discard)
	model, err := New(ctx, o)
	if err != nil {
		cancel()
		return nil, err
	}
	c := &Conversation{model: model, spoke: theme.Spoken(), ctx: ctx, cancel: cancel, inbox: make(chan tea.Msg)}
	c.start(model.Init())
	for len(o.Moment) > 0 && c.model.busy() && c.pending > 0 {
		if err := c.receive(); err != nil {
			c.Close()
			return nil, err
		}
	}
	return c, nil
}

// Close ends the training and what is being written, of which nothing is left.
func (c *Conversation) Close() {
	c.model, _ = c.model.quit(0)
	c.cancel()
}

// Ended tells whether the person has left.
func (c *Conversation) Ended() bool { return c.ended }

// Begin says what is learned from and where the run stands.
func (c *Conversation) Begin() []string {
	notes := c.model.notice
	c.model.notice = pane.Notice{}
	said := append(c.opening(), c.spokenAll(notes.Text)...)
	return append(said, c.moment()...)
}

// Aloud is a text as the conversation says it.
func (c *Conversation) Aloud(text string) string { return c.spoke(text) }

// start runs a command away from the conversation; receive takes its message.
func (c *Conversation) start(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	c.pending++
	go func() {
		msg := cmd()
		select {
		case c.inbox <- msg:
		case <-c.ctx.Done():
		}
	}()
}

// receive waits for the next message and delivers it.
func (c *Conversation) receive() error {
	select {
	case msg := <-c.inbox:
		c.pending--
		return c.deliver(msg)
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
}

func (c *Conversation) deliver(msg tea.Msg) error {
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			c.start(cmd)
		}
	default:
		next, cmd := c.model.Update(msg)
		model, ok := next.(Model)
		if !ok {
			return fmt.Errorf("the program became a %T", next)
		}
		c.model = model
		c.start(cmd)
	}
	return nil
}

// effect does something to the program, as one key press does, and waits until
// nothing of it is left to do.
func (c *Conversation) effect(do func(*Model) (tea.Cmd, error)) error {
	next := c.model // a new one each time, as Update has it: commands may hold the one that they come from
	next.notice, next.unmet = pane.Notice{}, ""
	cmd, err := do(&next)
	if err != nil {
		return err
	}
	c.model = next
	c.start(cmd)
	for c.model.busy() && c.pending > 0 {
		if err := c.receive(); err != nil {
			return err
		}
	}
	if n := c.model.notice; n.Wrong {
		return &FileError{n.Text}
	}
	return nil
}

// quiet waits for everything, also for what nobody asked for: the optimum.
func (c *Conversation) quiet() error {
	for c.pending > 0 {
		if err := c.receive(); err != nil {
			return err
		}
	}
	return nil
}

// busy tells whether something that was asked for is under way.
func (m *Model) busy() bool { return !m.session.Settled() || m.exporting != nil }

func (c *Conversation) frame() pane.Frame { return c.model.frame(layout.Screen{}) }

// spokenAll is lines as they are said; empty ones are not.
func (c *Conversation) spokenAll(lines ...string) []string {
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
	return c.spokenAll(pane.SpokenData(f)+"; start: "+language.Start(c.model.now().Started), pane.SpokenScale(f))
}

// moment says where the run stands, what was answered, and what is happening.
func (c *Conversation) moment() []string {
	f := c.frame()
	return c.spokenAll(append([]string{pane.SpokenMoment(f), c.model.notice.Text}, pane.SpokenProgress(f)...)...)
}
