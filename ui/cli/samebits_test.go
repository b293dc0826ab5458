package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"descent/datasets"
)

// emulator runs the programs of arm64 on other machines. .ci/run installs it and
// sets needEmulator, so that the test below cannot be passed over there.
const (
	emulator     = "qemu-aarch64-static"
	needEmulator = "DESCENT_NEED_EMULATOR"
)

// long makes the test below go through all of its runs, to k 2000, on all of the
// machines. Without it a sample goes to k 150, which is enough for a chaotic run
// to blow up one bit, and on this processor alone: for others the whole library
// of Go must be compiled first.
const long = "DESCENT_LONG"

// machine is one way of running descent.
type machine struct {
	name    string
	command []string
	threads int // GOMAXPROCS
}

// TestSameBitsEverywhere compares what descent prints on several machines, byte
// for byte: one and eight threads, the processors with fused instructions, and
// an emulated arm64. Half of the runs are chaotic: α is far above the bound, and
// a difference of one bit would double every few steps.
func TestSameBitsEverywhere(t *testing.T) {
	t.Parallel()
	all := machines(t)
	runs, own := chosenRuns(), ownData(t)
	for i, args := range runs {
		for name, path := range own {
			if args[1] == name {
				args[1] = path
			}
		}
		t.Run(fmt.Sprintf("%d %s", i+1, strings.Join(args, " ")), func(t *testing.T) {
			t.Parallel()
			var want []byte
			for i, m := range all {
				cmd := exec.Command(m.command[0], slices.Concat(m.command[1:], args)...)
				cmd.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", m.threads))
				got, err := cmd.Output()
				if err != nil {
					t.Fatalf("%s: %v", m.name, err)
				}
				if i == 0 {
					want = got
				}
				if len(got) < 100 || !bytes.Equal(got, want) {
					t.Errorf("%s differs from %s: %s", m.name, all[0].name, firstDifference(got, want))
				}
			}
		})
	}
}

func machines(t *testing.T) []machine {
	t.Helper()
	all := []machine{{"one thread", []string{binary}, 1}, {"eight threads", []string{binary}, 8}}
	if os.Getenv(long) == "" {
		return all
	}
	if runtime.GOARCH == "amd64" {
		fusing := builtFor(t, "GOARCH=amd64", "GOAMD64=v3")
		if exec.Command(fusing, "--version").Run() == nil { // else the processor is too old
			all = append(all, machine{"amd64 v3", []string{fusing}, 2})
		}
	}
	if runtime.GOARCH == "arm64" {
		return all
	}
	if _, err := exec.LookPath(emulator); err != nil {
		if os.Getenv(needEmulator) != "" {
			t.Fatal(err)
		}
		t.Log(err)
		return all
	}
	return append(all, machine{"arm64", []string{emulator, builtFor(t, "GOOS=linux", "GOARCH=arm64")}, 2})
}

func builtFor(t *testing.T, environment ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "descent")
	cmd := exec.Command("go", "build", "-o", file, ".")
	cmd.Dir = root
	cmd.Env = append(append(os.Environ(), "CGO_ENABLED=0"), environment...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return file
}

// chosenRuns lists command lines, chaotic ones first: a sample of them, or all.
func chosenRuns() [][]string {
	runs := [][]string{
		{"run", "clinic.csv", "--alpha=0.1"},
		{"run", "passengers.csv", "--alpha=1", "--init=random", "--seed=7"},
		{"run", "moons", "--seed=5", "--size=97", "--noise=0.4", "--alpha=300"},
		{"run", "blobs", "--size=25000", "--alpha=100", "--w=1,-2"}, // so many that threads share them
		{"run", "breast-cancer", "--alpha=0.01"},
		{"run", "iris-hard", "--alpha=30"},
		{"run", "hours", "--alpha=20"},
		{"run", "circles", "--size=500", "--alpha=1000", "--init=random"},
		{"run", "clinic.csv", "--alpha=1e-3", "--features=2,5,8"},
		{"run", "clinic.csv", "--scale=standard", "--alpha=100"},
		{"run", "passengers.csv", "--scale=minmax", "--alpha=1000"},
		{"run", "iris-hard", "--scale=standard", "--alpha=60", "--init=random", "--seed=3"},
	}
	const iterations = 2000
	to := iterations
	if os.Getenv(long) == "" {
		runs, to = runs[:4], 150
	} else {
		for _, e := range datasets.Catalogue() {
			runs = append(runs, []string{"run", e.Name})
		}
		runs = append(runs, []string{"run", "clinic.csv"}, []string{"run", "passengers.csv"})
	}
	for i := range runs {
		runs[i] = append(runs[i], "--tolerance=0", fmt.Sprintf("--iterations=%d", to))
	}
	return append(runs,
		[]string{"trace", "moons", "--seed=9", "--alpha=50", "--k=100", "--tolerance=0"},
		[]string{"trace", "passengers.csv", "--alpha=1", "--k=50", "--tolerance=0", "--lines"})
}

// ownData makes files of the kinds that students bring: whole numbers of very
// different sizes that nobody scaled, and classes that overlap.
func ownData(t *testing.T) map[string]string {
	t.Helper()
	state := uint64(1)
	draw := func(below int) int { // the generator of Knuth's MMIX
		state = state*6364136223846793005 + 1442695040888963407
		return int(state>>33) % below
	}
	var clinic, passengers strings.Builder
	clinic.WriteString("visits,glucose,pressure,skin,insulin,mass,pedigree,age,ill\n")
	for range 768 {
		glucose, age := 44+draw(155), 21+draw(60)
		ill := index(glucose+age+draw(120) > 240)
		fmt.Fprintf(&clinic, "%d,%d,%d,%d,%d,%d.%d,0.%03d,%d,%d\n",
			draw(17), glucose, draw(122), draw(99), draw(846), 18+draw(40), draw(10), draw(999), age, ill)
	}
	passengers.WriteString("class,age,fare,survived\n")
	for range 891 {
		class, age := 1+draw(3), 1+draw(79)
		fare := (4-class)*(4-class)*(5+draw(20)) + draw(10)
		fmt.Fprintf(&passengers, "%d,%d,%d.%d,%d\n", class, age, fare, draw(10), index(fare+draw(90)-age/3 > 75))
	}
	return map[string]string{
		"clinic.csv": writeLines(t, "clinic.csv", clinic.String()), "passengers.csv": writeLines(t, "passengers.csv", passengers.String()),
	}
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// firstDifference is the first line that differs, of both.
func firstDifference(got, want []byte) string {
	ours, theirs := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(ours), len(theirs)) {
		if !bytes.Equal(ours[i], theirs[i]) {
			return fmt.Sprintf("line %d:\n%s\n%s", i+1, ours[i], theirs[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(ours), len(theirs))
}
