package ui

import (
	"fmt"
	"time"

	"descent/ui/language"
	"descent/ui/session"
)

// progressInterval is how often the screen says how far reading is.
const progressInterval = time.Second / 10

// progressMsg says that it is time to look how far data are read.
type progressMsg session.Ticket

func (m *Model) scheduleProgress(of session.Ticket) { m.sendAfter(progressInterval, progressMsg(of)) }

// apply looks, which the drawing of the screen does, and looks again later.
func (msg progressMsg) apply(m *Model) {
	if under := m.state().InProgress; under.Opening != nil && under.OpenTicket == session.Ticket(msg) {
		m.scheduleProgress(under.OpenTicket)
	}
}

// readingText says what is being read; empty where nothing is.
func (m *Model) readingText(under session.InProgress) string {
	if under.Opening == nil {
		return ""
	}
	text := "Reading " + language.ShortPath(under.Opening.Name) + " …"
	if p, known := m.worker.Progress(under.OpenTicket); known {
		rows := fmt.Sprintf(" %d rows", p.Rows)
		if percent, known := p.Percent(); known {
			rows = fmt.Sprintf(" %d %%", percent)
		}
		text += rows
	}
	return text + ", Esc stops"
}
