package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// talk begins a conversation about iris; it ends with the test.
func talk(t *testing.T, change ...func(*Options)) *Conversation {
	t.Helper()
	o := iris()
	for _, c := range change {
		c(&o)
	}
	c, err := NewConversation(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// ask is the answer to a line that is no fault.
func ask(t *testing.T, c *Conversation, line string) string {
	t.Helper()
	said, err := c.Answer(line)
	if err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	return strings.Join(said, "\n")
}

// The same lines lead to the same bits as the same keys do on the screen.
func TestConversationIsTheProgram(t *testing.T) {
	c, d := talk(t), drive(t)
	d.press(paneNumber(t, "Loop")) // it shows the line
	for _, both := range [][2]string{
		{"step 3", "   "}, {"back", "h"}, {"alpha 1", ""}, {"", " "}, {"takeover", "u"}, {"restart", "r"}, {"step 10", ")"},
		{"line", "."}, {"line 2", ".."}, {"example 2", ">"}, {"line -1", ","}, {"0", "g"}, {"line -1", ","}, {"step 2", "  "}, {"line -1", ","},
	} {
		ask(t, c, both[0])
		if both[0] == "alpha 1" {
			d.command(both[0])
		}
		d.write(both[1])
		if spoken, seen := c.frame(), d.frame(); !identical(spoken.At, seen.At) || spoken.Alpha != seen.Alpha ||
			spoken.Focus != seen.Focus || len(spoken.Ghosts) != len(seen.Ghosts) || !holds(t, c, fmt.Sprintf("line=%d", d.lines())) {
			t.Fatalf("%q leads to k %d, α %v, and %q to k %d, line %d, α %v", both[0], spoken.At.Iter, spoken.Alpha, both[1], seen.At.Iter, d.lines(), seen.Alpha)
		}
	}
}

// Each command has an answer or ends the conversation, and each is plain text.
func TestEveryCommandIsAnswered(t *testing.T) {
	t.Parallel()
	var saved shelf
	for _, line := range []string{
		"help", "step 2", "back", "show", "line", "example 7", "examples 2", "runs", "compare 0.1 1", "step", "runs", "compare off", "restart",
		"takeover", "500", "until J<0.1", "alpha 0.3", "data moons", "data breast-cancer", "show", "features 1,2", "scale standard",
		"init random 7", "digits 8", "export run.csv", "export! run.jsonl",
	} {
		c := talk(t, saved.keep)
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
	c := talk(t)
	if ask(t, c, "# nothing"); c.Ended() {
		t.Error("a note ends it")
	}
	if ask(t, c, "quit"); !c.Ended() {
		t.Error("quit does not end it")
	}
}

// What is wrong with a file is another fault than what is wrong with a line.
func TestConversationFaults(t *testing.T) {
	full := shelf{room: 10}
	c := talk(t, full.keep)
	var file *FileError
	for line, about := range map[string]bool{"data nowhere": true, "export run.csv": true, "stpe": false, "example 101": false, "init 1": false} {
		if _, err := c.Answer(line); err == nil || errors.As(err, &file) != about {
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
		o := iris()
		o.Tolerance, o.Limit = 0, 0
		c, err := NewConversation(ctx, o)
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(30*time.Millisecond, cancel)
		for one := range strings.SplitSeq(line, "\n") {
			_, err = c.Answer(one)
		}
		if line != "show" && !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %v", line, err)
		}
		c.Close()
		cancel()
	}
	goleak.VerifyNone(t, before)
}
