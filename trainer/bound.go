package trainer

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// maxExactWork is the number of multiplications up to which λmax is computed from
// all of X: they take less than a tenth of a second. Beyond, it is estimated.
const maxExactWork = 5e7

// alphaBound returns 8/λmax of the valid problem, XᵀX/m times 4^−exponent where
// it was computed from that, and whether λmax is an estimate. largest is the largest root mean square of a column, exponent that
// of the largest value.
func alphaBound(p Problem, largest float64, exponent int) (bound float64, square *mat.SymDense, estimated bool) {
	m, n := p.Size()
	side := float64(min(m, n+1))
	const eigenvalues = 4 // multiplications for them, by the cube of the side
	if float64(float64(m)*float64(n+1)*side/2)+float64(eigenvalues*side*side*side) > maxExactWork {
		return estimatedBound(p, largest, exponent), nil, true
	}
	square = gram(p, exponent)
	_, lambda := extremeEigenvalues(square)
	if bound = math.Ldexp(8/lambda, -2*exponent); m < n+1 {
		square = nil // it is XXᵀ/m
	}
	return bound, square, false
}

// gram returns XᵀX/m or XXᵀ/m, whichever is smaller, X with the column of ones
// and times 2^−exponent: squares of large features would overflow, and a power
// of two can be taken out and put back without rounding. Both have the same
// eigenvalues but for zeros. The upper triangle is summed in the order of the
// rows, rounded at every operation: it is the same on every machine.
func gram(p Problem, exponent int) *mat.SymDense {
	m, n := p.Size()
	d := min(m, n+1)
	sum := make([]float64, d*d)
	if m < n+1 {
		rows := scaledRows(p, m, exponent)
		for i, row := range rows {
			for k, other := range rows[i:] {
				sum[i*d+i+k] = product(row, other) / float64(m)
			}
		}
		return mat.NewSymDense(d, sum)
	}
	x, scale := make([]float64, d), math.Ldexp(1, -exponent)
	x[n] = scale
	for _, row := range p.X {
		for j, v := range row {
			x[j] = v * scale
		}
		for j, v := range x {
			into := sum[j*d+j : j*d+d]
			for k, other := range x[j:] {
				into[k] += float64(v * other)
			}
		}
	}
	for at := range sum {
		sum[at] /= float64(m)
	}
	return mat.NewSymDense(d, sum)
}

// scaledRows copies rows that are spread evenly over X, with the column of
// ones, times 2^−exponent.
func scaledRows(p Problem, rows, exponent int) [][]float64 {
	m, n := p.Size()
	scale := math.Ldexp(1, -exponent)
	flat, copies := make([]float64, rows*(n+1)), make([][]float64, rows)
	for i := range copies {
		row := flat[i*(n+1) : (i+1)*(n+1)]
		for j, v := range p.X[int(float64(i)*float64(m)/float64(rows))] {
			row[j] = v * scale
		}
		row[n] = scale
		copies[i] = row
	}
	return copies
}

// largestExponent returns the smallest power of two above every |x| and 1.
func largestExponent(p Problem) int {
	largest := 1.0
	for _, x := range p.X {
		for _, v := range x {
			largest = max(largest, math.Abs(v))
		}
	}
	_, exponent := math.Frexp(largest)
	return exponent
}

// largestColumn returns the column with the largest root mean square, and that.
func largestColumn(p Problem, exponent int) (column int, rms float64) {
	m, n := p.Size()
	squares, scale := make([]float64, n), math.Ldexp(1, -exponent)
	for _, x := range p.X {
		for j, v := range x {
			v *= scale
			squares[j] += float64(v * v)
		}
	}
	for j, s := range squares {
		if s > squares[column] {
			column = j
		}
	}
	return column, math.Ldexp(math.Sqrt(squares[column]/float64(m)), exponent)
}

const (
	powerIterations  = 20
	maxSampleNumbers = 100_000
	// minSampleRows is the fewest rows of a sample: λmax of a few rows of many
	// columns is far above that of all rows.
	minSampleRows = 400
)

// estimatedBound estimates 8/λmax by power iteration on rows spread evenly over
// the data. It is never above what the largest column of all data allows, so
// that huge rows which the sample misses do not go unseen. All operations are
// rounded one by one: it is the same on every machine.
func estimatedBound(p Problem, largest float64, exponent int) float64 {
	m, n := p.Size()
	sample := scaledRows(p, min(m, max(minSampleRows, maxSampleNumbers/(n+1))), exponent)
	column := math.Ldexp(largest, -exponent)
	lambda := max(powerIteration(sample), float64(column*column), math.Ldexp(1, -2*exponent))
	return math.Ldexp(8/lambda, -2*exponent)
}

// powerIteration estimates λmax(XᵀX/m) from below. It begins with the longest
// row: unlike the mean of the rows it does not vanish for centred columns.
func powerIteration(x [][]float64) float64 {
	v := make([]float64, len(x[0]))
	longest := 0.0
	for _, row := range x {
		if size := product(row, row); size > longest {
			longest = size
			copy(v, row)
		}
	}
	lambda, next := 0.0, make([]float64, len(v))
	for range powerIterations {
		size := math.Sqrt(product(v, v))
		if size == 0 {
			break
		}
		clear(next)
		for _, row := range x {
			z := product(row, v) / size / float64(len(x))
			for j, r := range row {
				next[j] += float64(z * r)
			}
		}
		lambda = math.Sqrt(product(next, next)) // ‖XᵀX v‖/m of a v of length 1: at most λmax
		v, next = next, v
	}
	return lambda
}

// product is the scalar product, rounded at every operation.
func product(a, b []float64) float64 {
	var sum float64
	for j, v := range a {
		sum += float64(v * b[j])
	}
	return sum
}
