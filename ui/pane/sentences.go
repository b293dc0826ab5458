package pane

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/session"
	"descent/ui/theme"
)

// sentence is one thing that is true now: a mark, its first words, the rest.
// Short is the rest where there is only one line for everything.
type sentence struct {
	kind              kind
	mark, first, rest string
	short             string
	style             theme.Style // of the mark
	firstStyle        theme.Style // of the first words
}

// kind tells sentences apart by what makes them true: the tests prove every kind.
type kind uint8

const (
	// The headline: J and the weights.
	kindNothingLearned kind = iota
	kindStart
	kindDiverged
	kindUnchanged
	kindTooSmallToMatter
	kindConverged
	kindCycle
	kindPlayPauses
	kindAllCorrect
	kindLeaps
	kindLeapt
	kindAboveStart
	kindSwings
	kindRises
	kindFalls
	kindStands
	kindCostHere
	// Why the weights stand, and what is left.
	kindOptimumHere
	kindOptimumAway
	kindManyOptima
	kindCouldFall
	// The last step and the next.
	kindGrewTooLarge
	kindGoesBack
	kindFirstStep
	kindBoundaryTurnedOver
	kindOvershot
	kindTinyAlpha
	kindForks
	// α and the bound.
	kindNoBound
	kindEstimate
	kindSafe
	kindOverYetFalls
	kindOverMayRise
	kindOverTimes
	kindWhatBoundMeans
	kindPenaltyThrows
	kindBlowsUp
	// The shape of J.
	kindSlowSmallAlpha
	kindSlowScale
	kindSlowCentre
	kindTryScaling
	kindLargeFeatures
	// The data.
	kindOneClass
	kindSeparable
	kindLongRun
	kindQuasiSeparated
	kindQuasiSeparatedLimit
	kindNoLowest
	kindConstant
	kindAccuracy
	numKinds
)

// sentenceList says what is happening: one sentence a row, as many as fit; or, in a
// single row, the short forms one after the other.
type sentenceList struct {
	DrawOptions
	size Size
	said []sentence
}

func newSentenceList(st paneState, d Presentation, size Size) Content {
	if d.Projector && size.H > 1 {
		return newBigHeadline(st, d, size)
	}
	c := sentenceList{d.DrawOptions, size, st.shownSentences(size)}
	if c.Projector { // loud enough for the last row of seats
		c.Theme.Text = c.Theme.Bright
	}
	return c
}

// Equal implements Content.
func (c sentenceList) Equal(o Content) bool {
	other, ok := o.(sentenceList)
	return ok && c.DrawOptions == other.DrawOptions && c.size == other.size && slices.Equal(c.said, other.said)
}

// Text implements Content.
func (c sentenceList) Text() []string {
	said := make([]string, 0, len(c.said))
	for _, s := range c.said {
		said = append(said, s.first+s.rest)
	}
	return said
}

// Hit implements Content.
func (c sentenceList) Hit(int, int) session.Intent { return nil }

// Draw implements Content.
func (c sentenceList) Draw(a chart.Area) {
	if c.size.H < 2 {
		x := 0
		for i, s := range c.said {
			if i == 0 {
				x = drawSpans(a, x, 0, span{s.mark + " ", s.style}, span{s.first, s.firstStyle}, span{s.short, c.Theme.Text})
				continue
			}
			x = drawSpans(a, x+2, 0, span{s.first + s.short, c.Theme.Text})
		}
		c.whyHint(a)
		return
	}
	c.heading(a, 0, "What is happening", strings.TrimSpace(whyHint))
	c.whyHint(a)
	for i, s := range c.said {
		drawSpans(a, 0, i+1, span{s.mark + " ", s.style}, span{s.first, s.firstStyle}, span{s.rest, c.Theme.Text})
	}
}

// maxSentencesInLine is as many as the rows of a larger screen hold.
const maxSentencesInLine = 3

// oneLine picks the sentences whose short forms fit into w columns, two apart,
// in the longest wording that leaves none out that matters more than another.
func oneLine(st paneState, w int) []sentence {
	var best []sentence
	most := 0
	for _, width := range []int{w - 2, 35, 20} { // of one sentence
		var shown []sentence
		free, first := w, 0 // sentences that are shown before one is left out
		for i, s := range sentences(st, width) {
			need := st.columns(s.first+s.short) + 2 // the mark and a blank, or the blanks before it
			if i > 0 && need > free || len(shown) == maxSentencesInLine {
				continue
			}
			if first == i {
				first++
			}
			shown, free = append(shown, s), free-need
		}
		if first > most || first == most && len(shown) > len(best) {
			best, most = shown, first
		}
	}
	return best
}

// sentences lists what is true, what matters most first, for a row of that
// many columns. Each is true by itself, for a row may have no room for the next.
func sentences(st paneState, width int) []sentence {
	all := []sentence{costHeadline(st, width)}
	if all[0].kind == kindPlayPauses || all[0].kind == kindAllCorrect {
		all = append(all, trend(st, width))
	}
	flat := slowProgress(st)
	if len(flat) < 2 { // else scaling is advised for a better reason
		flat = append(flat, aboutScale(st, width)...)
	}
	reasons := [][]sentence{lastStep(st, width), flat, aboutAlpha(st, width), aboutData(st, width), accuracy(st, width)}
	if st.Run.Alpha > st.Run.Bound {
		reasons[1], reasons[2] = reasons[2], reasons[1] // what can go wrong does
	}
	switch {
	case st.Run.Snapshot.Iter == 0 && len(flat) > 0:
		reasons = append(reasons[1:], reasons[0])
	case st.Run.Forks:
		reasons = [][]sentence{aboutAlpha(st, width), aboutData(st, width), accuracy(st, width)}
	case stopped(st):
		reasons = [][]sentence{optimumSentences(st, width), lastStep(st, width), aboutData(st, width), accuracy(st, width), aboutAlpha(st, width), flat}
	case all[len(all)-1].kind == kindFalls && !(st.Run.Alpha > st.Run.Bound):
		reasons = [][]sentence{flat, lastStep(st, width), aboutData(st, width), accuracy(st, width), aboutAlpha(st, width)}
		if !st.separates() {
			reasons[2], reasons[3] = reasons[3], reasons[2]
		}
	}
	for _, r := range reasons {
		all = append(all, r...)
	}
	if slices.ContainsFunc(all, func(s sentence) bool { return s.kind == kindOverYetFalls }) {
		all = append(all, boundSentence(st))
	}
	return all
}

// stopped tells that play has a reason to pause at the weights themselves.
func stopped(st paneState) bool {
	return st.Run.Snapshot.Status != trainer.Running && st.Run.Snapshot.Status != trainer.Limit
}

// plainSentence is a sentence that is not the headline.
func plainSentence(st paneState, k kind, text string) sentence {
	return sentence{kind: k, mark: "·", rest: text, short: text, style: st.Theme.Muted}
}

// classNamed says of what class some examples are, not what they were taken for: 2 of "true"
// wrong. A label is in quotes, for it may mean something in a sentence; where it is the y
// itself it is that: 2 with y = 1 wrong.
func classNamed(set datasets.Set, class, most int) string {
	if label := set.Classes[class]; label != fmt.Sprint(class) {
		return `of "` + clip(label, most) + `"`
	}
	return fmt.Sprintf("with y = %d", class)
}

// className is the label of a class; where the label is the y itself, that.
func className(set datasets.Set, class, most int) string {
	if label := set.Classes[class]; label != fmt.Sprint(class) {
		return clip(label, most)
	}
	return fmt.Sprintf("y=%d", class)
}

// fitting is the first text of at most width columns, or else the last one.
func (l DrawOptions) fitting(width int, texts ...string) string {
	for _, s := range texts[:len(texts)-1] {
		if l.columns(s) <= width {
			return s
		}
	}
	return texts[len(texts)-1]
}

// columns is how wide a text is drawn: plain glyphs are longer than theirs.
func (l DrawOptions) columns(text string) int {
	if l.Plain {
		text = theme.Plain()(text)
	}
	return ansi.StringWidth(text)
}

// clip shortens a text of the person's data to n columns.
func clip(s string, n int) string {
	return ansi.Truncate(s, max(0, n), "…")
}

// hintFor is how to do something: by keys, or, where there are none, by a command.
func (l DrawOptions) hintFor(keys, command string) string {
	if l.TextOnly {
		return command
	}
	return keys
}
