package pane

import (
	"descent/trainer"
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
	line          int                      // how many lines have run
	sums          *trainer.LoopCheckpoints // of the whole loop; nil until it is known
	trace, before trainer.Trace            // the loop at the line cursor, and one line earlier
	vectors       bool                     // it is written with vectors, not as a loop
	asking        bool                     // a question is open: what lies behind the cursor is not shown
}

var _ = Register("loop", Loop)

// Loop builds the pseudo-code of an iteration.
func Loop(st session.State, d Presentation, size Size) Content {
	c := newLoopContent(newIteration(st, d, size), st.Inside.Line, st.Analysis.Loop)
	c.vectors, c.asking = st.View.Vectors, language.OpenQuestion(st) || st.Practice != nil
	if m := mistakenLoop(st); m != nil {
		return newMistaken(c.iteration, *m)
	}
	return c
}

// mistakenLoop is the iteration of the mistake that Loop shows in place of the run's own, nil
// where it shows that.
func mistakenLoop(st session.State) *session.Mistaken {
	if st.View.Vectors || st.Practice != nil || language.OpenQuestion(st) {
		return nil
	}
	return st.Analysis.Mistaken
}

func newLoopContent(c iteration, line int, sums *trainer.LoopCheckpoints) loopContent {
	l := loopContent{iteration: c, line: line, sums: sums}
	if sums != nil {
		l.trace, l.before = sums.RunLines(c.alpha, line), sums.RunLines(c.alpha, line-1)
	}
	return l
}

// waitForLoop stands for what a pass over the examples has still to bring.
const waitForLoop = "The lines of the loop are being run."

// Equal implements Content.
func (c loopContent) Equal(o Content) bool {
	other, ok := o.(loopContent)
	return ok && c.line == other.line && c.sums == other.sums && c.vectors == other.vectors && c.asking == other.asking && c.same(other.iteration)
}

// Hit implements Content.
func (c loopContent) Hit(int, int) session.Intent { return nil }

// Draw implements Content.
func (c loopContent) Draw(a chart.Area) {
	if c.sums == nil {
		a.Text(0, 0, waitForLoop, c.Theme.Muted)
		return
	}
	l := newLoop(c, a)
	if c.vectors {
		l.drawVectors()
		return
	}
	p := l.arrange()
	if p.head {
		l.drawHeader()
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
	if p.vectors > 0 && !c.asking {
		l.drawVectorPanel(p.vectors)
	}
	if p.bars > 0 && !c.asking {
		l.drawBars(p.bars)
	}
}
