package ui

import (
	"context"
	"math"
	"time"

	"descent/trainer"
	"descent/ui/pane"
	"descent/ui/session"
)

// surfaceState is J as it was last sampled for the surface pane. It belongs to one
// data set.
type surfaceState struct {
	data    *session.PreparedData
	sample  *pane.SurfaceSample // nil before the first
	stride  int                 // of sample: every so many half cells J was computed
	stopped bool                // the program ends
}

// The slots of the program's own work: at most one of each is under way.
const (
	samplingSlot session.WorkKind = iota
	exportSlot
	tableSlot
	curveSlot
)

// samplingJob is a sampling under way.
type samplingJob struct {
	section  pane.SurfaceSection
	refining bool // it is for a section that is drawn already
	cancel   context.CancelFunc
}

// samplingInProgress is the sampling under way.
func samplingInProgress(tracker *session.Tracker[any]) (samplingJob, bool) {
	key, _ := tracker.Busy(samplingSlot)
	s, ok := key.(samplingJob)
	return s, ok
}

// sampledMsg is the answer to one sampling.
type sampledMsg struct {
	ticket session.Ticket
	sample *pane.SurfaceSample // nil where it was cancelled
	stride int
}

// resetFor drops what was sampled of other data.
func (s *surfaceState) resetFor(by *session.PreparedData, tracker *session.Tracker[any]) {
	if s.data == by {
		return
	}
	if under, ok := samplingInProgress(tracker); ok {
		under.cancel()
		tracker.Drop(samplingSlot)
	}
	*s = surfaceState{data: by, stopped: s.stopped}
}

// stop cancels the sampling under way, for good.
func (s *surfaceState) stop(tracker *session.Tracker[any]) {
	s.stopped = true
	if under, ok := samplingInProgress(tracker); ok {
		under.cancel()
	}
}

// wantedSection is what of these parts needs a sample; false where none does.
func wantedSection(parts []placed) (pane.SurfaceSection, bool) {
	for _, p := range parts {
		if sampled, ok := p.Content.(pane.Sampled); ok {
			return sampled.Wanted()
		}
	}
	return pane.SurfaceSection{}, false
}

// What a sampling may cost, in losses of one example: about a frame. What costs
// more begins with every 4th or 16th half cell.
const (
	maxFrameLosses = 1_000_000
	refineFactor   = 4
	maxStride      = 16
	lossProducts   = 16 // a loss takes about as long as so many products of a weight and a feature
)

// refineDelay is how long a moment must last before its sample is made finer: while a
// key is held every one is over before that, and the processors have more to do.
const refineDelay = 100 * time.Millisecond

// sampleSurface asks for the samples that are wanted and not there: first so coarse
// that they come quickly, then finer. What is under way and no longer wanted is
// cancelled, but not for other held values alone: they change with every step,
// and a picture a step old is better than none while a key is held.
func (m *Model) sampleSurface() {
	data := m.state().Data
	m.surface.resetFor(data, m.tracker)
	want, ok := wantedSection(m.cachedMains())
	s := &m.surface
	if under, busy := samplingInProgress(m.tracker); busy {
		if !ok || !under.section.SameAxes(want) || under.refining && !under.section.Same(want) {
			under.cancel()
		}
		return
	}
	if !ok || s.stopped {
		return
	}
	stride := s.firstStride(data.Problem, want)
	finer := s.sample != nil && s.sample.Same(want)
	if finer {
		if s.stride == 1 {
			return
		}
		stride = s.stride / refineFactor
	}
	ctx, cancel := context.WithCancel(m.ctx)
	ticket := m.tracker.Start(samplingSlot, samplingJob{want, finer, cancel})
	m.async(samplingCmd{ctx, cancel, data.Problem, want, stride, finer, ticket}.run)
}

// firstStride is the stride that comes quickly.
func (s *surfaceState) firstStride(p trainer.Problem, want pane.SurfaceSection) int {
	examples, features := p.Size()
	work := examples * want.X.Cells * 2 * want.Y.Cells * (lossProducts + features) / lossProducts
	stride := 1
	for stride < maxStride && work/(stride*stride) > maxFrameLosses {
		stride *= refineFactor
	}
	return stride
}

// apply takes a sample if its section is still wanted, or wanted but for the
// held values.
func (msg sampledMsg) apply(m *Model) {
	if _, wanted := m.tracker.Finish(msg.ticket); !wanted {
		return
	}
	want, ok := wantedSection(m.buildMains())
	if msg.sample != nil && ok && msg.sample.SameAxes(want) {
		m.surface.sample, m.surface.stride = msg.sample, msg.stride
	}
}

// samplingCmd computes J away from the event loop.
type samplingCmd struct {
	ctx      context.Context //nolint:containedctx // the life of one command
	cancel   context.CancelFunc
	problem  trainer.Problem
	section  pane.SurfaceSection
	stride   int
	refining bool
	ticket   session.Ticket
}

func (s samplingCmd) run() any {
	defer s.cancel()
	if s.refining {
		select {
		case <-time.After(refineDelay):
		case <-s.ctx.Done():
			return sampledMsg{ticket: s.ticket}
		}
	}
	levels, err := s.levels()
	if err != nil {
		return sampledMsg{ticket: s.ticket}
	}
	us, vs := s.section.Points()
	columns, rows := stridedIndices(s.stride, len(us)), stridedIndices(s.stride, len(vs))
	few := make([]float64, len(columns)*len(rows))
	if err := trainer.CostGrid(s.ctx, s.problem, s.section.Plane, selectAt(us, columns), selectAt(vs, rows), few); err != nil {
		return sampledMsg{ticket: s.ticket}
	}
	costs := few
	if s.stride > 1 {
		costs = bilinear(few, columns, rows)
	}
	return sampledMsg{s.ticket, pane.NewSurfaceSample(s.section, costs, levels), s.stride}
}

// levels are those of the outline of the section, from a coarse sample of it.
func (s samplingCmd) levels() ([]float64, error) {
	const most, least = 40, 8 // places each way: as many as the data allow
	examples, _ := s.problem.Size()
	places := min(most, max(least, int(math.Sqrt(float64(maxFrameLosses)/float64(examples)))))
	outline := s.section.RoundedSection()
	us, vs := outline.Points()
	us, vs = selectAt(us, stridedIndices(max(1, len(us)/places), len(us))), selectAt(vs, stridedIndices(max(1, len(vs)/places), len(vs)))
	costs := make([]float64, len(us)*len(vs))
	err := trainer.CostGrid(s.ctx, s.problem, outline.Plane, us, vs, costs)
	return pane.LevelsOf(costs), err
}

// stridedIndices lists the places 0, stride … of n, and the last.
func stridedIndices(stride, n int) []int {
	var places []int
	for i := 0; i < n; i += stride {
		places = append(places, i)
	}
	if n > 0 && places[len(places)-1] != n-1 {
		places = append(places, n-1)
	}
	return places
}

func selectAt(all []float64, places []int) []float64 {
	some := make([]float64, len(places))
	for i, place := range places {
		some[i] = all[place]
	}
	return some
}

// bilinear fills in what was left out between the columns and rows that were
// computed: J is smooth, so linear in both directions is near.
func bilinear(few []float64, columns, rows []int) []float64 {
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
			upper := lerpAt(few[r*len(columns)+c:], x, columns[c:])
			lower := upper
			if r+1 < len(rows) {
				lower = lerpAt(few[(r+1)*len(columns)+c:], x, columns[c:])
			}
			all[y*w+x] = lerp(upper, lower, fraction(y, rows[r:]))
		}
	}
	return all
}

// lerpAt is the value at x between the first two of a row.
func lerpAt(row []float64, x int, columns []int) float64 {
	if len(columns) < 2 {
		return row[0]
	}
	return lerp(row[0], row[1], fraction(x, columns))
}

// fraction is how far x is from the first place to the second.
func fraction(x int, places []int) float64 {
	if len(places) < 2 {
		return 0
	}
	return float64(x-places[0]) / float64(places[1]-places[0])
}

func lerp(a, b, t float64) float64 {
	switch t { // exact at the ends, also beside an infinity
	case 0:
		return a
	case 1:
		return b
	}
	return a*(1-t) + b*t
}
