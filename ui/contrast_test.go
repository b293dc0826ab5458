package ui

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode"

	"descent/ui/theme"
)

// luminance is that of WCAG 2.
func luminance(c theme.Color) float64 {
	r, g, b := c.Bytes()
	sum := 0.0
	for i, v := range []uint8{r, g, b} {
		s := float64(v) / 255
		if s <= 0.04045 {
			s /= 12.92
		} else {
			s = math.Pow((s+0.055)/1.055, 2.4)
		}
		sum += s * []float64{0.2126, 0.7152, 0.0722}[i]
	}
	return sum
}

// contrast is the ratio of WCAG 2.
func contrast(a, b theme.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// needs is the contrast that a character must have: text 4.5, marks 3; fills
// and hairlines carry nothing.
func needs(r rune, st theme.Style, th theme.Theme) float64 {
	switch {
	case r == ' ' || strings.ContainsRune("▀▄█", r) || st.FG == th.Rule.FG:
		return 0
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return 4.45 // which is displayed as 4.5
	}
	return 3
}

// legible checks every cell of the screen as it is drawn.
func (d *driver) legible(scene string) {
	d.t.Helper()
	g, th := d.grid(), d.frame().Theme
	w, h := g.Size()
	plain, dimmed := d.behind(), d.behind() // an overlay dims it: then it is not to be read
	dimmed.Fade(th.Base.BG, 0.55)
	said := map[string]bool{}
	for y := range h {
		for x := range w {
			r, st := g.At(x, y)
			_, before := plain.At(x, y)
			if faded, like := dimmed.At(x, y); faded == r && like == st && like != before {
				continue
			}
			if st.BG == 0 {
				st.BG = th.Base.BG
			}
			if st.FG == 0 {
				st.FG = th.Base.FG
			}
			want := needs(r, st, th)
			if c := contrast(st.FG, st.BG); c < want {
				about := fmt.Sprintf("%x on %x has contrast %.2f, not %.1f", st.FG, st.BG, c, want)
				if !said[about] {
					said[about] = true
					d.t.Errorf("%s, %s, column %d, row %d: %q %s", th.Name, scene, x, y, r, about)
				}
			}
		}
	}
}

// Everything can be read where it is really drawn: on the paper, on chosen
// rows, on the shading and on every band of the surface.
func TestLegible(t *testing.T) {
	t.Parallel()
	sizes := [][2]int{{120, 36}, {80, 24}, {200, 60}}
	if !inFull() {
		sizes = sizes[:1]
	}
	for name, keys := range scenes(t) {
		if name == "mono" || name == "contours" { // no colours
			continue
		}
		for _, size := range sizes {
			for at, look := range []string{"dark", "light"} {
				if !inFull() && len(name)%2 != at {
					continue // each scene in one of them
				}
				d := driveAt(t, size[0], size[1], func(o *Options) { o.Theme = look })
				d.press(keys...)
				d.legible(fmt.Sprint(name, " ", size))
			}
		}
	}
	for at, data := range []string{"iris-hard", "xor", "hours", "breast-cancer", "circles"} {
		d := drive(t, catalogue(t, data))
		for range 2 {
			for after, keys := range [][]string{{")"}, {"}"}, {"down", "{", " "}, {"left", "up", ")"}} {
				d.press(keys...)
				for i := range 6 {
					if !inFull() && (at+after+i)%6 > 0 {
						continue // a sixth of them, every pane and every data set among them
					}
					d.press(fmt.Sprint(i + 1))
					d.legible(fmt.Sprint(data, " ", keys, " pane ", i+1))
					d.press("z")
					d.legible(fmt.Sprint(data, " ", keys, " zoomed ", i+1))
					d.press("z", ".", ">")
				}
			}
			d.press("t")
		}
	}
}
