package pane

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
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
	kindLimit
	kindAllCorrect
	kindLeaps
	kindAboveStart
	kindSwings
	kindRises
	kindFalls
	kindStands
	kindHere
	// Why the weights stand, and what is left.
	kindOptimumHere
	kindOptimumAway
	kindManyOptima
	kindCouldFall
	// The last step and the next.
	kindGrewTooLarge
	kindGoesBack
	kindFirstStep
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
	kindPromise
	// The shape of J.
	kindCreepsSmallAlpha
	kindCreepsScale
	kindCreepsCentre
	kindTryScaling
	kindLargeFeatures
	// The data.
	kindOneClass
	kindCanPart
	kindLongRun
	kindTouches
	kindTouchLimit
	kindNoLowest
	kindConstant
	kindAccuracy
	numKinds
)

// Words says what is happening: one sentence a row, as many as fit; or, in a
// single row, the short forms one after the other.
func Words(f Frame, a chart.Area) {
	w, h := a.Size()
	if h < 2 {
		x := 0
		for i, s := range f.shownSentences(Size{w, h}) {
			if i == 0 {
				x = line(a, x, 0, span{s.mark + " ", s.style}, span{s.first, s.firstStyle}, span{s.short, f.Theme.Text})
				continue
			}
			x = line(a, x+2, 0, span{s.first + s.short, f.Theme.Text})
		}
		f.whyHint(a)
		return
	}
	f.heading(a, 0, "What is happening", strings.TrimSpace(whyHint))
	f.whyHint(a)
	for i, s := range f.shownSentences(Size{w, h}) {
		line(a, 0, i+1, span{s.mark + " ", s.style}, span{s.first, s.firstStyle}, span{s.rest, f.Theme.Text})
	}
}

// mostInOneLine is as many as the rows of a larger screen hold.
const mostInOneLine = 3

// oneLine picks the sentences whose short forms fit into w columns, two apart,
// in the longest wording that leaves none out that matters more than another.
func oneLine(f Frame, w int) []sentence {
	var best []sentence
	most := 0
	for _, width := range []int{w - 2, 35, 20} { // of one sentence
		var shown []sentence
		free, first := w, 0 // sentences that are shown before one is left out
		for i, s := range sentences(f, width) {
			need := f.columns(s.first+s.short) + 2 // the mark and a blank, or the blanks before it
			if i > 0 && need > free || len(shown) == mostInOneLine {
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
func sentences(f Frame, width int) []sentence {
	all := []sentence{progress(f, width)}
	if all[0].kind == kindLimit || all[0].kind == kindAllCorrect {
		all = append(all, trend(f, width))
	}
	flat := valley(f)
	if len(flat) < 2 { // else scaling is advised for a better reason
		flat = append(flat, aboutScale(f, width)...)
	}
	reasons := [][]sentence{lastStep(f, width), flat, aboutAlpha(f, width), aboutData(f, width), accuracy(f, width)}
	if f.Alpha > f.Facts.AlphaBound {
		reasons[1], reasons[2] = reasons[2], reasons[1] // what can go wrong does
	}
	switch {
	case f.At.Iter == 0 && len(flat) > 0:
		reasons = append(reasons[1:], reasons[0])
	case f.Forks:
		reasons = [][]sentence{aboutAlpha(f, width), aboutData(f, width), accuracy(f, width)}
	case stopped(f):
		reasons = [][]sentence{outlook(f, width), lastStep(f, width), aboutData(f, width), accuracy(f, width), aboutAlpha(f, width), flat}
	case all[len(all)-1].kind == kindFalls && !(f.Alpha > f.Facts.AlphaBound):
		reasons = [][]sentence{flat, lastStep(f, width), aboutData(f, width), accuracy(f, width), aboutAlpha(f, width)}
		if !f.Separates {
			reasons[2], reasons[3] = reasons[3], reasons[2]
		}
	}
	for _, r := range reasons {
		all = append(all, r...)
	}
	if slices.ContainsFunc(all, func(s sentence) bool { return s.kind == kindOverYetFalls }) {
		all = append(all, promise(f))
	}
	return all
}

// stopped tells that play has a reason to pause at the weights themselves.
func stopped(f Frame) bool {
	return f.At.Status != trainer.Running && f.At.Status != trainer.Limit
}

// plainly is a sentence that is not the headline.
func plainly(f Frame, k kind, text string) sentence {
	return sentence{kind: k, mark: "·", rest: text, short: text, style: f.Theme.Muted}
}

// quoted is the label of a class in quotes, for a label is a word of its own that
// may mean something in a sentence: 2 "true" wrong. Where the label is the y
// itself it is that: 2 with y = 1 wrong.
func quoted(set datasets.Set, class, most int) string {
	if label := set.Classes[class]; label != fmt.Sprint(class) {
		return `"` + clip(label, most) + `"`
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
func (l Look) fitting(width int, texts ...string) string {
	for _, s := range texts[:len(texts)-1] {
		if l.columns(s) <= width {
			return s
		}
	}
	return texts[len(texts)-1]
}

// columns is how wide a text is drawn: plain glyphs are longer than theirs.
func (l Look) columns(text string) int {
	if l.Plain {
		text = theme.Plain()(text)
	}
	return ansi.StringWidth(text)
}

// clip shortens a text of the person's data to n columns.
func clip(s string, n int) string {
	return ansi.Truncate(s, max(0, n), "…")
}

// told is how to do something: by keys, or, where there are none, by a command.
func (l Look) told(keys, command string) string {
	if l.Spoken {
		return command
	}
	return keys
}
