package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// withSettings runs the program where the file of settings holds a text. PATH in
// what it says stands for that file.
func withSettings(t *testing.T, text string, args ...string) (status int, out, errs string) {
	t.Helper()
	home := t.TempDir()
	path := filepath.Join(home, "descent", "config")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	status = Main(args, Console{In: strings.NewReader(""), Out: &stdout, Err: &stderr, Getenv: func(name string) string {
		return map[string]string{"XDG_CONFIG_HOME": home}[name]
	}})
	return status, strings.ReplaceAll(stdout.String(), path, "PATH"), strings.ReplaceAll(stderr.String(), path, "PATH")
}

// What the file of settings says holds where no flag says anything else, and
// descent config tells which of them it is.
func TestSettings(t *testing.T) {
	t.Parallel()
	const defaults = "digits = 6 # default;theme = auto # default;ascii = off # default, by TERM and the locale;mouse = on # default;projector = off # default"
	for _, c := range []struct{ file, args, want string }{
		{"", "", defaults},
		{"\ufeff# nothing\r\n \r\n", "", defaults},
		{"theme = light\ndigits=8 # more\r\n\nmouse = off", "", "digits = 8 # PATH:2;theme = light # PATH:1;ascii = off # default, by TERM and the locale;mouse = off # PATH:4;projector = off # default"},
		{"theme = light\nprojector = on\nascii = on", "--theme dark --ascii=off --mouse=off", "digits = 6 # default;theme = dark # --theme;ascii = off # --ascii;mouse = off # --mouse;projector = on # PATH:2"},
		{"digits = 8", "--digits 4", "digits = 4 # --digits;theme = auto # default;ascii = off # default, by TERM and the locale;mouse = on # default;projector = off # default"},
	} {
		status, out, errs := withSettings(t, c.file, append([]string{"config"}, strings.Fields(c.args)...)...)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		for i, line := range lines {
			lines[i] = strings.Join(strings.Fields(line), " ")
		}
		if got := strings.Join(lines[1:], ";"); status != 0 || errs != "" || lines[0] != "# PATH" || got != c.want {
			t.Errorf("%q %s: status %d, %q, %q, want %q", c.file, c.args, status, errs, got, c.want)
		}
		// What is printed can stand in the file, and says the same there.
		_, again, _ := withSettings(t, out, append([]string{"config"}, strings.Fields(c.args)...)...)
		for i, line := range strings.Split(strings.TrimSpace(again), "\n")[1:] {
			name, _, _ := strings.Cut(line, " #")
			if was, _, _ := strings.Cut(lines[i+1], " #"); strings.TrimSpace(name) != was {
				t.Errorf("%q: what was printed says %q, before it was %q", c.file, name, was)
			}
		}
	}
}

// A file of settings that is wrong is an error that names the line and what to
// do, whatever the flags say, and before anything is read.
func TestWrongSettings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, want string }{
		{"# a comment\ncolour = red", `PATH:2: there is no setting "colour"; there are digits, theme, ascii, mouse and projector`},
		{"them = light", `PATH:1: there is no setting "them"; did you mean "theme"?; there are digits, theme, ascii, mouse and projector`},
		{"alpha = 1", `PATH:1: there is no setting "alpha"; there are digits, theme, ascii, mouse and projector`},
		{"theme light", `PATH:1: "theme light" sets nothing; write name = value, like theme = light`},
		{"theme =", `PATH:1: "theme =" sets nothing; write name = value, like theme = light`},
		{"theme = red", `PATH:1: theme: unknown value "red"; choose auto, dark, light or mono`},
		{"mouse = maybe", `PATH:1: mouse: "maybe" is neither on nor off; the flag alone switches it on`},
		{"\ndigits = 99", `PATH:2: digits: "99" is no number of digits: choose 3 to 17`},
		{"theme = light\ntheme = dark", `PATH:2: theme is set above, at PATH:1; leave one out`},
		{"theme = \xff", `PATH: line 1 is not UTF-8`},
	} {
		for _, args := range [][]string{{"config"}, {"config", "--theme", "dark", "--digits=3", "--mouse"}, {"no-such-data"}} {
			status, out, errs := withSettings(t, c.file, args...)
			if status != 1 || out != "" || errs != "descent: "+c.want+"\n" {
				t.Errorf("%q %v: status %d, %q, %q, want %q", c.file, args, status, out, errs, c.want)
			}
		}
	}
	// Where nothing is shown, how the screen looks is nothing to look for.
	if status, _, errs := withSettings(t, "colour = red", "run", "notes", "--iterations", "1"); status != 0 {
		t.Errorf("run: status %d, %q", status, errs)
	}
}

// Where no folder is known there is no file, and a relative one does not count.
func TestNoSettings(t *testing.T) {
	t.Parallel()
	for name, env := range map[string]map[string]string{
		"none": {}, "relative": {"XDG_CONFIG_HOME": "config"},
	} {
		var out, errs bytes.Buffer
		status := Main([]string{"config"}, Console{In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(n string) string { return env[n] }})
		if status != 0 || !strings.HasPrefix(out.String(), "# there is no home folder") {
			t.Errorf("%s: status %d, %q, %q", name, status, errs.String(), out.String())
		}
	}
}

// A folder of the XDG base directories that is relative does not count: what is there without it does, for settings
// and for the progress of lessons.
func TestOwnFolder(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no HOME")
	}
	for _, c := range []struct {
		env                map[string]string
		settings, progress string
	}{
		{nil, "", ""},
		{map[string]string{"HOME": "/home/a"}, "/home/a/.config/descent/config", "/home/a/.local/state/descent"},
		{map[string]string{"HOME": "/home/a", "XDG_CONFIG_HOME": "c", "XDG_STATE_HOME": "s"}, "/home/a/.config/descent/config", "/home/a/.local/state/descent"},
		{map[string]string{"HOME": "/home/a", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"}, "/c/descent/config", "/s/descent"},
		{map[string]string{"HOME": "a", "XDG_STATE_HOME": "s"}, "", ""},
	} {
		console := Console{Getenv: func(name string) string { return c.env[name] }}
		if settings, progress := settingsPath(console), lessonsOf(console).StateDir; settings != c.settings || progress != c.progress {
			t.Errorf("%v: %q, %q", c.env, settings, progress)
		}
	}
}
