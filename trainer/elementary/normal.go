package elementary

import (
	"math"
	"math/rand/v2"
)

// strips is how many strips of equal area lie under the half bell curve, the
// base with its tail among them (Marsaglia and Tsang, The ziggurat method for
// generating random variables, Journal of Statistical Software 5, 2000).
const (
	strips   = 128
	tailFrom = 3.442619855899      // the right end of the base strip
	area     = 9.91256303526217e-3 // of each strip
)

// ziggurat has for each strip its width over 2³¹, the height of the curve at
// its right end, and the |j| below which j·width lies under the curve for certain.
type ziggurat struct {
	inside        [strips]uint32
	width, height [strips]float32
}

var normalTable = newZiggurat() //nolint:gochecknoglobals // it never changes

func newZiggurat() *ziggurat {
	const unit = 1 << 31
	var z ziggurat
	end, above := tailFrom, tailFrom
	base := area / gaussian(end)
	z.inside[0] = uint32(end / base * unit)
	z.width[0], z.width[strips-1] = float32(base/unit), float32(end/unit)
	z.height[0], z.height[strips-1] = 1, float32(gaussian(end))
	for i := strips - 2; i > 0; i-- {
		end = math.Sqrt(-2 * Log(area/end+gaussian(end)))
		z.inside[i+1] = uint32(end / above * unit)
		above = end
		z.width[i], z.height[i] = float32(end/unit), float32(gaussian(end))
	}
	return &z
}

// gaussian is the bell, 1 at 0.
func gaussian(x float64) float64 { return Exp(-0.5 * x * x) }

// Normal draws a number with mean 0 and standard deviation 1: the same as
// rand.Rand.NormFloat64, but for the last bit of the few beyond tailFrom.
func Normal(r *rand.Rand) float64 {
	for {
		u := r.Uint64()
		j := int32(u) //nolint:gosec // its lower half, with a sign
		i := (u >> 32) % strips
		x := float64(j) * float64(normalTable.width[i])
		size := uint32(j) //nolint:gosec // |−2³¹| fits
		if j < 0 {
			size = -size
		}
		switch {
		case size < normalTable.inside[i]:
			return x
		case i == 0:
			return tail(r, j > 0)
		}
		across := float32(r.Float64())
		rise := float32(across * (normalTable.height[i-1] - normalTable.height[i]))
		if normalTable.height[i]+rise < float32(gaussian(x)) {
			return x
		}
	}
}

// tail draws a number beyond tailFrom.
func tail(r *rand.Rand, positive bool) float64 {
	for {
		x := float64(-Log(r.Float64()) * (1 / tailFrom))
		y := -Log(r.Float64())
		if y+y < x*x {
			continue
		}
		if x += tailFrom; positive {
			return x
		}
		return -x
	}
}
