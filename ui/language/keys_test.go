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
	for _, in := range []Context{Main, List, Typing, Inside} {
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
			if k.Do == nil {
				continue
			}
			if got, fault := Parse(Print(k.Do)); fault != nil || !reflect.DeepEqual(got, k.Do) {
				t.Errorf("%v asks for %#v, typed %q, which is %#v, %v", k.Keys, k.Do, Print(k.Do), got, fault)
			}
		}
	}
}

func nudge(name, way string, n int) session.Adjust { return session.Adjust{Name: name, Way: way, N: n} }

func TestLookup(t *testing.T) {
	m := NewMap()
	for _, c := range []struct {
		in   Context
		key  string
		want Key
	}{
		{Main, " ", Key{Do: session.Step{N: 1}}}, {Main, "right", Key{Do: session.Step{N: 1}}}, {Main, "l", Key{Do: session.Step{N: 1}}}, {Main, "pgdown", Key{ScreenAction: GoOn, N: 1}},
		{Main, "left", Key{Do: session.Back{N: 1}}}, {Main, "h", Key{Do: session.Back{N: 1}}}, {Main, "pgup", Key{ScreenAction: GoOn, N: -1}},
		{Main, ")", Key{Do: session.Step{N: 10}}}, {Main, "(", Key{Do: session.Back{N: 10}}}, {Main, "}", Key{Do: session.Step{N: 100}}}, {Main, "{", Key{Do: session.Back{N: 100}}},
		{Main, "shift+right", Key{Do: session.Step{N: 10}}}, {Main, "shift+left", Key{Do: session.Back{N: 10}}},
		{Main, "home", Key{Do: session.Goto{}}}, {Main, "g", Key{Do: session.Goto{}}}, {Main, "end", Key{Do: session.Newest{}}}, {Main, "G", Key{Do: session.Newest{}}},
		{Main, "k", Key{Do: nudge("alpha", "up", 1)}}, {Main, "down", Key{Do: nudge("alpha", "down", 1)}}, {Main, "K", Key{Do: nudge("alpha", "up", 0)}}, {Main, "shift+down", Key{Do: nudge("alpha", "down", 0)}},
		{Main, "=", Key{Do: nudge("speed", "up", 1)}}, {Main, "+", Key{Do: nudge("speed", "up", 1)}}, {Main, "-", Key{Do: nudge("speed", "down", 1)}}, {Main, "6", Key{Do: session.Show{Panes: []string{"cost"}}}},
		{Main, "[", Key{Do: nudge("digits", "down", 1)}}, {Main, "]", Key{Do: nudge("digits", "up", 1)}}, {Main, "esc", Key{Do: session.Stop{}}}, {Main, "ctrl+c", Key{Do: session.Quit{}}},
		{Main, ":", Key{ScreenAction: Prompt}}, {Main, "ctrl+z", Key{ScreenAction: Suspend}}, {Main, "f5", Key{Do: session.CommandName{Name: "projector"}}},
		{List, "k", Key{ScreenAction: Up, N: 1}}, {List, "q", Key{ScreenAction: Close}}, {Typing, "q", Key{}}, {Typing, "esc", Key{ScreenAction: Close}}, {Main, "F13", Key{}}, {Inside, "end", Key{ScreenAction: Down, N: listEnd}},
		{Choosing, "3", Key{Do: session.Answer{Text: "3"}}}, {Choosing, "0", Key{}}, {Numbering, "0", Key{ScreenAction: Beginning}}, {Numbering, "-", Key{ScreenAction: Beginning}}, {Main, "n", Key{Do: session.NextPage{}}},
	} {
		if k := m.Lookup(c.in, c.key); !reflect.DeepEqual(k.Do, c.want.Do) || k.ScreenAction != c.want.ScreenAction || k.N != c.want.N {
			t.Errorf("%q in %d is %#v, screen action %d with %d; want %+v", c.key, c.in, k.Do, k.ScreenAction, k.N, c.want)
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
		if len(l.Do) > 2 && !l.whole {
			t.Errorf("%q has %d keys", l.Text, len(l.Do))
		}
	}
}

// No key is left out of the help.
func TestEveryKeyHasALine(t *testing.T) {
	for _, k := range KeysIn(Main) {
		if !slices.ContainsFunc(Lines(true), func(l Line) bool { return l.Text == k.line }) {
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
