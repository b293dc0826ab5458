package lesson

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"descent/ui/language"
	"descent/ui/session"
)

// asideFile holds the line that leads to what a lesson took the place of, so that it
// is there though the program was killed.
const asideFile = "aside.descent"

// PutAside keeps the line that leads to what a lesson takes the place of. It is in
// the file as a whole or not at all.
func (s Library) PutAside(line string) error {
	if s.StateDir == "" {
		return nil
	}
	if err := s.writeAside(line); err != nil {
		return fmt.Errorf("what was there before the lesson is not kept: %w", err)
	}
	return nil
}

func (s Library) writeAside(line string) error {
	const private = 0o700
	if err := os.MkdirAll(s.StateDir, private); err != nil {
		return err
	}
	f, err := os.CreateTemp(s.StateDir, asideFile)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // where it came to its place there is nothing
	_, err = f.WriteString(line + "\n")
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(s.StateDir, asideFile))
}

// DropAside forgets it.
func (s Library) DropAside() {
	if s.StateDir != "" {
		_ = os.Remove(filepath.Join(s.StateDir, asideFile)) // it may have gone
	}
}

// LoadAside is what a lesson has put aside, nil where there is nothing, or nothing that
// can be read.
func (s Library) LoadAside() *session.Data {
	if s.StateDir == "" {
		return nil
	}
	text, err := os.ReadFile(filepath.Join(s.StateDir, asideFile))
	if err != nil {
		return nil
	}
	line, fault := language.Parse(strings.TrimSpace(string(text)))
	data, ok := line.(session.Data)
	if fault != nil || !ok {
		return nil
	}
	return &data
}
