package ui

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/session"
)

// lookEvery is how often the screen says how far reading is.
const lookEvery = time.Second / 10

// lookedMsg says that it is time to look how far data are read.
type lookedMsg session.Ticket

func lookLater(of session.Ticket) tea.Cmd {
	return tea.Tick(lookEvery, func(time.Time) tea.Msg { return lookedMsg(of) })
}

// reach looks, which the drawing of the screen does, and looks again later.
func (msg lookedMsg) reach(m *Model) tea.Cmd {
	under := m.now().Under
	if under.Reading == nil || under.Read != session.Ticket(msg) {
		return nil
	}
	return lookLater(under.Read)
}

// readingText says what is being read; empty where nothing is.
func (m *Model) readingText(under session.Under) string {
	if under.Reading == nil {
		return ""
	}
	text := "Reading " + language.ShortPath(under.Reading.Name) + " …"
	if p, known := m.hands.Progress(under.Read); known {
		rows := fmt.Sprintf(" %d rows", p.Rows)
		if percent, known := p.Percent(); known {
			rows = fmt.Sprintf(" %d %%", percent)
		}
		text += rows
	}
	return text + ", Esc stops"
}

// withFlags adds to advice that names a flag where flags are taken: not here.
func (m *Model) withFlags(err error, name string) error {
	flag := regexp.MustCompile(`--[a-z]+`).FindString(err.Error())
	if flag == "" {
		return err
	}
	command := "descent "
	if m.options.spoken {
		command += "step "
	}
	if strings.Contains(err.Error(), "descent ") { // it has the whole line
		return fmt.Errorf("%w (a line for the shell: quit first)", err)
	}
	return fmt.Errorf("%w (flags are for the start: quit, then %s%s %s …)", err, command, shellWord(name), flag)
}

// shellWord is a path as a shell takes it.
func shellWord(path string) string {
	if strings.Trim(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/~") == "" {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}
