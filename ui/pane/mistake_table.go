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
	"descent/ui/session"
	"descent/ui/theme"
)

// mistakeTable is the table of the present run and of the mistake that steps along with it,
// at the iteration of the cursor: w, b, J and the gradient of each; below, which
// line it writes for which, and how J goes in both.
type mistakeTable struct {
	DrawOptions
	id   string // of the mistake
	k    int
	rows []comparedNumbers
	few  []comparedNumbers // where not all have room

	wrong, instead  string // what it writes, and for what
	course, briefly string // how J goes in both; empty where that is hidden
	missing         string // why there are no numbers
}

// comparedNumbers is a name and the numbers of both runs, as they are written.
type comparedNumbers struct{ name, right, wrong string }

// minMistakeTableRows is the rows that the table needs: below that the curves say more.
const minMistakeTableRows = 9

// columnGap is between the columns of the table at least.
const columnGap = 2

func newMistakeTable(st paneState, m mistake.Mistake) mistakeTable {
	c := mistakeTable{DrawOptions: st.DrawOptions, id: m.ID, k: st.Run.Snapshot.Iter}
	c.wrong, c.instead = m.Wrong, language.InsteadWord(m)+"   "+m.Right
	hidden, withoutCost := hides(st.State, ParameterTable), hides(st.State, CostNumber)
	if !withoutCost {
		c.course, c.briefly = st.mistakeTrendText(c.k)
	}
	at := st.Run.Snapshot
	there := st.Run.MistakeSnapshot
	if c.missing = missingMistakeText(st.State, m); c.missing != "" {
		return c
	}
	n := len(at.Params.W)
	pair, digits := PairOf(st.State, dataPaneIndex), st.View.Digits
	rows := func(shown []int) (rows []comparedNumbers) {
		value, gradient := st.formatter().parameterFormats(digits, shown)
		if hidden {
			shown = nil
		}
		for _, j := range shown {
			rows = append(rows, comparedNumbers{parameter(j, n), value.Text(entry(at.Params, j)), value.Text(entry(there.Params, j))})
		}
		if cost := st.formatter().costFormat(); !withoutCost {
			rows = append(rows, comparedNumbers{"J", cost.Text(at.Cost), cost.Text(there.Cost)})
		}
		for _, j := range shown {
			rows = append(rows, comparedNumbers{"d" + parameter(j, n), gradient.Text(entry(at.Grad, j)), gradient.Text(entry(there.Grad, j))})
		}
		return rows
	}
	const chosen = 3 // the pair that is shown, and b
	c.rows, c.few = rows(shownEntries(pair, n, n+1)), rows(shownEntries(pair, n, min(n+1, chosen)))
	return c
}

// missingMistakeText says why there are no numbers of the mistake here; nothing where there are.
func missingMistakeText(st session.State, m mistake.Mistake) string {
	k := st.Run.Snapshot.Iter
	for _, g := range st.Run.Ghosts {
		switch {
		case g.MistakeID() != m.ID || st.Run.MistakeSnapshot != nil:
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
	return size.H >= minMistakeTableRows && size.W >= name+right+wrong+2*columnGap
}

// mistakeTrendText tells how J went in the last steps of both runs, at length and briefly.
func (s runSet) mistakeTrendText(k int) (course, briefly string) {
	wrong, ok := s.mistakeRun()
	if !ok {
		return "", ""
	}
	r, w := recentCostsOf(s.Present.Costs, k), recentCostsOf(wrong.Costs, min(k, wrong.HeadK()))
	switch {
	case !(math.Abs(wrong.last()) <= math.MaxFloat64) && wrong.HeadK() <= k:
		course = fmt.Sprintf("The mistake has no finite J any more at k %d.", wrong.HeadK())
	case r.steps == 0 || w.steps == 0:
		course = "Both begin at the same w and b."
	case r.trend() == falling && w.trend() == falling:
		return fmt.Sprintf("J fell in both in %s: a falling J proves nothing.", lastSteps(min(r.steps, w.steps))), "J fell in both: a falling J proves nothing."
	case r.trend() == falling:
		return fmt.Sprintf("J fell in the right run in %s; with the mistake it did not at every step.", lastSteps(r.steps)), "J fell; with the mistake it did not at every step."
	case r.trend() == level:
		return "J of the right run stands: go back to where it falls.", "J of the right run stands."
	default:
		return "J did not fall at every step of the right run: α may be too large to tell the two apart.", "J did not fall at every step of the right run."
	}
	return course, course
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
	return ok && c.DrawOptions == other.DrawOptions && c.id == other.id && c.k == other.k && c.missing == other.missing &&
		slices.Equal(c.rows, other.rows) && slices.Equal(c.few, other.few) && c.wrong == other.wrong && c.course == other.course
}

// Hit implements Content.
func (c mistakeTable) Hit(int, int) session.Intent { return nil }

// Text implements Content.
func (c mistakeTable) Text() []string {
	said := []string{fmt.Sprintf("beside it: the mistake %s, %s   %s", c.id, c.wrong, c.instead)}
	for _, row := range c.rows {
		said = append(said, fmt.Sprintf("%s %s, with the mistake %s", row.name, strings.TrimSpace(row.right), strings.TrimSpace(row.wrong)))
	}
	if c.missing != "" {
		said = append(said, c.missing)
	}
	if c.course != "" {
		said = append(said, c.course)
	}
	return said
}

// Draw implements Content.
func (c mistakeTable) Draw(a chart.Area) {
	w, h := a.Size()
	c.heading(a, 0, "Beside it", c.id)
	const widest = 40 // of the table: farther apart the numbers are not seen as one row
	_, _, last := c.widths()
	wrong := min(w, widest)
	right := wrong - max(last+columnGap, min(17, (wrong-6)/2))
	a.TextRight(right, 1, "right", c.Theme.Muted)
	a.TextRight(wrong, 1, "mistake", c.Theme.Warning)
	rows, foot := c.fitting(w, h-2)
	y := 2
	for _, row := range rows {
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
	y += boolToInt(y+len(foot) < h)
	for i, line := range foot {
		a.Text(0, y+i, line, c.Theme.Text)
	}
}

// fitting is the rows and the lines below them that are drawn in so many: the numbers before what is said, for they are
// what is wrong. Of many features the pair that is shown stands for all where these have no room.
func (c mistakeTable) fitting(w, room int) (rows []comparedNumbers, foot []string) {
	formula, wrong := c.formula(w), c.unbroken(c.wrong, w)
	said := func(formula []string, course string) []string {
		if course == "" {
			return formula
		}
		return slices.Concat(formula, c.wrapped(course, w))
	}
	if longest := said(formula, c.course); len(c.rows)+len(longest) <= room {
		return c.rows, longest
	}
	rows = c.few
	left := room - len(rows) - boolToInt(c.missing != "")
	for _, foot := range [][]string{said(formula, c.course), said(formula, c.briefly), said(wrong, c.briefly), formula, wrong} {
		if len(foot) <= left {
			return rows, foot
		}
	}
	return rows[:max(0, min(len(rows), room))], nil
}

// formula is what the mistake writes, and for what: one row, or one each, or more where they are long. No line ends inside
// of an assignment.
func (c mistakeTable) formula(w int) []string {
	if whole := c.wrong + "   " + c.instead; c.columns(whole) <= w {
		return []string{whole}
	}
	return append(c.unbroken(c.wrong, w), c.unbroken(strings.Join(strings.Fields(c.instead), " "), w)...)
}

// unbroken wraps a text where no assignment is broken, where that can be.
func (c mistakeTable) unbroken(text string, w int) []string {
	const hard = "\u00a0" // a blank that no line ends at
	kept := strings.NewReplacer(" = ", hard+"="+hard, " += ", hard+"+="+hard, " -= ", hard+"-="+hard, " /= ", hard+"/="+hard, " * ", hard+"*"+hard, " - ", hard+"-"+hard, ", j)", ","+hard+"j)").Replace(text)
	if lines := c.wrapped(kept, w); slices.IndexFunc(lines, func(s string) bool { return c.columns(s) > w }) < 0 {
		text = strings.Join(lines, "\n")
	} else {
		text = strings.Join(c.wrapped(text, w), "\n")
	}
	return strings.Split(strings.ReplaceAll(text, hard, " "), "\n")
}

// mistakeRun is the run of the mistake that steps along.
func (s runSet) mistakeRun() (Run, bool) {
	for _, g := range s.Ghosts {
		if g.MistakeID != "" {
			return g, true
		}
	}
	return Run{}, false
}
