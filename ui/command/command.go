// Package command is the one table of what can be typed at the prompt. Parsing,
// completion, help and the README are all made from it. A line becomes an
// Effect, which says what is wanted and nothing of how: the screen has one way
// to do it, a conversation without a screen may have another. So this package
// knows no screen, no terminal and no trainer, and opens no file.
package command

import (
	"fmt"
	"slices"
	"strings"

	"descent/datasets"
)

// Effect is what a line asks for: one of the types below.
type Effect interface{ effect() }

// The effects.
type (
	// Goto goes to iteration K.
	Goto struct{ K int }
	// Step goes N iterations forward.
	Step struct{ N int }
	// Back goes N iterations back.
	Back struct{ N int }
	// Alpha sets the learning rate: finite and above 0.
	Alpha struct{ Value float64 }
	// Data opens an entry of the catalogue or a CSV file.
	Data struct{ Name string }
	// Features opens the present data with these columns, all for none.
	Features struct{ Names []string }
	// Scale scales the features.
	Scale struct{ Method datasets.Method }
	// Init starts again elsewhere.
	Init struct {
		Random bool
		Seed   *uint64   // nil: whichever
		Values []float64 // n weights, then b; nil: zeros, unless Random
	}
	// Theme changes the colours.
	Theme struct{ Name string }
	// Speed is how many iterations a second play makes, 0 for as fast as it
	// goes.
	Speed struct{ PerSecond int }
	// Digits is how many digits numbers have.
	Digits struct{ N int }
	// Decimal says what export writes before the fraction of a number.
	Decimal struct{ Mark datasets.Decimal }
	// Export writes a file.
	Export struct {
		File      string
		Format    Format
		Overwrite bool
	}
	// Help lists the commands.
	Help struct{}
	// Quit ends the program.
	Quit struct{}
)

func (Goto) effect()     {}
func (Step) effect()     {}
func (Back) effect()     {}
func (Alpha) effect()    {}
func (Data) effect()     {}
func (Features) effect() {}
func (Scale) effect()    {}
func (Init) effect()     {}
func (Theme) effect()    {}
func (Speed) effect()    {}
func (Digits) effect()   {}
func (Decimal) effect()  {}
func (Export) effect()   {}
func (Help) effect()     {}
func (Quit) effect()     {}

// Words are the names that can be typed now.
type Words struct {
	Features []string // the columns of the present data
	Themes   []string
	Speeds   []int // 0 for as fast as it goes
	Alphas   []float64
	Spoken   bool // there is no screen: a conversation
}

// Command is a row of the table.
type Command struct {
	Name  string // empty for the row of bare numbers
	Also  string // another name
	Args  string // what it takes, as the help shows it
	About string // what it does, in a few words
	Like  string // a line to show: "alpha 0.3"

	Screen string // what does it on the screen, where the command is not for that

	aloud string               // About, where there is no screen and it differs
	looks bool                 // it changes no more than what a screen shows
	bang  bool                 // a ! behind the name is part of what is meant
	list  bool                 // it takes names apart by commas
	paths bool                 // it takes a path
	words func(Words) []string // what may stand behind the name
	read  func(w Words, arg string, bang bool) (Effect, error)
}

// Usage is the command as it is typed.
func (c Command) Usage() string { return strings.TrimSpace(c.Name + " " + c.Args) }

func plainly(e Effect) func(Words, string, bool) (Effect, error) {
	return func(Words, string, bool) (Effect, error) { return e, nil }
}

// Table returns every command of the prompt, in the order of the help.
func Table() []Command {
	return slices.Concat(learning(), showing())
}

// learning has the commands that change what is learned, and how far.
func learning() []Command {
	return []Command{
		{Args: "500", Like: "500", About: "go to that iteration; +100 and −100: step, back", read: readGoto},
		{
			Name: "step", Args: "[N]", Like: "step 10", About: "N iterations forward",
			aloud: "N iterations forward; an empty line is one", read: counted(func(n int) Effect { return Step{n} }),
		},
		{Name: "back", Args: "[N]", Like: "back 3", About: "N iterations back", read: counted(func(n int) Effect { return Back{n} })},
		{
			Name: "until", Args: "J<0.1", Like: "until J<0.1", About: "step until that is so: J, w1, k, converged …",
			words: func(Words) []string { return []string{"J<", converged} }, read: readUntil,
		},
		{
			Name: "alpha", Also: "α", Args: "0.3", Like: "alpha 0.3", About: "the learning rate α of the next step",
			words: alphas, read: readAlpha,
		},
		{
			Name: "data", Args: "NAME", Like: "data moons", About: "open a data set of the catalogue, or a CSV file",
			paths: true, words: catalogue, read: readData,
		},
		{
			Name: "features", Args: "a,b", Like: "features 1,2", About: "learn from these columns, or from all",
			list: true, words: func(w Words) []string { return append([]string{all}, w.Features...) }, read: readFeatures,
		},
		{
			Name: "scale", Args: "METHOD", Like: "scale standard", About: "scale the features: none, standard, minmax",
			words: func(Words) []string { return datasets.Methods() }, read: readScale,
		},
		{
			Name: "init", Args: "START", Like: "init random 7", About: "start at zero, random [SEED] or w₁ … b",
			words: func(Words) []string { return []string{zero, random} }, read: readInit,
		},
	}
}

// showing has those that change what is seen, and the program's own.
func showing() []Command {
	return []Command{
		{
			Name: "theme", Args: "NAME", Like: "theme light", About: "change the colours",
			looks: true, words: func(w Words) []string { return w.Themes }, read: readTheme,
		},
		{
			Name: "speed", Args: "N", Like: "speed 30", About: "how many steps a second p plays, or max",
			looks: true, words: speeds, read: readSpeed,
		},
		{Name: "digits", Args: "8", Like: "digits 8", About: "how many digits numbers have: 3 to 17", words: digits, read: readDigits},
		{
			Name: "decimal", Args: "MARK", Like: "decimal comma", About: "how .csv is written: comma (0,5) or point (0.5)",
			words: func(Words) []string { return decimals() }, read: readDecimal,
		},
		{
			Name: "export", Args: "FILE", Like: "export run.csv", About: ".csv .jsonl the run; .svg .txt this screen",
			aloud: "write the run to a .csv or .jsonl file", bang: true, paths: true, read: readExport,
		},
		{Name: "help", Like: "help", About: "this list", read: plainly(Help{})},
		{Name: "quit", Also: "q", Like: "quit", About: "leave the program", read: plainly(Quit{})},
	}
}

// Parse reads a line. Its error is one line that says what is wrong and what to
// do about it.
func Parse(line string, w Words) (Effect, error) {
	line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), ":"))
	if isNumber(line) {
		return readGoto(w, line, false)
	}
	name, arg, bang := split(line)
	c, ok := find(name)
	if !ok || c.Name == "" {
		return nil, unknown(line, name, w)
	}
	switch {
	case !c.serves(w):
		return nil, c.elsewhere()
	case bang && !c.bang:
		return nil, fmt.Errorf("%s takes no !: leave it out", c.Name)
	case c.Args == "" && arg != "":
		return nil, fmt.Errorf("%s takes nothing: leave out %q", c.Name, arg)
	case c.Args != "" && arg == "" && !c.optional():
		return nil, fmt.Errorf("%s what? For example: %s", c.Name, c.Like)
	}
	return c.read(w, arg, bang)
}

// split takes a line apart: the name ends at a blank, at a ! behind it, or where
// something else than a letter begins ("alpha=0.3", "digits8").
func split(line string) (name, arg string, bang bool) {
	end := strings.IndexFunc(line, func(r rune) bool { return !isLetter(r) })
	if end < 0 {
		return strings.ToLower(line), "", false
	}
	name, arg = strings.ToLower(line[:end]), line[end:]
	if rest, ok := strings.CutPrefix(arg, "!"); ok {
		arg, bang = rest, true
	}
	arg = strings.TrimSpace(arg)
	return name, strings.TrimSpace(strings.TrimPrefix(arg, "=")), bang
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f && r != '−'
}

func find(name string) (Command, bool) {
	for _, c := range append(Table(), spoken()...) {
		if c.Name == name || c.Also != "" && c.Also == name {
			return c, true
		}
	}
	return Command{}, false
}

// unknown is the error for a line that begins with no command: what was meant
// may be what a command takes.
func unknown(line, name string, w Words) error {
	var names []string
	for _, c := range For(w) {
		if c.Name != "" {
			names = append(names, c.Name)
		}
	}
	word := strings.ToLower(line)
	if slices.Contains(catalogue(w), word) {
		return fmt.Errorf("unknown command %q: did you mean data %s?", name, word)
	}
	if i := slices.Index(Panes(), word); i >= 0 && !w.Spoken {
		return fmt.Errorf("%s is a pane: %d shows it", word, i+1)
	}
	if c, err := ParseCondition(line); err == nil {
		return fmt.Errorf("unknown command %q: did you mean until %s?", name, c.Typed())
	}
	switch near := Nearest(name, names); {
	case name == "":
		return fmt.Errorf("a command begins with a letter, an iteration with a digit: help lists them")
	case near != "":
		return fmt.Errorf("unknown command %q: did you mean %s?", name, near)
	}
	return fmt.Errorf("unknown command %q: help lists them all", name)
}
