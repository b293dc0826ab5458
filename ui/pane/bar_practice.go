package pane

import (
	"fmt"
	"strings"

	"descent/ui/language"
	"descent/ui/session"
	"descent/ui/theme"
)

// practice is the number that is worked out, what is known, and what came of the answers.
func (b *bar) practice(st session.State) {
	p := st.Practice
	b.title = []span{{"Be the machine", b.Theme.Bright}, {"   ", b.Theme.Text}}
	b.blankMarks(p)
	b.right = "number " + language.PracticePlace(p)
	if b.Compact {
		b.right = language.PracticePlace(p)
	}
	if p.Made {
		b.right = ""
		b.text = strings.Join(append([]string{language.PracticeScore(p)}, language.PracticeRows(st)...), " ")
		b.last = b.madeKeys(language.Missed(p))
		return
	}
	b.text, b.apart = language.PracticeText(st), true
	if b.Compact {
		b.text = language.PracticeTextInLittleRoom(st)
	}
	next := language.Formatter{On: language.Screen}.PracticeNext(p)
	b.last = []span{{next, b.Theme.Muted}}
	if language.StageOf(st) == language.BlankStage {
		b.question = language.BlankAsks(st)
		if !b.Compact {
			b.last = append(b.last, span{"   ", b.Theme.Muted}, span{"!", b.Theme.Bright}, span{" hint   ", b.Theme.Muted}, span{"space", b.Theme.Bright}, span{" twice: show it", b.Theme.Muted})
		}
	}
}

// madeKeys says what there is to do behind an iteration, of which so many numbers were missed.
func (b *bar) madeKeys(missed int) []span {
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
func (b *bar) blankMarks(p *session.PracticeState) {
	marks := map[session.BlankMark]span{
		session.FirstTry: {"✓", b.Theme.Forward}, session.LaterTry: {"×", b.Theme.Warning}, session.AfterHint: {"!", b.Theme.Now}, session.ShownOnly: {"–", b.Theme.Muted},
	}
	ahead := "·"
	if b.Plain {
		ahead = "." // else it would be the mark of what is chosen
	}
	for i, n := range p.Blanks {
		mark, found := marks[n.Mark]
		switch {
		case n.Given:
			mark = span{"✓", b.Theme.Muted}
		case found:
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
