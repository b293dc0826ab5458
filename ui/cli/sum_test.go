package cli_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

const another = "the data differ from those that this line was made with"

// put writes a.csv where the test is, over the one that is there.
func put(t *testing.T, content string) {
	t.Helper()
	if err := os.WriteFile("a.csv", []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// sharedBy is the command line that step shares after some lines, as arguments
// of descent.
func sharedBy(t *testing.T, lines string, args ...string) []string {
	t.Helper()
	for line := range strings.Lines(fine(t, lines+"share\n", append([]string{"step"}, args...)...)) {
		if rest, ok := strings.CutPrefix(line, "descent "); ok {
			return strings.Fields(rest)
		}
	}
	t.Fatalf("step %v shares no line", args)
	return nil
}

// A shared line names the content of a file. Every command takes that; where it
// is another content it says so and goes on, and what is shared then names what
// there is.
func TestSum(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, students)
	for _, lines := range []string{"step 3\n", "features sleep\nstep\n", "scale standard\n", "data a.csv --label passed\n", "data a.csv --sum 00000000\n"} {
		args := sharedBy(t, lines, "a.csv")
		if again := sharedBy(t, "", args...); strings.Join(again, " ") != strings.Join(args, " ") || !strings.Contains(strings.Join(args, " "), " --sum ") {
			t.Errorf("%q leads to %q", args, again)
		}
		if out := fine(t, "", append([]string{"step"}, args...)...); strings.Contains(out, another) {
			t.Errorf("of the same file %q says that it is another", args)
		}
	}
	args := sharedBy(t, "", "a.csv")
	capitals := slices.Clone(args)
	capitals[len(args)-1] = strings.ToUpper(args[len(args)-1])
	for _, command := range []string{"run", "trace", "look"} {
		if r := descent(t, "", append([]string{command}, capitals...)...); r.status != 0 || strings.Contains(r.out+r.err, another) {
			t.Errorf("%s of the same file: %+v", command, r)
		}
	}
	put(t, strings.Replace(students, "8", "8.000000000000002", 1))
	for _, command := range []string{"run", "trace", "look", "step"} {
		if r := descent(t, "", append([]string{command}, args...)...); r.status != 0 || strings.Count(r.out+r.err, another) != 1 {
			t.Errorf("%s of another file: status %d, %s%s", command, r.status, r.out, r.err)
		}
	}
	if out := fine(t, "data "+strings.Join(args, " ")+"\n", "step"); !strings.Contains(out, another) {
		t.Errorf("data at the prompt says nothing of another file: %s", out)
	}
	if now := sharedBy(t, "", args...); now[len(now)-1] == args[len(args)-1] {
		t.Errorf("of the other file %q is shared", now)
	}
}

// What stood behind the data that the program was started with is said of them
// when they are opened again, and of others only what holds for those: the seed.
func TestSharedLineOfDataOpenedAgain(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, students)
	for _, c := range []struct{ args, lines, want string }{
		{"a.csv --label hours --positive >2", "data iris; data a.csv", "a.csv --label hours --positive '>2' --sum "},
		{"a.csv --label hours --positive >2", "data a.csv --label passed", "a.csv --label passed --sum "},
		{"moons --seed 5 --size 50", "data circles; data moons; step", "moons --size 50 --seed 5 --goto 1"},
		{"moons --seed 5 --size 50", "data circles; step", "circles --seed 5 --goto 1"},
		{"moons --seed 5 --size 50", "data iris; init random; step", "iris --seed 5 "},
	} {
		text := strings.ReplaceAll(c.lines, "; ", "\n") + "\nexport! run.csv\n"
		got := strings.Join(sharedBy(t, text, strings.Fields(c.args)...), " ")
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s and %s share %q, want %s", c.args, c.lines, got, c.want)
		}
		out := fine(t, "data "+got+"\nexport! again.csv\n", "step")
		if run, again := content(t, "run.csv"), content(t, "again.csv"); again != run || strings.Contains(out, another) {
			t.Errorf("%s leads to\n%s\nand not\n%s", got, again, run)
		}
	}
}

// An exported log names the content too, as it was when it was read.
func TestLogHasTheSum(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, students)
	fine(t, "step 2\ndata a.csv --label passed\nfeatures sleep\nstep\nexport a.descent\n", "step", "a.csv")
	if out := fine(t, "source a.descent\n", "step"); strings.Contains(out, another) {
		t.Errorf("of the same file the log says that it is another: %s", out)
	}
	put(t, strings.Replace(students, "8", "9", 1))
	if out := fine(t, "source a.descent\n", "step"); !strings.Contains(out, another) {
		t.Errorf("the log says nothing of another file: %s", out)
	}
}

func TestSumIsOfAFile(t *testing.T) {
	if args := sharedBy(t, "step\n", "iris"); strings.Contains(strings.Join(args, " "), "--sum") {
		t.Errorf("the catalogue is shared as %q", args)
	}
	for want, args := range map[string][]string{
		`--sum is for a CSV file, and "iris" is none`:             {"run", "iris", "--sum", "12345678"},
		`--sum: "1234567" is no sum; give the 8 hexadecimal`:      {"run", "iris", "--sum", "1234567"},
		`--sum: "1234567g" is no sum; give the 8 hexadecimal dig`: {"trace", "iris", "--sum", "1234567g"},
	} {
		if r := descent(t, "", args...); r.status != 2 || !strings.Contains(r.err, want) {
			t.Errorf("%v: status %d, %s", args, r.status, r.err)
		}
	}
}
