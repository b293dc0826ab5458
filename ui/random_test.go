package ui

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"descent/trainer"
	"descent/ui/language"
	"descent/ui/timeline"
)

// everyKey is all keys of the key table, and others.
func everyKey() []string {
	keys := []string{"0", "5", "x", "€", "f1", "tab", "backspace", "delete", "ctrl+a", "1", ".", "-", " ", " ", " ", "enter", "enter", "esc", "esc"}
	for _, in := range []language.Context{language.Main, language.InsidePane, language.List, language.TypingLine, language.ChoiceQuestion, language.NumberQuestion} {
		for _, k := range language.KeysIn(in) {
			keys = append(keys, k.Keys...)
		}
	}
	return slices.DeleteFunc(keys, func(k string) bool { return k == "q" || k == "ctrl+c" }) // quitting ends the game
}

// cost is J of a run at k.
func cost(r timeline.Run, k int) float64 {
	j, _ := r.Costs().At(k)
	return j
}

// sound checks what must hold at any moment, whatever was pressed.
func (d *driver) sound() {
	d.t.Helper()
	f, run := d.frame(), d.run()
	k, ghosts := f.Run.Snapshot.Iter, d.others()
	known, ok := run.At(k)
	onCurve := cost(run, k)
	if st := d.state(); ok && st.Run.Forks && known.Lambda != f.Run.Snapshot.Lambda { // J is that of the λ that was chosen
		known = st.Data.Stepper.WithHyper(known, trainer.Hyper{Alpha: f.Run.Alpha, Lambda: f.Run.Snapshot.Lambda})
		onCurve = known.Cost
	}
	switch {
	case k < 0 || k > run.Head().Iter || ok && bits(known) != bits(f.Run.Snapshot):
		d.t.Fatalf("shown is k %d of %d: %+v, and the run has %+v", k, run.Head().Iter, f.Run.Snapshot, known)
	case run.Costs().Len() != run.Head().Iter+1:
		d.t.Fatalf("%d costs for %d iterations", run.Costs().Len(), run.Head().Iter)
	case math.Float64bits(onCurve) != math.Float64bits(f.Run.Snapshot.Cost):
		d.t.Fatalf("J at %d is %v on the curve and %v in the snapshot", k, onCurve, f.Run.Snapshot.Cost)
	case len(ghosts) > timeline.MaxGhosts || len(ghosts) != len(f.Run.Ghosts):
		d.t.Fatalf("%d ghosts, and %d are shown", len(ghosts), len(f.Run.Ghosts))
	case !(f.Run.Alpha > 0) || math.IsInf(f.Run.Alpha, 0):
		d.t.Fatalf("α is %v", f.Run.Alpha)
	case f.View.Digits < 3 || f.View.Digits > 17:
		d.t.Fatalf("%d digits", f.View.Digits)
	}
	for i, g := range ghosts {
		// J where they part is that of the λ that each goes on with.
		s := run.Shared(f.Run.Ghosts[i])
		if s < 0 || s > g.Head().Iter || s > run.Head().Iter || s > 1 && math.Float64bits(cost(g, s-1)) != math.Float64bits(cost(run, s-1)) {
			d.t.Fatalf("a ghost of %d iterations shares %d", g.Head().Iter, s)
		}
		mine, known := run.At(s)
		if its, too := g.At(s); known && too && s > 0 && !mine.Params.Equal(its.Params) {
			d.t.Fatalf("a ghost of %d iterations shares %d, where it is elsewhere", g.Head().Iter, s)
		}
	}
	d.follows()
	if len(d.queue) == 0 && d.busy() { // all that was asked for has come
		d.t.Fatalf("nothing is under way, but something is waited for:\n%s", d.screen())
	}
}

// testSets are the data that random keys meet: ordinary, stopping at once, of
// one feature, of many, overflowing.
func testSets() map[string]func(*Options) {
	entry := func(name string) func(*Options) {
		return func(to *Options) {
			o, err := from(name)
			if err != nil {
				panic(err) // the catalogue is part of the program
			}
			*to = o
			to.Limit = 50
		}
	}
	return map[string]func(*Options){
		"overlapping": overlapping, "overflowing": overflowing, "xor": entry("xor"), "hours": entry("hours"), "and": entry("and"),
	}
}

// lines are commands for any data.
func lines() []string {
	return []string{
		"until J<0.5", "until J>0.7", "until converged", "until J<0.0001", "+7", "-3", "40", "alpha 2", "data and", "data none.csv", "features 1", "features all",
		"scale standard", "init random 3", "init 1 2 3", "theme light", "speed max", "digits 4", "export a.csv", "export! a.jsonl", "export b.svg", "export c.txt", "help", "what",
	}
}

// random does one random thing.
func (d *driver) random(t *rapid.T, keys []string) {
	switch rapid.IntRange(0, 21).Draw(t, "what") {
	case 0:
		d.send(fast(rapid.StringOfN(rapid.RuneFrom([]rune(" lh)(gGpkjaKJ:0123456789rux[]tzL?di")), 1, 6, -1).Draw(t, "fast")))
	case 1:
		d.send(pasted(rapid.String().Draw(t, "pasted")))
	case 2:
		b := rapid.SampledFrom([]tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown}).Draw(t, "button")
		d.send(tea.MouseMsg{
			Button: b, Action: tea.MouseActionPress,
			X: rapid.IntRange(-1, 130).Draw(t, "x"), Y: rapid.IntRange(-1, 40).Draw(t, "y"),
		})
	case 3:
		d.resize(rapid.IntRange(1, 130).Draw(t, "w"), rapid.IntRange(1, 40).Draw(t, "h"))
	case 4:
		d.resize(120, 36)
	case 5:
		if d.beats > 0 {
			d.sendTick()
		}
	case 6, 7, 8:
		if len(d.queue) > 0 {
			d.runOne()
		}
	case 9, 10:
		d.command(rapid.SampledFrom(lines()).Draw(t, "line"))
	default:
		d.press(rapid.SampledFrom(keys).Draw(t, "key"))
	}
}

// Random keys, with answers that come late, never panic and leave everything
// as it must be.
func TestRandomKeys(t *testing.T) {
	t.Parallel()
	keys, all := everyKey(), testSets()
	names := slices.Sorted(maps.Keys(all))
	rapid.Check(t, func(t *rapid.T) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		o := iris()
		all[rapid.SampledFrom(names).Draw(t, "world")](&o)
		o.Open = open
		var saved memFiles
		saved.keep(&o)
		d := launch(ctx, t, o)
		d.hold()
		for range rapid.IntRange(1, 60).Draw(t, "length") {
			d.random(t, keys)
			d.sound()
		}
		d.press("esc", "esc", "esc", "esc")
		d.release()
		d.sound()
		d.resize(120, 36)
		d.fits(120, 36)
		if d.ended {
			t.Fatalf("the program ended")
		}
		for _, line := range []string{"learn off", "guess off"} { // a question is asked before a step
			d.command(line)
			d.press("esc", "esc") // where it is refused the line stays
		}
		d.press("home", " ")
		if k := d.k(); k != 1 && d.now().Status != trainer.Diverged {
			t.Fatalf("home and space lead to k %d", k)
		}
	})
}

// What is typed means the same however late the answers come, on the way to an
// iteration that was named too. Esc alone is about the moment it comes: it ends
// what is on its way.
func TestTypingSpeedDoesNotMatter(t *testing.T) {
	t.Parallel()
	phrases := [][]string{
		{":", "+", "2", "enter"}, {":", "-", "3", "enter"}, {":", "u", "n", "t", "i", "l", " ", "J", "<", ".", "6", "enter"},
		{"c", "enter"}, {".", "3", ".", "4", "."}, {"5", "enter", "down", "1"}, {">"}, {"s"}, {"e"}, {"2", "enter", "left", "4"},
		{" "}, {" ", " "}, {"right"}, {")"}, {"}"}, {"left"}, {"("}, {"{"}, {"home"}, {"end"}, {"up"}, {"down"}, {"K"}, {"J"},
		{"r"}, {"u"}, {"x"}, {":", "7", "enter"}, {":", "4", "0", "enter"}, {"a", "2", "enter"}, {"i", "enter"}, {"i", "down", "enter"},
	}
	all := testSets()
	names := slices.Sorted(maps.Keys(all))
	rapid.Check(t, func(t *rapid.T) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		o := iris()
		all[rapid.SampledFrom(names).Draw(t, "world")](&o)
		waited, fast := launch(ctx, t, o), launch(ctx, t, o)
		fast.hold()
		for range rapid.IntRange(1, 15).Draw(t, "length") {
			phrase := rapid.SampledFrom(phrases).Draw(t, "phrase")
			waited.press(phrase...)
			fast.press(phrase...)
			if len(fast.queue) > 0 && rapid.Bool().Draw(t, "answer") {
				fast.runOne()
			}
		}
		fast.release()
		if a, b := waited.stands(), fast.stands(); a != b {
			t.Fatalf("waited for %s\nfast %s", a, b)
		}
		waited.press("esc", "4")
		fast.press("esc", "4")
		if a, b := waited.lines(), fast.lines(); a != b {
			t.Fatalf("waited for line %d, fast %d", a, b)
		}
	})
}

// stands is where the program stands: the moment to the last bit, how far the run
// goes, how many ghosts there are, what is in hand and what has the keys.
func (d *driver) stands() string {
	d.t.Helper()
	f := d.frame()
	g := d.state().View
	return fmt.Sprintf("%s of %d, α %v, %d ghosts, example %d, pane %d, inside %v, node %d, %q %v %v %v", bits(f.Run.Snapshot), d.newest(), f.Run.Alpha, len(f.Run.Ghosts), f.Inside.Focus, f.View.Main,
		f.Entered, d.state().Inside.Node, g.Sort, g.Ascending, g.Wrong, g.Proof)
}
