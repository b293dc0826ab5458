package mistake

// recordingMistakes are those of what stands in one row: the algorithm is right.
func recordingMistakes() []Mistake {
	const right = "row k has w, b before update k, and J at them"
	return []Mistake{
		{
			ID: "w-after", Kind: Recording, Wrong: "row k has w and b after update k", Right: right,
			does: "Your numbers are right, but J of a row is that of the w and b in the row before.",
			Fix:  "Write the row down before w and b are updated.", changes: changes{rowContents: updatedW},
		},
		{
			ID: "J-after", Kind: Recording, Wrong: "row k has J after update k", Right: right,
			does: "Your numbers are right, but J of a row is that of the w and b in the next row.",
			Fix:  "Write J down with the w and b that it was computed from.", changes: changes{rowContents: updatedJ},
		},
		{
			ID: "rows-from-1", Kind: Recording, Wrong: "row 0 is that of k = 1", Right: "row 0 is the start",
			does: "Your numbers are right and counted one too low: the start is left out.",
			Fix:  "Write the start down too, or count from 1.", changes: changes{rowContents: numberedFromOne},
		},
		{
			ID: ShiftedID, Kind: Recording, Wrong: "row 1 is that of k = 0", Right: "row 0 is the start",
			does: "Your numbers are right and counted one too high: your first row is the start, before any update.",
			Fix:  "Count from 0: k is the number of updates made.",
		},
	}
}
