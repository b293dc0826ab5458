package ui

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"descent/ui/pane"
	"descent/ui/session"
)

// typedName is the name of a pane or of a part as it is typed.
func typedName(name string) string { return strings.ToLower(name) }

// paneIndex is the place of a pane among the main panes.
func paneIndex(name string) int { return slices.Index(session.Panes(), name) }

// checkView tells what of the screen an intent asks for that there is not.
func (m *Model) checkView(i session.Intent) error {
	view, ok := i.(session.SetView)
	if !ok {
		return pane.Check(m.state(), i)
	}
	all, err := m.completeRanges(view.Ranges)
	if err != nil {
		return err
	}
	return m.session.Check(session.SetView{Ranges: all})
}

// setRanges gives a pane a view; an axis that is not named keeps its own.
func (m *Model) setRanges(ranges []session.Range) {
	all, err := m.completeRanges(ranges)
	if err != nil {
		m.notifyError(err)
		return
	}
	m.doIntent(session.SetView{Ranges: all})
}

// completeRanges is the ranges of both axes of the pane that has those that are named.
func (m *Model) completeRanges(ranges []session.Range) ([]session.Range, error) {
	var all []string
	for _, main := range pane.Mains() {
		axes := m.axisNames(main)
		if axes == nil {
			continue
		}
		all = append(all, main.Name+" has "+strings.Join(axes, " and "))
		if slices.ContainsFunc(ranges, func(r session.Range) bool { return !slices.Contains(axes, r.Axis) }) {
			continue
		}
		if len(ranges) == len(axes) {
			return ranges, nil
		}
		v, err := m.currentView(main)
		if err != nil {
			return nil, err
		}
		both := []session.Range{{Axis: axes[0], Lo: v.X[0], Hi: v.X[1]}, {Axis: axes[1], Lo: v.Y[0], Hi: v.Y[1]}}
		if m.state().View.LogJ && axes[1] == "J" {
			both[1].Lo, both[1].Hi = math.Pow(10, v.Y[0]), math.Pow(10, v.Y[1])
		}
		both[slices.Index(axes, ranges[0].Axis)] = ranges[0]
		return both, nil
	}
	return nil, fmt.Errorf("no chart has these axes: %s", strings.Join(all, ", "))
}

// axisNames are the names of the axes of a pane, across and up, nil where it has
// none.
func (m *Model) axisNames(main pane.Main) []string {
	st := m.state()
	_, n := st.Data.Problem.Size()
	name := func(letter string, i int) string {
		if letter == "w" && i == n {
			return "b"
		}
		return letter + strconv.Itoa(i+1)
	}
	switch typedName(main.Name) {
	case "data":
		pair := pane.PairOf(st, paneIndex(typedName(main.Name)))
		if n == 1 {
			return []string{"x1", "a"}
		}
		return []string{name("x", pair[0]), name("x", pair[1])}
	case "surface":
		pair := pane.PairOf(st, paneIndex(typedName(main.Name)))
		return []string{name("w", pair[0]), name("w", pair[1])}
	case "cost":
		return []string{"k", "J"}
	}
	return nil
}

// currentView is what a pane on the screen shows.
func (m *Model) currentView(main pane.Main) (session.ViewRange, error) {
	if v, ok := m.state().View.Views[typedName(main.Name)]; ok {
		return v, nil
	}
	for _, p := range m.buildMains() {
		if scoped, ok := p.Content.(pane.Pannable); ok && p.pane == main.Name {
			if scope, ok := scoped.PanLimits(); ok {
				return scope.ViewRange, nil
			}
		}
	}
	return session.ViewRange{}, fmt.Errorf("%s is not on the screen: name both axes", main.Name)
}
