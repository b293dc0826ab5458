package ui

import (
	"fmt"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// resultMsg brings back what came of work.
type resultMsg session.Result

// beatMsg says that the next step of play is due.
type beatMsg uint64

// do lets the session have an intent.
func (m *Model) do(i session.Intent) tea.Cmd { return m.follow(m.session.Do(i)) }

// follow has the work done that the session wants, and tells what it has to
// tell. What has its turn here is done, and what that asks for is part of it.
func (m *Model) follow(out session.Out) tea.Cmd {
	var cmds []tea.Cmd
	for {
		cmds = append(cmds, m.work(out))
		due := m.hear(out.Events)
		if due == nil {
			return tea.Batch(cmds...)
		}
		cmds = append(cmds, m.takeTurn(due.Of))
		out = m.session.Resume()
	}
}

// work is the commands for what a session wants.
func (m *Model) work(out session.Out) tea.Cmd {
	var cmds []tea.Cmd
	for _, w := range out.Work {
		do := m.hands.Take(w)
		if do == nil {
			continue
		}
		cmds = append(cmds, func() tea.Msg { return resultMsg(do()) })
		if open, ok := w.(session.Open); ok {
			cmds = append(cmds, lookLater(open.Ticket))
		}
	}
	if beat := out.Beat; beat != 0 {
		cmds = append(cmds, tea.Tick(out.Every, func(time.Time) tea.Msg { return beatMsg(beat) }))
	}
	return tea.Batch(cmds...)
}

// reach takes a result in.
func (msg resultMsg) reach(m *Model) tea.Cmd { return m.follow(m.session.Deliver(session.Result(msg))) }

// reach makes the step that is due.
func (msg beatMsg) reach(m *Model) tea.Cmd { return m.follow(m.session.Beat(uint64(msg))) }

// hear tells what a session has to tell; the newest is on the screen. It returns
// what has its turn here, nil where nothing has.
func (m *Model) hear(events []session.Event) *session.Due {
	for _, e := range events {
		switch e := e.(type) {
		case session.Due:
			return &e
		case session.Began:
			m.notice = pane.Notice{}
		case session.Refused:
			m.complain(e.Err)
		case session.Failed:
			m.complain(e.Err)
		case session.Unread:
			m.complain(m.withFlags(e.Err, e.Name))
		case session.Opened:
			m.sayNotes()
		case session.Missed:
			m.sayMissed(e)
		default:
			m.say(m.sentence(e))
		}
	}
	return nil
}

// sentence is what an event says in words.
func (m *Model) sentence(e session.Event) string {
	switch e := e.(type) {
	case session.NoStep:
		return m.noStep()
	case session.NoGhost:
		return "No ghost to take over: " + m.told("r", "restart") + " or a fork leaves one."
	case session.Started:
		return "Start: " + startText(m.now().Started)
	case session.Compared:
		return m.compared(len(e.Alphas))
	case session.NoComparison:
		return "No runs are compared."
	case session.Paced:
		return "Speed " + rate(m.now().Play.PerSecond) + ". p plays."
	case session.GaveUp:
		return "Stopped reading " + shortPath(e.Name) + "."
	case session.Reached:
		if e.Already {
			return fmt.Sprintf("%s holds here already: %s.", language.Read(e.Condition), m.numbersOf(e.Condition))
		}
		return fmt.Sprintf("%s at k %d: %s.", language.Read(e.Condition), m.now().World.At.Iter, m.numbersOf(e.Condition))
	}
	return ""
}

// noStep says why there is no next step.
func (m *Model) noStep() string {
	return "J or a weight is not finite: there is no next step. " + m.told("←", "back") + " goes back."
}

// compared says that n runs are compared with the present one.
func (m *Model) compared(n int) string {
	if n == 0 {
		return "The comparison is over."
	}
	steps := "steps"
	if n > 1 {
		steps = "step"
	}
	return fmt.Sprintf("%d more %s along: ", n, steps) +
		m.told("the "+costPane()+" compares them, c ends it.", "runs compares them, compare off ends it.")
}

// rate is a speed in words.
func rate(perSecond int) string {
	if perSecond > 0 {
		return fmt.Sprintf("%d/s", perSecond)
	}
	return "at full speed"
}

// startText is how a start was chosen.
func startText(how session.Action) string {
	switch how := how.(type) {
	case session.InitRandom:
		if how.Seed != nil {
			return fmt.Sprintf("random, seed %d", *how.Seed)
		}
		return "random"
	case session.Init:
		return "typed"
	}
	return "zeros"
}

// sayMissed says why the way to a condition has ended before it.
func (m *Model) sayMissed(e session.Missed) {
	at := m.now().World.At
	k, is := at.Iter, m.values(m.session.Failing(e.Condition))
	var why string
	switch e.Why {
	case session.NoNext:
		m.unmet = fmt.Sprintf("until %s is not reached: there is no step after k %d, diverged.", language.TypedCondition(e.Condition), k)
		m.say(m.noStep())
		return
	case session.AtStop:
		why = fmt.Sprintf("Stopped at k %d: %s; %s.", k, pane.StopWord(m.frame(layout.Screen{})), is)
	case session.OutOfTime:
		why = fmt.Sprintf("Not within %s: at k %d %s.", count(e.Condition.Within, "step"), k, is)
	case session.AtLimit:
		why = fmt.Sprintf("Paused at k %d, a multiple of the limit: %s, and not %s yet.", k, is, language.Read(e.Condition))
	}
	m.unmet = fmt.Sprintf("until %s is not reached: %s", language.TypedCondition(e.Condition), strings.ToLower(why[:1])+why[1:])
	if !diverged(at) && e.Condition.Within == 0 {
		why += " The same line again goes on."
	}
	m.say(why)
}

// numbersOf says the numbers of a condition that holds; J where it has none.
func (m *Model) numbersOf(c session.Condition) string {
	var numbers []session.Clause
	for _, clause := range c.Clauses {
		if clause.Word == "" {
			numbers = append(numbers, clause)
		}
	}
	if len(numbers) == 0 {
		return "J is " + language.Written(m.now().World.At.Cost, fewestDigits)
	}
	return m.values(numbers)
}
