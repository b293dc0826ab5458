package session

import "descent/trainer"

// iterationCursor is where one looks inside an iteration. The line cursor counts the
// lines of the loop that have run in the iteration shown:
//
//	0 ≤ line < trainer.LineCount of the λ there: when all have run it is the next iteration
type iterationCursor struct {
	at        position
	line      int
	focus     int // the focused example where the loop has none yet, 0-based
	entryLine int // the line to begin with at the next moment, 0 but when stepping back into an iteration
	node      int // of the graph: 0 shows it whole, else how far it was walked
	stepsMade int // steps forward since the data were opened
}

// syncIterationCursor begins the line cursor anew where the iteration shown has changed;
// the focused example stays.
func (s *Session) syncIterationCursor() {
	in := &s.iterationCursor
	if in.at == s.position() {
		return
	}
	in.focus = s.focus()
	in.at, in.line, in.entryLine = s.position(), in.entryLine, 0
}

// runLines makes it so that so many lines have run. Nothing is kept beside: the
// focus is the loop's i, and stays so when the loop is left.
func (s *Session) runLines(line int) {
	s.iterationCursor.line = line
	s.iterationCursor.focus = s.focus()
}

// do runs lines of the loop, or takes them back. Running past the update is a
// step, as far as that: a step begins a loop of its own. Back from the beginning
// it goes to the last line of the iteration before.
func (a Lines) do(s *Session) {
	count := s.lineCount()
	switch line := s.view.lineAfter(s.data.Problem, s.timeline.Current().Lambda, s.iterationCursor.line, a.N); {
	case line >= count:
		Step{N: 1}.do(s)
	case line >= 0:
		s.runLines(line)
		s.record(LineAt{line})
	case s.iterationCursor.line > 0 && a.N < -1:
		s.runLines(0)
		s.record(LineAt{0})
	case s.timeline.Cursor() > 0 && s.allowBackward():
		before := s.timeline.HyperAfter(s.timeline.Cursor() - 1)
		s.iterationCursor.entryLine = trainer.LineCount(s.data.Problem, before.Lambda) - 1
		s.record(Lines{-1})
		s.seek(s.timeline.Cursor() - 1)
		s.pending.partOfAction = true
	}
}

// lineCount is how many lines the loop has here.
func (s *Session) lineCount() int {
	return trainer.LineCount(s.data.Problem, s.timeline.Current().Lambda)
}

// lineAfter is how many lines have run n lines on from line.
func (g ViewState) lineAfter(p trainer.Problem, lambda float64, line, n int) int {
	if !g.Vectors {
		return line + n
	}
	ran := trainer.VectorLinesRan(p, lambda, line) + n
	if ran < 0 {
		return ran
	}
	return trainer.LoopLinesRan(p, lambda, ran)
}

// LineAfter is how many lines of the loop have run n lines on, in lines of the
// form that is shown; beyond the iteration it is below 0, or all of them and more.
func (st State) LineAfter(n int) int {
	return st.View.lineAfter(st.Data.Problem, st.Run.Snapshot.Lambda, st.Inside.Line, n)
}

func (a LineAt) do(s *Session) {
	line := a.L
	if line == EndOfLoop {
		m, _ := s.data.Problem.Size()
		line = trainer.LinesBeforeExample(s.data.Problem, m)
	}
	s.runLines(line)
	s.record(LineAt{line})
}

// do focuses an example and moves the line cursor to its beginning.
func (a Example) do(s *Session) {
	s.runLines(trainer.LinesBeforeExample(s.data.Problem, a.I-1) + 1)
	s.view.NewExampleInGraph = false // an example of the data, no longer a new one
	s.record(a)
}

// do walks the graph; the client knows how many nodes it draws.
func (a Node) do(s *Session) {
	s.iterationCursor.node = max(a.I, 0)
	s.record(a)
}

func (Lines) turn() Timing   { return EndsPlay }
func (LineAt) turn() Timing  { return EndsPlay }
func (Example) turn() Timing { return EndsPlay }
func (Node) turn() Timing    { return Immediate }

// focus is the focused example, 0-based: the loop's i.
func (s *Session) focus() int {
	m, n := s.data.Problem.Size()
	if i := loopExample(s.iterationCursor.line, n); i >= 0 {
		return min(i, m-1)
	}
	return s.iterationCursor.focus
}

// loopExample is the example of the loop after that many lines, −1 for none.
func loopExample(lines, n int) int {
	if lines < 2 { // the first line sets the sums to 0, the second begins example 0
		return -1
	}
	return (lines - 2) / trainer.BodyLines(n)
}
