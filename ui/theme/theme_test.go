package theme

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

func named(t *testing.T, name string) Theme {
	t.Helper()
	th, err := Choose(name, "")
	if err != nil {
		t.Fatal(err)
	}
	return th
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
		th = th.Next()
		seen = append(seen, th.Name)
	}
	if got := strings.Join(seen, " "); got != "light mono dark" {
		t.Errorf("the cycle is %s", got)
	}
	if odd := (Theme{Name: "odd"}).Next(); odd.Name != "odd" {
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
	pairs := asciiPairs()
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
	if st := (Style{}).WithBackground(RGB(1, 2, 3)).WithBold(); !st.Bold || st.BG != RGB(1, 2, 3) {
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
