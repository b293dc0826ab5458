package trainer

import (
	"math"

	"descent/trainer/elementary"
)

// lanes is how many sums a block is added up in: example i of it belongs to
// lane i mod lanes, each lane adds in the order of its examples, and the lanes
// are put together in one fixed order. So the lanes may be gone through in any
// order or at once, as registers allow, and the bits are the same.
const lanes = 8

// laneSum is the sum of the lanes, neighbours first.
func laneSum(v *[lanes]float64) float64 {
	return ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]))
}

// pairSum is the sum of the lanes where neighbours are put together already.
func pairSum(v *[lanes / 2]float64) float64 {
	return (v[0] + v[1]) + (v[2] + v[3])
}

// negMargins writes c = h·z of every example of a block to c, the margin with
// its sign turned; theta is w₁ … wₙ, b. The products are added in the order of
// Params.Z, so c has the bits of h·z.
func negMargins(c, block, theta []float64) {
	rows := len(c)
	if len(theta) == 2 {
		x, h, u, b := block[:rows], block[rows:][:rows], theta[0], theta[1]
		for i := range c {
			c[i] = float64(u*x[i]) + float64(b*h[i])
		}
		return
	}
	x, y, z := block[:rows], block[rows:][:rows], block[2*rows:][:rows]
	u, v, w := theta[0], theta[1], theta[2]
	for i := range c {
		c[i] = float64(u*x[i]) + float64(v*y[i]) + float64(w*z[i])
	}
	for theta, block = theta[3:], block[3*rows:]; len(theta) >= 3; theta, block = theta[3:], block[3*rows:] {
		x, y, z := block[:rows], block[rows:][:rows], block[2*rows:][:rows]
		u, v, w := theta[0], theta[1], theta[2]
		for i := range c {
			c[i] = c[i] + float64(u*x[i]) + float64(v*y[i]) + float64(w*z[i])
		}
	}
	for ; len(theta) > 0; theta, block = theta[1:], block[rows:] {
		x, u := block[:rows], theta[0]
		for i := range c {
			c[i] += float64(u * x[i])
		}
	}
}

// accumulateGrad adds Σ q·column to sums, column for column of a block.
func accumulateGrad(sums, q, block []float64) {
	rows := len(q)
	var v [3][lanes / 2]float64
	for ; len(sums) >= 3; sums, block = sums[3:], block[3*rows:] {
		dotThree(&v, q, block[:rows], block[rows:][:rows], block[2*rows:][:rows])
		sums[0] += pairSum(&v[0])
		sums[1] += pairSum(&v[1])
		sums[2] += pairSum(&v[2])
	}
	for ; len(sums) > 0; sums, block = sums[1:], block[rows:] {
		dotOne(&v[0], q, block[:rows])
		sums[0] += pairSum(&v[0])
	}
}

// dotThree writes the sums of the pairs of lanes to v, for Σ q·x, Σ q·y and Σ q·z.
func dotThree(v *[3][lanes / 2]float64, q, x, y, z []float64) {
	x, y, z = x[:len(q)], y[:len(q)], z[:len(q)]
	for lane := 0; lane < lanes; lane += 2 {
		var x0, x1, y0, y1, z0, z1 float64
		i := lane
		for ; i < len(q)-1; i += lanes {
			d, e := q[i], q[i+1]
			x0 += float64(d * x[i])
			x1 += float64(e * x[i+1])
			y0 += float64(d * y[i])
			y1 += float64(e * y[i+1])
			z0 += float64(d * z[i])
			z1 += float64(e * z[i+1])
		}
		if i < len(q) {
			x0 += float64(q[i] * x[i])
			y0 += float64(q[i] * y[i])
			z0 += float64(q[i] * z[i])
		}
		v[0][lane/2], v[1][lane/2], v[2][lane/2] = x0+x1, y0+y1, z0+z1
	}
}

// dotOne writes the sums of the pairs of lanes to v, for Σ q·x.
func dotOne(v *[lanes / 2]float64, q, x []float64) {
	x = x[:len(q)]
	for lane := 0; lane < lanes; lane += 2 {
		var x0, x1 float64
		i := lane
		for ; i < len(q)-1; i += lanes {
			x0 += float64(q[i] * x[i])
			x1 += float64(q[i+1] * x[i+1])
		}
		if i < len(q) {
			x0 += float64(q[i] * x[i])
		}
		v[lane/2] = x0 + x1
	}
}

// maxDirectExp is the largest |c| up to which e^c itself can be multiplied up: 8
// examples of a lane come to (1 + e⁸⁰)⁸, below 2⁹²⁴.
const maxDirectExp = 80

// allWithin reports whether every |c| is at most most.
func allWithin(c []float64, most float64) bool {
	for _, d := range c {
		if !(math.Abs(d) <= most) { // NaN too
			return false
		}
	}
	return true
}

// lossAndResiduals returns the sum of the losses of a block, log(1 + e^c), and
// writes q = e^c/(1 + e^c), with which a − y = (1−2y)·q.
//
// Σ log(1 + t) = log Π (1 + t), so it takes one logarithm: each lane keeps the
// product as 1 + v, for a v that starts at 0 and grows by v += t·(1 + v):
// positive terms only, hence no digits lost even where every t is tiny. Where a
// c is large e^c would overflow; then log(1 + e^c) = max(c, 0) + log1p(e^−|c|).
func lossAndResiduals(q, c []float64) float64 {
	if !allWithin(c, maxDirectExp) {
		return farLossAndResiduals(q, c)
	}
	var v [lanes]float64
	t := elementary.SharedExpTable()
	q = q[:len(c)]
	for lane := 0; lane < min(lanes, len(c)); lane += 2 {
		var v0, v1 float64
		i := lane
		for ; i < len(c)-1; i += lanes {
			t0, t1 := t.Exp(c[i]), t.Exp(c[i+1])
			q[i], q[i+1] = t0/(1+t0), t1/(1+t1)
			v0 += float64(t0 * (1 + v0))
			v1 += float64(t1 * (1 + v1))
		}
		if i < len(c) {
			t0 := t.Exp(c[i])
			q[i] = t0 / (1 + t0)
			v0 += float64(t0 * (1 + v0))
		}
		v[lane], v[lane+1] = v0, v1 //nolint:gosec // lanes is even
	}
	return logProduct(v[:min(lanes, len(c))])
}

// farLossAndResiduals is lossAndResiduals for any c.
func farLossAndResiduals(q, c []float64) float64 {
	var v, twice [lanes]float64 // twice is 2·Σ max(c, 0) = Σ (|c| + c)
	powers := elementary.SharedExpTable()
	q = q[:len(c)]
	for lane := range min(lanes, len(c)) {
		var v0, twice0 float64
		for i := lane; i < len(c); i += lanes {
			d, size := c[i], math.Abs(c[i])
			var t float64
			if size <= elementary.ExpNormalMax {
				t = powers.Exp(-size) // in line, which elementary.Exp is not
			} else {
				t = elementary.Exp(-size)
			}
			q[i] = residual(d, t)
			v0 += float64(t * (1 + v0))
			twice0 += size + d
		}
		v[lane], twice[lane] = v0, twice0
	}
	return float64(laneSum(&twice)/2) + logProduct(v[:min(lanes, len(c))])
}

// residual returns q of one example, where t = e^−|c|.
func residual(c, t float64) float64 {
	if c < 0 {
		return t / (1 + t)
	}
	return 1 / (1 + t)
}

// lossSum returns the sum that lossAndResiduals does.
func lossSum(c []float64) float64 {
	if !allWithin(c, maxDirectExp) {
		return farLossSum(c)
	}
	var v [lanes]float64
	t := elementary.SharedExpTable()
	for lane := 0; lane < min(lanes, len(c)); lane += 2 {
		var v0, v1 float64
		i := lane
		for ; i < len(c)-1; i += lanes {
			t0, t1 := t.Exp(c[i]), t.Exp(c[i+1])
			v0 += float64(t0 * (1 + v0))
			v1 += float64(t1 * (1 + v1))
		}
		if i < len(c) {
			v0 += float64(t.Exp(c[i]) * (1 + v0))
		}
		v[lane], v[lane+1] = v0, v1 //nolint:gosec // lanes is even
	}
	return logProduct(v[:min(lanes, len(c))])
}

// lossSumOfProducts returns what lossSum does, where e^c is the product of two powers: with
// the second all 1 its bits.
func lossSumOfProducts(p, q []float64) float64 {
	var v0, v1, v2, v3, v4, v5, v6, v7 float64
	q = q[:len(p)]
	n := len(p) / lanes * lanes
	for i := 0; i < n; i += lanes {
		p, q := p[i:i+lanes:i+lanes], q[i:i+lanes:i+lanes]
		v0 += float64(float64(p[0]*q[0]) * (1 + v0))
		v1 += float64(float64(p[1]*q[1]) * (1 + v1))
		v2 += float64(float64(p[2]*q[2]) * (1 + v2))
		v3 += float64(float64(p[3]*q[3]) * (1 + v3))
		v4 += float64(float64(p[4]*q[4]) * (1 + v4))
		v5 += float64(float64(p[5]*q[5]) * (1 + v5))
		v6 += float64(float64(p[6]*q[6]) * (1 + v6))
		v7 += float64(float64(p[7]*q[7]) * (1 + v7))
	}
	v := [lanes]float64{v0, v1, v2, v3, v4, v5, v6, v7}
	for i := n; i < len(p); i++ {
		v[i-n] += float64(float64(p[i]*q[i]) * (1 + v[i-n]))
	}
	return logProduct(v[:min(lanes, len(p))])
}

// farLossSum is lossSum for any c.
func farLossSum(c []float64) float64 {
	var v, twice [lanes]float64
	powers := elementary.SharedExpTable()
	for lane := range min(lanes, len(c)) {
		for i := lane; i < len(c); i += lanes {
			size := math.Abs(c[i])
			var t float64
			if size <= elementary.ExpNormalMax {
				t = powers.Exp(-size)
			} else {
				t = elementary.Exp(-size)
			}
			v[lane] += float64(t * (1 + v[lane]))
			twice[lane] += size + c[i]
		}
	}
	return float64(laneSum(&twice)/2) + logProduct(v[:min(lanes, len(c))])
}

// logProduct returns log Π (1 + v) over the lanes that have examples, by one
// logarithm unless the product overflows.
func logProduct(v []float64) float64 {
	const most = 0x1p120 // (2¹²⁰ + 1)⁸ is finite
	var all float64
	for _, w := range v {
		if !(w <= most) {
			return logSum(v)
		}
		all += float64(w * (1 + all))
	}
	return elementary.Log1p(all)
}

// logSum returns what logProduct does by a logarithm for each lane.
func logSum(v []float64) float64 {
	var logs [lanes]float64
	for l, w := range v {
		logs[l] = elementary.Log1p(w)
	}
	return laneSum(&logs)
}
