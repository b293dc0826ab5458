package text_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/session"
	"descent/ui/text"
	"descent/ui/worker"
)

// iris is what the program begins with when nothing is asked for.
func iris(t *testing.T) worker.Experiment {
	t.Helper()
	set, err := open(t.Context(), "iris", worker.OpenOptions{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return worker.Experiment{
		Name: set.Name, Data: set, Start: trainer.Zeros(len(set.Features)), StartAction: session.InitZero{}, Seed: 7,
		Alpha: set.Alpha, Limit: 10000, Tolerance: 1e-8, Files: worker.Files{Open: open},
	}
}

// open reads an entry of the catalogue as the command line does.
func open(_ context.Context, name string, as worker.OpenOptions, _ func(datasets.Progress)) (datasets.Set, error) {
	entry, ok := datasets.Find(name)
	if !ok {
		return datasets.Set{}, errors.New("there is no " + name)
	}
	set, err := entry.Load(datasets.Generator{Noise: -1})
	if err != nil {
		return set, err
	}
	if set, err = set.Select(as.Features); err != nil {
		return set, err
	}
	return set.Scale(as.Scale), nil
}

var errFull = errors.New("the shelf is full; take something away")

// memFiles is where exports go: what was committed.
type memFiles map[string]string

type memFile struct {
	bytes.Buffer
	commit func(string)
}

func (p *memFile) Commit() error {
	p.commit(p.String())
	return nil
}

func (p *memFile) Discard() {}

func (s memFiles) create(name string, overwrite bool) (worker.File, error) {
	if _, exists := s[name]; exists && !overwrite {
		return nil, errors.New(name + " exists: export! " + name + " overwrites it")
	}
	return &memFile{commit: func(content string) { s[name] = content }}, nil
}

// talk begins a conversation about iris; it ends with the test.
func talk(t *testing.T, create func(string, bool) (worker.File, error)) *text.Session {
	t.Helper()
	e := iris(t)
	e.Create = create
	c, err := text.New(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// ask is the answer to a line that is no fault.
func ask(t *testing.T, c *text.Session, line string) string {
	t.Helper()
	said, err := c.Exec(line)
	if err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	return strings.Join(said, "\n")
}

// Each command has an answer or ends the conversation, and each is plain text.
func TestEveryCommandIsAnswered(t *testing.T) {
	t.Parallel()
	saved := memFiles{}
	for _, line := range []string{
		"help", "step 2", "back", "show", "line", "example 7", "examples 2", "runs", "compare 0.1 1", "step", "runs", "compare off", "restart",
		"takeover", "500", "until J<0.1", "alpha 0.3", "data moons", "data breast-cancer", "show", "features 1,2", "scale standard",
		"init random 7", "digits 8", "export run.csv", "export! run.jsonl",
	} {
		c := talk(t, saved.create)
		said := ask(t, c, line)
		if said == "" {
			t.Errorf("%q has no answer", line)
		}
		for _, r := range said {
			if r != '\n' && (r < ' ' || r > '~') {
				t.Errorf("%q is answered with a %q:\n%s", line, r, said)
			}
		}
	}
	c := talk(t, nil)
	if ask(t, c, "# nothing"); c.Ended() {
		t.Error("a note ends it")
	}
	if ask(t, c, "quit"); !c.Ended() {
		t.Error("quit does not end it")
	}
}

// What is wrong with a file is another fault than what is wrong with a line.
func TestConversationFaults(t *testing.T) {
	c := talk(t, func(string, bool) (worker.File, error) { return nil, errFull })
	var file *text.FileError
	for line, about := range map[string]bool{"data nowhere": true, "export run.csv": true, "stpe": false, "example 101": false, "init 1": false} {
		if _, err := c.Exec(line); err == nil || errors.As(err, &file) != about {
			t.Errorf("%q: %v", line, err)
		}
	}
	if got := ask(t, c, "step"); !strings.HasPrefix(got, "k 1 ") {
		t.Errorf("it goes on with %q", got)
	}
}

// The end of its context ends what is under way; nothing is left behind.
func TestConversationIsInterrupted(t *testing.T) {
	before := goleak.IgnoreCurrent()
	for _, line := range []string{"step 1000000000", "until J<1e-300", "compare 0.1\nstep 1000000000", "show"} {
		ctx, cancel := context.WithCancel(context.Background())
		e := iris(t)
		e.Tolerance, e.Limit = 0, 0
		c, err := text.New(ctx, e)
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(30*time.Millisecond, cancel)
		for one := range strings.SplitSeq(line, "\n") {
			_, err = c.Exec(one)
		}
		if line != "show" && !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %v", line, err)
		}
		c.Close()
		cancel()
	}
	goleak.VerifyNone(t, before)
}

// With vectors a line is one of eight, and says what it is in the loop.
func TestLinesWithVectors(t *testing.T) {
	c := talk(t, nil)
	ask(t, c, "goto 20")
	for _, said := range []struct{ line, text string }{
		{"form vectors", "with vectors: X (2,100), an example in each column, Y (1,100), w (2,1)"},
		{"line 4", "line 4 of 8: dZ = A - Y\n(1,100), in the loop dz(i)\ndZ = [ 0.446531 0.446531 0.435684 ... -0.184825 ]\ndz(100) = 0.815175 - 1 = -0.184825"},
		{"line", "line 5 of 8: dw = X @ dZ.T / m"},
		{"line 3", "k 21 "},
		{"line -1", "line 7 of 8: w = w - alpha * dw"},
		{"form", "line 804 of 805: w2 := w2 - alpha*dw2"},
	} {
		if got := ask(t, c, said.line); !strings.Contains(got, said.text) {
			t.Errorf("%s: no %q in\n%s", said.line, said.text, got)
		}
	}
}
