package ui

import (
	"fmt"
	"time"

	"descent/ui/language"
	"descent/ui/session"
)

// lookEvery is how often the screen says how far reading is.
const lookEvery = time.Second / 10

// lookedMsg says that it is time to look how far data are read.
type lookedMsg session.Ticket

func (m *Model) lookLater(of session.Ticket) { m.after(lookEvery, lookedMsg(of)) }

// arrive looks, which the drawing of the screen does, and looks again later.
func (msg lookedMsg) arrive(m *Model) {
	if under := m.now().InProgress; under.Reading != nil && under.ReadTicket == session.Ticket(msg) {
		m.lookLater(under.ReadTicket)
	}
}

// readingText says what is being read; empty where nothing is.
func (m *Model) readingText(under session.InProgress) string {
	if under.Reading == nil {
		return ""
	}
	text := "Reading " + language.ShortPath(under.Reading.Name) + " …"
	if p, known := m.hands.Progress(under.ReadTicket); known {
		rows := fmt.Sprintf(" %d rows", p.Rows)
		if percent, known := p.Percent(); known {
			rows = fmt.Sprintf(" %d %%", percent)
		}
		text += rows
	}
	return text + ", Esc stops"
}
