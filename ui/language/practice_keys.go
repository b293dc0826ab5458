package language

import "descent/ui/session"

// practiceSearchWords are other words for practice, by which a search finds it.
const practiceSearchWords = "practice exercise by hand work out missed"

// The headings of the help while somebody practises.
const (
	askedGroup    Group = "A number is asked for"
	answeredGroup Group = "It is there"
	finishedGroup Group = "All are there"
	markGroup     Group = "Marks"
)

// PracticeGroups lists the headings of the help of a practice, in their order.
func PracticeGroups() []Group { return []Group{askedGroup, markGroup, answeredGroup, finishedGroup} }

// PracticeLines lists what the keys mean while numbers are worked out, and what the marks say: of the table of keys, and
// of what the footer names at each stage.
func PracticeLines() []HelpLine {
	var all []HelpLine
	for _, k := range KeysIn(PracticeQuestion) {
		all = append(all, HelpLine{Group: askedGroup, Text: k.line, Keys: k.shown})
	}
	main := keysByName(Main)
	for _, of := range []struct {
		stage Stage
		group Group
	}{{PracticeStage, askedGroup}, {PracticeAnsweredStage, answeredGroup}, {PracticeFinishedStage, finishedGroup}} {
		for _, k := range of.stage.stageKeys() {
			shown := main[k.key].shown
			if shown == "" {
				shown = Label(k.key)
			}
			text := k.word
			if k.help != "" {
				text = k.help
			}
			all = append(all, HelpLine{Group: of.group, Text: text, Keys: shown})
		}
	}
	for _, m := range []session.BlankMark{session.FirstTry, session.LaterTry, session.AfterHint, session.ShownOnly} {
		all = append(all, HelpLine{Group: markGroup, Text: markText(m), Keys: string(MarkRune(m))})
	}
	return append(all, HelpLine{Group: markGroup, Text: "asked for now", Keys: "▸"}, HelpLine{Group: markGroup, Text: "hidden until found", Keys: "········"})
}

// MarkRune is the mark of how a number was found.
func MarkRune(m session.BlankMark) rune {
	return map[session.BlankMark]rune{session.FirstTry: '✓', session.LaterTry: '×', session.AfterHint: '!', session.ShownOnly: '–'}[m]
}
