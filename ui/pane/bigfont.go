package pane

import (
	"maps"
	"sync"
	"unicode/utf8"

	"descent/ui/chart"
	"descent/ui/theme"
)

// bigFont is one size of big characters. A character is drawn in half blocks: every
// row of its picture holds two rows of squares, of size scale.
type bigFont struct {
	glyphs map[rune][]string
	scale  int
	plain  bool // one # for a square, so twice as high
}

// The characters of each size, made when they are wanted first: every bar measures with them.
var (
	largeCharacters = sync.OnceValue(func() map[rune][]string { //nolint:gochecknoglobals // it never changes
		all := letterPictures()
		maps.Copy(all, capitalPictures())
		maps.Copy(all, largeGlyphs())
		return all
	})
	smallCharacters = sync.OnceValue(smallGlyphs) //nolint:gochecknoglobals // it never changes
)

// bigFonts are the sizes of big characters that are at most that many rows high,
// the largest first.
func bigFonts(rows int, plain bool) []bigFont {
	var fit []bigFont
	large := largeCharacters()
	for _, f := range []bigFont{{large, 2, plain}, {large, 1, plain}, {smallCharacters(), 1, plain}} {
		if f.rows() <= rows && (!plain || f.scale == 1) {
			fit = append(fit, f)
		}
	}
	return fit
}

// squares is how many rows of squares the characters fill, counted from the
// foot: the topmost of the small ones is blank.
func (f bigFont) squares() int {
	n := 2 * len(f.glyphs['0'])
	if !f.square('0', 0, 0) && !f.square('0', 1, 0) {
		n--
	}
	return n
}

func (f bigFont) rows() int {
	if f.plain {
		return f.squares()
	}
	return f.scale * len(f.glyphs['0'])
}

// square tells whether a character fills the square at column x, row y of its
// picture.
func (f bigFont) square(r rune, x, y int) bool {
	row := []rune(f.glyphs[r][y/2])
	if x >= len(row) {
		return false
	}
	switch row[x] {
	case '█':
		return true
	case '▀':
		return y%2 == 0
	case '▄':
		return y%2 == 1
	}
	return false
}

// width is the columns that a text takes, with one free between characters;
// false where the font lacks one of them.
func (f bigFont) width(text string) (int, bool) {
	n := -1
	for _, r := range text {
		picture, known := f.glyphs[r]
		if !known {
			return 0, false
		}
		n += f.scale*utf8.RuneCountInString(picture[0]) + 1
	}
	return n, true
}

// draw draws a text from column x, its foot on the last row of a.
func (f bigFont) draw(a chart.Area, x int, text string, st theme.Style) {
	_, h := a.Size()
	for _, r := range text {
		w := utf8.RuneCountInString(f.glyphs[r][0])
		if f.plain {
			f.drawPlain(a, x, h, r, st)
		} else {
			f.drawBlocks(a, x, h, r, st)
		}
		x += f.scale*w + 1
	}
}

func (f bigFont) drawPlain(a chart.Area, x, h int, r rune, st theme.Style) {
	high := 2 * len(f.glyphs[r])
	for y := range high {
		for i := range utf8.RuneCountInString(f.glyphs[r][0]) {
			if f.square(r, i, y) {
				a.Set(x+i, h-high+y, '#', st)
			}
		}
	}
}

func (f bigFont) drawBlocks(a chart.Area, x, h int, r rune, st theme.Style) {
	rows := f.rows()
	for y := range rows {
		for i := range f.scale * utf8.RuneCountInString(f.glyphs[r][0]) {
			upper := f.square(r, i/f.scale, 2*y/f.scale)
			lower := f.square(r, i/f.scale, (2*y+1)/f.scale)
			switch {
			case upper && lower:
				a.Set(x+i, h-rows+y, '█', st)
			case upper:
				a.Set(x+i, h-rows+y, '▀', st)
			case lower:
				a.Set(x+i, h-rows+y, '▄', st)
			}
		}
	}
}

// largeGlyphs are digits and what belongs to them, of 6×8 squares.
func largeGlyphs() map[rune][]string {
	return map[rune][]string{
		'0': {"▄████▄", "██  ██", "██  ██", "▀████▀"},
		'1': {" ▄██  ", "▀▀██  ", "  ██  ", "██████"},
		'2': {"▄████▄", "▀▀ ▄█▀", " ▄█▀  ", "██████"},
		'3': {"█████▄", " ▄▄▄█▀", " ▀▀▀█▄", "█████▀"},
		'4': {"  ▄██ ", "▄█▀██ ", "██████", "   ██ "},
		'5': {"██████", "██▄▄▄ ", "▀▀▀▀██", "█████▀"},
		'6': {"▄████▄", "██▄▄▄ ", "██▀▀██", "▀████▀"},
		'7': {"██████", "▀▀ ▄█▀", "  ▄█▀ ", "  ██  "},
		'8': {"▄████▄", "██▄▄██", "██▀▀██", "▀████▀"},
		'9': {"▄████▄", "██▄▄██", " ▀▀▀██", "▀████▀"},
		'.': {"  ", "  ", "  ", "██"},
		'−': {"   ", "▄▄▄", "▀▀▀", "   "},
		'e': {"    ", "▄██▄", "██▄█", "▀█▄▄"},
		'?': {"▄████▄", "▀▀ ▄█▀", "  ▀▀  ", "  ██  "},
		' ': {"      ", "      ", "      ", "      "},
	}
}

// smallGlyphs are characters of 4×5 squares; what is above them parts two
// lines.
func smallGlyphs() map[rune][]string {
	return map[rune][]string{
		'0': {" ▄▄ ", "█  █", "▀▄▄▀"},
		'1': {" ▄  ", "▀█  ", "▄█▄ "},
		'2': {" ▄▄ ", "▀ ▄▀", "▄█▄▄"},
		'3': {"▄▄▄ ", " ▄▄▀", "▄▄▄▀"},
		'4': {"▄  ▄", "█▄▄█", "   █"},
		'5': {"▄▄▄▄", "█▄▄ ", "▄▄▄▀"},
		'6': {" ▄▄ ", "█▄▄ ", "▀▄▄▀"},
		'7': {"▄▄▄▄", "  ▄▀", " █  "},
		'8': {" ▄▄ ", "▀▄▄▀", "▀▄▄▀"},
		'9': {" ▄▄ ", "▀▄▄█", " ▄▄▀"},
		'.': {" ", " ", "▄"},
		'−': {"  ", "▄▄", "  "},
		'e': {"    ", "▄██▄", "▀▄▄▄"},
		'?': {"▄▄▄ ", " ▄▄▀", " ▄  "},
		' ': {"    ", "    ", "    "},
	}
}
