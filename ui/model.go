// Package ui is the one Bubble Tea program. The Model routes messages: a key
// becomes an intent (package language), an intent an effect (actions.go); steps
// that the timeline does not know are asked of the training goroutine
// (feed.go) and come back as one message. What is seen is drawn by package
// pane from a Frame (frame.go). The package must not know flags or files.
package ui

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/theme"
	"descent/ui/timeline"
)

// Model is the state of the program.
type Model struct {
	ctx     context.Context //nolint:containedctx // ends the training goroutine with the program
	options Options
	keys    language.Map
	status  int

	width, height int
	theme         theme.Theme
	colourless    bool // the terminal shows no colours, or must not
	flat          bool // it shows few
	encoder       *chart.Encoder
	translate     func(string) string
	screen        *screen
	pass          *pass

	lesson   lesson
	timeline timeline.Timeline
	feed     feed
	insight  *insight
	company  company
	owed     owed
	waiting  []turn // what was asked for while something was owed
	taking   bool   // one of them is being taken
	walked   int    // steps forward since the data were opened
	unmet    string // why the newest until ended before its condition; empty where it did not
	player   player
	recalls  int // tag of the newest recomputation asked for
	reading  reading
	asked    source // what was asked for last: what is being read, or the lesson's own
	previews previewed

	history   *history
	exporting *exporting // nil where nothing is written
	exports   int        // tag of the newest export

	cursor
	inside  pane.Inside
	surface surface
	pairs   map[string][2]int    // of what each main pane shows, by their names; never changed in place
	views   map[string]pane.View // of the main panes that were moved by hand; never changed in place

	mains
	zoom      bool
	projector bool
	hidden    map[string]bool // of pane.Hideable; never changed, only replaced
	logCost   bool
	digits    int
	overlay   overlay
	notice    pane.Notice
}

// lesson is what is learned from, and what is known of it once and for all.
type lesson struct {
	source
	choices []string // the features there are to choose from, as far as they are known
	problem trainer.Problem
	stepper *trainer.Stepper // at k = 0; others resume from it, sharing the problem
	facts   trainer.Facts
	columns []pane.Column
	start   string // how the start was chosen
}

// source is data and how they were opened.
type source struct {
	name string
	as   Reading
	set  datasets.Set
}

const defaultDigits = 6

// New returns the program at k = 0. Cancelling ctx ends its training
// goroutine.
func New(ctx context.Context, o Options) (Model, error) {
	look, err := theme.Choose(o.Theme, o.ColorFGB)
	if err != nil {
		return Model{}, err
	}
	m := Model{
		ctx: ctx, options: o, keys: language.NewMap(), theme: look, screen: &screen{}, pass: &pass{}, history: &history{},
		mains: newMains(), projector: o.Projector, digits: defaultDigits, player: newPlayer(),
	}
	if o.Renderer.ColorProfile() == termenv.Ascii {
		m.colourless = true
		m.theme, _ = theme.Choose("mono", "")
	}
	m.flat = o.Renderer.ColorProfile() != termenv.TrueColor
	m.theme = m.suited(m.theme)
	m.encoder = chart.NewEncoder(bare(o.Renderer))
	if o.Plain {
		m.translate = theme.Plain()
	}
	first, err := prepare(source{o.Name, Reading{Scale: o.Scale}, o.Data}, o.Start, o.Tolerance)
	if err != nil {
		return Model{}, err
	}
	if o.Alpha == 0 {
		o.Alpha = first.alpha()
	}
	m.begin(first, o.StartText, o.Alpha)
	m.sayNotes()
	return m, nil
}

// suited is a theme as the terminal can show it.
func (m *Model) suited(t theme.Theme) theme.Theme {
	if m.flat {
		return t.Flattened()
	}
	return t
}

// bare lets a terminal without colours still show bold and reverse, which the
// mono theme needs and which no colour setting forbids: lipgloss drops every
// attribute in its profile without colours.
func bare(r *lipgloss.Renderer) *lipgloss.Renderer {
	if r.ColorProfile() == termenv.Ascii {
		r.SetColorProfile(termenv.ANSI)
	}
	return r
}

// ready is data with a start, and all about them that takes passes over the
// examples: of large data it is made away from the event loop.
type ready struct {
	source
	problem trainer.Problem
	facts   trainer.Facts
	columns []pane.Column
	stepper *trainer.Stepper // at the start
}

func prepare(from source, start trainer.Params, tolerance float64) (ready, error) {
	problem := trainer.Problem{X: from.set.X, Y: from.set.Y}
	s, err := trainer.NewStepper(problem, start, tolerance)
	if err != nil {
		return ready{}, err
	}
	return ready{source: from, problem: problem, facts: trainer.Study(problem), columns: pane.Columns(problem), stepper: s}, nil
}

// alpha is the learning rate to begin with: that of the set, or for data that
// nobody has tried the first one that their bound allows.
func (r ready) alpha() float64 {
	if r.set.Alpha > 0 {
		return r.set.Alpha
	}
	return r.facts.FirstAlpha()
}

// begin opens data at their start with an α; all runs of other data go.
func (m *Model) begin(r ready, how string, alpha float64) {
	m.stop()
	m.waiting, m.walked = nil, 0
	m.recalls++
	m.lesson = lesson{source: r.source, choices: m.choices(r.source), problem: r.problem, stepper: r.stepper, facts: r.facts, columns: r.columns, start: how}
	m.asked = r.source
	m.timeline = timeline.New(r.stepper, alpha)
	m.feed = m.feed.replaced()
	m.insight = m.insight.anew()
	m.company = m.company.replaced()
	m.cursor = cursor{at: m.now()}
	m.inside.Node = 0
	m.surface = m.surface.replaced()
	m.pairs, m.views = nil, nil
}

// sayNotes tells what reading the data left out or decided.
func (m *Model) sayNotes() {
	m.notice = pane.Notice{}
	for i, note := range m.lesson.set.Notes {
		if i > 0 {
			m.notice.Text += "; "
		}
		m.notice.Text += strings.ReplaceAll(note, "--features=", m.told(":features ", "features "))
	}
}

// Init implements tea.Model. Nothing moves until a key is pressed; the optimum
// is looked for meanwhile.
func (m Model) Init() tea.Cmd { return m.look() }

// Status is the exit status, known once the program has ended.
func (m Model) Status() int { return m.status }

// stop forgets all steps that were asked for. A fork whose first update has not
// come is none: there is nothing to be seen of it.
func (m *Model) stop() {
	m.player = m.player.paused()
	m.owed = owed{}
	if m.feed.forking {
		m.feed = m.feed.replaced()
	}
}
