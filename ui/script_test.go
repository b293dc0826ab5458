package ui

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"descent/ui/language"
	"descent/ui/session"
)

// momentOf is all that a shared line must lead to.
func momentOf(st session.State) string {
	w := st.Run
	return fmt.Sprintf("%s k %d %x J %x α %x forks %v\nrun %v next %v head %d %x\ninside %+v main %d beside %d digits %d hidden %v zoom %v log %v sort %s %v",
		st.Data.Name, w.Snapshot.Iter, w.Snapshot.Params, math.Float64bits(w.Snapshot.Cost), math.Float64bits(w.Alpha), w.Forks,
		w.Present.Changes(), w.Present.NextHyper(), w.Present.Head().Iter, w.Present.Head().Params,
		st.Inside, st.View.Main, st.View.SecondPane(), st.View.Digits, st.View.Hidden, st.View.Zoom, st.View.LogJ, st.View.Sort, st.View.Ascending)
}

// wander presses some keys and types some lines.
func (d *driver) wander(seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 1))
	keys := []string{" ", " ", " ", ")", "left", "(", "k", "j", "K", "r", "u", ".", ",", ">", "end", "home", "2", "5", "s", "S", "z", "L", "H", "]", "tab", "x"}
	lines := []string{"step 70", "goto 12", "compare 0.1 1", "alpha 0.7", "until J<0.5 within 30", "init 0.1 -0.2 0.3", "line 5", "example 9", "line at end", "data and", "data iris-hard --alpha 0.1,1@4 --goto 9", "scale standard"}
	for range 25 {
		if rng.IntN(4) == 0 {
			d.command(lines[rng.IntN(len(lines))])
			continue
		}
		d.press(keys[rng.IntN(len(keys))])
	}
	d.press("esc")
}

// Where random keys and lines have led, the shared line and the exported script
// lead too, bit for bit, on a screen and without one. In full from a hundred places, else
// from ten.
func TestSharedLineAndScriptLeadToTheSameMoment(t *testing.T) {
	t.Parallel()
	places := uint64(10)
	if inFull() {
		places = 100
	}
	for seed := range places {
		var saved memFiles
		d := drive(t, saved.keep)
		d.wander(seed)
		want := momentOf(d.state())
		said, _ := d.state().RestoreData()
		line := language.Print(said)
		d.command("export! run.descent")
		script := strings.Split(strings.TrimSpace(saved.files["run.descent"]), "\n")

		by := drive(t)
		by.command(line)
		if got := momentOf(by.state()); got != want {
			t.Fatalf("seed %d: the line %s leads to\n%s\nnot\n%s", seed, line, got, want)
		}
		read := func(o *Options) { o.Read = func(string) ([]string, error) { return script, nil } }
		again := drive(t, read)
		again.command("source run.descent")
		if got := momentOf(again.state()); got != want {
			t.Fatalf("seed %d: the script leads to\n%s\nnot\n%s\n%s", seed, got, want, strings.Join(script, "\n"))
		}
		c := talk(t)
		ask(t, c, line)
		if got := momentOf(c.State()); got != want {
			t.Fatalf("seed %d: without a screen the line %s leads to\n%s\nnot\n%s", seed, line, got, want)
		}
		c = talk(t, read)
		ask(t, c, "source run.descent")
		if got := momentOf(c.State()); got != want {
			t.Fatalf("seed %d: without a screen the script leads to\n%s\nnot\n%s\n%s", seed, got, want, strings.Join(script, "\n"))
		}
	}
}

// share says the line, copies it, and says what it leaves out.
func TestShare(t *testing.T) {
	copied := ""
	d := drive(t, func(o *Options) { o.Copy = func(text string) { copied = text } })
	d.write(")")
	d.command("alpha 1")
	d.press(" ", "left", "left", " ", "2", "y")
	for _, want := range []string{"descent iris --alpha 0.3,1@10 --head 11 --goto 10 --show surface", "descent iris --alpha 1 --goto 1 --show surface"} {
		d.tells(want + " Copied, if your terminal allows it.")
		if copied != want {
			t.Errorf("%q is copied", copied)
		}
		d.press("r", " ", "y")
	}
	d.shows("2 ghosts left out.")
}

// A script goes on line by line, each when the one before is done; what is at
// fault ends it and is said with its place. Esc ends it too.
func TestScript(t *testing.T) {
	read := func(lines ...string) func(*Options) {
		return func(o *Options) {
			o.Read = func(string) ([]string, error) { return lines, nil }
		}
	}
	d := drive(t, read("# a lesson", "step 300", "alpha 1", "", "step 2", "expect k=302", "show cost"))
	d.command("source lesson.txt")
	d.at(302)
	d.alpha("1")
	d.shows("6 Cost")
	for line, want := range map[string]string{
		"stpe 3": `lesson.txt:2: unknown command "stpe": did you mean step?`, "expect k=9": "lesson.txt:2: expect k=9: k is 5", "source x": "lesson.txt:2: a script does not do another",
		"init 1": "lesson.txt:2: 3 numbers are needed", "example 900": "lesson.txt:2: there is no example 900",
	} {
		d := drive(t, read("step 5", line, "step 100"))
		d.command("source lesson.txt")
		d.shows(want)
		d.at(5)
	}
	for line, want := range map[string]struct {
		said string
		k    int
	}{
		"until J<0.01 within 3": {"lesson.txt:2: until J<0.01 within 3 is not reached: not within 3 steps", 8},
		"data nowhere.csv":      {"lesson.txt:2: nowhere.csv", 5},
	} {
		d := drive(t, read("step 5", line, "step 100"))
		d.command("source lesson.txt")
		d.tells(want.said)
		d.at(want.k)
	}
	d = drive(t, read("step 5"))
	d.command("source lesson.txt")
	d.command("until J<0.01 within 3") // the script is over: this is no line of it
	d.tells("Not within 3 steps")
	d = drive(t, func(o *Options) {
		o.Read = func(string) ([]string, error) { return nil, errors.New("no.txt: no such file") }
	})
	d.command("source no.txt")
	d.shows("no such file")
	d = drive(t, read("step 900000000", "alpha 1"))
	d.hold()
	d.command("source lesson.txt")
	d.press("esc")
	d.release()
	d.alpha("0.3")
}
