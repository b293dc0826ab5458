package timeline

import "descent/trainer"

// CostTrend is how J moved in the steps that lead to an iteration; whether a step goes up
// or down is the rule of trainer.Trend.
type CostTrend struct {
	Direction int // of the last step: −1 J falls, +1 it rises, 0 it stands
	Steps     int // for so many it has been the same; 0 where there is no last step
	Zigzag    int // so many went against the step before them
	Rises     int // so many rose since k = 0
	LastRise  int // the iteration that the last of them led to
}

// after is the trend one step later, at k.
func (c CostTrend) after(k int, from, to float64) CostTrend {
	direction, known := trainer.Trend([]float64{from, to})
	next := CostTrend{Direction: direction, Steps: known, Rises: c.Rises, LastRise: c.LastRise}
	if direction > 0 {
		next.Rises, next.LastRise = c.Rises+1, k
	}
	switch {
	case known == 0 || c.Steps == 0:
	case direction == c.Direction:
		next.Steps += c.Steps
	case direction == -c.Direction:
		next.Zigzag = c.Zigzag + 1
	}
	return next
}

// Trend returns how J moved up to k, or false where what that takes was
// evicted. The block of k is enough.
func (c Costs) Trend(k int) (CostTrend, bool) {
	if k < 0 || k >= c.n {
		return CostTrend{}, false
	}
	if k == c.n-1 {
		return c.trend, true
	}
	b := c.open
	if k/blockSize < c.blocks.n {
		b = c.blocks.at(k / blockSize)
	}
	trend, i := b.before, k-k%blockSize
	if i == 0 {
		i++
	}
	for before, _ := c.value(i - 1); i <= k; i++ {
		j, ok := c.value(i)
		if !ok {
			return CostTrend{}, false
		}
		trend, before = trend.after(i, before, c.ArrivalCost(i)), j
	}
	return trend, true
}
