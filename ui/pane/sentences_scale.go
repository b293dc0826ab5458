package pane

import (
	"descent/datasets"
	"descent/ui/session"
)

// scaleAdvice says that features are large, which keeps α small, and what scales
// them; empty where they are not, or are scaled.
func (l DrawOptions) scaleAdvice(data *session.PreparedData, width int) string {
	if !data.Facts.FeaturesLarge() || data.Set.Scaling.Method != datasets.NoScaling {
		return ""
	}
	scale := l.hintFor(":scale standard", "scale standard")
	return l.fitting(width, "Features are large: try "+scale+".", "Large features: "+scale+".")
}

// aboutScale is that as a sentence.
func aboutScale(st paneState, width int) []sentence {
	text := st.scaleAdvice(st.Data, width)
	if text == "" {
		return nil
	}
	s := plainSentence(st, kindLargeFeatures, text)
	s.short = st.scaleAdvice(st.Data, 0)
	return []sentence{s}
}
