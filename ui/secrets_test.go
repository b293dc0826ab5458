package ui

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/layout"
	"descent/ui/session"
)

// secretKind is a kind of question: what a lesson writes for it, and the numbers that
// are its answer or say it at once.
type secretKind struct {
	ask    string
	keep   func(o oracle) []float64
	digits int // of a number that is taken for one of them; many other numbers are as short
}

// oracle computes what is asked for by another way than the program.
type oracle struct {
	p     trainer.Problem
	at    trainer.Params
	alpha float64
	i     int   // the focused example
	some  []int // the examples that a question names
}

// of is z, a, the loss and a − y of an example.
func (o oracle) of(i int) (z, a, loss, dz float64) {
	z = o.at.B
	for j, x := range o.p.X[i] {
		z += o.at.W[j] * x
	}
	a = 1 / (1 + math.Exp(-z))
	return z, a, -math.Log(math.Abs(1 - o.p.Y[i] - a)), a - o.p.Y[i]
}

// sums is J and its gradient, b last.
func (o oracle) sums() (cost float64, grad []float64) {
	n := len(o.at.W)
	grad = make([]float64, n+1)
	for i, x := range o.p.X {
		_, _, loss, dz := o.of(i)
		cost += loss
		for j := range x {
			grad[j] += x[j] * dz
		}
		grad[n] += dz
	}
	m := float64(len(o.p.X))
	for j := range grad {
		grad[j] /= m
	}
	return cost / m, grad
}

// after is the oracle so many steps on, with another α where one is given.
func (o oracle) after(steps int, alpha float64) oracle {
	o.at = o.at.Clone()
	for range steps {
		_, grad := o.sums()
		for j := range o.at.W {
			o.at.W[j] -= alpha * grad[j]
		}
		o.at.B -= alpha * grad[len(o.at.W)]
	}
	return o
}

func (o oracle) cost() []float64 { j, _ := o.sums(); return []float64{j} }

// lines are the numbers of an example that a line of the loop makes, from one on.
func (o oracle) lines(from int) []float64 {
	z, a, loss, dz := o.of(o.i)
	return []float64{z, a, loss, dz}[from:]
}

// length is that of the first n numbers.
func length(all []float64) float64 {
	sum := 0.0
	for _, v := range all {
		sum += v * v
	}
	return math.Sqrt(sum)
}

// secretKinds are all there are.
func secretKinds() map[string]secretKind {
	weights := func(o oracle) []float64 { return append(slices.Clone(o.at.W), o.at.B) }
	moves := func(o oracle) []float64 {
		_, grad := o.sums()
		return []float64{grad[0], o.alpha * grad[0], o.at.W[0] - o.alpha*grad[0], length(grad[:len(o.at.W)])}
	}
	next := func(o oracle) []float64 { return o.after(1, o.alpha).cost() }
	return map[string]secretKind{
		"J moves":       {"ask up", next, 4},
		"w1 moves":      {"ask sign dw1", moves, 4},
		"correct moves": {"ask wrong", func(oracle) []float64 { return nil }, 4},
		"pulls most": {"ask pull dw1", func(o oracle) (all []float64) {
			for _, i := range o.some {
				z, a, _, dz := o.of(i)
				all = append(all, z, a, dz, dz*o.p.X[i][0], dz*o.p.X[i][0]/float64(len(o.p.X)))
			}
			return all
		}, 4},
		"lowest": {"ask lowest 0.1 0.5 2 after 7", func(o oracle) (all []float64) {
			for _, alpha := range []float64{0.1, 0.5, 2} {
				all = append(all, o.after(7, alpha).cost()...)
			}
			return all
		}, 4},
		"next w1": {"ask next w1", func(o oracle) []float64 { return []float64{o.after(1, o.alpha).at.W[0]} }, 4},
		"z":       {"= z", func(o oracle) []float64 { return o.lines(0) }, 3},
		"a":       {"= a", func(o oracle) []float64 { return o.lines(1) }, 3},
		"L":       {"= L", func(o oracle) []float64 { return o.lines(2)[:1] }, 3},
		"dz":      {"= dz", func(o oracle) []float64 { return o.lines(3) }, 3},
		"J":       {"= J", oracle.cost, 4},
		"dw1":     {"= dw1", func(o oracle) []float64 { return moves(o)[:1] }, 4},
		"db":      {"= db", func(o oracle) []float64 { _, grad := o.sums(); return grad[len(grad)-1:] }, 4},
		"|dw|":    {"= |dw|", func(o oracle) []float64 { return moves(o)[3:] }, 4},
		"w1":      {"= w1", func(o oracle) []float64 { return weights(o)[:1] }, 4},
		"b":       {"= b", func(o oracle) []float64 { return weights(o)[len(o.at.W):] }, 4},
		"|w|":     {"= |w|", func(o oracle) []float64 { return []float64{length(o.at.W)} }, 4},
	}
}

// secretScenes are lines that set up what is beside the run, or beyond the moment.
func secretScenes() map[string]string {
	return map[string]string{
		"plain":   "step 3",
		"known":   "step 12\nback 9",
		"forks":   "step 12\nback 9\nalpha 1",
		"mistake": "mistake sum\nstep 12\nback 9",
		"others":  "compare 0.1 1\nstep 12\nback 9",
		"new":     "step 3\npredict 0.5 0.25",
	}
}

// secretPage is a lesson of one page that asks.
func secretPage(scene, ask string) string {
	return "# Secret\n\nAbout.\n\n## Page\n\nText.\n\n```descent\ndata moons --alpha 0.3\n" + scene + "\nexample 4\n```\n\n```ask\nWhat is it?\n" + ask + "\n```\n"
}

// shownNumber is a number as it is written anywhere.
var shownNumber = regexp.MustCompile(`\d+\.\d+(?:e[-−]?\d+)?`)

// tag is one of a picture.
var tag = regexp.MustCompile(`<[^>]*>`)

// givesAway is a number of a text that is one of some, to all its digits, where it
// has so many at least; empty where none is.
func givesAway(text string, secrets []float64, fewest int) string {
	for _, is := range shownNumber.FindAllString(strings.ReplaceAll(text, "−", "-"), -1) {
		v, err := strconv.ParseFloat(is, 64)
		mantissa, _, scaled := strings.Cut(is, "e")
		_, behind, _ := strings.Cut(mantissa, ".")
		digits := len(strings.TrimLeft(strings.Replace(mantissa, ".", "", 1), "0"))
		if err != nil || digits < fewest {
			continue
		}
		half := math.Pow10(-len(behind)) / 2
		if scaled {
			half *= v / mustParse(mantissa)
		}
		for _, s := range secrets {
			if math.Abs(math.Abs(s)-v) <= half*1.000001 {
				return is
			}
		}
	}
	return ""
}

func mustParse(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(err) // the pattern has found a number
	}
	return v
}

// Nothing tells the number that is asked for, to however many digits: not the
// screen in any pane, with what is inside it or in big letters, not a notice, and
// not a picture or a text of it. In full with everything that can stand beside a run,
// else with one of them for each kind.
func TestNoNumberGivesAnAnswerAway(t *testing.T) {
	t.Parallel()
	at := 0
	scenes := secretScenes()
	names := slices.Sorted(maps.Keys(scenes))
	for name, kind := range secretKinds() {
		for i, scene := range names {
			if !inFull() && i != at%len(names) {
				continue
			}
			t.Run(name+"/"+scene, func(t *testing.T) {
				t.Parallel()
				var saved shelf
				d := drive(t, saved.keep, learning(t, writeLesson(t, secretPage(scenes[scene], kind.ask))))
				d.keepsSecret(&saved, kind)
			})
		}
		at++
	}
}

// keepsSecret looks everywhere for what is asked for.
func (d *driver) keepsSecret(saved *shelf, kind secretKind) {
	d.t.Helper()
	st := d.state()
	if st.Asked == nil || st.Asked.Revealed || len(st.Concealed) == 0 && kind.keep != nil {
		d.t.Fatalf("nothing is asked, or nothing hidden:\n%s", d.screen())
	}
	o := oracleOf(st)
	secrets := kind.keep(o)
	look := func(where, text string) {
		d.t.Helper()
		if is := givesAway(text, secrets, kind.digits); is != "" {
			for row := range strings.SplitSeq(text, "\n") {
				if strings.Contains(strings.ReplaceAll(row, "−", "-"), is) {
					d.t.Errorf("%s: %s is of %v:\n%s", where, is, secrets, row)
				}
			}
		}
	}
	sizes, every := [][2]int{{80, 24}, {120, 36}}, session.Panes()
	if inFull() {
		sizes = append(sizes, [2]int{200, 60})
	}
	for _, size := range sizes {
		d.resize(size[0], size[1])
		for _, name := range every {
			d.command("show " + name)
			look(name, d.screen())
			d.press("P")
			look(name+", projected", d.screen())
			d.press("P")
		}
		d.command("show loop")
		for _, lines := range []string{"line at 3", "line at end", "form vectors"} {
			d.command(lines)
			look(lines, d.screen())
		}
		d.command("form loop")
		d.command("line at 0")
	}
	for i, line := range []string{
		"!", "check gradient", "threshold 0.4", "predict", "example new", "example 2", "example 4", "digits 12", "log on", "share", "hide none",
		"export .svg", "export .svg pane", "export .txt",
	} {
		panes := every
		if !inFull() {
			panes = every[i%len(every):][:1]
		}
		for _, name := range panes {
			d.command("show " + name)
			if to, is := strings.CutPrefix(line, "export "); is {
				ending, _, _ := strings.Cut(to, " ")
				d.command(fmt.Sprint("export ", name, i, to))
				text, written := saved.files[fmt.Sprint(name, i, ending)]
				if !written {
					d.t.Fatalf("%s is not written:\n%s", line, d.screen())
				}
				look(line, tag.ReplaceAllString(text, " "))
				continue
			}
			switch line {
			case "!":
				d.press("!")
			case "predict": // what is asked for of an example, with its own numbers
				d.command("predict " + strings.Trim(fmt.Sprint(st.Data.Problem.X[o.i]), "[]"))
			default:
				d.command(line)
			}
			if now := d.state(); now.Inside.Focus != o.i { // it is about another example now
				o.i = now.Inside.Focus
				secrets = kind.keep(o)
			}
			look(line, d.screen())
		}
		if d.state().Lesson == nil {
			d.t.Fatalf("%s: the lesson is left", line)
		}
	}
}

// oracleOf computes about a state.
func oracleOf(st session.State) oracle {
	o := oracle{p: st.Data.Problem, at: st.World.At.Params, alpha: st.World.Alpha, i: st.Inside.Focus}
	for _, option := range st.Asked.Options {
		o.some = append(o.some, option.Example-1)
	}
	return o
}

// Nor does a conversation tell it, whatever it is asked.
func TestConversationGivesNoAnswerAway(t *testing.T) {
	t.Parallel()
	for name, kind := range secretKinds() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, scene := range secretScenes() {
				c := talk(t, learning(t, ""))
				said := ask(t, c, "learn "+writeLesson(t, secretPage(scene, kind.ask)))
				st := c.State()
				if st.Asked == nil || st.Asked.Revealed {
					t.Fatalf("nothing is asked:\n%s", said)
				}
				o := oracleOf(st)
				secrets := kind.keep(o)
				_, said, _ = strings.Cut(said, "Page")
				again := "predict " + strings.Trim(fmt.Sprint(st.Data.Problem.X[o.i]), "[]")
				for _, line := range []string{
					"show", "show data", "show surface", "show graph", "show loop", "show examples", "examples 3", "show cost", "runs", "alpha", "alpha 0.3", "line at 3", "line at end", "line at 0",
					"example 4", "why", "hint", "check gradient", "threshold 0.4", again, "example new", "digits 12", "lambda", "share", "data", "help", "sort dw1", "note so", "n", "",
				} {
					more, err := c.Exec(line)
					said += "\n" + strings.Join(more, "\n")
					if err != nil {
						said += "\n" + err.Error()
					}
					for row := range strings.SplitSeq(said, "\n") {
						if is := givesAway(row, secrets, kind.digits); is != "" {
							t.Errorf("%q: %s is of %v: %s", line, is, secrets, row)
						}
					}
					said = ""
				}
			}
		})
	}
}

// What is known beyond the moment that is shown cannot be seen while a question is
// about the next step: two runs that part behind it look the same, but for the α that
// the ruler has for them. For a count that is so in the main panes: a lower J and
// another w promise none.
func TestNoFutureGivesAnAnswerAway(t *testing.T) {
	t.Parallel()
	beside := func(s layout.Screen, _, y int) bool { return y != s.Ruler.Y }
	mains := func(s layout.Screen, x, y int) bool {
		return slices.ContainsFunc(s.Mains, func(r layout.Rect) bool { return r.Contains(x, y) })
	}
	for about, where := range map[string]func(s layout.Screen, x, y int) bool{"ask up": beside, "ask lowest 0.1 1 after 9": beside, "= J": beside, "ask wrong": mains} {
		for _, with := range []string{"", "threshold 0.4", "compare 1", "mistake sum"} {
			t.Run(about+" "+with, func(t *testing.T) {
				t.Parallel()
				var both [2]*driver
				for i, alpha := range []string{"1", "0.01"} {
					scene := strings.TrimSpace(with + "\nstep 4\nalpha " + alpha + "\nstep 8\nback 9")
					both[i] = drive(t, learning(t, writeLesson(t, secretPage(scene, about))))
				}
				for _, size := range [][2]int{{80, 24}, {120, 36}} {
					for _, name := range session.Panes() {
						if name == "surface" && about == "ask wrong" {
							continue
						}
						var seen [2]string
						for i, d := range both {
							d.resize(size[0], size[1])
							d.command("show " + name)
							seen[i] = d.pictureWhere(d.state(), where)
						}
						if seen[0] != seen[1] {
							t.Fatalf("%s tells what comes:\n%s\n%s", name, both[0].screen(), both[1].screen())
						}
					}
				}
			})
		}
	}
}

// How many are correct cannot be seen while that is asked.
func TestNoCountGivesAnAnswerAway(t *testing.T) {
	t.Parallel()
	for _, of := range []string{"correct", "wrong", "testcorrect", "testwrong"} {
		d := drive(t, learning(t, writeLesson(t, secretPage("test 30%\nstep 3", "= "+of))))
		st := d.state()
		if st.Asked == nil || !st.Analysis.Classified {
			t.Fatalf("nothing is asked, or nothing counted:\n%s", d.screen())
		}
		for _, size := range [][2]int{{80, 24}, {120, 36}} {
			d.resize(size[0], size[1])
			for _, name := range session.Panes() {
				d.command("show " + name)
				shown := d.state()
				other := shown
				if strings.HasPrefix(of, "test") {
					other.Analysis.TestWrong++
				} else {
					other.Analysis.Wrong[0]++
					other.Analysis.NotCorrect++
				}
				if d.pictureOf(shown) != d.pictureOf(other) {
					t.Errorf("how many are %s can be seen in %s:\n%s", of, name, d.screen())
				}
			}
		}
	}
}
