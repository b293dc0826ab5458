package pane

import "descent/datasets"

// aboutScale says that features are large, which keeps α small, and what scales
// them; nothing where they are not, or are scaled.
func aboutScale(f Frame, width int) []sentence {
	if !f.Facts.FeaturesLarge() || f.Set.Scaling.Method != datasets.None {
		return nil
	}
	scale := f.told(":scale standard", "scale standard")
	s := plainly(f, kindLargeFeatures, f.fitting(width, "Features are large: try "+scale+".", "Large features: "+scale+"."))
	s.short = "Large features: " + scale + "."
	return []sentence{s}
}

// SpokenScale is that sentence for a conversation.
func SpokenScale(f Frame) string {
	for _, s := range aboutScale(f, unbounded) {
		return s.rest
	}
	return ""
}
