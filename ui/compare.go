package ui

import (
	"fmt"
	"slices"
	"strings"

	"descent/ui/language"
	"descent/ui/session"
	"descent/ui/timeline"
)

// openCompare opens the line for a comparison.
func (m *Model) openCompare() {
	st := m.state()
	alpha := st.Run.Alpha
	hint := fmt.Sprintf("up to %d, beside this run's %s", timeline.MaxGhosts, language.FormatNumber(alpha))
	var fields []string
	for _, a := range alphasAround(st.Data.AlphaSteps(), alpha) {
		fields = append(fields, language.FormatNumber(a))
	}
	m.overlay = newPrompt("compare α ", strings.Join(fields, " "), hint, submitWithPrefix("compare "))
}

// alphasAround are the two steps below alpha and the two above, fewer at the
// ends.
func alphasAround(steps []float64, alpha float64) []float64 {
	var around []float64
	for _, direction := range []int{-1, 1} {
		for at, n := alpha, 0; n < 2; n++ {
			if at = session.StepAlpha(steps, at, direction); !slices.Contains(around, at) && at != alpha {
				around = append(around, at)
			}
		}
	}
	slices.Sort(around)
	return around
}
