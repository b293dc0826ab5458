package worker

import (
	"fmt"
	"strings"

	"descent/datasets"
	"descent/ui/language"
	"descent/ui/session"
)

// SharedLine is the command line that leads to a moment, and what it leaves out,
// empty for nothing.
func (e Experiment) SharedLine(st session.State) (line, without string) {
	d, left := st.RestoreData()
	switch {
	case left == 1:
		without = "1 ghost left out."
	case left > 1:
		without = fmt.Sprintf("%d ghosts left out.", left)
	}
	if d.Name == "-" || d.Name == datasets.StandardInput {
		without = strings.TrimSpace(without + " The data came from standard input: give them again.")
	}
	if e.CommandLine != nil {
		return e.CommandLine(d), without
	}
	return language.CommandLine(d, nil), without
}

// LogContent is the lines that lead to where a session stands, as the content of a file.
func (e Experiment) LogContent(s *session.Session) Content {
	lines := []string{language.Print(e.openAction())}
	for _, entry := range s.Log() {
		lines = append(lines, language.Print(entry.Action))
	}
	return InMemory{func() []byte { return []byte(strings.Join(lines, "\n") + "\n") }, fmt.Sprintf("%d lines; source does them again", len(lines))}
}

// openAction is the action that opens the data as the session began with them.
func (e Experiment) openAction() session.Action {
	d := session.Data{Name: e.Name, ReadOptions: e.ReadOptions}
	if e.Data.Table != nil {
		d.ReadOptions.Checksum = e.Data.Checksum()
	}
	d.ReadOptions.Degree, d.ReadOptions.Test = e.Preprocessing.Degree, e.Preprocessing.Test
	if e.Preprocessing.Scale != datasets.NoScaling {
		d.ReadOptions.Scale = &e.Preprocessing.Scale
	}
	switch how := e.StartAction.(type) {
	case session.InitRandom, session.Init:
		d.RestoreActions = append(d.RestoreActions, how)
	}
	if e.Alpha > 0 {
		d.RestoreActions = append(d.RestoreActions, session.SetAlpha(e.Alpha))
	}
	return d
}
