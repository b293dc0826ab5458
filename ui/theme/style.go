package theme

// Color is a 24-bit colour, 0x1RRGGBB; the zero value is no colour at all:
// a cell keeps what it had.
type Color uint32

// RGB packs one colour.
func RGB(r, g, b uint8) Color {
	return 1<<24 | Color(r)<<16 | Color(g)<<8 | Color(b)
}

// Bytes returns the three channels; all zero for no colour.
func (c Color) Bytes() (r, g, b uint8) {
	return uint8(c >> 16), uint8(c >> 8), uint8(c) //nolint:gosec // truncation picks the channel
}

// IsSet tells whether c is a colour.
func (c Color) IsSet() bool { return c != 0 }

// Mix returns the colour a fraction t of the way from a to b, t in [0, 1].
// Where one of them is no colour the result is the other.
func Mix(a, b Color, t float64) Color {
	if !a.IsSet() || !b.IsSet() {
		return max(a, b)
	}
	ar, ag, ab := a.Bytes()
	br, bg, bb := b.Bytes()
	return RGB(mix(ar, br, t), mix(ag, bg, t), mix(ab, bb, t))
}

func mix(a, b uint8, t float64) uint8 {
	return uint8(float64(a) + (float64(b)-float64(a))*t + 0.5)
}

// Style is how one cell looks. It is comparable, so that equal neighbours can
// be sent to the terminal as one run.
type Style struct {
	FG, BG  Color
	Bold    bool
	Reverse bool
}

// WithBackground returns s over another background.
func (s Style) WithBackground(bg Color) Style { s.BG = bg; return s }

// WithBold returns s in bold.
func (s Style) WithBold() Style { s.Bold = true; return s }
