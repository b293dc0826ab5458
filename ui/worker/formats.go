package worker

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"descent/ui/session"
)

// fileFormat is how a file with an ending of [session.FileEndings] is made.
type fileFormat struct {
	ending, form string // form is the word behind the name of the file
	make         func(e Experiment, s *session.Session) (Content, error)
}

// fileFormats is how all of them are made that can be written wherever a session is,
// with or without a screen.
func fileFormats() []fileFormat {
	program := func(description string, write func(*programData) string) func(Experiment, *session.Session) (Content, error) {
		return func(e Experiment, s *session.Session) (Content, error) {
			return e.newProgram(s.State(), description, write)
		}
	}
	return []fileFormat{
		{ending: ".csv", make: func(e Experiment, s *session.Session) (Content, error) { return e.Records(s.State(), CSV), nil }},
		{ending: ".jsonl", make: func(e Experiment, s *session.Session) (Content, error) { return e.Records(s.State(), JSONL), nil }},
		{ending: ".py", make: program("the run with numpy", numpyProgram)},
		{ending: ".py", form: session.WithLoop, make: program("the run with its loop, in Python", loopProgram)},
		{ending: ".ipynb", make: program("the run as a notebook", notebookProgram)},
		{ending: ".go", make: func(e Experiment, s *session.Session) (Content, error) { return e.newGoProgram(s.State()), nil }},
		{ending: ".descent", make: func(e Experiment, s *session.Session) (Content, error) { return e.LogContent(s), nil }},
	}
}

// formatOf finds the format of a file.
func formatOf(to session.Export) (fileFormat, bool) {
	all := fileFormats()
	i := slices.IndexFunc(all, func(f fileFormat) bool {
		return strings.EqualFold(f.ending, filepath.Ext(to.File)) && f.form == to.Form
	})
	if i < 0 {
		return fileFormat{}, false
	}
	return all[i], true
}

// CanExport reports whether a file can be written of any session, with a screen or
// without.
func CanExport(to session.Export) bool {
	_, ok := formatOf(to)
	return ok
}

// CheckExport tells why a file cannot be written of a session now: what it would hold gives
// an answer away. A file that only a screen can write holds what that shows.
func CheckExport(st session.State, to session.Export) error {
	if e, _ := session.EndingOf(to.File); CanExport(to) && e.Content != session.LinesContent && len(st.Concealed) > 0 {
		if st.Practice != nil {
			return errors.New("the numbers would give away what is to be worked out: practice off leaves it")
		}
		return errors.New("the numbers would give the answer away: answer first, or step! past the question")
	}
	return nil
}

// ContentOf returns what a file is to hold of a session.
func (e Experiment) ContentOf(s *session.Session, to session.Export) (Content, error) {
	f, ok := formatOf(to)
	if !ok {
		return nil, fmt.Errorf("%q has no ending that says what to write", to.File)
	}
	return f.make(e, s)
}
