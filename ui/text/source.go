package text

import (
	"errors"
	"fmt"
)

// source does the lines of a file; an empty one is none. What one of them is at
// fault for ends it.
func (s *Session) source(file string) (said []string, err error) {
	if s.runningScript {
		return nil, errors.New("a script does not do another")
	}
	lines, err := s.experiment.Read(file)
	if err != nil {
		return nil, &FileError{err.Error()}
	}
	s.runningScript = true
	defer func() { s.runningScript = false }()
	for at, line := range lines {
		if line == "" {
			continue
		}
		more, err := s.Exec(line)
		said = append(said, more...)
		var (
			wrong *FileError
			unmet *UnmetError
		)
		where := fmt.Sprintf("%s:%d: ", file, at+1)
		switch {
		case errors.As(err, &wrong):
			return said, &FileError{where + wrong.Text}
		case errors.As(err, &unmet):
			return said, &UnmetError{where + unmet.Text}
		case err != nil:
			return said, fmt.Errorf("%s%w", where, err)
		case s.ended:
			return said, nil
		}
	}
	return said, nil
}
