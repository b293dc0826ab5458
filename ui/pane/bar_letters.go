package pane

import (
	"strings"

	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/theme"
)

// In projector mode a bar that has the rows has the title of its page in letters, and
// one that has more of them also what a task waits for, with the distance in bold words
// beside it. What is too long for letters stands in bold over the whole width.
const (
	titleRows = 9  // of a bar with a title in letters: of four rows
	taskRows  = 13 // of one with a task in letters too
	largeRows = 21 // of one whose letters have eight rows
)

// letterRows is how many rows letters may have, of a title and of a task; 0 for none.
func (b *lessonBar) letterRows() (title, task int) {
	const small, large = 4, 8
	switch h := b.size.H; {
	case !b.Projector || b.Plain || h < titleRows:
		return 0, 0
	case h < taskRows:
		return small, 0
	case h < largeRows:
		return small, small
	}
	return large, large
}

// wordsWidth is how wide a text is in letters, word by word; false where the font lacks one.
func (f bigFont) wordsWidth(text string) (width int, known bool) {
	for word := range strings.FieldsSeq(text) {
		w, ok := f.width(word)
		if !ok {
			return 0, false
		}
		width += w + wordGap
	}
	return width - wordGap, width > 0
}

// wordGap parts two words in letters: less than a letter, more than what parts two.
const wordGap = 4

// drawWords draws a text word by word from column x, its foot on the last row of a, and
// returns the column after it.
func (f bigFont) drawWords(a chart.Area, x int, text string, st theme.Style) int {
	for word := range strings.FieldsSeq(text) {
		f.draw(a, x, word, st)
		w, _ := f.width(word)
		x += w + wordGap
	}
	return x - wordGap
}

// wordsFont is the largest font in which a text takes so many rows and columns at most.
func (b *lessonBar) wordsFont(text string, rows, columns int) (bigFont, bool) {
	for _, f := range bigFonts(rows, b.Plain) {
		if w, known := f.wordsWidth(text); known && w <= columns {
			return f, true
		}
	}
	return bigFont{}, false
}

// drawName draws the name of the page in letters below the first row, and returns how
// many rows they take: 0 where they do not fit.
func (b *lessonBar) drawName(a chart.Area) int {
	rows, _ := b.letterRows()
	if rows == 0 {
		return 0
	}
	name := strings.TrimSpace(b.title[b.nameIndex].text)
	f, fits := b.wordsFont(name, rows, b.size.W-2)
	if !fits {
		return 0
	}
	f.drawWords(a.Sub(layout.Rect{Y: 1, W: b.size.W, H: f.rows()}), 1, name, b.Theme.Bright)
	return f.rows()
}

// heading is the first row: without the name of the page where that stands in letters.
func (b *lessonBar) heading(lettered bool) []span {
	if !lettered {
		return b.title
	}
	var rest []span
	for i, s := range b.title {
		if i != b.nameIndex {
			rest = append(rest, s)
		}
	}
	return rest
}

// goal is what a task waits for in letters, and what is said beside it.
type goal struct {
	mark, wanted string
	style        theme.Style // of the mark
	beside       string
}

// besideApart is how many columns from the letters the lines beside them stand.
const besideApart = 3

// goalFont is the font of what a task waits for, and the lines beside it; false where it
// has none.
func (b *lessonBar) goalFont() (f bigFont, beside []string, fits bool) {
	const widest, least = 60, 24
	_, rows := b.letterRows()
	if rows == 0 || b.goal.wanted == "" {
		return f, nil, false
	}
	for _, f = range bigFonts(rows, b.Plain) {
		w, known := f.wordsWidth(b.goal.mark + " " + b.goal.wanted)
		room := b.size.W - 2 - w - besideApart
		if !known || room < least {
			continue
		}
		if beside = b.wrapped(b.goal.beside, min(room, widest)); len(beside) <= f.rows() {
			return f, beside, true
		}
	}
	return f, nil, false
}

// drawGoal draws what a task waits for in letters, at the foot of the bar.
func (b *lessonBar) drawGoal(a chart.Area, f bigFont, beside []string) {
	h := f.rows()
	foot := a.Sub(layout.Rect{Y: b.size.H - h, W: b.size.W, H: h})
	x := f.drawWords(foot, 1, b.goal.mark, b.goal.style)
	x = f.drawWords(foot, x+wordGap, b.goal.wanted, b.Theme.Bright)
	for i, s := range beside {
		foot.Text(x+besideApart, i+(h-len(beside))/2, s, b.Theme.Bright)
	}
}
