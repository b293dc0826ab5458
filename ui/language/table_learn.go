package language

import (
	"math/rand/v2"
	"strings"

	"descent/ui/session"
)

// learningRows lead through a lesson, and ask.
func learningRows() []CommandRow {
	return []CommandRow{
		row[session.LearnOff]("learn off", "leave the lesson; the moment stays").example("learn off").notInLessons(),
		row[session.RestoreAside]("learn back", "what was there before the lesson").example("learn back").notInLessons(),
		row("learn", "open a lesson; alone: the lessons there are", pathField("NAME", func(a *session.OpenLesson) *string { return &a.Name })).
			args("[NAME]").example("learn alpha").withoutArguments("the lessons there are").notInLessons(),
		row[session.NextPage]("next", "the next page of the lesson").example("next").notInLessons().
			keys(intentKey(session.NextPage{}, "n").helpLine(lineLessons)),
		row[session.PrevPage]("prev", "the page before").example("prev").notInLessons().
			keys(intentKey(session.PrevPage{}, "N").helpLine(lineLessons)),
		row[session.HintOff]("hint off", "the text of the page again").example("hint off").notInLessons(),
		row[session.Hint]("hint", "the next hint, at last how it is done").example("hint").notInLessons(),
		row("answer", "answer: a choice's number, or a number", answerField(func(a *session.Answer) *string { return &a.Text })).
			example("answer 2").notInLessons(),
		row[session.PracticeOff]("practice off", "leave the practice; it can be gone on with").example("practice off"),
		row("practice", "be the machine; SET: loop, graph or update", choiceField("SET", "practice", session.PracticeTopics(), func(a *session.Practice) *string { return &a.Topic }),
			optionalWordField("new", func(a *session.Practice) *bool { return &a.New })).
			args("[SET] [new]").withSearchWords(practiceSearchWords).example("practice loop").withoutArguments("begin, go on, or leave").
			keys(intentKey(session.CommandName{Name: "practice"}, "m").helpLine(linePractice)),
		row("guess", "be asked before each step what it does", onOffField(func(a *session.Guess) *bool { return &a.On })).
			example("guess on").withoutArguments("the other").notInLessons().
			keys(intentKey(session.CommandName{Name: "guess"}, "Q").helpLine(lineGuessing)),
	}
}

// answerField takes what answers a question. A number has the minus and the point of a
// keyboard then.
func answerField(at func(*session.Answer) *string) field[session.Answer] {
	f := textField("TEXT", at)
	read := f.read
	f.read = func(r *reader, a *session.Answer) *LineError {
		if f := read(r, a); f != nil {
			return f
		}
		if _, ok := ParseNumber(*at(a)); ok {
			*at(a) = plainNumber(*at(a))
		}
		return nil
	}
	random := f.random
	f.random = func(rng *rand.Rand, a *session.Answer) {
		if random(rng, a); rng.IntN(2) == 0 {
			*at(a) = FormatNumber(randomNumber(rng, anyNumber()))
		}
	}
	return f
}

// plainNumber writes a number with its own digits in ASCII.
func plainNumber(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(fold(s), ",", "."))
}
