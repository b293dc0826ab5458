package timeline

import (
	"cmp"
	"math"
	"slices"

	"descent/trainer"
)

// Costs is J at k = 0 … Len()−1 of one run: a value that never changes, so
// that whoever draws may keep it while the run goes on, in any goroutine. The
// first 2²⁰ costs are kept exactly, of what follows those whose snapshots are
// kept and both ends of each block. Of everything else it knows the range,
// block by block:
//
//	blocks    item b is k = b·blockSize … (b+1)·blockSize − 1
//	groups[l] item g is summaryFanout^(l+1) blocks from g·summaryFanout^(l+1) on
//
// The zero Costs holds nothing.
type Costs struct {
	n      int
	exact  chunkedList[float64]      // J at 0 … min(n, maxExactCosts) − 1
	blocks chunkedList[blockSummary] // the full ones
	groups [groupLevels]chunkedList[CostRange]
	open   blockSummary // the one that still grows
	tail   []float64    // its J, where exact has them no more, until the next one begins
	trend  CostTrend    // at n − 1
	kept   []keptBlock

	revised []revision // in order
}

// revision says that J at k was that of another λ when the run came there: the
// last step is the way to that, not to what it became.
type revision struct {
	k       int
	arrived float64
}

const (
	maxExactCosts = 1 << 20
	summaryFanout = 64
	groupLevels   = 3 // the largest group is 2²⁶ iterations
)

// blockSummary is a summary of blockSize iterations.
type blockSummary struct {
	CostRange
	first, last float64
	before      CostTrend // at the iteration before the first
}

// keptBlock is the snapshots of a full block.
type keptBlock struct {
	block     int
	snapshots []trainer.Snapshot
}

// findBlock returns the snapshots of a block, nil where they were evicted. kept is
// in order.
func findBlock(kept []keptBlock, block int) []trainer.Snapshot {
	i, found := slices.BinarySearchFunc(kept, block, func(b keptBlock, block int) int { return cmp.Compare(b.block, block) })
	if !found {
		return nil
	}
	return kept[i].snapshots
}

// Len is how many iterations have a J: k of the head, and one.
func (c Costs) Len() int { return c.n }

// Append returns the costs with J at k = Len(). As with slices, only the
// newest of the values that came from one another may be appended to.
func (c Costs) Append(j float64) Costs {
	c.add(j)
	return c
}

func (c *Costs) add(j float64) { c.addRevised(j, j) }

// addRevised adds a J that was another one when the run came there.
func (c *Costs) addRevised(j, was float64) {
	k, before := c.n, c.trend
	if k > 0 {
		c.trend = before.after(k, c.open.last, was)
	}
	if math.Float64bits(j) != math.Float64bits(was) {
		c.revised = append(slices.Clip(c.revised), revision{k, was})
	}
	if k%blockSize == 0 {
		c.open = blockSummary{CostRange: emptyRange(), first: j, before: before}
		c.tail = nil
	}
	if k < maxExactCosts {
		c.exact.add(j)
	} else {
		c.tail = append(c.tail, j)
	}
	c.open.add(k, j)
	c.open.last = j
	c.n++
	if c.n%blockSize == 0 {
		c.blocks.add(c.open)
		c.group()
	}
}

// Revise returns the costs with another J at k = Len()−1: that of another λ.
func (c Costs) Revise(j float64) Costs {
	was := c.ArrivalCost(c.n - 1)
	p := c.Prefix(c.n - 1)
	p.addRevised(j, was)
	return p
}

// ArrivalCost returns J at k as it was when the run came there, of the λ of the
// update that led to k; NaN where it was evicted or there is none.
func (c Costs) ArrivalCost(k int) float64 {
	i, found := slices.BinarySearchFunc(c.revised, k, func(r revision, k int) int { return r.k - k })
	if found {
		return c.revised[i].arrived
	}
	if j, ok := c.value(k); ok {
		return j
	}
	return math.NaN()
}

// group sums up the groups that the newest block completes.
func (c *Costs) group() {
	count := c.blocks.n
	below := func(i int) CostRange { return c.blocks.at(i).CostRange }
	for l := 0; l < groupLevels && count%summaryFanout == 0; l++ {
		sum := emptyRange()
		for i := count - summaryFanout; i < count; i++ {
			sum.join(below(i))
		}
		c.groups[l].add(sum)
		count /= summaryFanout
		below = c.groups[l].at
	}
}

// At returns J at k, or false where it was evicted or there is none.
func (c Costs) At(k int) (float64, bool) { return c.value(k) }

func (c *Costs) value(k int) (float64, bool) {
	if k < 0 || k >= c.n {
		return 0, false
	}
	if k < c.exact.n {
		return c.exact.at(k), true
	}
	b, i := k/blockSize, k%blockSize
	if b == (c.n-1)/blockSize && i < len(c.tail) {
		return c.tail[i], true
	}
	if kept := findBlock(c.kept, b); kept != nil {
		return kept[i].Cost, true
	}
	switch i {
	case 0:
		return c.blocks.at(b).first, true
	case blockSize - 1:
		return c.blocks.at(b).last, true
	}
	return 0, false
}

// RangeOver returns the range of J at from … to−1, and whether any of them is
// finite. Where single J were evicted, their whole block counts.
func (c Costs) RangeOver(from, to int) (CostRange, bool) {
	all := emptyRange()
	to = min(to, c.n)
	for k := max(from, 0); k < to; {
		if summary, size := c.largestSummary(k, to-k); size > 0 {
			all.join(summary)
			k += size
			continue
		}
		for end := min(to, blockEnd(k)); k < end; k++ {
			j, ok := c.value(k)
			if !ok {
				all.join(c.blocks.at(k/blockSize).within(k, end))
				k = end
				break
			}
			all.add(k, j)
		}
	}
	return all, all.LowAt >= 0
}

// blockEnd is where the block after that of k begins.
func blockEnd(k int) int { return (k/blockSize + 1) * blockSize }

// largestSummary is the largest group or block that begins at k and has at
// most that many iterations; its size is 0 for none.
func (c *Costs) largestSummary(k, most int) (r CostRange, size int) {
	if k%blockSize > 0 || blockSize > most || k/blockSize >= c.blocks.n {
		return CostRange{}, 0
	}
	r, size = c.blocks.at(k/blockSize).CostRange, blockSize
	for l := range c.groups {
		next := size * summaryFanout
		if k%next > 0 || next > most || k/next >= c.groups[l].n {
			break
		}
		r, size = c.groups[l].at(k/next), next
	}
	return r, size
}

// FirstAtMost returns the first k ≥ from at which J is at most level, −1 for none.
// Where single J were evicted exact is false: J is as low at k, but it may have
// been so before, by less than a block and by what is left of the block of from;
// and −1 says nothing of that rest.
func (c Costs) FirstAtMost(from int, level float64) (k int, exact bool) {
	exact = true
	for k = max(from, 0); k < c.n; {
		if size := c.skipAbove(k, level); size > 0 {
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
			switch b := c.blocks.at(k / blockSize); {
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

// skipAbove is the size of a summary from k on in which no J is as low as
// level, 0 for none that is known.
func (c *Costs) skipAbove(k int, level float64) int {
	most := c.n - k
	for {
		r, size := c.largestSummary(k, most)
		if size == 0 || !(r.Low <= level) {
			return size
		}
		most = size - 1
	}
}

// Prefix returns the costs up to k = n−1, which may go their own way. What
// does not change is shared. The block of k = n−1 must be kept.
func (c Costs) Prefix(n int) Costs {
	n = min(max(n, 0), c.n)
	full := n / blockSize
	p := Costs{n: full * blockSize, blocks: c.blocks.prefix(full)}
	p.exact = c.exact.prefix(min(p.n, c.exact.n))
	count := full
	for l := range p.groups {
		count /= summaryFanout
		p.groups[l] = c.groups[l].prefix(count)
	}
	if full > 0 {
		p.open.last = p.blocks.at(full - 1).last
		p.trend = c.open.before
		if full < c.blocks.n {
			p.trend = c.blocks.at(full).before
		} else if c.n%blockSize == 0 {
			p.trend = c.trend
		}
	}
	before, _ := slices.BinarySearchFunc(c.revised, p.n, func(r revision, k int) int { return r.k - k })
	p.revised = c.revised[:before:before]
	for k := p.n; k < n; k++ {
		j, _ := c.value(k)
		p.addRevised(j, c.ArrivalCost(k))
	}
	return p
}
