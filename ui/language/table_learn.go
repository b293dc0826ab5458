package language

import (
	"math/rand/v2"
	"strings"

	"descent/ui/session"
)

// learningRows lead through a lesson, and ask.
func learningRows() []Row {
	return []Row{
		row[session.LearnOff]("learn off", "leave the lesson; the moment stays").example("learn off").outOfLessons(),
		row[session.TakeBack]("learn back", "what was there before the lesson").example("learn back").outOfLessons(),
		row("learn", "open a lesson; alone: the lessons there are", path("NAME", func(a *session.OpenLesson) *string { return &a.Name })).
			args("[NAME]").example("learn alpha").withoutArguments("the lessons there are").outOfLessons(),
		row[session.NextPage]("next", "the next page of the lesson").example("next").outOfLessons().
			keys(press(session.NextPage{}, "n").on(lineLessons)),
		row[session.PrevPage]("prev", "the page before").example("prev").outOfLessons().
			keys(press(session.PrevPage{}, "N").on(lineLessons)),
		row[session.HintOff]("hint off", "the text of the page again").example("hint off").outOfLessons(),
		row[session.Hint]("hint", "the next hint, at last how it is done").example("hint").outOfLessons(),
		row("answer", "answer: a choice's number, or a number", answered(func(a *session.Answer) *string { return &a.Text })).
			example("answer 2").outOfLessons(),
		row[session.PracticeOff]("practice off", "leave the practice; it can be gone on with").example("practice off"),
		row("practice", "be the machine; SET: loop, graph or update", choice("SET", "practice", session.PracticeSets(), func(a *session.Practice) *string { return &a.Set }),
			marked("new", func(a *session.Practice) *bool { return &a.New })).
			args("[SET] [new]").find(practiceWords).example("practice loop").withoutArguments("begin, go on, or leave").
			keys(press(session.CommandName{Name: "practice"}, "m").on(linePractice)),
		row("guess", "be asked before each step what it does", switched(func(a *session.Guess) *bool { return &a.On })).
			example("guess on").withoutArguments("the other").outOfLessons().
			keys(press(session.CommandName{Name: "guess"}, "Q").on(lineGuessing)),
	}
}

// answered takes what answers a question. A number has the minus and the point of a
// keyboard then.
func answered(at func(*session.Answer) *string) field[session.Answer] {
	f := texts("TEXT", at)
	read := f.read
	f.read = func(r *reader, a *session.Answer) *LineError {
		if f := read(r, a); f != nil {
			return f
		}
		if _, ok := Number(*at(a)); ok {
			*at(a) = plainNumber(*at(a))
		}
		return nil
	}
	random := f.random
	f.random = func(rng *rand.Rand, a *session.Answer) {
		if random(rng, a); rng.IntN(2) == 0 {
			*at(a) = Typed(randomNumber(rng, anyNumber()))
		}
	}
	return f
}

// plainNumber writes a number with its own digits in ASCII.
func plainNumber(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(fold(s), ",", "."))
}
