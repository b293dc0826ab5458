package pane

import "descent/datasets"

// aboutScale says that features are large, which keeps α small, and what scales
// them; empty where they are not, or are scaled.
func aboutScale(f Frame, width int) string {
	if !f.Facts.FeaturesLarge() || f.Set.Scaling.Method != datasets.None {
		return ""
	}
	scale := f.told(":scale standard", "scale standard")
	return f.fitting(width, "Features are large: try "+scale+".", "Large features: "+scale+".")
}

// SpokenScale is that sentence for a conversation.
func SpokenScale(f Frame) string { return aboutScale(f, unbounded) }
