package trainer_test

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"testing"
)

// fused finds the instructions that multiply and add with one rounding, of
// arm64 and of the processors with AVX2.
var fused = regexp.MustCompile(`\t(FN?M(ADD|SUB)[DS]|VFN?M(ADD|SUB)[0-9]+[SP][SD])\t`)

// deciding is the packages that decide a run, as directories from here.
var deciding = []string{".", "./elementary", "./record", "./mistake", "../datasets", "../ui/timeline"}

// fusingProcessors is the processors whose instructions are read. Go fuses for
// amd64 only what it fuses for arm64 too (there differences and negative products
// as well), so arm64 alone is enough unless DESCENT_LONG is set.
func fusingProcessors() []string {
	if os.Getenv("DESCENT_LONG") == "" {
		return []string{"GOARCH=arm64"}
	}
	return []string{"GOARCH=arm64", "GOARCH=amd64"}
}

// TestNothingIsFused reads the machine code of all packages that decide a run.
// Go fuses a·b + c where the product is not rounded by a conversion, x/2 counting as
// a product. Nothing is exempt: what only words depend on is rounded as well.
func TestNothingIsFused(t *testing.T) {
	t.Parallel()
	for _, dir := range deciding {
		// go test takes an old result for a new one unless it knows what was read.
		if _, err := os.ReadDir(dir); err != nil {
			t.Fatal(err)
		}
	}
	for _, processor := range fusingProcessors() {
		code := compiled(t, processor, deciding...)
		if !bytes.Contains(code, []byte("descent/trainer/elementary.Exp STEXT")) {
			t.Fatalf("%s: this is no machine code: %.300s", processor, code)
		}
		for line := range bytes.Lines(code) {
			if fused.Match(line) {
				t.Errorf("%s: %s", processor, bytes.TrimSpace(line))
			}
		}
	}
}

// The search finds what it is for: a product in a sum, and a number halved in one.
func TestFusionIsSeen(t *testing.T) {
	file := t.TempDir() + "/fused.go"
	const source = `package fused

func Add(a, b, c float64) float64   { return a*b + c }
func Halve(a, c float64) float64    { return a/2 + c }
func Round(a, b, c float64) float64 { return float64(a*b) + c }
`
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, processor := range fusingProcessors() {
		if n := len(fused.FindAll(compiled(t, processor, file), -1)); n != 2 {
			t.Errorf("%s: %d of two", processor, n)
		}
	}
}

// compiled returns the machine code of packages or files for a processor. The
// packages that they stand on are those of the emulated runs of ui/cli, so a cache
// has them from there.
func compiled(t *testing.T, processor string, what ...string) []byte {
	t.Helper()
	build := exec.Command("go", append([]string{"build", "-gcflags=-S"}, what...)...)
	build.Env = append(os.Environ(), processor, "GOAMD64=v3", "GOOS=linux", "CGO_ENABLED=0")
	code, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, code)
	}
	return code
}
