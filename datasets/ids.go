package datasets

import (
	"slices"
	"strings"
	"unicode"
)

// How many rows it takes to believe that numbers are no measurement.
const (
	minCountedFirst = 10 // the first column counts 1, 2, 3 …
	minCountedAny   = 20 // another one does
	minOrderedSmall = 50 // whole numbers that only ever grow
	minOrderedLarge = 20 // and are larger than largeID
	minUnorderedID  = 10 // whole numbers of the first column, all different
	largeID         = 1000
	minIDSpread     = 10 // times as many numbers as rows lie between the smallest and the largest
)

// isID says why column j, which holds numbers, is no measurement but a number of its row; empty where it may be one. Ages that all differ
// are none; hence a file must show more than that.
func (r *reader) isID(j int) string {
	c := &r.columns[j]
	if c.fractions || c.numbers == 0 {
		return ""
	}
	differ := c.ordered() || j == 0 && r.allDistinct()
	switch name := r.idLikelihood(j); {
	case name == surelyID:
		return "an id by its name"
	case name == maybeID && differ:
		return "an id: whole numbers, all different"
	case r.hasHeader && r.nameless[j] && differ, c.countsUp(j == 0):
		return "the numbers of the rows"
	case !c.nonRound: // 24000 or 150: rounded, so measured
		return ""
	}
	return r.isNamelessID(c, j == 0)
}

// isNamelessID says why a column whose name says nothing is no measurement.
func (r *reader) isNamelessID(c *column, first bool) string {
	switch {
	case c.ordered() && (c.numbers >= minOrderedSmall || c.numbers >= minOrderedLarge && c.max >= largeID):
		return "an id: whole numbers, all different and in order"
	case !first:
		return ""
	case c.numbers >= minUnorderedID && c.max >= largeID && c.max-c.min >= minIDSpread*float64(c.numbers) && r.mostlyDistinct():
		return "an id: whole numbers, all different or nearly so, in the first column"
	case c.numbers >= minCountedAny && c.max-c.min == float64(c.numbers-1) && r.allDistinct():
		return "the numbers of the rows in another order"
	}
	return ""
}

// ordered reports whether the numbers only ever grow, or only ever fall.
func (c *column) ordered() bool { return c.numbers > 1 && (!c.order.notRising || !c.order.notFalling) }

// countsUp reports whether the numbers are 0, 1, 2 … or 1, 2, 3 …, of so many rows that it is no accident.
func (c *column) countsUp(first bool) bool {
	return c.numbers > 1 && !c.order.jumps && (c.min == 0 || c.min == 1) && c.numbers >= minCounted(first)
}

func minCounted(first bool) int {
	if first {
		return minCountedFirst
	}
	return minCountedAny
}

// mostlyDistinct reports whether nine of ten of the first numbers of the first column differ.
func (r *reader) mostlyDistinct() bool {
	c := &r.columns[0]
	return c.distinct != nil && 10*len(c.distinct) >= 9*c.distinctSeen
}

// allDistinct reports whether no number stands twice in the first column.
func (r *reader) allDistinct() bool {
	c := &r.columns[0]
	if c.distinct == nil || len(c.distinct) < c.distinctSeen {
		return false
	}
	if c.distinctSeen == c.numbers {
		return true
	}
	var all []float64
	r.store.each(0, func(v float64) bool { all = append(all, v); return true })
	slices.Sort(all)
	return len(slices.Compact(all)) == len(all)
}

// idLikelihood is what the name of a column says about it.
type idLikelihood uint8

const (
	noID idLikelihood = iota
	maybeID
	surelyID
)

// idLikelihood reads the name of column j as people and programs name ids: id, User ID, customer_id, PassengerId, index, row.names, Unnamed: 0.
func (r *reader) idLikelihood(j int) idLikelihood {
	if r.nameless[j] {
		return noID
	}
	words := nameWords(r.names[j])
	switch strings.Join(words, "") {
	case "id", "ids", "uid", "uuid", "index", "idx", "row", "rows", "rowname", "rownames", "rownumber", "rownum", "rowindex", "unnamed", "unnamed0", "recordid", "rn":
		return surelyID
	case "no", "nr", "num", "number", "serial", "serialno", "serialnumber", "sno", "slno", "srno", "sl", "sr", "obs", "observation", "record", "recordno", "case", "caseno",
		"sample", "sampleno", "key", "code", "matrikel", "matrikelnummer", "nummer", "lfdnr":
		return maybeID
	}
	if len(words) > 1 && (words[0] == "id" || words[len(words)-1] == "id") {
		return surelyID
	}
	if strings.TrimSpace(r.names[j]) == "#" {
		return surelyID
	}
	return noID
}

// nameWords cuts a name into its words, in small letters: at anything that is no letter or digit, and where a capital follows
// a small letter.
func nameWords(name string) []string {
	var words []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			words = append(words, strings.ToLower(string(word)))
		}
		word = word[:0]
	}
	var last rune
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end()
		case unicode.IsUpper(r) && unicode.IsLower(last):
			end()
			word = append(word, r)
		default:
			word = append(word, r)
		}
		last = r
	}
	end()
	return words
}
