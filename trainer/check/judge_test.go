package check_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
	"descent/trainer/check"
)

// problems are sets of the catalogue, as the tests of package mistake have them.
func problems(t testing.TB) map[string]trainer.Problem {
	t.Helper()
	text, err := os.ReadFile("../mistake/testdata/sets.json")
	if err != nil {
		t.Fatal(err)
	}
	var sets map[string]struct {
		X [][]float64 `json:"X"`
		Y []float64   `json:"y"`
	}
	if err := json.Unmarshal(text, &sets); err != nil {
		t.Fatal(err)
	}
	all := map[string]trainer.Problem{}
	for name, set := range sets {
		all[name] = trainer.Problem{X: set.X, Y: set.Y}
	}
	return all
}

// source cuts a text at commas, semicolons or tabs.
func source(t testing.TB, text string) check.RawTable {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	first, _, _ := strings.Cut(text, "\n")
	for _, c := range ";\t" {
		if strings.ContainsRune(first, c) {
			r.Comma = c
		}
	}
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	s := check.RawTable{Names: rows[0], Rows: rows[1:], Comma: r.Comma != ','}
	for i := range s.Rows {
		s.Lines = append(s.Lines, i+2)
	}
	return s
}

// judged reads and judges a trace.
func judged(t testing.TB, text string, p trainer.Problem, h trainer.Hyper) check.Verdict {
	t.Helper()
	_, n := p.Size()
	table, err := check.Read(source(t, text), n)
	if err != nil {
		t.Fatal(err)
	}
	v, err := check.Judge(t.Context(), table, check.Task{Problem: p, Start: trainer.Zeros(n), Hyper: func(int) trainer.Hyper { return h }})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// expected is what is known of a student's file. Its README says how it was made.
type expected struct {
	File, Data, Flags string
	First             *struct {
		K      int
		Column string
		Yours  string
		Right  float64
	} `json:"first_difference"`
	Diagnosis  []any
	Ratio      float64 `json:"alpha_ratio"`
	Steps      int
	NotSettled []struct {
		K        int
		Column   string
		Yours    string
		Expected float64 `json:"expected_from_your_row_before"`
	} `json:"steps_not_explained"`
}

func (e expected) hyper(t testing.TB) trainer.Hyper {
	t.Helper()
	words := strings.Fields(e.Flags)
	var h trainer.Hyper
	for i := 0; i+1 < len(words); i += 2 {
		v, err := strconv.ParseFloat(words[i+1], 64)
		if err != nil {
			t.Fatal(err)
		}
		switch words[i] {
		case "--alpha":
			h.Alpha = v
		case "--lambda":
			h.Lambda = v
		}
	}
	return h
}

func students(t testing.TB, folder string) []expected {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", folder, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []expected
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// The students' files are judged as a second implementation says: the first number that differs, and the
// mistakes that give all of them.
func TestStudents(t *testing.T) {
	sets := problems(t)
	for _, folder := range []string{"students", "others"} {
		for _, want := range students(t, folder) {
			text, err := os.ReadFile(filepath.Join("testdata", folder, want.File))
			if err != nil {
				t.Fatal(err)
			}
			v := judged(t, string(text), sets[want.Data], want.hyper(t))
			if got := jsonOf(t, v.Diagnosis()); !reflect.DeepEqual(got, jsonOf(t, want.Diagnosis)) {
				t.Errorf("%s is %v, not %v", want.File, got, want.Diagnosis)
			}
			same(t, want, v)
		}
	}
}

func jsonOf(t testing.TB, v any) (out any) {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// same holds the first difference, the steps and the ratio against what is known.
func same(t *testing.T, want expected, v check.Verdict) {
	t.Helper()
	switch {
	case want.First == nil != (v.First == nil):
		t.Errorf("%s: the first difference is %+v, not %+v", want.File, v.First, want.First)
		return
	case want.First == nil:
		return
	}
	if v.First.K != want.First.K || v.First.Quantity.String() != want.First.Column && want.First.Column != "k" || v.First.Yours.Text != want.First.Yours || math.Abs(v.First.Want-want.First.Right) > 1e-9*max(1, math.Abs(want.First.Right)) {
		t.Errorf("%s: the first difference is %s, not %+v", want.File, said(*v.First), *want.First)
	}
	if want.Ratio != 0 && math.Abs(v.Ratio-want.Ratio) > 1e-3*math.Abs(want.Ratio) {
		t.Errorf("%s: the ratio is %v, not %v", want.File, v.Ratio, want.Ratio)
	}
	if want.Steps == 0 {
		return
	}
	if v.Steps != want.Steps || len(v.Unexplained) != len(want.NotSettled) {
		t.Errorf("%s: %d steps, %d not settled; should be %d, %d", want.File, v.Steps, len(v.Unexplained), want.Steps, len(want.NotSettled))
		return
	}
	for i, u := range want.NotSettled {
		if got := v.Unexplained[i]; got.K != u.K || got.Quantity.String() != u.Column || got.Yours.Text != u.Yours || math.Abs(got.Want-u.Expected) > 1e-9 {
			t.Errorf("%s: step %d is %s, not %+v", want.File, i, said(got), u)
		}
	}
}

func said(d check.Difference) string {
	return fmt.Sprintf("k %d %s %q for %v", d.K, d.Quantity, d.Yours.Text, d.Want)
}
