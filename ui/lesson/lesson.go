// Package lesson has the lessons that come with the program, those in files, and
// what is kept of them: which pages are done. It knows no session and no screen.
package lesson

import (
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"descent/ui/language"
	"descent/ui/session"
)

//go:embed lessons/*.md
var embedded embed.FS

// Names lists the lessons of the program, in the order in which they are best
// learned.
func Names() []string {
	return []string{"hand", "graph", "loop", "alpha", "bowl", "stop", "scale", "piece"}
}

// Library is where lessons are taken from. Its methods are for any goroutine.
type Library struct {
	// StateDir is the folder in which progress is kept; empty: it is not.
	StateDir string
	// Read returns the text of a file. Nil: there are no files.
	Read func(path string) (string, error)
}

// FaultyError is what is wrong with the file of a lesson: one fault a line.
type FaultyError struct {
	File   string
	Faults []language.LessonError
}

// Error is the first fault, and how many more there are.
func (e *FaultyError) Error() string {
	first := e.Faults[0].String(e.File)
	switch more := len(e.Faults) - 1; more {
	case 0:
		return first
	case 1:
		return first + "; and 1 more"
	default:
		return fmt.Sprintf("%s; and %d more", first, more)
	}
}

// Lines are all faults.
func (e *FaultyError) Lines() []string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = f.String(e.File)
	}
	return lines
}

// isFile reports whether a name is that of a file.
func isFile(name string) bool { return !slices.Contains(Names(), name) }

// Load reads a lesson, by its name or that of its file. What is wrong with it is
// a [*FaultyError].
func (s Library) Load(name string) (session.Lesson, error) {
	var text string
	if isFile(name) {
		var err error
		if text, err = s.file(name); err != nil {
			return session.Lesson{}, err
		}
	} else {
		bytes, err := embedded.ReadFile("lessons/" + name + ".md")
		if err != nil {
			return session.Lesson{}, err
		}
		text = string(bytes)
	}
	l, faults := language.ParseLesson(name, text)
	if len(faults) > 0 {
		return session.Lesson{}, &FaultyError{name, faults}
	}
	return l, nil
}

func (s Library) file(name string) (string, error) {
	if s.Read == nil {
		return "", errors.New("there are no files here")
	}
	if !strings.ContainsAny(name, `./\`) {
		if _, err := os.Stat(name); errors.Is(err, os.ErrNotExist) {
			if near := language.Nearest(name, Names()); near != "" {
				return "", fmt.Errorf("there is no lesson %q: did you mean %s?", name, near)
			}
			return "", fmt.Errorf("there is no lesson %q: there are %s, and files", name, strings.Join(Names(), ", "))
		}
	}
	return s.Read(name)
}

// LoadWithMarks reads a lesson with what was kept of it.
func (s Library) LoadWithMarks(name string) (session.FetchedLesson, error) {
	l, err := s.Load(name)
	if err != nil {
		return session.FetchedLesson{}, err
	}
	f := session.FetchedLesson{Lesson: &l, Marks: s.marks()[progressKey(name)]}
	if i := slices.Index(Names(), name); i >= 0 && i+1 < len(Names()) {
		f.Next = Names()[i+1]
	}
	return f, nil
}

// Entry is a lesson of the list.
type Entry struct {
	Name        string
	Title, Data string
	About       string // its first sentence
	Pages       []EntryPage
	Fault       string // what is wrong with it; then there is nothing else
}

// EntryPage is a page of a lesson of the list.
type EntryPage struct {
	Title          string
	Task, Question bool // what it asks for
	Mark           session.PageMark
}

// Done counts the pages that are.
func (e Entry) Done() int {
	done := 0
	for _, p := range e.Pages {
		if p.Mark.Done {
			done++
		}
	}
	return done
}

// List lists the lessons of the program, then those of the working folder.
func (s Library) List() []Entry { return append(s.BuiltIn(), s.InFolder()...) }

// BuiltIn lists the lessons of the program.
func (s Library) BuiltIn() []Entry { return s.entries(Names()) }

// InFolder lists the files in the working folder that are lessons or would be.
func (s Library) InFolder() []Entry {
	files, err := filepath.Glob("*.md")
	if err != nil || s.Read == nil {
		return nil
	}
	files = slices.DeleteFunc(files, func(name string) bool {
		text, err := s.Read(name)
		return err != nil || !strings.Contains(text, "\n```descent")
	})
	return s.entries(files)
}

func (s Library) entries(names []string) []Entry {
	marks := s.marks()
	entries := make([]Entry, 0, len(names))
	for _, name := range names {
		entries = append(entries, s.entry(name, marks[progressKey(name)]))
	}
	return entries
}

func (s Library) entry(name string, marks map[string]session.PageMark) Entry {
	l, err := s.Load(name)
	if err != nil {
		return Entry{Name: name, Fault: err.Error()}
	}
	about, _, _ := strings.Cut(l.Intro, ". ")
	e := Entry{Name: name, Title: l.Title, Data: firstDataName(&l), About: about}
	for _, p := range l.Pages {
		e.Pages = append(e.Pages, EntryPage{p.Title, p.Task != nil, p.Question != nil, marks[p.Title]})
	}
	return e
}

// firstDataName is the name of the data that a lesson opens first, which most of them are
// about; empty where it opens none.
func firstDataName(l *session.Lesson) string {
	for page := range l.Pages {
		if name := l.Data(page); name != "" {
			return name
		}
	}
	return ""
}

// ListLines is the list as lines, each text as plain has it: name, title, data, and how
// far each is.
func ListLines(entries []Entry, plain func(string) string) []string {
	width := [3]int{}
	for i, e := range entries {
		entries[i].Title = plain(e.Title)
		for i, s := range []string{e.Name, plain(e.Title), e.Data} {
			width[i] = max(width[i], utf8.RuneCountInString(s))
		}
	}
	lines := make([]string, len(entries))
	for i, e := range entries {
		if e.Fault != "" {
			lines[i] = fmt.Sprintf("%-*s  at fault: %s", width[0], e.Name, e.Fault)
			continue
		}
		lines[i] = fmt.Sprintf("%-*s  %-*s  %-*s  %d of %d", width[0], e.Name, width[1], e.Title, width[2], e.Data, e.Done(), len(e.Pages))
	}
	return lines
}
