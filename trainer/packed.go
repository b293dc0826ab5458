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
	problem   Problem
	m, n      int
	blockRows int // examples in a block, a multiple of lanes
	chunkRows int // examples that one goroutine takes at a time, a multiple of blockRows
	blockData []float64
}

const (
	// maxBlockRows is how many examples share one logarithm at most: more are faster
	// for few examples and slower for many (BenchmarkGradient has both), fewer slower
	// for either. It bounds what is multiplied up in a lane, too.
	maxBlockRows = 64
	// maxBlockNumbers is how many numbers a block has at most, unless there are more
	// than 31 features: 8 kB, which the first cache keeps for the second look. Of more
	// the columns are too far apart to be fetched ahead.
	maxBlockNumbers = 1024
	// minBlockRows is how many examples it has at least where there are as many:
	// below that the lanes are put together too often.
	minBlockRows = 32
	// maxChunkBlocks bounds the additions one after the other, and with them the
	// rounding error of a chunk; maxChunkRows keeps the pieces small enough to share.
	maxChunkBlocks = 32
	maxChunkRows   = 1024
)

// pack returns the valid problem p in that order. It keeps p, for the numbers
// that only the plain formula can handle.
func pack(p Problem) *packed {
	m, n := p.Size()
	k := &packed{problem: p, m: m, n: n, blockData: make([]float64, m*(n+1))}
	k.blockRows = min(max(maxBlockNumbers/(n+1)/lanes*lanes, minBlockRows), maxBlockRows)
	k.chunkRows = min(k.blockRows*maxChunkBlocks, maxChunkRows)
	for from := 0; from < m; from += k.blockRows {
		to := min(from+k.blockRows, m)
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
func (p *packed) block(from int) []float64 {
	to := min(from+p.blockRows, p.m)
	return p.blockData[from*(p.n+1) : to*(p.n+1)]
}

// chunks is how many pieces the examples are summed up in.
func (p *packed) chunks() int {
	return (p.m + p.chunkRows - 1) / p.chunkRows
}
