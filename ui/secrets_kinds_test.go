package ui

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"descent/trainer"
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

// oracleOf computes about a state.
func oracleOf(st session.State) oracle {
	o := oracle{p: st.Data.Problem, at: st.Run.Snapshot.Params, alpha: st.Run.Alpha, i: st.Inside.Focus}
	for _, option := range st.Question.Options {
		o.some = append(o.some, option.Example-1)
	}
	return o
}
