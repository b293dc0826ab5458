package language

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"descent/ui/session"
)

// One key means one thing in one place, and what it asks for is a line of the
// language: a key can do nothing that cannot be typed.
func TestNoKeyTwice(t *testing.T) {
	for _, in := range []Context{Main, List, TypingLine, InsidePane} {
		seen := map[string]bool{}
		for _, k := range KeysIn(in) {
			for _, name := range k.Keys {
				if seen[name] {
					t.Errorf("key %q means two things in %d", name, in)
				}
				seen[name] = true
			}
			if !k.Any() || len(k.Keys) == 0 {
				t.Errorf("%+v has no meaning, or no key", k)
			}
			if k.Intent == nil {
				continue
			}
			if got, fault := Parse(Print(k.Intent)); fault != nil || !reflect.DeepEqual(got, k.Intent) {
				t.Errorf("%v asks for %#v, typed %q, which is %#v, %v", k.Keys, k.Intent, Print(k.Intent), got, fault)
			}
		}
	}
}

func nudge(name, way string, n int) session.Adjust {
	return session.Adjust{Name: name, Direction: way, N: n}
}

func TestLookup(t *testing.T) {
	m := NewMap()
	for _, c := range []struct {
		in   Context
		key  string
		want Key
	}{
		{Main, " ", Key{Intent: session.Step{N: 1}}}, {Main, "right", Key{Intent: session.Step{N: 1}}}, {Main, "l", Key{Intent: session.Step{N: 1}}}, {Main, "pgdown", Key{ScreenAction: Continue, N: 1}},
		{Main, "left", Key{Intent: session.Back{N: 1}}}, {Main, "h", Key{Intent: session.Back{N: 1}}}, {Main, "pgup", Key{ScreenAction: Continue, N: -1}},
		{Main, ")", Key{Intent: session.Step{N: 10}}}, {Main, "(", Key{Intent: session.Back{N: 10}}}, {Main, "}", Key{Intent: session.Step{N: 100}}}, {Main, "{", Key{Intent: session.Back{N: 100}}},
		{Main, "shift+right", Key{Intent: session.Step{N: 10}}}, {Main, "shift+left", Key{Intent: session.Back{N: 10}}},
		{Main, "home", Key{Intent: session.Goto{}}}, {Main, "g", Key{Intent: session.Goto{}}}, {Main, "end", Key{Intent: session.Newest{}}}, {Main, "G", Key{Intent: session.Newest{}}},
		{Main, "k", Key{Intent: nudge("alpha", "up", 1)}}, {Main, "down", Key{Intent: nudge("alpha", "down", 1)}}, {Main, "K", Key{Intent: nudge("alpha", "up", 0)}}, {Main, "shift+down", Key{Intent: nudge("alpha", "down", 0)}},
		{Main, "=", Key{Intent: nudge("speed", "up", 1)}}, {Main, "+", Key{Intent: nudge("speed", "up", 1)}}, {Main, "-", Key{Intent: nudge("speed", "down", 1)}}, {Main, "6", Key{Intent: session.Show{Panes: []string{"cost"}}}},
		{Main, "[", Key{Intent: nudge("digits", "down", 1)}}, {Main, "]", Key{Intent: nudge("digits", "up", 1)}}, {Main, "esc", Key{Intent: session.Stop{}}}, {Main, "ctrl+c", Key{Intent: session.Quit{}}},
		{Main, ":", Key{ScreenAction: Prompt}}, {Main, "ctrl+z", Key{ScreenAction: Suspend}}, {Main, "f5", Key{Intent: session.CommandName{Name: "projector"}}},
		{List, "k", Key{ScreenAction: Up, N: 1}}, {List, "q", Key{ScreenAction: Close}}, {TypingLine, "q", Key{}}, {TypingLine, "esc", Key{ScreenAction: Close}}, {Main, "F13", Key{}}, {InsidePane, "end", Key{ScreenAction: Down, N: pastListEnd}},
		{ChoiceQuestion, "3", Key{Intent: session.Answer{Text: "3"}}}, {ChoiceQuestion, "0", Key{}}, {NumberQuestion, "0", Key{ScreenAction: BeginTyping}}, {NumberQuestion, "-", Key{ScreenAction: BeginTyping}}, {Main, "n", Key{Intent: session.NextPage{}}},
	} {
		if k := m.Lookup(c.in, c.key); !reflect.DeepEqual(k.Intent, c.want.Intent) || k.ScreenAction != c.want.ScreenAction || k.N != c.want.N {
			t.Errorf("%q in %d is %#v, screen action %d with %d; want %+v", c.key, c.in, k.Intent, k.ScreenAction, k.N, c.want)
		}
	}
}

func TestKeysAsShown(t *testing.T) {
	want := map[string]string{
		"one iteration forward": "space", "one back": "←", "first, newest": "home  end", "choose one": "1 … 6", "the next one": "tab",
		"go to iteration 500": ":500", "type a command": ":", "quit": "q", "suspend (Unix)": "ctrl+z", "fewer, more digits": "[  ]", "colours": "t", "10 forward, back": ")  (",
	}
	also := map[string]string{"one iteration forward": "PgDn → l", "quit": "ctrl+c", "the next one": "shift+tab", "choose one": "", "10 forward, back": "shift → shift ←"}
	for _, l := range Lines(true) {
		if w, ok := also[l.Text]; ok && l.Also != w {
			t.Errorf("%q has the other keys %q, want %q", l.Text, l.Also, w)
		}
		if w, ok := want[l.Text]; ok && l.Keys != w {
			t.Errorf("%q shows %q, want %q", l.Text, l.Keys, w)
		}
		if !slices.Contains(Groups(), l.Group) || l.Keys == "" || l.Text == "" {
			t.Errorf("%+v lacks a group, a key or a text", l)
		}
	}
}

// Two keys share a line only where they undo each other.
func TestOneMeaningALine(t *testing.T) {
	for _, l := range Lines(true) {
		if len(l.Bindings) > 2 && !l.whole {
			t.Errorf("%q has %d keys", l.Text, len(l.Bindings))
		}
	}
}

// No key is left out of the help.
func TestEveryKeyHasALine(t *testing.T) {
	for _, k := range KeysIn(Main) {
		if !slices.ContainsFunc(Lines(true), func(l HelpLine) bool { return l.Text == k.line }) {
			t.Errorf("%v is of no line of the help: %q", k.Keys, k.line)
		}
	}
}

func TestHints(t *testing.T) {
	var got []string
	for _, h := range Hints("Cost") {
		got = append(got, h.Keys+" "+h.Text)
	}
	const want = "space step · ← back · p play · ↑↓ α · tab pane · d data · i start · r again · u take over · x drop ghosts · c compare α · : go to · ? help · q quit"
	if s := strings.Join(got, " · "); s != want {
		t.Errorf("the footer reads %s", s)
	}
	got = nil
	for _, h := range HintsInside("Cost") {
		got = append(got, h.Keys+" "+h.Text)
	}
	const inside = "←→↑↓ pan · + − zoom · 0 reset · Esc leave · space step · p play · tab pane"
	if s := strings.Join(got, " · "); !strings.HasPrefix(s, inside) || strings.Contains(s, "↑↓ α") || strings.Contains(s, "← back") {
		t.Errorf("inside the footer reads %s", s)
	}
	if h := HintsInside("Examples"); h[0].Keys != "↑↓" || h[0].Text != "choose" || h[1].Text != "leave" {
		t.Errorf("inside Examples the footer begins with %+v", h[:2])
	}
	node := slices.ContainsFunc(Hints("Graph"), func(h Hint) bool { return h.Keys == ". ," && h.Text == "node" })
	line := slices.ContainsFunc(Hints("Loop"), func(h Hint) bool { return h.Keys == ". ," && h.Text == "line" })
	if !node || !line {
		t.Error("the same key walks nodes in the graph and lines in the loop")
	}
}

func TestProjectorHints(t *testing.T) {
	var got []string
	for _, h := range ProjectorHints() {
		got = append(got, h.Keys+" "+h.Text)
	}
	// The line of keys of the picture big-120x36.
	const want = "PgDn step · PgUp back · p play · ↑↓ α · tab pane · H hide pane · P leave projector · ? help · q quit"
	if s := strings.Join(got, " · "); s != want {
		t.Errorf("the footer reads %s", s)
	}
}
