package pane

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/session"
	"descent/ui/theme"
)

// HasBar reports whether a lesson or a question has something to say: then the bar
// stands in the place of the words.
func HasBar(st session.State) bool {
	return st.Lesson != nil || st.Guess != nil || st.Practice != nil
}

// lessonBar is what a lesson or a question says: a title, a text with the question in
// it, the answers there are, and what is to be done.
type lessonBar struct {
	DrawOptions
	size Size

	title             []span
	nameIndex         int // the place in title of the name of the page
	right             string
	text              string
	question          string
	isRevealed        bool // the question is the truth, with what was answered; the text follows
	questionOnOwnLine bool // the question begins a line of its own
	options           []span
	chosen            int // a place in options, −1 for none
	instruction       []span
	goal              goal // what instruction says, where it is a task: in projector mode in letters
}

// barWidth is the longest line of text that is read with ease.
const barWidth = 100

// newBar builds it. Where a guess is asked for, that is what it says: the page that
// was there comes back behind it.
func newBar(here paneState, d Presentation, size Size) Content {
	st := here.State
	b := lessonBar{DrawOptions: d.DrawOptions, size: size, chosen: -1}
	switch {
	case st.Practice != nil:
		b.practice(st, d)
	case st.Guess != nil:
		b.guess(st)
	default:
		b.page(st, d.Goal)
	}
	a := b.scratchArea(size.W, size.H)
	c := drawnBar{said: []string{b.text, b.question}, places: b.draw(a)}
	c.cells = a.Cells()
	return c
}

// drawnBar is the bar as it was drawn.
type drawnBar struct {
	cells  chart.Cells
	said   []string
	places []layout.Rect // of the answers
}

// Draw implements Content.
func (c drawnBar) Draw(a chart.Area) { a.Put(c.cells) }

// Equal implements Content.
func (c drawnBar) Equal(o Content) bool {
	other, ok := o.(drawnBar)
	return ok && c.cells.Equal(other.cells)
}

// Text implements Content.
func (c drawnBar) Text() []string { return c.said }

// Hit implements Content: an answer that is clicked is given.
func (c drawnBar) Hit(x, y int) session.Intent {
	for i, r := range c.places {
		if r.Contains(x, y) {
			return session.Answer{Text: strconv.Itoa(i + 1)}
		}
	}
	return nil
}

// page is what a page of a lesson says.
func (b *lessonBar) page(st session.State, goal language.Goal) {
	l := st.Lesson
	b.title = []span{{l.Lesson.Title, b.Theme.Bright}, {"   ", b.Theme.Text}}
	b.addPageMarks(l)
	b.text = language.PageText(l)
	here := l.CurrentPage()
	if here == nil {
		b.nameIndex = len(b.title)
		b.title = append(b.title, span{" finished", b.Theme.Bright})
		b.instruction = b.finished(l)
		return
	}
	b.nameIndex = len(b.title)
	b.title = append(b.title, span{" " + here.Title, b.Theme.Bright})
	b.right = fmt.Sprintf("%d of %d", l.Page+1, len(l.Lesson.Pages))
	if !b.Compact {
		b.right = "page " + b.right
	}
	switch {
	case l.SettingUp:
	case l.SetupFailed:
		b.instruction = []span{{"This page is not set up here: ", b.Theme.Text}, {"n", b.Theme.Bright}, {" goes there by the lesson's own way", b.Theme.Text}}
	case l.Task != nil:
		b.instruction = b.task(l, goal)
	case st.Question != nil:
		b.addQuestion(st)
	default:
		b.instruction = b.nextPageHint(l)
	}
}

// addPageMarks has one mark a page: done, here, to come.
func (b *lessonBar) addPageMarks(l *session.LessonState) {
	const most = 3 // of the width they may take a third
	if len(l.Marks)*2*most > b.size.W {
		return
	}
	toCome, here := "·", "●"
	if b.Plain { // the marks of examples are others
		toCome, here = ".", "*"
	}
	for i, m := range l.Marks {
		mark, st := toCome, b.Theme.Muted
		switch {
		case m.Done && i == l.Page:
			mark, st = "✓", b.Theme.Forward.WithBold()
		case m.Done:
			mark, st = "✓", b.Theme.Forward
		case i == l.Page:
			mark, st = here, theme.Style{FG: b.Theme.Now.FG, Bold: true}
		}
		b.title = append(b.title, span{mark + " ", st})
	}
}

// nextPageHint says what n leads to.
func (b *lessonBar) nextPageHint(l *session.LessonState) []span {
	to := "the end"
	if next := l.Page + 1; next < len(l.Lesson.Pages) {
		to = l.Lesson.Pages[next].Title
	}
	return []span{{"n", b.Theme.Bright}, {" next: " + to, b.Theme.Muted}}
}

// plainText is what spans say.
func plainText(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.text)
	}
	return b.String()
}

// finished says what there is to do behind the last page.
func (b *lessonBar) finished(l *session.LessonState) []span {
	next := " the list of lessons"
	if l.NextLesson != "" {
		next = " next lesson: " + l.NextLesson
	}
	return []span{{"n", b.Theme.Bright}, {next + "     ", b.Theme.Muted}, {"Esc", b.Theme.Bright}, {" stay here, without the lesson", b.Theme.Muted}}
}

// task is what it waits for, or that it is done.
func (b *lessonBar) task(l *session.LessonState, of language.Goal) []span {
	if now := (theme.Style{FG: b.Theme.Now.FG, Bold: true}); !l.Task.Done {
		b.goal = goal{"▢", of.Wanted, now, strings.TrimSpace(of.Deadline + "\n" + of.Now)}
		return []span{{"▢ ", now}, {of.Text(), b.Theme.Bright}, {"    " + of.Now, b.projectorStyle()}}
	}
	b.goal = goal{"✓", "done", b.Theme.Forward.WithBold(), language.TaskReached(l.Task) + "\n" + plainText(b.nextPageHint(l))}
	said := []span{{"✓ ", b.Theme.Forward.WithBold()}, {language.TaskReached(l.Task), b.Theme.Text}, {"     ", b.Theme.Text}}
	all := append(slices.Clone(said), b.nextPageHint(l)...)
	if lineWidth(b.scratchArea(b.size.W, 1), all...) > b.size.W-2 {
		return append(said, span{"n", b.Theme.Bright}, span{" next", b.Theme.Muted})
	}
	return all
}

// addQuestion is a question of a page, as far as it is.
func (b *lessonBar) addQuestion(st session.State) {
	q := st.Question
	if q.Revealed {
		b.question, b.isRevealed = language.TruthText(q), true
		b.text = strings.TrimSpace(strings.Join(language.Feedback(q), " "))
		if st.Lesson.Hint != "" {
			b.text = language.PageText(st.Lesson)
		}
		b.instruction = b.nextPageHint(st.Lesson)
		return
	}
	b.question = language.QuestionText(st)
	if len(q.Options) == 0 {
		b.instruction = b.number(q)
		return
	}
	b.choices(st)
	b.instruction = []span{{"Press ", b.Theme.Muted}, {language.AnswerDigits(len(q.Options)), b.Theme.Bright}, {". You can change your mind until you step.", b.Theme.Muted}}
	if q.Chosen >= 0 {
		b.instruction = []span{{"Your answer: ", b.Theme.Muted}, {language.AnswerText(q), b.Theme.Bright}, {".  ", b.Theme.Muted}, {"space", b.Theme.Bright}, {" steps and shows", b.Theme.Muted}}
	}
}

// number says how a number is given, and what the newest wrong one was.
func (b *lessonBar) number(q *session.QuestionState) []span {
	how := []span{{"Type the number, or a calculation; ", b.Theme.Muted}, {"Enter", b.Theme.Bright}, {" checks it", b.Theme.Muted}}
	if n := len(q.Typed); n > 0 {
		wrong := span{language.WrongText(q.Typed[n-1]) + "  ", b.Theme.Bright}
		if whole := append([]span{wrong}, how...); lineWidth(b.scratchArea(b.size.W, 1), whole...) <= b.size.W-2 {
			return whole
		}
		return []span{wrong, {"Type again", b.Theme.Muted}}
	}
	return how
}

// choices are the answers there are.
func (b *lessonBar) choices(st session.State) {
	for i, o := range st.Question.Options {
		b.options = append(b.options, span{fmt.Sprintf("%d %s", i+1, language.OptionText(st, o)), b.projectorStyle()})
	}
	b.chosen = st.Question.Chosen
}

// guess is the question before a step, and how the one before came out.
func (b *lessonBar) guess(st session.State) {
	g := st.Guess
	b.title = []span{{"Guess first", b.Theme.Bright}, {"   ", b.Theme.Text}}
	if g.Counted > 0 {
		b.title = append(b.title, span{fmt.Sprintf("%d of %d right", g.Right, g.Counted), b.Theme.Text})
	}
	b.right = "Q: no more guessing"
	if g.Last != nil {
		b.text, b.questionOnOwnLine = language.TruthText(g.Last), true
	}
	if g.Waiting {
		b.instruction = []span{{"The next question is on its way.", b.Theme.Muted}}
		return
	}
	if st.Question == nil {
		b.instruction = []span{{"Nothing is asked here. The next question comes where one step leads to something new.", b.Theme.Muted}}
		return
	}
	b.question = language.QuestionText(st)
	b.choices(st)
	b.instruction = []span{{"Press ", b.Theme.Muted}, {language.AnswerDigits(len(st.Question.Options)), b.Theme.Bright}, {", then ", b.Theme.Muted}, {"space", b.Theme.Bright}, {" for the step", b.Theme.Muted}}
	if st.Question.Chosen >= 0 {
		b.instruction = []span{{"Your guess: ", b.Theme.Muted}, {language.AnswerText(st.Question), b.Theme.Bright}, {".  ", b.Theme.Muted}, {"space", b.Theme.Bright}, {" steps and shows", b.Theme.Muted}}
	}
}

// projectorStyle is the style of what is to be read from afar in projector mode.
func (b *lessonBar) projectorStyle() theme.Style {
	if b.Projector {
		return b.Theme.Bright
	}
	return b.Theme.Text
}

// draw draws it, and returns where the answers stand.
func (b *lessonBar) draw(a chart.Area) []layout.Rect {
	w, h := b.size.W, b.size.H
	a.Tint(layout.Rect{W: w, H: h}, b.Theme.Band)
	y := 1 + b.drawHeading(a)
	rows := b.optionRows(a)
	font, beside, lettered := b.goalFont()
	foot := boolToInt(len(b.instruction) > 0)
	if lettered {
		foot = font.rows()
	}
	lines, whole := b.flow(h - y - len(rows) - foot)
	if !whole && len(b.options) > 0 { // the answers say what is to be done
		foot = 0
		lines, _ = b.flow(h - y - len(rows))
	}
	if b.Projector && y > 1 && h-y-len(lines)-len(rows)-foot > 0 {
		y++ // letters stand by themselves where there is room
	}
	for _, words := range lines {
		drawSpans(a, 1, y, words...)
		y++
	}
	if b.Projector && len(rows) > 0 && h-y-len(rows)-foot > 1 { // there is room to part them from the text
		y++
	}
	places := b.drawOptions(a, y, rows)
	switch y += len(rows); {
	case y >= h || foot == 0:
	case lettered:
		b.drawGoal(a, font, beside)
	default:
		last := slices.Clone(b.instruction)
		end := &last[len(last)-1] // what is in front of it is whole
		end.text = clip(end.text, w-2-lineWidth(a, last[:len(last)-1]...))
		drawSpans(a, 1, h-1, last...)
	}
	return places
}

// drawHeading draws the first row, and the name of the page in letters below it where it
// is: it returns the rows of those.
func (b *lessonBar) drawHeading(a chart.Area) int {
	end := b.size.W - 1
	if b.right != "" {
		end = a.TextRight(b.size.W-1, 0, b.right, b.Theme.Muted) - 1
	}
	rows := b.drawName(a)
	title := slices.Clone(b.heading(rows > 0))
	if len(title) > 0 {
		name := &title[len(title)-1] // of the page: what is in front of it is whole
		name.text = clip(name.text, end-2-lineWidth(a, title[:len(title)-1]...))
	}
	b.hairline(a, drawSpans(a, 1, 0, title...)+1, 0, end)
	return rows
}

// room is the columns of a line of text.
func (b *lessonBar) room() int { return min(b.size.W-2, barWidth) }
