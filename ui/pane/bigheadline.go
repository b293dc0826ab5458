package pane

import (
	"slices"
	"strings"

	"descent/ui/chart"
	"descent/ui/theme"
)

// bigHeadline is what is happening, in projector mode: a mark, a few words and the last
// change of J in letters, and beside them the reasons.
type bigHeadline struct {
	sentenceList
	mark, change bigEntry
	words        string
	reasons      []string // by themselves, what matters most first
	whole        string   // the headline in full, where no room is for the change
}

func newBigHeadline(st paneState, d Presentation, size Size) Content {
	c := bigHeadline{sentenceList: sentenceList{d.DrawOptions, size, sentences(st, size.W)}}
	first := c.said[0]
	c.words = bigWords(first)
	c.mark = bigEntry{name: first.mark, style: first.style}
	if first.kind == kindFalls || first.kind == kindRises {
		if before, known := previous(st); known && !hides(st.State, CostNumber) {
			text, told := percent(before.Cost, st.Run.Snapshot.Cost)
			if text = strings.ReplaceAll(text, " ", ""); told {
				c.change = bigEntry{name: text, style: first.style}
			}
		}
	}
	c.whole = first.first + first.rest
	for _, s := range c.said[1:] {
		c.reasons = append(c.reasons, s.first+s.rest)
	}
	return c
}

// Equal implements Content.
func (c bigHeadline) Equal(o Content) bool {
	other, ok := o.(bigHeadline)
	return ok && c.DrawOptions == other.DrawOptions && c.size == other.size && slices.Equal(c.said, other.said) && c.change.equal(other.change)
}

// bigWords is a headline in at most nine letters.
func bigWords(s sentence) string {
	words := map[kind]string{
		kindNothingLearned: "start", kindStart: "start", kindDiverged: "no number", kindUnchanged: "no change",
		kindTooSmallToMatter: "too small", kindConverged: "converged", kindCycle: "a cycle", kindPlayPauses: "a pause",
		kindAllCorrect: "correct", kindLeaps: "J leaps", kindLeapt: "J leapt", kindAboveStart: "J is high", kindSwings: "J swings",
		kindRises: "J rises", kindFalls: "J falls", kindStands: "J stands",
	}
	if what, _, _ := strings.Cut(s.first, ":"); s.kind == kindDiverged && what == "J = ∞" {
		return what
	}
	if known := words[s.kind]; known != "" {
		return known
	}
	return "J is here"
}

// Draw implements Content.
func (c bigHeadline) Draw(a chart.Area) {
	const apart, roomy, least = 4, 26, 14 // columns between what is in letters, and of a reason
	w, h := a.Size()
	for try, reason := range []int{roomy, roomy, least} {
		changed := try == 0
		if changed && c.change.name == "" {
			continue
		}
		for _, f := range bigFonts(h, c.Plain) {
			pieces := c.pieces(changed)
			end, known := inLetters(f, pieces, apart, func(int, bigEntry) {})
			if !known || end+apart+reason > w {
				continue
			}
			inLetters(f, pieces, apart, func(x int, p bigEntry) { f.draw(a, x, p.name, p.style) })
			c.drawReasons(a, end+apart, changed)
			return
		}
	}
	c.sentenceList.Draw(a)
}

// pieces are what is in letters: the mark, the words, and the change or not.
func (c bigHeadline) pieces(changed bool) []bigEntry {
	pieces := []bigEntry{c.mark}
	for word := range strings.FieldsSeq(c.words) {
		pieces = append(pieces, bigEntry{name: word, style: c.said[0].firstStyle})
	}
	if changed {
		pieces = append(pieces, c.change)
	}
	return pieces
}

// inLetters calls put with the column of each piece, the first close to the second, and
// returns the column after the last; false where the font lacks a letter. A mark has the
// room of an arrow, so that a narrow one is no letter of the word behind it.
func inLetters(f bigFont, pieces []bigEntry, apart int, put func(x int, p bigEntry)) (end int, known bool) {
	known = true
	for i, p := range pieces {
		width, ok := f.width(p.name)
		known = known && ok
		switch i {
		case 0:
		case 1:
			end += apart / 2
		default:
			end += apart
		}
		if known {
			put(end, p)
		}
		if arrow, _ := f.width("↓"); i == 0 {
			width = max(width, arrow)
		}
		end += width
	}
	return end, known
}

// drawReasons writes what has room from column x on: the headline in full where its
// letters say less, then the reasons, each whole or not at all.
func (c bigHeadline) drawReasons(a chart.Area, x int, changed bool) {
	w, h := a.Size()
	const widest = 60
	reasons := c.reasons
	if !changed {
		reasons = append([]string{c.whole}, reasons...)
	}
	y := 0
	for _, text := range reasons {
		lines := c.wrapped(text, min(w-x, widest))
		if y+len(lines) > h {
			continue
		}
		for _, s := range lines {
			a.Text(x, y, s, theme.Style{FG: c.Theme.Bright.FG, Bold: true})
			y++
		}
	}
}
