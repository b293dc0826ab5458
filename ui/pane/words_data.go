package pane

import (
	"fmt"
	"strings"

	"descent/trainer"
)

// aboutData is what the data themselves make happen: one class only, classes
// that a line separates, columns that never change.
func aboutData(f Frame, width int) string {
	long, terse := "", ""
	if f.Facts.OneClass {
		long = fmt.Sprintf("Only y = %g: b runs away, J → 0.", f.Facts.Class)
		if stands(f) {
			long = fmt.Sprintf("Only y = %g: only rounding stops b.", f.Facts.Class)
		}
		terse = fmt.Sprintf("Only y = %g; ", f.Facts.Class)
	} else if f.Separates {
		long, terse = "Separable: all right, w grows for ever.", "Separable; "
		if stands(f) {
			long = "Separable: only rounding stops w."
		}
	}
	columns := f.Facts.Constant
	if len(columns) == 0 {
		return long
	}
	var names []string
	for _, j := range columns[:min(3, len(columns))] {
		names = append(names, "x"+subscript(j+1))
	}
	if len(columns) > 3 {
		names = append(names, "…")
	}
	constant := strings.Join(names, " ") + " is constant."
	if len(columns) > 1 {
		constant = strings.Join(names, " ") + " are constant."
	}
	return f.fitting(width, strings.TrimSpace(long+" "+constant), terse+constant)
}

// stands tells that the weights go nowhere any more, or only to and fro.
func stands(f Frame) bool {
	return f.At.Status == trainer.Unchanged || f.At.Status == trainer.Cycle
}

// provedOnly tells of data that another boundary than the present one was
// found to separate.
func provedOnly(f Frame) string {
	if f.Optimum.Kind != trainer.OptimumNone || f.Separates || f.Facts.OneClass || stands(f) {
		return ""
	}
	return "Separable: no optimum, w grows for ever."
}

// accuracy counts the examples on the right side of a = 0.5.
func accuracy(f Frame, width int) sentence {
	m, _ := f.Problem.Size()
	wrong := f.Wrong[0] + f.Wrong[1]
	s := plainly(f, fmt.Sprintf("%s of %s right", thousands(m-wrong), thousands(m)))
	s.short = fmt.Sprintf("%s of %s are right.", thousands(m-wrong), thousands(m))
	name := className(f.Set, index(f.Wrong[1] > 0), 12)
	switch {
	case wrong == 0:
		s.rest += "."
	case f.Wrong[0] > 0 && f.Wrong[1] > 0:
		s.rest += fmt.Sprintf("; %s still wrong.", thousands(wrong))
	default:
		s.rest += f.fitting(width-len([]rune(s.rest)), fmt.Sprintf("; %s %s still wrong.", thousands(wrong), name), fmt.Sprintf("; %s %s wrong.", thousands(wrong), name))
	}
	return s
}
