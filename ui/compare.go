package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/timeline"
)

// company brings the runs of a comparison to where the present run is. At most
// one command is under way; its answer carries the tag of the lesson it was
// asked in.
type company struct {
	tag   int
	busy  bool
	chunk int // updates asked for at once of each run: about a frame's worth for all
}

// firstCompany is small: four runs of many examples may take long.
const firstCompany = 4

// joined is the answer to one command.
type joined struct {
	tag  int
	take func(*timeline.Store)
	made int
	took time.Duration
	err  error
}

// replaced makes the answer under way stale.
func (c company) replaced() company { return company{tag: c.tag + 1, chunk: firstCompany} }

// accompany asks for the updates that runs of a comparison need next, away
// from the event loop. What makes them needed does not matter: it is asked
// after every message.
func (m *Model) accompany() tea.Cmd {
	if m.company.busy {
		return nil
	}
	job, needed := m.timeline.ComparisonJob(m.company.chunk)
	if !needed {
		return nil
	}
	m.company.busy = true
	tag := m.company.tag
	return func() tea.Msg {
		begin := time.Now()
		all, err := job.Compute()
		return joined{
			tag: tag, made: job.Updates(), took: time.Since(begin), err: err,
			take: func(t *timeline.Store) { t.ApplyComparison(job, all) },
		}
	}
}

// reach appends an answer. Play that waited for it goes on.
func (msg joined) reach(m *Model) tea.Cmd {
	if msg.tag != m.company.tag {
		return nil
	}
	m.company.busy = false
	if msg.err != nil {
		m.timeline.EndComparison()
		m.complain(msg.err)
		return m.arrived()
	}
	msg.take(m.timeline.Store)
	m.company.chunk = fit(m.company.chunk, msg.made, msg.took)
	return m.arrived()
}

// waits tells whether play at full speed must let the others come first: they
// step along with it.
func (m *Model) waits() bool {
	return m.player.playing && m.player.flatOut() && m.timeline.Lagging(m.timeline.Cursor())
}

// openCompare opens the line for a comparison, or ends the one that is on.
func (m *Model) openCompare() tea.Cmd {
	if m.timeline.Comparing() {
		return m.part()
	}
	alpha := m.timeline.Alpha()
	hint := fmt.Sprintf("up to %d, beside this run's %s", timeline.MaxGhosts, language.Typed(alpha))
	var fields []string
	for _, rung := range rungsAround(m.rungs(), alpha) {
		fields = append(fields, language.Typed(rung))
	}
	m.overlay = newPrompt("compare α ", strings.Join(fields, " "), hint, takeLine("compare "))
	return nil
}

// rungsAround are the two rungs of the ladder below alpha and the two above,
// fewer at its ends.
func rungsAround(ladder []float64, alpha float64) []float64 {
	var rungs []float64
	for _, direction := range []int{-1, 1} {
		for at, n := alpha, 0; n < 2; n++ {
			if at = climb(ladder, at, direction); !slices.Contains(rungs, at) && at != alpha {
				rungs = append(rungs, at)
			}
		}
	}
	slices.Sort(rungs)
	return rungs
}

// compare lets runs with these α step along.
func (m *Model) compare(alphas []float64) tea.Cmd {
	return m.inTurn(func(m *Model) tea.Cmd {
		m.timeline.Compare(alphas)
		steps := "steps"
		if len(alphas) > 1 {
			steps = "step"
		}
		m.say(fmt.Sprintf("%d more %s along: ", len(alphas), steps) +
			m.told("the "+costPane()+" compares them, c ends it.", "runs compares them, compare off ends it."))
		return nil
	})
}

// part ends the comparison.
func (m *Model) part() tea.Cmd {
	return m.inTurn(func(m *Model) tea.Cmd {
		if !m.timeline.Comparing() {
			m.say("No runs are compared.")
			return nil
		}
		m.timeline.EndComparison()
		m.say("The comparison is over.")
		return nil
	})
}

// costPane names the pane of the curves as its tab does.
func costPane() string {
	i := slices.IndexFunc(pane.Mains(), func(p pane.Main) bool { return p.Curve })
	return fmt.Sprintf("pane %d %s", i+1, pane.Mains()[i].Name)
}
