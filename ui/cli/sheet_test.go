package cli_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A sheet and its key are in Markdown, the same for the same seed; another seed is another sheet.
func TestSheet(t *testing.T) {
	var pages strings.Builder
	for _, args := range [][]string{
		{"sheet", "iris", "--seed=7"}, {"sheet", "iris", "--seed=7", "--key"}, {"sheet", "hours", "--seed=2", "--key"}, {"sheet", "breast-cancer", "--scale=standard"}, {"sheet", "notes"},
	} {
		out := fine(t, "", args...)
		if out != fine(t, "", args...) {
			t.Errorf("%v is two sheets", args)
		}
		fmt.Fprintf(&pages, "$ descent %s\n%s\n", strings.Join(args, " "), out)
	}
	golden(t, "sheet.txt", pages.String())
	seen := map[string]bool{}
	for seed := range 12 {
		out := fine(t, "", "sheet", "iris", "--seed="+strconv.Itoa(seed))
		_, out, _ = strings.Cut(out, "\n")
		if strings.Count(out, "____________\n") != 13 { // twelve blanks and the name
			t.Errorf("seed %d:\n%s", seed, out)
		}
		seen[out] = true
	}
	if len(seen) != 12 {
		t.Errorf("12 seeds give %d sheets", len(seen))
	}
}

// numbersOf reads the numbers behind words in a text.
func numbersOf(t *testing.T, text, pattern string) []float64 {
	t.Helper()
	var all []float64
	for _, found := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		v, err := strconv.ParseFloat(found[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

// Who works a sheet out with the numbers that stand on it comes to the key.
func TestSheetIsWorkedOut(t *testing.T) {
	for seed := range 6 {
		flag := "--seed=" + strconv.Itoa(seed)
		sheet, key := fine(t, "", "sheet", "iris", flag), fine(t, "", "sheet", "iris", flag, "--key")
		w := numbersOf(t, sheet, ` (?:w[12]|b) = (-?[\d.]+)`)
		x := numbersOf(t, sheet, `x[12] = (-?[\d.]+) \(`)
		y := numbersOf(t, sheet, `y = ([01])\n`)
		sums := numbersOf(t, sheet, `(?:dw[12]|db) = (-?\d+\.\d{4})[,.]`)
		want := numbersOf(t, key, `\*\*(-?[\d.]+)\*\*`)
		if len(w) != 3 || len(x) != 2 || len(y) != 1 || len(want) != 12 || len(sums) < 3 {
			t.Fatalf("seed %d: %v %v %v %v %v in\n%s", seed, w, x, y, sums, want, sheet)
		}
		z := w[0]*x[0] + w[1]*x[1] + w[2]
		a := 1 / (1 + math.Exp(-z))
		dz := a - y[0]
		got := []float64{z, a, dz, sums[0] + x[0]*dz, sums[1] + x[1]*dz, sums[2] + dz}
		whole := got[3:]
		if len(sums) == 6 {
			whole = sums[3:]
		}
		for _, v := range whole {
			got = append(got, v/100)
		}
		for j := range 3 {
			got = append(got, w[j]-0.3*whole[j]/100)
		}
		for i, v := range got {
			if math.Abs(v-want[i]) > 1.1e-4 {
				t.Errorf("seed %d: blank %d is %v, the key has %v", seed, i+1, v, want[i])
			}
		}
	}
}

func TestSheetRefuses(t *testing.T) {
	same := writeLines(t, "zeros.csv", "x,y\n0,0\n0,1\n0,0\n")
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"sheet", "nodata"}, 2, "unknown data set"},
		{[]string{"sheet", "iris", "more"}, 2, "takes one data set"},
		{[]string{"sheet", "iris", "--iterations=3"}, 2, `--iterations is no flag of "descent sheet"`},
		{[]string{"sheet", same}, 1, "give a right number whatever the start; take other data or features"},
	} {
		r := descent(t, "", c.args...)
		if r.status != c.status || r.out != "" || !strings.Contains(r.err, c.says) {
			t.Errorf("%v: status %d, %q", c.args, r.status, r.err)
		}
	}
}
