package pane

import (
	"fmt"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
)

// held lists the places of the held parameters: b first, for it is always the
// one to ask about.
func (s SurfaceSection) held() []int {
	var held []int
	n := len(s.Plane.Fixed.W)
	for place := n; place >= 0; place-- {
		if place != s.Plane.U && place != s.Plane.V {
			held = append(held, place)
		}
	}
	return held
}

// drawHead draws what is drawn, the scale of its colours, and the name of the
// upright axis.
func (c surface) drawHead(a chart.Area, s SurfaceSection) {
	w, _ := a.Size()
	held := s.Plane.Fixed
	sample := c.sample(s)
	if sample != nil {
		held = sample.Plane.Fixed // J was computed with these
	}
	bands := 0
	if sample != nil && !c.Theme.Flat {
		bands = len(sample.Levels) + 1
	}
	for _, brief := range []bool{false, true} {
		words, value := s.caption(held, brief)
		spans := []span{{"J", c.Theme.Forward.WithBold()}, {words, c.Theme.Text}, {value, c.Theme.Bright}}
		width := lineWidth(a, spans...)
		const gap, widest, narrowest = 3, 4, 2
		swatch := 0
		if bands > 1 {
			swatch = min(widest, (w-width-gap)/bands)
		}
		if width > w && !brief || bands > 1 && swatch < narrowest && !brief {
			continue
		}
		drawSpans(a, 0, 0, spans...)
		if swatch > 0 {
			sample.scale(c.DrawOptions, a.Sub(layout.Rect{X: w - swatch*bands, W: swatch * bands, H: 2}), swatch)
		}
		break
	}
	a.Text(s.area.X, 1, "↑ "+parameter(s.Plane.V, len(held.W)), c.Theme.Muted)
}

// caption says after "J" what is held and, of one, at which value.
func (s SurfaceSection) caption(held trainer.Params, brief bool) (words, value string) {
	places, n := s.held(), len(held.W)
	name := func(i int) string { return parameter(places[i], n) }
	switch {
	case len(places) == 0 && brief:
		words = " over w₁ and b"
	case len(places) == 0:
		words = " over w₁ and b: nothing is held"
	case len(places) == 1:
		words, value = " where "+name(0)+" is held at ", number.Label(held.Param(places[0]))
		if brief {
			words = ", " + name(0) + " held at "
		}
	case len(places) == 2 && !brief:
		words = " where " + name(1) + " and " + name(0) + " are held"
	case len(places) == 2:
		words = ", " + name(1) + " and " + name(0) + " held"
	default:
		words = fmt.Sprintf(" where %s and %d others are held", name(0), len(places)-1)
		if brief {
			words = fmt.Sprintf(", %s and %d more held", name(0), len(places)-1)
		}
	}
	return words, value
}

// scale shows the bands from low J to high, with the limit between two under
// every second, or fewer where the numbers need room. The area has two rows and
// is as wide as all swatches.
func (p *SurfaceSample) scale(l DrawOptions, a chart.Area, swatch int) {
	for i, c := range p.colours(l.Theme) {
		a.Tint(layout.Rect{X: i * swatch, W: swatch, H: 1}, c)
	}
	w, _ := a.Size()
	every := 2
	for ; every < len(p.Levels); every++ {
		if !p.crowded(a, swatch, every) {
			break
		}
	}
	for i := every; i <= len(p.Levels); i += every {
		text := number.Shortest(p.Levels[i-1])
		at := min(max(0, i*swatch-a.Width(text)/2), w-a.Width(text))
		a.Text(at, 1, text, l.Theme.Muted)
	}
}

// crowded tells whether the numbers under every so many swatches would touch.
func (p *SurfaceSample) crowded(a chart.Area, swatch, every int) bool {
	for i := 2 * every; i <= len(p.Levels); i += every {
		before, now := a.Width(number.Shortest(p.Levels[i-every-1])), a.Width(number.Shortest(p.Levels[i-1]))
		if every*swatch-now/2-(before-before/2) < 2 {
			return true
		}
	}
	return false
}

// drawFoot says how the way is drawn, that it is a projection, and names the level
// axis.
func (c surface) drawFoot(a chart.Area, s SurfaceSection, way drawnPath) {
	w, h := a.Size()
	end := a.TextRight(w, h-1, parameter(s.Plane.U, len(s.Plane.Fixed.W))+" →", c.Theme.Muted)
	for _, text := range append(way.caption(), s.projection(c.DrawOptions)...) {
		if s.area.X+a.Width(text)+2 <= end {
			a.Text(s.area.X, h-1, text, c.Theme.Muted)
			return
		}
	}
}

// projection says how the way is drawn, the longest first.
func (s SurfaceSection) projection(l DrawOptions) []string {
	places := s.held()
	if len(places) == 0 {
		return nil
	}
	if len(places) > 1 {
		if l.Theme.Mono {
			return []string{"path drawn as if the held values had not moved", "path as if nothing held had moved"}
		}
		return []string{
			"path drawn as if the held values had not moved; fainter: they were further off", "path as if nothing held moved; fainter: it was further off",
			"path as if nothing held had moved", "fainter: held values further off",
		}
	}
	name, value := parameter(places[0], len(s.Plane.Fixed.W)), number.Rounded(s.Plane.Fixed.Param(places[0]), 4)
	if l.Theme.Mono {
		return []string{fmt.Sprintf("path drawn as if %s were always %s", name, value), "path as if " + name + " never moved"}
	}
	return []string{
		fmt.Sprintf("path drawn as if %s were always %s; fainter: it was further off", name, value),
		fmt.Sprintf("path as if %s were %s; fainter: further off", name, value), "fainter: " + name + " was further off",
	}
}
