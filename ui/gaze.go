package ui

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"descent/ui/pane"
	"descent/ui/session"
)

// written is the name of a pane or of a part as it is typed.
func written(name string) string { return strings.ToLower(name) }

// placeOf is the place of a pane among the main panes.
func placeOf(name string) int { return slices.Index(session.Panes(), name) }

// sees tells what of the screen an intent asks for that there is not.
func (m *Model) sees(i session.Intent) error {
	_, n := m.lesson.problem.Size()
	switch i := i.(type) {
	case session.Node:
		if last := pane.Mains()[placeOf("graph")].Nodes(n); i.I > last {
			return fmt.Errorf("there is no node %d: the graph has %d", i.I, last)
		}
	case session.Pair:
		name, a := axisOf(i.A, n)
		_, b := axisOf(i.B, n)
		if a < 0 || b < 0 {
			return fmt.Errorf("there is no %s or %s: the data have %s", i.A, i.B, count(n, "feature"))
		}
		if pane.Mains()[placeOf(name)].Choices(n) < 2 {
			return fmt.Errorf("there are no two: the data have %s", count(n, "feature"))
		}
	case session.View:
		_, _, err := m.viewOf(i.Ranges)
		return err
	case session.Sort:
		if m.columnOf(i.Column) < 0 {
			return fmt.Errorf("there is no column %s: the table has %s", i.Column, strings.Join(m.sortColumns(), ", "))
		}
	}
	return nil
}

// axisOf is the pane that draws a feature or a parameter of n, and its place
// there, −1 where there is none.
func axisOf(name string, n int) (pane string, place int) {
	if name == "b" {
		return "surface", n
	}
	pane = map[byte]string{'x': "data", 'w': "surface"}[name[0]]
	i, err := strconv.Atoi(name[1:])
	if err != nil || i > n || pane == "" {
		return pane, -1
	}
	return pane, i - 1
}

// show makes a pane the main one, or two: the main one and the one beside it.
func (m *Model) show(names []string) {
	if len(names) > 1 {
		m.main, m.second = placeOf(names[0]), placeOf(names[1])
		m.inside.Entered = false
		return
	}
	m.choosePane(placeOf(names[0]))
}

// showPair shows two features or two parameters.
func (m *Model) showPair(p session.Pair) {
	_, n := m.lesson.problem.Size()
	name, a := axisOf(p.A, n)
	_, b := axisOf(p.B, n)
	m.setPair(pane.Mains()[placeOf(name)].Name, [2]int{min(a, b), max(a, b)})
}

// setPair lets a pane show two things, in its own view.
func (m *Model) setPair(name string, pair [2]int) {
	m.pairs = maps.Clone(m.pairs)
	if m.pairs == nil {
		m.pairs = map[string][2]int{}
	}
	m.pairs[name] = pair
	m.resetView(name)
}

// showRanges gives a pane a view.
func (m *Model) showRanges(ranges []session.Range) {
	name, view, err := m.viewOf(ranges)
	if err != nil {
		m.complain(err)
		return
	}
	m.views = maps.Clone(m.views)
	if m.views == nil {
		m.views = map[string]pane.View{}
	}
	m.views[name] = view
}

// viewOf is the pane that has these axes, and its view with these ends. An axis
// that is not named keeps its own.
func (m *Model) viewOf(ranges []session.Range) (name string, v pane.View, err error) {
	for _, main := range pane.Mains() {
		axes := m.axes(main)
		places := make([]int, len(ranges))
		for i, r := range ranges {
			places[i] = slices.Index(axes, r.Axis)
		}
		if slices.Contains(places, -1) {
			continue
		}
		if len(ranges) < len(axes) {
			if v, err = m.viewNow(main); err != nil {
				return "", v, err
			}
		}
		for i, r := range ranges {
			to := []*[2]float64{&v.X, &v.Y}[places[i]]
			if *to = [2]float64{r.Lo, r.Hi}; r.Axis == "J" && m.logCost {
				if r.Lo <= 0 {
					return "", v, errors.New("on a log scale J begins above 0")
				}
				*to = [2]float64{math.Log10(r.Lo), math.Log10(r.Hi)}
			}
		}
		return main.Name, v, nil
	}
	var all []string
	for _, main := range pane.Mains() {
		if axes := m.axes(main); axes != nil {
			all = append(all, main.Name+" has "+strings.Join(axes, " and "))
		}
	}
	return "", v, fmt.Errorf("no chart has these axes: %s", strings.Join(all, ", "))
}

// axes are the names of the axes of a pane, across and up, nil where it has
// none.
func (m *Model) axes(main pane.Main) []string {
	_, n := m.lesson.problem.Size()
	name := func(letter string, i int) string {
		if letter == "w" && i == n {
			return "b"
		}
		return letter + strconv.Itoa(i+1)
	}
	switch written(main.Name) {
	case "data":
		pair := m.pair(main.Name)
		if n == 1 {
			return []string{"x1", "a"}
		}
		return []string{name("x", pair[0]), name("x", pair[1])}
	case "surface":
		pair := m.pair(main.Name)
		return []string{name("w", pair[0]), name("w", pair[1])}
	case "cost":
		return []string{"k", "J"}
	}
	return nil
}

// viewNow is what a pane on the screen shows.
func (m *Model) viewNow(main pane.Main) (pane.View, error) {
	if v, ok := m.views[main.Name]; ok {
		return v, nil
	}
	c := m.canvas()
	for i, r := range c.layout.Mains {
		if pane.Mains()[c.frame.Shown[i]].Name != main.Name {
			continue
		}
		if scope, ok := main.Scope(c.frame, c.grid.Area(r)); ok {
			return scope.View, nil
		}
	}
	return pane.View{}, fmt.Errorf("%s is not on the screen: name both axes", main.Name)
}

// sortColumns are the columns of the table of examples as they are typed.
func (m *Model) sortColumns() []string {
	var names []string
	for _, head := range pane.ExampleColumns(m.canvas().frame) {
		names = append(names, columnName(head))
	}
	return names
}

// columnName is the head of a column as it is typed.
func columnName(head string) string {
	name := strings.NewReplacer("₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6", "₇", "7", "₈", "8", "₉", "9", "|", "").Replace(head)
	feature, isShare := strings.CutSuffix(name, "dz/m")
	switch feature = strings.TrimSuffix(feature, "·"); {
	case isShare && feature == "":
		return "db"
	case isShare:
		return "dw" + strings.TrimPrefix(feature, "x")
	case name == "L":
		return "loss"
	}
	return name
}

// columnOf is the place of a column, −1 where the table has none of that name.
func (m *Model) columnOf(name string) int { return slices.Index(m.sortColumns(), name) }
