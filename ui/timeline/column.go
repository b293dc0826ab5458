package timeline

import "slices"

// chunkLen is how many items of a column lie together.
const chunkLen = 256

// chunkedList is a sequence that only grows. Its items lie in chunks that copies of
// it share: what one of them holds never changes while another grows. As with
// slices, only the newest of the columns that came from one another may be
// added to; a prefix may go its own way.
type chunkedList[T any] struct {
	n      int
	chunks []*[chunkLen]T
}

func (c *chunkedList[T]) at(i int) T { return c.chunks[i/chunkLen][i%chunkLen] }

func (c *chunkedList[T]) add(v T) {
	if c.n%chunkLen == 0 {
		c.chunks = append(c.chunks, new([chunkLen]T))
	}
	c.chunks[c.n/chunkLen][c.n%chunkLen] = v
	c.n++
}

// prefix is a column of the first n items. It copies at most one chunk, and
// the list of the others.
func (c *chunkedList[T]) prefix(n int) chunkedList[T] {
	full, rest := n/chunkLen, n%chunkLen
	p := chunkedList[T]{n: n, chunks: slices.Clone(c.chunks[:full])}
	if rest > 0 {
		own := new([chunkLen]T)
		copy(own[:rest], c.chunks[full][:rest])
		p.chunks = append(p.chunks, own)
	}
	return p
}
