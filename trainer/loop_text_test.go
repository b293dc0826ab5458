package trainer_test

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"descent/trainer"
)

func TestTexts(t *testing.T) {
	want := map[int]string{
		1: `J = 0, dw₁ = 0, db = 0
for i = 1 … m:
z⁽ⁱ⁾ = w·x⁽ⁱ⁾ + b
a⁽ⁱ⁾ = σ(z⁽ⁱ⁾)
J += L(a⁽ⁱ⁾,y⁽ⁱ⁾)
dz⁽ⁱ⁾ = a⁽ⁱ⁾ − y⁽ⁱ⁾
dw₁ += x₁⁽ⁱ⁾·dz⁽ⁱ⁾
db += dz⁽ⁱ⁾
J, dw₁, db /= m
w₁ := w₁ − α·dw₁
b := b − α·db`,
		30: `J = 0, dw₁…₃₀ = 0, db = 0
for i = 1 … m:
z⁽ⁱ⁾ = w·x⁽ⁱ⁾ + b
a⁽ⁱ⁾ = σ(z⁽ⁱ⁾)
J += L(a⁽ⁱ⁾,y⁽ⁱ⁾)
dz⁽ⁱ⁾ = a⁽ⁱ⁾ − y⁽ⁱ⁾
dw₁…₃₀ += x⁽ⁱ⁾·dz⁽ⁱ⁾
db += dz⁽ⁱ⁾
J, dw₁…₃₀, db /= m
w₁…₃₀ := w − α·dw
b := b − α·db`,
	}
	for n, text := range want {
		var lines []string
		for _, l := range trainer.LoopLines(n, 0) {
			lines = append(lines, l.Text(n))
		}
		if got := strings.Join(lines, "\n"); got != text {
			t.Errorf("n = %d:\n%s\nwant\n%s", n, got, text)
		}
	}
	for n, text := range map[int]string{
		2:  "J += λ/2m·Σw², dw₁ += λ/m·w₁, dw₂ += λ/m·w₂",
		30: "J += λ/2m·Σw², dw₁…₃₀ += λ/m·w",
	} {
		var lines []string
		plain := trainer.LoopLines(n, 0)
		for _, l := range trainer.LoopLines(n, 0.1) {
			if !slices.Contains(plain, l) {
				lines = append(lines, l.Text(n))
			}
		}
		if got := strings.Join(lines, ", "); got != text {
			t.Errorf("n = %d: the penalty is %s, want %s", n, got, text)
		}
	}
	if got := (trainer.LoopLine{Op: trainer.OpUpdateB + 1}).Text(1); got != "" {
		t.Errorf("no operation is called %q", got)
	}
}

// reader executes the program from nothing but its text, with the formulas as
// the notes have them. So the text of a line says what the line does.
type reader struct {
	t    *testing.T
	p    trainer.Problem
	held map[string]float64
}

func (r reader) run(l trainer.LoopLine) {
	if l.Op == trainer.OpFor {
		r.held["i"]++
		return
	}
	text := l.Text(len(r.p.X[0]))
	if left, ok := strings.CutSuffix(text, " /= m"); ok {
		for name := range strings.SplitSeq(left, ", ") {
			r.held[name] /= float64(len(r.p.X))
		}
		return
	}
	commands := []string{text}
	if l.Op == trainer.OpZero {
		commands = strings.Split(text, ", ")
	}
	for _, command := range commands {
		words := strings.SplitN(command, " ", 3)
		value := r.value(words[2])
		if words[1] == "+=" {
			value += r.held[words[0]]
		}
		r.held[words[0]] = value
	}
}

// value is what an expression is worth.
func (r reader) value(s string) float64 {
	i := int(r.held["i"]) - 1
	if left, right, ok := strings.Cut(s, " − "); ok {
		return r.value(left) - r.value(right)
	}
	switch s {
	case "0":
		return 0
	case "λ/2m·Σw²", "λ/m":
		rate := r.held["λ"] / float64(len(r.p.X))
		if s == "λ/m" {
			return rate
		}
		squares := 0.0
		for j := range r.p.X[0] {
			w := r.held["w"+string('₁'+rune(j))]
			squares += w * w
		}
		return rate / 2 * squares
	case "w·x⁽ⁱ⁾ + b":
		z := r.held["b"]
		for j, x := range r.p.X[i] {
			z += r.held["w"+string('₁'+rune(j))] * x
		}
		return z
	case "σ(z⁽ⁱ⁾)":
		return 1 / (1 + math.Exp(-r.held["z⁽ⁱ⁾"]))
	case "L(a⁽ⁱ⁾,y⁽ⁱ⁾)":
		a, y := r.held["a⁽ⁱ⁾"], r.p.Y[i]
		return -(y*math.Log(a) + (1-y)*math.Log(1-a))
	case "y⁽ⁱ⁾":
		return r.p.Y[i]
	}
	if i := strings.LastIndex(s, "·"); i >= 0 {
		left, right := s[:i], s[i+len("·"):]
		return r.value(left) * r.value(right)
	}
	if index, ok := strings.CutPrefix(s, "x"); ok {
		first := []rune(index)[0]
		return r.p.X[i][first-'₁']
	}
	v, ok := r.held[s]
	if !ok {
		r.t.Fatalf("the text speaks of %q", s)
	}
	return v
}

func TestTextSaysWhatRuns(t *testing.T) {
	const alpha, lambda = 0.7, 0.4
	p := trainer.Problem{X: [][]float64{{1, -2, 0.5}, {0.25, 3, -1}, {-1.5, 0, 2}}, Y: []float64{1, 0, 1}}
	for n := 1; n <= 3; n++ {
		var q trainer.Problem
		for _, x := range p.X {
			q.X = append(q.X, x[:n])
		}
		q.Y = p.Y
		s := stepper(t, q, trainer.Params{W: []float64{0.5, -0.25, 1}[:n], B: 0.1}, 0)
		at := s.WithHyper(s.Snapshot(), trainer.Hyper{Lambda: lambda})
		r := reader{t, q, map[string]float64{"α": alpha, "λ": lambda, "b": at.Params.B}}
		for j, w := range at.Params.W {
			r.held["w"+string('₁'+rune(j))] = w
		}
		for line, trace := range trainer.TraceLines(q, at, alpha) {
			r.run(line)
			for name, want := range holds(trace) {
				if got, ok := r.held[name]; ok && math.Abs(got-want) > tight {
					t.Fatalf("n = %d, line %d, %q: by its text %s is %v, the machine has %v", n, trace.LinesRan, line.Text(n), name, got, want)
				}
			}
		}
		if len(r.held) != 9+2*n { // i, z, a, dz, J, db, b, α, λ and a w and dw for each feature
			t.Errorf("the text has set %v", slices.Sorted(maps.Keys(r.held)))
		}
	}
}

// holds is a trace under the names of the text; z, a and dz once they are
// computed for the example.
func holds(t trainer.LoopState) map[string]float64 {
	held := map[string]float64{"J": t.J, "db": t.DB, "b": t.Params.B, "i": float64(t.I + 1)}
	for j := range t.DW {
		held["dw"+string('₁'+rune(j))], held["w"+string('₁'+rune(j))] = t.DW[j], t.Params.W[j]
	}
	switch trainer.LoopLines(len(t.DW), 1)[t.LastLine].Op { //nolint:exhaustive // the others set none of these
	case trainer.OpZ:
		held["z⁽ⁱ⁾"] = t.Z
	case trainer.OpA:
		held["a⁽ⁱ⁾"] = t.A
	case trainer.OpDZ:
		held["dz⁽ⁱ⁾"] = t.DZ
	}
	return held
}
