package ui

import (
	"fmt"

	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/timeline"
)

// frame is the present moment, for the panes.
func (m *Model) frame(s layout.Screen) pane.Frame {
	st := m.now()
	w, data := st.World, st.Data
	m.pass.over(data.Problem, w.Recent)
	f := pane.Frame{
		Theme: m.dress.theme, Plain: m.options.Plain, Spoken: m.options.spoken,
		Set: data.Set, Problem: data.Problem, Facts: data.Facts, Columns: data.Columns,
		At: w.At, Recent: w.Recent, Alpha: w.Alpha, Forks: w.Forks,
		Present: run(w.Present), Limit: m.options.Limit,
		Wrong: m.pass.predicted.Wrong, Undecided: m.pass.predicted.Undecided, StillWrong: m.pass.lasting, Separates: m.pass.separates,
		Digits: st.Gaze.Digits, LogCost: st.Gaze.LogJ, Compact: s.Compact,
		Moving: m.moving(st), Notice: m.notice,
		Features: pair(st, dataPane), Pair: m.surface.pair(pair(st, surfacePane), m.desk), Surface: m.surface.sample, Views: views(st.Gaze),
		Focus: st.Inside.Focus, Main: st.Gaze.Main, Shown: shown(st.Gaze, len(s.Mains) > 1),
		Projector: m.dress.projector, Hidden: hidden(st.Gaze),
	}
	for _, g := range w.Ghosts {
		ghost := run(g)
		ghost.Shared = w.Present.Shared(g)
		f.Ghosts = append(f.Ghosts, ghost)
	}
	if f.Notice.Text == "" {
		f.Notice.Text = m.readingText(st.Under)
	}
	f.Inside = pane.Inside{
		Entered: m.entered, Node: st.Inside.Node, Why: st.Gaze.Proof,
		Sort: pane.SortPlace(f, st.Gaze.Sort), Ascending: st.Gaze.Ascending, WrongOnly: st.Gaze.Wrong,
	}
	return m.traced(m.insights(f, st), st.Inside.Line)
}

// The places of main panes that others know of.
const (
	dataPane    = 0
	surfacePane = 1
)

// moving says what goes on without a key.
func (m *Model) moving(st session.State) string {
	switch under := st.Under; {
	case st.Play.On:
		return "playing " + language.Rate(st.Play.PerSecond)
	case m.exporting != nil:
		return m.exporting.Progress()
	case under.Until != nil:
		return "going until " + language.Read(*under.Until) + behindIt(under)
	case under.Far:
		return fmt.Sprintf("going to k %d", st.World.At.Iter+under.Steps) + behindIt(under)
	}
	return ""
}

// behindIt is what waits for the end of a way, and what ends it.
func behindIt(under session.Under) string {
	switch n := len(under.Waiting); n {
	case 0:
		return ", Esc stops"
	case 1:
		return ", 1 more waits, Esc stops"
	default:
		return fmt.Sprintf(", %d more wait, Esc stops", n)
	}
}

// traced adds what the loop holds at the line cursor, if a pane shows it.
func (m *Model) traced(f pane.Frame, line int) pane.Frame {
	for _, i := range f.Shown {
		if pane.Mains()[i].Trace {
			f.Sums = m.pass.loop()
			f.Trace, f.Before = f.Sums.RunLines(f.Alpha, line), f.Sums.RunLines(f.Alpha, line-1)
			break
		}
	}
	return f
}

func run(r timeline.Run) pane.Run {
	return pane.Run{From: r.From(), Alpha: r.Alpha(), Along: r.Compared(), Costs: r.Costs(), Changes: r.Changes(), Path: r.Path()}
}

// insights adds what is known of the moment to its frame.
func (m *Model) insights(f pane.Frame, st session.State) pane.Frame {
	i := st.Insight
	f.Curvature, f.Optimum, f.Conditions, f.Rule = i.Curvature, i.Optimum, i.Conditions, i.Rule
	if !i.Measured && st.Data.Quick() {
		f.Curvature = m.pass.bend()
	}
	return f
}

// want is what the layout must make room for.
func (m *Model) want() layout.Want {
	st := m.now()
	_, n := st.Data.Problem.Size()
	return layout.Want{
		Params: n + 1, Extra: 2 * max(0, st.Gaze.Digits-session.DefaultDigits), Zoom: st.Gaze.Zoom,
		Projector: m.dress.projector, Coarse: m.options.Plain,
		Curves: [2]bool{pane.Mains()[st.Gaze.Main].Curve, pane.Mains()[st.Gaze.Beside()].Curve},
	}
}
