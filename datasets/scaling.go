package datasets

import (
	"math"
)

// ScalingMethod is a way of scaling features.
type ScalingMethod uint8

// The ways of scaling.
const (
	NoScaling ScalingMethod = iota // features as they are
	Standard                       // (x − mean) / standard deviation, of the population: divided by m
	MinMax                         // (x − smallest) / (largest − smallest), so 0 … 1
)

// Methods lists the names that [ParseMethod] knows, in the order of the constants.
func Methods() []string { return []string{"none", "standard", "minmax"} }

// String is the name of the method: "none", "standard" or "minmax".
func (m ScalingMethod) String() string {
	if names := Methods(); int(m) < len(names) {
		return names[m]
	}
	return "unknown"
}

// ParseMethod finds a method by its name. An unknown name is a [ChoiceError].
func ParseMethod(name string) (ScalingMethod, error) {
	for i, known := range Methods() {
		if name == known {
			return ScalingMethod(i), nil
		}
	}
	return NoScaling, &ChoiceError{What: "there is no scaling", Got: name, Choices: Methods()}
}

// Scaling is what was done to each column: scaled = (raw − Center) / Scale. With NoScaling both slices are
// nil and nothing was done; otherwise they have one entry per column, and no Scale is 0.
type Scaling struct {
	Method        ScalingMethod
	Center, Scale []float64 // in raw units: mean and standard deviation, or smallest and largest less smallest
}

// Apply scales v, a raw value of column j (from 0).
func (sc Scaling) Apply(j int, v float64) float64 {
	if sc.Method == NoScaling {
		return v
	}
	d := v - sc.Center[j]
	if math.IsInf(d, 0) && !math.IsInf(v, 0) { // ±1e308 apart: the difference has no float64, the quotient has
		return v/sc.Scale[j] - sc.Center[j]/sc.Scale[j]
	}
	return d / sc.Scale[j]
}

// Inverse gives the raw value of v, a scaled value of column j (from 0).
func (sc Scaling) Inverse(j int, v float64) float64 {
	if sc.Method == NoScaling {
		return v
	}
	return float64(v*sc.Scale[j]) + sc.Center[j]
}

// UnscaleParams gives the same model in raw units: w·scaled(x) + b = rawW·x + rawB for every raw x. w has one entry per
// column and is not changed.
func (sc Scaling) UnscaleParams(w []float64, b float64) (rawW []float64, rawB float64) {
	rawW = append([]float64(nil), w...)
	if sc.Method == NoScaling {
		return rawW, b
	}
	for j, weight := range w {
		rawW[j] = weight / sc.Scale[j]
		if math.IsInf(rawW[j], 0) { // no float64 has this weight, but b may be one
			b -= float64(weight * (sc.Center[j] / sc.Scale[j]))
			continue
		}
		b -= float64(rawW[j] * sc.Center[j])
	}
	return rawW, b
}

// columns is the scaling of the chosen columns alone.
func (sc Scaling) columns(chosen []int) Scaling {
	if sc.Method == NoScaling {
		return sc
	}
	out := Scaling{Method: sc.Method}
	for _, j := range chosen {
		out.Center = append(out.Center, sc.Center[j])
		out.Scale = append(out.Scale, sc.Scale[j])
	}
	return out
}

// Scale gives the set with its features scaled by the method, always from the raw values: scaling a scaled set
// replaces what was done before. A constant column becomes 0 (Scale 1), since it has no spread to divide by.
// The numbers of s stay as they are. Alpha becomes the one that suits the features.
func (s Set) Scale(method ScalingMethod) Set {
	raw := s.unscaled()
	out := s
	if s.Test != nil {
		held := *s.Test
		if held.raw != nil {
			held.X, held.raw = held.raw, nil
		}
		out.Test = &held
	}
	if s.scaledAlpha > 0 {
		out.Alpha = s.scaledAlpha
		if method == NoScaling {
			out.Alpha = s.rawAlpha
		}
	}
	if method == NoScaling {
		out.X, out.raw, out.Scaling = raw, nil, Scaling{}
		return out
	}
	out.Scaling = measureScaling(raw, len(s.Features), method)
	out.X, out.raw = transformed(raw, out.Scaling.Apply), raw
	if out.Test != nil {
		out.Test.X, out.Test.raw = transformed(out.Test.X, out.Scaling.Apply), out.Test.X
	}
	return out
}

// unscaled is X as it was before any scaling.
func (s Set) unscaled() [][]float64 {
	switch {
	case s.Scaling.Method == NoScaling:
		return s.X
	case s.raw != nil:
		return s.raw
	}
	return transformed(s.X, s.Scaling.Inverse)
}

// transformed is x with f applied to every value and its column.
func transformed(x [][]float64, f func(j int, v float64) float64) [][]float64 {
	if len(x) == 0 {
		return [][]float64{}
	}
	flat := make([]float64, 0, len(x)*len(x[0]))
	out := make([][]float64, len(x))
	for i, row := range x {
		from := len(flat)
		for j, v := range row {
			flat = append(flat, f(j, v))
		}
		out[i] = flat[from:len(flat):len(flat)]
	}
	return out
}

// measureScaling finds center and spread of each of the n columns of raw.
func measureScaling(raw [][]float64, n int, method ScalingMethod) Scaling {
	sc := Scaling{Method: method, Center: make([]float64, n), Scale: make([]float64, n)}
	for j := range n {
		low, high := math.Inf(1), math.Inf(-1)
		for _, row := range raw {
			low, high = min(low, row[j]), max(high, row[j])
		}
		switch {
		case low >= high: // constant: its mean by summing could miss it by a rounding
			sc.Center[j], sc.Scale[j] = low, 1
		case method == MinMax:
			sc.Center[j], sc.Scale[j] = low, min(high-low, math.MaxFloat64)
		default:
			sc.Center[j], sc.Scale[j] = moments(raw, j, max(-low, high))
		}
	}
	return sc
}

// moments gives mean and population standard deviation of column j, whose largest magnitude is top > 0. It works on
// values divided by a power of two near top: exact, and no square overflows or vanishes.
func moments(raw [][]float64, j int, top float64) (mean, deviation float64) {
	_, exponent := math.Frexp(top)
	m := float64(len(raw))
	for _, row := range raw {
		mean += math.Ldexp(row[j], -exponent) / m
	}
	var rest, squares float64 // rest: what rounding left between the mean and the true one
	for _, row := range raw {
		d := math.Ldexp(row[j], -exponent) - mean
		rest += d
		squares += float64(d * d)
	}
	rest /= m
	variance := max(squares/m-float64(rest*rest), 0)
	deviation = math.Ldexp(math.Sqrt(variance), exponent)
	if deviation == 0 { // values that differ in their last bit only
		deviation = math.Ldexp(top, -52)
	}
	return math.Ldexp(mean+rest, exponent), max(deviation, math.SmallestNonzeroFloat64)
}
