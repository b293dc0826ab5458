package text

import (
	"errors"
	"fmt"
)

// source does the lines of a file; an empty one is none. What one of them is at
// fault for ends it.
func (c *Session) source(file string) (said []string, err error) {
	if c.sourcing {
		return nil, errors.New("a script does not do another")
	}
	lines, err := c.experiment.Read(file)
	if err != nil {
		return nil, &FileError{err.Error()}
	}
	c.sourcing = true
	defer func() { c.sourcing = false }()
	for at, line := range lines {
		if line == "" {
			continue
		}
		more, err := c.Exec(line)
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
		case c.ended:
			return said, nil
		}
	}
	return said, nil
}
