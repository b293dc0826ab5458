package cli

import (
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/worker"
)

func TestOneLine(t *testing.T) {
	for s, want := range map[string]string{
		"plain α −1":           "plain α −1",
		"a\nb\rc\td":           `a\nb\rc\td`,
		"\x1b[31m\u009b\u202e": `\x1b[31m\u009b\u202e`,
		"\xff\xfe":             `\xff\xfe`,
		"it's \"so\"":          `it's "so"`,
	} {
		if got := oneLine(s); got != want {
			t.Errorf("oneLine(%q) is %q, want %q", s, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	const text = "one two  three four"
	for width, want := range map[int]string{1: "one|two|three|four", 7: "one two|three|four", 10: "one two|three four", 99: "one two three four"} {
		if got := strings.Join(wrap(text, width), "|"); got != want {
			t.Errorf("wrap to %d is %q, want %q", width, got, want)
		}
	}
}

// TestOpener is what the data picker can open while the program runs.
func TestOpener(t *testing.T) {
	const csv = "a,b,y\n1,5,0\n2,5,1\n3,5,1\n"
	o := newOptions()
	o.readOptions.Table.Features = []string{"b"}
	first, err := o.open(t.Context(), "-", strings.NewReader(csv), nil)
	if err != nil {
		t.Fatal(err)
	}
	open := o.opener("-", first)
	for _, name := range []string{"-", first.Name} {
		again, err := open(t.Context(), name, worker.OpenOptions{Preprocessing: datasets.Preprocessing{Scale: datasets.MinMax}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if m, n := again.Size(); m != 3 || n != 1 || again.Scaling.Method != datasets.MinMax {
			t.Errorf("%q again is %d×%d with scaling %v", name, m, n, again.Scaling.Method)
		}
	}
	// The features were the file's; another set has its own.
	iris, err := open(t.Context(), "iris", worker.OpenOptions{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if m, n := iris.Size(); m != 100 || n != 2 {
		t.Errorf("iris is %d×%d", m, n)
	}
	if _, err := open(t.Context(), "irs", worker.OpenOptions{}, nil); err == nil || !strings.Contains(err.Error(), `did you mean "iris"?`) {
		t.Errorf("the error for irs is %v", err)
	}
	if _, err := o.opener("iris", iris)(t.Context(), "-", worker.OpenOptions{}, nil); err == nil || !strings.Contains(err.Error(), "keyboard") {
		t.Errorf("the error for the keyboard is %v", err)
	}
}
