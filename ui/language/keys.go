package language

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"descent/ui/session"
)

// Context is where a key is pressed.
type Context uint8

// The contexts.
const (
	Main             Context = iota // nothing is open
	List                            // a list to choose from
	TypingLine                      // a line that is being typed; other keys are text
	InsidePane                      // inside a pane; other keys mean what they mean in Main
	ChoiceQuestion                  // a question is open that has choices; other keys as in Main
	NumberQuestion                  // a question is open whose answer is a number; other keys as in Main
	PracticeQuestion                // a number is worked out: what can be typed is text, but for a few
	PracticeAnswered                // it is there; other keys as in Main
)

// Group is a heading of the help.
type Group string

// The headings, in the order of the help.
const (
	Steps        Group = "Step"
	LearningRate Group = "Learning rate α"
	Asking       Group = "Ask"
	Panes        Group = "Panes"
	Iteration    Group = "Inside an iteration"
	DataModel    Group = "Data and start"
	Runs         Group = "Runs"
	Display      Group = "Screen"
	Program      Group = "Program"
)

// Groups lists the headings in their order.
func Groups() []Group {
	return []Group{Steps, LearningRate, Asking, Panes, Iteration, DataModel, Runs, Display, Program}
}

// Key ties keys to an intent, or to an action of the screen alone. Keys are named as
// Bubble Tea names them.
type Key struct {
	Keys         []string
	Intent       session.Intent // nil: an action of the screen
	ScreenAction ScreenAction
	N            int // of an action of the screen: how far

	line          string            // of the help
	footer        string            // the footer's word, empty for none there
	HintIn        map[string]string // the footer's word while that main pane is chosen
	shown         string            // the footer's keys where they differ from the first key
	projectorKeys string            // what is told of it in projector mode
	projectorText string
}

// intentKey ties keys to an intent.
func intentKey(do session.Intent, keys ...string) Key { return Key{Keys: keys, Intent: do} }

func (k Key) helpLine(line string) Key { k.line = line; return k }
func (k Key) hint(text string) Key     { k.footer = text; return k }
func (k Key) shownAs(keys string) Key  { k.shown = keys; return k }
func (k Key) projectorHint(keys, text string) Key {
	k.projectorKeys, k.projectorText = keys, text
	return k
}

func (k Key) hintIn(text string, panes ...string) Key {
	in := maps.Clone(k.HintIn)
	if in == nil {
		in = map[string]string{}
	}
	for _, p := range panes {
		in[p] = text
	}
	k.HintIn = in
	return k
}

// KeysIn lists the keys of a context in the order of the help's lines.
func KeysIn(in Context) []Key {
	if in != Main {
		return screenKeys()[in]
	}
	cachedKeys.once.Do(func() { cachedKeys.main = keysOfMain() })
	return slices.Clone(cachedKeys.main)
}

// cachedKeys is the keys of Main once they are put in order: the footer asks for
// them at every frame.
var cachedKeys struct { //nolint:gochecknoglobals // it never changes
	once sync.Once
	main []Key
}

func keysOfMain() []Key {
	var keys []Key
	for _, r := range Table() {
		keys = append(keys, r.Keys...)
	}
	keys = append(keys, screenKeys()[Main]...)
	order := map[string]int{}
	for i, l := range helpLines() {
		order[l.Text] = i
	}
	slices.SortStableFunc(keys, func(a, b Key) int { return order[a.line] - order[b.line] })
	return keys
}

// Map finds the key of a name.
type Map map[Context]map[string]Key

// NewMap indexes the table.
func NewMap() Map {
	m := Map{}
	for _, in := range []Context{Main, List, TypingLine, InsidePane, ChoiceQuestion, NumberQuestion, PracticeQuestion, PracticeAnswered} {
		m[in] = keysByName(in)
	}
	return m
}

func keysByName(in Context) map[string]Key {
	all := map[string]Key{}
	for _, k := range KeysIn(in) {
		for _, name := range k.Keys {
			all[name] = k
		}
	}
	return all
}

// Lookup returns what a key means; where it means nothing Any is false.
func (m Map) Lookup(in Context, name string) Key { return m[in][name] }

// Any reports whether the key means something.
func (k Key) Any() bool { return k.Intent != nil || k.ScreenAction != NoScreenAction }

// Label is a key as people read it.
func Label(key string) string {
	names := map[string]string{
		" ": "space", "right": "→", "left": "←", "up": "↑", "down": "↓", "pgdown": "PgDn", "pgup": "PgUp",
		"enter": "Enter", "esc": "Esc", "shift+right": "shift →", "shift+left": "shift ←", "shift+up": "shift ↑",
		"shift+down": "shift ↓",
	}
	if name, ok := names[key]; ok {
		return name
	}
	return key
}

// Hint is one entry of the footer.
type Hint struct {
	Keys, Text string
	Intent     session.Intent // nil: an action of the screen
	first      string         // of its keys, by name
}

func (k Key) hintOf(keys, text string) Hint {
	return Hint{Keys: keys, Text: text, Intent: k.Intent, first: k.Keys[0]}
}

// Hints lists the footer's entries while that main pane is chosen, in the order
// of the help.
func Hints(pane string) []Hint { return hints(Main, pane) }

// HintsInside lists the footer's entries while a person is in that pane: its
// own, then those whose keys it leaves alone.
func HintsInside(pane string) []Hint {
	own, taken := hints(InsidePane, pane), keysByName(InsidePane)
	for _, h := range hints(Main, pane) {
		if !taken[h.first].Any() {
			own = append(own, h)
		}
	}
	return own
}

func hints(in Context, pane string) []Hint {
	var all []Hint
	for _, k := range KeysIn(in) {
		text := k.footer
		if own, ok := k.HintIn[pane]; ok {
			text = own
		}
		if text == "" {
			continue
		}
		keys := k.shown
		if keys == "" {
			keys = Label(k.Keys[0])
		}
		all = append(all, k.hintOf(keys, text))
	}
	return all
}

// ProjectorHints lists what a lecture needs, to be told when projector mode begins: by the keys of a presentation remote where it has them.
func ProjectorHints() []Hint {
	var all []Hint
	for _, k := range KeysIn(Main) {
		if k.projectorText != "" {
			all = append(all, k.hintOf(k.projectorKeys, k.projectorText))
		}
	}
	return all
}

// HelpLine is one line of the help of the keys: one meaning, of one key or of two that
// undo each other.
type HelpLine struct {
	Group       Group
	Text, Keys  string
	Also        string // other keys that mean the same
	OfLambda    bool   // it is of no use where there is no λ
	Bindings    []Key  // its keys; none where it is typed
	SearchWords string // other words by which it is found

	whole bool // Keys stands for all of them
}

// Lines lists the help of the keys, group by group: what is about λ only where
// there is one.
func Lines(lambda bool) []HelpLine {
	all := slices.DeleteFunc(helpLines(), func(l HelpLine) bool { return l.OfLambda && !lambda })
	of := map[string][]Key{}
	for _, k := range KeysIn(Main) {
		of[k.line] = append(of[k.line], k)
	}
	for i := range all {
		all[i].fill(of[all[i].Text])
	}
	return all
}

// fill gives a line its keys: the first name of each is shown, the others are what
// means the same.
func (l *HelpLine) fill(keys []Key) {
	l.Bindings = keys
	var first, also []string
	for _, k := range keys {
		first = append(first, Label(k.Keys[0]))
		for _, name := range k.Keys[1:] {
			also = append(also, Label(name))
		}
	}
	switch {
	case l.Keys == "":
		l.Keys = strings.Join(first, "  ")
	case !l.whole:
		also = append(slices.DeleteFunc(first, func(name string) bool { return name == l.Keys }), also...)
	default:
		also = nil
	}
	l.Also = strings.Join(also, " ")
}
