package cli

import (
	"encoding/json"
	"io"
	"math"
	"strings"

	"descent/trainer/check"
)

// checkReport is a verdict for another program.
type checkReport struct {
	File       string           `json:"file"`
	Data       string           `json:"data"`
	Flags      string           `json:"flags"`
	Rows       int              `json:"rows"`
	Numbers    int              `json:"numbers"`
	First      *checkDifference `json:"first_difference"`
	Diagnosis  []any            `json:"diagnosis"`
	Hidden     []string         `json:"would_give_the_same,omitempty"`
	Chaotic    int              `json:"row_by_row_from,omitempty"`
	Steps      int              `json:"steps,omitempty"`
	Unsettled  []checkStep      `json:"steps_not_explained,omitempty"`
	AlphaRatio float64          `json:"alpha_ratio,omitempty"`
	Error      string           `json:"error,omitempty"`
}

type checkDifference struct {
	K      int      `json:"k"`
	Column string   `json:"column"`
	Yours  string   `json:"yours"`
	Right  *float64 `json:"right"` // null where it is no number
}

type checkStep struct {
	K        int      `json:"k"`
	Column   string   `json:"column"`
	Yours    string   `json:"yours"`
	Expected *float64 `json:"expected_from_your_row_before"`
}

// report is what is known of a file.
func (r *checker) report(one checkResult) checkReport {
	report := checkReport{
		File: one.file, Data: r.set.Name, Flags: strings.TrimSpace(r.typed), Rows: len(one.table.Rows), Numbers: one.Numbers,
		Diagnosis: one.Diagnosis(), Hidden: one.Undetected, Chaotic: one.ChaoticFrom, Steps: one.Steps, AlphaRatio: one.Ratio,
	}
	if f := one.First; f != nil && one.Outcome != check.Right {
		report.First = &checkDifference{f.K, f.Quantity.String(), f.Yours.Text, finiteOrNil(f.Want)}
	}
	for _, u := range one.Unexplained {
		report.Unsettled = append(report.Unsettled, checkStep{u.K, u.Quantity.String(), u.Yours.Text, finiteOrNil(u.Want)})
	}
	return report
}

// reportOf is that of a file which perhaps could not be judged.
func (r *checker) reportOf(name string, one checkResult, err error) checkReport {
	if err != nil {
		return checkReport{File: name, Data: r.set.Name, Flags: strings.TrimSpace(r.typed), Diagnosis: []any{}, Error: err.Error()}
	}
	report := r.report(one)
	report.File = name
	return report
}

// finiteOrNil is v for JSON, which knows no infinity.
func finiteOrNil(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

func writeJSON(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
