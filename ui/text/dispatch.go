package text

import (
	"errors"
	"fmt"
	"path/filepath"
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
		if len(c.State().Concealed) > 0 && !isLog(i.File) {
			return errors.New("the numbers would give the answer away: answer first, or step! past the question")
		}
		if _, ok := formatOf(i.File); !ok && !isLog(i.File) {
			return fmt.Errorf("%q: without a screen only the run can be written: end the name in .csv or .jsonl, or in .descent for its lines", i.File)
		}
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

// formatOf goes by the ending of a name.
func formatOf(file string) (hands.Format, bool) {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".csv":
		return hands.CSV, true
	case ".jsonl":
		return hands.JSONL, true
	}
	return 0, false
}

// isLog reports whether a file is to hold the lines that lead here.
func isLog(file string) bool { return strings.EqualFold(filepath.Ext(file), ".descent") }

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
	format, _ := formatOf(to.File)
	var content hands.Content = c.experiment.Records(c.State(), format)
	if isLog(to.File) {
		content = c.experiment.Log(c.session)
	}
	x := c.experiment.ExportOf(c.ctx, to, content)
	more, err := true, error(nil)
	for more {
		more, err = x.WriteNext()
	}
	c.notice, c.wrong = x.Summary(err)
}
