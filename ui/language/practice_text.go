package language

import (
	"fmt"
	"slices"
	"strings"

	"descent/ui/number"
	"descent/ui/session"
)

// manyUndetected is how many known mistakes may give a right number before that is said.
const manyUndetected = 4

// PracticePlace says which number is open, of how many that are asked for.
func PracticePlace(p *session.PracticeState) string { return placeOf(p, p.Now) }

func placeOf(p *session.PracticeState, at int) string {
	return fmt.Sprintf("%d of %d", blankNumber(p, at), blankNumber(p, len(p.Blanks)-1))
}

// blankNumber is which of the numbers that are asked for stands at a place, from 1.
func blankNumber(p *session.PracticeState, at int) (n int) {
	for i, b := range p.Blanks {
		if !b.Given && i <= at {
			n++
		}
	}
	return n
}

// nextBlank is the number that is asked for behind the one that is there; nil behind the last.
func nextBlank(p *session.PracticeState) *session.Blank {
	for i := p.Now + 1; i < len(p.Blanks); i++ {
		if !p.Blanks[i].Given {
			return &p.Blanks[i]
		}
	}
	return nil
}

// MissedCount is how many numbers were asked for and not found at once.
func MissedCount(p *session.PracticeState) (n int) {
	for _, b := range p.Blanks {
		if !b.Given && b.Mark != session.Unfound && b.Mark != session.FirstTry {
			n++
		}
	}
	return n
}

// IsFirstBlank reports whether the number that is open is the first that is asked for.
func IsFirstBlank(p *session.PracticeState) bool {
	return !slices.ContainsFunc(p.Blanks[:p.Now], func(b session.Blank) bool { return !b.Given })
}

// PracticeIntro says what is worked out, and, where many mistakes hide, that they do.
func PracticeIntro(p *session.PracticeState) (what, hiding string) {
	if p.MissedOnly {
		return fmt.Sprintf("Iteration %d again: only what was not found at once.", p.K), ""
	}
	what = "You are the machine: " + practiceOf(p)
	if p.NewData {
		what = "Four new examples are drawn. " + what
	}
	if p.UndetectedMistakes > manyUndetected {
		hiding = fmt.Sprintf("Here a right number may come of a mistake: %d of those that are known give one. With other numbers fewer do: practice %s new.", p.UndetectedMistakes, p.Topic)
	}
	return what, hiding
}

// practiceOf is what is worked out.
func practiceOf(p *session.PracticeState) string {
	return map[string]string{
		session.LoopPractice:   fmt.Sprintf("iteration %d, example %d, where the fewest mistakes hide. Those before it run by themselves.", p.K, p.Example),
		session.GraphPractice:  fmt.Sprintf("the graph of example %d, where the fewest mistakes hide, forward and back.", p.Example),
		session.UpdatePractice: fmt.Sprintf("the update of iteration %d. The gradient is there.", p.K),
	}[p.Topic]
}

// PracticeText is what there is to say of the number that is open: of the newest answer, a
// hint, or what is known.
func PracticeText(st session.State) string {
	p := st.Practice
	b := p.Blanks[p.Now]
	switch {
	case p.ShowsWhy:
		return blankWhy(st)
	case p.LookedAt >= 0:
		return lookedAtText(st)
	case b.Mark != session.Unfound:
		return BlankFoundText(st)
	case p.HintShown > 0:
		return PracticeHint(st)
	case len(b.Typed) > 0:
		return BlankWrongText(b.Typed[len(b.Typed)-1])
	}
	if !IsFirstBlank(p) {
		return PracticeKnownText(st)
	}
	what, hiding := PracticeIntro(p)
	if !p.MissedOnly { // the titles say the rest
		of := practiceOf(p)
		what = strings.ToUpper(of[:1]) + of[1:]
	}
	return strings.TrimSpace(PracticeKnownText(st) + " " + what + " " + hiding) // a narrow screen cuts what is said last
}

// ShortPracticeText is PracticeText where its end may be cut: what a number is worked out from comes first,
// and what is worked out is said in few words.
func ShortPracticeText(st session.State) string {
	text, known := PracticeText(st), PracticeKnownText(st)
	switch before, after, ok := strings.Cut(text, known); {
	case !ok:
		return text
	case before == "" && after != "":
		return known + " " + briefPractice(st.Practice)
	default:
		return strings.TrimSpace(known + " " + strings.TrimSpace(after) + " " + before)
	}
}

// briefPractice is what PracticeIntro says, in one line of a small screen.
func briefPractice(p *session.PracticeState) string {
	what := fmt.Sprintf("Iteration %d, example %d", p.K, p.Example)
	switch {
	case p.MissedOnly:
		return fmt.Sprintf("Iteration %d again: only what was not found at once.", p.K)
	case p.Topic == session.UpdatePractice:
		what = fmt.Sprintf("The update of iteration %d", p.K)
	case p.Topic == session.GraphPractice:
		what = fmt.Sprintf("The graph of example %d", p.Example)
	}
	switch {
	case p.UndetectedMistakes > manyUndetected:
		return what + fmt.Sprintf(": %d mistakes hide here; fewer with practice %s new.", p.UndetectedMistakes, p.Topic)
	case p.Topic == session.UpdatePractice:
		return what + ". The gradient is there."
	}
	return what + ", where the fewest mistakes hide."
}

// blankWhy says how a number that is there comes about.
func blankWhy(st session.State) string {
	p := st.Practice
	b := p.Blanks[p.Now]
	if p.LookedAt >= 0 {
		b = p.Blanks[p.LookedAt]
	}
	return "Why: " + blankEquation(b, p.Inputs, st.View.Digits) + ". " + withFeature(blankTexts()[b.Kind].hint, b.Blank)
}

// lookedAtText says what the number before was.
func lookedAtText(st session.State) string {
	p := st.Practice
	b := p.Blanks[p.LookedAt]
	place := placeOf(p, p.LookedAt) + ", "
	if b.Given {
		place = "Given: "
	}
	return fmt.Sprintf("%s%s: %s, %s.", place, BlankName(b.Blank), number.Standalone(b.Value, st.View.Digits), markText(b.Mark))
}

// markText is how a number was found.
func markText(m session.BlankMark) string {
	return map[session.BlankMark]string{
		session.FirstTry: "at the first try", session.LaterTry: "not at once", session.AfterHint: "after a hint", session.ShownOnly: "shown",
	}[m]
}

// BlankFoundText says that a number is there, and with what it goes on.
func BlankFoundText(st session.State) string {
	p, digits := st.Practice, st.View.Digits
	b := p.Blanks[p.Now]
	if b.Mark == session.ShownOnly {
		return "Shown: " + blankEquation(b, p.Inputs, digits) + ". It does not count."
	}
	typed, full := b.Typed[len(b.Typed)-1].Text, number.Standalone(b.Value, digits)
	return "Right: " + number.WithMinusSign(typed) + ". It goes on with " + BlankName(b.Blank) + " = " + full + "."
}

// BlankWrongText says what a wrong number is, where that is known, and never what is right.
func BlankWrongText(g session.TypedAnswer) string {
	if g.Explanation == "" {
		g.Explanation = "none of the mistakes that are known gives it"
	}
	return WrongText(g)
}

// WithMathSigns is a text in ASCII with the signs that formulas have here.
func WithMathSigns(text string) string {
	signs := strings.NewReplacer("alpha", "α", "lambda", "λ", "*", "·", "^2", "²", "-=", "-=", "-", "−")
	return signs.Replace(text)
}

// PracticeNext says what there is to do.
func (f Formatter) PracticeNext(p *session.PracticeState) string {
	switch {
	case p.LookedAt >= 0:
		return f.keysOrCommand("space", "step") + " goes back to " + PracticePlace(p) + "."
	case p.Blanks[p.Now].Mark == session.Unfound && AllHintsGiven(p):
		return f.keysOrCommand("Type a number or a calculation; three digits will do.", "answer NUMBER, or a calculation; hint shows it.")
	case p.Blanks[p.Now].Mark == session.Unfound:
		return f.keysOrCommand("Type a number or a calculation; three digits will do.", "answer NUMBER, or a calculation; hint helps.")
	}
	if b := nextBlank(p); b != nil {
		return f.keysOrCommand("space", "step") + ": the next number, " + BlankName(b.Blank) + "."
	}
	if p.Topic == session.GraphPractice {
		return f.keysOrCommand("space", "step") + " makes the iteration, with the mean of all examples in place of your numbers."
	}
	return f.keysOrCommand("space", "step") + " makes the iteration with your numbers."
}

// PracticeMade says what there is to do behind the last number.
func (f Formatter) PracticeMade(p *session.PracticeState) string {
	said := f.keysOrCommand("m", "practice") + " works out the next iteration, " + f.keysOrCommand("Esc", "practice off") + " shows it."
	if MissedCount(p) > 0 {
		said = f.keysOrCommand("r", "restart") + " asks once more for what was not found at once; " + said
	}
	return said
}

// PracticeScore says how an iteration was made.
func PracticeScore(p *session.PracticeState) string {
	counts, all := map[session.BlankMark]int{}, 0
	for _, b := range p.Blanks {
		if !b.Given {
			counts[b.Mark]++
			all++
		}
	}
	what := fmt.Sprintf("You made iteration %d", p.K)
	switch {
	case p.MissedOnly:
		what = "Once more"
	case p.Topic == session.GraphPractice:
		what = fmt.Sprintf("You worked out the graph of example %d at k %d", p.Example, p.K)
	}
	said := []string{fmt.Sprintf("%s: %d of %d at the first try", what, counts[session.FirstTry], all)}
	for _, m := range []session.BlankMark{session.LaterTry, session.AfterHint, session.ShownOnly} {
		if n := counts[m]; n > 0 {
			said = append(said, fmt.Sprintf("%d %s", n, markText(m)))
		}
	}
	return strings.Join(said, ", ") + "."
}

// ScoreRow is a number that was worked out: what it is, how it was found, and what was answered first, where that was wrong.
type ScoreRow struct {
	Mark             session.BlankMark
	Name, Value, How string
	First            string
}

// Line is the row as a sentence.
func (r ScoreRow) Line() string {
	said := r.Name + " " + r.Value + ", " + r.How
	if r.First != "" {
		said += "; first answer " + r.First
	}
	return said + "."
}

// ScoreRows lists the numbers that were asked for, with the first answer beside the truth.
func ScoreRows(st session.State) []ScoreRow {
	var rows []ScoreRow
	for _, b := range st.Practice.Blanks {
		if b.Given {
			continue
		}
		row := ScoreRow{Mark: b.Mark, Name: BlankName(b.Blank), Value: number.Standalone(b.Value, st.View.Digits), How: markText(b.Mark)}
		if len(b.Typed) > 0 && (len(b.Typed) > 1 || b.Mark == session.ShownOnly) {
			first := b.Typed[0]
			row.First = number.WithMinusSign(first.Text)
			if first.Explanation != "" {
				row.First += ": " + WithMathSigns(first.Explanation)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// PracticeRows lists the numbers that were not found at once, a sentence each.
func PracticeRows(st session.State) []string {
	var said []string
	for _, r := range ScoreRows(st) {
		if r.Mark != session.FirstTry {
			said = append(said, r.Line())
		}
	}
	return said
}
