package pane

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/theme"
)

// flow breaks the text, and the question behind it, into so many lines at most, and
// reports whether that is all of it. The question is whole; a text that is too long
// is cut.
func (b *lessonBar) flow(rows int) (lines [][]span, whole bool) {
	text, question := b.words(b.text), b.words(b.question)
	if lines = b.breakLines(text, question); len(lines) <= rows {
		return lines, true
	}
	cutAt := func(n int) [][]span { return b.breakLines(append(text[:n:n], "…"), question) }
	cut := sort.Search(len(text), func(n int) bool { return len(cutAt(n+1)) > rows })
	lines = cutAt(cut)
	return lines[:min(len(lines), max(rows, 0))], false
}

// words are those of a text as they are drawn: plain glyphs may be longer. A name and its number are one, so that no line
// ends between them.
func (b *lessonBar) words(text string) []string {
	if b.Plain {
		text = theme.Plain()(text)
	}
	var words []string
	for word := range strings.FieldsSeq(text) {
		if n := len(words) - 1; n >= 0 && (namesNumber.MatchString(words[n]) && isNumber.MatchString(word) || divides.MatchString(words[n]+" "+word)) {
			words[n] += " " + word
			continue
		}
		words = append(words, word)
	}
	return words
}

// What of two words is one: dz and −0.46, dw₁ and ÷, and what follows that.
var (
	namesNumber = regexp.MustCompile(`(^|[÷/] )(d?[a-zA-Z][₀-₉0-9]*|α|λ|alpha|lambda)$`)
	isNumber    = regexp.MustCompile(`^[−-]?[0-9]`)
	divides     = regexp.MustCompile(`^d?[a-zA-Z][₀-₉0-9]* [÷/]( m)?$`)
)

// breakLines breaks words of a text, and the question behind them, into lines. The
// truth stands in front of what is said of it, on a line of its own.
func (b *lessonBar) breakLines(text, question []string) [][]span {
	if b.isRevealed {
		return append(b.lines(question, b.truthStyles(question)), b.lines(text, b.styles(len(text), b.Theme.Text))...)
	}
	if b.questionOnOwnLine {
		return append(b.lines(text, b.styles(len(text), b.Theme.Text)), b.lines(question, b.styles(len(question), b.Theme.Bright))...)
	}
	styles := append(b.styles(len(text), b.Theme.Text), b.styles(len(question), b.Theme.Bright)...)
	return b.lines(append(slices.Clip(text), question...), styles)
}

func (b *lessonBar) styles(n int, st theme.Style) []theme.Style {
	all := make([]theme.Style, n)
	for i := range all {
		all[i] = st
	}
	return all
}

// truthStyles makes what was the case stand out from what was said.
func (b *lessonBar) truthStyles(words []string) []theme.Style {
	all := b.styles(len(words), b.Theme.Text)
	was := false
	for i, word := range words {
		if was {
			all[i] = b.Theme.Forward.WithBold()
		}
		was = was || word == "was:" || word == "Right:"
	}
	return all
}

// lines breaks words between blanks.
func (b *lessonBar) lines(words []string, styles []theme.Style) [][]span {
	var lines [][]span
	free := 0
	for i, word := range words {
		need := ansi.StringWidth(word)
		if len(lines) == 0 || need+1 > free {
			lines, free = append(lines, nil), b.room()
		} else {
			word, need = " "+word, need+1
		}
		at := len(lines) - 1
		lines[at], free = append(lines[at], span{word, styles[i]}), free-need
	}
	return lines
}

// optionRows shares the answers among rows, as many in each as fit.
func (b *lessonBar) optionRows(a chart.Area) [][]int {
	const mark, gap = 2, 4
	var rows [][]int
	free := 0
	for i, o := range b.options {
		need := mark + a.Width(o.text)
		if len(rows) == 0 || need > free {
			rows, free = append(rows, nil), b.size.W-2
		}
		last := len(rows) - 1
		rows[last], free = append(rows[last], i), free-need-gap
	}
	return rows
}

// drawOptions draws the answers from a row on, and returns where they stand. The
// chosen one has a mark, is bold, and has the ground of a chosen row.
func (b *lessonBar) drawOptions(a chart.Area, y int, rows [][]int) []layout.Rect {
	places := make([]layout.Rect, len(b.options))
	for _, row := range rows {
		x := 1
		for _, i := range row {
			mark, st := "  ", b.options[i].style
			if i == b.chosen {
				mark, st = "▸ ", b.Theme.Bright
			}
			number, text, _ := strings.Cut(b.options[i].text, " ")
			from := x
			x = drawSpans(a, x, y, span{mark, theme.Style{FG: b.Theme.Now.FG, Bold: true}}, span{number, b.Theme.Bright}, span{" " + text, st})
			places[i] = layout.Rect{X: from, Y: y, W: x - from, H: 1}
			if i == b.chosen {
				b.highlight(a, layout.Rect{X: from - 1, Y: y, W: x - from + 2, H: 1})
			}
			x += 4
		}
		y++
	}
	return places
}
