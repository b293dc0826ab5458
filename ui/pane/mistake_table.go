package pane

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"descent/trainer"
	"descent/trainer/mistake"
	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// mistakeTable is the table of the present run and of the mistake that steps along with it,
// at the iteration of the cursor: w, b, J and the gradient of each; below, which
// line it writes for which, and how J goes in both.
type mistakeTable struct {
	Look
	id   string // of the mistake
	k    int
	rows []besideRow
	said []string

	missing string // why there are none
}

// besideRow is a name and the numbers of both runs, as they are written.
type besideRow struct{ name, right, wrong string }

// leastBeside is the rows that the table needs: below that the curves say more.
const leastBeside = 9

// besideGap is between the columns of the table at least.
const besideGap = 2

func newMistakeTable(st paneState, m mistake.Mistake) mistakeTable {
	c := mistakeTable{Look: st.Look, id: m.ID, k: st.Run.At.Iter}
	c.said = []string{fmt.Sprintf("%s   %s   %s", m.Wrong, language.InPlaceOf(m), m.Right)}
	hidden, withoutCost := hides(st.State, ParameterTable), hides(st.State, CostNumber)
	if !withoutCost {
		c.said = append(c.said, st.besideWords(c.k)...)
	}
	at := st.Run.At
	there := st.Run.Beside
	if c.missing = missingBeside(st.State, m); c.missing != "" {
		return c
	}
	right, wrong := entries(at.Params), entries(there.Params)
	grads, slopes := entries(at.Grad), entries(there.Grad)
	shown := shownEntries(PairOf(st.State, DataPlace), len(at.Params.W), len(right))
	n := len(at.Params.W)
	add := func(name string, format number.Format, right, wrong float64) {
		c.rows = append(c.rows, besideRow{name, format.Text(right), format.Text(wrong)})
	}
	value, gradient := st.formatter().parameterFormats(st.View.Digits, shown)
	if hidden {
		shown = nil
	}
	for _, j := range shown {
		add(parameter(j, n), value, right[j], wrong[j])
	}
	if !withoutCost {
		add("J", st.formatter().costFormat(), at.Cost, there.Cost)
	}
	for _, j := range shown {
		add("d"+parameter(j, n), gradient, grads[j], slopes[j])
	}
	return c
}

// missingBeside says why there are no numbers of the mistake here; nothing where there are.
func missingBeside(st session.State, m mistake.Mistake) string {
	k := st.Run.At.Iter
	for _, g := range st.Run.Ghosts {
		switch {
		case g.Rule() != m.ID || st.Run.Beside != nil:
		case g.Head().Iter >= k:
			return fmt.Sprintf("its numbers at k %d are kept no more", k)
		case g.Head().Status == trainer.Diverged:
			return fmt.Sprintf("it ended at k %d: no finite numbers", g.Head().Iter)
		default:
			return fmt.Sprintf("not yet at k %d", k)
		}
	}
	return ""
}

// widths are the columns that the names and the numbers of each run take.
func (c mistakeTable) widths() (name, right, wrong int) {
	right, wrong = len("right"), len("mistake")
	for _, row := range c.rows {
		name, right, wrong = max(name, c.columns(row.name)), max(right, c.columns(row.right)), max(wrong, c.columns(row.wrong))
	}
	return name, right, wrong
}

// fits reports whether the table has a place.
func (c mistakeTable) fits(size Size) bool {
	name, right, wrong := c.widths()
	return size.H >= leastBeside && size.W >= name+right+wrong+2*besideGap
}

// besideWords tells how J went in the last steps of both runs.
func (s runSet) besideWords(k int) []string {
	wrong, ok := s.mistaken()
	if !ok {
		return nil
	}
	r, w := recentCostsOf(s.Present.Costs, k), recentCostsOf(wrong.Costs, min(k, wrong.To()))
	switch {
	case !(math.Abs(wrong.last()) <= math.MaxFloat64) && wrong.To() <= k:
		return []string{fmt.Sprintf("The mistake has no finite J any more at k %d.", wrong.To())}
	case r.steps == 0 || w.steps == 0:
		return []string{"Both begin at the same w and b."}
	case r.trend() == falling && w.trend() == falling:
		return []string{fmt.Sprintf("J fell in both in %s: a falling J proves nothing.", lastSteps(min(r.steps, w.steps)))}
	case r.trend() == falling:
		return []string{fmt.Sprintf("J fell in the right run in %s; with the mistake it did not at every step.", lastSteps(r.steps))}
	}
	if r.trend() == level {
		return []string{"J of the right run stands: go back to where it falls."}
	}
	return []string{"J did not fall at every step of the right run: α may be too large to tell the two apart."}
}

// lastSteps names the steps that were looked at.
func lastSteps(n int) string {
	if n == 1 {
		return "the last step"
	}
	return fmt.Sprintf("the last %d steps", n)
}

// Equal implements Content.
func (c mistakeTable) Equal(o Content) bool {
	other, ok := o.(mistakeTable)
	return ok && c.Look == other.Look && c.id == other.id && c.k == other.k && c.missing == other.missing &&
		slices.Equal(c.rows, other.rows) && slices.Equal(c.said, other.said)
}

// Hit implements Content.
func (c mistakeTable) Hit(int, int) session.Intent { return nil }

// Text implements Content.
func (c mistakeTable) Text() []string {
	said := []string{fmt.Sprintf("beside it: the mistake %s, %s", c.id, c.said[0])}
	for _, row := range c.rows {
		said = append(said, fmt.Sprintf("%s %s, with the mistake %s", row.name, strings.TrimSpace(row.right), strings.TrimSpace(row.wrong)))
	}
	if c.missing != "" {
		said = append(said, c.missing)
	}
	return append(said, c.said[1:]...)
}

// Draw implements Content.
func (c mistakeTable) Draw(a chart.Area) {
	w, h := a.Size()
	c.heading(a, 0, "Beside it", c.id)
	const widest = 40 // of the table: farther apart the numbers are not seen as one row
	_, _, last := c.widths()
	wrong := min(w, widest)
	right := wrong - max(last+besideGap, min(17, (wrong-6)/2))
	a.TextRight(right, 1, "right", c.Theme.Muted)
	a.TextRight(wrong, 1, "mistake", c.Theme.Warning)
	foot := 0
	for _, s := range c.said {
		foot += len(c.wrapped(s, w))
	}
	y := 2
	for _, row := range c.fitting(h - y - foot) {
		st := c.Theme.Bright
		if strings.HasPrefix(row.name, "d") {
			st = c.Theme.Gradient
		}
		a.Text(0, y, row.name, st)
		a.TextRight(right, y, row.right, st)
		a.TextRight(wrong, y, row.wrong, theme.Style{FG: c.Theme.Warning.FG})
		y++
	}
	if c.missing != "" {
		a.Text(0, y, clip(c.missing, w), c.Theme.Muted)
		y++
	}
	if y+foot < h {
		y++
	}
	for _, s := range c.said {
		for _, line := range c.wrapped(s, w) {
			if y < h {
				a.Text(0, y, line, c.Theme.Text)
			}
			y++
		}
	}
}

// fitting is the rows that are drawn in so many: of the gradient db alone where not
// all have a place, for how w and b are updated shows in w and b themselves.
func (c mistakeTable) fitting(room int) []besideRow {
	rows := c.rows
	if len(rows) > room {
		rows = slices.DeleteFunc(slices.Clone(rows), func(r besideRow) bool { return strings.HasPrefix(r.name, "dw") })
	}
	return rows[:max(0, min(len(rows), room))]
}

// mistaken is the run of the mistake that steps along.
func (s runSet) mistaken() (Run, bool) {
	for _, g := range s.Ghosts {
		if g.Rule != "" {
			return g, true
		}
	}
	return Run{}, false
}
