package timeline

import (
	"math"
	"math/bits"
	"sort"

	"descent/trainer"
)

// PathPoint is where a run was at iteration K.
type PathPoint struct {
	K      int
	Params trainer.Params // read only
}

const (
	// maxExactPath is up to where a path has every iteration.
	maxExactPath = 1 << 10
	// spansPerOctave is in how many spans it goes from k to 2k after that.
	spansPerOctave = 1 << 7
)

// Path is where the parameters of a run were, thinned so that no spike and no
// zigzag is lost: a value that never changes. Of each span of iterations it has
// the first point and the one farthest from it, and it has the newest point.
// How long a span is depends on where it lies, not on how far the run has come,
// so that runs that share iterations share their points. From maxExactPath on it
// is less than k/spansPerOctave, so that ten million iterations have fewer than
// 5000 points. Powers of ten are never left out.
//
// The farthest of a span that is longer than a block is looked for among the
// first and the farthest of each block: that much is known of any k in the past.
//
// The zero Path holds nothing.
type Path struct {
	done            chunkedList[PathPoint] // of the spans that are over; copies, so that they keep nothing else alive
	span            pathSpan               // the span that is open
	block           pathSpan               // the block that is open
	end             int                    // where the next span begins
	powerOfTenPoint PathPoint              // the power of ten in the span, K = 0 for none
	newest          PathPoint
	blocks          chunkedList[float64] // of each full block the farthest point, packed: K, w, b
}

// pathSpan is the first point of some iterations and the farthest from it: the
// first itself where all are the same.
type pathSpan struct {
	first, far  PathPoint
	farDistance float64
}

func begin(at PathPoint) pathSpan { return pathSpan{first: at, far: at} }

// add takes a later point.
func (s *pathSpan) add(at PathPoint) {
	if d := distance(s.first.Params, at.Params); d > s.farDistance {
		s.far, s.farDistance = at, d
	}
}

// distance is the largest difference of any one parameter.
func distance(p, q trainer.Params) float64 {
	d := math.Abs(p.B - q.B)
	for j, w := range p.W {
		d = max(d, math.Abs(w-q.W[j]))
	}
	return d
}

// spanStart is the first iteration of the span of k.
func spanStart(k int) int { return k - k%spanLen(k) }

// spanLen is how long the span of k is: a power of two, so that spans up to
// blockSize lie within a block and longer ones begin with one.
func spanLen(k int) int {
	if k < maxExactPath {
		return 1
	}
	return 1 << (bits.Len(uint(k)) - 1) / spansPerOctave
}

// powerOfTen reports whether k is one that a path would leave out.
func powerOfTen(k int) bool {
	if k < maxExactPath {
		return false
	}
	for k%10 == 0 {
		k /= 10
	}
	return k == 1
}

// Append returns the path with one more point, which must be at the iteration
// after the newest. As with slices, only the newest of the values that came
// from one another may be appended to.
func (p Path) Append(at PathPoint) Path {
	p.add(at)
	return p
}

func (p *Path) add(at PathPoint) {
	newBlock, newSpan := at.K%blockSize == 0, at.K >= p.end
	if newBlock {
		p.closeBlock()
	}
	switch {
	case newSpan:
		p.closeSpan()
		p.span, p.end = begin(at), at.K+spanLen(at.K)
	case newBlock || !p.long():
		p.span.add(at)
	}
	if newBlock {
		p.block = begin(at)
	} else {
		p.block.add(at)
	}
	if powerOfTen(at.K) {
		p.powerOfTenPoint = at
	}
	p.newest = at
}

// long reports whether the span that is open is longer than a block.
func (p *Path) long() bool { return p.end-p.span.first.K > blockSize }

// closeBlock takes note of the farthest point of the block that is over.
func (p *Path) closeBlock() {
	if p.end == 0 {
		return
	}
	far := p.block.far
	p.blocks.add(float64(far.K))
	pack(&p.blocks, far.Params)
	if p.long() {
		p.span.add(far)
	}
}

// closeSpan copies the points of the span that is over.
func (p *Path) closeSpan() {
	if p.end == 0 {
		return
	}
	points, n := p.openPoints()
	for _, at := range points[:n] {
		at.Params = at.Params.Clone()
		p.done.add(at)
	}
	p.powerOfTenPoint = PathPoint{}
}

// maxOpenPoints is how many points the span that is open has at most: its first,
// its farthest, a power of ten and the newest.
const maxOpenPoints = 4

// openPoints returns the points of the span that is open, but for the newest where
// that is none of them.
func (p *Path) openPoints() (points [maxOpenPoints]PathPoint, n int) {
	s := p.span
	if p.long() {
		s.add(p.block.far)
	}
	points[0], n = s.first, 1
	rest := [2]PathPoint{s.far, p.powerOfTenPoint}
	if rest[0].K > rest[1].K {
		rest[0], rest[1] = rest[1], rest[0]
	}
	for _, at := range rest {
		if at.K > points[n-1].K {
			points[n] = at
			n++
		}
	}
	return points, n
}

// openTail is the points after those that are done.
func (p *Path) openTail() (points [maxOpenPoints]PathPoint, n int) {
	if p.end == 0 {
		return points, 0
	}
	points, n = p.openPoints()
	if p.newest.K > points[n-1].K {
		points[n] = p.newest
		n++
	}
	return points, n
}

// Len is how many points the path has.
func (p Path) Len() int {
	_, n := p.openTail()
	return p.done.n + n
}

// Newest is the point of the newest iteration.
func (p Path) Newest() PathPoint { return p.newest }

// CountUpTo is how many points have K ≤ k: the place of the first after k.
func (p Path) CountUpTo(k int) int {
	tail, n := p.openTail()
	if i := sort.Search(p.done.n, func(i int) bool { return p.done.at(i).K > k }); i < p.done.n {
		return i
	}
	return p.done.n + sort.Search(n, func(i int) bool { return tail[i].K > k })
}

// Points returns the points from … to−1 in their order. The slice is the
// caller's.
func (p Path) Points(from, to int) []PathPoint {
	points := make([]PathPoint, 0, max(0, to-from))
	for i := from; i < min(to, p.done.n); i++ {
		points = append(points, p.done.at(i))
	}
	if to > p.done.n {
		tail, _ := p.openTail()
		points = append(points, tail[max(from-p.done.n, 0):to-p.done.n]...)
	}
	return points
}

// prefix is the path as it was at k, which may go its own way. It needs the
// first parameters of each full block and the snapshots of the block of k up
// to k.
func (p *Path) prefix(k int, first func(block int) trainer.Params, snapshots []trainer.Snapshot) Path {
	start, n := spanStart(k), len(p.newest.Params.W)
	u := Path{
		done:   p.done.prefix(sort.Search(p.done.n, func(i int) bool { return p.done.at(i).K >= start })),
		end:    start + spanLen(k),
		blocks: p.blocks.prefix(k / blockSize * (n + 2)),
	}
	add := func(at PathPoint) {
		if at.K == start {
			u.span = begin(at)
		} else if at.K > start {
			u.span.add(at)
		}
	}
	long := spanLen(k) > blockSize
	for b := start / blockSize; b < k/blockSize; b++ {
		add(PathPoint{b * blockSize, first(b)})
		i := b * (n + 2)
		add(PathPoint{int(p.blocks.at(i)), unpack(&p.blocks, i+1, n)})
	}
	for i, s := range snapshots {
		at := PathPoint{s.Iter, s.Params}
		if !long || i == 0 {
			add(at)
		}
		if i == 0 {
			u.block = begin(at)
		} else {
			u.block.add(at)
		}
		u.newest = at
	}
	u.powerOfTenPoint = p.powerOfTenIn(start, k)
	return u
}

// powerOfTenIn is the power of ten in from … to, which is at most a span: K = 0 for
// none.
func (p *Path) powerOfTenIn(from, to int) PathPoint {
	i := p.CountUpTo(from - 1)
	for _, at := range p.Points(i, min(i+maxOpenPoints, p.Len())) {
		if at.K <= to && powerOfTen(at.K) {
			return at
		}
	}
	return PathPoint{}
}
