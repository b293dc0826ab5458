package datasets

import (
	"crypto/sha256"
	encoding "encoding/binary"
	"encoding/hex"
	"math"
)

// ChecksumDigits is how many digits a [Set.Checksum] has.
const ChecksumDigits = 8

// Checksum tells the numbers of one set from those of another: the first hexadecimal digits of SHA-256 over m and n, the
// rows of X as they were before scaling, and Y, each as 8 bytes, the lowest first. One changed bit of any of them is
// another sum; how the set is called, and how it is scaled, are none of it.
func (s Set) Checksum() string {
	if s.unprocessed != nil {
		return s.unprocessed.Checksum()
	}
	const chunk = 1 << 13 // bytes
	hash := sha256.New()
	pending := make([]byte, 0, chunk)
	add := func(v uint64) {
		if len(pending)+8 > chunk {
			_, _ = hash.Write(pending) // a hash never fails
			pending = pending[:0]
		}
		pending = encoding.LittleEndian.AppendUint64(pending, v)
	}
	m, n := s.Size()
	add(uint64(m)) //nolint:gosec // no length is below 0
	add(uint64(n)) //nolint:gosec // nor this one
	for _, row := range s.unscaled() {
		for _, v := range row {
			add(math.Float64bits(v))
		}
	}
	for _, y := range s.Y {
		add(math.Float64bits(y))
	}
	_, _ = hash.Write(pending)
	return hex.EncodeToString(hash.Sum(nil))[:ChecksumDigits]
}
