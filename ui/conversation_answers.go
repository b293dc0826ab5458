package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"descent/trainer"
	"descent/ui/command"
	"descent/ui/pane"
)

// Answer does what a line asks for and returns what there is to say. An empty
// line is one iteration; what begins with # is a note. An error is one line: a
// [*FileError], an [*UnmetError], the context's own, or else the line is at
// fault. Where until is not reached there is the moment it ended at too.
func (c *Conversation) Answer(line string) ([]string, error) {
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "#") {
		return nil, nil
	}
	if line == "" {
		return c.answer(command.Step{N: 1})
	}
	e, err := command.Parse(line, c.model.words())
	if err != nil {
		return nil, err
	}
	return c.answer(e)
}

func (c *Conversation) answer(e command.Effect) ([]string, error) {
	switch e := e.(type) {
	case command.Quit:
		c.ended = true
		return nil, nil
	case command.Help:
		return c.help(), nil
	case command.Show:
		return c.show()
	case command.Runs:
		return c.spokenAll(pane.SpokenRuns(c.frame())...), nil
	case command.Examples:
		return c.spokenAll(pane.SpokenExamples(c.frame(), e.N)...), nil
	case command.Example:
		return c.example(e.I)
	case command.Lines:
		return c.lines(e.N)
	case command.Expect:
		return c.expect(e.Condition)
	}
	if err := c.effect(func(m *Model) (tea.Cmd, error) { return m.obey(e) }); err != nil {
		return nil, err
	}
	switch e.(type) {
	case command.Export:
		return c.spokenAll(c.model.notice.Text), nil
	case command.Alpha:
		f := c.frame()
		return c.spokenAll(pane.SpokenMoment(f), pane.SpokenAlpha(f)), nil
	case command.Data, command.Features, command.Scale:
		return append(c.opening(), c.moment()...), nil
	case command.Until:
		if why := c.model.unmet; why != "" {
			return c.moment(), &UnmetError{why}
		}
	}
	return c.moment(), nil
}

// expect says that a condition holds here, with its numbers; else it is the
// error.
func (c *Conversation) expect(condition command.Condition) ([]string, error) {
	m := &c.model
	if err := m.fits(condition); err != nil {
		return nil, err
	}
	k := m.timeline.Cursor()
	if failing := m.failing(condition); len(failing) > 0 {
		return nil, &UnmetError{fmt.Sprintf("expect %s: %s at k %d", condition.Typed(), m.values(failing), k)}
	}
	return c.spokenAll(fmt.Sprintf("%s at k %d, as expected: %s.", condition, k, m.values(condition.Clauses))), nil
}

// obey has the effect of a command, of those that stand for keys too.
func (m *Model) obey(e command.Effect) (tea.Cmd, error) {
	switch e := e.(type) {
	case command.Compare:
		switch {
		case len(e.Alphas) > 0:
			return m.compare(e.Alphas)
		case m.timeline.Comparing():
			return m.part(), nil
		}
		m.say("No runs are compared.")
		return nil, nil
	case command.Restart:
		m.timeline.Restart()
		return nil, nil
	case command.TakeOver:
		return m.takeOver(), nil
	}
	return m.run(e)
}

// help lists the commands.
func (c *Conversation) help() []string {
	var said []string
	for _, r := range command.For(c.model.words()) {
		said = append(said, c.spoke(r.Usage()+": "+r.About))
	}
	return said
}

// show says everything that is known here.
func (c *Conversation) show() ([]string, error) {
	if err := c.quiet(); err != nil {
		return nil, err
	}
	f := c.frame()
	return slices.Concat(c.opening()[:1], c.spokenAll(pane.SpokenMoment(f)),
		c.spokenAll(pane.SpokenParameters(f)...), c.spokenAll(pane.SpokenSentences(f)...)), nil
}

// example focuses example i, counted from 1, and says its formulas; 0 is the
// one in focus.
func (c *Conversation) example(i int) ([]string, error) {
	m, _ := c.model.lesson.problem.Size()
	if i > m {
		return nil, fmt.Errorf("there is no example %d: give a number from 1 to %d", i, m)
	}
	if i > 0 {
		c.model.choose(i - 1)
	}
	return c.spokenAll(pane.SpokenExample(c.frame())...), nil
}

// lines runs n lines of the loop, at most to the end of the iteration or back to
// its beginning, and says the last of them; from the beginning it goes back
// into the iteration before.
func (c *Conversation) lines(n int) ([]string, error) {
	m := &c.model
	count := trainer.LineCount(m.lesson.problem)
	to := min(m.line+n, count)
	if to < count && (to >= 0 || m.line > 0) {
		m.line = max(0, to)
		return c.line(m.line), nil
	}
	var said []string
	if to == count {
		said = c.line(count)
	}
	err := c.effect(func(m *Model) (tea.Cmd, error) { return m.lines(max(min(n, count-m.line), -1)), nil })
	if err != nil {
		return nil, err
	}
	said = append(said, c.moment()...)
	if to < 0 && m.line > 0 {
		said = append(said, c.line(m.line)...)
	}
	return said, nil
}

// line says what the line computed that is the last of so many.
func (c *Conversation) line(ran int) []string {
	m := c.model
	f := c.frame()
	f.Sums = m.pass.loop()
	f.Trace, f.Before = f.Sums.RunLines(f.Alpha, ran), f.Sums.RunLines(f.Alpha, ran-1)
	said := pane.SpokenLine(f)
	if ran == 0 {
		return c.spokenAll(said...)
	}
	said[0] = fmt.Sprintf("line %d of %d: ", ran, trainer.LineCount(m.lesson.problem)) + said[0]
	return c.spokenAll(said...)
}
