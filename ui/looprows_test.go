package ui

import (
	"fmt"
	"regexp"
	"testing"

	"descent/trainer"
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
