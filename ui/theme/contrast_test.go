package theme

import (
	"math"
	"testing"
)

// A role is something that is drawn, as a test computes its contrast: 4.5 is what
// WCAG 2 asks of text, 3 what it asks of marks and lines.
const (
	asText = 4.5
	asMark = 3.0
)

// grounds are the colours that a role can stand on, by the name of the place.
func grounds(th Theme) map[string][]Color {
	all := map[string][]Color{
		"paper": {th.Base.BG}, "row": {th.Row}, "band": {th.Band}, "warn band": {th.WarnBand}, "warn zone": {th.WarnZone},
	}
	for i := range 1001 {
		at := float64(i) / 1000
		all["tint"] = append(all["tint"], th.Shade(at))
		all["surface"] = append(all["surface"], th.Surface(at))
	}
	return all
}

// Every role on every background that it stands on, in every theme with colours:
// what is read has the contrast of text, what is only looked at that of marks.
func TestContrast(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		th := named(t, name)
		on := grounds(th)
		for role, c := range map[string]struct {
			style Style
			needs map[string]float64
		}{
			"text":     {th.Text, map[string]float64{"paper": asText, "row": asText, "band": asText, "warn band": asText, "tint": asText}},
			"bright":   {th.Bright, map[string]float64{"paper": asText, "row": asText, "band": asText, "warn band": asText, "warn zone": asText, "tint": asText, "surface": asText}},
			"muted":    {th.Muted, map[string]float64{"paper": asText, "row": asText, "band": asText}},
			"axis":     {th.Axis, map[string]float64{"paper": asMark}},
			"class 0":  {th.Class[0], map[string]float64{"paper": asText, "row": asText, "tint": asMark}},
			"class 1":  {th.Class[1], map[string]float64{"paper": asText, "row": asText, "tint": asMark}},
			"forward":  {th.Forward, map[string]float64{"paper": asText, "row": asText, "band": asText, "warn zone": asText}},
			"gradient": {th.Gradient, map[string]float64{"paper": asText, "row": asText}},
			"now":      {th.Now, map[string]float64{"paper": asText, "row": asText, "band": asText, "warn band": asText, "tint": asText, "surface": asMark}},
			"warning":  {th.Warning, map[string]float64{"paper": asText, "row": asText, "band": asText, "warn band": asText, "warn zone": asText}},
			"leap":     {th.Leap, map[string]float64{"paper": asMark, "surface": asMark}},
			"ghost":    {th.Ghost, map[string]float64{"paper": asText, "row": asMark}}, // the α of a ghost is text
			"faint":    {th.Faint, map[string]float64{"paper": asMark, "row": asMark, "surface": asMark}},
			"run 1":    {th.Runs[0], map[string]float64{"paper": asText, "row": asText, "tint": asMark, "surface": asMark}},
			"run 2":    {th.Runs[1], map[string]float64{"paper": asText, "row": asText, "tint": asMark, "surface": asMark}},
			"run 3":    {th.Runs[2], map[string]float64{"paper": asText, "row": asText, "tint": asMark, "surface": asMark}},
			"run 4":    {th.Runs[3], map[string]float64{"paper": asText, "row": asText, "tint": asMark, "surface": asMark}},
		} {
			for place, least := range c.needs {
				for _, ground := range on[place] {
					const shown = 0.05 // ratios are told in one decimal
					if got := Contrast(c.style.FG, ground); got < least-shown {
						t.Errorf("%s: %s on %s, %x on %x, has contrast %.2f, less than %v", name, role, place, c.style.FG, ground, got, least)
						break
					}
				}
			}
		}
	}
}

// eyes are what three kinds of eyes see, and all: the matrices of full protanopia,
// deuteranopia and tritanopia of Machado, Oliveira and Fernandes, A
// physiologically-based model for simulation of color vision deficiency, 2009.
func eyes() map[string][9]float64 {
	return map[string][9]float64{
		"normal": {1, 0, 0, 0, 1, 0, 0, 0, 1},
		"protan": {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
		"deutan": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
		"tritan": {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	}
}

// apart is how different two colours are for an eye.
func apart(a, b Color, see [9]float64) float64 {
	p, q := oklab(a, see), oklab(b, see)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// What stands side by side and means different things differs for every eye. Each
// of these pairs also differs by glyph, dashes, name or place, so that hue alone
// never decides: below 0.05 they would be one colour.
func TestRolesDifferForEveryEye(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		th := named(t, name)
		type pair struct {
			a, b  Style
			least float64
		}
		pairs := map[string]pair{
			"the classes":          {th.Class[0], th.Class[1], 0.2},
			"forward, gradient":    {th.Forward, th.Gradient, 0.12},
			"class 0, now":         {th.Class[0], th.Now, 0.08},
			"class 1, now":         {th.Class[1], th.Now, 0.13},
			"forward, now":         {th.Forward, th.Now, 0.08},
			"gradient, now":        {th.Gradient, th.Now, 0.08},
			"the safe line, leaps": {th.Axis, th.Warning, 0.08},
		}
		runs := append(th.Runs[:], th.Bright)
		for i, a := range runs {
			for j, b := range runs[:i] {
				pairs[string(rune('1'+j))+" and "+string(rune('1'+i))+" of the runs"] = pair{a, b, 0.09}
			}
		}
		for what, p := range pairs {
			for eye, see := range eyes() {
				if d := apart(p.a.FG, p.b.FG, see); d < p.least {
					t.Errorf("%s, %s: %s are %.3f apart, less than %v", name, eye, what, d, p.least)
				}
			}
		}
	}
}

// oklab is a colour as an eye sees it, in the space of Ottosson, A perceptual
// color space for image processing, 2020, where distances are differences. The
// matrix takes away what the eye cannot see.
func oklab(c Color, see [9]float64) [3]float64 {
	r, g, b := c.Bytes()
	in := [3]float64{linear(r), linear(g), linear(b)}
	var rgb [3]float64
	for i := range rgb {
		for j := range in {
			rgb[i] += see[3*i+j] * in[j]
		}
		rgb[i] = max(0, min(rgb[i], 1))
	}
	l := math.Cbrt(0.4122214708*rgb[0] + 0.5363325363*rgb[1] + 0.0514459929*rgb[2])
	m := math.Cbrt(0.2119034982*rgb[0] + 0.6806995451*rgb[1] + 0.1073969566*rgb[2])
	s := math.Cbrt(0.0883024619*rgb[0] + 0.2817188376*rgb[1] + 0.6299787005*rgb[2])
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// Eleven bands are as many as a view usually has. Neighbours must differ, and
// about equally, for every eye.
func TestTheSurfaceIsEvenForEveryEye(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		th := named(t, name)
		for eye, see := range eyes() {
			low, high := math.Inf(1), 0.0
			const bands = 11
			for i := range bands - 1 {
				d := apart(th.Surface(float64(i)/(bands-1)), th.Surface(float64(i+1)/(bands-1)), see)
				low, high = min(low, d), max(high, d)
			}
			if low < 0.017 || high > 2*low {
				t.Errorf("%s, %s: neighbours are %.4f to %.4f apart", name, eye, low, high)
			}
		}
	}
}
