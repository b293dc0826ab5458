package theme

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

func luminance(c Color) float64 {
	r, g, b := c.Bytes()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// linear is the light of one channel of sRGB.
func linear(v uint8) float64 {
	s := float64(v) / 255
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}

// contrast is the ratio of WCAG 2.
func contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func named(t *testing.T, name string) Theme {
	t.Helper()
	th, err := Choose(name, "")
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// WCAG 2 asks 4.5 of text and 3 of marks.
func TestContrast(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		th := named(t, name)
		paper, grounds := th.Base.BG, []Color{th.Base.BG, th.Row, th.Band}
		for role, st := range map[string]Style{
			"text": th.Text, "bright": th.Bright, "muted": th.Muted, "forward": th.Forward,
			"gradient": th.Gradient, "now": th.Now, "warning": th.Warning, "class 0": th.Class[0], "class 1": th.Class[1],
		} {
			for _, bg := range grounds {
				if c := contrast(st.FG, bg); c < 4.45 {
					t.Errorf("%s: %s has contrast %.2f", name, role, c)
				}
			}
		}
		if c := contrast(th.Axis.FG, paper); c < 3 {
			t.Errorf("%s: axis has contrast %.2f", name, c)
		}
		if c := contrast(th.Ghost.FG, paper); c < 4.5 { // the α of a ghost is text
			t.Errorf("%s: ghost has contrast %.2f", name, c)
		}
		for _, tint := range th.Tint {
			for _, st := range []Style{th.Class[0], th.Class[1], th.Bright, th.Now} {
				if c := contrast(st.FG, tint); c < 3 {
					t.Errorf("%s: a mark on the shading has contrast %.2f", name, c)
				}
			}
		}
	}
}

// Everything that is drawn on the cost surface, on every colour it can have.
func TestContrastOnTheSurface(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		th := named(t, name)
		for i := range 1001 {
			ground := th.Surface(float64(i) / 1000)
			for role, want := range map[Style]float64{th.Bright: 4.5, th.Now: 4.5, th.Faint: 3} {
				if c := contrast(role.FG, ground); c < want {
					t.Fatalf("%s: %x on %x at height %d/1000 has contrast %.2f, less than %v", name, role.FG, ground, i, c, want)
				}
			}
		}
		if c := contrast(th.Faint.FG, th.Base.BG); c < 3 {
			t.Errorf("%s: the faint path has contrast %.2f on the paper", name, c)
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
// about equally, for every eye. The matrices are those of full protanopia,
// deuteranopia and tritanopia of Machado, Oliveira and Fernandes, A
// physiologically-based model for simulation of color vision deficiency, 2009.
func TestTheSurfaceIsEvenForEveryEye(t *testing.T) {
	for _, name := range []string{"dark", "light"} {
		th := named(t, name)
		for eye, see := range map[string][9]float64{
			"normal": {1, 0, 0, 0, 1, 0, 0, 0, 1},
			"protan": {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
			"deutan": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
			"tritan": {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
		} {
			low, high := math.Inf(1), 0.0
			const bands = 11
			for i := range bands - 1 {
				a, b := oklab(th.Surface(float64(i)/(bands-1)), see), oklab(th.Surface(float64(i+1)/(bands-1)), see)
				d := math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
				low, high = min(low, d), max(high, d)
			}
			if low < 0.017 || high > 2*low {
				t.Errorf("%s, %s: neighbours are %.4f to %.4f apart", name, eye, low, high)
			}
		}
	}
}

func TestSurfaceEnds(t *testing.T) {
	th := named(t, "light")
	if th.Surface(0) != th.Base.BG || th.Surface(-1) != th.Stops[0] || th.Surface(2) != th.Stops[6] || th.Surface(0.5) != th.Stops[3] || named(t, "dark").Surface(1) != named(t, "dark").Stops[6] {
		t.Error("the heights do not go from the first stop to the last")
	}
	if named(t, "mono").Surface(0.5).IsSet() || th.Flattened().Surface(0.5).IsSet() {
		t.Error("a surface without colours has one")
	}
}

func TestShade(t *testing.T) {
	th := named(t, "dark")
	if got := th.Shade(0.5); got != th.Base.BG {
		t.Errorf("a = 0.5 is %x, not the paper", got)
	}
	if th.Shade(0) != th.Tint[0] || th.Shade(1) != th.Tint[1] {
		t.Error("the ends are not the tints")
	}
	distinct := map[Color]bool{}
	for i := range 1001 {
		distinct[th.Shade(float64(i)/1000)] = true
	}
	if len(distinct) > 33 {
		t.Errorf("%d colours; at most 33 keep a frame small", len(distinct))
	}
	if mono := named(t, "mono"); mono.Shade(0.9).IsSet() {
		t.Error("mono has a colour")
	}
}

func TestChoose(t *testing.T) {
	for _, c := range []struct{ name, env, want string }{
		{"auto", "", "dark"}, {"auto", "15;0", "dark"}, {"auto", "0;15", "light"}, {"auto", "0;default;7", "light"},
		{"auto", "7;8", "dark"}, {"auto", "junk", "dark"}, {"light", "15;0", "light"}, {"mono", "", "mono"},
	} {
		if th, err := Choose(c.name, c.env); err != nil || th.Name != c.want {
			t.Errorf("Choose(%q, %q) = %q, %v; want %q", c.name, c.env, th.Name, err, c.want)
		}
	}
	if _, err := Choose("drak", ""); err == nil || !strings.Contains(err.Error(), "auto, dark, light, mono") {
		t.Errorf("an unknown theme: %v", err)
	}
}

func TestAfterCyclesThroughAll(t *testing.T) {
	th, seen := named(t, "dark"), []string{}
	for range Names() {
		th = th.After()
		seen = append(seen, th.Name)
	}
	if got := strings.Join(seen, " "); got != "light mono dark" {
		t.Errorf("the cycle is %s", got)
	}
	if odd := (Theme{Name: "odd"}).After(); odd.Name != "odd" {
		t.Error("a theme that is not in the table has no successor")
	}
}

func TestMonoHasNoColour(t *testing.T) {
	th := named(t, "mono")
	for _, st := range []Style{th.Base, th.Text, th.Bright, th.Muted, th.Class[0], th.Forward, th.Gradient, th.Now, th.Warning} {
		if st.FG.IsSet() || st.BG.IsSet() {
			t.Errorf("%+v has a colour", st)
		}
	}
	if !th.Mono || !th.Now.Reverse || !th.Bright.Bold {
		t.Error("mono tells now by reverse and bright by bold")
	}
}

func TestMix(t *testing.T) {
	a, b := RGB(0, 100, 200), RGB(100, 200, 0)
	for _, c := range []struct {
		t    float64
		want Color
	}{{0, a}, {1, b}, {0.5, RGB(50, 150, 100)}} {
		if got := Mix(a, b, c.t); got != c.want {
			t.Errorf("Mix(%v) = %x, want %x", c.t, got, c.want)
		}
	}
	if Mix(0, a, 0.5) != a || Mix(a, 0, 0.5) != a {
		t.Error("mixing with no colour gives the other one")
	}
}

func TestPlainIsASCII(t *testing.T) {
	pairs := plain()
	tr := Plain()
	for i := 0; i < len(pairs); i += 2 {
		got := tr(pairs[i])
		if got != pairs[i+1] {
			t.Errorf("%q becomes %q, not %q: a shorter glyph stands before it", pairs[i], got, pairs[i+1])
		}
		if strings.ContainsFunc(got, func(r rune) bool { return r >= utf8.RuneSelf }) {
			t.Errorf("%q becomes %q", pairs[i], got)
		}
	}
	if got := tr("α 0.3 ≤ 0.668 — 東京"); got != "alpha 0.3 <= 0.668 — 東京" {
		t.Errorf("got %q", got)
	}
	if got := Spoken()("↑ up: σ(z) ±0 — α·dw₁"); got != "up: sigma(z) +-0 — alpha*dw1" {
		t.Errorf("got %q", got)
	}
	if st := (Style{}).On(RGB(1, 2, 3)).Strong(); !st.Bold || st.BG != RGB(1, 2, 3) {
		t.Error("On and Strong compose")
	}
}

// A shading of z has the shades of a = σ(z), but where rounding decides.
func TestShading(t *testing.T) {
	for _, name := range Names() {
		th := named(t, name)
		s := th.Shading()
		for i := -200_000; i <= 200_000; i += 7 {
			z := float64(i) / 20_000 // to ±10: from ±3.5 on it is the tint
			a := 1 / (1 + math.Exp(-z))
			if near := math.Mod(math.Abs(2*a-1)*sideShades+0.5, 1); near < 1e-9 || near > 1-1e-9 {
				continue
			}
			if got, want := s.Of(z), th.Shade(a); got != want {
				t.Fatalf("%s: z %v has the shade %x, not %x", name, z, got, want)
			}
		}
		for z, want := range map[float64]Color{math.Inf(-1): th.Shade(0), -1e300: th.Shade(0), 0: th.Base.BG, math.Copysign(0, -1): th.Base.BG, 1e300: th.Shade(1), math.Inf(1): th.Shade(1)} {
			if got := s.Of(z); got != want {
				t.Errorf("%s: z %v has the shade %x, not %x", name, z, got, want)
			}
		}
	}
}
