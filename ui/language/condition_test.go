package language

import (
	"reflect"
	"strings"
	"testing"

	"descent/ui/session"
)

// about is a condition of one clause that compares a quantity with a number.
func about(q session.Quantity, r session.Relation, v float64) session.Condition {
	return session.Condition{Clauses: []session.Clause{{Left: q, Relation: r, Number: v}}}
}

func the(name string) session.Quantity { return session.Quantity{Name: name} }

// What is typed in any of the forms that people type is the same condition, and
// is written in one.
func TestParseCondition(t *testing.T) {
	status := func(word string) session.Clause {
		return session.Clause{Left: the("status"), Relation: session.Equal, Word: word}
	}
	for _, c := range []struct {
		want        session.Condition
		read, typed string
		lines       []string
	}{
		{about(the("J"), session.Below, 0.1), "J < 0.1", "J<0.1", []string{"J<0.1", "j < .1", "J<0,1", "J\u00a0<\u202f+0.1"}},
		{about(the("J"), session.AtMost, 0.5), "J ≤ 0.5", "J<=0.5", []string{"J<=.5", "J =< 0.5", "J≤5e-1", "J≤5e−1"}},
		{about(the("J"), session.Above, 1000), "J > 1000", "J>1000", []string{"J>1e3", "J > 1 000", "J>1000"}},
		{about(the("k"), session.AtLeast, 10000), "k ≥ 10000", "k>=10000", []string{"k>=10 000", "K ≥ 10000", "k=>10\u202f000"}},
		{about(the("k"), session.Equal, 20), "k = 20", "k=20", []string{"k=20", "k == 20", "K = 20.0"}},
		{about(the("k"), session.Unequal, 0), "k ≠ 0", "k!=0", []string{"k!=0", "k <> -0", "k≠−0"}},
		{about(session.Quantity{Name: "w", Index: 1}, session.Above, -2), "w1 > −2", "w1>-2", []string{"w1>-2", "w₁ > −2", "W1>– 2"}},
		{about(session.Quantity{Name: "dw", Index: 12}, session.Below, 1), "dw12 < 1", "dw12<1", []string{"dw12<1", "dw₁₂<1"}},
		{about(the("|w|"), session.Below, 3), "|w| < 3", "|w|<3", []string{"|w|<3", "| w | < 3", "|W|<3"}},
		{about(the("alpha"), session.Equal, 0.3), "alpha = 0.3", "alpha=0.3", []string{"alpha=0.3", "α=0,3", "Alpha = .3"}},
		{about(the("L"), session.Below, 1), "L < 1", "L<1", []string{"L<1", "l<1"}},
		{
			session.Condition{Clauses: []session.Clause{{Left: the("alpha"), Relation: session.Above, Right: the("bound")}, {Left: the("dJ"), Relation: session.Above}}},
			"alpha > bound and dJ > 0", "alpha>bound and dJ>0", []string{"alpha>bound and dJ>0", "α > bound && dj>0", "alpha>bound AND dJ>-0"},
		},
		{session.Condition{Clauses: []session.Clause{status("converged")}, Within: 300}, "converged within 300", "converged within 300", []string{"converged within 300", "status=Converged within 300"}},
		{
			session.Condition{Clauses: []session.Clause{{Left: the("data"), Relation: session.Unequal, Word: "my and  1.csv"}}},
			"data ≠ my and  1.csv", `data!="my and  1.csv"`, []string{`data!="my and  1.csv"`, `data <> 'my and  1.csv'`},
		},
		{session.Condition{Clauses: []session.Clause{{Left: the("hidden"), Relation: session.Equal, Word: "curve"}}}, "hidden = curve", "hidden=curve", []string{"hidden=curve", "hidden = CURVE"}},
	} {
		for _, line := range c.lines {
			got, fault := ParseCondition(line)
			if fault != nil || !reflect.DeepEqual(got, c.want) {
				t.Errorf("%q is %#v, %v; want %#v", line, got, fault, c.want)
			}
			if ConditionText(got) != c.read || TypedCondition(got) != c.typed {
				t.Errorf("%q is read %q and typed %q, want %q and %q", line, ConditionText(got), TypedCondition(got), c.read, c.typed)
			}
		}
	}
}

func TestParseConditionRefuses(t *testing.T) {
	for line, want := range map[string]string{
		"J=0.1":               "J is compared with <, <=, > or >=",
		"k=J":                 "J is compared with <, <=, > or >=",
		"w1 != 0":             "w1 is compared with <, <=, > or >=",
		"J":                   "J is compared with what? Write it like J<0.1",
		"k>":                  "k is compared with what? Write it like k>=10",
		"data=":               "data is compared with what? Write it like data=iris",
		"":                    "a condition is missing: write it like J<0.1 or converged",
		"J<0.1 and":           "a condition is missing",
		"and J<0.1":           "a condition is missing",
		"convergd":            `"convergd" is no condition: did you mean converged?`,
		"3":                   `"3" is no condition: write it like J<0.1 or converged`,
		"corect>3":            `there is no quantity "corect": did you mean correct?`,
		"w0>3":                `there is no quantity "w0"`,
		"w01>3":               `there is no quantity "w01"`,
		"J=!0.1":              `"=!" is no comparison: choose <, <=, >, >=, = or !=`,
		"J!0.1":               `"!" is no comparison`,
		"J<0.1.2":             `"0.1.2" is neither a number nor a quantity: write it like J<0.1`,
		"J<nan":               "is neither a number nor a quantity",
		"J<0x1p-2":            "is neither a number nor a quantity",
		"J<1_000":             "is neither a number nor a quantity",
		"J<1 2":               `"1 2" is neither a number nor a quantity`,
		"k<10 00":             "is neither a number nor a quantity",
		"J<status":            "is neither a number nor a quantity",
		"status<converged":    "status is a word: compare it with = or !=",
		"status=convergd":     `unknown status "convergd": did you mean converged?`,
		"scale=std":           `unknown scale "std": did you mean standard?`,
		`data="a`:             "is not closed",
		"J<0.1 within":        `within ""? Give a number of steps from 1 to 1000000000`,
		"J<0.1 within 0":      `within "0"?`,
		"J<0.1 within 9 and":  `within "9 and"?`,
		"J<0.1 within 5 J<1":  `within "5 J < 1"?`,
		"J<0.1 within 1e3":    `within "1e3"?`,
		"J<0.1\x00":           "is neither a number nor a quantity",
		"status=converged <3": `unknown status`,
	} {
		if got, err := ParseCondition(line); err == nil || !strings.Contains(err.String(), want) {
			t.Errorf("%q is %#v, %v; want the error %q", line, got, err, want)
		}
	}
}

// until can wait for what steps change alone; expect looks at one iteration.
func TestUntilAndExpectTakeWhatTheyCan(t *testing.T) {
	for _, d := range session.Quantities() {
		clause := exampleCondition(session.Quantity{Name: strings.TrimSuffix(d.Name, "1"), Index: len(d.Name) - len(strings.TrimSuffix(d.Name, "1"))})
		if _, err := Parse("expect " + clause); err != nil {
			t.Errorf("expect %s: %v", clause, err)
		}
		_, err := Parse("until " + clause)
		if d.ChangesWithSteps != (err == nil) || err != nil && !strings.Contains(err.String(), "steps do not change "+d.Name+", so until cannot wait for it") {
			t.Errorf("until %s: %v", clause, err)
		}
	}
	for line, want := range map[string]string{
		"expect J<1 within 20": "within is for until: expect looks at this iteration only; steps<=20 says how many there were",
		"expect":               "expect what? For example: expect J<0.3",
		"until":                "until what? For example: until J<0.1",
		"until J<1 and m=3":    "steps do not change m",
	} {
		if _, err := Parse(line); err == nil || !strings.Contains(err.String(), want) {
			t.Errorf("%q: %v", line, err)
		}
	}
	if _, err := Parse("until alpha>dJ"); err != nil {
		t.Errorf("one side changes: %v", err)
	}
}
