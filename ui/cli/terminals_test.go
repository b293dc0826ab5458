//go:build unix

package cli_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// surroundings is a terminal as its environment describes it.
type surroundings struct {
	set     []string
	plain   bool // nothing but ASCII reaches it
	colours bool
	refuses string // what the one line says instead
}

func terminals() map[string]surroundings {
	const known = "TERM=xterm-256color"
	return map[string]surroundings{
		"xterm":          {set: []string{"TERM=xterm"}, colours: true},
		"xterm-256color": {set: []string{known}, colours: true},
		"screen":         {set: []string{"TERM=screen"}},
		"tmux-256color":  {set: []string{"TERM=tmux-256color"}, colours: true},
		"linux":          {set: []string{"TERM=linux"}, colours: true, plain: true},
		"vt100":          {set: []string{"TERM=vt100"}, plain: true},
		"dumb":           {set: []string{"TERM=dumb"}, refuses: "TERM says dumb"},
		"unknown":        {set: []string{"TERM=quux"}},
		"NO_COLOR":       {set: []string{known, "NO_COLOR=1"}},
		"CLICOLOR=0":     {set: []string{known, "CLICOLOR=0"}},
		"COLORTERM":      {set: []string{known, "COLORTERM=truecolor"}, colours: true},
		"CI":             {set: []string{known, "CI=true"}},
		"East Asian":     {set: []string{known, "RUNEWIDTH_EASTASIAN=1"}, colours: true, plain: true},
		"LANG=C":         {set: []string{known, "LANG=C"}, colours: true, plain: true},
		"LC_ALL=C":       {set: []string{known, "LANG=de_DE.UTF-8", "LC_ALL=C"}, colours: true, plain: true},
		"C.UTF-8":        {set: []string{known, "LANG=C.UTF-8"}, colours: true},
		"no locale":      {set: []string{known}, colours: true},
		"COLORFGBG":      {set: []string{known, "COLORFGBG=0;15"}, colours: true},
	}
}

// environment is the test's own without what describes a terminal or a
// language, and with set.
func environment(set ...string) []string {
	var env []string
	for _, e := range os.Environ() {
		name, _, _ := strings.Cut(e, "=")
		switch name {
		case "TERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "COLORFGBG", "CI", "RUNEWIDTH_EASTASIAN", "LANG", "LC_ALL", "LC_CTYPE", "XDG_CONFIG_HOME":
		default:
			env = append(env, e)
		}
	}
	env = append(env, "XDG_CONFIG_HOME=/nonexistent") // whoever runs the tests may have settings
	return append(env, set...)
}

// The program starts on every terminal, can be read, and gives it back; or it
// says in one line why not.
func TestTerminals(t *testing.T) {
	t.Parallel()
	for name, on := range terminals() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newScreen(t)
			cmd := s.on(t)
			cmd.Env = environment(on.set...)
			start(t, cmd)
			if on.refuses != "" {
				if status := wait(t, cmd); status != 2 {
					t.Errorf("status %d, want 2", status)
				}
				s.until(t, "\n")
				complaint(t, nil, strings.ReplaceAll(s.text(), "\r\n", "\n"), []string{on.refuses, "descent run"})
				return
			}
			for _, word := range []string{"iris", "0.693147", "petal length", "step", "quit"} {
				s.until(t, word)
			}
			pressQ(t, s)
			if status := wait(t, cmd); status != 0 {
				t.Errorf("status %d", status)
			}
			s.givenBack(t)
			on.judge(t, s.text())
		})
	}
}

// judge looks at everything that the terminal got.
func (on surroundings) judge(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Error("it is no UTF-8")
	}
	ascii := strings.IndexFunc(text, func(r rune) bool { return r > '~' }) < 0
	if ascii != on.plain {
		t.Errorf("plain is %v, want %v", ascii, on.plain)
	}
	colour := regexp.MustCompile(`\x1b\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7])(;[0-9;]*)?m`) // SGR 30 to 47, 90 to 97
	if colours := colour.MatchString(text); colours != on.colours {
		t.Errorf("colours %v, want %v", colours, on.colours)
	}
}

// Of the three streams, each a terminal or not: the program runs where it can
// show something and hear something, and else says what it lacks.
func TestStreams(t *testing.T) {
	t.Parallel()
	for streams := range 8 {
		in, out, errs := streams&1 > 0, streams&2 > 0, streams&4 > 0
		t.Run(fmt.Sprintf("in %v, out %v, error %v", in, out, errs), func(t *testing.T) {
			t.Parallel()
			s := newScreen(t)
			cmd := s.on(t)
			cmd.Env = environment("TERM=xterm-256color")
			var heard, complained strings.Builder
			if !in {
				cmd.Stdin = strings.NewReader("")
			}
			if !out {
				cmd.Stdout = &heard
				cmd.SysProcAttr.Ctty = 0
			}
			if !errs {
				cmd.Stderr = &complained
			}
			if !in && !out {
				cmd.SysProcAttr.Setctty = false
			}
			start(t, cmd)
			if in && out {
				s.until(t, "iris")
				pressQ(t, s)
			}
			status := wait(t, cmd)
			if in && out {
				if status != 0 || complained.Len() > 0 {
					t.Errorf("status %d; error %q", status, complained.String())
				}
				s.givenBack(t)
				return
			}
			line := complained.String()
			if errs {
				s.until(t, "\n")
				line = strings.ReplaceAll(s.text(), "\r\n", "\n")
			}
			lacks := "standard output is none"
			if out {
				lacks = "standard input is none"
			}
			complaint(t, nil, line, []string{lacks, "descent run"})
			if status != 2 || heard.Len() > 0 {
				t.Errorf("status %d, output %q", status, heard.String())
			}
		})
	}
}

// Data from standard input and no terminal to read keys from.
func TestNoTerminalForKeys(t *testing.T) {
	t.Parallel()
	s := newScreen(t)
	cmd := s.on(t, "-")
	cmd.SysProcAttr.Setctty = false
	cmd.Stdin = strings.NewReader(students)
	start(t, cmd)
	if status := wait(t, cmd); status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	s.until(t, "\n")
	complaint(t, nil, strings.ReplaceAll(s.text(), "\r\n", "\n"), []string{"no terminal to read keys from", "/dev/tty", "descent run"})
}
