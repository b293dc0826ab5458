package ui

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"descent/trainer"
	"descent/ui/session"
	"descent/ui/theme"
)

func TestNewRefuses(t *testing.T) {
	for name, change := range map[string]func(*Options){
		"an unknown theme":        func(o *Options) { o.Theme = "purple" },
		"a start of another data": func(o *Options) { o.Start = trainer.Zeros(3) },
		"no examples":             func(o *Options) { o.Data.X, o.Data.Y = nil, nil },
		"a negative tolerance":    func(o *Options) { o.Tolerance = -1 },
	} {
		o := iris()
		change(&o)
		if _, err := New(t.Context(), o); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

func TestStartOfOnesOwn(t *testing.T) {
	d := drive(t, func(o *Options) {
		o.Start, o.StartAction, o.Alpha = trainer.Params{W: []float64{0.5, -1}, B: 2}, session.Init{Values: []float64{0.5, -1, 2}}, 0.05
	})
	w := walk{set: iris().Data, w: []float64{0.5, -1}, b: 2}
	w.matches(d)
	d.alpha("0.05")
	d.press(" ")
	w.steps(1, 0.05)
	w.matches(d)
}

func TestThemes(t *testing.T) {
	t.Parallel()
	d := drive(t)
	seen := []string{d.view()}
	text := d.screen()
	for range theme.Names()[1:] {
		d.press("t", "esc")
		if v := d.view(); slices.Contains(seen, v) {
			t.Errorf("theme %s looks like another", d.frame().Theme.Name)
		}
		seen = append(seen, d.view())
	}
	d.press("t")
	d.shows("Theme: dark")
	d.press("esc")
	if d.view() != seen[0] || d.screen() != text {
		t.Error("the themes do not come round")
	}
}

func TestThemeOfTheTerminal(t *testing.T) {
	for hint, want := range map[string]string{"": "dark", "15;0": "dark", "0;15": "light"} {
		d := drive(t, func(o *Options) { o.Theme, o.ColorFGB = theme.Auto, hint })
		if d.frame().Theme.Name != want {
			t.Errorf("COLORFGBG=%q: %s", hint, d.frame().Theme.Name)
		}
	}
}

func profile(p termenv.Profile) func(*Options) {
	return func(o *Options) {
		o.Renderer = lipgloss.NewRenderer(io.Discard)
		o.Renderer.SetColorProfile(p)
	}
}

// Every colour profile gives the same text, and sends no more than it has.
func TestColourProfiles(t *testing.T) {
	full := drive(t)
	graph := paneNumber(t, "Graph") // half blocks and contour lines differ
	full.press(" ", graph)
	for p, foreign := range map[termenv.Profile][]string{
		termenv.ANSI256: {"38;2;", "48;2;"}, termenv.ANSI: {"38;", "48;"},
	} {
		d := drive(t, profile(p))
		d.press(" ", graph)
		for _, f := range foreign {
			if strings.Contains(d.view(), f) {
				t.Errorf("profile %v sends %q", p, f)
			}
		}
		if d.screen() != full.screen() {
			t.Errorf("profile %v shows another text", p)
		}
		d.fits(120, 36)
	}
}

// Without colours (NO_COLOR) there are bold and reverse, and nothing else.
func TestNoColours(t *testing.T) {
	d := drive(t, profile(termenv.Ascii))
	d.press(" ", "t")
	d.shows("This terminal shows no colours.")
	d.press("d", "down")
	rest := d.view()
	for _, attribute := range []string{"\x1b[0m", "\x1b[1m", "\x1b[7m", "\x1b[1;7m", "\x1b[m"} {
		rest = strings.ReplaceAll(rest, attribute, "")
	}
	if rest != ansi.Strip(rest) {
		t.Errorf("colours are sent: %q", rest)
	}
	if !strings.Contains(d.view(), "\x1b[7m") {
		t.Error("nothing is reversed")
	}
	d.fits(120, 36)
}

// With plain glyphs the screen is ASCII, whatever is open: in full in each size, else in
// one by turns.
func TestPlainIsASCII(t *testing.T) {
	t.Parallel()
	for scene, keys := range scenes(t) {
		d := drive(t, func(o *Options) { o.Plain = true })
		for at, size := range [][2]int{{80, 24}, {120, 36}, {170, 45}} {
			if !inFull() && at != len(scene)%3 {
				continue
			}
			d.resize(size[0], size[1])
			d.press("home")
			d.press(keys...)
			for y, line := range strings.Split(d.screen(), "\n") {
				if i := strings.IndexFunc(line, func(r rune) bool { return r > '~' }); i >= 0 {
					t.Fatalf("%s at %v: row %d: %q", scene, size, y, line[i:])
				}
			}
			d.fits(size[0], size[1])
			d.times(4, "esc")
		}
	}
}

// Other glyphs, chosen while it runs, make the screen that they would have made
// from the beginning; also what has not changed is drawn again.
func TestGlyphsAtRunTime(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		fancy, plain := drive(t), drive(t, func(o *Options) { o.Plain = true })
		for _, d := range []*driver{fancy, plain} {
			d.resize(size[0], size[1])
			d.press(" ", " ")
		}
		was, want := fancy.screen(), plain.screen()
		for _, line := range []string{"ascii on", "ascii"} {
			fancy.press(":")
			fancy.write(line)
			if fancy.press("enter"); fancy.screen() != want {
				t.Errorf("%v: after %s the screen is\n%s", size, line, fancy.screen())
			}
			want = was
		}
	}
}
