package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"descent/ui/text"
)

// talk begins a conversation about iris; it ends with the test.
func talk(t *testing.T, change ...func(*Options)) *text.Session {
	t.Helper()
	o := iris()
	for _, c := range change {
		c(&o)
	}
	c, err := text.New(context.Background(), o.Experiment)
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
		if spoken, seen := c.State(), d.frame(); !identical(spoken.Run.Snapshot, seen.Run.Snapshot) || spoken.Run.Alpha != seen.Run.Alpha ||
			spoken.Inside.Focus != seen.Inside.Focus || len(spoken.Run.Ghosts) != len(seen.Run.Ghosts) || !holds(t, c, fmt.Sprintf("line=%d", d.lines())) {
			t.Fatalf("%q leads to k %d, α %v, and %q to k %d, line %d, α %v", both[0], spoken.Run.Snapshot.Iter, spoken.Run.Alpha, both[1], seen.Run.Snapshot.Iter, d.lines(), seen.Run.Alpha)
		}
	}
}
