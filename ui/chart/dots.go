package chart

import (
	"math"
	"slices"

	"descent/ui/layout"
	"descent/ui/theme"

	"github.com/NimbleMarkets/ntcharts/canvas"
	"github.com/NimbleMarkets/ntcharts/canvas/graph"
	"github.com/NimbleMarkets/ntcharts/canvas/runes"
)

// A cell of braille holds 2×4 dots.
const (
	dotsAcross = 2
	dotsDown   = 4
)

// Dot is a place in a layer of Dots, in dots from its top left corner: dot i of
// a row covers i ≤ X < i+1.
type Dot struct{ X, Y float64 }

func (d Dot) finite() bool { return finite(d.X) && finite(d.Y) }

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// Stroke is how a line is drawn: one dot thick, two or three, whole or dashed.
type Stroke struct {
	Thick bool // two dots
	Fat   bool // three
	Dash  Dash
}

// Dash is how many dots of a line are on, then off, then on and off once more;
// the zero Dash is a line without gaps.
type Dash [4]uint8

// On reports whether the n-th dot of a line is drawn, from 0.
func (d Dash) On(n int) bool {
	period := 0
	for _, dots := range d {
		period += int(dots)
	}
	if period == 0 {
		return true
	}
	n %= period
	for i, dots := range d {
		if n -= int(dots); n < 0 {
			return i%2 == 0
		}
	}
	return false
}

// Dots is a layer of braille dots that is drawn over an Area. The dots are kept
// and turned into runes by ntcharts; lines are cut to the layer before ntcharts
// sees them, because it walks over every dot between two points, however many.
type Dots struct {
	w, h      int // cells
	plain     bool
	asciiMark rune               // a cell with dots where plain
	grid      *graph.BrailleGrid // nil for a layer without cells
	lines     []dotLine          // what was drawn, for a picture that shows lines as lines
	hasPoints bool               // dots were drawn that are none of a line

	hidden map[[2]int]bool // cells that are left out
}

// NewDots returns an empty layer of w×h cells, so 2w×4h dots. With plain, for
// terminals without braille, a cell with any dot in it is drawn as one full stop.
func NewDots(w, h int, plain bool) *Dots {
	d := &Dots{w: clampSide(w), h: clampSide(h), plain: plain, asciiMark: '.'}
	if d.w > 0 && d.h > 0 {
		// The ranges make ntcharts' own scaling the identity; it is not used.
		d.grid = graph.NewBrailleGrid(d.w, d.h, 0, float64(dotsAcross*d.w-1), 0, float64(dotsDown*d.h-1))
	}
	return d
}

// WithASCIIMark makes another sign stand for the dots of a cell where there is no
// braille, and returns d: two lines that cross must differ.
func (d *Dots) WithASCIIMark(sign rune) *Dots {
	d.asciiMark = sign
	return d
}

// Point sets one dot, or a square of four with thick. Nothing happens outside
// the layer or for numbers that are not finite.
func (d *Dots) Point(x, y float64, thick bool) {
	d.hasPoints = true
	d.point(x, y, thick)
}

func (d *Dots) point(x, y float64, thick bool) {
	if p, ok := d.clamp(Dot{x, y}); ok {
		d.set(p)
		if thick {
			d.set(p.Add(canvas.Point{X: 1}))
			d.set(p.Add(canvas.Point{Y: 1}))
			d.set(p.Add(canvas.Point{X: 1, Y: 1}))
		}
	}
}

// clamp returns the dot at p if it is in the layer, or one dot before it, where
// the second dot of a thick line may still show.
func (d *Dots) clamp(p Dot) (canvas.Point, bool) {
	w, h := d.limits()
	if p.X >= -1 && p.X <= w && p.Y >= -1 && p.Y <= h {
		return dotAt(p), true
	}
	return canvas.Point{}, false // NaN ends here too
}

// limits returns the far ends of what lines are cut to: one dot beyond the layer.
func (d *Dots) limits() (w, h float64) {
	return float64(dotsAcross * d.w), float64(dotsDown * d.h)
}

func dotAt(p Dot) canvas.Point {
	return canvas.Point{X: int(math.Floor(p.X)), Y: int(math.Floor(p.Y))}
}

func (d *Dots) set(p canvas.Point) {
	if d.grid != nil {
		d.grid.Set(p)
	}
}

// Line draws a straight line between two places. Whatever lies outside the
// layer is cut off first, so the work is bounded by the layer's size; an end
// that is not finite draws nothing.
func (d *Dots) Line(x0, y0, x1, y1 float64, o Stroke) {
	a, b := Dot{x0, y0}, Dot{x1, y1}
	if a.finite() && b.finite() {
		pen := dashedLine{dots: d, stroke: o}
		pen.segment(a, b, true)
		d.lines = append(d.lines, dotLine{ends: [2]Dot{a, b}, stroke: o})
	}
}

// Polyline draws lines from each point to the next; the dashes go on over the
// corners. A point that is not finite leaves a gap; a point with gaps on both
// sides is drawn alone. The layer keeps the points: they must not be changed.
func (d *Dots) Polyline(points []Dot, o Stroke) {
	d.lines = append(d.lines, dotLine{points: points, stroke: o})
	pen := dashedLine{dots: d, stroke: o}
	var last Dot
	have, alone := false, false
	for _, p := range points {
		switch {
		case !p.finite():
			if alone {
				d.point(last.X, last.Y, o.Thick)
			}
			have, alone = false, false
			continue
		case have:
			pen.segment(last, p, alone)
			alone = false
		default:
			have, alone = true, true
		}
		last = p
	}
	if alone {
		d.point(last.X, last.Y, o.Thick)
	}
}

// dashedLine draws one line; walked counts its dots for the dashes.
type dashedLine struct {
	dots   *Dots
	stroke Stroke
	walked int
}

// segment draws from a to b; first tells whether a's own dot is still to draw.
func (l *dashedLine) segment(a, b Dot, first bool) {
	w, h := l.dots.limits()
	a, b, ok := clipLine(a, b, Dot{-1, -1}, Dot{w, h})
	if !ok {
		return
	}
	from, to := dotAt(a), dotAt(b)
	beside := canvas.Point{X: 1} // the second dot of a thick line stands across it
	if abs(to.X-from.X) > abs(to.Y-from.Y) {
		beside = canvas.Point{Y: 1}
	}
	if from == to { // a single dot, as curves have many
		if first {
			l.dot(from, beside)
		}
		return
	}
	line := graph.GetLinePoints(from, to)
	if line[0] != from {
		slices.Reverse(line) // ntcharts goes left to right or downwards; dashes need our direction
	}
	if !first {
		line = line[1:]
	}
	for _, p := range line {
		l.dot(p, beside)
	}
}

// dot draws the next dot of the line, and the one beside it.
func (l *dashedLine) dot(p, beside canvas.Point) {
	on := l.stroke.Dash.On(l.walked)
	l.walked++
	if !on {
		return
	}
	l.dots.set(p)
	if l.stroke.Thick || l.stroke.Fat {
		l.dots.set(p.Add(beside))
	}
	if l.stroke.Fat {
		l.dots.set(p.Sub(beside))
	}
}

func abs(n int) int { return max(n, -n) }

// Draw puts the layer on a, its top left cell on a's. Backgrounds stay unless st
// has its own. Over other braille the dots of both are kept, in the style st.
func (d *Dots) Draw(a Area, st theme.Style) {
	d.put(a, func(x, y int, r rune) (theme.Style, bool) {
		a.braille(x, y, r, st)
		return st, true
	})
}

// DrawUnder is Draw, but only in cells that hold nothing yet and lie in none of
// the rectangles to be kept clear.
func (d *Dots) DrawUnder(a Area, st theme.Style, keep []layout.Rect) {
	d.put(a, func(x, y int, r rune) (theme.Style, bool) {
		for _, c := range keep {
			if c.Contains(x, y) {
				return st, false
			}
		}
		free := a.Free(x, y, 1)
		if free {
			a.Set(x, y, r, st)
		}
		return st, free
	})
}

// put draws every cell that holds dots, and lets a grid that becomes a picture
// remember the lines where draw says that a cell was drawn, once for each colour
// that it was drawn in.
func (d *Dots) put(a Area, draw func(x, y int, r rune) (st theme.Style, drawn bool)) {
	if a.grid == nil || a.grid.lineLayers == nil || d.plain || d.hasPoints {
		d.each(func(x, y int, r rune) { draw(x, y, r) })
		return
	}
	var colours []lineLayer
	d.each(func(x, y int, r rune) {
		st, drawn := draw(x, y, r)
		if !drawn || !a.clip.Contains(a.x+x, a.y+y) {
			return
		}
		colour := inheritColours(a.grid.base, st).FG
		i := slices.IndexFunc(colours, func(c lineLayer) bool { return c.colour == colour })
		if i < 0 {
			i = len(colours)
			colours = append(colours, lineLayer{lines: d.lines, w: d.w, h: d.h, x: a.x, y: a.y, colour: colour})
		}
		colours[i].cells = append(colours[i].cells, a.grid.lineLayers.claimCell(a.grid, a.x+x, a.y+y, r))
	})
	a.grid.lineLayers.all = append(a.grid.lineLayers.all, colours...)
}

// each calls f with every cell that holds dots, and its rune.
func (d *Dots) each(f func(x, y int, r rune)) {
	if d.grid == nil {
		return
	}
	for y, row := range d.grid.BraillePatterns() {
		for x, r := range row {
			switch {
			case r == runes.BrailleBlockOffset || d.hidden[[2]int{x, y}]:
			case d.plain:
				f(x, y, d.asciiMark)
			default:
				f(x, y, r)
			}
		}
	}
}

// braille draws r, and where r and what stands there are both braille, the dots
// of both.
func (a Area) braille(x, y int, r rune, st theme.Style) {
	if !a.clip.Contains(a.x+x, a.y+y) {
		return
	}
	old := a.grid.cells[(a.y+y)*a.grid.w+a.x+x].rune
	if runes.IsBraillePattern(r) && runes.IsBraillePattern(old) {
		r = runes.CombineBraillePatterns(old, r)
	}
	a.Set(x, y, r, st)
}

// curveDots is braille, but dots of another colour do not stay: a cell has one, and
// the curve would seem to be where it never was.
func (a Area) curveDots(x, y int, r rune, st theme.Style) {
	if !a.clip.Contains(a.x+x, a.y+y) {
		return
	}
	if old := a.grid.cells[(a.y+y)*a.grid.w+a.x+x]; old.style.FG == inheritColours(old.style, st).FG {
		a.braille(x, y, r, st)
		return
	}
	a.Set(x, y, r, st)
}
