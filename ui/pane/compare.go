package pane

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"descent/ui/chart"
	"descent/ui/number"
)

// leaps tells that in its last steps, as many as a judgement takes, J of the run
// rose and came far above where it began, or that it is no finite number any more.
func (r Run) leaps() bool {
	s := recentCostsOf(r.Costs, r.HeadK())
	return !(math.Abs(r.last()) <= math.MaxFloat64) || s.steps == trendSteps && s.trend() == trendLeaping
}

// labelCompared writes the name of each run of a comparison at the end of its
// curve, one below the other in the order of the curves, and a mark at those
// that leap.
func (c costCurves) labelCompared(a chart.Area, plot chart.Plot) {
	if !c.comparing() {
		return
	}
	type label struct {
		r    listedRun
		x, y int
		last float64 // what is drawn at its end
	}
	var labels []label
	for _, r := range c.compared() {
		if x, y, ok := plot.Cell(c.tip(r.Run)); ok {
			_, last := c.tip(r.Run)
			labels = append(labels, label{r, x, y, last})
		}
	}
	slices.SortStableFunc(labels, func(l, o label) int { return cmp.Or(l.y-o.y, cmp.Compare(o.last, l.last)) })
	inner := plot.CurveArea()
	gap := 2
	if inner.H < gap*len(labels)+gap {
		gap = 1
	}
	ends := make([]int, len(labels))
	for i, l := range labels {
		if ends[i] = l.y; i > 0 {
			labels[i].y = max(l.y, labels[i-1].y+gap)
		}
	}
	for i, row := len(labels)-1, inner.Y+inner.H-2; i >= 0; i, row = i-1, labels[i].y-gap {
		labels[i].y = min(labels[i].y, row)
	}
	for i, l := range labels {
		st, _ := c.listedLine(c.runSet, l.r)
		if !l.r.ghost {
			st = st.WithBold()
		}
		spans := []span{{c.name(l.r.Run), st}}
		if l.r.leaps() {
			spans = append(spans, span{" !", c.Theme.Warning})
		}
		left := l.x + 1 + leader
		if width := lineWidth(a, spans...) + 1; l.y < inner.Y || !a.Free(left, l.y, width) {
			continue
		}
		c.leader(a, [2]int{l.x + 2, ends[i]}, [2]int{left, l.y})
		drawSpans(a, left+1, l.y, spans...)
	}
}

// leader draws the line from the end of a curve to its label, in cells. It has no hue of
// a run and touches no curve: it must not be taken for a piece of one that rises.
func (l DrawOptions) leader(a chart.Area, from, to [2]int) {
	w, h := a.Size()
	dots := chart.NewDots(w, h, l.Plain).WithASCIIMark(',')
	dots.Line(float64(2*from[0]), float64(4*from[1])+1, float64(2*to[0])-1, float64(4*to[1])+1, chart.Stroke{Dash: chart.Dash{1, 1}})
	dots.Draw(a, l.Theme.Muted)
}

// firstToReach names the run that was the first to reach a J: the smallest of 1, 2, 5
// times a power of ten below J at the start that any of them has reached.
func (s runSet) firstToReach() string {
	runs, best := s.compared(), math.Inf(1)
	symbol, _ := s.nameScheme()
	begin, _ := s.Present.Costs.At(0)
	for _, r := range runs {
		if e, ok := r.Costs.RangeOver(0, r.Costs.Len()); ok {
			best = min(best, e.Low)
		}
	}
	if !(best < begin) {
		return fmt.Sprintf("No run has come below the J %s of the start.", inFewDigits(begin))
	}
	if level := roundUp(best); level < begin {
		winners, when, open := s.firstTo(level)
		if open { // a run that has not come so far may have been earlier
			return fmt.Sprintf("First to reach J %s so far: %s %s, %s.", number.Shortest(level), symbol, winners, when)
		}
		return fmt.Sprintf("First to reach J %s: %s %s, %s.", number.Shortest(level), symbol, winners, when)
	}
	const alike = 1 + 1e-9 // J that differ by less are one J
	winners, when, _ := s.firstTo(min(best*alike, begin))
	return fmt.Sprintf("Lowest J so far: %s, %s %s, %s.", inFewDigits(best), symbol, winners, when)
}

// firstTo names the runs that were the first to come down to a J, and when; open
// tells that one of the others has not come that far yet.
func (s runSet) firstTo(level float64) (winners, when string, open bool) {
	first, exact, names := math.MaxInt, true, []string(nil)
	for _, r := range s.compared() {
		if k, at := r.Costs.FirstAtMost(0, level); k >= 0 && k <= first {
			if k < first {
				names = nil
			}
			first, exact = k, at
			names = append(names, s.nameAmongCompared(r.Run))
		}
	}
	for _, r := range s.compared() {
		diverged := !(math.Abs(r.last()) <= math.MaxFloat64)
		open = open || r.Compared && !diverged && r.HeadK() < min(first, s.Present.HeadK())
	}
	return strings.Join(names, " and "), reached(first, exact), open
}

// nameAmongCompared is what a run is called by among those that it is compared with.
func (s runSet) nameAmongCompared(r Run) string {
	_, of := s.nameScheme()
	if !r.Compared {
		return of(r) + " (this run)"
	}
	return of(r)
}

func reached(k int, exact bool) string {
	if !exact {
		return fmt.Sprintf("by k %d", k)
	}
	return fmt.Sprintf("at k %d", k)
}

// roundUp is the first round number, 1, 2 or 5 times a power of ten, that is not
// below v; 0, what is too small for the logarithm and what is not finite stay.
func roundUp(v float64) float64 {
	if !(v > 1e-300) || math.IsInf(v, 0) {
		return v
	}
	return chart.RoundAbove(v).Size()
}

// notSettling tells how the runs moved in their last steps: which rose, which came
// far above where they began, and which broke. One J says nothing: so few steps
// are not judged.
func (s runSet) notSettling() []string {
	var rose, leapt, broke []string
	early := false
	for _, r := range s.compared() {
		last := recentCostsOf(r.Costs, r.HeadK())
		name := s.nameAmongCompared(r.Run)
		switch m := last.trend(); {
		case !(math.Abs(r.last()) <= math.MaxFloat64):
			broke = append(broke, name)
		case last.steps < trendSteps:
			early = true
		case m == trendLeaping:
			leapt = append(leapt, name+" to "+rounded(last.top, 2))
		case m == swinging || m == rising:
			rose = append(rose, name)
		}
	}
	var said []string
	symbol, _ := s.nameScheme()
	if len(broke) > 0 {
		said = append(said, "! J is no finite number any more: "+symbol+" "+strings.Join(broke, ", ")+".")
	}
	if early {
		return append(said, fmt.Sprintf("How they move is told from %d steps on.", trendSteps))
	}
	if len(leapt) > 0 {
		said = append(said, fmt.Sprintf("! J leapt in the last %d steps: %s %s.", trendSteps, symbol, strings.Join(leapt, ", ")))
	}
	if len(rose) > 0 {
		said = append(said, fmt.Sprintf("J rose in the last %d steps: %s %s.", trendSteps, symbol, strings.Join(rose, ", ")))
	}
	if len(said) == 0 {
		said = []string{fmt.Sprintf("No run's J rose in the last %d steps%s.", trendSteps, s.pastBound())}
	}
	return said
}

// pastBound says that an α beyond the bound may do well all the same, where one does:
// the bound promises that J falls below it, and nothing of what is above.
func (s runSet) pastBound() string {
	past := func(r listedRun) bool { return r.MistakeID == "" && s.alphaBound > 0 && r.Alpha > s.alphaBound }
	if symbol, _ := s.nameScheme(); symbol != "α" || !slices.ContainsFunc(s.compared(), past) {
		return ""
	}
	return "; past α " + roundDown(s.alphaBound) + " it may, and need not"
}
