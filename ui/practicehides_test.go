package ui

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"descent/ui/session"
)

// What is still to be worked out is on no pane, of no size, and in no picture of it.
func TestPracticeHides(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		d := atNotes(t, size[0], size[1])
		at, alpha := d.now(), 0.1
		x, y := []float64{0.5, 1}, 1.0 // example 4
		z := at.Params.B + at.Params.W[0]*x[0] + at.Params.W[1]*x[1]
		a := 1 / (1 + math.Exp(-z))
		numbers := []float64{z, a, a - y, 4 * at.Grad.W[0], 4 * at.Grad.W[1], 4 * at.Grad.B, at.Grad.W[0], at.Grad.W[1], at.Grad.B}
		numbers = append(numbers, at.Params.W[0]-alpha*at.Grad.W[0], at.Params.W[1]-alpha*at.Grad.W[1], at.Params.B-alpha*at.Grad.B)
		d.press("m")
		for i := range numbers {
			for _, pane := range append(session.Panes(), "loop") {
				d.command("show " + pane)
				for place, v := range numbers[i:] {
					digits := fmt.Sprintf("%.5f", math.Abs(v))
					if screen := d.screen(); strings.Contains(screen, digits[1:]) {
						t.Errorf("%v: while number %d is open, %s shows number %d, %s:\n%s", size, i+1, pane, i+1+place, digits, screen)
					}
				}
			}
			d.press("!", "!", "!", " ")
		}
		d.at(4)
	}
}

// Nor is how a number of the graph comes about, on any pane, in any text and in no file, before it is found.
func TestGraphPracticeHidesFormulas(t *testing.T) {
	t.Parallel()
	sizes := [][2]int{{80, 24}, {120, 36}, {170, 45}}
	if inFull() {
		sizes = append(sizes, [2]int{100, 30}, [2]int{200, 60})
	}
	for _, size := range sizes {
		var saved memFiles
		d := drive(t, saved.keep)
		d.resize(size[0], size[1])
		d.command("data notes")
		d.command("3")
		at := d.now()
		x, y := []float64{0.5, 1}, 1.0 // example 4
		z := at.Params.B + at.Params.W[0]*x[0] + at.Params.W[1]*x[1]
		a := 1 / (1 + math.Exp(-z))
		numbers := []float64{z, a, -math.Log(a), -1 / a, a - y, (a - y) / 2, a - y, a - y}
		formulas := [][]string{{"w₁x₁", "w·x"}, {"σ(z", "e^−"}, {"log", "L(a"}, {"−y/a", "1/a", "/(1−a)"}, {"a − y", "a⁽ⁱ⁾ − y"}, {"x₁·dz", "x₁⁽ⁱ⁾·dz"}, {"x₂·dz", "x₂⁽ⁱ⁾·dz"}, {"db   dz", "db  dz", "+= dz"}}
		d.command("practice graph")
		for i := range numbers {
			for _, pane := range append(session.Panes(), "graph") {
				d.command("show " + pane)
				texts := map[string]string{"screen": d.screen()}
				if pane == session.Panes()[i%6] || inFull() {
					d.command("export! a.svg pane")
					texts["picture"] = tag.ReplaceAllString(saved.files["a.svg"], " ")
				}
				for where, text := range texts {
					for place := i; place < len(numbers); place++ {
						for _, formula := range formulas[place] {
							if strings.Contains(text, formula) {
								t.Errorf("%v: while number %d is open, the %s of %s shows how number %d comes about, %s:\n%s", size, i+1, where, pane, place+1, formula, text)
							}
						}
						if digits := fmt.Sprintf("%.5f", math.Abs(numbers[place]))[1:]; (place < 5 || i < 5) && strings.Contains(text, digits) {
							t.Errorf("%v: while number %d is open, the %s of %s shows number %d, %s:\n%s", size, i+1, where, pane, place+1, digits, text)
						}
					}
				}
			}
			if d.command("export c.py"); saved.files["c.py"] != "" {
				t.Errorf("the program is written")
			}
			d.press("esc") // the line says why not
			d.press("!", "!", "!", " ")
		}
		d.at(4)
	}
}

// Of a single example L is J and what it adds is the mean: the panes of the run give away
// what a graph asks for.
func TestPracticeOfOneExampleHides(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		d := drive(t, func(o *Options) { *o = with(numbers([][]float64{{1.37, 2.71}}, []float64{1}, 0.1)) })
		d.resize(size[0], size[1])
		d.command("3")
		z := d.now().Params.B + 1.37*d.now().Params.W[0] + 2.71*d.now().Params.W[1]
		a := 1 / (1 + math.Exp(-z))
		numbers := []float64{z, a, -math.Log(a), a - 1, 1.37 * (a - 1), 2.71 * (a - 1)}
		d.command("practice graph")
		d.tells("What is z of this example?")
		for _, pane := range session.Panes() {
			d.command("show " + pane)
			for i, v := range numbers {
				if digits := fmt.Sprintf("%.5f", math.Abs(v))[1:]; strings.Contains(d.screen(), digits) {
					t.Errorf("%v: %s shows number %d, %s:\n%s", size, pane, i+1, digits, d.screen())
				}
			}
		}
	}
}

// Nor does Data draw where the boundary goes with it: that dashed line is there again once
// the practice is left.
func TestSummaryKeepsTheNextBoundary(t *testing.T) {
	t.Parallel()
	d := drive(t)
	d.resize(120, 36)
	for _, line := range []string{"data iris", "show data", "3"} {
		d.command(line)
	}
	const dashed = "after the next step"
	d.command("4")
	d.tells(dashed)
	d.command("3")
	d.command("practice update")
	for range 3 {
		d.press("!", "!", "!", " ")
	}
	if d.at(4); strings.Contains(d.screen(), dashed) {
		t.Errorf("behind the update of iteration 3 it is\n%s", d.screen())
	}
	d.press("esc")
	d.tells(dashed)
}
