package keymap

import (
	"slices"
	"strings"
	"testing"
)

// One key means one thing in one place.
func TestNoKeyTwice(t *testing.T) {
	seen := map[Context]map[string]string{Main: {}, List: {}, Text: {}, Inside: {}}
	for _, row := range Table() {
		for _, b := range row.Binds {
			for _, key := range b.Keys {
				if other, ok := seen[row.In][key]; ok {
					t.Errorf("key %q means %q and %q", key, other, row.Text)
				}
				seen[row.In][key] = row.Text
			}
		}
	}
}

func TestLookup(t *testing.T) {
	m := New()
	for _, c := range []struct {
		in     Context
		key    string
		action Action
		n      int
	}{
		{Main, " ", Forward, 1}, {Main, "right", Forward, 1}, {Main, "l", Forward, 1}, {Main, "pgdown", Forward, 1},
		{Main, "left", Back, 1}, {Main, "h", Back, 1}, {Main, "pgup", Back, 1},
		{Main, ")", Forward, 10}, {Main, "(", Back, 10}, {Main, "}", Forward, 100}, {Main, "{", Back, 100},
		{Main, "shift+right", Forward, 10}, {Main, "shift+left", Back, 10},
		{Main, "home", First, 0}, {Main, "g", First, 0}, {Main, "end", Newest, 0}, {Main, "G", Newest, 0},
		{Main, "k", AlphaUp, 1}, {Main, "down", AlphaDown, 1}, {Main, "K", AlphaUp, 0}, {Main, "shift+down", AlphaDown, 0},
		{Main, "=", Faster, 0}, {Main, "+", Faster, 0}, {Main, "-", Slower, 0}, {Main, "6", Pane, 6},
		{Main, "[", Digits, -1}, {Main, "]", Digits, 1}, {Main, "esc", Close, 0}, {Main, "ctrl+c", Quit, 0},
		{List, "k", Up, 1}, {List, "q", Close, 0}, {Text, "q", None, 0}, {Text, "esc", Close, 0}, {Main, "F13", None, 0},
	} {
		if b := m.Lookup(c.in, c.key); b.Action != c.action || b.N != c.n {
			t.Errorf("%q in %v is action %v with %d, want %v with %d", c.key, c.in, b.Action, b.N, c.action, c.n)
		}
	}
}

func TestEveryMainRowHasAGroupAndText(t *testing.T) {
	known := map[Group]bool{}
	for _, g := range Groups() {
		known[g] = true
	}
	for _, row := range Table() {
		if row.Text == "" || len(row.Binds) == 0 || row.In == Main && !known[row.Group] {
			t.Errorf("row %+v lacks a text, a key or a group", row)
		}
		for _, b := range row.Binds {
			if b.Action == None || len(b.Keys) == 0 {
				t.Errorf("row %q has a binding without action or key", row.Text)
			}
		}
	}
}

func TestKeysAsShown(t *testing.T) {
	want := map[Action]string{
		Forward: "space → l PgDn", Back: "← h PgUp", First: "home g  end G", Goto: ":500  :help", Quit: "q ctrl+c/z",
	}
	for _, row := range Table() {
		b := row.Binds[0]
		if w, ok := want[b.Action]; ok && b.N <= 1 && row.In == Main && row.Keys() != w {
			t.Errorf("%q shows %q, want %q", row.Text, row.Keys(), w)
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
