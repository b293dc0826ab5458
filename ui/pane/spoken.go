package pane

import (
	"fmt"
	"strconv"
	"strings"

	"descent/trainer"
	"descent/ui/number"
	"descent/ui/session"
)

// What the panes show, as lines of text: for a conversation without a screen.
// The sentences and the numbers are those of the panes, in their longest form.

// unbounded is a width that no sentence needs.
const unbounded = 1 << 30

// SpokenData says what is learned from. Few features are named; [SpokenParameters]
// names all.
func SpokenData(data *session.Prepared) string {
	const few = 4
	m, n := data.Problem.Size()
	facts := []string{data.Set.Name + ": " + number.Plural(m, "example")}
	if n > few {
		facts = append(facts, number.Plural(n, "feature"))
	}
	for j := 0; j < n && n <= few; j++ {
		facts = append(facts, "x"+number.Subscript(j+1)+" "+data.Set.Features[j].Name)
	}
	said := []string{strings.Join(facts, ", ")}
	if data.Set.Table != nil {
		said = append(said, data.Set.Title) // it names the column of the label
	}
	for class, label := range data.Set.Classes {
		if label != strconv.Itoa(class) {
			said = append(said, fmt.Sprintf("y %d is %s", class, label))
		}
	}
	return strings.Join(append(said, scaled(data.Set.Scaling.Method)), "; ")
}

// SpokenMoment is k, J, α and the parameters in one line; of many parameters
// those that the panes show.
func SpokenMoment(f Frame) []string {
	const most = 9
	shown := shownEntries(f.Features, len(f.At.Params.W), most)
	if len(shown) < f.parameters() {
		shown = shownEntries(f.Features, len(f.At.Params.W), len(f.features())+1)
	}
	value, _ := f.parameterFormats(f.Digits, shown)
	said := []string{fmt.Sprintf("k %d  J %s  α %s", f.At.Iter, f.costFormat().Text(f.At.Cost), spokenAlpha(f))}
	all, n := entries(f.At.Params), len(f.At.Params.W)
	for _, j := range shown {
		said = append(said, parameter(j, n)+" "+value.Text(all[j]))
	}
	if rest := f.parameters() - len(shown); rest > 0 {
		said = append(said, fmt.Sprintf("and %d more", rest))
	}
	return []string{strings.Join(said, "  ")}
}

// parameters is how many there are: n weights and b.
func (f Frame) parameters() int { return len(f.At.Params.W) + 1 }

// SpokenProgress is the first thing that is true now and, before a fork, that it
// is one.
func SpokenProgress(f Frame) []string {
	s := progress(f, unbounded)
	said := []string{s.first + s.rest}
	if f.At.Iter == 0 && !stopped(f) {
		said = append(said, firstStep(f, unbounded).rest)
	}
	if f.Forks {
		said = append(said, SpokenAlpha(f)...)
	}
	return said
}

// SpokenAlpha holds α against what is known of it.
func SpokenAlpha(f Frame) []string {
	var said []string
	for _, s := range aboutAlpha(f, unbounded) {
		said = append(said, s.rest)
	}
	return []string{strings.Join(said, " ")}
}

// SpokenParameters has a line for each parameter: its value, its gradient, the
// next update, and the feature that it weighs.
func SpokenParameters(f Frame) []string {
	n := len(f.At.Params.W)
	all := make([]int, 0, n+1)
	for j := range n + 1 {
		all = append(all, j)
	}
	value, gradient := f.parameterFormats(f.Digits, all)
	values, gradients, next := entries(f.At.Params), entries(f.At.Grad), entries(f.At.NextParams(f.Alpha))
	result, alpha := value.Fitted(next), number.Shortest(f.Alpha)
	said := make([]string, 0, n+1)
	for _, j := range all {
		name, d, way := parameter(j, n), gradient.Text(gradients[j]), direction(gradients[j])
		e := number.Equation{
			Left: func(digits int) string {
				return value.WithDigits(digits).Text(values[j]) + " − " + product(alpha, gradient.WithDigits(digits).Text(gradients[j]))
			},
			Right: func(digits int) string { return result.WithDigits(digits).Text(next[j]) },
		}
		text := fmt.Sprintf("%s %s  d%s %s  goes %s: %s", name, value.Text(values[j]), name, d, way, e.Text(f.Digits))
		if way == "still" {
			text = fmt.Sprintf("%s %s  d%s %s  stays", name, value.Text(values[j]), name, d)
		}
		if j < n {
			text += ", for " + f.Set.Features[j].Name
		}
		said = append(said, text)
	}
	return said
}

// SpokenSentences is everything that is true now, what matters most first.
func SpokenSentences(f Frame) []string {
	all := sentences(f, unbounded)
	said := make([]string, 0, len(all))
	for _, s := range all {
		said = append(said, s.first+s.rest)
	}
	return said
}

// course is the α of the run and where it changed, and its λ where it has one.
func (r Run) course() string {
	penalised := r.Lambda != 0
	for _, change := range r.Changes {
		penalised = penalised || change.Lambda != 0
	}
	text := func(h trainer.Hyper) string {
		if !penalised {
			return number.Shortest(h.Alpha)
		}
		return number.Shortest(h.Alpha) + " with λ " + number.Shortest(h.Lambda)
	}
	if len(r.Changes) == 0 {
		return text(trainer.Hyper{Alpha: r.Alpha, Lambda: r.Lambda})
	}
	said := []string{text(r.Changes[0].Hyper)}
	for _, change := range r.Changes[1:] {
		said = append(said, fmt.Sprintf("%s from k %d", text(change.Hyper), change.K))
	}
	return strings.Join(said, ", ")
}
