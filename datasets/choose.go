package datasets

import (
	"slices"
	"strconv"
	"strings"
)

// selection is the columns that a list like "age, 3-32, mean*, -id" asks for, as indexes from 0.
type selection struct {
	columns []int        // asked for, in this order; none: all but those excluded
	named   map[int]bool // those of them that were asked for one by one, by name or number
	without map[int]bool // excluded
}

// selectColumns finds the columns that each wanted item means: a name, a number from 1, a range of numbers, the beginning of names with a *
// behind it, or any of these to leave out, with a - before it. missing is how the error for an unknown one begins.
//
// Names win: a column called "1-3" or "-id" is one. Capitals, and blanks for underscores, make no difference unless
// two names differ by nothing else.
func selectColumns(missing string, names, wanted []string) (selection, error) {
	s := selection{named: map[int]bool{}, without: map[int]bool{}}
	taken := map[int]bool{}
	for _, want := range wanted {
		found, one := findColumns(names, want)
		if len(found) == 0 {
			if rest, negative := strings.CutPrefix(strings.ReplaceAll(strings.TrimSpace(want), "−", "-"), "-"); negative {
				if found, _ = findColumns(names, rest); len(found) > 0 {
					for _, j := range found {
						s.without[j] = true
					}
					continue
				}
			}
			return s, &ChoiceError{What: missing, Got: want, Choices: names}
		}
		for _, j := range found {
			switch {
			case one && s.named[j]:
				return s, &ChoiceError{What: "the features name twice", Got: want, Choices: names}
			case !taken[j]:
				s.columns = append(s.columns, j)
			}
			taken[j] = true
			s.named[j] = s.named[j] || one
		}
	}
	if len(s.columns) > 0 {
		s.columns = slices.DeleteFunc(s.columns, func(j int) bool { return s.without[j] })
		if len(s.columns) == 0 {
			return s, &ChoiceError{What: "no feature is left of", Got: strings.Join(wanted, ","), Choices: names}
		}
	}
	return s, nil
}

// findColumns gives the columns that one item means; one: it means a single one.
func findColumns(names []string, want string) (found []int, one bool) {
	if j, ok := lookup(names, want); ok {
		return []int{j}, true
	}
	want = clean(want)
	if first, last, is := numberRange(want, len(names)); is {
		for j := first; j <= last; j++ {
			found = append(found, j)
		}
		return found, false
	}
	if front, is := strings.CutSuffix(want, "*"); is {
		for j, name := range names {
			if strings.HasPrefix(strings.ToLower(normalizedName(name)), strings.ToLower(normalizedName(front))) {
				found = append(found, j)
			}
		}
	}
	return found, false
}

// numberRange reads 3-32 as indexes from 0.
func numberRange(want string, n int) (first, last int, ok bool) {
	from, to, is := strings.Cut(strings.ReplaceAll(want, "–", "-"), "-")
	if !is {
		return 0, 0, false
	}
	first, err := strconv.Atoi(strings.TrimSpace(from))
	if err != nil {
		return 0, 0, false
	}
	last, err = strconv.Atoi(strings.TrimSpace(to))
	return first - 1, last - 1, err == nil && first >= 1 && last >= first && last <= n
}

// lookup looks a column up by its name, else by its number from 1, else by its name written loosely.
func lookup(names []string, want string) (int, bool) {
	want = clean(want)
	for j, name := range names {
		if name == want || truncate(name, maxName) == want {
			return j, true
		}
	}
	if k, err := strconv.Atoi(want); err == nil && k >= 1 && k <= len(names) {
		return k - 1, true
	}
	found, hits := 0, 0
	for j, name := range names {
		if strings.EqualFold(normalizedName(name), normalizedName(want)) {
			found, hits = j, hits+1
		}
	}
	return found, hits == 1
}

// normalizedName is a name without the difference between a blank and an underscore.
func normalizedName(name string) string { return strings.ReplaceAll(name, "_", " ") }

// formatRanges writes columns, given as indexes from 0, as a list of numbers: 1,3-5.
func formatRanges(columns []int) string {
	columns = slices.Sorted(slices.Values(columns))
	var parts []string
	for i := 0; i < len(columns); {
		k := i
		for k+1 < len(columns) && columns[k+1] == columns[k]+1 {
			k++
		}
		part := strconv.Itoa(columns[i] + 1)
		if k > i {
			part += "-" + strconv.Itoa(columns[k]+1)
		}
		parts = append(parts, part)
		i = k + 1
	}
	return strings.Join(parts, ",")
}
