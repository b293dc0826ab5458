package language

import "descent/ui/session"

// practiceWords are other words for practice, by which a search finds it.
const practiceWords = "practice exercise by hand work out missed"

// The headings of the help while somebody practises.
const (
	blankGroup Group = "A number is asked for"
	foundGroup Group = "It is there"
	madeGroup  Group = "All are there"
	markGroup  Group = "Marks"
)

// PracticeGroups lists the headings of the help of a practice, in their order.
func PracticeGroups() []Group { return []Group{blankGroup, markGroup, foundGroup, madeGroup} }

// PracticeLines lists what the keys mean while numbers are worked out, and what the marks say: of the table of keys, and
// of what the footer names at each stage.
func PracticeLines() []Line {
	var all []Line
	for _, k := range KeysIn(Blank) {
		all = append(all, Line{Group: blankGroup, Text: k.line, Keys: k.shown})
	}
	main := keysByName(Main)
	for _, of := range []struct {
		stage Stage
		group Group
	}{{BlankStage, blankGroup}, {FoundStage, foundGroup}, {MadeStage, madeGroup}} {
		for _, k := range of.stage.stageKeys() {
			shown := main[k.key].shown
			if shown == "" {
				shown = Label(k.key)
			}
			text := k.word
			if k.help != "" {
				text = k.help
			}
			all = append(all, Line{Group: of.group, Text: text, Keys: shown})
		}
	}
	for _, m := range []session.BlankMark{session.FirstTry, session.LaterTry, session.AfterHint, session.ShownOnly} {
		all = append(all, Line{Group: markGroup, Text: markText(m), Keys: string(MarkOf(m))})
	}
	return append(all, Line{Group: markGroup, Text: "asked for now", Keys: "▸"}, Line{Group: markGroup, Text: "hidden until found", Keys: "········"})
}

// MarkOf is the mark of how a number was found.
func MarkOf(m session.BlankMark) rune {
	return map[session.BlankMark]rune{session.FirstTry: '✓', session.LaterTry: '×', session.AfterHint: '!', session.ShownOnly: '–'}[m]
}
