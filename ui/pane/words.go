package pane

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/ui/chart"
	"descent/ui/theme"
)

// sentence is one thing that is true now: a mark, its first words, the rest.
// Short is the rest where there is only one line for everything.
type sentence struct {
	mark, first, rest string
	short             string
	style             theme.Style // of the mark
	firstStyle        theme.Style // of the first words
	limit             bool        // it tells no more than that play paused
}

// Words says what is happening: one sentence a row, as many as fit; or, in a
// single row, the short forms one after the other.
func Words(f Frame, a chart.Area) {
	w, h := a.Size()
	if h < 2 {
		x := 0
		for i, s := range oneLine(f, w) {
			if i == 0 {
				x = line(a, x, 0, span{s.mark + " ", s.style}, span{s.first, s.firstStyle}, span{s.short, f.Theme.Text})
				continue
			}
			x = line(a, x+2, 0, span{s.first + s.short, f.Theme.Text})
		}
		return
	}
	heading(f, a, 0, "What is happening", "")
	for i, s := range sentences(f, w-2) {
		if i+1 < h {
			line(a, 0, i+1, span{s.mark + " ", s.style}, span{s.first, s.firstStyle}, span{s.rest, f.Theme.Text})
		}
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
	if all[0].limit {
		all = append(all, trend(f, width))
	}
	say := func(texts ...string) {
		for _, text := range texts {
			if text != "" {
				all = append(all, plainly(f, text))
			}
		}
	}
	scaling := aboutScale(f, width)
	if !f.Forks {
		say(outlook(f, width)...)
		flat := valley(f, width)
		say(flat...)
		if len(flat) > 1 {
			scaling = "" // it was advised, for a better reason
		}
	}
	about := []string{scaling, aboutAlpha(f, width), aboutData(f, width)}
	switch {
	case stands(f):
		slices.Reverse(about) // why it stands comes first
	case f.Alpha > f.Facts.AlphaBound:
		about[0], about[1] = about[1], about[0] // what can go wrong does
	}
	say(about...)
	say(aboutCurvature(f, width)...)
	all = append(all, accuracy(f, width))
	say(provedOnly(f))
	return all
}

func plainly(f Frame, text string) sentence {
	return sentence{mark: "·", rest: text, short: text, style: f.Theme.Muted}
}

// className is the label of a class; where the label is the y itself, that.
func className(set datasets.Set, class, most int) string {
	if label := set.Classes[class]; label != fmt.Sprint(class) {
		return clip(label, most)
	}
	return fmt.Sprintf("y=%d", class)
}

// fitting is the first text of at most width columns, or else the last one.
func (f Frame) fitting(width int, texts ...string) string {
	for _, s := range texts[:len(texts)-1] {
		if f.columns(s) <= width {
			return s
		}
	}
	return texts[len(texts)-1]
}

// columns is how wide a text is drawn: plain glyphs are longer than theirs.
func (f Frame) columns(text string) int {
	if f.Plain {
		text = theme.Plain()(text)
	}
	return ansi.StringWidth(text)
}

// clip shortens a text of the person's data to n columns.
func clip(s string, n int) string {
	return ansi.Truncate(s, max(0, n), "…")
}

// told is how to do something: by keys, or, where there are none, by a command.
func (f Frame) told(keys, command string) string {
	if f.Spoken {
		return command
	}
	return keys
}
