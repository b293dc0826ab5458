package command

import (
	"slices"
	"strconv"
	"strings"

	"descent/datasets"
)

// Completion is how a line can go on: Head stays, and each of Words may stand
// in place of what follows it.
type Completion struct {
	Head  string
	Rest  string   // what follows Head and was typed
	Words []string // they begin like Rest
	Paths bool     // so may paths
	For   Command  // whose argument is completed; none while it is the name
}

// Complete tells how a line can go on.
func Complete(line string, w Words) Completion {
	start := line
	line = strings.TrimPrefix(strings.TrimLeft(line, " "), ":")
	blank := strings.IndexByte(line, ' ')
	if blank < 0 {
		return named(start[:len(start)-len(line)], line, w)
	}
	name, _, bang := split(line[:blank])
	c, ok := find(name)
	if !ok || c.Name == "" || bang && !c.bang || !c.serves(w) {
		return Completion{Head: start}
	}
	rest := strings.TrimLeft(line[blank:], " ")
	done := rest[:0]
	if cut := strings.LastIndexByte(rest, ','); c.list && cut >= 0 {
		done, rest = rest[:cut+1], strings.TrimLeft(rest[cut+1:], " ")
	}
	out := Completion{Head: start[:len(start)-len(rest)], Rest: rest, Paths: c.paths, For: c}
	if c.words == nil {
		return out
	}
	for _, word := range c.words(w) {
		used := slices.Contains(strings.Split(done, ","), word) || done != "" && word == all
		if begins(word, rest) && !used {
			out.Words = append(out.Words, quoted(word, c.list))
		}
	}
	return out
}

// named lists the commands that begin like typed; those that take something end
// with a blank.
func named(head, typed string, w Words) Completion {
	out := Completion{Head: head, Rest: typed}
	for _, c := range For(w) {
		if c.Name == "" || !begins(c.Name, typed) {
			continue
		}
		word := c.Name
		if c.Args != "" {
			word += " "
		}
		out.Words = append(out.Words, word)
	}
	return out
}

func begins(word, with string) bool {
	return len(word) >= len(with) && strings.EqualFold(word[:len(with)], with)
}

// quoted is a name as a list takes it.
func quoted(name string, inList bool) string {
	if inList && strings.Contains(name, ",") {
		return strconv.Quote(name)
	}
	return name
}

// About is the row of the table that a line belongs to, once its name stands
// there.
func About(line string) (Command, bool) {
	line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), ":"))
	if isNumber(line) {
		return Table()[0], true
	}
	name, _, _ := split(line)
	if name == "" {
		return Command{}, false
	}
	return find(name)
}

func catalogue(Words) []string {
	var names []string
	for _, e := range datasets.Catalogue() {
		names = append(names, e.Name)
	}
	return names
}

func alphas(w Words) []string {
	var words []string
	for _, v := range w.Alphas {
		words = append(words, strconv.FormatFloat(v, 'g', -1, 64))
	}
	return words
}

func speeds(w Words) []string {
	var words []string
	for _, n := range w.Speeds {
		if n == 0 {
			words = append(words, fastest)
			continue
		}
		words = append(words, strconv.Itoa(n))
	}
	return words
}

func digits(Words) []string {
	var words []string
	for n := LeastDigits; n <= MostDigits; n++ {
		words = append(words, strconv.Itoa(n))
	}
	return words
}
