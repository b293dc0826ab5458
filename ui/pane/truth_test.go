package pane

import (
	"math"

	"descent/trainer"
)

// What follows is a second calculation of everything that sentences are about:
// the textbook's formulas over rows, sums of their own, nothing of package
// trainer but the parameters of its snapshots.

// model is w₁ … wₙ, b.
type model []float64

func modelOf(p trainer.Params) model { return append(append(model{}, p.W...), p.B) }

func (t model) z(x []float64) float64 {
	sum := t[len(x)]
	for j, v := range x {
		sum += t[j] * v
	}
	return sum
}

// lossOf is log(1 + e^−s) for an example that z has on the side s > 0 of its
// label.
func lossOf(z, y float64) float64 {
	s := z
	if y == 0 {
		s = -z
	}
	if s > 30 {
		return math.Exp(-s)
	}
	if s < -30 {
		return -s + math.Exp(s)
	}
	return math.Log(1 + math.Exp(-s))
}

// sigma is 1/(1 + e^−z).
func sigma(z float64) float64 {
	if z < 0 {
		return math.Exp(z) / (1 + math.Exp(z))
	}
	return 1 / (1 + math.Exp(-z))
}

// minusLabel is a − y, of which nothing cancels.
func minusLabel(z, y float64) float64 {
	if y == 1 {
		return -sigma(-z)
	}
	return sigma(z)
}

// costAt is J, its terms divided before they are added.
func costAt(x [][]float64, y []float64, t model) float64 {
	sum, rest := 0.0, 0.0
	for i := range x {
		term := lossOf(t.z(x[i]), y[i])/float64(len(x)) - rest
		next := sum + term
		rest = (next - sum) - term
		sum = next
	}
	return sum
}

// slopeAt is dw₁ … dwₙ, db, and the mean size of the terms of each.
func slopeAt(x [][]float64, y []float64, t model) (d, size model) {
	d, size = make(model, len(t)), make(model, len(t))
	for i := range x {
		r := minusLabel(t.z(x[i]), y[i]) / float64(len(x))
		for j := range t {
			v := 1.0
			if j < len(x[i]) {
				v = x[i][j]
			}
			d[j] += v * r
			size[j] += math.Abs(v * r)
		}
	}
	return d, size
}

// verdicts counts by a alone: above, below, at one half. still counts those that
// are wrong for both models.
func verdicts(x [][]float64, y []float64, now, before model) (correct, wrong, undecided [2]int, still int) {
	judge := func(t model, i int) int {
		a := 1 / (1 + math.Exp(-t.z(x[i])))
		switch {
		case a == 0.5:
			return 0
		case (a > 0.5) == (y[i] == 1):
			return 1
		}
		return -1
	}
	for i := range x {
		class := int(y[i])
		switch judge(now, i) {
		case 1:
			correct[class]++
		case 0:
			undecided[class]++
		default:
			wrong[class]++
			if before != nil && judge(before, i) < 0 {
				still++
			}
		}
	}
	return correct, wrong, undecided, still
}

// withOnes is every row with a one for b behind it.
func withOnes(x [][]float64) [][]float64 {
	rows := make([][]float64, len(x))
	for i := range x {
		rows[i] = append(append([]float64{}, x[i]...), 1)
	}
	return rows
}

// gramOf is RᵀR/m.
func gramOf(rows [][]float64) [][]float64 {
	d := len(rows[0])
	g := make([][]float64, d)
	for j := range g {
		g[j] = make([]float64, d)
		for k := range g[j] {
			for _, r := range rows {
				g[j][k] += r[j] * r[k] / float64(len(rows))
			}
		}
	}
	return g
}

// eigenvalues of a symmetric matrix, by Jacobi's rotations.
func eigenvalues(a [][]float64) (low, high float64) {
	d := len(a)
	for range 60 {
		off := 0.0
		for p := range d {
			for q := p + 1; q < d; q++ {
				if a[p][q] == 0 {
					continue
				}
				off += math.Abs(a[p][q]) / math.Sqrt(math.Abs(a[p][p]*a[q][q])+1e-300)
				h := (a[q][q] - a[p][p]) / (2 * a[p][q])
				t := 1 / (math.Abs(h) + math.Hypot(h, 1))
				if h < 0 {
					t = -t
				}
				c := 1 / math.Hypot(t, 1)
				s := t * c
				for k := range d {
					a[k][p], a[k][q] = c*a[k][p]-s*a[k][q], s*a[k][p]+c*a[k][q]
				}
				for k := range d {
					a[p][k], a[q][k] = c*a[p][k]-s*a[q][k], s*a[p][k]+c*a[q][k]
				}
			}
		}
		if off < 1e-15 {
			break
		}
	}
	low, high = math.Inf(1), math.Inf(-1)
	for j := range d {
		low, high = min(low, a[j][j]), max(high, a[j][j])
	}
	return low, high
}

// world is what is true of data whatever the parameters are.
type world struct {
	x        [][]float64
	y        []float64
	bound    float64 // 8/λmax
	rms      model   // of the columns, and 1 for b
	parted   bool    // some boundary classifies every example correctly
	best     model   // the optimum, nil where none was found
	lowest   float64 // J there
	raw      float64 // condition numbers, as the columns are,
	spread   float64 // divided by their deviation,
	standard float64 // and centred
	constant []int
	guessed  bool      // the program knows no more than an estimate of the bound
	touching *touching // what is known of data that a boundary only touches
	lambda   float64   // of the penalty
}

// touching is how many examples lie on the boundary, and the limit of J.
type touching struct {
	on    int
	limit float64
}

func worldOf(x [][]float64, y []float64) *world {
	n := len(x[0])
	w := &world{x: x, y: y, rms: make(model, n+1)}
	for j, v := range gramOf(withOnes(x)) {
		if w.rms[j] = math.Sqrt(v[j]); v[j] == 0 {
			w.rms[j] = 1
		}
	}
	_, high := eigenvalues(gramOf(withOnes(x)))
	w.bound = 8 / high
	scaled, centred := make([][]float64, len(x)), make([][]float64, len(x))
	varying := make([][]float64, len(x))
	mean, deviation := make(model, n), make(model, n)
	for j := range n {
		constant := true
		for i := range x {
			mean[j] += x[i][j] / float64(len(x))
			constant = constant && x[i][j] == x[0][j]
		}
		if constant {
			w.constant = append(w.constant, j)
			mean[j], deviation[j] = x[0][j], 1
			continue
		}
		for i := range x {
			deviation[j] += (x[i][j] - mean[j]) * (x[i][j] - mean[j]) / float64(len(x))
		}
		deviation[j] = math.Sqrt(deviation[j])
		for i := range x {
			varying[i] = append(varying[i], x[i][j])
			scaled[i] = append(scaled[i], x[i][j]/deviation[j])
			centred[i] = append(centred[i], (x[i][j]-mean[j])/deviation[j])
		}
	}
	condition := func(x [][]float64) float64 {
		low, high := eigenvalues(gramOf(withOnes(x)))
		return high / max(low, 0)
	}
	w.raw, w.spread, w.standard = condition(varying), condition(scaled), condition(centred)
	w.seek(mean, deviation)
	return w
}
