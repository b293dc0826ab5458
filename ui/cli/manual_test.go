package cli

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
)

// Every command has a page, and every flag of its help stands on it.
func TestManualHasWhatHelpHas(t *testing.T) {
	t.Parallel()
	pages := map[string]string{}
	for _, p := range Manual("2026-01-02") {
		pages[p.File] = p.Text
	}
	root := newRoot(Console{Getenv: func(string) string { return "" }}, &bytes.Buffer{})
	commands := append(root.Commands(), root)
	for _, cmd := range commands {
		if cmd.Name() == "help" {
			continue
		}
		page, ok := pages[strings.ReplaceAll(cmd.CommandPath(), " ", "-")+".1"]
		if !ok {
			t.Errorf("%s has no page", cmd.CommandPath())
			continue
		}
		var help bytes.Buffer
		cmd.SetOut(&help)
		if err := cmd.Help(); err != nil {
			t.Fatal(err)
		}
		for _, spec := range flagTable() {
			want := strings.Contains(help.String(), "\n  --"+spec.name+" ") || strings.Contains(help.String(), "\n  --"+spec.name+"\n")
			name := `\fB\-\-` + strings.ReplaceAll(spec.name, "-", `\-`)
			if has := strings.Contains(page, name+" ") || strings.Contains(page, name+`\fR`); has != want {
				t.Errorf("%s: --%s is on its page: %v, and in its help: %v", cmd.CommandPath(), spec.name, has, want)
			}
		}
	}
}

// What man makes of a page has no warning, and no backslash but those that are meant.
func TestManualPagesAreRead(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("groff"); err != nil {
		t.Skip("there is no groff")
	}
	for _, p := range Manual("2026-01-02") {
		cmd := exec.Command("groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-P-cbou")
		cmd.Stdin = strings.NewReader(p.Text)
		var out, faults bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &faults
		if err := cmd.Run(); err != nil || faults.Len() > 0 {
			t.Errorf("%s: %v\n%s", p.File, err, faults.String())
		}
		if left, meant := strings.Count(out.String(), `\`), strings.Count(p.Text, `\e`); left != meant {
			t.Errorf("%s: %d backslashes are read, and %d are meant:\n%s", p.File, left, meant, out.String())
		}
	}
}

func TestRoffMeansItself(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a-b":    `a\-b`,
		`C:\x`:   `C:\ex`,
		".start": `\&.start`,
		"'>=6'":  `\&'>=6'`,
	} {
		if got := roff(text); got != want {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	}
}
