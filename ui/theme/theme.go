// Package theme turns the palette of the screens into styles and holds the
// plain fallbacks of every glyph. It knows colours and characters; it must not
// know panes, terminals or escape sequences: which codes a style becomes is
// decided where a screen is encoded.
//
// Five meanings have a colour: blue and orange are the classes, green is
// computed forward, pink is a derivative, yellow is where you are. Everything
// a colour says, a glyph or a word says too. Compared runs have hues of their own,
// from cool to hot with α; each has a dash pattern too.
package theme

import (
	"fmt"
	"strconv"
	"strings"
)

// Theme is one look: a style for every role of the palette. A style without a
// background keeps the one that is there.
type Theme struct {
	Name string
	TextStyles
	MarkStyles
	Backgrounds

	Mono bool // no colours: now is reversed
	Flat bool // no shading, and chosen rows are reversed: too few colours for soft ones
}

// TextStyles are for text and lines.
type TextStyles struct {
	Base   Style // the empty cell: ordinary text on the paper
	Text   Style // words, ordinary numbers
	Bright Style // results, titles, the boundary
	Muted  Style // column heads, axis numbers, key words
	Axis   Style // axes, box lines
	Rule   Style // hairlines, which carry no information
}

// MarkStyles are for what is drawn in charts and formulas.
type MarkStyles struct {
	Class    [2]Style // examples by label
	Forward  Style    // z, a, L, J, the cost curve
	Gradient Style    // da, dz, dw, db
	Now      Style    // cursor, tab, point; where you are and where the next step goes
	Warning  Style    // diverged, errors
	Leap     Style    // what Warning means, as a line on the cost surface
	Ghost    Style    // other runs
	Runs     [4]Style // compared runs by the rank of their α, the smallest first; the present one is Bright
	Faint    Style    // the path where it runs off the slice that is shown
}

// Backgrounds are backgrounds.
type Backgrounds struct {
	Row      Color    // of the chosen row
	Band     Color    // of the title line and the readout
	WarnBand Color    // of a readout of which something is wrong
	WarnZone Color    // of a chart where J is above its start
	Tint     [2]Color // shading at a = 0 and at a = 1

	Stops   [7]Color   // of the cost surface, from low J to high
	heights [7]float64 // where they stand, from 0 to 1
}

type palette struct {
	name        string
	inks        inkColors
	marks       markColors
	backgrounds Backgrounds // heights: equal differences for the eye; see the test
}

type inkColors struct {
	background, text, bright, muted, axis, rule Color
}

type markColors struct {
	class0, class1, forward, gradient, now, warning, ghost, faint, leap Color
	runs                                                                [4]Color
}

// palettes is the one table of themes, in the order in which a key cycles
// through them. The numbers are those whose contrast the tests compute.
func palettes() []palette {
	return []palette{
		{
			name: "dark",
			inks: inkColors{
				background: hex(0x16181d), text: hex(0xd5d8de), bright: hex(0xffffff),
				muted: hex(0x959daa), axis: hex(0x727a89), rule: hex(0x3a404b),
			},
			marks: markColors{
				class0: hex(0x5ab8f0), class1: hex(0xf2a33a), forward: hex(0xa4ecc6), gradient: hex(0xef6a9a), now: hex(0xffe066),
				warning: hex(0xff7f70), ghost: hex(0x8a93a3), faint: hex(0xb9c0cb), leap: hex(0xffa196),
				runs: [4]Color{hex(0x9db3fe), hex(0x2dedef), hex(0xdecf24), hex(0xfda1a0)},
			},
			backgrounds: Backgrounds{
				Row: hex(0x2b303b), Band: hex(0x21252d), Tint: [2]Color{hex(0x16456b), hex(0x6b430f)}, WarnBand: hex(0x492f2f), WarnZone: hex(0x2d2225),
				Stops:   [7]Color{hex(0x0d1526), hex(0x0d2a47), hex(0x144460), hex(0x23575f), hex(0x3a6151), hex(0x536742), hex(0x626230)},
				heights: [7]float64{0, 0.245, 0.498, 0.672, 0.804, 0.926, 1},
			},
		},
		{
			name: "light",
			inks: inkColors{
				background: hex(0xffffff), text: hex(0x24292e), bright: hex(0x000000),
				muted: hex(0x5c646f), axis: hex(0x7b828c), rule: hex(0xd3d7dd),
			},
			marks: markColors{
				class0: hex(0x0a63a8), class1: hex(0xa34a00), forward: hex(0x365f19), gradient: hex(0xc2206a), now: hex(0x741ce4),
				warning: hex(0x8f0d3f), ghost: hex(0x6c747f), faint: hex(0x4a515b), leap: hex(0x8f0d3f),
				runs: [4]Color{hex(0x2c18b3), hex(0x076b6f), hex(0x472d00), hex(0xc11435)},
			},
			backgrounds: Backgrounds{
				Row: hex(0xfff1b8), Band: hex(0xeef0f3), Tint: [2]Color{hex(0xb9dcf5), hex(0xfbd9a6)}, WarnBand: hex(0xefdde4), WarnZone: hex(0xf4e7ec),
				Stops:   [7]Color{hex(0xffffff), hex(0xe7f6fd), hex(0xcceff4), hex(0xb3e8e0), hex(0xb0dcc6), hex(0xb1cead), hex(0xb4bf97)},
				heights: [7]float64{0, 1. / 6, 2. / 6, 3. / 6, 4. / 6, 5. / 6, 1},
			},
		},
		{name: "mono"},
	}
}

func hex(v uint32) Color { return 1<<24 | Color(v) }

func (p palette) theme() Theme {
	fg := func(c Color) Style { return Style{FG: c} }
	mono := p == palette{name: p.name}
	now := fg(p.marks.now).WithBold()
	now.Reverse = mono
	t := Theme{
		Name: p.name, Mono: mono, Flat: mono,
		TextStyles: TextStyles{
			Base: Style{FG: p.inks.text, BG: p.inks.background}, Text: fg(p.inks.text), Bright: fg(p.inks.bright).WithBold(),
			Muted: fg(p.inks.muted), Axis: fg(p.inks.axis), Rule: fg(p.inks.rule),
		},
		MarkStyles: MarkStyles{
			Class:   [2]Style{fg(p.marks.class0), fg(p.marks.class1)},
			Forward: fg(p.marks.forward), Gradient: fg(p.marks.gradient), Now: now,
			Warning: fg(p.marks.warning).WithBold(), Leap: fg(p.marks.leap).WithBold(), Ghost: fg(p.marks.ghost), Faint: fg(p.marks.faint),
		},
		Backgrounds: p.backgrounds,
	}
	for i, c := range p.marks.runs {
		t.Runs[i] = fg(c)
	}
	return t
}

// Names lists the themes in the order in which a key cycles through them.
func Names() []string {
	var names []string
	for _, p := range palettes() {
		names = append(names, p.name)
	}
	return names
}

// Auto is the name that lets Choose look at the terminal's own hint.
const Auto = "auto"

// Choose returns the theme of that name. For Auto it follows colorFGBG, the
// value of the environment variable COLORFGBG ("15;0": light text on black),
// and is dark where that says nothing. An unknown name is an error.
func Choose(name, colorFGBG string) (Theme, error) {
	if name == Auto {
		name = guessTheme(colorFGBG)
	}
	for _, p := range palettes() {
		if p.name == name {
			return p.theme(), nil
		}
	}
	return Theme{}, fmt.Errorf("unknown theme %q: choose one of %s, %s", name, Auto, strings.Join(Names(), ", "))
}

// guessTheme reads the last field of COLORFGBG as one of the 16 terminal colours:
// 7 and the bright ones but dark grey are light backgrounds.
func guessTheme(colorFGBG string) string {
	last := colorFGBG[strings.LastIndexByte(colorFGBG, ';')+1:]
	if n, err := strconv.Atoi(last); err == nil && (n == 7 || n > 8 && n < 16) {
		return "light"
	}
	return "dark"
}

// Next returns the theme that follows t in the table.
func (t Theme) Next() Theme {
	all := palettes()
	for i, p := range all {
		if p.name == t.Name {
			return all[(i+1)%len(all)].theme()
		}
	}
	return t
}

// Flattened returns t for a terminal with few colours: the nearest of 256 or 16
// are too far from a soft shade, and a class would change its hue.
func (t Theme) Flattened() Theme {
	t.Flat, t.Row, t.Band, t.WarnBand, t.WarnZone, t.Tint, t.Stops = true, 0, 0, 0, 0, [2]Color{}, [7]Color{}
	return t
}

// Surface returns the background for a height t in [0, 1] of the cost surface,
// the lowest near the colour of the paper. It is linear between the seven stops,
// which stand where equal steps of t look equally large.
func (t Theme) Surface(height float64) Color {
	const last = len(t.Stops) - 1
	i := 0
	for i < last-1 && height > t.heights[i+1] {
		i++
	}
	between := (height - t.heights[i]) / (t.heights[i+1] - t.heights[i])
	return Mix(t.Stops[i], t.Stops[i+1], max(0, min(between, 1)))
}
