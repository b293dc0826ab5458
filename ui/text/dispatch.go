package text

import (
	"fmt"
	"strings"

	"descent/ui/hands"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// check tells what an intent asks for that the data, or a conversation, do not
// have.
func (c *Session) check(i session.Intent) error {
	switch i := i.(type) {
	case session.Export:
		if !hands.Writes(i) {
			run := session.EndingsOf(session.TheRun)
			last := len(run) - 1
			return fmt.Errorf("%q: without a screen only the run can be written: end the name in %s or %s, or in %s for its lines",
				i.File, strings.Join(run[:last], ", "), run[last], strings.Join(session.EndingsOf(session.TheLines), " or "))
		}
		return hands.CheckExport(c.State(), i)
	case session.Bare:
		if i.Name == "compare" && !c.State().World.Comparing {
			row, _ := language.RowOf(i)
			return fmt.Errorf("%s what? For example: %s", i.Name, row.Example)
		}
	case session.Node, session.Sort:
		return pane.Check(c.State(), i)
	case session.Action:
		return c.session.Check(i)
	}
	return nil
}

// runClientTurn has what the session leaves to its client, which is an action where
// the panes alone know what a wish leads to.
func (c *Session) runClientTurn(of any) session.Action {
	switch of := of.(type) {
	case session.Nudge:
		return c.nudge(of)
	case session.Export:
		c.export(of)
	case session.Decimal:
		c.notice = c.experiment.SetDecimal(of.Mark, c.State().Data.Set)
	}
	return nil
}

func (c *Session) nudge(i session.Nudge) session.Action {
	st, by := c.State(), i.N
	if i.Way == "down" || i.Way == "prev" {
		by = -i.N
	}
	switch i.Name {
	case "show":
		panes := session.Panes()
		return session.Show{Panes: []string{panes[((st.Gaze.Main+by)%len(panes)+len(panes))%len(panes)]}}
	case "node":
		return pane.OtherNode(st, by)
	case "sort":
		return pane.NextSort(st, i.N)
	case "pair":
		if p, ok := pane.OtherPair(st, by); ok {
			return p
		}
		c.notice = "This pane has no other pair to show."
	}
	return nil
}

// export writes the run, all of it before the next line is read.
func (c *Session) export(to session.Export) {
	content, err := c.experiment.ContentOf(c.session, to)
	if err != nil {
		c.wrong = err
		return
	}
	x := c.experiment.ExportOf(c.ctx, to, content)
	more := true
	for more {
		more, err = x.WriteNext()
	}
	c.notice, c.wrong = x.Summary(err)
}
