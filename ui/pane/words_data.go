package pane

import (
	"fmt"
	"strings"

	"descent/trainer"
	"descent/ui/number"
)

// aboutData is what the data themselves make happen: one class only, classes
// that a boundary parts or only touches, columns that never change.
func aboutData(f Frame, width int) []sentence {
	var all []sentence
	say := func(k kind, texts ...string) { all = append(all, plainly(f, k, f.fitting(width, texts...))) }
	switch {
	case f.Facts.OneClass:
		say(kindOneClass, fmt.Sprintf("Only y = %g here: J has no lowest point.", f.Facts.Class))
	case f.Separates || f.Optimum.Kind == trainer.OptimumNone:
		all = aboutParting(f, width)
	case f.Optimum.Kind == trainer.OptimumTouching:
		say(kindTouches, fmt.Sprintf("A %s parts all but %s, which are on it.", boundaryName(f), number.Thousands(f.Optimum.Touched)),
			fmt.Sprintf("A %s parts all but %s on it.", boundaryName(f), number.Thousands(f.Optimum.Touched)))
		limit := roundDown(f.Optimum.Cost)
		say(kindTouchLimit, "In the long run w grows for ever, and J stays above "+limit+".", "Long run: w grows, J stays above "+limit+".")
	}
	if said := constantColumns(f); said != "" {
		say(kindConstant, said)
	}
	return all
}

// aboutParting is about classes that a boundary parts: the steeper a is there,
// the lower J, so that nothing is ever steep enough.
func aboutParting(f Frame, width int) []sentence {
	if stopped(f) {
		return []sentence{plainly(f, kindNoLowest, f.fitting(width, "J has no lowest point: it nears 0 for ever as w grows.", "J has no lowest point: it only nears 0."))}
	}
	curve := boundaryName(f)
	if curve == "threshold" {
		curve = "curve" // a itself, over the one feature
	}
	steep := plainly(f, kindLongRun, f.fitting(width, "In the long run w grows for ever: no "+curve+" is too steep for these data.",
		"Long run: w grows, no "+curve+" is too steep.", "Long run: w grows, no "+curve+" too steep."))
	if f.Separates {
		return []sentence{steep}
	}
	return []sentence{steep, plainly(f, kindCanPart, "A "+boundaryName(f)+" can part the classes.")}
}

// boundaryName is what a = 0.5 is among so many features.
func boundaryName(f Frame) string {
	switch _, n := f.Problem.Size(); n {
	case 1:
		return "threshold"
	case 2:
		return "line"
	}
	return "plane"
}

// constantColumns names the features that hold one value only.
func constantColumns(f Frame) string {
	columns := f.Facts.Constant
	var names []string
	for _, j := range columns[:min(3, len(columns))] {
		names = append(names, "x"+number.Subscript(j+1))
	}
	switch {
	case len(columns) == 0:
		return ""
	case len(columns) == 1:
		return names[0] + " is constant."
	case len(columns) > 3:
		names = append(names, "…")
	}
	return strings.Join(names, " ") + " are constant."
}

// accuracy counts the examples that are correct, wrong, or undecided: those of
// which a is 0.5. Still wrong are those that were wrong one step before.
// While they are being counted there is nothing to say.
func accuracy(f Frame, width int) []sentence {
	if f.Uncounted || f.celebrates() { // which says it
		return nil
	}
	m, _ := f.Problem.Size()
	wrong, undecided := f.Wrong[0]+f.Wrong[1], f.Undecided[0]+f.Undecided[1]
	correct := number.Thousands(m - wrong - undecided)
	of := correct + " of " + number.Thousands(m) + " correct"
	var texts []string
	switch {
	case undecided == m:
		texts = []string{fmt.Sprintf("All %s undecided: a is 0.5.", number.Thousands(m))}
	case undecided > 0:
		texts = []string{fmt.Sprintf("%s, %s wrong, %s undecided.", of, number.Thousands(wrong), number.Thousands(undecided))}
	case wrong == 0:
		texts = []string{of + "."}
	case f.Wrong[0] > 0 && f.Wrong[1] > 0:
		texts = []string{fmt.Sprintf("%s, %s%s wrong.", of, number.Thousands(wrong), f.still(wrong))}
	default:
		for _, most := range []int{24, 12, 8, 4} {
			them := number.Thousands(wrong) + " " + quoted(f.Set, index(f.Wrong[1] > 0), most)
			texts = append(texts, of+", "+them+f.still(wrong)+" wrong.", correct+" correct, "+them+f.still(wrong)+" wrong.")
		}
		texts = append(texts, of+", "+number.Thousands(wrong)+" wrong.")
	}
	s := plainly(f, kindAccuracy, f.fitting(width, texts...))
	s.short = of + "."
	if undecided == m {
		s.short = s.rest
	}
	return []sentence{s}
}

// still is a word that is true only of what was so one step before.
func (f Frame) still(wrong int) string {
	if f.StillWrong == wrong {
		return " still"
	}
	return ""
}
