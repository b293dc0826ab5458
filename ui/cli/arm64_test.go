package cli_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"descent/datasets"
)

// emulator runs the programs of arm64 on other machines. .ci/run installs it and
// sets needEmulator, so that the test below cannot be passed over there.
const (
	emulator     = "qemu-aarch64-static"
	needEmulator = "DESCENT_NEED_EMULATOR"
)

// TestArchitecturesAgree runs every catalogue entry on this machine's processor
// and on an emulated arm64: math.Exp and Log differ there in the last bit, and
// a·b + c may be fused. With the entry's own α the differences of some hundred
// steps must stay below 1e-12 of the parameters.
func TestArchitecturesAgree(t *testing.T) {
	t.Parallel()
	if runtime.GOARCH == "arm64" {
		t.Skip("this needs another processor")
	}
	if _, err := exec.LookPath(emulator); err != nil {
		if os.Getenv(needEmulator) != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	foreign := filepath.Join(t.TempDir(), "descent")
	build := exec.Command("go", "build", "-o", foreign, ".")
	build.Dir = root
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, e := range datasets.Catalogue() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			args := []string{"run", e.Name, "--iterations=300", "--every=50", "--tolerance=0", "--format=jsonl"}
			native, err := exec.Command(binary, args...).Output()
			if err != nil {
				t.Fatal(err)
			}
			emulated, err := exec.Command(emulator, append([]string{foreign}, args...)...).Output()
			if err != nil {
				t.Fatal(err)
			}
			here, there := records(t, native), records(t, emulated)
			if len(here) != len(there) || len(here) < 2 {
				t.Fatalf("%d and %d records", len(here), len(there))
			}
			for i, want := range here {
				got := there[i]
				scale := max(1, math.Abs(want.B))
				for _, w := range want.W {
					scale = max(scale, math.Abs(w))
				}
				pairs := [][2]float64{{got.J, want.J}, {got.B, want.B}, {got.DB, want.DB}}
				for j := range want.W {
					pairs = append(pairs, [2]float64{got.W[j], want.W[j]})
				}
				far := func(p [2]float64) bool { return !(math.Abs(p[0]-p[1]) <= 1e-12*scale) }
				if got.K != want.K || got.Status != want.Status || slices.ContainsFunc(pairs, far) {
					t.Errorf("k %d: arm64 has %+v, this machine %+v", want.K, got, want)
				}
			}
		})
	}
}

type record struct {
	K      int
	J      float64
	W      []float64
	B, DB  float64
	Status string
}

func records(t *testing.T, lines []byte) []record {
	t.Helper()
	var all []record
	for line := range bytes.Lines(lines) {
		var r record
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		all = append(all, r)
	}
	return all
}
