package session

import "iter"

// MaxSampledExamples is how many examples are drawn one by one: of larger data a fixed
// sample is, and the pane says so.
const MaxSampledExamples = 10_000

// SampleIndices goes through the examples (0-based) that are drawn of m: all, or a
// sample that is the same whenever it is asked for. It takes one example out of
// each of MaxSampledExamples equal parts, at a place that looks like chance: a fixed
// place would see one class only where the classes take turns. The example in
// focus, unless it is −1, stands for its part.
func SampleIndices(m, focus int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := range min(m, MaxSampledExamples) {
			i := k
			if m > MaxSampledExamples {
				from, to := stratumStart(k, m), stratumStart(k+1, m)
				i = from + int(splitmix64(uint64(k))%uint64(to-from)) //nolint:gosec // less than to
				if from <= focus && focus < to {
					i = focus
				}
			}
			if !yield(i) {
				return
			}
		}
	}
}

// stratumStart is where part k of MaxSampledExamples begins.
func stratumStart(k, m int) int { return int(int64(k) * int64(m) / MaxSampledExamples) }

// splitmix64 is the finaliser of that generator (Steele, Lea, Flood 2014): every bit
// of k changes half of the bits of the result.
func splitmix64(k uint64) uint64 {
	k += 0x9e3779b97f4a7c15
	k = (k ^ k>>30) * 0xbf58476d1ce4e5b9
	k = (k ^ k>>27) * 0x94d049bb133111eb
	return k ^ k>>31
}
