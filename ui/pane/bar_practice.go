package pane

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"descent/ui/language"
	"descent/ui/session"
	"descent/ui/theme"
)

// practice is the number that is worked out, what is known, and what came of the answers.
func (b *lessonBar) practice(st session.State, d Presentation) {
	p := st.Practice
	b.title = []span{{"Be the machine", b.Theme.Bright}, {"   ", b.Theme.Text}}
	b.blankMarks(p)
	b.right = "number " + language.PracticePlace(p)
	if b.Compact {
		b.right = language.PracticePlace(p)
	}
	if p.Finished {
		b.right = ""
		b.text = language.PracticeScore(p)
		if !slices.ContainsFunc(d.Shown(st.View), func(i int) bool { return showsScore(st, i) }) {
			b.text = strings.Join(append([]string{b.text}, language.PracticeRows(st)...), " ")
		}
		b.instruction = b.madeKeys(language.MissedCount(p))
		return
	}
	b.text, b.questionOnOwnLine = language.PracticeText(st), true
	if b.Compact {
		b.text = language.ShortPracticeText(st)
	}
	if language.StageOf(st) == language.PracticeStage {
		b.question = language.BlankQuestion(st)
		b.askedKeys(st, d.Typed)
		return
	}
	b.instruction = []span{{language.Formatter{Availability: language.Screen}.PracticeNext(p), b.Theme.Muted}}
}

// askedKeys says what there is to do with a number that is open. What is typed stands here where no pane shows it whole.
func (b *lessonBar) askedKeys(st session.State, typed Typed) {
	if typed.Says != "" {
		b.text = typed.Says
	}
	f := fieldIn(st, Presentation{Typed: typed}, typed.Place)
	key := func(key, does string) {
		b.instruction = append(b.instruction, span{key, b.Theme.Bright}, span{" " + does + "   ", b.Theme.Muted})
	}
	if typed.Place == BarField || typed.Place == updateField && utf8.RuneCountInString(f.text) > updateRoom {
		b.instruction = b.typedSpans(f)
	}
	switch {
	case f.text == "" && typed.Place != BarField:
		b.instruction = []span{{"Type a number or a calculation; three digits will do.   ", b.Theme.Muted}}
		if b.Compact {
			b.instruction[0].text = "A number or a calculation; three digits do.   "
		}
	case f.mark == wrongMark:
		key("Type", "again")
	case f.text != "":
		key("Enter", "check")
	}
	key("!", map[bool]string{false: "hint", true: "show it"}[language.AllHintsGiven(st.Practice)])
	if f.text == "" || f.mark == wrongMark {
		key("space", spaceShows(st.Practice.StepRefused, b.Compact))
	}
}

// spaceShows says how often it takes the key to show a number: a first time it is refused.
func spaceShows(refused, brief bool) string {
	switch {
	case refused:
		return "show it"
	case brief:
		return "twice: show"
	}
	return "twice: show it"
}

// typedSpans is a field in a line of text: of a long one what is around the cursor.
func (b *lessonBar) typedSpans(f field) []span {
	const most = 40
	text := []rune(f.text)
	if f.cursor >= 0 {
		text = slices.Insert(text, min(f.cursor, len(text)), '▏')
	}
	from := f.firstShown(len(text), most)
	text = text[from:min(len(text), from+most)]
	return []span{{string(f.mark) + " ", f.markStyle(b.Theme)}, {string(text) + "   ", f.style(b.Theme)}}
}

// madeKeys says what there is to do behind an iteration, of which so many numbers were missed.
func (b *lessonBar) madeKeys(missed int) []span {
	apart := "     "
	if b.Compact {
		apart = "   "
	}
	keys := []span{{"m", b.Theme.Bright}, {" the next iteration" + apart, b.Theme.Muted}}
	if missed > 0 {
		keys = append(keys, span{"r", b.Theme.Bright}, span{fmt.Sprintf(" the %d missed", missed) + apart, b.Theme.Muted})
	}
	return append(keys, span{"Esc", b.Theme.Bright}, span{" leave" + apart, b.Theme.Muted}, span{"space", b.Theme.Bright}, span{" an ordinary step", b.Theme.Muted})
}

// blankMarks has one mark a number: how it was found, the one that is open, those to come.
func (b *lessonBar) blankMarks(p *session.PracticeState) {
	ahead := "·"
	if b.Plain {
		ahead = "." // else it would be the mark of what is chosen
	}
	for i, n := range p.Blanks {
		mark := scoreMark(b.Theme, n.Mark)
		switch {
		case n.Given:
			mark = span{"✓", b.Theme.Muted}
		case n.Mark != session.Unfound:
		case i == p.Now:
			mark = span{"▸", theme.Style{FG: b.Theme.Now.FG, Bold: true}}
		default:
			mark = span{ahead, b.Theme.Muted}
		}
		if i == p.LookedAt {
			mark.style.Bold = true
		}
		mark.text += " "
		b.title = append(b.title, mark)
	}
}
