package timeline

import (
	"slices"

	"descent/trainer"
)

// Costs is J at k = 0 … Len()−1 of one run: a value that never changes, so
// that whoever draws may keep it while the run goes on. The first 2²⁰ costs
// are kept exactly, of what follows those whose snapshots are kept and both
// ends of each block. Of everything else it knows the extent, block by block:
//
//	blocks[b]    is k = b·stride … (b+1)·stride − 1
//	groups[l][g] is fan^(l+1) blocks from g·fan^(l+1) on
//
// The zero Costs holds nothing.
type Costs struct {
	n      int
	exact  []float64 // J at 0 … min(n, mostExact) − 1
	blocks []block   // the full ones
	groups [groupLevels][]Extent
	open   block     // the one that still grows
	tail   []float64 // its J, where exact has them no more
	course Course    // at n − 1
	kept   map[int][]trainer.Snapshot
}

const (
	mostExact   = 1 << 20
	fan         = 64
	groupLevels = 3 // the largest group is 2²⁶ iterations
)

// block is a summary of stride iterations.
type block struct {
	Extent
	first, last float64
	before      Course // at the iteration before the first
}

// Len is how many iterations have a J: k of the head, and one.
func (c Costs) Len() int { return c.n }

// Append returns the costs with J at k = Len(). As with slices, only the
// newest of the values that came from one another may be appended to.
func (c Costs) Append(j float64) Costs {
	k := c.n
	before := c.course
	if k > 0 {
		c.course = before.after(k, c.open.last, j)
	}
	if k%stride == 0 {
		c.open = block{Extent: noExtent(), first: j, before: before}
		c.tail = nil
	}
	if k < mostExact {
		c.exact = append(c.exact, j)
	} else {
		c.tail = append(c.tail, j)
	}
	c.open.add(k, j)
	c.open.last = j
	c.n++
	if c.n%stride == 0 {
		c.blocks = append(c.blocks, c.open)
		c.group()
	}
	return c
}

// group sums up the groups that the newest block completes.
func (c *Costs) group() {
	e := noExtent()
	for _, b := range c.blocks[max(0, len(c.blocks)-fan):] {
		e.join(b.Extent)
	}
	for l, count := 0, len(c.blocks); l < groupLevels && count%fan == 0; l, count = l+1, count/fan {
		if l > 0 {
			e = noExtent()
			for _, o := range c.groups[l-1][len(c.groups[l-1])-fan:] {
				e.join(o)
			}
		}
		c.groups[l] = append(c.groups[l], e)
	}
}

// At returns J at k, or false where it was let go or there is none.
func (c Costs) At(k int) (float64, bool) { return c.value(k) }

func (c *Costs) value(k int) (float64, bool) {
	b, i := k/stride, k%stride
	switch {
	case k < 0 || k >= c.n:
		return 0, false
	case k < len(c.exact):
		return c.exact[k], true
	case b == len(c.blocks):
		return c.tail[i], true
	case i < len(c.kept[b]):
		return c.kept[b][i].Cost, true
	case i == 0:
		return c.blocks[b].first, true
	case i == stride-1:
		return c.blocks[b].last, true
	}
	return 0, false
}

// Over returns the extent of J at from … to−1, and whether any of them is
// finite. Where single J were let go, their whole block counts.
func (c Costs) Over(from, to int) (Extent, bool) {
	e := noExtent()
	to = min(to, c.n)
	for k := max(from, 0); k < to; {
		if piece, size := c.piece(k, to-k); size > 0 {
			e.join(piece)
			k += size
			continue
		}
		for end := min(to, blockEnd(k)); k < end; k++ {
			j, ok := c.value(k)
			if !ok {
				e.join(c.blocks[k/stride].within(k, end))
				k = end
				break
			}
			e.add(k, j)
		}
	}
	return e, e.LowAt >= 0
}

// blockEnd is where the block after that of k begins.
func blockEnd(k int) int { return (k/stride + 1) * stride }

// piece is the largest group or block that begins at k and has at most that
// many iterations; its size is 0 for none.
func (c *Costs) piece(k, most int) (e Extent, size int) {
	if k%stride > 0 || stride > most || k/stride >= len(c.blocks) {
		return Extent{}, 0
	}
	e, size = c.blocks[k/stride].Extent, stride
	for _, group := range c.groups {
		next := size * fan
		if k%next > 0 || next > most || k/next >= len(group) {
			break
		}
		e, size = group[k/next], next
	}
	return e, size
}

// First returns the first k ≥ from at which J is at most level, −1 for none.
// Where single J were let go it may be later than the first by less than a
// block: then exact is false.
func (c Costs) First(from int, level float64) (k int, exact bool) {
	exact = true
	for k = max(from, 0); k < c.n; {
		if size := c.above(k, level); size > 0 {
			k += size
			continue
		}
		for end := min(c.n, blockEnd(k)); k < end; k++ {
			j, ok := c.value(k)
			if ok && j <= level {
				return k, exact
			}
			if ok {
				continue
			}
			switch b := c.blocks[k/stride]; {
			case !(b.Low <= level):
			case b.LowAt >= k:
				return b.LowAt, false
			default:
				exact = false
			}
			k = end - 2 // the last of a block is known
		}
	}
	return -1, exact
}

// above is the size of a piece from k on in which no J is as low as level, 0
// for none that is known.
func (c *Costs) above(k int, level float64) int {
	most := c.n - k
	for {
		e, size := c.piece(k, most)
		if size == 0 || !(e.Low <= level) {
			return size
		}
		most = size - 1
	}
}

// Prefix returns the costs up to k = n−1. They share what does not change;
// appending to them makes them own it. The block of k = n−1 must be kept.
func (c Costs) Prefix(n int) Costs {
	n = min(max(n, 0), c.n)
	full := n / stride
	p := Costs{n: full * stride, blocks: slices.Clip(c.blocks[:full])}
	p.exact = slices.Clip(c.exact[:min(p.n, len(c.exact))])
	count := full
	for l := range p.groups {
		count /= fan
		p.groups[l] = slices.Clip(c.groups[l][:count])
	}
	if full > 0 {
		p.open.last = p.blocks[full-1].last
		p.course = c.open.before
		if full < len(c.blocks) {
			p.course = c.blocks[full].before
		} else if c.n%stride == 0 {
			p.course = c.course
		}
	}
	for k := p.n; k < n; k++ {
		j, _ := c.value(k)
		p = p.Append(j)
	}
	return p
}
