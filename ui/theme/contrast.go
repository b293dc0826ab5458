package theme

import "math"

// luminance is how light a colour is, from 0 to 1.
func luminance(c Color) float64 {
	r, g, b := c.Bytes()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// linear is the light of one channel of sRGB.
func linear(v uint8) float64 {
	s := float64(v) / 255
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}

// Contrast is the ratio of WCAG 2, from 1 to 21: what is read needs 4.5, what is
// only looked at 3.
func Contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
