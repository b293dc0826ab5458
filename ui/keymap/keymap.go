// Package keymap is the one table of keys: which key means which action where.
// Dispatch, help, the footer and the README are all made from it. It knows
// names of keys and actions; it must not know what an action does, nor any
// terminal library.
package keymap

import "strings"

// Action is something a person can ask for.
type Action uint8

// The actions. Those that need a count take it from their binding.
const (
	None    Action = iota
	Forward        // N iterations
	Back           // N iterations
	First
	Newest
	Goto
	Play
	Faster
	Slower
	AlphaUp // N = 1 on the ladder, 0 finer
	AlphaDown
	AlphaType
	Compare // several α
	Pane    // main pane number N
	NextPane
	PrevPane
	Zoom
	LogCost
	Digits // N more
	Theme
	Data
	Start
	Restart
	TakeOver
	DropGhosts
	Help
	Quit
	Suspend
	LineForward
	LineBack
	NextExample
	PrevExample
	EndOfLoop
	Why
	Enter // into the main pane
	Sort
	Reverse // the order of sorting
	WrongOnly
	OtherPair // of features or parameters, N further
	Close     // what is open
	Up        // in a list or a pane
	Down      // in a list or a pane
	Left      // in a pane
	Right     // in a pane
	Closer    // in a pane: zoom in
	Wider     // in a pane: zoom out
	Reset     // in a pane: its own view again
	Choose    // in a list, or what was typed
	Search    // in a list
	Complete  // what is typed: N = 1 with the next that fits, −1 with the one before
	Projector
	Hide       // the main pane
	ChooseHide // what is hidden
)

// Context is where a key is pressed.
type Context uint8

// The contexts.
const (
	Main   Context = iota // nothing is open
	List                  // a list to choose from
	Text                  // a line that is being typed; other keys are text
	Inside                // inside a pane; other keys mean what they mean in Main
)

// Binding ties keys to an action. Keys are named as Bubble Tea names them.
type Binding struct {
	Keys   []string
	Action Action
	N      int
	Hint   string            // the footer's word, empty for none there
	HintIn map[string]string // the footer's word while that main pane is chosen
	Show   string            // the footer's keys where they differ from the first key
	Far    Hint              // the footer's entry in projector mode
}

// Row is one line of the help: one or more bindings that belong together.
type Row struct {
	Group Group
	Text  string
	Binds []Binding
	Show  string // the keys as the help shows them, where the rule does not do
	In    Context
}

// Group is a heading of the help.
type Group string

// The headings, in the order of the help.
const (
	Step         Group = "Step"
	LearningRate Group = "Learning rate α"
	Iteration    Group = "Inside an iteration"
	Panes        Group = "Panes"
	Runs         Group = "Data and runs"
	Program      Group = "Program"
)

// Groups lists the headings in their order.
func Groups() []Group { return []Group{Step, LearningRate, Iteration, Panes, Runs, Program} }

// Table returns every row, in the order of the help and of the footer.
func Table() []Row {
	rows := append(mainRows(), insideRows()...)
	return append(rows, inputRows()...)
}

func one(action Action, n int, hint string, keys ...string) []Binding {
	return []Binding{{Keys: keys, Action: action, N: n, Hint: hint}}
}

// far gives the first binding an entry in the footer of projector mode.
func far(keys, text string, binds []Binding) []Binding {
	binds[0].Far = Hint{Keys: keys, Text: text}
	return binds
}

func hinted(action Action, key string, in map[string]string) []Binding {
	return []Binding{{Keys: []string{key}, Action: action, HintIn: in}}
}

func two(a, b Binding) []Binding { return []Binding{a, b} }

func bind(action Action, n int, keys ...string) Binding {
	return Binding{Keys: keys, Action: action, N: n}
}

func mainRows() []Row {
	ladder := bind(AlphaUp, 1, "up", "k")
	ladder.Hint, ladder.Show = "α", "↑↓"
	line := bind(LineForward, 0, ".")
	line.HintIn, line.Show = map[string]string{"Loop": "line", "Graph": "node"}, ". ,"
	inner := map[string]string{"Loop": "example", "Graph": "example", "Examples": "example"}
	example := bind(NextExample, 0, ">")
	example.HintIn, example.Show = inner, "> <"
	pair := bind(OtherPair, 1, "o")
	pair.HintIn = map[string]string{"Data": "other pair", "Surface": "other pair"}
	into := map[string]string{"Examples": "choose", "Surface": "pan, zoom"}
	return []Row{
		{Group: Step, Text: "one iteration forward", Binds: far("PgDn", "step", one(Forward, 1, "step", " ", "right", "l", "pgdown"))},
		{Group: Step, Text: "one back", Binds: far("PgUp", "back", one(Back, 1, "back", "left", "h", "pgup"))},
		{Group: Iteration, Text: "a line forward, back", Binds: two(line, bind(LineBack, 0, ",")), Show: ".  ,"},
		{Group: Iteration, Text: "next, prior example", Binds: two(example, bind(PrevExample, 0, "<")), Show: ">  <"},
		{Group: Iteration, Text: "to the loop's end", Binds: hinted(EndOfLoop, "e", map[string]string{"Loop": "end of loop"})},
		{Group: Iteration, Text: "why dz = a − y", Binds: hinted(Why, "v", map[string]string{"Graph": "why dz = a − y"})},
		{Group: Iteration, Text: "sort examples, turn", Binds: append(hinted(Sort, "s", map[string]string{"Examples": "sort"}), bind(Reverse, 0, "S"))},
		{Group: Iteration, Text: "wrong examples only", Binds: hinted(WrongOnly, "w", map[string]string{"Examples": "wrong only"})},
		{Group: Step, Text: "10 forward, back", Binds: two(bind(Forward, 10, ")", "shift+right"), bind(Back, 10, "(", "shift+left")), Show: ")  ("},
		{Group: Step, Text: "100 forward, back", Binds: two(bind(Forward, 100, "}"), bind(Back, 100, "{"))},
		{Group: Step, Text: "first, newest", Binds: two(bind(First, 0, "home", "g"), bind(Newest, 0, "end", "G"))},
		{Group: Step, Text: "play, pause", Binds: far("p", "play", one(Play, 0, "play", "p"))},
		{Group: Step, Text: "play faster, slower", Binds: two(bind(Faster, 0, "+", "="), bind(Slower, 0, "-", "−")), Show: "+  −"},
		{Group: LearningRate, Text: "up, down: 1 3 10 30", Binds: far("↑↓", "α", two(ladder, bind(AlphaDown, 1, "down", "j"))), Show: "↑ ↓  k j"},
		{Group: LearningRate, Text: "finer", Binds: two(bind(AlphaUp, 0, "K", "shift+up"), bind(AlphaDown, 0, "J", "shift+down")), Show: "K  J  shift ↑ ↓"},
		{Group: Panes, Text: "other pair, go into it", Binds: append(two(pair, bind(OtherPair, -1, "O")), hinted(Enter, "enter", into)...), Show: "o O  Enter"},
		{Group: Panes, Text: "choose the main pane", Binds: []Binding{
			bind(Pane, 1, "1"), bind(Pane, 2, "2"), bind(Pane, 3, "3"), bind(Pane, 4, "4"), bind(Pane, 5, "5"), bind(Pane, 6, "6"),
			{Keys: []string{"tab"}, Action: NextPane, Hint: "pane", Far: Hint{Keys: "tab", Text: "pane"}}, bind(PrevPane, 0, "shift+tab"),
		}, Show: "1–6  tab"},
		{Group: Panes, Text: "zoom it, log scale for J", Binds: two(bind(Zoom, 0, "z"), bind(LogCost, 0, "L"))},
		{Group: Panes, Text: "hide it, any part", Binds: append(far("H", "hide pane", one(Hide, 0, "", "H")), bind(ChooseHide, 0, "V"))},
		{Group: Panes, Text: "projector mode", Binds: far("P", "leave projector", one(Projector, 0, "", "P"))},
		{Group: Panes, Text: "digits, theme", Binds: append(two(bind(Digits, -1, "["), bind(Digits, 1, "]")), bind(Theme, 0, "t"))},
		{Group: Runs, Text: "choose data, the start", Binds: append(one(Data, 0, "data", "d"), one(Start, 0, "start", "i")...)},
		{Group: Runs, Text: "start again, keep a ghost", Binds: one(Restart, 0, "again", "r")},
		{Group: Runs, Text: "take over, drop ghosts", Binds: append(one(TakeOver, 0, "take over", "u"), one(DropGhosts, 0, "drop ghosts", "x")...)},
		{Group: LearningRate, Text: "type it, compare some", Binds: append(one(AlphaType, 0, "", "a"), hinted(Compare, "c", map[string]string{"Cost": "compare α"})...)},
		{Group: Step, Text: "go to k; all commands", Binds: one(Goto, 0, "go to", ":"), Show: ":500  :help"},
		{Group: Program, Text: "this help", Binds: far("?", "help", one(Help, 0, "help", "?"))},
		{Group: Program, Text: "close what is open", Binds: one(Close, 0, "", "esc")},
		{Group: Program, Text: "quit / suspend (Unix)", Binds: append(far("q", "quit", one(Quit, 0, "quit", "q", "ctrl+c")), bind(Suspend, 0, "ctrl+z")), Show: "q ctrl+c/z"},
	}
}

// insideRows are the keys of a pane that was gone into: move its view, or
// choose a row, a node or a line.
func insideRows() []Row {
	up, left := bind(Up, 1, "up", "k"), bind(Left, 1, "left", "h")
	up.HintIn, up.Show = map[string]string{"Examples": "choose", "Loop": "line", "Graph": "node"}, "↑↓"
	left.HintIn, left.Show = charts("pan"), "←→↑↓"
	closer := bind(Closer, 0, "+", "=")
	closer.HintIn, closer.Show = charts("zoom"), "+ −"
	return []Row{
		{In: Inside, Text: "pan, choose", Binds: []Binding{left, up, bind(Right, 1, "right", "l"), bind(Down, 1, "down", "j")}},
		{In: Inside, Text: "zoom", Binds: two(closer, bind(Wider, 0, "-", "−"))},
		{In: Inside, Text: "reset the view", Binds: hinted(Reset, "0", charts("reset"))},
		{In: Inside, Text: "ten at once", Binds: two(bind(Up, 10, "(", "shift+up"), bind(Down, 10, ")", "shift+down"))},
		{In: Inside, Text: "first, last", Binds: two(bind(Up, 1<<20, "home", "g"), bind(Down, 1<<20, "end", "G"))},
		{In: Inside, Text: "leave", Binds: one(Close, 0, "leave", "esc", "enter")},
	}
}

// charts gives the panes whose view can be moved the same word.
func charts(word string) map[string]string {
	return map[string]string{"Data": word, "Surface": word, "Cost": word}
}

// inputRows are the keys of lists and typed lines. Their own frames show them;
// the help does not.
func inputRows() []Row {
	return []Row{
		{In: List, Text: "move", Binds: two(bind(Up, 1, "up", "k"), bind(Down, 1, "down", "j"))},
		{In: List, Text: "move", Binds: two(bind(Up, 10, "pgup"), bind(Down, 10, "pgdown"))},
		{In: List, Text: "first, last", Binds: two(bind(Up, 1<<20, "home", "g"), bind(Down, 1<<20, "end", "G"))},
		{In: List, Text: "open", Binds: one(Choose, 0, "", "enter")},
		{In: List, Text: "search", Binds: one(Search, 0, "", "/")},
		{In: List, Text: "close", Binds: append(two(bind(Close, 0, "esc", "q", "?"), bind(Quit, 0, "ctrl+c")), bind(Suspend, 0, "ctrl+z"))},
		{In: Text, Text: "move", Binds: two(bind(Up, 1, "up"), bind(Down, 1, "down"))},
		{In: Text, Text: "complete", Binds: two(bind(Complete, 1, "tab"), bind(Complete, -1, "shift+tab"))},
		{In: Text, Text: "take", Binds: one(Choose, 0, "", "enter")},
		{In: Text, Text: "close", Binds: append(two(bind(Close, 0, "esc"), bind(Quit, 0, "ctrl+c")), bind(Suspend, 0, "ctrl+z"))},
	}
}

// Map finds the binding of a key.
type Map map[Context]map[string]Binding

// New indexes the table.
func New() Map {
	m := Map{}
	for _, row := range Table() {
		if m[row.In] == nil {
			m[row.In] = map[string]Binding{}
		}
		for _, b := range row.Binds {
			for _, key := range b.Keys {
				m[row.In][key] = b
			}
		}
	}
	return m
}

// Lookup returns the binding of a key, or one whose action is None.
func (m Map) Lookup(in Context, key string) Binding { return m[in][key] }

// Label is a key as people read it.
func Label(key string) string {
	names := map[string]string{
		" ": "space", "right": "→", "left": "←", "up": "↑", "down": "↓", "pgdown": "PgDn", "pgup": "PgUp",
		"enter": "Enter", "esc": "Esc", "shift+right": "shift →", "shift+left": "shift ←", "shift+up": "shift ↑",
		"shift+down": "shift ↓", "ctrl+c": "ctrl+c",
	}
	if name, ok := names[key]; ok {
		return name
	}
	return key
}

// Keys is the row's keys as the help shows them: those of one binding apart by
// one space, bindings apart by two.
func (r Row) Keys() string {
	if r.Show != "" {
		return r.Show
	}
	var binds []string
	for _, b := range r.Binds {
		var keys []string
		for _, k := range b.Keys {
			keys = append(keys, Label(k))
		}
		binds = append(binds, strings.Join(keys, " "))
	}
	return strings.Join(binds, "  ")
}

// Hint is one entry of the footer.
type Hint struct {
	Keys, Text string
	Action     Action
	first      string // of its keys, by name
}

// Hints lists the footer's entries while that main pane is chosen, in the order
// of the table.
func Hints(pane string) []Hint { return hints(Main, pane) }

// HintsInside lists the footer's entries while a person is in that pane: its
// own, then those whose keys it leaves alone.
func HintsInside(pane string) []Hint {
	own := hints(Inside, pane)
	taken := New()[Inside]
	for _, h := range hints(Main, pane) {
		if taken[h.first].Action == None {
			own = append(own, h)
		}
	}
	return own
}

func hints(in Context, pane string) []Hint {
	var hints []Hint
	for _, row := range Table() {
		for _, b := range row.Binds {
			text := b.Hint
			if own, ok := b.HintIn[pane]; ok {
				text = own
			}
			if row.In != in || text == "" {
				continue
			}
			keys := b.Show
			if keys == "" {
				keys = Label(b.Keys[0])
			}
			hints = append(hints, Hint{Keys: keys, Text: text, Action: b.Action, first: b.Keys[0]})
		}
	}
	return hints
}

// ProjectorHints lists the footer's entries in projector mode: what a lecture
// needs, by the keys of a presentation remote where it has them.
func ProjectorHints() []Hint {
	var hints []Hint
	for _, row := range Table() {
		for _, b := range row.Binds {
			if b.Far.Text != "" {
				hints = append(hints, Hint{Keys: b.Far.Keys, Text: b.Far.Text, Action: b.Action})
			}
		}
	}
	return hints
}
