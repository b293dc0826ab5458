package ui

import (
	"strconv"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// why is what explains the sentences of the moment at which it was opened.
type why struct {
	pane.Why
	curveTicket session.Ticket // the curve that is being computed
}

// stepCurveMsg brings J along a step: computing it takes some hundred passes over
// the examples.
type stepCurveMsg struct {
	ticket session.Ticket
	curve  *pane.StepCurve
}

// openWhy opens it; the curve comes when it is computed.
func (m *Model) openWhy() {
	m.tracker.Drop(curveSlot)
	c := m.canvas()
	st := m.state()
	words := pane.Size{W: c.layout.Words.W, H: c.layout.Words.H}
	w := &why{Why: pane.NewWhy(st, m.presentation(st, c.layout), words, nil)}
	m.overlay = w
	at, alpha, next, ok := pane.StepOf(st)
	if !ok {
		return
	}
	w.curveTicket = m.tracker.Start(curveSlot, nil)
	problem, ticket := st.Data.Problem, w.curveTicket
	m.async(func() any { return stepCurveMsg{ticket, pane.NewStepCurve(problem, at, alpha, next)} })
}

func (msg stepCurveMsg) apply(m *Model) {
	if _, wanted := m.tracker.Finish(msg.ticket); !wanted {
		return
	}
	if w, ok := m.overlay.(*why); ok && w.curveTicket == msg.ticket {
		w.Curve = msg.curve
	}
}

func (w *why) context() language.Context { return language.List }

func (w *why) act(m *Model, k language.Key) {
	switch k.ScreenAction { //nolint:exhaustive // the others do nothing in it
	case language.Down:
		w.Page = 1
	case language.Up:
		w.Page = 0
	case language.Close, language.Accept:
		m.overlay = nil
	}
}

// handleOtherKey does a line by its number; the key that opens it closes it too.
func (w *why) handleOtherKey(m *Model, key string) {
	if n, err := strconv.Atoi(key); err == nil && n > 0 && n <= len(w.Tries) {
		m.overlay = nil
		if fault := submitWithPrefix("")(m, w.Tries[n-1].Line); fault != nil {
			m.notifyError(fault.Err())
		}
		return
	}
	if _, same := m.keys.Lookup(language.Main, key).Intent.(session.Why); same {
		m.overlay = nil
	}
}

func (w *why) draw(c *canvas) { w.Draw(c.overlayArea(maxBoxRows)) }

func (w *why) coversScreen() bool { return true }
