package cli_test

import (
	"os"
	"runtime"
	"strings"
	"testing"
)

// A file that is dragged into the line comes with backslashes before its blanks.
// It is opened where no file is called so, also by the line that is shared then.
func TestDraggedFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("backslashes are separators there")
	}
	t.Chdir(t.TempDir())
	save := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save("my (own) marks.csv", students)
	save(`it\s one.txt`, "step 4\n")
	const line = `data my\ \(own\)\ marks.csv --label passed`
	out := fine(t, line+"\nsource it\\\\s\\ one.txt\nshare\n", "step")
	const said = `descent 'my\ \(own\)\ marks.csv' --label passed --sum `
	if !strings.Contains(out, "my (own) marks.csv: 4 examples") || !strings.Contains(out, "\nk 4  ") || !strings.Contains(out, said) {
		t.Errorf("%s leads to %s", line, out)
	}
	if out := fine(t, "", "step", `my\ \(own\)\ marks.csv`, "--label", "passed"); !strings.Contains(out, "my (own) marks.csv: 4 examples") {
		t.Errorf("what is shared leads to %s", out)
	}
	save(`my\ \(own\)\ marks.csv`, strings.TrimSuffix(students, "joe,4,6,yes\n"))
	if out := fine(t, line+"\n", "step"); !strings.Contains(out, "3 examples") {
		t.Errorf("the file that is called so is not the first: %s", out)
	}
	if r := descent(t, "", "run", `no\ such.csv`); r.status != 1 || !strings.Contains(r.err, "there is no such file") {
		t.Errorf("of no file: %+v", r)
	}
}
