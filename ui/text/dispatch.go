package text

import (
	"fmt"
	"strings"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/worker"
)

// check tells what an intent asks for that the data, or a conversation, do not
// have.
func (s *Session) check(i session.Intent) error {
	switch i := i.(type) {
	case session.Export:
		if !worker.CanExport(i) {
			run := session.EndingsOf(session.RunContent)
			last := len(run) - 1
			return fmt.Errorf("%q: without a screen only the run can be written: end the name in %s or %s, or in %s for its lines",
				i.File, strings.Join(run[:last], ", "), run[last], strings.Join(session.EndingsOf(session.LinesContent), " or "))
		}
		return worker.CheckExport(s.State(), i)
	case session.CommandName:
		if i.Name == "compare" && !s.State().Run.Comparing {
			row, _ := language.RowOf(i)
			return fmt.Errorf("%s what? For example: %s", i.Name, row.Example)
		}
	case session.Node, session.Sort:
		return pane.Check(s.State(), i)
	case session.Action:
		return s.session.Check(i)
	}
	return nil
}

// runClientTurn has what the session leaves to its client, which is an action where
// the panes alone know what a relative intent leads to.
func (s *Session) runClientTurn(of any) session.Action {
	switch of := of.(type) {
	case session.Adjust:
		return s.adjust(of)
	case session.Export:
		s.export(of)
	case session.Decimal:
		s.notice = s.experiment.SetDecimal(of.Mark, s.State().Data.Set)
	}
	return nil
}

func (s *Session) adjust(i session.Adjust) session.Action {
	st, by := s.State(), i.N
	if i.Direction == "down" || i.Direction == "prev" {
		by = -i.N
	}
	switch i.Name {
	case "show":
		panes := session.Panes()
		return session.Show{Panes: []string{panes[((st.View.Main+by)%len(panes)+len(panes))%len(panes)]}}
	case "node":
		return pane.OtherNode(st, by)
	case "sort":
		return pane.NextSort(st, i.N)
	case "pair":
		if p, ok := pane.OtherPair(st, by); ok {
			return p
		}
		s.notice = "This pane has no other pair to show."
	}
	return nil
}

// export writes the run, all of it before the next line is read.
func (s *Session) export(to session.Export) {
	content, err := s.experiment.ContentOf(s.session, to)
	if err != nil {
		s.err = err
		return
	}
	x := s.experiment.ExportOf(s.ctx, to, content)
	more := true
	for more {
		more, err = x.WriteNext()
	}
	s.notice, s.err = x.Summary(err)
}
