package datasets_test

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"testing"

	"descent/datasets"
)

// The sum is the digest of the bytes that its description names, whatever the
// data are called and however they are scaled; it goes over more rows than are
// hashed at once.
func TestChecksum(t *testing.T) {
	var text strings.Builder
	text.WriteString("a,b,y\n")
	var want []byte
	for _, v := range []uint64{1000, 2} {
		want = binary.LittleEndian.AppendUint64(want, v)
	}
	for i := range 1000 {
		a, b := float64(i)/8, -0.5*float64(i*i)
		fmt.Fprintf(&text, "%v,%v,%d\n", a, b, i%2)
		want = binary.LittleEndian.AppendUint64(want, math.Float64bits(a))
		want = binary.LittleEndian.AppendUint64(want, math.Float64bits(b))
	}
	for i := range 1000 {
		want = binary.LittleEndian.AppendUint64(want, math.Float64bits(float64(i%2)))
	}
	set, err := datasets.ReadCSV(strings.NewReader(text.String()), "one.csv", datasets.CSVOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := set.Checksum(), fmt.Sprintf("%x", sha256.Sum256(want))[:8]; got != want {
		t.Errorf("the sum is %s, want %s", got, want)
	}
	again, err := datasets.ReadCSV(strings.NewReader(text.String()), "two.csv", datasets.CSVOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range []datasets.ScalingMethod{datasets.NoScaling, datasets.Standard, datasets.MinMax} {
		if got := again.Scale(method).Checksum(); got != set.Checksum() {
			t.Errorf("scaled by %v the sum is %s, not %s", method, got, set.Checksum())
		}
	}
	bare := again.Scale(datasets.NoScaling)
	bare.X[999][1] = math.Nextafter(bare.X[999][1], 0)
	if bare.Checksum() == set.Checksum() {
		t.Error("a changed bit of X leaves the sum as it was")
	}
	set.Y[0] = 1
	if got := set.Checksum(); got == fmt.Sprintf("%x", sha256.Sum256(want))[:8] {
		t.Error("another label leaves the sum as it was")
	}
}
