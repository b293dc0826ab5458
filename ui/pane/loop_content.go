package pane

import (
	"descent/trainer"
	"descent/trainer/mistake"
	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/session"
)

// loopContent is the pseudo-code of one iteration with a cursor: beside each line
// what it computed with the numbers put in, below it the accumulators and one
// sentence about the line that just ran. The texts are those of
// [trainer.LoopLine.Parts], the numbers those of the machine that runs the lines.
type loopContent struct {
	iteration
	line          int               // how many lines have run
	runner        loopRunner        // of the whole loop; nil until it is known
	trace, before trainer.LoopState // the loop at the line cursor, and one line earlier
	vectors       bool              // it is written with vectors, not as a loop
	asking        bool              // a question is open: what lies behind the cursor is not shown
	wrong         mistake.Mistake
	field         field  // of the number that is worked out in one of its lines
	insideMistake bool   // the loop is that of the mistake, which its snapshot is too
	missing       string // why it has no numbers
}

// loopRunner is a loop of which any place is reached at once.
type loopRunner interface {
	RunLines(lines int) trainer.LoopState
	Spans() trainer.LoopSpans
	Problem() trainer.Problem // what it goes over
}

// loopOfRun is the loop of the run itself.
type loopOfRun struct {
	*trainer.LoopCheckpoints
	alpha float64 // of its update
}

// RunLines implements loopRunner.
func (l loopOfRun) RunLines(lines int) trainer.LoopState {
	return l.LoopCheckpoints.RunLines(l.alpha, lines)
}

var _ = Register("loop", Loop)

// Loop builds the pseudo-code of an iteration.
func Loop(st session.State, d Presentation, size Size) Content {
	c := loopContent{iteration: newIteration(st, d, size), line: st.Inside.Line}
	c.vectors, c.asking = st.View.Vectors, language.ConcealsNext(st) || st.Practice != nil
	c.field = fieldIn(st, d, loopField)
	if c.insideMistake = showsMistake(st); c.insideMistake {
		c.useMistakeLoop(st)
	} else if st.Analysis.Loop != nil {
		c.runner = loopOfRun{st.Analysis.Loop, c.alpha}
	}
	if c.runner != nil {
		c.trace, c.before = c.runner.RunLines(c.line), c.runner.RunLines(c.line-1)
	}
	return c
}

// useMistakeLoop lets the loop be that of the mistake.
func (c *loopContent) useMistakeLoop(st session.State) {
	c.wrong = st.Run.ActiveMistake()
	c.missing = missingMistakeText(st, c.wrong)
	m := st.Analysis.MistakeIteration
	if m == nil {
		return
	}
	c.at, c.recent = m.At, m.Recent
	if m.Loop != nil {
		c.runner = m.Loop
	}
}

// showsMistake reports whether Loop shows the iteration of the mistake in place of the run's own.
func showsMistake(st session.State) bool {
	return st.View.InsideMistake && st.Run.ActiveMistake().ID != "" && !st.View.Vectors && st.Practice == nil && !language.ConcealsNext(st)
}

// waitingText is what stands in place of a loop that is not known: what a pass over the examples has
// still to bring, or a mistake that has no numbers here.
func (c loopContent) waitingText() string {
	if !c.insideMistake {
		return waitForLoop
	}
	return "Inside the mistake " + c.wrong.ID + ": " + c.missing + "."
}

// waitForLoop stands for what a pass over the examples has still to bring.
const waitForLoop = "The lines of the loop are being run."

// Equal implements Content.
func (c loopContent) Equal(o Content) bool {
	other, ok := o.(loopContent)
	return ok && c.line == other.line && c.runner == other.runner && c.vectors == other.vectors && c.asking == other.asking && c.field == other.field &&
		c.insideMistake == other.insideMistake && c.wrong.ID == other.wrong.ID && c.missing == other.missing && c.same(other.iteration)
}

// Hit implements Content.
func (c loopContent) Hit(int, int) session.Intent { return nil }

// Draw implements Content.
func (c loopContent) Draw(a chart.Area) {
	if c.runner == nil {
		a.Text(0, 0, c.waitingText(), c.Theme.Muted)
		return
	}
	l := newLoop(c, a)
	if c.vectors {
		l.drawVectors()
		return
	}
	p := l.arrange()
	if p.title > 0 {
		a.Text(0, 0, clip(c.insideMistakeText(), l.w), c.Theme.Warning)
	}
	if p.head {
		l.drawHeader(p.title)
	}
	l.drawLines(p)
	if p.table > 0 {
		l.drawAccumulators(p.table)
	}
	if p.foot > 0 {
		l.drawEquation(p.foot)
	}
	l.drawSentence(p.say, p.sayRows)
	if p.legend > 0 {
		l.drawLegend(p.legend)
	}
	if !c.asking {
		l.drawPanels(p)
	}
}
