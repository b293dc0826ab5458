package chart

import "slices"

// Cells are the cells of an Area as they were. They never change, so that
// whoever keeps them can put them back on another grid.
type Cells struct {
	w, h  int // of the area
	cells []cell
}

// Cells copies what stands in a.
func (a Area) Cells() Cells {
	c := Cells{w: a.w, h: a.h, cells: make([]cell, 0, a.clip.W*a.clip.H)}
	for y := a.clip.Y; y < a.clip.Y+a.clip.H; y++ {
		c.cells = append(c.cells, a.row(y)...)
	}
	return c
}

// Put writes c where it was copied from, or into an area of the same size that
// is clipped in the same way; it returns false and writes nothing where that
// cannot be.
func (a Area) Put(c Cells) bool {
	if c.w != a.w || c.h != a.h || len(c.cells) != a.clip.W*a.clip.H {
		return false
	}
	for i := range a.clip.H {
		copy(a.row(a.clip.Y+i), c.cells[i*a.clip.W:])
	}
	return true
}

// Equal reports whether o holds the same cells.
func (c Cells) Equal(o Cells) bool { return c.w == o.w && c.h == o.h && slices.Equal(c.cells, o.cells) }

// row is the part of a row of the grid that a may draw in; none where the area
// lies beside the grid.
func (a Area) row(y int) []cell {
	if a.clip.W == 0 {
		return nil
	}
	from := y*a.grid.w + a.clip.X
	return a.grid.cells[from : from+a.clip.W]
}
