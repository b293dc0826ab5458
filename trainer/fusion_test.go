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

// TestNothingIsFused reads the machine code of all packages that decide a run.
// Go fuses a·b + c where the product is not rounded by a conversion, x/2 counting as
// a product. Nothing is exempt: what only words depend on is rounded as well.
func TestNothingIsFused(t *testing.T) {
	for _, processor := range []string{"GOARCH=arm64", "GOARCH=amd64"} {
		code := compiled(t, processor, ".", "./elementary", "./record", "../datasets", "../ui/timeline")
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

// The search finds what it is for.
func TestFusionIsSeen(t *testing.T) {
	file := t.TempDir() + "/fused.go"
	const source = "package fused\n\nfunc F(a, b, c float64) float64 { return a*b + c }\n\nfunc G(a, b, c float64) float64 { return float64(a*b) + c }\n"
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, processor := range []string{"GOARCH=arm64", "GOARCH=amd64"} {
		if n := len(fused.FindAll(compiled(t, processor, file), -1)); n != 1 {
			t.Errorf("%s: %d of one", processor, n)
		}
	}
}

// compiled returns the machine code of packages or files for a processor.
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
