package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/pane"
)

// command opens the prompt and hands a line over.
func (d *driver) command(line string) {
	d.t.Helper()
	d.press(":")
	d.send(pasted(line))
	d.press("enter")
}

// Every row of the table does something where there is something to do: nothing
// is only described.
func TestEveryCommand(t *testing.T) {
	t.Parallel()
	var saved memFiles
	before := map[string]string{ // what there is to do it to
		"newest": "0", "stop": "play on", "drop": "restart", "takeover": "restart", "compare off": "compare 1", "form vectors": "show loop", "predict off": "predict 4 1.3", "line 5": "show loop", "node 3": "show graph", "proof on": "show graph",
		"wrong on": "show examples", "filter fp": "show examples", "example new": "predict 4 1.3", "sort loss": "show examples", "line at end": "show loop", "pair x1 x2": "pair x1 x3", "view off": "view x1 0..9 x2 0..9", "view w1 -1..7 b -14..1": "pair w1 b", "hide none": "hide data",
	}
	for _, r := range language.RowsFor(language.Screen) {
		launched := func() *driver {
			d := drive(t, catalogue(t, map[bool]string{true: "breast-cancer", false: "iris"}[r.Name == "alpha" || r.Name == "pair"]), saved.keep) // iris has α 0.3 and two features
			d.press(" ")                                                                                                                          // so that there is a way back
			if line, ok := before[r.Example]; ok {
				d.command(line)
			}
			if strings.HasPrefix(r.Example, "view w1") {
				d.command("show surface")
			}
			return d
		}
		d := launched()
		screen, view := d.screen(), d.view()
		d.command(r.Example)
		if _, open := d.typing(); open {
			t.Errorf("%s is refused:\n%s", r.Example, d.screen())
		}
		if d.screen() == screen && d.view() == view && !d.ended {
			t.Errorf("%s changes nothing", r.Example)
		}
		d.sound()
	}
}

// +12 is step 12 and −5 is back 5, by name and by sign.
func TestStepAndBackByName(t *testing.T) {
	for _, lines := range [][3]string{{"+12", "−5", "-100"}, {"step 12", "back 5", "back 100"}} {
		d := drive(t, overlapping)
		d.command(lines[0])
		d.at(12)
		d.command(lines[1])
		d.at(7)
		d.head(12)
		d.command(lines[2])
		d.at(0)
		d.ghosts(0)
	}
}

// Another α chosen in the past is used by what steps, as by space, and is
// dropped by what goes to an iteration of the run that is there.
func TestStepByNameForks(t *testing.T) {
	for line, ghosts := range map[string]int{"+2": 1, "step 2": 1, "6": 0, "−1": 0} {
		d := drive(t, overlapping)
		d.press(")", "(", ")", "(")
		d.command("4")
		d.command("alpha 1")
		d.command(line)
		d.ghosts(ghosts)
		if ghosts > 0 {
			d.at(6)
			d.head(6)
			d.alpha("1")
		}
		d.follows()
	}
}

func TestCommandAlpha(t *testing.T) {
	d := drive(t)
	d.command("alpha 2,5")
	d.alpha("2.5")
	d.press(" ", " ", "left")
	d.command("α 0.1")
	d.press(" ")
	d.ghosts(1) // another α in the past forks
}

// A command means what it means after the keys before it, however late their
// answers come.
func TestCommandsTakeTheirTurn(t *testing.T) {
	for _, line := range []string{"alpha 0.1", "+3", "2", "init random 3", "until J<0.6"} {
		fast, waited := drive(t, overlapping), drive(t, overlapping)
		for _, d := range []*driver{fast, waited} {
			if d == fast {
				d.hold()
			}
			d.press(")", "left", "left")
			d.command(line)
			d.release()
			d.press(" ", " ")
		}
		if a, b := fast.now(), waited.now(); !identical(a, b) {
			t.Errorf("%s: fast %+v, waited for %+v", line, a, b)
		}
	}
}

func TestCommandData(t *testing.T) {
	d := drive(t)
	d.command("data moons")
	d.shows("moons: ")
	d.command("data " + csv(t, "a,b,y\n1,2,no\n2,3,yes\n"))
	d.shows("students")
	d.command("data nowhere.csv")
	d.shows("! nowhere.csv: there is no such file")
	d.shows("students")
}

func TestCommandFeatures(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "breast-cancer"))
	all := len(d.frame().Data.Stats)
	d.command("features 3, mean radius")
	if got := d.frame().Data.Set.Features; len(got) != 2 || got[1].Name != "mean radius" {
		t.Fatalf("the features are %v", got)
	}
	d.at(0)
	d.press(":")
	d.write("features mean te")
	d.press("tab") // those that are not shown can still be chosen
	d.shows(":features mean texture")
	d.press("esc")
	d.command("features mean radios")
	d.shows("! breast-cancer has no feature")
	d.command("scale standard")
	d.shows("scaled: standard")
	if _, n := d.frame().Data.Set.Size(); n != 2 {
		t.Errorf("scaling leaves %d features", n)
	}
	d.command("features all")
	d.tells("n " + strconv.Itoa(all))
	d.shows("scaled: standard")
	d.command("features 1,1")
	d.shows("! the features name twice")
}

func TestCommandScale(t *testing.T) {
	d := drive(t)
	raw := d.frame().Data.Set.X
	d.command("scale minmax")
	d.shows("scaled: minmax")
	d.at(0)
	low, high := 1.0, 0.0
	for _, x := range d.frame().Data.Set.X {
		low, high = min(low, x[0]), max(high, x[0])
	}
	if low != 0 || high != 1 {
		t.Errorf("minmax leads to %v … %v", low, high)
	}
	d.command("scale none")
	d.shows("not scaled")
	if !slices.EqualFunc(raw, d.frame().Data.Set.X, slices.Equal[[]float64]) {
		t.Error("the features are not as they were")
	}
}

// A scaling that is asked for while data are being read is for those data.
func TestScaleOfDataUnderWay(t *testing.T) {
	d := drive(t)
	d.hold()
	d.command("data moons")
	d.command("scale standard")
	d.release()
	d.shows("moons")
	d.shows("scaled: standard")
	d.command("data nowhere.csv")
	d.command("scale none") // those that could not be read are forgotten
	d.shows("moons")
	d.shows("not scaled")
}

func TestCommandInit(t *testing.T) {
	d := drive(t)
	d.press(")")
	d.command("init random 3")
	d.at(0)
	d.ghosts(1)
	d.shows("Start: random, seed 3")
	if got, want := d.now().Params, trainer.Random(2, 3); !got.Equal(want) {
		t.Errorf("the start is %v, not %v", got, want)
	}
	d.command("init random")
	d.shows("Start: random, seed 7") // the program's own seed
	d.command("init 1 −2 0.5")
	if got := d.now().Params; !got.Equal(trainer.Params{W: []float64{1, -2}, B: 0.5}) {
		t.Errorf("the start is %v", got)
	}
	d.command("init zero")
	if got := d.now().Params; !got.Equal(trainer.Zeros(2)) {
		t.Errorf("the start is %v", got)
	}
	d.command("init 1 2")
	d.shows("! 3 numbers are needed (2 weights and b), not 2")
	d.shows(":init 1 2") // the line stays open
	d.press("esc")
	d.command("features 1")
	d.command("init 1")
	d.shows("! 2 numbers are needed (1 weight and b), not 1")
}

func TestCommandLook(t *testing.T) {
	d := drive(t)
	d.command("theme light")
	if d.frame().Theme.Name != "light" {
		t.Errorf("the theme is %s", d.frame().Theme.Name)
	}
	d.command("theme auto")
	d.shows("Theme: dark")
	d.command("digits 9")
	d.shows("0.693147181") // ln 2
	d.command("speed max")
	d.shows("Speed at full speed. p plays.")
	d.command("speed 30")
	d.press("p")
	d.shows("playing 30/s")
	d.command("speed 60")
	d.shows("playing 60/s")
	grey := drive(t, profile(termenv.Ascii))
	grey.command("theme light")
	grey.shows("This terminal shows no colours.")
}

func TestCommandQuit(t *testing.T) {
	for _, line := range []string{"quit", "q"} {
		d := drive(t)
		d.command(line)
		if !d.ended || d.status() != 0 {
			t.Errorf("%s: ended %v, status %d", line, d.ended, d.status())
		}
	}
}

// The list of commands leads to a line that begins with the one chosen. Where it
// is longer than the screen it moves along.
func TestCommandHelp(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		d := driveAt(t, size[0], size[1])
		d.command("help")
		for i, r := range language.RowsFor(language.Screen) {
			d.tells("▸ " + r.Usage() + " " + r.About)
			d.tells(fmt.Sprintf("%d of ", i+1))
			d.press("down")
		}
		d.press("home")
		alpha := slices.IndexFunc(language.RowsFor(language.Screen), func(r language.CommandRow) bool { return r.Name == "alpha" })
		d.times(alpha, "down")
		d.press("enter")
		d.shows(":alpha ")
		d.write("0.7")
		d.press("enter")
		if a := d.frame().Run.Alpha; a != 0.7 {
			t.Errorf("α is %v", a)
		}
		d.command("help")
		d.press("end", "up", "enter", "esc")
		d.command("help")
		d.press("esc")
		d.hides("Commands")
	}
}

func TestUnknownCommandStaysOpen(t *testing.T) {
	d := drive(t)
	d.command("alhpa 0.5")
	d.shows(`:alhpa 0.5  ! unknown command "alhpa": did you mean alpha?`)
	d.times(8, "backspace")
	d.hides("unknown")
	d.write("lpha 0.5")
	d.press("backspace", "5", "enter")
	d.alpha("0.5")
}

// A long error stands above its line, whole.
func TestLongErrorIsReadToItsEnd(t *testing.T) {
	d := driveAt(t, 80, 24)
	d.command("export my-first-lesson.pdf")
	d.tells(`! "my-first-lesson.pdf" has no ending that says what to write: .csv .jsonl .py .ipynb .go for the run, .descent for its lines, .svg .txt for this screen`)
	d.shows(":export my-first-lesson.pdf")
	d.fits(80, 24)
}

// A paste of 8 MB is no more work than a line, and its control characters are
// gone.
func TestHugePaste(t *testing.T) {
	t.Parallel()
	d := drive(t)
	d.press(":")
	paste := pasted("alp\x1b[31mha\x00\t" + strings.Repeat("9", 8<<20))
	if n := len(sanitizeKey(paste).Runes); n > maxLineLength {
		t.Errorf("the text field gets %d characters", n)
	}
	d.send(paste)
	d.resize(2*maxLineLength, 36)
	line := d.line()
	if want := "alp[31mha 9"; !strings.HasPrefix(line, want) || len([]rune(line)) != maxLineLength {
		t.Errorf("the line is %.20q… of %d", line, len(line))
	}
	d.resize(120, 36)
	d.press("enter")
	d.shows("! ")
	d.fits(120, 36)
}

// A pane by its name alone is no command; the refusal says which line shows it.
func TestPanesAreShownByALine(t *testing.T) {
	for _, main := range pane.Mains() {
		name := strings.ToLower(main.Name)
		d := drive(t)
		d.command(name)
		if name != "data" && name != "examples" { // they are commands too
			d.shows("did you mean show " + name + "?")
		}
		d.press("esc")
		d.command("show " + name)
		if got := pane.Mains()[d.frame().View.Main].Name; got != main.Name {
			t.Errorf("show %s shows %s", name, got)
		}
	}
}
