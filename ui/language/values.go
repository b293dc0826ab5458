package language

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
)

func diverged(s trainer.Snapshot) bool { return s.Status == trainer.Diverged }

// Values says what the clauses compare, as it is here: "J is 0.405155, k is 20".
// Of a number as many digits are written as show how it lies to the other.
func (f Formatter) Values(clauses []session.Clause) string {
	var said []string
	say := func(q session.Quantity, is string) {
		if text := q.String() + " " + is; !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	for _, c := range clauses {
		if c.Word != "" {
			say(c.Left, "is "+f.Session.Word(c.Left.Name))
			continue
		}
		a, b := f.Session.Value(c.Left), f.Session.RightValue(c)
		say(c.Left, digitsToDistinguish(a, b))
		if c.Right.Name != "" {
			say(c.Right, digitsToDistinguish(b, a))
		}
	}
	return strings.Join(said, ", ")
}

// minDigits are written of a number that is told.
const minDigits = 6

// digitsToDistinguish says what v is, with digits enough to see how it lies to the other.
func digitsToDistinguish(v, other float64) string {
	if math.IsNaN(v) {
		return "has no value"
	}
	const most = 17 // they tell any two float64 apart
	for digits := minDigits; digits < most; digits++ {
		text := number.Significant(v, digits)
		if shown, ok := ParseNumber(text); ok && compareSign(shown, other) == compareSign(v, other) {
			return "is " + text
		}
	}
	return "is " + number.Shortest(v)
}

// compareSign is how a lies to b: −1, 0 or 1.
func compareSign(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// ShortPath is the end of a path, short enough for one line with what is said
// of it.
func ShortPath(path string) string {
	const longest = 40                                                  // characters
	path = strings.ReplaceAll(strings.TrimRight(path, `/\`), `\ `, " ") // as a file has it that was dragged here
	name := []rune(path[strings.LastIndexAny(path, `/\`)+1:])
	if len(name) > longest {
		return string(name[:longest-1]) + "…"
	}
	return string(name)
}

// Notes are what reading data left out or decided, as advice for lines.
func Notes(notes []string, on Availability) string {
	line := ":features "
	if on == Text {
		line = "features "
	}
	return strings.ReplaceAll(strings.Join(notes, "; "), "--features=", line)
}

// Advice turns advice of a command line, in what went wrong with data, into lines
// of the place where it is read: flags stand behind data there.
func Advice(err error, name string, on Availability) error {
	data := "data "
	if on == Screen {
		data = ":data "
	}
	const shell = ": descent "
	text := err.Error()
	flag := regexp.MustCompile(`--[a-z]+`).FindString(text)
	switch {
	case strings.Contains(text, "| descent -"):
		return fmt.Errorf("%w (a line for the shell: quit first)", err)
	case strings.Contains(text, shell): // the quotes of a shell are those of a line, but for a quote inside
		return errors.New(strings.ReplaceAll(strings.ReplaceAll(text, shell, ": "+data), `'\''`, "''"))
	case flag != "":
		return fmt.Errorf("%w (behind the name: %s%s %s …)", err, data, quoteIfNeeded(name, false), flag)
	}
	return err
}

// Describe says of each row of a name how it is typed and what it does.
func Describe(name string, on Availability) string {
	var said []string
	for _, r := range RowsFor(on) {
		if r.Name == name {
			said = append(said, r.Usage()+": "+r.About+".")
		}
	}
	if row, ok := RowOf(session.CommandName{Name: name}); ok && len(said) == 0 {
		said = append(said, name+" "+row.InsteadText+".")
	}
	return strings.Join(said, " ")
}
