package chart

import "github.com/NimbleMarkets/ntcharts/canvas/runes"

// Hide leaves a cell out, whatever lines pass it; one outside the layer has none.
func (d *Dots) Hide(x, y int) {
	if d.hidden == nil {
		d.hidden = map[[2]int]bool{}
	}
	d.hidden[[2]int{x, y}] = true
}

// CellsWithDots lists the cells that hold dots, and of each the middles of these, in dots from the
// top left corner of the layer. Where plain, the middle of the cell stands for them.
func (d *Dots) CellsWithDots() map[[2]int][]Dot {
	passed := map[[2]int][]Dot{}
	d.each(func(x, y int, r rune) {
		corner := Dot{float64(dotsAcross * x), float64(dotsDown * y)}
		if d.plain {
			passed[[2]int{x, y}] = []Dot{{corner.X + dotsAcross/2, corner.Y + dotsDown/2}}
			return
		}
		var on runes.PatternDots
		runes.SetPatternDots(r, &on)
		// Braille numbers its dots 1 2 3 7 down the left and 4 5 6 8 down the right.
		for i, at := range [8]Dot{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}} {
			if on[i] {
				passed[[2]int{x, y}] = append(passed[[2]int{x, y}], Dot{corner.X + at.X + 0.5, corner.Y + at.Y + 0.5})
			}
		}
	})
	return passed
}
