package pane

import (
	"slices"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// The smallest scatter.
const (
	minDataWidth  = 24
	minDataHeight = 8
)

// scatter is the scatter of two features with the boundary, where a is the threshold, and the
// probability behind it. With one feature the second axis is a itself and the
// boundary is the sigmoid; with more than two the others are held at their
// mean, and the pane says so; of polynomial features it shows the two that they
// are made of. Rows that are kept for testing are hollow.
type scatter struct {
	scatterKey
	params     trainer.Params // at the cursor
	next       trainer.Params // after the next update
	others     []comparedRun  // the runs that are compared, here
	newExample []float64      // the new example as the features are, nil for none
}

// runLine is how the boundary of a compared run is drawn.
type runLine struct {
	style theme.Style
	dash  chart.Dash
}

func runLineOf(st paneState, g Run) runLine {
	style, dash := st.ghostLine(st.runSet, g)
	return runLine{style, dash}
}

// comparedRun is a run that is compared with the present one, at the cursor.
type comparedRun struct {
	line   runLine
	name   string // α 0.3
	params trainer.Params

	mistake bool
}

func (r comparedRun) equal(o comparedRun) bool {
	return r.line == o.line && r.name == o.name && r.params.Equal(o.params)
}

// scatterKey is all of it that == compares.
type scatterKey struct {
	DrawOptions
	size     Size
	data     *session.PreparedData
	started  string            // how the start of the data was chosen
	features [2]int            // the two shown, 0-based
	shown    session.ViewRange // what the axes were asked to cover

	threshold           float64                     // above it 1 is predicted
	wrong, undecided    [2]int                      // examples by class
	testWrong           int                         // of the rows kept for testing
	classificationKnown bool                        // these are known, and which they are
	correctness         *session.ExampleCorrectness // of the examples that are drawn; nil while they are not known
	ring                int                         // the example that is marked, −1 for none
	ringNewExample      bool                        // the new example is
	newExampleConcealed bool                        // its a would give an answer away
}

var _ = Register("data", Data)

// Data builds the scatter of a moment.
func Data(st session.State, d Presentation, size Size) Content {
	return withDivergedOverlay(newScatter(paneStateOf(st, d.DrawOptions), d, size), st, d, size)
}

func newScatter(st paneState, d Presentation, size Size) scatter {
	at := st.Run.Snapshot
	next := at.NextParams(st.Run.Alpha)
	if language.ConcealsNext(st.State) { // where the next step goes
		next = at.Params
	}
	c := scatter{params: at.Params, next: next, scatterKey: scatterKey{
		DrawOptions: d.DrawOptions, size: size, data: st.Data, started: language.StartText(st.StartAction), features: PairOf(st.State, dataPaneIndex), ring: st.Inside.Focus,
		wrong: st.Analysis.Wrong, undecided: st.Analysis.Undecided, classificationKnown: st.Analysis.ClassificationKnown && st.Analysis.ExampleCorrectness != nil,
		testWrong: st.Analysis.TestWrong, correctness: st.Analysis.ExampleCorrectness, threshold: st.View.Threshold, ringNewExample: st.View.NewExampleInGraph, newExampleConcealed: st.Concealed["examples"],
	}}
	if x := st.View.NewExample; x != nil {
		c.newExample = st.Data.Set.PreprocessRow(x)
	}
	if c.hasCurvedBoundary() {
		c.features = [2]int{0, 1}
	}
	c.shown = viewOf(st.View, dataPaneIndex, func() session.ViewRange { return dataView(c.data, c.features) })
	for i, g := range st.Run.Ghosts {
		if here, ok := g.At(at.Iter); ok && g.Compared() {
			c.others = append(c.others, comparedRun{runLineOf(st, st.Ghosts[i]), st.name(st.Ghosts[i]), here.Params, g.MistakeID() != ""})
		}
	}
	if m, _ := st.Data.Problem.Size(); c.ring >= m || c.ringNewExample || d.Projector && !d.looksInside(st.View) {
		c.ring = -1
	}
	return c
}

// Equal implements Content.
func (c scatter) Equal(o Content) bool {
	other, ok := o.(scatter)
	return ok && c.scatterKey == other.scatterKey && c.params.Equal(other.params) && c.next.Equal(other.next) && slices.EqualFunc(c.others, other.others, comparedRun.equal) && slices.Equal(c.newExample, other.newExample)
}

// Text implements Content: what is learned from, and what would suit it better.
func (c scatter) Text() []string {
	said := []string{SpokenData(c.data) + "; start: " + c.started}
	if scale := c.scaleAdvice(c.data, unbounded); scale != "" {
		said = append(said, scale)
	}
	return said
}

// Draw implements Content.
func (c scatter) Draw(a chart.Area) {
	if c.size.W < minDataWidth || c.size.H < minDataHeight {
		return
	}
	if !c.Projector { // there it stands beside the name of the pane
		c.legend(a)
	}
	v := c.view()
	v.axes(a)
	in := a.Sub(v.area)
	v.shade(in)
	for _, o := range c.others {
		if !o.mistake {
			v.drawComparedRun(in, o)
		}
	}
	moves := v.moves()
	if moves {
		v.draw(in, v.nextBoundary())
	}
	v.draw(in, v.currentBoundary())
	for _, o := range c.others {
		if o.mistake { // above, so that where the two run together its dashes are seen between the other
			v.drawComparedRun(in, o)
		}
	}
	c.drawMarks(in, v.marks())
	v.noBoundary(in)
	v.drawRing(in)
	v.drawThreshold(in)
	v.drawNewExample(in)
	v.drawOffscreen(in)
	v.labelComparedRuns(in)
	v.labelBoundary(in, moves)
}

// correctnessAt judges example i at the cursor.
func (c scatter) correctnessAt(i int) trainer.Correctness {
	return trainer.CorrectnessOf(c.params.Z(c.data.Problem.X[i]), c.data.Problem.Y[i], c.threshold)
}

// singleMark is the mark of a single example, which is not drawn on a projector.
func (c scatter) singleMark(mark string) string {
	if c.Projector {
		return ""
	}
	return mark
}

// mark is what stands in one cell of the scatter.
type mark struct {
	count [2]int // examples by class
	wrong [2]int
	test  [2]int // those kept for testing
	split bool   // there are some: then they alone are hollow
}

// glyph chooses the mark of a cell: a wrong example shows before a correct one,
// then the class that has more.
func (m mark) glyph() (r rune, class int) {
	switch {
	case m.wrong[0] > 0 && m.wrong[0] >= m.wrong[1]:
		return '⊗', 0
	case m.wrong[1] > 0:
		return '▼', 1
	}
	all := [2]int{m.count[0] + m.test[0], m.count[1] + m.test[1]}
	class = 0
	if all[1] > all[0] {
		class = 1
	}
	single := m.count[0]+m.count[1] == 1
	if m.split {
		single = m.count[0]+m.count[1] == 0
	}
	return [2][2]rune{{'●', '○'}, {'▲', '△'}}[class][boolToInt(single)], class
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// solid is the mark of several examples for that of one: it is seen from afar.
func solid(r rune) rune {
	switch r {
	case '○':
		return '●'
	case '△':
		return '▲'
	}
	return r
}

// Hit implements Content: a mark is its example. Where several share a cell, the next of them after the one in focus.
func (c scatter) Hit(x, y int) session.Intent {
	if c.size.W < minDataWidth || c.size.H < minDataHeight {
		return nil
	}
	v := c.view()
	x, y = x-v.area.X, y-v.area.Y
	if v.Projector {
		x &^= 1
	}
	first, next := -1, -1
	for i := range session.SampleIndices(len(v.data.Problem.X), -1) {
		if atX, atY := v.cell(i); atX != x || atY != y {
			continue
		}
		if first < 0 {
			first = i
		}
		if next < 0 && i > v.ring {
			next = i
		}
	}
	switch {
	case next >= 0:
		return session.Example{I: next + 1}
	case first >= 0:
		return session.Example{I: first + 1}
	}
	return nil
}

// drawRing marks the focused example, on top of whatever shares its cell.
func (v scatterPlot) drawRing(a chart.Area) {
	if v.ring < 0 {
		return
	}
	x, y := v.cell(v.ring)
	class := int(v.data.Problem.Y[v.ring])
	single := mark{split: len(v.data.Test.X) > 0}
	single.count[class], single.wrong[class] = 1, boolToInt(v.correctnessAt(v.ring) == trainer.Incorrect)
	end := v.drawMark(a, x, y, single, true)
	ring := theme.Style{FG: v.Theme.Now.FG, Bold: true}
	a.Set(x-1, y, '(', ring)
	a.Set(end, y, ')', ring)
}

// noBoundary says why there is none where a is 0.5 everywhere.
func (v scatterPlot) noBoundary(a chart.Area) {
	const text = "every a = 0.5: no boundary yet"
	if w, b := number.LargestMagnitude(v.params.W), v.params.B; w == 0 && b == 0 && a.Free(4, 2, len(text)) {
		a.Text(4, 2, text, v.Theme.Text)
	}
}
