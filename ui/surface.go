package ui

import (
	"context"
	"time"

	"descent/trainer"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
)

// surface is J as it was last sampled for the surface pane. It belongs to one
// data set.
type surface struct {
	of     *session.Prepared
	sample *pane.Sample // nil before the first
	stride int          // of sample: every so many half cells J was computed
	over   bool         // the program ends
}

// The slots of the program's own work: at most one of each is under way.
const (
	samplingSlot session.Slot = iota
	exportSlot
)

// survey is a sampling under way.
type survey struct {
	section pane.Section
	finer   bool // it is for a section that is drawn already
	cancel  context.CancelFunc
}

// underWay is the sampling under way.
func underWay(desk *session.Tracker[any]) (survey, bool) {
	key, _ := desk.Busy(samplingSlot)
	s, ok := key.(survey)
	return s, ok
}

// surveyed is the answer to one sampling.
type surveyed struct {
	ticket session.Ticket
	sample *pane.Sample // nil where it was cancelled
	stride int
}

// replaced drops what was sampled of other data.
func (s *surface) replaced(by *session.Prepared, desk *session.Tracker[any]) {
	if s.of == by {
		return
	}
	if under, ok := underWay(desk); ok {
		under.cancel()
		desk.Drop(samplingSlot)
	}
	*s = surface{of: by, over: s.over}
}

// end cancels the sampling under way, for good.
func (s *surface) end(desk *session.Tracker[any]) {
	s.over = true
	if under, ok := underWay(desk); ok {
		under.cancel()
	}
}

// pair is the two parameters that are drawn while those wanted are on their
// way: the picture before stays until the new one is there.
func (s *surface) pair(want [2]int, desk *session.Tracker[any]) [2]int {
	if _, busy := underWay(desk); busy && s.sample != nil {
		return [2]int{s.sample.Plane.U, s.sample.Plane.V}
	}
	return want
}

// section is what the surface pane should show now; false where it is not seen
// or J has no value.
func (m *Model) section() (pane.Section, bool) {
	screen := layout.Arrange(m.width, m.height, m.want())
	if screen.TooSmall {
		return pane.Section{}, false
	}
	st := m.now()
	for i, place := range shown(st.Gaze, len(screen.Mains) > 1) {
		if place != pane.SurfacePlace {
			continue
		}
		s, ok := pane.SectionOf(pane.Frame{
			At: st.World.At, Alpha: st.World.Alpha, Present: pane.RunOf(st.World.Present), Pair: pane.PairOf(st, pane.SurfacePlace), Views: pane.ViewsOf(st.Gaze),
		}, screen.Mains[i].W, screen.Mains[i].H)
		return s, ok && s.Finite()
	}
	return pane.Section{}, false
}

// What a sampling may cost, in losses of one example: about a frame. What costs
// more begins with every 4th or 16th half cell.
const (
	aFrame   = 1_000_000
	coarser  = 4
	coarse   = 16
	products = 16 // a loss takes about as long as so many products of a weight and a feature
)

// rest is how long a moment must last before its sample is made finer: while a
// key is held every one is over before that, and the processors have more to do.
const rest = 100 * time.Millisecond

// survey asks for the samples that are wanted and not there: first so coarse
// that they come quickly, then finer. What is under way and no longer wanted is
// cancelled, but not for other held values alone: they change with every step,
// and a picture a step old is better than none while a key is held.
func (m *Model) survey() {
	data := m.now().Data
	m.surface.replaced(data, m.desk)
	want, ok := m.section()
	s := &m.surface
	if under, busy := underWay(m.desk); busy {
		if !ok || !under.section.Beside(want) || under.finer && !under.section.Same(want) {
			under.cancel()
		}
		return
	}
	if !ok || s.over {
		return
	}
	stride := s.first(data.Problem, want)
	finer := s.sample != nil && s.sample.Same(want)
	if finer {
		if s.stride == 1 {
			return
		}
		stride = s.stride / coarser
	}
	ctx, cancel := context.WithCancel(m.ctx)
	ticket := m.desk.Start(samplingSlot, survey{want, finer, cancel})
	m.start(sampling{ctx, cancel, data.Problem, want, s.sample, stride, finer, ticket}.run)
}

// first is the stride that comes quickly.
func (s *surface) first(p trainer.Problem, want pane.Section) int {
	examples, features := p.Size()
	work := examples * want.X.Cells * 2 * want.Y.Cells * (products + features) / products
	stride := 1
	for stride < coarse && work/(stride*stride) > aFrame {
		stride *= coarser
	}
	return stride
}

// arrive takes a sample if its section is still wanted, or wanted but for the
// held values.
func (msg surveyed) arrive(m *Model) {
	if _, wanted := m.desk.Finish(msg.ticket); !wanted {
		return
	}
	want, ok := m.section()
	if msg.sample != nil && ok && msg.sample.Beside(want) {
		m.surface.sample, m.surface.stride = msg.sample, msg.stride
	}
}

// sampling computes J away from the event loop.
type sampling struct {
	ctx     context.Context //nolint:containedctx // the life of one command
	cancel  context.CancelFunc
	problem trainer.Problem
	section pane.Section
	before  *pane.Sample
	stride  int
	finer   bool
	ticket  session.Ticket
}

func (s sampling) run() any {
	defer s.cancel()
	if s.finer {
		select {
		case <-time.After(rest):
		case <-s.ctx.Done():
			return surveyed{ticket: s.ticket}
		}
	}
	us, vs := s.section.Points()
	columns, rows := every(s.stride, len(us)), every(s.stride, len(vs))
	few := make([]float64, len(columns)*len(rows))
	if err := trainer.CostGrid(s.ctx, s.problem, s.section.Plane, pick(us, columns), pick(vs, rows), few); err != nil {
		return surveyed{ticket: s.ticket}
	}
	costs := few
	if s.stride > 1 {
		costs = spread(few, columns, rows)
	}
	return surveyed{s.ticket, pane.NewSample(s.section, costs, s.before), s.stride}
}

// every lists the places 0, stride … of n, and the last.
func every(stride, n int) []int {
	var places []int
	for i := 0; i < n; i += stride {
		places = append(places, i)
	}
	if n > 0 && places[len(places)-1] != n-1 {
		places = append(places, n-1)
	}
	return places
}

func pick(all []float64, places []int) []float64 {
	some := make([]float64, len(places))
	for i, place := range places {
		some[i] = all[place]
	}
	return some
}

// spread fills in what was left out between the columns and rows that were
// computed: J is smooth, so linear in both directions is near.
func spread(few []float64, columns, rows []int) []float64 {
	w, h := columns[len(columns)-1]+1, rows[len(rows)-1]+1
	all := make([]float64, w*h)
	r := 0
	for y := range h {
		for r+2 < len(rows) && y > rows[r+1] {
			r++
		}
		c := 0
		for x := range w {
			for c+2 < len(columns) && x > columns[c+1] {
				c++
			}
			upper := between(few[r*len(columns)+c:], x, columns[c:])
			lower := upper
			if r+1 < len(rows) {
				lower = between(few[(r+1)*len(columns)+c:], x, columns[c:])
			}
			all[y*w+x] = mix(upper, lower, part(y, rows[r:]))
		}
	}
	return all
}

// between is the value at x between the first two of a row.
func between(row []float64, x int, columns []int) float64 {
	if len(columns) < 2 {
		return row[0]
	}
	return mix(row[0], row[1], part(x, columns))
}

// part is how far x is from the first place to the second.
func part(x int, places []int) float64 {
	if len(places) < 2 {
		return 0
	}
	return float64(x-places[0]) / float64(places[1]-places[0])
}

func mix(a, b, t float64) float64 {
	switch t { // exact at the ends, also beside an infinity
	case 0:
		return a
	case 1:
		return b
	}
	return a*(1-t) + b*t
}
