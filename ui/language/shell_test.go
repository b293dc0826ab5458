package language_test

import (
	"math/rand/v2"
	"os/exec"
	"reflect"
	"strings"
	"testing"

	"descent/ui/language"
	"descent/ui/session"
)

// fromShell reads the flags of a command line, as words that a shell made.
func fromShell(t *testing.T, words []string) session.Data {
	t.Helper()
	d := session.Data{Name: words[0]}
	var moment language.MomentReader
	for i := 1; i < len(words); i++ {
		name, value, has := strings.Cut(strings.TrimPrefix(words[i], "--"), "=")
		takes := true
		for _, f := range language.MomentFlags() {
			takes = takes && (f.Name != name || f.Value != "")
		}
		if !has && takes {
			i++
			value = words[i]
		}
		read := func() error { return moment.Set(name, value) }
		for _, f := range language.Flags() {
			if f.Name == name {
				read = func() error { return f.Set(&d.ReadOptions, value) }
			}
		}
		if err := read(); err != nil {
			t.Fatalf("%q: --%s: %v", words, name, err)
		}
	}
	d.RestoreActions = moment.Actions()
	return d
}

// The line that opens data at a moment goes through a real shell and comes out as
// the same moment.
func TestCommandLine(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	var data language.CommandRow
	for _, r := range language.Table() {
		if r.Name == "data" {
			data = r
		}
	}
	for range 40 {
		d, ok := data.Random(rng).(session.Data)
		if !ok {
			t.Fatal("data is made of something else")
		}
		if strings.HasPrefix(d.Name, "-") {
			d.Name = "x"
		}
		line := language.CommandLine(d, nil)
		script := "set -- " + strings.TrimPrefix(line, "descent ") + `; for a in "$@"; do printf '%s\0' "$a"; done`
		out, err := exec.CommandContext(t.Context(), "sh", "-c", script).Output()
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if got := fromShell(t, strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")); !reflect.DeepEqual(got, d) {
			t.Fatalf("%s\nis %#v\nnot %#v", line, got, d)
		}
	}
	for name, want := range map[string]string{"run": "descent ./run", "-x.csv": "descent ./-x.csv", "-": "descent -", "my file.csv": "descent 'my file.csv'", "it's": `descent 'it'\''s'`} {
		if got := language.CommandLine(session.Data{Name: name}, []string{"run"}); got != want {
			t.Errorf("%s is opened by %s, want %s", name, got, want)
		}
	}
}
