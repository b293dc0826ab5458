package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The shell gets a file, or one line that says what is wrong and status 1 or 2; what is there
// stays unless it is told otherwise.
func TestRecord(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{"good.descent": "data and\nstep 2\nwait 1\nstep\n", "bad.descent": "step\nexpect k>3\n", "old.svg": "old"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args, in, says string
		status         int
	}{
		{"good.descent -o new.cast", "", "Written to new.cast: 1.0 s, 2 screens", 0},
		{"good.descent -o new.cast --overwrite", "", "Written to new.cast: 1.0 s, 2 screens", 0},
		{"good.descent bad.descent -o new2.cast", "", "script", 2},
		{"good.descent -o new.svg --screen 80x24 --theme light", "", "Written to new.svg: 1.0 s, 2 screens", 0},
		{"- --output piped.svg", "data hours\n", "Written to piped.svg: 0.0 s, 1 screens", 0},
		{"good.descent -o old.svg", "", "old.svg exists: --overwrite overwrites it", 1},
		{"bad.descent -o bad.cast", "", "bad.descent:2: expect k>3", 1},
		{"good.descent -o nowhere/new.svg", "", "there is no folder nowhere", 1},
		{"none.descent -o new2.svg", "", "none.descent: ", 1},
		{"good.descent", "", "where to? -o FILE.cast", 2},
		{"good.descent -o run.gif", "", "a recording ends in .cast", 2},
		{"good.descent -o a.svg --screen 20x10", "", "from 80x24 to 300x120", 2},
		{"-o a.svg", "", "needs a script", 2},
	} {
		cmd := exec.Command(binary, append([]string{"record"}, strings.Fields(c.args)...)...)
		cmd.Dir, cmd.Stdin = folder, strings.NewReader(c.in)
		out, _ := cmd.CombinedOutput()
		if status := cmd.ProcessState.ExitCode(); status != c.status || !strings.Contains(string(out), c.says) || strings.Count(string(out), "\n") != 1 {
			t.Errorf("record %s: status %d, %s", c.args, status, out)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 6 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	if old, err := os.ReadFile(filepath.Join(folder, "old.svg")); err != nil || string(old) != "old" {
		t.Errorf("old.svg is %q, %v", old, err)
	}
	light, err := os.ReadFile(filepath.Join(folder, "new.svg"))
	if err != nil {
		t.Fatal(err)
	}
	dark, err := os.ReadFile(filepath.Join(folder, "piped.svg"))
	if err != nil {
		t.Fatal(err)
	}
	size := regexp.MustCompile(`viewBox="0 0 ([0-9.]+) ([0-9.]+)"`)
	small, large := size.FindStringSubmatch(string(light)), size.FindStringSubmatch(string(dark))
	if small == nil || large == nil || small[1] == large[1] || small[2] == large[2] {
		t.Errorf("at 80×24 it is %v, at 120×36 %v", small, large)
	}
	paper := regexp.MustCompile(`fill="(#[0-9a-f]{6})"`)
	if a, b := paper.FindStringSubmatch(string(light)), paper.FindStringSubmatch(string(dark)); a == nil || b == nil || a[1] == b[1] {
		t.Errorf("in the light it stands on %v, in the dark on %v", a, b)
	}
}
