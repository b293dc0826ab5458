package pane

import (
	"fmt"
	"strings"
	"testing"

	"descent/ui/layout"
)

// J of the last steps has a row for each k, with the J of each run at that k, the lowest of
// each row bold; in a column of 42 there are five runs, whatever their names.
func TestJOfTheLastSteps(t *testing.T) {
	run := func(alpha float64, js ...float64) Run { return Run{Alpha: alpha, Costs: costs(js...)} }
	f := racing(t, run(0.3, 0.7, 0.6, 0.5), run(0.03, 0.7, 0.69, 0.68), run(0.1, 0.7, 0.5, 0.55), run(1, 0.7, 1.2, 12.25), run(3, 0.7, 3.5, 20.5))
	for _, plain := range []bool{false, true} {
		f.Plain = plain
		g, a := sheet(f, 42, 40)
		drawRuns(f, a)
		rows := strings.Split(g.String(), "\n")
		top := 0
		for top < len(rows) && !strings.HasPrefix(rows[top], "J of the last steps") {
			top++
		}
		if top+4 >= len(rows) {
			t.Fatalf("plain %v: they are not in\n%s", plain, g)
		}
		names := strings.Join(strings.Fields(rows[top+1]), " ")
		if want := map[bool]string{false: "k α 0.03 α 0.1 α 0.3 α 1 α 3", true: "k 0.03 0.1 0.3 1 3"}[plain]; names != want {
			t.Errorf("plain %v: the runs are %q, not %q", plain, names, want)
		}
		for i, want := range []string{"2 0.6800 0.5500 0.5000 12.25 20.50", "1 0.6900 0.5000 0.6000 1.200 3.500", "0 0.7000 0.7000 0.7000 0.7000 0.7000"} {
			if got := strings.Join(strings.Fields(rows[top+2+i]), " "); got != want {
				t.Errorf("plain %v: row %d is %q, not %q", plain, i, got, want)
			}
		}
		bold := func(text string, row int) bool {
			before, _, _ := strings.Cut(rows[row], text)
			_, st := g.At(len([]rune(before)), row)
			return st.Bold
		}
		for text, want := range map[string]bool{"0.5000": true, "0.5500": false, "12.25": false} {
			if bold(text, top+2) != want {
				t.Errorf("plain %v: at k 2 %s is bold: %v", plain, text, !want)
			}
		}
		if !bold("0.5000", top+3) || bold("0.6000", top+3) {
			t.Errorf("plain %v: at k 1 the lowest is another", plain)
		}
	}
}

// Nothing of it moves when k has another digit.
func TestJOfTheLastStepsStays(t *testing.T) {
	for _, before := range []int{9, 99} {
		var ends [2][]int
		for i, k := range []int{before, before + 1} {
			js := make([]float64, k+1)
			for at := range js {
				js[at] = 0.5
			}
			f := racing(t, Run{Alpha: 0.3, Costs: costs(js...)}, Run{Alpha: 1, Costs: costs(js...)}, Run{Alpha: 3, Costs: costs(js...)})
			g, a := sheet(f, 42, 30)
			runTableOf(f).drawLastSteps(a.Sub(layout.Rect{W: 42, H: 6}))
			row := strings.Split(g.String(), "\n")[2]
			if !strings.Contains(row, fmt.Sprint(k)) {
				t.Fatalf("k %d is not in %q", k, row)
			}
			for x, r := range []rune(row) {
				if r == '.' {
					ends[i] = append(ends[i], x)
				}
			}
		}
		if fmt.Sprint(ends[0]) != fmt.Sprint(ends[1]) || len(ends[0]) != 3 {
			t.Errorf("after k %d the points are at %v, not %v", before, ends[1], ends[0])
		}
	}
}
