package session_test

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/ui/session"
)

// testdata/histories.txt has histories of up to 60 lines, and what a program
// that was written before this package said of the runs that they lead to, bit
// for bit: data|lines|answer. A sample is done always, all where DESCENT_LONG
// is set.
func TestHistories(t *testing.T) {
	f, err := os.Open("testdata/histories.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	n := 0
	for ; lines.Scan(); n++ {
		if !inFull() && n%8 != 0 {
			continue
		}
		parts := strings.SplitN(lines.Text(), "|", 3)
		c := begin(parts[0], 500)
		for line := range strings.SplitSeq(parts[1], ";") {
			c.do(read(t, line))
		}
		if got := answer(c.s.State()); got != parts[2] {
			t.Errorf("line %d, %s: %s\ngot  %s\nwant %s", n+1, parts[0], parts[1], got, parts[2])
		}
	}
	if n != 200 {
		t.Errorf("%d histories were read", n)
	}
}

// read is the action of a line of a history.
func read(t *testing.T, line string) session.Intent {
	t.Helper()
	name, rest, _ := strings.Cut(line, " ")
	number, _ := strconv.ParseFloat(strings.TrimLeft(rest, "J<>"), 64)
	switch {
	case name == "step":
		return session.Step{N: int(number)}
	case name == "back":
		return session.Back{N: int(number)}
	case name == "alpha":
		return session.SetAlpha(number)
	case name == "restart":
		return session.Restart{}
	case name == "takeover":
		return session.TakeOver{}
	case name == "compare" && rest == "off":
		return session.CompareOff{}
	case name == "compare":
		return session.Compare{Alphas: []float64{0.05, 0.2}}
	case name == "until":
		relation := session.Below
		if rest[1] == '>' {
			relation = session.Above
		}
		return session.Until{Condition: session.Condition{Clauses: []session.Clause{{
			Left: session.Quantity{Name: "J"}, Relation: relation, Number: number,
		}}}}
	}
	k, err := strconv.Atoi(name)
	if err != nil {
		t.Fatalf("what is %q?", line)
	}
	return session.Goto{K: k}
}

// answer is how the histories write down runs.
func answer(st session.State) string {
	var b strings.Builder
	fmt.Fprintf(&b, "k %d %x %x %v", st.Run.Snapshot.Iter, st.Run.Snapshot.Params, math.Float64bits(st.Run.Alpha), st.Run.Forks)
	for _, r := range slices.Insert(st.Run.Ghosts, 0, st.Run.Present) {
		sum := uint64(0)
		for k := range r.Costs().Len() {
			j, _ := r.Costs().At(k)
			sum = sum*31 + math.Float64bits(j)
		}
		type change struct { // without λ, of which the histories know nothing
			K     int
			Alpha float64
		}
		var changes []change
		for _, c := range r.Changes() {
			changes = append(changes, change{c.K, c.Alpha})
		}
		fmt.Fprintf(&b, " [%d %v %v %x]", r.Head().Iter, r.Compared(), changes, sum)
	}
	return b.String()
}
