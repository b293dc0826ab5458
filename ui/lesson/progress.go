package lesson

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"descent/ui/session"
)

// Progress is a file of lines, one for each time that the mark of a page changed.
// A line is appended in one piece before what it says is shown: so two programs
// that write it lose nothing of each other, and one that is killed nothing that
// was seen. A line that was cut off is passed over.

// progressLine is a line of the file.
type progressLine struct {
	Lesson string `json:"lesson"`
	Page   string `json:"page"`
	Done   bool   `json:"done,omitempty"`
	Hinted bool   `json:"hinted,omitempty"`
	First  string `json:"first,omitempty"` // the first answer
	Right  bool   `json:"right,omitempty"`
}

const progressFile = "lessons.jsonl"

// progressKey is what the progress of a lesson is kept by: its name, or the whole path of
// its file. Pages are kept by their titles, so a file may be edited.
func progressKey(name string) string {
	if !isFile(name) {
		return name
	}
	if path, err := filepath.Abs(name); err == nil {
		return path
	}
	return name
}

// SaveMark keeps the mark of a page.
func (s Library) SaveMark(lesson, page string, m session.PageMark) error {
	if s.StateDir == "" {
		return nil
	}
	line, err := json.Marshal(progressLine{progressKey(lesson), page, m.Done, m.Hinted, m.FirstAnswer, m.FirstRight})
	if err != nil {
		return fmt.Errorf("progress is not kept: %w", err)
	}
	const private = 0o700
	if err := os.MkdirAll(s.StateDir, private); err != nil {
		return fmt.Errorf("progress is not kept: %w", err)
	}
	f, err := os.OpenFile(filepath.Join(s.StateDir, progressFile), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("progress is not kept: %w", err)
	}
	// The line break before it ends a line that was cut off.
	_, err = f.Write(append(append([]byte{'\n'}, line...), '\n'))
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("progress is not kept: %w", err)
	}
	return nil
}

// maxProgressBytes is how many bytes of the file are read, its end: more than
// anybody learns.
const maxProgressBytes = 1 << 22

// marks reads what was kept, by lesson and page.
func (s Library) marks() map[string]map[string]session.PageMark {
	kept := map[string]map[string]session.PageMark{}
	if s.StateDir == "" {
		return kept
	}
	text, err := os.ReadFile(filepath.Join(s.StateDir, progressFile))
	if err != nil {
		return kept // nothing was kept, or nothing can be read: the lessons are there all the same
	}
	in := bufio.NewScanner(bytes.NewReader(text[max(0, len(text)-maxProgressBytes):]))
	in.Buffer(nil, maxProgressBytes)
	for in.Scan() {
		var line progressLine
		if json.Unmarshal(in.Bytes(), &line) != nil || line.Page == "" {
			continue
		}
		pages := kept[line.Lesson]
		if pages == nil {
			pages = map[string]session.PageMark{}
			kept[line.Lesson] = pages
		}
		m := pages[line.Page]
		m.Done, m.Hinted = m.Done || line.Done, m.Hinted || line.Hinted
		if m.FirstAnswer == "" {
			m.FirstAnswer, m.FirstRight = line.First, line.Right
		}
		pages[line.Page] = m
	}
	return kept
}
