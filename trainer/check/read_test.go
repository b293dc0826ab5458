package check_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"descent/trainer/check"
)

// Columns are found by the names that people give them.
func TestColumns(t *testing.T) {
	for names, want := range map[string]string{
		"k,J,w1,w2,b":                            "w1 w2 b J",
		"iteration,cost,w[0],w[1],bias":          "w1 w2 b J",
		"Epoch;Loss;theta0;theta1;theta2":        "w1 w2 b J",
		"b,w2,w1,k,J":                            "w1 w2 b J",
		"k,J(w),w_1,w_2,intercept":               "w1 w2 b",
		"k,dw1,dw2,db":                           "dw1 dw2 db",
		"k,dj_dw[0],dj_dw[1],dj_db":              "dw1 dw2 db",
		"step,w₁,w₂,b,dw₁,dw₂,db":                "w1 w2 b dw1 dw2 db",
		"k,w0,w1,b":                              "w1 w2 b",
		"k,w0,w1,w2":                             "w1 w2 b",
		"k,J_cost,grad1,grad2":                   "J dw1 dw2",
		",J,w1,w2,b":                             "w1 w2 b J",
		"k,J,w1,w2,b,accuracy,time,alpha,status": "w1 w2 b J",
		"Iter,∂J/∂w1,∂J/∂w2,∂J/∂b":               "dw1 dw2 db",
	} {
		separator := ","
		if strings.Contains(names, ";") {
			separator = ";"
		}
		all := strings.Split(names, separator)
		row := make([]string, len(all))
		for i := range row {
			row[i] = "0"
		}
		table, err := check.Read(check.RawTable{Names: all, Rows: [][]string{row}, Lines: []int{2}}, 2)
		if err != nil {
			t.Errorf("%s: %v", names, err)
			continue
		}
		if got := strings.Trim(fmt.Sprint(table.Quantities), "[]"); got != want {
			t.Errorf("%s: %s, not %s", names, got, want)
		}
	}
}

// A single weight needs no number.
func TestOneWeight(t *testing.T) {
	table, err := check.Read(check.RawTable{Names: []string{"k", "w", "b", "dw"}, Rows: [][]string{{"0", "1", "2", "3"}}, Lines: []int{2}}, 1)
	if err != nil || fmt.Sprint(table.Quantities) != "[w1 b dw1]" || table.Rows[0].Cells[2].Value != 3 {
		t.Errorf("%v %v", table, err)
	}
}

// A number counts to half a unit of the last digit that was printed.
func TestHalfUnits(t *testing.T) {
	for text, want := range map[string]float64{
		"0.5": 0.05, "-0.693147": 5e-7, "12": 0.5, "1.50e-3": 5e-6, "2e3": 500, "[0.25]": 0.005, "−1.0": 0.05, "+3.14": 0.005, "1E2": 50,
	} {
		table, err := check.Read(check.RawTable{Names: []string{"k", "J"}, Rows: [][]string{{"0", text}}, Lines: []int{2}}, 1)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if got := table.Rows[0].Cells[0].HalfUnit; got != want {
			t.Errorf("%s: half a unit is %v, not %v", text, got, want)
		}
	}
	// A 0 among fractions is as fine as the coarsest of them; alone it is whole.
	table, err := check.Read(check.RawTable{Names: []string{"k", "J", "b"}, Rows: [][]string{{"0", "0", "0"}, {"1", "0.25", "7"}, {"2", "0.125", "8"}}, Lines: []int{2, 3, 4}}, 1)
	if err != nil || table.Rows[0].Cells[1].HalfUnit != 0.005 || table.Rows[0].Cells[0].HalfUnit != 0.5 {
		t.Errorf("%+v, %v", table.Rows, err)
	}
}

// What is wrong with a table is one line: what, where, what to do.
func TestBadTables(t *testing.T) {
	for _, c := range []struct {
		names, row string
		says       string
		line       int
	}{
		{"a,c", "1,2", "no column is called J, w1 or b; name the columns", 0},
		{"k,J", "0,abc", `column 2 "J" holds "abc", which is no number; write a number there`, 2},
		{"k,J", "0,0x10", `holds "0x10", which is no number`, 2},
		{"k,J", "0,1_000", `holds "1_000", which is no number`, 2},
		{"k,J", "0,1e999", `holds "1e999", which is no number`, 2},
		{"k,J", "1.5,1", `column 1 "k" holds "1.5", which is no iteration; write a whole number from 0`, 2},
		{"k,J", "-1,1", `which is no iteration`, 2},
		{"k,J", "99999999,1", `which is no iteration`, 2},
		{"k,J", ",1", `which is no iteration`, 2},
		{"k,w1,w2,w3", "0,1,2,3", `column 4 "w3" belongs to no feature: there are 2; check the data`, 0},
		{"k,w,w1,b", "0,1,2,3", `belongs to no feature`, 0},
		{"k,J,cost", "0,1,2", `columns 2 "J" and 3 "cost" are the same; leave one of them out`, 0},
		{"k,w1,W_1", "0,1,2", `columns 2 "w1" and 3 "W_1" are the same`, 0},
	} {
		_, err := check.Read(check.RawTable{Names: strings.Split(c.names, ","), Rows: [][]string{strings.Split(c.row, ",")}, Lines: []int{2}}, 2)
		var form *check.FormError
		if !errors.As(err, &form) || !strings.Contains(err.Error(), c.says) || form.Line != c.line {
			t.Errorf("%s / %s: %v", c.names, c.row, err)
		}
	}
	if _, err := check.Read(check.RawTable{Names: []string{"k", "J"}, Rows: [][]string{{"3", "1"}, {"3", "2"}}, Lines: []int{2, 3}}, 1); err == nil || !strings.Contains(err.Error(), "k 3 stands there twice, first on line 2") {
		t.Error(err)
	}
	if _, err := check.Read(check.RawTable{Names: []string{"k", "J"}}, 1); err == nil || !strings.Contains(err.Error(), "there is no row under the names") {
		t.Error(err)
	}
}
