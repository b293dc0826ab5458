package ui

import (
	"regexp"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/timeline"
)

// What tests know of the program beside its screen: the moment as the panes get
// it, and the runs behind it. It is read here and nowhere else.

// shownMoment is a moment as the panes of the screen get it.
type shownMoment struct {
	session.State
	pane.Presentation
}

// shown are the main panes on the screen, from left to right.
func (f shownMoment) shown() []int { return f.Shown(f.View) }

// frame is the present one.
func (d *driver) frame() shownMoment {
	st := d.state()
	_, look := d.presented(st, d.width, d.height)
	return shownMoment{st, look}
}

// presented is where the parts of a screen stand, and how a state is shown on it.
func (d *driver) presented(st session.State, w, h int) (layout.Screen, pane.Presentation) {
	s := layout.Arrange(w, h, d.model.layoutWant())
	return s, d.model.presentation(st, s)
}

// now is the snapshot that is shown, to the last bit.
func (d *driver) now() trainer.Snapshot { return d.frame().Run.Snapshot }

// k is the iteration that is shown.
func (d *driver) k() int { return d.now().Iter }

// state is the session that is shown.
func (d *driver) state() session.State { return d.model.session.State() }

// run is the present run.
func (d *driver) run() timeline.Run { return d.state().Run.Present }

// others are the other runs, the oldest first.
func (d *driver) others() []timeline.Run { return d.state().Run.Ghosts }

// chunk sets how many updates are asked for at once, which else depends on how
// fast the answers come.
func (d *driver) chunk(n int) { d.model.session.SetChunk(n) }

// newest is the iteration that the present run has come to.
func (d *driver) newest() int { return d.run().Head().Iter }

// atHead tells whether that is the one shown.
func (d *driver) atHead() bool { return d.k() == d.newest() }

// playing tells whether it steps by itself.
func (d *driver) playing() bool { return strings.HasPrefix(d.frame().PlayText, "playing ") }

// sample is the sample of J that the surface is drawn from, nil before the first.
func (d *driver) sample() *pane.SurfaceSample { return d.model.surface.sample }

// busy tells whether something that was asked for is under way.
func (d *driver) busy() bool { return !d.model.session.Idle() || d.model.currentExport() != nil }

// The first and the largest number of updates that are asked for at once.
const (
	firstChunk = 64
	maxChunk   = 1 << 13
)

// fails lets the oldest piece of work that waits go wrong.
func (d *driver) fails(err error) {
	d.t.Helper()
	result, ok := d.queue[0]().(resultMsg)
	if !ok {
		d.t.Fatalf("what waits is no work of the session")
	}
	d.queue = d.queue[1:]
	result.Err = err
	d.deliver(result)
}

func (d *driver) view() string { return d.model.View() }

// status is the exit status.
func (d *driver) status() int { return d.model.Status() }

// due is the beat that play waits for now, without the wait.
func (d *driver) due() tea.Msg { return tickMsg(d.state().Play.Tick) }

// look lets the screen say how far reading is, as it does ten times a second.
func (d *driver) look() { d.send(progressMsg(d.state().InProgress.OpenTicket)) }

// grid is the screen with its styles.
func (d *driver) grid() *chart.Grid { return d.model.draw() }

// lines is how many lines of the loop have run in the iteration that is shown,
// as the pane of the loop says: it must be on the screen.
func (d *driver) lines() int {
	d.t.Helper()
	st := d.state()
	if st.Analysis.Loop == nil {
		d.t.Fatalf("no pane shows the loop:\n%s", d.screen())
	}
	return st.Inside.Line
}

// behind is the grid without what lies over it.
func (d *driver) behind() *chart.Grid {
	m := d.model
	m.overlay = nil
	return m.draw()
}

// drawn is the screen as it is drawn where nothing is kept of the one before.
func (d *driver) drawn() string {
	m := d.model
	m.cache = &viewCache{}
	return m.View()
}

// typing tells whether a line is open, and what stands in it before the cursor, which is
// the first cell of its row that is reversed.
func (d *driver) typing() (text string, open bool) {
	rows := strings.Split(d.view(), "\n")
	for _, row := range rows[max(0, len(rows)-3):] {
		at := reversed.FindStringIndex(row)
		if at == nil {
			continue
		}
		before := strings.TrimPrefix(ansi.Strip(row[:at[0]]), " ")
		for label := range textLines() {
			if text, found := strings.CutPrefix(before, label); found {
				return text, true
			}
		}
	}
	return "", false
}

// reversed finds what the terminal is sent to swap text and background: bold may stand
// before it, and colours behind it.
var reversed = regexp.MustCompile("\x1b\\[(?:1;)?7[m;]")
