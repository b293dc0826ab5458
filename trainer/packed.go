package trainer

// packed is a problem in the order in which the sums read it, with the labels
// folded in: instead of x and y it holds h·x₁, …, h·xₙ and h, where h = 1 − 2y.
// With the sign in the data c = h·z is a plain product with θ, and
// dw_j = (1/m) Σ h·x_j·q needs no sign either; both keep every bit, because a
// change of sign never rounds.
//
// Blocks of blockRows examples follow each other; in a block the n+1 columns
// do. So one pass reads memory straight through, and a block stays in the
// first cache for the second look at it. It takes m·(n+1) numbers of memory and
// about the time of two updates to make; nothing writes to it afterwards, so
// steppers may share it.
type packed struct {
	problem Problem
	m, n    int
	rows    []float64
	powers  *powers
}

// blockRows is how many examples share one logarithm. Many more would save
// little (at 24 it is a fifteenth of the work) and cost accuracy and, with 30
// features, room in the first cache: from 60 on such sums take twice the time.
const blockRows = 24

// chunkRows is how many examples one goroutine takes at a time. Where the
// chunks begin depends on nothing, so neither do the sums.
const chunkRows = 32 * blockRows

// pack returns the valid problem p in that order. It keeps p, for the numbers
// that only the plain formula can handle.
func pack(p Problem) *packed {
	m, n := p.Size()
	k := &packed{problem: p, m: m, n: n, rows: make([]float64, m*(n+1)), powers: newPowers()}
	for from := 0; from < m; from += blockRows {
		to := min(from+blockRows, m)
		block, rows := k.block(from), to-from
		for i, x := range p.X[from:to] {
			h := 1 - 2*p.Y[from+i]
			for j, v := range x {
				block[j*rows+i] = h * v
			}
			block[n*rows+i] = h
		}
	}
	return k
}

// block returns the columns of the block that begins with an example, which is
// a multiple of blockRows.
func (k *packed) block(from int) []float64 {
	to := min(from+blockRows, k.m)
	return k.rows[from*(k.n+1) : to*(k.n+1)]
}

// chunks is how many pieces the examples are summed up in.
func (k *packed) chunks() int {
	return (k.m + chunkRows - 1) / chunkRows
}

// margins writes c = h·z of every example of a block to c; theta is w₁ … wₙ, b.
// The products are added in the order of Params.Z, so c has the bits of h·z.
func margins(c, block, theta []float64) {
	clear(c)
	rows := len(c)
	for ; len(theta) >= 3; theta = theta[3:] {
		x, y, z := block[:rows], block[rows:][:rows], block[2*rows:][:rows]
		u, v, w := theta[0], theta[1], theta[2]
		for i := range c {
			c[i] = c[i] + float64(u*x[i]) + float64(v*y[i]) + float64(w*z[i])
		}
		block = block[3*rows:]
	}
	for ; len(theta) > 0; theta = theta[1:] {
		x, u := block[:rows], theta[0]
		for i := range c {
			c[i] += float64(u * x[i])
		}
		block = block[rows:]
	}
}

// project adds Σ q·column to sums, column for column of a block.
func project(sums, q, block []float64) {
	rows := len(q)
	for ; len(sums) >= 3; sums = sums[3:] {
		a, b, c := block[:rows], block[rows:][:rows], block[2*rows:][:rows]
		var u, v, w float64
		for i, d := range q {
			u += float64(d * a[i])
			v += float64(d * b[i])
			w += float64(d * c[i])
		}
		sums[0] += u
		sums[1] += v
		sums[2] += w
		block = block[3*rows:]
	}
	for ; len(sums) > 0; sums = sums[1:] {
		var u float64
		a := block[:rows]
		for i, d := range q {
			u += float64(d * a[i])
		}
		sums[0] += u
		block = block[rows:]
	}
}
