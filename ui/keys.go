package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// handleKey turns a key into what it asks for. Text typed fast arrives as one key of several
// runes: unless it was pasted, each is a key of its own.
func (m *Model) handleKey(msg tea.KeyMsg) {
	switch {
	case msg.Type == tea.KeyRunes && len(msg.Runes) > 1 && !msg.Paste:
		for _, r := range msg.Runes {
			m.handleKey(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	case m.isEscThenKey(msg) && !m.overlayQueued(): // what opens later may know it
		m.handleKey(tea.KeyMsg{Type: tea.KeyEsc})
		msg.Alt = false
		m.handleKey(msg)
	case m.mustWait(msg):
		m.enqueue(msg)
	default:
		m.processKey(msg)
	}
}

// processKey has the effect of a key.
func (m *Model) processKey(msg tea.KeyMsg) {
	switch {
	case m.isEscThenKey(msg):
		m.processKey(tea.KeyMsg{Type: tea.KeyEsc})
		msg.Alt = false
		m.processKey(msg)
	case m.overlay != nil:
		m.overlayKey(msg)
	case m.answerKey(msg):
	case !msg.Paste:
		m.pressMain(msg.String())
	}
}

// pressMain has the effect of one key where nothing is open.
func (m *Model) pressMain(key string) {
	outer, inner := m.keys.Lookup(language.Main, key), m.keys.Lookup(language.InsidePane, key)
	_, stops := outer.Intent.(session.Stop)
	switch {
	case stops:
		m.escape()
	case m.paneFocus.entered && m.paneHandles(inner):
		m.handlePaneKey(inner)
	case m.questionKey(key): // it was the answer to a question that is open
	case outer.Any():
		m.notice = pane.Notice{}
		m.runKey(outer)
	}
}

// runKey has the effect of a key where nothing is open.
func (m *Model) runKey(k language.Key) {
	switch k.ScreenAction { //nolint:exhaustive // the keys of the screen alone, where nothing is open
	case language.Enter:
		m.paneFocus.entered = true
	case language.Prompt:
		m.overlay = newCommandPrompt(m, "")
	case language.Suspend:
		m.suspend()
	case language.Continue:
		m.enqueue(lessonAdvance(k.N))
	case language.NoScreenAction:
		if _, explains := k.Intent.(session.Why); explains {
			m.hintOrWhy()
			return
		}
		m.dispatch(k.Intent)
	}
}

// overlayKey gives a key to the overlay that is open.
func (m *Model) overlayKey(msg tea.KeyMsg) {
	m.notice = pane.Notice{}
	key := ""
	if !msg.Paste { // the name of a paste is all of it
		key = msg.String()
	}
	k := m.keys.Lookup(m.overlay.context(), key)
	_, quits := k.Intent.(session.Quit)
	line, typing := m.overlay.(editor)
	switch {
	case quits:
		m.quit(0)
	case k.ScreenAction == language.Suspend:
		m.suspend()
	case k.ScreenAction != language.NoScreenAction:
		m.overlay.act(m, k)
	case typing && m.overlay.context() == language.TypingLine:
		line.edit(msg)
	default:
		m.overlay.handleOtherKey(m, key)
	}
}

// escape ends the innermost thing: reading, then a way that the title speaks of,
// then being in a pane, then whatever else goes on.
func (m *Model) escape() {
	under := m.state().InProgress
	if m.paneFocus.entered && under.Opening == nil && !under.Long {
		m.paneFocus = paneFocus{}
		return
	}
	m.notice = pane.Notice{}
	if !m.busy() && m.closeInnermost() {
		return
	}
	m.dispatch(session.Stop{})
}

// busy reports whether something goes on that Esc ends before all else.
func (m *Model) busy() bool {
	under := m.state().InProgress
	_, looking := m.tracker.Busy(tableSlot)
	return under.Opening != nil || under.Steps > 0 || under.Waiting > 0 || m.state().Play.On || m.currentExport() != nil || looking
}

// isEscThenKey tells whether a key with Alt is Esc and then the key without Alt:
// terminals send the same for both. It is Alt only where a line that is typed knows it. The
// keys with names of their own (the arrows) have sequences of their own too.
func (m *Model) isEscThenKey(msg tea.KeyMsg) bool {
	if !msg.Alt || msg.Type < 0 && msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace {
		return false
	}
	if f := m.typedAnswer(); m.overlay == nil && f != nil {
		return !f.input.isEdit(msg)
	}
	line, typing := m.overlay.(editor)
	return !typing || !line.isEdit(msg)
}

// mustWait tells whether a key waits for its turn: behind what will open, for
// which it is, and behind other keys that wait. What a key means else is settled
// when it is pressed.
func (m *Model) mustWait(msg tea.KeyMsg) bool {
	if msg.Type == tea.KeyCtrlC || msg.Type == tea.KeyCtrlZ || m.overlay != nil {
		return false
	}
	for of := range m.session.KeyAffectingItems() {
		if _, key := of.(tea.KeyMsg); key || opensOverlay(of) {
			return msg.Type != tea.KeyEsc || !m.state().InProgress.Long
		}
	}
	return false
}

// overlayQueued tells whether something waits that will take the keys after it.
func (m *Model) overlayQueued() bool {
	for of := range m.session.KeyAffectingItems() {
		if key, is := of.(tea.KeyMsg); is && key.Type == tea.KeyEsc {
			return false
		}
		if opensOverlay(of) {
			return true
		}
	}
	return false
}

// opensOverlay tells whether what waits opens a list or a line.
func opensOverlay(of any) bool {
	name, is := of.(session.CommandName)
	return is && (name.Name == "compare" || name.Name == "init")
}

func (m *Model) suspend() { m.async(func() any { return Suspend{} }) }

// answerKey is what a key means for what is typed.
type answerKey uint8

const (
	notAnswerKey answerKey = iota // an editing key, or none of the field's
	answerTyping
	answerCheck
	answerErase
	answerForward // what steps
	answerBack
)

// answerKeyOf is what a key means where a number is typed.
func (m *Model) answerKeyOf(msg tea.KeyMsg) answerKey {
	outer := m.keys.Lookup(language.Main, msg.String())
	_, steps := outer.Intent.(session.Step)
	_, backs := outer.Intent.(session.Back)
	goesOn := outer.ScreenAction == language.Continue
	switch does := m.keys.Lookup(language.PracticeQuestion, msg.String()).ScreenAction; {
	case msg.Paste, does == language.BeginTyping:
		return answerTyping
	case does == language.Accept:
		return answerCheck
	case does == language.Erase:
		return answerErase
	case steps, goesOn && outer.N > 0:
		return answerForward
	case backs, goesOn:
		return answerBack
	}
	return notAnswerKey
}

// answerKey has the effect of a key where a number is worked out, and reports whether it is one that is typed, or
// checks or takes back what was. What is typed replaces a wrong answer, and what steps checks it.
func (m *Model) answerKey(msg tea.KeyMsg) bool {
	of, ok := m.currentNumber()
	if !ok || language.StageOf(m.state()) != language.PracticeStage { // one before it is looked at
		return false
	}
	f, given := m.typedAnswer(), ""
	if f == nil {
		f, given = &answerField{number: of, input: newTextLine("")}, m.lastWrongAnswer()
	}
	text, means := f.input.Value(), m.answerKeyOf(msg)
	switch means {
	case answerCheck:
		m.checkAnswer(text + given) // at most one of them is
		return true
	case answerForward:
		if text != "" {
			m.checkAnswer(text)
		}
		return text != ""
	case answerTyping:
		f.input.handleKey(msg)
	case answerErase:
		if given != "" {
			f.input.set(given)
		}
		f.input.erase()
	case answerBack:
		if text+given == "" {
			return false
		}
		f.input.erase() // of a wrong answer all
	case notAnswerKey:
		if text == "" || !f.input.isEdit(msg) {
			return false
		}
		f.input.handleKey(msg)
	}
	m.notice, m.answer, f.err = pane.Notice{}, f, ""
	return true
}
