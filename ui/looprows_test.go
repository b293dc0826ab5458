package ui

import (
	"fmt"
	"math"
	"regexp"
	"testing"

	"descent/trainer"
	"descent/trainer/answer"
	"descent/ui/session"
)

// A row of the loop never says that a line gives what it does not: behind the division what stands beside a line that adds to
// a sum is called a mean where there is no room for its equation, and each line keeps its own number where others follow.
func TestRowsKeepTheirNumbers(t *testing.T) {
	t.Parallel()
	d := atNotes(t, 80, 24)
	d.command("lambda 1")
	d.press("4", "e", ".")
	at := d.now()
	fit := at.Cost - trainer.Penalty(1, 4, at.Params.W)
	row := func(line, value, behind string) {
		t.Helper()
		if !regexp.MustCompile(line + ` +` + value + ` *` + behind + ` *\n`).MatchString(d.screen()) {
			t.Errorf("%s has not %s%s:\n%s", line, value, behind, d.screen())
		}
	}
	db, mean := fmt.Sprintf("%.6f", 4*at.Grad.B), fmt.Sprintf("%.6f", at.Grad.B)
	for range 4 {
		row(`db   \+= dz⁽ⁱ⁾`, mean, "mean")
		row(`J    \+= L\(a⁽ⁱ⁾,y⁽ⁱ⁾\)`, fmt.Sprintf("%.6f", fit), "mean")
		d.press(".")
	}
	row(`J    \+= λ/2m·Σw²`, fmt.Sprintf("%.6f", at.Cost), "")
	d.resize(120, 36)
	row(`db   \+= dz⁽ⁱ⁾ +\S+ [+−] \S+ +=`, db, "")
	row(`J, dw₁, dw₂, db  /= m  J: \S+/4 +=`, fmt.Sprintf("%.6f", fit), "")
	d.resize(80, 24)
	d.command("lambda 0")
	d.command("practice " + session.LoopPractice)
	for range 10 {
		d.press("!", "!", "!", " ")
	}
	row(`db   \+= dz⁽ⁱ⁾`, fmt.Sprintf("%.6f", 4*d.now().Grad.B), "")
}

// A number that is longer than its column is whole: the sign before it is not written over its first digit.
func TestLongResultsAreWhole(t *testing.T) {
	t.Parallel()
	sum := regexp.MustCompile(`(J |db)  +\+= \S+ +([−0-9.]+) ([+−]) ([0-9.]+) +[=≈] *([−0-9.]+)`)
	for _, width := range []int{120, 200} {
		d := driveAt(t, width, 36)
		d.command("data breast-cancer --scale standard")
		d.command("lambda 1")
		d.command("mistake plus")
		d.command("step 3")
		d.press("4", "u", "e", ".", ".")
		rows := sum.FindAllStringSubmatch(d.screen(), -1)
		if len(rows) != 2 {
			t.Fatalf("%d columns: %d rows have their numbers:\n%s", width, len(rows), d.screen())
		}
		for _, row := range rows {
			left, err := answer.ParseTyped(row[2] + row[3] + row[4])
			right, _ := answer.ParseTyped(row[5])
			if err != nil || math.Abs(left.Value-right.Value) > 1e-3 {
				t.Errorf("%d columns: %q", width, row[0])
			}
		}
	}
}
