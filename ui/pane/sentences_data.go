package pane

import (
	"fmt"
	"strings"

	"descent/trainer"
	"descent/ui/number"
)

// aboutData is what the data themselves make happen: one class only, classes
// that a boundary parts or only touches, columns that never change.
func aboutData(st paneState, width int) []sentence {
	var all []sentence
	say := func(k kind, texts ...string) { all = append(all, plainSentence(st, k, st.fitting(width, texts...))) }
	switch {
	case st.Data.Facts.OneClass:
		say(kindOneClass, fmt.Sprintf("Only y = %g here: J has no lowest point.", st.Data.Facts.Class))
	case st.separates() || st.Analysis.Optimum.Kind == trainer.OptimumNone:
		all = aboutSeparation(st, width)
	case st.Analysis.Optimum.Kind == trainer.OptimumQuasiSeparated:
		say(kindQuasiSeparated, fmt.Sprintf("A %s parts all but %s, which are on it.", boundaryName(st), number.Thousands(st.Analysis.Optimum.OnBoundary)),
			fmt.Sprintf("A %s parts all but %s on it.", boundaryName(st), number.Thousands(st.Analysis.Optimum.OnBoundary)))
		limit := roundDown(st.Analysis.Optimum.Cost)
		say(kindQuasiSeparatedLimit, "In the long run w grows for ever, and J stays above "+limit+".", "Long run: w grows, J stays above "+limit+".")
	}
	if said := constantColumns(st); said != "" {
		say(kindConstant, said)
	}
	return all
}

// aboutSeparation is about classes that a boundary parts: the steeper a is there,
// the lower J, so that nothing is ever steep enough.
func aboutSeparation(st paneState, width int) []sentence {
	if stopped(st) {
		return []sentence{plainSentence(st, kindNoLowest, st.fitting(width, "J has no lowest point: it nears 0 for ever as w grows.", "J has no lowest point: it only nears 0."))}
	}
	grows := plainSentence(st, kindLongRun, st.fitting(width, "In the long run w grows for ever, and J nears 0.", "Long run: w grows for ever, J nears 0.", "Long run: w grows, J nears 0."))
	if st.separates() {
		return []sentence{grows}
	}
	return []sentence{grows, plainSentence(st, kindSeparable, "A "+boundaryName(st)+" can part the classes.")}
}

// boundaryName is what a = 0.5 is among so many features.
func boundaryName(st paneState) string {
	switch _, n := st.Data.Problem.Size(); n {
	case 1:
		return "threshold"
	case 2:
		return "line"
	}
	return "plane"
}

// constantColumns names the features that hold one value only.
func constantColumns(st paneState) string {
	columns := st.Data.Facts.Constant
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
// which a is the threshold. Still wrong are those that were wrong one step before.
// While they are being counted there is nothing to say.
func accuracy(st paneState, width int) []sentence {
	if !st.Analysis.ClassificationKnown || st.lastBecameCorrect() { // which says it
		return nil
	}
	m, _ := st.Data.Problem.Size()
	wrong, undecided := st.Analysis.Wrong[0]+st.Analysis.Wrong[1], st.Analysis.Undecided[0]+st.Analysis.Undecided[1]
	correct := number.Thousands(m - wrong - undecided)
	of := correct + " of " + number.Thousands(m) + " correct"
	var texts []string
	switch {
	case undecided == m:
		texts = []string{fmt.Sprintf("All %s undecided: a is %s.", number.Thousands(m), number.Shortest(st.View.Threshold))}
	case undecided > 0:
		texts = []string{fmt.Sprintf("%s, %s wrong, %s undecided.", of, number.Thousands(wrong), number.Thousands(undecided))}
	case wrong == 0:
		texts = []string{of + "."}
	case st.Analysis.Wrong[0] > 0 && st.Analysis.Wrong[1] > 0:
		texts = []string{fmt.Sprintf("%s, %s%s wrong.", of, number.Thousands(wrong), st.stillText(wrong))}
	default:
		for _, most := range []int{24, 12, 8, 4} {
			them := number.Thousands(wrong) + " " + classNamed(st.Data.Set, boolToInt(st.Analysis.Wrong[1] > 0), most)
			texts = append(texts, of+", "+them+st.stillText(wrong)+" wrong.", correct+" correct, "+them+st.stillText(wrong)+" wrong.", correct+" correct, "+them+" wrong.")
		}
		texts = append(texts, of+", "+number.Thousands(wrong)+" wrong.")
	}
	s := plainSentence(st, kindAccuracy, st.fitting(width, texts...))
	s.short = of + "."
	if undecided == m {
		s.short = s.rest
	}
	return []sentence{s}
}

// stillText is a word that is true only of what was so one step before.
func (st paneState) stillText(wrong int) string {
	if st.Analysis.StillWrong == wrong {
		return " still"
	}
	return ""
}

// fallsUncounted reports whether the last step made J fall, and as many examples are
// correct as before.
func (st paneState) fallsUncounted() bool {
	in, m := st.Analysis, len(st.Data.Problem.Y)
	correct := m - in.Wrong[0] - in.Wrong[1] - in.Undecided[0] - in.Undecided[1]
	return in.NotCorrectBefore > 0 && m-in.NotCorrectBefore == correct && recentCostsOf(st.Present.Costs, st.Run.Snapshot.Iter).last < 0
}
