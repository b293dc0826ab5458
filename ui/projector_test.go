package ui

import (
	"strings"
	"testing"

	"descent/datasets"
)

func TestProjectorMode(t *testing.T) {
	d := drive(t)
	was := d.screen()
	d.press("P")
	for _, gone := range []string{"Parameters", "Next update", "1 Data", "○●", "△▲"} {
		d.hides(gone)
	}
	d.shows("◖◗ setosa")
	d.shows("P leave") // until the next key: no row has the keys
	d.press("P")
	if d.screen() != was {
		t.Errorf("P twice leaves another screen:\n%s", d.screen())
	}
	begun := drive(t, func(o *Options) { o.Projector = true })
	begun.shows("PgDn step, PgUp back")
	begun.shows("P leave")
	begun.resize(80, 24) // the keys leave the letters above them whole
	rows := strings.Split(begun.screen(), "\n")
	if last := rows[len(rows)-1]; !strings.Contains(last, "PgDn step") || !strings.Contains(last, "q quit") {
		t.Errorf("the keys take more than a row:\n%s", begun.screen())
	}
}

// A presentation remote sends PgDn and PgUp.
func TestPresenterKeys(t *testing.T) {
	d := drive(t, func(o *Options) { o.Projector = true })
	d.press("pgdown", "pgdown", "pgdown", "pgup")
	if k := d.k(); k != 2 {
		t.Errorf("k is %d", k)
	}
}

// Names, numbers and headline in letters, at their places.
func TestTheBigNumbers(t *testing.T) {
	const picture = `
 ██      ▄████▄ ▄████▄                      ▀██  ▄████▄      ▄██  ▄████▄ ██████           ▄████▄    █████▄
 ██ ▄█▀  ▀▀ ▄█▀ ██  ██                       ██  ██  ██    ▄█▀██  ██  ██ ██▄▄▄   ▄█▀█▄█▀  ██  ██     ▄▄▄█▀
 ██▀█▄    ▄█▀   ██  ██                   ▄▄  ██  ██  ██    ██████ ██  ██ ▀▀▀▀██  ██  ██   ██  ██     ▀▀▀█▄
 ██  ██  ██████ ▀████▀                   ▀█▄▄█▀  ▀████▀ ██    ██  ▀████▀ █████▀  ▀█▄█▀█▄  ▀████▀ ██ █████▀

              ▄████▄      ▄██    ▄██                  ▄████▄      ▄██  ▄████▄    ██         ▄████▄    ▄████▄ ▄████▄
 ██ ▄ ██  ▄   ██  ██    ▄█▀██  ▄█▀██     ██ ▄ ██ ▄▄   ██  ██    ▄█▀██  ██▄▄▄     ██▀▀█▄ ▄▄▄ ██  ██    ██▄▄██ ▀▀ ▄█▀
 ██ █ ██ ▀█   ██  ██    ██████ ██████    ██ █ ██  ▄▀  ██  ██    ██████ ██▀▀██    ██  ██ ▀▀▀ ██  ██     ▀▀▀██  ▄█▀
 ▀██▀██▀ ▄█▄  ▀████▀ ██    ██     ██     ▀██▀██▀ █▄▄  ▀████▀ ██    ██  ▀████▀    ██▄▄█▀     ▀████▀ ██ ▀████▀ ██████
`
	d := drive(t, func(o *Options) { o.Projector = true })
	d.press(")", ")")
	lines := strings.Split(d.screen(), "\n")[2:11]
	for y, want := range strings.Split(strings.Trim(picture, "\n"), "\n") {
		if got := strings.TrimRight(lines[y], " "); got != want {
			t.Errorf("row %d is\n%s\nnot\n%s", y+2, got, want)
		}
	}
}

// While stepping, digits stay where they are: those of one column change, the
// point keeps its place, as long as no sign comes.
func TestBigDigitsStandStill(t *testing.T) {
	t.Parallel()
	d := drive(t, func(o *Options) { o.Projector = true })
	d.press(" ", " ", " ")
	for range 40 {
		d.press(" ")
		foot := []rune(strings.Split(d.screen(), "\n")[10])
		for _, first := range []int{14, 54, 92} { // the columns of the numbers; the point is behind one digit
			if got := string(foot[first+6 : first+10]); got != " ██ " {
				t.Fatalf("at k %d there is no point in column %d but %q:\n%s", d.k(), first+7, got, d.screen())
			}
		}
	}
}

// What is asked of the person and told to them stands on the last row.
func TestLinesInProjectorMode(t *testing.T) {
	d := drive(t, func(o *Options) { o.Projector = true })
	d.press(")", ":", "5")
	d.shows(":5")
	d.press("enter", "t")
	d.shows("Theme: light")
	d.press("esc")
	d.hides("Theme: light")
	d.fits(120, 36)
}

// One feature has two parameters; of many two weights are shown.
func TestProjectorOfOtherData(t *testing.T) {
	t.Parallel()
	d := drive(t, catalogue(t, "hours"))
	d.press("P", ")")
	d.shows("██ ▄ ██  ▄ ")
	d.hides("██ ▄ ██ ▄▄ ")
	d = drive(t, catalogue(t, "breast-cancer"))
	d.resize(200, 60)
	d.press("P", " ")
	d.fits(200, 60)
	d = drive(t, overflowing)
	d.press("P", " ")
	d.fits(120, 36)
	d.shows("∞")
}

// Every size in projector mode, with anything hidden: in full, else every other size, by
// turns.
func TestProjectorFitsEverySize(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*Options){
		"iris": func(*Options) {}, "plain": func(o *Options) { o.Plain = true }, "breast-cancer": catalogue(t, "breast-cancer"),
		"hours": catalogue(t, "hours"), "overflow": overflowing, "scaled": func(o *Options) { o.Data = o.Data.Scale(datasets.Standard) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, change)
			d.press("P", ")")
			step := 0
			for w := 1; w <= 200; w += 13 {
				for h := 1; h <= 60; h += 7 {
					if !inFull() && (len(name)+w/13+h/7)%2 > 0 {
						continue
					}
					d.press([]string{"H", "tab", "z", "esc"}[step%4])
					d.resize(w, h)
					d.fits(w, h)
					step++
				}
			}
			d.resize(0, 0)
			if d.view() != "" {
				t.Error("something is drawn on no screen")
			}
		})
	}
}
