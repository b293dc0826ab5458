package ui

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/vt"
	"github.com/muesli/termenv"
)

// scripted is what iris with a script is recorded with.
func scripted(t *testing.T, lines ...string) Options {
	t.Helper()
	o := iris()
	o.Script = Script{Name: "tour", Lines: lines}
	o.Renderer = lipgloss.NewRenderer(io.Discard)
	o.Renderer.SetColorProfile(termenv.TrueColor)
	o.Theme = "dark"
	return o
}

// event is one of a cast.
type castEvent struct {
	at         float64
	kind, data string
}

func castOf(t *testing.T, lines ...string) (header map[string]any, events []castEvent) {
	t.Helper()
	var b bytes.Buffer
	if _, err := RecordCast(t.Context(), scripted(t, lines...), 120, 36, &b); err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(b.String()), "\n") {
		if i == 0 {
			if err := json.Unmarshal([]byte(line), &header); err != nil {
				t.Fatal(err)
			}
			continue
		}
		var e []any
		if err := json.Unmarshal([]byte(line), &e); err != nil || len(e) != 3 {
			t.Fatalf("%v: %s", err, line)
		}
		at, _ := e[0].(float64)
		kind, _ := e[1].(string)
		data, _ := e[2].(string)
		events = append(events, castEvent{at, kind, data})
	}
	return header, events
}

// A terminal that plays a cast shows at each time the screen that the script has led to;
// the times are those of its waits, and a fork is marked.
func TestCastIsTheScreen(t *testing.T) {
	header, events := castOf(t, "step 5", "wait 1.5", "back 3", "alpha 1", "step", "wait 0.25", "digits 4", "show cost")
	if header["version"] != 2.0 || header["width"] != 120.0 || header["height"] != 36.0 {
		t.Errorf("the header is %v", header)
	}
	d := drive(t, func(o *Options) { o.Theme = "dark" })
	screens := map[float64]string{}
	d.press(" ", " ", " ", " ", " ")
	screens[0] = d.screen()
	d.press("left", "left", "left")
	d.command("alpha 1")
	d.press(" ")
	screens[1.5] = d.screen()
	d.command("digits 4")
	d.command("show cost")
	screens[1.75] = d.screen()
	terminal := vt.NewEmulator(120, 36)
	marks := ""
	last := 0.0
	for _, e := range events {
		if e.at < last {
			t.Errorf("an event at %g after one at %g", e.at, last)
		}
		last = e.at
		switch e.kind {
		case "m":
			marks += e.data
		case "o":
			_, _ = terminal.Write([]byte(e.data))
			if want, known := screens[e.at]; !known || textOf(terminal.String()) != textOf(want) {
				t.Errorf("at %g the terminal shows\n%s\nnot\n%s", e.at, terminal.String(), want)
			}
		}
	}
	if last != 1.75 || marks != "fork at k 2, alpha 1" {
		t.Errorf("it ends at %g, with the marks %q", last, marks)
	}
}

// The pages of a lesson are markers of a cast, each at the time it is come to.
func TestLessonIsMarkedInACast(t *testing.T) {
	_, events := castOf(t, "learn alpha", "wait 0.5", "step 10", "wait 0.5", "next", "wait 0.5", "answer 1", "step", "wait 1", "next", "wait 1")
	var marks []castEvent
	for _, e := range events {
		if e.kind == "m" {
			marks = append(marks, e)
		}
	}
	want := []castEvent{{0, "m", "Small steps"}, {1, "m", "Ten times as long"}, {2.5, "m", "The promise"}}
	if !slices.Equal(marks, want) {
		t.Errorf("the markers are %v", marks)
	}
}

// textOf is a screen without what is not seen of it.
func textOf(screen string) string {
	var b strings.Builder
	for line := range strings.Lines(screen) {
		b.WriteString(strings.TrimRight(strings.ReplaceAll(line, "▀", " "), " \n") + "\n")
	}
	return strings.TrimSpace(b.String())
}

// Play makes its steps by the clock of the script.
func TestRecordedPlay(t *testing.T) {
	_, events := castOf(t, "speed 10", "play on", "wait 1", "play off", "wait 2")
	frames := 0
	for _, e := range events {
		if e.kind == "o" && e.data != "" {
			frames++
		}
	}
	if last := events[len(events)-1]; last.at != 3 || frames < 10 || frames > 13 {
		t.Errorf("%d screens, the last event at %g", frames, last.at)
	}
}

// Half a minute of play on Data has the size that README tells, and compressed an
// eighth of it.
func TestRecordedSize(t *testing.T) {
	for speed, kB := range map[string]float64{"2": 400, "5": 750} {
		var b, packed bytes.Buffer
		_, err := RecordSVG(t.Context(), scripted(t, "data iris --alpha 0.3 --show data", "speed "+speed, "play on", "wait 30"), 120, 36, &b)
		if err != nil {
			t.Fatal(err)
		}
		if have := float64(b.Len()) / 1000; have < 0.9*kB || have > 1.1*kB {
			t.Errorf("at %s steps a second it has %g kB, not about %g", speed, have, kB)
		}
		w := gzip.NewWriter(&packed)
		if _, err := w.Write(b.Bytes()); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		if part := float64(packed.Len()) / float64(b.Len()); part < 0.09 || part > 0.16 {
			t.Errorf("at %s steps a second it is compressed to %.2g", speed, part)
		}
	}
}

// The moving picture is well formed, and as long as the script.
func TestRecordedSVG(t *testing.T) {
	var b bytes.Buffer
	r, err := RecordSVG(t.Context(), scripted(t, "wait 1", "step", "wait 1", "step", "wait 2"), 120, 36, &b)
	if err != nil || r.Length != 4*time.Second {
		t.Fatalf("%v, %v", r, err)
	}
	changes := 0
	for x := xml.NewDecoder(bytes.NewReader(b.Bytes())); ; {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "animate" {
			changes++
		}
	}
	picture := b.String()
	if changes != 2 || !strings.Contains(picture, `keyTimes="0;0.25" dur="4s"`) || !strings.Contains(picture, `keyTimes="0;0.5" dur="4s"`) {
		t.Errorf("%d changes in\n%.300s", changes, picture)
	}
}

// A script that goes wrong ends the recording, with its line.
func TestRecordingSaysWhatIsWrong(t *testing.T) {
	for lines, want := range map[string]string{
		"step\nstpe": "tour:2: ", "expect k>3": "tour:1: expect k>3", "data nowhere\nwait 1": "tour:1: ", "wait 1\nwait 601": "tour:2: ",
	} {
		if _, err := RecordCast(t.Context(), scripted(t, strings.Split(lines, "\n")...), 120, 36, io.Discard); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", lines, err)
		}
	}
}

// On a screen a script waits too, and Esc ends it; a line that is typed does not.
func TestScriptWaits(t *testing.T) {
	d := drive(t, func(o *Options) {
		o.Read = func(string) ([]string, error) { return []string{"step 2", "wait 600", "step 5"}, nil }
	})
	d.command("source tour")
	d.at(2)
	d.send(waitedMsg(1))
	d.at(7)
	d.command("source tour")
	d.at(9)
	d.press("esc")
	d.send(waitedMsg(2)) // of the wait that was ended
	d.at(9)
	d.command("wait 1")
	d.shows("Only a script waits")
}
