package datasets

const (
	maxStored  = 512 << 20 // bytes that the numbers of a file may take
	firstBlock = 1 << 8    // numbers in the first block; every further one is twice as large
	lastBlock  = 1 << 17   // up to this
	rowHeader  = 24 + 8 + 1
)

// store collects the rows of a file whose length is not known: in blocks, so that nothing is copied when it grows.
type store struct {
	n      int // numbers a row
	blocks [][]float64
	codes  []uint8 // the label code of each row kept
}

// row is the room for one more row; what was written there is kept only by keep. nil: there is no more room.
func (st *store) row() []float64 {
	if (len(st.codes)+1)*(st.n*8+rowHeader) > maxStored {
		return nil
	}
	last := len(st.blocks) - 1
	if last < 0 || cap(st.blocks[last])-len(st.blocks[last]) < st.n {
		size := firstBlock
		if last >= 0 {
			size = min(2*cap(st.blocks[last]), lastBlock)
		}
		st.blocks = append(st.blocks, make([]float64, 0, max(size/st.n, 1)*st.n))
		last++
	}
	at := len(st.blocks[last])
	return st.blocks[last][at : at+st.n : at+st.n]
}

// keep takes the row last given out for good.
func (st *store) keep(code uint8) {
	last := len(st.blocks) - 1
	st.blocks[last] = st.blocks[last][:len(st.blocks[last])+st.n]
	st.codes = append(st.codes, code)
}

// rows gives all rows kept. They share the blocks of the store, which must not be added to any more.
func (st *store) rows() [][]float64 {
	x := make([][]float64, 0, len(st.codes))
	for _, block := range st.blocks {
		for at := 0; at < len(block); at += st.n {
			x = append(x, block[at:at+st.n:at+st.n])
		}
	}
	return x
}

// labels gives y[code] of every row kept.
func (st *store) labels(y []float64) []float64 {
	out := make([]float64, len(st.codes))
	for i, code := range st.codes {
		out[i] = y[code]
	}
	return out
}
