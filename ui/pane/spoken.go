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

// SpokenData says what is learned from. Few features are named; the table of
// parameters names all.
func SpokenData(data *session.PreparedData) string {
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

// SpokenProgress is the first thing that is true now and, before a fork, that it
// is one.
func SpokenProgress(st session.State, d Presentation) []string {
	here := paneStateOf(st, d.DrawOptions)
	s := costHeadline(here, unbounded)
	said := []string{s.first + s.rest}
	if here.Run.Snapshot.Iter == 0 && !stopped(here) {
		said = append(said, firstStep(here, unbounded).rest)
	}
	if here.Run.Forks {
		said = append(said, here.saidOfAlpha())
	}
	return said
}

// saidOfAlpha holds α against what is known of it.
func (st paneState) saidOfAlpha() string {
	var said []string
	for _, s := range aboutAlpha(st, unbounded) {
		said = append(said, s.rest)
	}
	return strings.Join(said, " ")
}

// hyperText is the α of the run and where it changed, and its λ where it has one.
func (r Run) hyperText() string {
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
