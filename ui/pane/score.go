package pane

import (
	"slices"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/session"
	"descent/ui/theme"
)

// score is the numbers of an iteration that was just made by hand, with how each was found: it stands in the place of the pane
// in which they were worked out.
type score struct {
	DrawOptions
	size Size
	said string
	rows []language.ScoreRow
}

// scorePlace is the main pane in which a set of numbers is worked out.
func scorePlace(set string) string {
	if set == session.GraphPractice {
		return "graph"
	}
	return "loop"
}

// showsScore reports whether the main pane at a place shows how the numbers were found.
func showsScore(st session.State, i int) bool {
	return st.Practice != nil && st.Practice.Finished && session.Panes()[i] == scorePlace(st.Practice.Topic) && !st.View.Hidden[session.Panes()[i]]
}

func newScore(st session.State, d Presentation, size Size) Content {
	return score{d.DrawOptions, size, language.PracticeScore(st.Practice), language.ScoreRows(st)}
}

// Equal implements Content.
func (c score) Equal(o Content) bool {
	other, ok := o.(score)
	return ok && c.DrawOptions == other.DrawOptions && c.size == other.size && c.said == other.said && slices.Equal(c.rows, other.rows)
}

// Hit implements Content.
func (score) Hit(int, int) session.Intent { return nil }

// Text implements Content.
func (c score) Text() []string {
	said := []string{c.said}
	for _, r := range c.rows {
		said = append(said, r.Line())
	}
	return said
}

// Draw implements Content: a row for each number. What a first answer was stands behind it where that has room, else below,
// and of a high table the numbers that were found at once go first.
func (c score) Draw(a chart.Area) {
	const name, value, gap = 10, 11, 2
	w, h := a.Size()
	rows, y := slices.Clone(c.rows), 0
	for i := range rows {
		if rows[i].First != "" {
			rows[i].First = "first " + rows[i].First
		}
	}
	below := func() (n int) {
		for _, r := range rows {
			n += boolToInt(r.First != "" && a.Width(r.First) > w-2-name-value-gap)
		}
		return n
	}
	if len(rows)+below() > h {
		var missed []language.ScoreRow
		for _, r := range rows {
			if r.Mark != session.FirstTry {
				missed = append(missed, r)
			}
		}
		rows = missed
	}
	inline := len(rows)+below() > h
	if len(rows)+below() < h && !inline {
		c.heading(a, y, "Your numbers", "")
		y++
	}
	for _, r := range rows {
		mark := scoreMark(c.Theme, r.Mark)
		drawSpans(a, 0, y, mark, span{" " + r.Name, c.Theme.Bright})
		a.TextRight(2+name+value, y, r.Value, c.Theme.Text)
		x := 2 + name + value + gap
		switch {
		case r.First == "":
			a.Text(x, y, r.How, c.Theme.Muted)
		case a.Width(r.First) <= w-x || inline:
			a.Text(x, y, clip(r.First, w-x), c.Theme.Text)
		default:
			a.Text(x, y, r.How, c.Theme.Muted)
			y++
			a.Text(4, y, clip(r.First, w-4), c.Theme.Text)
		}
		y++
	}
}

// scoreMark is the mark of how a number was found.
func scoreMark(th theme.Theme, m session.BlankMark) span {
	st := map[session.BlankMark]theme.Style{
		session.FirstTry: th.Forward, session.LaterTry: th.Warning, session.AfterHint: th.Now, session.ShownOnly: th.Muted,
	}[m]
	return span{string(language.MarkRune(m)), st}
}
