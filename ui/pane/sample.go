package pane

import (
	"descent/ui/number"
	"descent/ui/session"
)

// sampleText says that not every example is drawn; empty where each is.
func sampleText(m int) string {
	if m <= session.MaxSampledExamples {
		return ""
	}
	return "a sample of " + number.Thousands(session.MaxSampledExamples) + " of " + number.Thousands(m)
}
