package language

import (
	"slices"
	"strconv"
	"strings"

	"descent/ui/session"
)

// Print is the one written form of an intent, empty for nil.
func Print(i session.Intent) string {
	switch i := i.(type) {
	case nil:
		return ""
	case session.CommandName:
		return i.Name
	case session.Adjust:
		return printAdjust(i)
	}
	r, ok := RowOf(i)
	if !ok {
		return ""
	}
	words := []string{r.Name}
	if isForced(i) {
		words[0] += "!"
	}
	if r.Verb != "" {
		words = append(words, r.Verb)
	}
	args := r.write(i)
	if len(args) > 0 && r.Verb == "" && r.collides(args[0]) {
		args[0] = forceQuotes(args[0])
	}
	return strings.Join(append(words, args...), " ")
}

// isForced reports whether a ! stands behind the name.
func isForced(i session.Intent) bool {
	switch i := i.(type) {
	case session.Export:
		return i.Overwrite
	case session.Step:
		return i.Force
	}
	return false
}

func printAdjust(n session.Adjust) string {
	s := n.Name + " " + n.Direction
	switch {
	case n.N == 0:
		return s + " " + fine
	case n.N > 1:
		return s + " " + strconv.Itoa(n.N)
	}
	return s
}

// RowOf is the row of an intent; of a relative intent that of its name.
func RowOf(i session.Intent) (CommandRow, bool) {
	switch i := i.(type) {
	case session.CommandName:
		return findRow(i.Name)
	case session.Adjust:
		return findRow(i.Name)
	}
	all := Table()
	if at := slices.IndexFunc(all, func(r CommandRow) bool { return r.matches(i) }); at >= 0 {
		return all[at], true
	}
	return CommandRow{}, false
}

// collides reports whether an argument begins like another row of the name, or
// with the equals sign that may follow a name.
func (r CommandRow) collides(arg string) bool {
	first, _, _ := strings.Cut(arg, " ")
	if strings.HasPrefix(first, "=") {
		return true
	}
	return slices.ContainsFunc(rowsOf(r.Name), func(o CommandRow) bool { return o.hasVerb(keyword(first)) })
}

// forceQuotes quotes the first piece of an argument.
func forceQuotes(arg string) string {
	pieces := splitAtCommas(arg)
	pieces[0] = addQuotes(unquoted(pieces[0]))
	return strings.Join(pieces, ",")
}
