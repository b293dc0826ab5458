package pane

import (
	"fmt"
	"strconv"
	"strings"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
)

// readout is k, J, α and, where there is one, λ: the live numbers, always at the
// same place. What does not fit takes digits first from J, then from α.
type readout struct {
	snapshotPart
	forks  bool   // the next step leaves history
	hidden bool   // J is
	mark   string // what is wrong with the course of J
	alarm  bool   // J leaps, or is no number any more
}

func newReadout(st paneState, d Presentation, size Size) Content {
	mark, _ := trendWarning(st)
	return readout{newSnapshotPart(st.State, d, size), st.Run.Forks, hides(st.State, CostNumber), mark, mark == "!"}
}

// Equal implements Content.
func (c readout) Equal(o Content) bool {
	other, ok := o.(readout)
	return ok && c.forks == other.forks && c.hidden == other.hidden && c.mark == other.mark && c.alarm == other.alarm && c.same(other.snapshotPart)
}

// Hit implements Content.
func (c readout) Hit(int, int) session.Intent { return nil }

// Text implements Content: k, J, α and the parameters in one line; of many
// parameters those that the panes show.
func (c readout) Text() []string {
	const most = 9
	all, n := entries(c.at.Params), len(c.at.Params.W)
	shown := c.shownEntries(most)
	if len(shown) < len(all) {
		shown = c.shownEntries(len(c.features()) + 1)
	}
	value, _ := c.parameterFormats(c.digits, shown)
	said := []string{fmt.Sprintf("k %d  J %s  α %s", c.at.Iter, c.costFormat().Text(c.at.Cost), c.spokenAlpha(c.alpha))}
	for _, j := range shown {
		said = append(said, parameter(j, n)+" "+value.Text(all[j]))
	}
	if rest := len(all) - len(shown); rest > 0 {
		said = append(said, fmt.Sprintf("and %d more", rest))
	}
	return []string{strings.Join(said, "  ")}
}

// Draw implements Content.
func (c readout) Draw(a chart.Area) {
	w, _ := a.Size()
	r := readoutLine{readout: c, cost: c.costFormat(), alphaText: number.Shortest(c.alpha), gap: 2}
	if !c.Compact {
		band := c.Theme.Band
		if c.alarm {
			band = c.Theme.WarnBand
		}
		a.Tint(layout.Rect{W: w, H: 1}, band)
		if r.places = [4]int{1, 13, 31}; c.at.Lambda != 0 {
			r.places = [4]int{1, 9, 21, 31}
		}
	}
	if c.mark != "" {
		r.mark = " " + c.mark
	}
	r.fit(a)
	x := 0
	for i, pair := range r.pairs() {
		x = drawSpans(a, max(x, r.places[i]), 0, pair...) + r.gap
	}
}

// readoutLine is the line while it is made to fit.
type readoutLine struct {
	readout
	cost      number.Format
	alphaText string
	costText  string // instead of what cost makes of it; empty: that
	places    [4]int // the first columns of the pairs, if what stands before them ends there
	gap       int
	brief     bool // names in letters are cut
}

// fit makes the line fit: first the mark goes, then the gaps, then digits of J, letters of a name, digits of α, and at last
// digits of a J that is a power of ten.
func (r *readoutLine) fit(a chart.Area) {
	w, _ := a.Size()
	fits := func() bool { return r.width(a) <= w }
	if !fits() {
		r.mark = ""
	}
	if !fits() {
		r.places, r.gap = [4]int{}, 1
	}
	whole := r.cost
	shorten := func(least int) {
		for ; !fits() && r.cost.Decimals > least; r.cost.Decimals-- {
			r.cost.Digits--
		}
	}
	const told = 3 // decimals of J, for which a name gives way
	if shorten(told); !fits() && r.Plain && r.at.Lambda != 0 {
		r.brief, r.cost = true, whole
	}
	shorten(1)
	for n := 6; !fits() && n > 0; n-- {
		r.alphaText = number.Significant(r.alpha, n)
	}
	r.brief = r.brief || r.Plain && !fits()
	for n := 3; !fits() && n > 0; n-- { // a power of ten that is cut is another number
		r.costText = number.Significant(r.at.Cost, n)
	}
}

func (r readoutLine) pairs() [][]span {
	cost, st := r.cost.Text(r.at.Cost), r.Theme.Bright
	switch {
	case r.hidden:
		cost = "?"
	case r.costText != "":
		cost = r.costText
	}
	if r.forks {
		st = r.Theme.Now
	}
	name, costStyle := r.Theme.Muted, r.Theme.Forward.WithBold()
	if r.alarm { // muted cannot be read on its band
		name, costStyle = r.Theme.Text, r.Theme.Warning
	}
	alpha, lambda := "α ", "λ "
	if r.brief {
		alpha, lambda = "alp ", "lam "
	}
	pairs := [][]span{
		{{"k ", name}, {strconv.Itoa(r.at.Iter), r.Theme.Bright}},
		{{"J ", name}, {cost, costStyle}},
		{{alpha, name}, {r.alphaText, st}, {r.mark, r.Theme.Warning}},
	}
	if r.at.Lambda != 0 {
		pairs = append(pairs, []span{{lambda, name}, {number.Shortest(r.at.Lambda), st}})
	}
	return pairs
}

func (r readoutLine) width(a chart.Area) int {
	x := 0
	for i, pair := range r.pairs() {
		x = max(x, r.places[i]) + lineWidth(a, pair...) + r.gap
	}
	return x - r.gap
}
